<?xml version="1.0" encoding="UTF-8"?>
<!-- The same record in other formats: files beside its page. src/jobs/siblings.c makes them, one row here for each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="endnote" mode="each-export">
    <xsl:param name="as"/>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.bib</xsl:with-param><xsl:with-param name="type">application/x-bibtex</xsl:with-param><xsl:with-param name="name">BibLaTeX</xsl:with-param></xsl:call-template>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.json</xsl:with-param><xsl:with-param name="type">application/vnd.citationstyles.csl+json</xsl:with-param><xsl:with-param name="name">CSL-JSON</xsl:with-param></xsl:call-template>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.ris</xsl:with-param><xsl:with-param name="type">application/x-research-info-systems</xsl:with-param><xsl:with-param name="name">RIS</xsl:with-param></xsl:call-template>
    <xsl:call-template name="export-tei"><xsl:with-param name="as" select="$as"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="term | program" mode="each-export">
    <xsl:param name="as"/>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.tbx</xsl:with-param><xsl:with-param name="type">application/x-tbx</xsl:with-param><xsl:with-param name="name">TBX</xsl:with-param></xsl:call-template>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.jsonld</xsl:with-param><xsl:with-param name="type">application/ld+json</xsl:with-param><xsl:with-param name="name">JSON-LD</xsl:with-param></xsl:call-template>
    <xsl:call-template name="export-tei"><xsl:with-param name="as" select="$as"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="export-tei">
    <xsl:param name="as"/>
    <xsl:call-template name="export"><xsl:with-param name="as" select="$as"/><xsl:with-param name="suffix">.tei.xml</xsl:with-param><xsl:with-param name="type">application/tei+xml</xsl:with-param><xsl:with-param name="name">TEI</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- `as` is link (of the head) or item (of the list). -->
  <xsl:template name="export">
    <xsl:param name="as"/>
    <xsl:param name="suffix"/>
    <xsl:param name="type"/>
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$as = 'link'"><link rel="alternate" type="{$type}" title="{$name}" href="{@id}{$suffix}"/></xsl:when>
      <xsl:otherwise><li><a href="{@id}{$suffix}" type="{$type}" download="download"><xsl:value-of select="$name"/></a></li></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The entry as something to cite: made by src/jobs/cite_entry.c, and in styles by src/jobs/cite_styled.c. -->
  <xsl:template name="cite">
    <xsl:if test="for-page/cite | for-page/cite-as">
      <section class="cite">
        <h2><span class="en">Cite this entry</span><span class="zh" lang="zh-Hans"> 引用本条</span></h2>
        <xsl:apply-templates select="for-page/cite | for-page/cite-as"/>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="cite | cite-as">
    <details>
      <summary><xsl:value-of select="@format"/></summary>
      <pre tabindex="0" role="region" aria-label="{@format}">
        <xsl:choose>
          <!-- Data, in no language. -->
          <xsl:when test="self::cite"><xsl:attribute name="lang">zxx</xsl:attribute></xsl:when>
          <xsl:otherwise>
            <xsl:attribute name="class">prose</xsl:attribute>
            <xsl:if test="../../designations[@heads = 'zh']"><xsl:attribute name="lang"><xsl:value-of select="$zh"/></xsl:attribute></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="."/>
      </pre>
      <xsl:call-template name="copy"/>
    </details>
  </xsl:template>

  <!-- One page for everything has no files beside it. -->
  <xsl:template name="exports">
    <xsl:if test="$part = 'page'">
      <section class="exports">
        <h2><span class="en">Export</span><span class="zh" lang="zh-Hans"> 导出</span></h2>
        <ul><xsl:apply-templates select="." mode="each-export"><xsl:with-param name="as" select="'item'"/></xsl:apply-templates></ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
