<?xml version="1.0" encoding="UTF-8"?>
<!-- Fields as lines: the form of notes that tbx.xsl describes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">

  <!-- A field as a note of its own. -->
  <xsl:template match="*" mode="fact">
    <note>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates select="." mode="lines"/>
    </note>
  </xsl:template>

  <!-- Mode lines: the field, from its name on, and behind it what is said of it, each on a line. Of a member of a list
       with several languages the first has the name. -->
  <xsl:template match="*" mode="lines">
    <xsl:param name="indent" select="''"/>
    <xsl:param name="first" select="true()"/>
    <xsl:if test="$first or not(@item) or not(name(preceding-sibling::*[1]) = name() and preceding-sibling::*[1]/@item = @item)">
      <xsl:value-of select="name()"/>
    </xsl:if>
    <xsl:if test="@xml:lang"><xsl:value-of select="concat('[', @xml:lang, ']')"/></xsl:if>
    <xsl:text>:</xsl:text>
    <xsl:apply-templates select="." mode="lines-value"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
    <xsl:apply-templates select="." mode="below"><xsl:with-param name="indent" select="concat($indent, '  ')"/></xsl:apply-templates>
  </xsl:template>
  <!-- A field with keys: the key is a name below its own. -->
  <xsl:template match="*[@key]" mode="lines">
    <xsl:param name="indent" select="''"/>
    <xsl:value-of select="concat(name(), ':&#10;', $indent, '  ', @key)"/>
    <xsl:if test="@xml:lang"><xsl:value-of select="concat('[', @xml:lang, ']')"/></xsl:if>
    <xsl:text>:</xsl:text>
    <xsl:apply-templates select="." mode="lines-value"><xsl:with-param name="indent" select="concat($indent, '  ')"/></xsl:apply-templates>
    <xsl:apply-templates select="." mode="below"><xsl:with-param name="indent" select="concat($indent, '    ')"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="lines-value"/>
  <xsl:template match="*[value]" mode="lines-value">
    <xsl:param name="indent"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="value" mode="text"><xsl:with-param name="indent" select="concat($indent, '  ')"/></xsl:apply-templates>
  </xsl:template>
  <!-- A source is known by its work. -->
  <xsl:template match="sources" mode="lines-value">
    <xsl:value-of select="concat(' ', work/value/@ref)"/>
  </xsl:template>

  <!-- Mode below: what is said of a value, and the fields of a part. -->
  <xsl:template match="*" mode="below">
    <xsl:param name="indent"/>
    <xsl:apply-templates select="@supplied | @certainty | @preferred" mode="below"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
    <xsl:apply-templates select="*[not(self::value or self::ruby)]" mode="line">
      <xsl:with-param name="indent" select="$indent"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="*" mode="line">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat('&#10;', $indent)"/>
    <xsl:apply-templates select="." mode="lines">
      <xsl:with-param name="indent" select="$indent"/>
      <xsl:with-param name="first" select="false()"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="sources/work" mode="line"/>
  <xsl:template match="@*" mode="below">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat('&#10;', $indent, name(), ': ')"/>
    <xsl:apply-templates select="." mode="flag"/>
  </xsl:template>
  <xsl:template match="@certainty" mode="flag"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@supplied | @preferred" mode="flag">true</xsl:template>

  <!-- Mode text: what stands in a value. `indent` only within lines. -->
  <xsl:template match="value" mode="text">
    <xsl:param name="indent"/>
    <xsl:apply-templates mode="text"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="value[@ref]" mode="text"><xsl:value-of select="@ref"/></xsl:template>
  <xsl:template match="text()" mode="text">
    <xsl:param name="indent"/>
    <xsl:choose>
      <xsl:when test="$indent != ''"><xsl:value-of select="b:lines(., $indent)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="i" mode="text"><hi type="italics"><xsl:apply-templates mode="plain"/></hi></xsl:template>
  <xsl:template match="b" mode="text"><hi type="bold"><xsl:apply-templates mode="plain"/></hi></xsl:template>
  <xsl:template match="sup" mode="text"><hi type="superscript"><xsl:apply-templates mode="plain"/></hi></xsl:template>
  <xsl:template match="sub" mode="text"><hi type="subscript"><xsl:apply-templates mode="plain"/></hi></xsl:template>
  <xsl:template match="nocase | sc" mode="text">
    <xsl:value-of select="b:report(., 'B703', 'hi')"/>
    <hi><xsl:apply-templates mode="plain"/></hi>
  </xsl:template>
  <xsl:template match="run" mode="text">
    <xsl:param name="indent"/>
    <xsl:apply-templates mode="text"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="*" mode="text"><xsl:call-template name="unknown"/></xsl:template>
  <!-- hi holds text alone: what is marked up twice keeps the outer mark. -->
  <xsl:template match="run" mode="plain"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="*" mode="plain">
    <xsl:value-of select="b:report(., 'B703', 'hi')"/>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Mode in-language: a value within an element that has no xml:lang. -->
  <xsl:template match="*" mode="in-language"><xsl:apply-templates select="value" mode="text"/></xsl:template>
  <xsl:template match="*[@xml:lang]" mode="in-language">
    <foreign xml:lang="{@xml:lang}"><xsl:apply-templates select="value" mode="text"/></foreign>
  </xsl:template>
</xsl:stylesheet>
