<?xml version="1.0" encoding="UTF-8"?>
<!-- <meta>, <link> and linked data of a page, for machines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Where the site will stand, with a slash at its end; empty if the project doesn't say. -->
  <xsl:variable name="base">
    <xsl:variable name="url" select="string($project/base-url/value)"/>
    <xsl:value-of select="$url"/>
    <xsl:if test="$url != '' and substring($url, string-length($url)) != '/'">/</xsl:if>
  </xsl:variable>

  <!-- Mode path: where the page lies. -->
  <xsl:template match="project" mode="path">index.html</xsl:template>
  <xsl:template match="index" mode="path">index-<xsl:value-of select="@by"/>.html</xsl:template>
  <xsl:template match="index[@by = 'works']" mode="path">bibliography.html</xsl:template>
  <xsl:template match="index[@by = 'variants']" mode="path">variants.html</xsl:template>
  <xsl:template match="index[@by = 'changes']" mode="path">changes.html</xsl:template>
  <!-- What was given up is now what stands for it. -->
  <xsl:template match="index[@by = 'retired']" mode="path"><xsl:value-of select="substring-after(successor/@href, '../')"/></xsl:template>
  <xsl:template match="term" mode="path">t/<xsl:value-of select="@id"/>.html</xsl:template>
  <xsl:template match="program" mode="path">p/<xsl:value-of select="@id"/>.html</xsl:template>
  <xsl:template match="endnote" mode="path">n/<xsl:value-of select="@id"/>.html</xsl:template>

  <!-- What is withdrawn is for those who have its address. -->
  <xsl:template match="index[@by = 'withdrawn']" mode="meta"><meta name="robots" content="noindex"/></xsl:template>
  <xsl:template match="*" mode="meta">
    <xsl:apply-templates select="." mode="canonical"/>
    <xsl:apply-templates select="definition[not(@alternative)] | self::project/description" mode="meta"/>
    <xsl:apply-templates select="for-page/json-ld"/>
    <xsl:if test="$base != '' and self::index[@by = 'changes']/newest"><link rel="alternate" type="application/atom+xml" href="changes.atom"/></xsl:if>
    <xsl:apply-templates select="." mode="citable"/>
  </xsl:template>
  <xsl:template match="definition | description" mode="meta"/>
  <xsl:template match="definition[@xml:lang = 'en'] | description[@xml:lang = 'en']" mode="meta">
    <meta name="description" content="{normalize-space(value)}"/>
  </xsl:template>
  <xsl:template match="json-ld"><script type="application/ld+json"><xsl:value-of select="."/></script></xsl:template>

  <!-- A page is in both languages; where what it says was translated, each choice of the interface has an address. -->
  <xsl:template match="*" mode="canonical">
    <xsl:if test="$base != ''">
      <xsl:variable name="here"><xsl:value-of select="$base"/><xsl:apply-templates select="." mode="path"/></xsl:variable>
      <link rel="canonical" href="{$here}"/>
      <xsl:if test="(definition | self::project/description)[starts-with(@xml:lang, 'zh')] and (definition | self::project/description)[@xml:lang = 'en']">
        <link rel="alternate" hreflang="en" href="{$here}?lang=en"/>
        <link rel="alternate" hreflang="zh-Hans" href="{$here}?lang=zh"/>
        <link rel="alternate" hreflang="x-default" href="{$here}"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
