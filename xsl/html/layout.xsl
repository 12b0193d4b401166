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
          <nav aria-label="Site">
            <ul>
              <xsl:apply-templates select="." mode="tab"><xsl:with-param name="file" select="'index.html'"/></xsl:apply-templates>
              <xsl:apply-templates select="." mode="tab"><xsl:with-param name="file" select="'index-en.html'"/></xsl:apply-templates>
              <xsl:apply-templates select="." mode="tab"><xsl:with-param name="file" select="'index-pinyin.html'"/></xsl:apply-templates>
              <xsl:apply-templates select="." mode="tab"><xsl:with-param name="file" select="'index-stroke.html'"/></xsl:apply-templates>
              <xsl:apply-templates select="." mode="tab"><xsl:with-param name="file" select="'bibliography.html'"/></xsl:apply-templates>
            </ul>
          </nav>
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

  <!-- One entry of the navigation. -->
  <xsl:template match="*" mode="tab">
    <xsl:param name="file"/>
    <xsl:variable name="here"><xsl:apply-templates select="." mode="file"/></xsl:variable>
    <li>
      <a href="{$root}{$file}">
        <xsl:if test="$here = $file"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:call-template name="tab-label"><xsl:with-param name="file" select="$file"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>

  <!-- The file that the page becomes, where the navigation leads to it. -->
  <xsl:template match="*" mode="file"/>
  <xsl:template match="project" mode="file">index.html</xsl:template>
  <xsl:template match="index" mode="file">index-<xsl:value-of select="@by"/>.html</xsl:template>
  <xsl:template match="index[@by = 'works']" mode="file">bibliography.html</xsl:template>

  <xsl:template match="*" mode="page-title">
    <xsl:apply-templates select="." mode="title"/> – <xsl:apply-templates select="$project" mode="title"/>
  </xsl:template>
  <xsl:template match="project" mode="page-title"><xsl:apply-templates select="." mode="title"/></xsl:template>

  <!-- Where a record's page lies. -->
  <xsl:template match="@kind | term | program | endnote" mode="folder">
    <xsl:message terminate="yes">html: no folder for <xsl:value-of select="."/></xsl:message>
  </xsl:template>
  <xsl:template match="@kind[. = 'term'] | term" mode="folder">t/</xsl:template>
  <xsl:template match="@kind[. = 'program'] | program" mode="folder">p/</xsl:template>
  <xsl:template match="@kind[. = 'endnote'] | endnote" mode="folder">n/</xsl:template>

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
