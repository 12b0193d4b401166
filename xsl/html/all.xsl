<?xml version="1.0" encoding="UTF-8"?>
<!-- All records on one page, which needs no other file: what `convert -t html` writes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <!-- The style is the only thing that the page may use: told by its digest. -->
  <xsl:template match="bibelot" mode="all">
    <xsl:variable name="style" select="b:asset('html/style.css')"/>
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{b:sha256($style)}'; base-uri 'none'; form-action 'none'"/>
        <title><xsl:apply-templates select="." mode="all-title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <xsl:if test="$program != ''"><meta name="generator" content="{$program}"/></xsl:if>
        <style><xsl:value-of select="$style"/></style>
      </head>
      <body>
        <main><xsl:apply-templates select="*[not(self::project)]" mode="all"/></main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="bibelot" mode="all-title">Records</xsl:template>
  <xsl:template match="bibelot[project]" mode="all-title"><xsl:apply-templates select="project" mode="title"/></xsl:template>

  <xsl:template match="*" mode="all">
    <div id="{b:html-id(@id)}"><xsl:apply-templates select="." mode="main"/></div>
  </xsl:template>

</xsl:stylesheet>
