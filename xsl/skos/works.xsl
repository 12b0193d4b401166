<?xml version="1.0" encoding="UTF-8"?>
<!-- Works. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:template match="endnote" mode="record">
    <xsl:value-of select="concat('&#10;n:', b:turtle-name(@id), ' a dct:BibliographicResource')"/>
    <xsl:apply-templates select="*" mode="work"/>
    <xsl:if test="author[not(@alternative)][2]">
      <xsl:text> ;&#10;    bibo:authorList (</xsl:text>
      <xsl:for-each select="author[not(@alternative)]">
        <xsl:variable name="plain">
          <xsl:apply-templates select="." mode="name"/>
          <xsl:if test="not(family)"><xsl:value-of select="(literal | body | form/literal | form/family)[1]/value"/></xsl:if>
        </xsl:variable>
        <xsl:value-of select="concat(' &quot;', b:turtle($plain), '&quot;')"/>
      </xsl:for-each>
      <xsl:text> )</xsl:text>
    </xsl:if>
    <xsl:text> .&#10;</xsl:text>
  </xsl:template>

  <!-- Mode plain: the value as tools look for it, and who says so in a note. -->
  <xsl:template match="*" mode="plain">
    <xsl:param name="name" select="b:map('skos', 'fields', name())"/>
    <xsl:value-of select="concat(' ;&#10;    ', $name, ' ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
    <xsl:apply-templates select="." mode="history-note"/>
  </xsl:template>

  <!-- What is said of a name goes into the agent. -->
  <xsl:template match="*" mode="work">
    <xsl:variable name="to" select="b:map('skos', 'fields', name())"/>
    <xsl:choose>
      <xsl:when test="$to = ''"><xsl:apply-templates select="." mode="lost"/></xsl:when>
      <xsl:when test="@alternative and value"><xsl:apply-templates select="." mode="history-note"/></xsl:when>
      <xsl:when test="@alternative"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:when>
      <xsl:when test="value"><xsl:apply-templates select="." mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="agent"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="b:fidelity('skos', 'fields', name()) = 'approximate'"><xsl:value-of select="b:report(., 'B703', $to)"/></xsl:if>
  </xsl:template>
  <xsl:template match="endnote/status" mode="work">
    <xsl:apply-templates select="." mode="plain"><xsl:with-param name="name" select="'bibo:status'"/></xsl:apply-templates>
  </xsl:template>
  <xsl:template match="note" mode="work"><xsl:apply-templates select="." mode="concept"/></xsl:template>
  <xsl:template match="subject-field" mode="work"><xsl:apply-templates select="." mode="concept"/></xsl:template>
  <xsl:template match="history" mode="work"><xsl:apply-templates select="." mode="concept"/></xsl:template>
  <xsl:template match="sources" mode="work"><xsl:apply-templates select="." mode="concept"/></xsl:template>
  <xsl:template match="doi" mode="work">
    <xsl:apply-templates select="." mode="plain"/>
    <xsl:if test="not(@alternative)"><xsl:value-of select="concat(' ;&#10;    dct:identifier &quot;doi:', b:turtle(value), '&quot;')"/></xsl:if>
  </xsl:template>
  <!-- What it stands in is a thing with a title. -->
  <xsl:template match="container-title | collection-title" mode="work">
    <xsl:variable name="first" select="name(preceding-sibling::*[1]) != name()"/>
    <xsl:if test="$first">
      <xsl:text> ;&#10;    dct:isPartOf [ a dct:BibliographicResource</xsl:text>
      <xsl:for-each select="../*[name() = name(current())]">
        <xsl:text> ;&#10;      dct:title </xsl:text>
        <xsl:apply-templates select="value" mode="literal"/>
        <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
      </xsl:for-each>
      <xsl:text> ]</xsl:text>
      <xsl:if test="self::collection-title"><xsl:value-of select="b:report(., 'B703', 'dct:isPartOf')"/></xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:template match="publisher" mode="work">
    <xsl:text> ;&#10;    dct:publisher [ a foaf:Agent ;&#10;      foaf:name </xsl:text>
    <xsl:apply-templates select="value" mode="literal"/>
    <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
    <xsl:text> ]</xsl:text>
  </xsl:template>
  <xsl:template match="archived" mode="work">
    <xsl:text> ;&#10;    rdfs:seeAlso </xsl:text>
    <xsl:apply-templates select="url/value" mode="literal"/>
    <xsl:apply-templates select="date | sources | as-printed | note" mode="lost"/>
  </xsl:template>
  <xsl:template match="cited-in" mode="work">
    <xsl:text> ;&#10;    dct:isReferencedBy </xsl:text>
    <xsl:apply-templates select="work/value" mode="literal"/>
    <xsl:apply-templates select="*[not(self::work)]" mode="lost"/>
  </xsl:template>
  <xsl:template match="event-title | event-date" mode="work">
    <xsl:if test="self::event-title[name(preceding-sibling::*[1]) != name()] or not(../event-title or preceding-sibling::event-date)">
      <xsl:text> ;&#10;    bibo:presentedAt [ a bibo:Event</xsl:text>
      <xsl:for-each select="../event-title">
        <xsl:text> ;&#10;      dct:title </xsl:text><xsl:apply-templates select="value" mode="literal"/>
        <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
      </xsl:for-each>
      <xsl:for-each select="../event-date[not(@alternative)]">
        <xsl:text> ;&#10;      dct:date </xsl:text><xsl:apply-templates select="value" mode="literal"/>
        <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
      </xsl:for-each>
      <xsl:text> ]</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
