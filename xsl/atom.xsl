<?xml version="1.0" encoding="UTF-8"?>
<!-- The changes of the glossary as a feed: Atom, RFC 4287. From the document of the page "changes"; every address is absolute,
     so that it is made only where the project has a base-url. Dates are days: their midnight, UTC. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2005/Atom">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:include href="params.xsl"/>
  <xsl:include href="rows.xsl"/>

  <xsl:variable name="project" select="/bibelot/project"/>
  <xsl:variable name="base">
    <xsl:variable name="url" select="string($project/base-url/value)"/>
    <xsl:value-of select="$url"/>
    <xsl:if test="substring($url, string-length($url)) != '/'">/</xsl:if>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'rows'"><xsl:apply-templates select="bibelot/index" mode="rows"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="bibelot/index"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="index">
    <feed xml:lang="en">
      <id><xsl:value-of select="$base"/>changes.atom</id>
      <title><xsl:apply-templates select="$project" mode="name"/></title>
      <updated><xsl:apply-templates select="newest/date/value"/></updated>
      <author><name><xsl:apply-templates select="$project" mode="author"/></name></author>
      <link rel="self" type="application/atom+xml" href="{$base}changes.atom"/>
      <link rel="alternate" type="text/html" href="{$base}changes.html"/>
      <xsl:if test="$program != ''"><generator><xsl:value-of select="$program"/></generator></xsl:if>
      <xsl:apply-templates select="." mode="rows"/>
    </feed>
  </xsl:template>

  <xsl:template match="index" mode="rows"><xsl:apply-templates select="place | change"/></xsl:template>

  <xsl:template match="project" mode="name"><xsl:value-of select="title[1]/value"/></xsl:template>
  <xsl:template match="project[title/@xml:lang = 'en']" mode="name"><xsl:value-of select="title[@xml:lang = 'en']/value"/></xsl:template>
  <xsl:template match="project" mode="author"><xsl:apply-templates select="." mode="name"/></xsl:template>
  <xsl:template match="project[editors]" mode="author">
    <xsl:for-each select="editors">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:if test="given"><xsl:value-of select="concat(given/value, ' ')"/></xsl:if>
      <xsl:value-of select="family/value"/><xsl:value-of select="literal[1]/value"/><xsl:value-of select="body/value"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Two changes of a record on one day are told apart by their number. -->
  <xsl:template match="change">
    <entry>
      <id><xsl:value-of select="concat($base, of/@href, '#', date/value/@edtf)"/><xsl:if test="@again">.<xsl:value-of select="@again"/></xsl:if></id>
      <title><xsl:value-of select="of/@han"/><xsl:if test="of/@han and not(of/@alone)"><xsl:text> </xsl:text></xsl:if><xsl:if test="not(of/@alone)"><xsl:value-of select="of"/></xsl:if></title>
      <updated><xsl:apply-templates select="date/value"/></updated>
      <link rel="alternate" type="text/html" href="{$base}{of/@href}"/>
      <content type="text"><xsl:for-each select="note"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="value"/></xsl:for-each></content>
    </entry>
  </xsl:template>

  <!-- The last day that is meant, as yyyymmdd. -->
  <xsl:template match="date/value">
    <xsl:value-of select="concat(substring(@to, 1, 4), '-', substring(@to, 5, 2), '-', substring(@to, 7, 2), 'T00:00:00Z')"/>
  </xsl:template>
</xsl:stylesheet>
