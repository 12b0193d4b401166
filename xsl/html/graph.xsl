<?xml version="1.0" encoding="UTF-8"?>
<!-- A concept and its neighbours as a drawing: on the left what it comes from, on the right what comes of it, related ones
     below them, on both sides. The list beside it says the same in words, so that it is hidden from those who listen. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2000/svg">

  <!-- Of each kind so many at most; the distance of two lines. -->
  <xsl:variable name="most" select="7"/>
  <xsl:variable name="step" select="26"/>

  <xsl:template match="term | program" mode="graph">
    <xsl:variable name="up" select="(broader | superseded-by | part-of | implements | succeeds | overseen-by)[not(@alternative)]/value[@href] | derived/supersedes"/>
    <xsl:variable name="down" select="derived/narrower | derived/parts | derived/implemented-by | derived/succeeded-by | derived/oversees"/>
    <xsl:variable name="beside" select="(related | see)[not(@alternative)]/value[@href] | derived/related-from | derived/see-from"/>
    <xsl:if test="$up | $down | $beside[2]">
      <xsl:variable name="ups" select="count($up[position() &lt;= $most])"/>
      <xsl:variable name="downs" select="count($down[position() &lt;= $most])"/>
      <xsl:variable name="besides" select="count($beside[position() &lt;= 2 * $most])"/>
      <!-- The shorter side gets the related ones first. -->
      <xsl:variable name="even" select="floor(($besides + $downs - $ups + 1) div 2)"/>
      <xsl:variable name="left" select="$even * ($even &gt; 0 and $even &lt; $besides) + $besides * ($even &gt;= $besides)"/>
      <xsl:variable name="rows" select="($ups + $left) * ($ups + $left &gt;= $downs + $besides - $left) + ($downs + $besides - $left) * ($ups + $left &lt; $downs + $besides - $left)"/>
      <xsl:variable name="height" select="($rows + 1) * $step"/>
      <xsl:variable name="middle" select="$height div 2"/>
      <xsl:variable name="top-left" select="($rows - $ups - $left) * $step div 2 + $step"/>
      <xsl:variable name="top-right" select="($rows - $downs - $besides + $left) * $step div 2 + $step"/>
      <svg class="graph" viewBox="0 0 760 {$height}" aria-hidden="true">
        <xsl:apply-templates select="$up[position() &lt;= $most]" mode="left">
          <xsl:with-param name="top" select="$top-left"/>
          <xsl:with-param name="middle" select="$middle"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="$beside[position() &lt;= $left]" mode="left">
          <xsl:with-param name="top" select="$top-left + $ups * $step"/>
          <xsl:with-param name="middle" select="$middle"/>
          <xsl:with-param name="class" select="'beside'"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="$down[position() &lt;= $most]" mode="right">
          <xsl:with-param name="top" select="$top-right"/>
          <xsl:with-param name="middle" select="$middle"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="$beside[position() &gt; $left and position() &lt;= 2 * $most]" mode="right">
          <xsl:with-param name="top" select="$top-right + $downs * $step"/>
          <xsl:with-param name="middle" select="$middle"/>
          <xsl:with-param name="class" select="'beside'"/>
        </xsl:apply-templates>
        <rect x="290" y="{$middle - 17}" width="180" height="34" rx="3"/>
        <text class="self" x="380" y="{$middle + 5}">
          <xsl:apply-templates select="designations[@heads = 'zh' or (@heads = 'en' and not(../designations/@heads = 'zh'))] | designations[1][not(../designations/@heads)]" mode="node"/>
        </text>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="left">
    <xsl:param name="top"/>
    <xsl:param name="middle"/>
    <xsl:param name="class" select="'line'"/>
    <xsl:variable name="y" select="$top + (position() - 1) * $step"/>
    <path class="{$class}" d="M290,{$middle}C260,{$middle} 270,{$y} 245,{$y}"/>
    <a href="{@href}" tabindex="-1"><text class="end" x="240" y="{$y + 5}"><xsl:apply-templates select="." mode="node"/></text></a>
  </xsl:template>
  <xsl:template match="*" mode="right">
    <xsl:param name="top"/>
    <xsl:param name="middle"/>
    <xsl:param name="class" select="'line'"/>
    <xsl:variable name="y" select="$top + (position() - 1) * $step"/>
    <path class="{$class}" d="M470,{$middle}C500,{$middle} 490,{$y} 515,{$y}"/>
    <a href="{@href}" tabindex="-1"><text x="520" y="{$y + 5}"><xsl:apply-templates select="." mode="node"/></text></a>
  </xsl:template>

  <!-- What a neighbour is called: in Chinese, which is short; else in so many letters as there is room for. -->
  <xsl:template match="*" mode="node">
    <xsl:choose>
      <xsl:when test="@han">
        <xsl:attribute name="lang"><xsl:value-of select="$zh"/></xsl:attribute>
        <xsl:value-of select="substring(@han, 1, 15)"/><xsl:if test="string-length(@han) &gt; 15">…</xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="substring(., 1, 28)"/><xsl:if test="string-length(.) &gt; 28">…</xsl:if></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="designations" mode="node">
    <xsl:variable name="text" select="string(text/value)"/>
    <xsl:variable name="room" select="11 + 9 * not(pinyin)"/>
    <xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
    <xsl:value-of select="substring($text, 1, $room)"/><xsl:if test="string-length($text) &gt; $room">…</xsl:if>
  </xsl:template>
</xsl:stylesheet>
