<?xml version="1.0" encoding="UTF-8"?>
<!-- CSL-JSON. What goes where is src/crosswalk/csl_write.c's affair; here is the shape. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                extension-element-prefixes="b" b:entries="closed">

  <xsl:include href="params.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'head'">[</xsl:when>
      <xsl:when test="$part = 'between'">,</xsl:when>
      <xsl:when test="$part = 'tail'">
        <xsl:text>&#10;]&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="bibelot/entry"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="entry">
    <xsl:if test="position() != 1">,</xsl:if>
    <b:record>
      <xsl:text>&#10;  {&#10;</xsl:text>
      <b:json indent="4"/>
      <xsl:text>&#10;  }</xsl:text>
    </b:record>
  </xsl:template>

</xsl:stylesheet>
