<?xml version="1.0" encoding="UTF-8"?>
<!-- The ledger of losses, for BibLaTeX and classic BibTeX (bib.xsl). Modes loss, alternative. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <!-- ============================================================ the ledger -->

  <xsl:template match="*" mode="loss">
    <xsl:param name="entry"/>
    <xsl:param name="to"/>
    <xsl:variable name="fidelity" select="b:fidelity($map, 'fields', name(), $entry)"/>
    <xsl:if test="$fidelity != 'exact' and b:map($map, 'quiet', name()) = ''">
      <xsl:choose>
        <xsl:when test="$to = ''">
          <xsl:value-of select="b:report(., 'B701', name())"/>
        </xsl:when>
        <xsl:when test="$fidelity = 'merged'">
          <xsl:value-of select="b:report(., 'B702', $to)"/>
        </xsl:when>
        <xsl:when test="$fidelity = 'approximate'">
          <xsl:value-of select="b:report(., 'B703', $to)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template match="language[b:babel(value) = '']" mode="loss">
    <xsl:value-of select="b:report(., 'B701', 'language')"/>
  </xsl:template>

  <!-- The sources disagree: a flat format has room for one. Of a list of names the first tells it. -->
  <xsl:template match="*" mode="alternative">
    <xsl:if test="@xml:lang or not(family or given or literal or body or form) or
                  name(preceding-sibling::*[@alternative][1]) != name()">
      <xsl:value-of select="b:report(., 'B704', name())"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
