<?xml version="1.0" encoding="UTF-8"?>
<!-- Values as Turtle's objects, and what is said of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <!-- A property of the field's first value; `name` is the map's unless given. -->
  <xsl:template name="property">
    <xsl:param name="name" select="b:map('skos', 'fields', name())"/>
    <xsl:value-of select="concat(' ;&#10;    ', $name, ' ')"/>
    <xsl:apply-templates select="." mode="object"/>
  </xsl:template>

  <!-- Mode object: the value, or a blank node of it if anything is said of it. -->
  <xsl:template match="*" mode="object"><xsl:apply-templates select="value" mode="literal"/></xsl:template>
  <xsl:template match="*[sources or as-printed or note or @supplied or @certainty or @disputed]" mode="object">
    <xsl:text>[ rdf:value </xsl:text>
    <xsl:apply-templates select="value" mode="literal"/>
    <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
    <xsl:text> ]</xsl:text>
  </xsl:template>

  <!-- Mode literal: text in its language. Markup has no place. -->
  <xsl:template match="value" mode="literal">
    <xsl:if test="*"><xsl:value-of select="b:report(., 'B703', 'literal')"/></xsl:if>
    <xsl:value-of select="concat('&quot;', b:turtle(.), '&quot;')"/>
    <xsl:apply-templates select="../@xml:lang" mode="tag"/>
  </xsl:template>
  <xsl:template match="@xml:lang" mode="tag">
    <xsl:if test="translate(., 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', '') = ''">@<xsl:value-of select="."/></xsl:if>
  </xsl:template>
  <!-- Dates: a year, month or day has a type of XML Schema, all else is EDTF. -->
  <xsl:template match="value[@edtf]" mode="literal">
    <xsl:variable name="shape" select="translate(@edtf, '123456789', '000000000')"/>
    <xsl:value-of select="concat('&quot;', b:turtle(@edtf), '&quot;^^')"/>
    <xsl:choose>
      <xsl:when test="@season">edtf:EDTF</xsl:when>
      <xsl:when test="$shape = '0000'">xsd:gYear</xsl:when>
      <xsl:when test="$shape = '0000-00'">xsd:gYearMonth</xsl:when>
      <xsl:when test="$shape = '0000-00-00'">xsd:date</xsl:when>
      <xsl:otherwise>edtf:EDTF</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="value[@ref]" mode="literal">
    <xsl:choose>
      <xsl:when test="@kind"><xsl:value-of select="concat(translate(substring(@kind, 1, 1), 'e', 'n'), ':', b:turtle-name(@ref))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('&quot;', b:turtle(@ref), '&quot;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="value[@safe]" mode="literal">
    <xsl:value-of select="concat('&lt;', b:iri(b:url(.)), '&gt;')"/>
  </xsl:template>

  <!-- What is said of the thing that the context stands for. -->
  <xsl:template name="statement">
    <xsl:param name="indent" select="'&#10;    '"/>
    <xsl:if test="@supplied"><xsl:value-of select="concat(' ;', $indent, 'prov:wasAttributedTo g:editors')"/></xsl:if>
    <xsl:if test="@certainty"><xsl:value-of select="concat(' ;', $indent, 'skos:editorialNote &quot;certainty: ', @certainty, '&quot;@en')"/></xsl:if>
    <xsl:if test="@preferred"><xsl:value-of select="concat(' ;', $indent, 'skos:editorialNote &quot;preferred by the editors&quot;@en')"/></xsl:if>
    <xsl:if test="@alternative"><xsl:value-of select="concat(' ;', $indent, 'skos:editorialNote &quot;disputed: another value is preferred&quot;@en')"/></xsl:if>
    <xsl:apply-templates select="sources | as-printed | note" mode="statement"><xsl:with-param name="indent" select="$indent"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="sources" mode="statement">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat(' ;', $indent, 'dct:source ')"/>
    <xsl:apply-templates select="work/value" mode="literal"/>
    <xsl:if test="locator or as-printed or note">
      <xsl:value-of select="concat(' ;', $indent, 'prov:qualifiedPrimarySource [ prov:entity ')"/>
      <xsl:apply-templates select="work/value" mode="literal"/>
      <xsl:apply-templates select="locator | as-printed | note" mode="statement"><xsl:with-param name="indent" select="concat($indent, '  ')"/></xsl:apply-templates>
      <xsl:text> ]</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="locator" mode="statement">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat(' ;', $indent, 'bibo:locator ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
  </xsl:template>
  <!-- Beside a value it would be taken for the value: it is that of a source that is not named. -->
  <xsl:template match="as-printed" mode="statement">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat(' ;', $indent, 'prov:qualifiedPrimarySource [ rdf:value ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
    <xsl:text> ]</xsl:text>
  </xsl:template>
  <xsl:template match="sources/as-printed" mode="statement">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat(' ;', $indent, 'rdf:value ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
  </xsl:template>
  <xsl:template match="note" mode="statement">
    <xsl:param name="indent"/>
    <xsl:value-of select="concat(' ;', $indent, 'skos:note ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
  </xsl:template>

  <!-- A name field as an agent; an organisation with a record is that record. -->
  <xsl:template name="agent">
    <xsl:param name="name" select="b:map('skos', 'fields', name())"/>
    <xsl:choose>
      <xsl:when test="body/value/@kind">
        <xsl:value-of select="concat(' ;&#10;    ', $name, ' ')"/>
        <xsl:apply-templates select="body/value" mode="literal"/>
        <xsl:apply-templates select="sources | as-printed | note | @supplied" mode="lost"/>
      </xsl:when>
      <xsl:when test="others and not(family or literal or form)"><xsl:value-of select="b:report(., 'B701', 'others')"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(' ;&#10;    ', $name, ' [ a foaf:Agent')"/>
        <xsl:apply-templates select="." mode="agent"/>
        <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
        <xsl:text> ]</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="agent">
    <xsl:variable name="plain"><xsl:apply-templates select="." mode="name"/></xsl:variable>
    <xsl:if test="$plain != ''"><xsl:value-of select="concat(' ;&#10;      foaf:name &quot;', b:turtle($plain), '&quot;')"/></xsl:if>
    <xsl:for-each select="family">
      <xsl:text> ;&#10;      foaf:familyName </xsl:text><xsl:apply-templates select="value" mode="literal"/>
    </xsl:for-each>
    <xsl:for-each select="given">
      <xsl:text> ;&#10;      foaf:givenName </xsl:text><xsl:apply-templates select="value" mode="literal"/>
    </xsl:for-each>
    <xsl:for-each select="literal">
      <xsl:text> ;&#10;      foaf:name </xsl:text><xsl:apply-templates select="value" mode="literal"/>
    </xsl:for-each>
    <xsl:for-each select="form">
      <xsl:text> ;&#10;      foaf:name "</xsl:text>
      <xsl:value-of select="b:turtle(concat(literal[not(../family)]/value, family/value, given/value))"/>
      <xsl:text>"</xsl:text>
      <xsl:apply-templates select="@xml:lang" mode="tag"/>
      <xsl:apply-templates select="@supplied | sources | as-printed | note" mode="lost"/>
    </xsl:for-each>
    <xsl:for-each select="orcid"><xsl:value-of select="concat(' ;&#10;      foaf:page &lt;https://orcid.org/', b:iri(value), '&gt;')"/></xsl:for-each>
    <xsl:for-each select="body"><xsl:value-of select="concat(' ;&#10;      foaf:name &quot;', b:turtle(value), '&quot;')"/></xsl:for-each>
  </xsl:template>
  <!-- Mode name: the Latin name, in its order. -->
  <xsl:template match="*" mode="name">
    <xsl:for-each select="given[../@order != 'family-first'] | dropping-particle | non-dropping-particle"><xsl:value-of select="concat(value, ' ')"/></xsl:for-each>
    <xsl:value-of select="family/value"/>
    <xsl:for-each select="given[../@order = 'family-first'] | suffix"><xsl:value-of select="concat(' ', value)"/></xsl:for-each>
  </xsl:template>

  <!-- Mode lost: what has no place. -->
  <xsl:template match="*" mode="lost"><xsl:value-of select="b:report(., 'B701', name())"/></xsl:template>
  <xsl:template match="@*" mode="lost"><xsl:value-of select="b:report(.., 'B701', name())"/></xsl:template>
</xsl:stylesheet>
