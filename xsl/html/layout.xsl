<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page shares: head, navigation, footer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="project" select="/bibelot/project"/>
  <xsl:variable name="site"><xsl:apply-templates select="$project" mode="title"/></xsl:variable>
  <!-- The glossary's Chinese: the language of `han` attributes, which carry none. -->
  <xsl:variable name="zh" select="string($project/languages/value[starts-with(., 'zh')])"/>

  <!-- Made once for many pages. -->
  <xsl:variable name="site-title">
    <xsl:variable name="title-en" select="$project/title[@xml:lang = 'en'][1]"/>
    <xsl:variable name="title-zh" select="$project/title[starts-with(@xml:lang, 'zh')][1]"/>
    <xsl:choose>
      <xsl:when test="$title-en and $title-zh">
        <span class="en" lang="en"><xsl:value-of select="$title-en/value"/></span>
        <span class="zo" lang="{$title-zh/@xml:lang}"><xsl:value-of select="$title-zh/value"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$site"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="colophon">
    <p>
      <xsl:apply-templates select="$project/licence"/>
      <xsl:if test="$project/editors"><span class="en">Edited by </span><span class="zo" lang="zh-Hans">编者：</span><xsl:apply-templates select="$project/editors" mode="listed"/>. </xsl:if>
      <xsl:if test="$program != ''"><span class="en">Made with </span><span class="zo" lang="zh-Hans">制作：</span><xsl:value-of select="$program"/>.</xsl:if>
    </p>
  </xsl:variable>

  <xsl:variable name="navigation"><xsl:call-template name="navigation"/></xsl:variable>
  <xsl:variable name="search"><xsl:call-template name="search"/></xsl:variable>

  <xsl:template match="*" mode="document">
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"/>
        <title><xsl:apply-templates select="." mode="page-title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <xsl:if test="$program != ''"><meta name="generator" content="{$program}"/></xsl:if>
        <xsl:apply-templates select="." mode="meta"/>
        <xsl:apply-templates select="." mode="export-link"/>
        <link rel="stylesheet" href="{$root}style.css"/>
        <script src="{$root}site.js"/>
      </head>
      <body><xsl:apply-templates select="." mode="width"/>
        <a class="skip" href="#main"><span class="en">Skip to content</span><span class="zo" lang="zh-Hans">跳至正文</span></a>
        <header class="masthead">
          <p class="site"><a href="{$root}index.html"><xsl:copy-of select="$site-title"/></a></p>
          <xsl:copy-of select="$search"/>
          <p class="ui" hidden="hidden"><a href="?lang=en" data-ui="en" lang="en">English</a><xsl:text> </xsl:text><a href="?lang=zh" data-ui="zh" lang="zh-Hans">中文</a></p>
          <nav aria-label="Site 本站"><xsl:apply-templates select="." mode="navigation"/></nav>
        </header>
        <main id="main"><xsl:apply-templates select="." mode="main"/></main>
        <footer class="colophon">
          <xsl:copy-of select="$colophon"/>
          <p id="status" role="status"/>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- Tables and drawings that are wider than a text. -->
  <xsl:template match="*" mode="width"/>
  <xsl:template match="index[@by = 'variants' or @by = 'timeline']" mode="width"><xsl:attribute name="class">body-<xsl:value-of select="@by"/></xsl:attribute></xsl:template>

  <!-- No way leads to most pages: theirs is the same for all. -->
  <xsl:template match="*" mode="navigation"><xsl:copy-of select="$navigation"/></xsl:template>
  <xsl:template match="project | index" mode="navigation"><xsl:call-template name="navigation"/></xsl:template>
  <xsl:template name="navigation">
    <ul>
      <li><a href="{$root}index.html"><xsl:apply-templates select="self::project" mode="current"/><span class="en">Home</span><span class="zh" lang="zh-Hans"> 首页</span></a></li>
      <li><a href="{$root}index-en.html"><xsl:apply-templates select="self::index[@by = 'en']" mode="current"/><span class="en">English</span><span class="zh" lang="zh-Hans"> 英文</span></a></li>
      <li><a href="{$root}index-pinyin.html"><xsl:apply-templates select="self::index[@by = 'pinyin']" mode="current"/><span class="en">Pinyin</span><span class="zh" lang="zh-Hans"> 拼音</span></a></li>
      <li><a href="{$root}index-stroke.html"><xsl:apply-templates select="self::index[@by = 'stroke']" mode="current"/><span class="en">Strokes</span><span class="zh" lang="zh-Hans"> 笔画</span></a></li>
      <li><a href="{$root}index-subject.html"><xsl:apply-templates select="self::index[@by = 'subject']" mode="current"/><span class="en">Subjects</span><span class="zh" lang="zh-Hans"> 学科</span></a></li>
      <li><a href="{$root}index-abbreviation.html"><xsl:apply-templates select="self::index[@by = 'abbreviation']" mode="current"/><span class="en">Abbreviations</span><span class="zh" lang="zh-Hans"> 缩略语</span></a></li>
      <li><a href="{$root}variants.html"><xsl:apply-templates select="self::index[@by = 'variants']" mode="current"/><span class="en">Variants</span><span class="zh" lang="zh-Hans"> 对照</span></a></li>
      <li><a href="{$root}timeline.html"><xsl:apply-templates select="self::index[@by = 'timeline']" mode="current"/><span class="en">Timeline</span><span class="zh" lang="zh-Hans"> 年表</span></a></li>
      <li><a href="{$root}bibliography.html"><xsl:apply-templates select="self::index[@by = 'works']" mode="current"/><span class="en">Bibliography</span><span class="zh" lang="zh-Hans"> 书目</span></a></li>
      <li><a href="{$root}changes.html"><xsl:apply-templates select="self::index[@by = 'changes']" mode="current"/><span class="en">Changes</span><span class="zh" lang="zh-Hans"> 修订</span></a></li>
    </ul>
  </xsl:template>
  <!-- The page itself, where the navigation leads to it. -->
  <xsl:template match="project | index" mode="current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:template>

  <xsl:template match="*" mode="page-title">
    <xsl:apply-templates select="." mode="title"/> – <xsl:value-of select="$site"/>
  </xsl:template>
  <xsl:template match="index[not(@by = 'retired' or @by = 'withdrawn')]" mode="page-title">
    <xsl:apply-templates select="." mode="title"/><xsl:text> </xsl:text><xsl:apply-templates select="." mode="title-zh"/> – <xsl:value-of select="$site"/>
  </xsl:template>
  <xsl:template match="project" mode="page-title"><xsl:apply-templates select="." mode="title"/></xsl:template>

  <xsl:template match="*" mode="export-link"/>

  <xsl:template match="licence"><span class="en">Licence: </span><span class="zo" lang="zh-Hans">许可：</span><xsl:apply-templates select="." mode="content"/>. </xsl:template>
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
