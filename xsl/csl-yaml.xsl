<?xml version="1.0" encoding="UTF-8"?>
<!-- CSL-YAML, as pandoc reads it: the items of CSL-JSON under `references`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                extension-element-prefixes="b" b:entries="closed">

  <xsl:include href="params.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'head'">
        <xsl:text>references:</xsl:text>
        <xsl:if test="bibelot/@endnotes = 0"> []</xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="bibelot/entry"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="entry">
    <b:yaml indent="2" item="yes"/>
  </xsl:template>

</xsl:stylesheet>
