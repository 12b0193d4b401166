<?xml version="1.0" encoding="UTF-8"?>
<!-- BibLaTeX: how an entry looks. What is in it was decided before (map/biblatex.xml, src/crosswalk/bib_write.h): it
     comes as <entry type="article" key="gu-2021"> with a <text name="title"> for each field, whose value is TeX, and a
     <bare name="month"> for what takes no braces.

     b:lines (src/xml/elements.h) lays out all fields at once. A stylesheet of your own that wants to change some of them
     begins with <xsl:import href="bibelot:/xsl/biblatex.xsl"/>, matches `entry` with a copy of the template here that has
     <xsl:apply-templates/> in place of b:lines, and then `text[@name='abstract']` with what it wants, even nothing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" extension-element-prefixes="b" b:entries="closed">

  <xsl:include href="params.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="*">
    <xsl:message terminate="yes">biblatex: no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>

  <xsl:template match="bibelot">
    <!-- JabRef and others look for the first line. An @ in a comment would begin an entry. -->
    <xsl:if test="$part = 'head'">
      <xsl:text>% Encoding: UTF-8&#10;</xsl:text>
      <xsl:if test="$program != ''">
        <xsl:value-of select="concat('% Written by ', translate($program, '@&#10;', ''), '&#10;')"/>
      </xsl:if>
    </xsl:if>
    <xsl:if test="$part = 'body'">
      <xsl:apply-templates select="entry"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="entry">
    <b:record>
      <xsl:value-of select="concat('&#10;@', @type, '{', @key, ',&#10;')"/>
      <b:lines before="  " width="12" between=" = " open="{" close="}" after=",&#10;"/>
      <xsl:text>}&#10;</xsl:text>
    </b:record>
  </xsl:template>

  <!-- The same lines, for those who change some of them. -->
  <xsl:template match="text">
    <xsl:value-of select="concat('  ', @name, substring('            ', string-length(@name) + 1), ' = {', ., '},&#10;')"/>
  </xsl:template>
  <xsl:template match="bare">
    <xsl:value-of select="concat('  ', @name, substring('            ', string-length(@name) + 1), ' = ', ., ',&#10;')"/>
  </xsl:template>

</xsl:stylesheet>
