<?xml version="1.0" encoding="UTF-8"?>
<!-- EDTF as att.datable: the W3C attributes say what they can; @when-custom (see the header's calendar) has the EDTF where they
     cannot say it all. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0">

  <!-- Mode when: the attributes. Most dates are @plain, a year, a month or a day: W3C and EDTF write these alike.
       An interval is a span (period, event-date, issued of a work) or bounds for a point in time. -->
  <xsl:template match="value" mode="when">
    <xsl:param name="span" select="false()"/>
    <xsl:choose>
      <xsl:when test="@plain">
        <xsl:attribute name="when"><xsl:value-of select="@edtf"/></xsl:attribute>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="when-vague"><xsl:with-param name="span" select="$span"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="value" mode="when-vague">
    <xsl:param name="span"/>
    <xsl:variable name="start"><xsl:apply-templates select="." mode="start"/></xsl:variable>
    <xsl:variable name="end"><xsl:apply-templates select="." mode="end"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$start = '' and $end = ''"/>
      <xsl:when test="$start = $end"><xsl:attribute name="when"><xsl:value-of select="$start"/></xsl:attribute></xsl:when>
      <xsl:when test="$span">
        <xsl:if test="$start != ''"><xsl:attribute name="from"><xsl:value-of select="$start"/></xsl:attribute></xsl:if>
        <xsl:if test="$end != ''"><xsl:attribute name="to"><xsl:value-of select="$end"/></xsl:attribute></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$start != ''"><xsl:attribute name="notBefore"><xsl:value-of select="$start"/></xsl:attribute></xsl:if>
        <xsl:if test="$end != ''"><xsl:attribute name="notAfter"><xsl:value-of select="$end"/></xsl:attribute></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@edtf and not(@edtf = $start or @edtf = concat($start, '/', $end)
              or (@open-start and @edtf = concat('../', $end)) or (@open-end and @edtf = concat($start, '/..')))">
      <xsl:attribute name="when-custom"><xsl:value-of select="@edtf"/></xsl:attribute>
      <xsl:attribute name="datingMethod">#edtf</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Modes start and end: the first and the last day, as exactly as it was given; nothing if open, before the year 0 (on which W3C and EDTF
       disagree) or beyond four digits. -->
  <xsl:template match="value" mode="start">
    <xsl:choose>
      <xsl:when test="not(@from) or @open-start or string-length(@from) != 8 or starts-with(@from, '-')"/>
      <xsl:when test="@season or contains(substring-before(concat(@edtf, '/'), '/'), 'X')">
        <xsl:call-template name="day"><xsl:with-param name="day" select="@from"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@year"/>
        <xsl:for-each select="@month | @day">-<xsl:value-of select="."/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="value" mode="end">
    <xsl:choose>
      <xsl:when test="not(@to) or @open-end or string-length(@to) != 8 or starts-with(@to, '-')"/>
      <xsl:when test="@end-year and not(contains(substring-after(@edtf, '/'), 'X'))">
        <xsl:value-of select="@end-year"/>
        <xsl:for-each select="@end-month | @end-day">-<xsl:value-of select="."/></xsl:for-each>
      </xsl:when>
      <xsl:when test="contains(@edtf, '/') or @season or contains(@edtf, 'X')">
        <xsl:call-template name="day"><xsl:with-param name="day" select="@to"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="start"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="day">
    <xsl:param name="day"/>
    <xsl:value-of select="concat(substring($day, 1, 4), '-', substring($day, 5, 2), '-', substring($day, 7, 2))"/>
  </xsl:template>

  <!-- Mode bare-date: a date whose statement stands on the element around it. -->
  <xsl:template match="*" mode="bare-date">
    <date>
      <xsl:apply-templates select="value" mode="when"/>
      <xsl:if test="value/@approximate | value/@uncertain"><xsl:attribute name="precision">low</xsl:attribute></xsl:if>
      <xsl:value-of select="value"/>
    </date>
  </xsl:template>

  <!-- Mode date: a date field as a date. -->
  <xsl:template match="*" mode="date">
    <xsl:param name="type"/>
    <xsl:param name="span" select="false()"/>
    <date>
      <xsl:if test="$type != ''"><xsl:attribute name="type"><xsl:value-of select="$type"/></xsl:attribute></xsl:if>
      <xsl:call-template name="date-leaf"><xsl:with-param name="span" select="$span"/></xsl:call-template>
    </date>
  </xsl:template>
  <xsl:template name="date-leaf">
    <xsl:param name="span" select="false()"/>
    <xsl:apply-templates select="value" mode="when"><xsl:with-param name="span" select="$span"/></xsl:apply-templates>
    <xsl:if test="value/@approximate | value/@uncertain"><xsl:attribute name="precision">low</xsl:attribute></xsl:if>
    <xsl:call-template name="leaf"/>
    <xsl:value-of select="value"/>
  </xsl:template>
</xsl:stylesheet>
