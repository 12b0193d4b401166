<?xml version="1.0" encoding="UTF-8"?>
<!-- What a program's page has beyond a term's: dates and bodies among the facts, and what came before and after it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="program" mode="kind"><xsl:apply-templates select="type" mode="content"/></xsl:template>

  <!-- Predecessors, itself, successors. -->
  <xsl:template match="term" mode="lineage"/>
  <xsl:template match="program" mode="lineage">
    <xsl:variable name="after" select="derived/succeeded-by"/>
    <xsl:if test="succeeds or $after">
      <section class="lineage">
        <h2><span class="en">Lineage</span><span class="zh" lang="zh-Hans"> 沿革</span></h2>
        <ol>
          <xsl:apply-templates select="succeeds" mode="lineage"/>
          <li class="self"><xsl:apply-templates select="designations[@heads = 'zh' or (@heads = 'en' and not(../designations/@heads = 'zh'))] | designations[1][not(../designations/@heads)]" mode="self"/></li>
          <xsl:apply-templates select="$after" mode="lineage"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="designations" mode="self">
    <span lang="{@xml:lang}"><xsl:apply-templates select="text/value/node()"/></span>
  </xsl:template>
  <xsl:template match="succeeds | succeeded-by" mode="lineage">
    <li>
      <span class="how"><xsl:apply-templates select="." mode="label"/></span>
      <xsl:apply-templates select="." mode="said"/>
    </li>
  </xsl:template>
  <xsl:template match="program/succeeds" mode="fact"/>
</xsl:stylesheet>
