<?xml version="1.0" encoding="UTF-8"?>
<!-- The same record in other formats: files beside its page. src/jobs/siblings.c makes them, a row here for each, twice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Mode export-link: in the head. -->
  <xsl:template match="endnote" mode="export-link">
    <link rel="alternate" type="application/x-bibtex" title="BibLaTeX" href="{@id}.bib"/>
    <link rel="alternate" type="application/vnd.citationstyles.csl+json" title="CSL-JSON" href="{@id}.json"/>
    <link rel="alternate" type="application/x-research-info-systems" title="RIS" href="{@id}.ris"/>
    <link rel="alternate" type="application/tei+xml" title="TEI" href="{@id}.tei.xml"/>
  </xsl:template>
  <xsl:template match="term | program" mode="export-link">
    <link rel="alternate" type="application/x-tbx" title="TBX" href="{@id}.tbx"/>
    <link rel="alternate" type="application/ld+json" title="JSON-LD" href="{@id}.jsonld"/>
    <link rel="alternate" type="application/tei+xml" title="TEI" href="{@id}.tei.xml"/>
  </xsl:template>

  <!-- Mode export-item: in the list. -->
  <xsl:template match="endnote" mode="export-item">
    <li><a href="{@id}.bib" type="application/x-bibtex" download="download">BibLaTeX</a></li>
    <li><a href="{@id}.json" type="application/vnd.citationstyles.csl+json" download="download">CSL-JSON</a></li>
    <li><a href="{@id}.ris" type="application/x-research-info-systems" download="download">RIS</a></li>
    <li><a href="{@id}.tei.xml" type="application/tei+xml" download="download">TEI</a></li>
  </xsl:template>
  <xsl:template match="term | program" mode="export-item">
    <li><a href="{@id}.tbx" type="application/x-tbx" download="download">TBX</a></li>
    <li><a href="{@id}.jsonld" type="application/ld+json" download="download">JSON-LD</a></li>
    <li><a href="{@id}.tei.xml" type="application/tei+xml" download="download">TEI</a></li>
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
        <ul><xsl:apply-templates select="." mode="export-item"/></ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
