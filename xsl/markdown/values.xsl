<?xml version="1.0" encoding="UTF-8"?>
<!-- Values, and what is said of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <!-- Mode anchor: where links lead. -->
  <xsl:template match="term | program | endnote" mode="anchor">
    <xsl:value-of select="concat('&lt;a id=&quot;', translate(substring(name(), 1, 1), 'e', 'n'), '-', b:html-id(@id), '&quot;&gt;&lt;/a&gt;')"/>
  </xsl:template>
  <!-- Mode link: a reference; to what is not in the file its name. -->
  <xsl:template match="*[@ref]" mode="link"><xsl:value-of select="b:markdown(.)"/></xsl:template>
  <xsl:template match="*[@ref and @kind and not(@outside)]" mode="link">
    <xsl:value-of select="concat('[', b:markdown(.), '](&lt;#', translate(substring(@kind, 1, 1), 'e', 'n'), '-', b:html-id(@ref), '&gt;)')"/>
    <xsl:if test="@han and @han != string() and @kind != 'endnote'"><xsl:value-of select="concat(' ', b:markdown(@han))"/></xsl:if>
  </xsl:template>

  <!-- Mode fact: an item of a list, with the name of the field. -->
  <xsl:template match="*" mode="fact">
    <xsl:param name="indent" select="''"/>
    <xsl:variable name="name" select="translate(name(), '-', ' ')"/>
    <xsl:value-of select="concat($indent, '- **', translate(substring($name, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($name, 2))"/>
    <xsl:if test="@key"><xsl:value-of select="concat(' (', b:markdown(@key), ')')"/></xsl:if>
    <xsl:text>:** </xsl:text>
    <xsl:apply-templates select="." mode="said"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Mode said: the value, and who says so. -->
  <xsl:template match="*" mode="said">
    <xsl:apply-templates select="." mode="content"/>
    <xsl:apply-templates select="." mode="evidence"/>
  </xsl:template>

  <!-- Mode evidence: in brackets behind the value; mode pieces: each with `; ` before it. -->
  <xsl:template match="*" mode="evidence">
    <xsl:variable name="pieces"><xsl:apply-templates select="." mode="pieces"/></xsl:variable>
    <xsl:if test="$pieces != ''"><xsl:value-of select="concat(' (', substring($pieces, 3), ')')"/></xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="pieces">
    <xsl:if test="@disputed and @alternative">; disputed</xsl:if>
    <xsl:if test="@preferred">; preferred by the editors</xsl:if>
    <xsl:if test="@supplied">; supplied</xsl:if>
    <xsl:if test="@certainty"><xsl:value-of select="concat('; certainty ', @certainty)"/></xsl:if>
    <xsl:apply-templates select="sources | as-printed | note" mode="piece"/>
  </xsl:template>
  <xsl:template match="sources" mode="piece">
    <xsl:text>; </xsl:text>
    <xsl:apply-templates select="work/value" mode="link"/>
    <xsl:for-each select="locator">, <xsl:apply-templates select="value" mode="text"/></xsl:for-each>
    <xsl:for-each select="as-printed">, printed ‘<xsl:apply-templates select="value" mode="text"/>’</xsl:for-each>
    <xsl:for-each select="note">, <xsl:apply-templates select="value" mode="text"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="as-printed" mode="piece">; printed ‘<xsl:apply-templates select="value" mode="text"/>’</xsl:template>
  <xsl:template match="note" mode="piece">; <xsl:apply-templates select="." mode="said"/></xsl:template>

  <!-- Mode content: the value alone. -->
  <xsl:template match="*" mode="content"><xsl:apply-templates select="value" mode="text"/></xsl:template>
  <!-- A part: its fields, by name. -->
  <xsl:template match="*[not(value)]" mode="content">
    <xsl:for-each select="*[not(self::sources or self::as-printed or self::note)]">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:if test="not(self::work or self::url or self::locator)"><xsl:value-of select="concat(translate(name(), '-', ' '), ' ')"/></xsl:if>
      <xsl:apply-templates select="." mode="said"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="sources" mode="content" priority="1">
    <xsl:apply-templates select="work/value" mode="link"/>
    <xsl:for-each select="locator">, <xsl:apply-templates select="value" mode="text"/></xsl:for-each>
    <xsl:for-each select="as-printed">, printed ‘<xsl:apply-templates select="value" mode="text"/>’</xsl:for-each>
  </xsl:template>
  <xsl:template match="sources" mode="evidence">
    <xsl:for-each select="note"><xsl:text> (</xsl:text><xsl:apply-templates select="value" mode="text"/>)</xsl:for-each>
  </xsl:template>
  <xsl:template match="history" mode="evidence"/>
  <xsl:template match="history" mode="content" priority="1">
    <xsl:apply-templates select="date" mode="said"/>
    <xsl:for-each select="note">, <xsl:apply-templates select="." mode="said"/></xsl:for-each>
  </xsl:template>
  <!-- A name: Latin, then its other forms. -->
  <xsl:template match="*[@order]" mode="content" priority="1">
    <xsl:for-each select="given[../@order != 'family-first'] | dropping-particle | non-dropping-particle"><xsl:value-of select="concat(b:markdown(value), ' ')"/></xsl:for-each>
    <xsl:value-of select="b:markdown(family/value)"/>
    <xsl:for-each select="given[../@order = 'family-first'] | suffix"><xsl:value-of select="concat(' ', b:markdown(value))"/></xsl:for-each>
    <xsl:for-each select="literal | form | body">
      <xsl:if test="position() != 1 or ../family or ../given"><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="self::form"><xsl:value-of select="b:markdown(concat(family/value, given/value, literal[not(../family)]/value))"/></xsl:when>
        <xsl:when test="self::body"><xsl:apply-templates select="value" mode="link"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="value" mode="text"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="." mode="evidence"/>
    </xsl:for-each>
    <xsl:if test="others">et al.</xsl:if>
    <xsl:for-each select="orcid"><xsl:value-of select="concat(' [ORCID](&lt;https://orcid.org/', b:iri(value), '&gt;)')"/></xsl:for-each>
  </xsl:template>

  <!-- Mode text: what stands in a value. -->
  <xsl:template match="value" mode="text"><xsl:apply-templates mode="text"/></xsl:template>
  <xsl:template match="value[@ref]" mode="text"><xsl:apply-templates select="." mode="link"/></xsl:template>
  <xsl:template match="value[@safe]" mode="text">
    <xsl:value-of select="concat('[', b:markdown(.), '](&lt;', b:iri(b:url(.)), '&gt;)')"/>
  </xsl:template>
  <xsl:template match="value[@label or @label-zh]" mode="text">
    <xsl:value-of select="b:markdown(@label)"/>
    <xsl:if test="@label and @label-zh"><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="b:markdown(@label-zh)"/>
  </xsl:template>
  <!-- Dates: what is not a plain date is said in words. -->
  <xsl:template match="value[@edtf]" mode="text"><xsl:value-of select="b:markdown(b:date(@edtf))"/></xsl:template>
  <xsl:template match="text()" mode="text"><xsl:value-of select="b:markdown(.)"/></xsl:template>
  <xsl:template match="i | b | sup | sub" mode="text">
    <xsl:value-of select="concat('&lt;', name(), '&gt;')"/><xsl:apply-templates mode="text"/><xsl:value-of select="concat('&lt;/', name(), '&gt;')"/>
  </xsl:template>
  <xsl:template match="run | nocase" mode="text"><xsl:apply-templates mode="text"/></xsl:template>
  <xsl:template match="sc" mode="text">
    <xsl:value-of select="b:report(., 'B703', 'text')"/>
    <xsl:apply-templates mode="text"/>
  </xsl:template>
  <xsl:template match="*" mode="text">
    <xsl:message terminate="yes">markdown: no template for <xsl:value-of select="name()"/> in <xsl:value-of select="name(..)"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
