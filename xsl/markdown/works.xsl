<?xml version="1.0" encoding="UTF-8"?>
<!-- Works: a line as it would be cited, and below it what else is known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:template match="endnote" mode="record">
    <xsl:variable name="by" select="author[not(@alternative)] | editor[not(@alternative)][not(../author)]"/>
    <xsl:text>- </xsl:text><xsl:apply-templates select="." mode="anchor"/>
    <xsl:for-each select="$by">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:apply-templates select="." mode="content"/>
    </xsl:for-each>
    <xsl:if test="$by[self::editor]"> (ed.)</xsl:if>
    <xsl:if test="$by">, </xsl:if>
    <xsl:apply-templates select="title[not(@alternative)]" mode="cited"/>
    <xsl:apply-templates select="container-title[not(@alternative)] | volume[not(@alternative)] | issue[not(@alternative)] | publisher[not(@alternative)] |
                                 issued[not(@alternative)] | page[not(@alternative)]" mode="cited"/>
    <xsl:text>.</xsl:text>
    <xsl:for-each select="doi[not(@alternative)]"> <xsl:value-of select="concat(' [doi:', b:markdown(value), '](&lt;https://doi.org/', b:iri(value), '&gt;)')"/></xsl:for-each>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="*[not(self::title or self::derived)]
                                  [@alternative or @supplied or @certainty or sources or as-printed or note or
                                   not(self::author or self::editor[not(../author)] or self::container-title or self::volume or self::issue or
                                       self::publisher or self::issued or self::page or self::doi)] |
                                 title[@alternative or @supplied or @certainty or sources or as-printed or note]" mode="fact">
      <xsl:with-param name="indent" select="'  '"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Mode cited: a part of the line. -->
  <xsl:template match="title" mode="cited">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:apply-templates select="value" mode="text"/></xsl:when>
      <xsl:otherwise> \[<xsl:apply-templates select="value" mode="text"/>\]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="container-title" mode="cited">
    <xsl:choose>
      <xsl:when test="preceding-sibling::container-title[not(@alternative)]"> \[<xsl:apply-templates select="value" mode="text"/>\]</xsl:when>
      <xsl:otherwise>, &lt;i&gt;<xsl:apply-templates select="value" mode="text"/>&lt;/i&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="publisher[preceding-sibling::publisher[not(@alternative)]]" mode="cited"> \[<xsl:apply-templates select="value" mode="text"/>\]</xsl:template>
  <xsl:template match="issue" mode="cited">, no. <xsl:apply-templates select="." mode="content"/></xsl:template>
  <xsl:template match="volume" mode="cited"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="content"/></xsl:template>
  <xsl:template match="*" mode="cited">, <xsl:apply-templates select="." mode="content"/></xsl:template>
</xsl:stylesheet>
