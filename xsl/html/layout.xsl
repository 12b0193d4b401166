<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page shares: head, navigation, footer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="project" select="/bibelot/project"/>
  <!-- The glossary's Chinese: the language of `han` attributes, which carry none. -->
  <xsl:variable name="zh" select="string($project/languages/value[starts-with(., 'zh')])"/>

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
          <p class="site"><a href="{$root}index.html"><xsl:apply-templates select="$project" mode="title"/></a></p>
          <nav aria-label="Site"><xsl:apply-templates select="." mode="navigation"/></nav>
        </header>
        <main id="main"><xsl:apply-templates select="." mode="main"/></main>
        <footer class="colophon">
          <p>
            <xsl:apply-templates select="$project/licence"/>
            <xsl:if test="$project/editors">Edited by <xsl:apply-templates select="$project/editors" mode="listed"/>. </xsl:if>
            <xsl:if test="$program != ''">Made with <xsl:value-of select="$program"/>.</xsl:if>
          </p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*" mode="navigation">
    <xsl:variable name="here"><xsl:apply-templates select="." mode="file"/></xsl:variable>
    <ul>
      <li><a href="{$root}index.html"><xsl:if test="$here = 'index.html'"><xsl:call-template name="current"/></xsl:if>Home <span lang="zh-Hans">首页</span></a></li>
      <li><a href="{$root}index-en.html"><xsl:if test="$here = 'index-en.html'"><xsl:call-template name="current"/></xsl:if>English <span lang="zh-Hans">英文</span></a></li>
      <li><a href="{$root}index-pinyin.html"><xsl:if test="$here = 'index-pinyin.html'"><xsl:call-template name="current"/></xsl:if>Pinyin <span lang="zh-Hans">拼音</span></a></li>
      <li><a href="{$root}index-stroke.html"><xsl:if test="$here = 'index-stroke.html'"><xsl:call-template name="current"/></xsl:if>Strokes <span lang="zh-Hans">笔画</span></a></li>
      <li><a href="{$root}bibliography.html"><xsl:if test="$here = 'bibliography.html'"><xsl:call-template name="current"/></xsl:if>Bibliography <span lang="zh-Hans">书目</span></a></li>
    </ul>
  </xsl:template>
  <xsl:template name="current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:template>

  <!-- The file that the page becomes, where the navigation leads to it. -->
  <xsl:template match="*" mode="file"/>
  <xsl:template match="project" mode="file">index.html</xsl:template>
  <xsl:template match="index" mode="file">index-<xsl:value-of select="@by"/>.html</xsl:template>
  <xsl:template match="index[@by = 'works']" mode="file">bibliography.html</xsl:template>

  <xsl:template match="*" mode="page-title">
    <xsl:apply-templates select="." mode="title"/> – <xsl:apply-templates select="$project" mode="title"/>
  </xsl:template>
  <xsl:template match="project" mode="page-title"><xsl:apply-templates select="." mode="title"/></xsl:template>

  <!-- The address of a record's page, for the record and for what refers to it; its place, where all are on one page. -->
  <xsl:variable name="to-term"><xsl:call-template name="to"><xsl:with-param name="folder" select="'t/'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="to-program"><xsl:call-template name="to"><xsl:with-param name="folder" select="'p/'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="to-endnote"><xsl:call-template name="to"><xsl:with-param name="folder" select="'n/'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="ending"><xsl:if test="$part != 'all'">.html</xsl:if></xsl:variable>
  <xsl:template name="to">
    <xsl:param name="folder"/>
    <xsl:choose>
      <xsl:when test="$part = 'all'">#</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($root, $folder)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="href">
    <xsl:message terminate="yes">html: no folder for <xsl:value-of select="@kind"/></xsl:message>
  </xsl:template>
  <xsl:template match="term | *[@kind = 'term']" mode="href">
    <xsl:attribute name="href"><xsl:value-of select="concat($to-term, @id | @ref, $ending)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="program | *[@kind = 'program']" mode="href">
    <xsl:attribute name="href"><xsl:value-of select="concat($to-program, @id | @ref, $ending)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="endnote | *[@kind = 'endnote']" mode="href">
    <xsl:attribute name="href"><xsl:value-of select="concat($to-endnote, @id | @ref, $ending)"/></xsl:attribute>
  </xsl:template>

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
