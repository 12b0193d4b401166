<?xml version="1.0" encoding="UTF-8"?>
<!-- A glossary to read, in Markdown as GitHub shows it: a heading for each term and program, its renderings in a table, what is said of
     it in lists; then the works. Everything that a record says is there. Text goes through b:markdown, so that none of it acts;
     HTML is written for anchors and inline markup alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:include href="params.xsl"/>
  <xsl:include href="markdown/concepts.xsl"/>
  <xsl:include href="markdown/works.xsl"/>
  <xsl:include href="markdown/values.xsl"/>

  <xsl:template match="/">
    <xsl:apply-templates select="bibelot/project" mode="head"/>
    <xsl:if test="not(bibelot/project/title)"># Glossary&#10;</xsl:if>
    <xsl:call-template name="section">
      <xsl:with-param name="heading" select="'Terms 术语'"/>
      <xsl:with-param name="records" select="bibelot/term"/>
    </xsl:call-template>
    <xsl:call-template name="section">
      <xsl:with-param name="heading" select="'Programmes and institutions 规划与机构'"/>
      <xsl:with-param name="records" select="bibelot/program"/>
    </xsl:call-template>
    <xsl:call-template name="section">
      <xsl:with-param name="heading" select="'Works 著作'"/>
      <xsl:with-param name="records" select="bibelot/endnote"/>
    </xsl:call-template>
    <xsl:if test="$program != ''"><xsl:value-of select="concat('&#10;Written by ', b:markdown($program), '.&#10;')"/></xsl:if>
  </xsl:template>

  <xsl:template name="section">
    <xsl:param name="heading"/>
    <xsl:param name="records"/>
    <xsl:if test="$records">
      <xsl:value-of select="concat('&#10;## ', $heading, '&#10;')"/>
      <xsl:if test="$records/self::endnote"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:apply-templates select="$records" mode="record"><xsl:sort select="@rank-en" data-type="number"/></xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="project" mode="head">
    <xsl:if test="title">
      <xsl:text># </xsl:text>
      <xsl:for-each select="title[lang('en')] | title[not(lang('en'))]">
        <xsl:sort select="number(not(lang('en')))" data-type="number"/>
        <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates select="value" mode="text"/>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:for-each select="description">
      <xsl:text>&#10;</xsl:text><xsl:apply-templates select="value" mode="text"/><xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:if test="editors | licence">
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="editors">
        <xsl:if test="position() != 1">, </xsl:if>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
      <xsl:if test="editors and licence">. </xsl:if>
      <xsl:for-each select="licence"><xsl:value-of select="concat('Licence: ', b:markdown(value))"/></xsl:for-each>
      <xsl:text>.&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Unknown elements stop the run. -->
  <xsl:template match="*" mode="record">
    <xsl:message terminate="yes">markdown: no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
