<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms and programs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:template match="term | program" mode="record">
    <xsl:variable name="preferred" select="designations[not(@alternative)][status/value = 'preferred']"/>
    <xsl:variable name="han" select="($preferred[lang('zh')] | designations[lang('zh')][not($preferred[lang('zh')])])[1]"/>
    <xsl:variable name="english" select="($preferred[not(lang('zh'))] | designations[not(lang('zh'))][not($preferred[not(lang('zh'))])])[1]"/>
    <xsl:text>&#10;### </xsl:text><xsl:apply-templates select="." mode="anchor"/>
    <xsl:apply-templates select="$english/text[1]/value" mode="text"/>
    <xsl:if test="$english and $han"><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="$han/text[1]/value" mode="text"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="definition | explanation" mode="paragraph"/>
    <xsl:if test="designations">
      <xsl:text>&#10;| Rendering 译名 | Language | Status 等级 | Sources and remarks 出处 |&#10;|---|---|---|---|&#10;</xsl:text>
      <xsl:apply-templates select="designations" mode="row"/>
    </xsl:if>
    <xsl:if test="*[not(self::designations or self::definition or self::explanation or self::quotations or self::note or self::history or self::derived)]">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*[not(self::designations or self::definition or self::explanation or self::quotations or self::note or self::history or self::derived)]"
                           mode="fact"/>
    </xsl:if>
    <xsl:apply-templates select="derived[narrower or parts or succeeded-by]" mode="derived"/>
    <xsl:apply-templates select="quotations" mode="paragraph"/>
    <xsl:apply-templates select="note" mode="paragraph"/>
    <xsl:if test="history"><xsl:text>&#10;</xsl:text><xsl:apply-templates select="history" mode="fact"/></xsl:if>
  </xsl:template>

  <!-- Mode paragraph. -->
  <xsl:template match="*" mode="paragraph">
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="." mode="said"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="quotations" mode="paragraph">
    <xsl:for-each select="text">
      <xsl:text>&#10;&gt; </xsl:text>
      <xsl:if test="position() != 1">&#10;&gt; </xsl:if>
      <xsl:apply-templates select="." mode="said"/>
    </xsl:for-each>
    <xsl:variable name="by">
      <xsl:for-each select="speaker | date">, <xsl:apply-templates select="." mode="said"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="evidence"><xsl:apply-templates select="." mode="evidence"/></xsl:variable>
    <xsl:if test="$by != '' or $evidence != ''">
      <xsl:text>&#10;&gt;&#10;&gt; — </xsl:text>
      <xsl:value-of select="substring($by, 3)"/>
      <xsl:value-of select="$evidence"/>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Mode row: a rendering. -->
  <xsl:template match="designations" mode="row">
    <xsl:text>| </xsl:text>
    <xsl:apply-templates select="text" mode="part"/>
    <xsl:for-each select="pinyin | romanised">
      <xsl:text> &lt;i&gt;</xsl:text><xsl:apply-templates select="value" mode="text"/><xsl:text>&lt;/i&gt;</xsl:text>
      <xsl:apply-templates select="." mode="evidence"/>
    </xsl:for-each>
    <xsl:value-of select="concat(' | ', b:markdown(@xml:lang), ' | ')"/>
    <xsl:for-each select="status | term-type | register">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:apply-templates select="." mode="said"/>
    </xsl:for-each>
    <xsl:text> | </xsl:text>
    <xsl:for-each select="short-for">short for <xsl:apply-templates select="." mode="said"/>. </xsl:for-each>
    <xsl:for-each select="abbreviation">abbreviated <xsl:apply-templates select="." mode="said"/>. </xsl:for-each>
    <xsl:variable name="evidence"><xsl:apply-templates select="." mode="pieces"/></xsl:variable>
    <xsl:value-of select="substring($evidence, 3)"/>
    <xsl:text> |&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="text" mode="part">
    <xsl:if test="position() != 1"> / </xsl:if>
    <xsl:apply-templates select="." mode="said"/>
  </xsl:template>

  <!-- Mode derived: what points here. -->
  <xsl:template match="derived" mode="derived">
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="narrower | parts | succeeded-by">
      <xsl:value-of select="concat('- **', translate(substring(name(), 1, 1), 'nps', 'NPS'), translate(substring(name(), 2), '-', ' '), ':** ')"/>
      <xsl:apply-templates select="." mode="link"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
