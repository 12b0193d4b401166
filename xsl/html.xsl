<?xml version="1.0" encoding="UTF-8"?>
<!-- The site: one page for each record, the home page, the indexes.
     Run with part = page (a chunk of terms, programs and endnotes: the result has an <html> for each), home (project
     alone), index (an <index>; for by="works" the endnotes follow it) or rows (some rows of an index, behind the <place>
     that is theirs; what stands around them came of part = index, with a <place> alone). Our own serialiser writes it as HTML5.
     Every page works without a script and from a file: links are relative, {$root} leads to the site's root.

     Modes, one for each question
       document   the whole page                       main       what stands between navigation and footer
       title      its name, as plain text              fact       this field's place in the list of facts, if it has one there
       statement  one value, all that is said about it content    the value itself
       marks      supplied? how sure? whose choice?    evidence   who says so, printed how, remarks
       label      a field's name for people            word       an enumeration's word for people
       href       the address of a record's page       citation   a work in one line -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="params.xsl"/>
  <xsl:include href="rows.xsl"/>
  <xsl:include href="html/layout.xsl"/>
  <xsl:include href="html/labels.xsl"/>
  <xsl:include href="html/common.xsl"/>
  <xsl:include href="html/term.xsl"/>
  <xsl:include href="html/program.xsl"/>
  <xsl:include href="html/graph.xsl"/>
  <xsl:include href="html/work.xsl"/>
  <xsl:include href="html/exports.xsl"/>
  <xsl:include href="html/meta.xsl"/>
  <xsl:include href="html/zotero.xsl"/>
  <xsl:include href="html/index.xsl"/>
  <xsl:include href="html/timeline.xsl"/>
  <xsl:include href="html/search.xsl"/>
  <xsl:include href="html/all.xsl"/>

  <xsl:output method="xml" media-type="text/html" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/">
    <xsl:apply-templates select="bibelot"/>
  </xsl:template>

  <xsl:template match="bibelot">
    <xsl:choose>
      <xsl:when test="$part = 'page'"><xsl:apply-templates select="*[not(self::project)]" mode="document"/></xsl:when>
      <xsl:when test="$part = 'home'"><xsl:apply-templates select="project" mode="document"/></xsl:when>
      <xsl:when test="$part = 'index'"><xsl:apply-templates select="index" mode="document"/></xsl:when>
      <xsl:when test="$part = 'rows'"><xsl:apply-templates select="index" mode="rows"/></xsl:when>
      <xsl:when test="$part = 'all'"><xsl:apply-templates select="." mode="all"/></xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">html: no part '<xsl:value-of select="$part"/>'</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*">
    <xsl:message terminate="yes">html: no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
