<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page shares: head, navigation, footer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="project" select="/bibelot/project"/>
  <xsl:variable name="site"><xsl:apply-templates select="$project" mode="title"/></xsl:variable>
  <!-- The glossary's Chinese: the language of `han` attributes, which carry none. -->
  <xsl:variable name="zh" select="string($project/languages/value[starts-with(., 'zh')])"/>

  <!-- Made once for many pages. -->
  <xsl:variable name="colophon">
    <p>
      <xsl:apply-templates select="$project/licence"/>
      <xsl:if test="$project/editors">Edited by <xsl:apply-templates select="$project/editors" mode="listed"/>. </xsl:if>
      <xsl:if test="$program != ''">Made with <xsl:value-of select="$program"/>.</xsl:if>
    </p>
  </xsl:variable>

  <xsl:template match="*" mode="document">
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <title><xsl:apply-templates select="." mode="page-title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <xsl:if test="$program != ''"><meta name="generator" content="{$program}"/></xsl:if>
        <xsl:apply-templates select="." mode="meta"/>
        <link rel="stylesheet" href="{$root}style.css"/>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="masthead">
          <p class="site"><a href="{$root}index.html"><xsl:value-of select="$site"/></a></p>
          <nav aria-label="Site"><xsl:apply-templates select="." mode="navigation"/></nav>
        </header>
        <main id="main"><xsl:apply-templates select="." mode="main"/></main>
        <footer class="colophon">
          <xsl:copy-of select="$colophon"/>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*" mode="navigation">
    <ul>
      <li><a href="{$root}index.html"><xsl:apply-templates select="self::project" mode="current"/>Home <span lang="zh-Hans">首页</span></a></li>
      <li><a href="{$root}index-en.html"><xsl:apply-templates select="self::index[@by = 'en']" mode="current"/>English <span lang="zh-Hans">英文</span></a></li>
      <li><a href="{$root}index-pinyin.html"><xsl:apply-templates select="self::index[@by = 'pinyin']" mode="current"/>Pinyin <span lang="zh-Hans">拼音</span></a></li>
      <li><a href="{$root}index-stroke.html"><xsl:apply-templates select="self::index[@by = 'stroke']" mode="current"/>Strokes <span lang="zh-Hans">笔画</span></a></li>
      <li><a href="{$root}bibliography.html"><xsl:apply-templates select="self::index[@by = 'works']" mode="current"/>Bibliography <span lang="zh-Hans">书目</span></a></li>
    </ul>
  </xsl:template>
  <!-- The page itself, where the navigation leads to it. -->
  <xsl:template match="project | index" mode="current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:template>

  <xsl:template match="*" mode="page-title">
    <xsl:apply-templates select="." mode="title"/> – <xsl:value-of select="$site"/>
  </xsl:template>
  <xsl:template match="project" mode="page-title"><xsl:apply-templates select="." mode="title"/></xsl:template>

  <!-- <meta> and <link> of the page. -->
  <xsl:template match="*" mode="meta"/>
  <xsl:template match="project" mode="meta">
    <xsl:apply-templates select="description" mode="meta"/>
  </xsl:template>
  <xsl:template match="term | program" mode="meta">
    <xsl:apply-templates select="definition[not(@alternative)]" mode="meta"/>
  </xsl:template>
  <xsl:template match="definition | description" mode="meta"/>
  <xsl:template match="definition[@xml:lang = 'en'] | description[@xml:lang = 'en']" mode="meta">
    <meta name="description" content="{normalize-space(value)}"/>
  </xsl:template>

  <xsl:template match="licence">Licence: <xsl:apply-templates select="." mode="content"/>. </xsl:template>
  <xsl:template match="licence[value = 'CC-BY-4.0']" mode="content">
    <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>
  </xsl:template>
  <xsl:template match="licence[value = 'CC-BY-SA-4.0']" mode="content">
    <a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>
  </xsl:template>
  <xsl:template match="licence[value = 'CC0-1.0']" mode="content">
    <a rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>
  </xsl:template>

  <!-- Members of a list in running text: A, B and C. -->
  <xsl:template match="*" mode="listed">
    <xsl:choose>
      <xsl:when test="position() = 1"/>
      <xsl:when test="others"><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="position() = last()"> and </xsl:when>
      <xsl:otherwise>, </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="name"/>
  </xsl:template>
</xsl:stylesheet>
