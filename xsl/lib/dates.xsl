<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates, shared by both stylesheets. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- EDTF, level 1: what biblatex reads (manual, 2.3.8), and readers understand. The context is the <value>. -->
  <xsl:template match="value" mode="date">
    <xsl:value-of select="@edtf"/>
  </xsl:template>

  <!-- The year in words for classic BibTeX. Its last four characters are what plainnat cites by. -->
  <xsl:template match="value" mode="year">
    <xsl:if test="@approximate">
      <xsl:text>c. </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@open-start">
        <xsl:value-of select="concat('until ', @end-year)"/>
      </xsl:when>
      <xsl:when test="@open-end">
        <xsl:value-of select="concat('since ', @year)"/>
      </xsl:when>
      <xsl:when test="@end-year and @end-year != @year">
        <xsl:value-of select="concat(@year, '--', @end-year)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@year"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@uncertain">
      <xsl:text>?</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- BibTeX's macro for a month, a season in words; of an interval nothing. -->
  <xsl:template match="value" mode="month">
    <xsl:choose>
      <xsl:when test="@end-year or @open-start or @open-end"/>
      <xsl:when test="@season">
        <xsl:value-of select="concat('{', normalize-space(substring('Spring  Summer  Autumn  Winter  ', 8 * (@season - 21) + 1, 8)), '}')"/>
      </xsl:when>
      <xsl:when test="@month">
        <xsl:value-of select="substring('janfebmaraprmayjunjulaugsepoctnovdec', 3 * @month - 2, 3)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
