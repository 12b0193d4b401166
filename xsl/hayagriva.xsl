<?xml version="1.0" encoding="UTF-8"?>
<!-- hayagriva, Typst's YAML: a mapping from key to work. What goes where is src/crosswalk/hayagriva_write.c's affair. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                extension-element-prefixes="b" b:entries="closed">

  <xsl:include href="params.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:if test="$part = 'head' and bibelot/@endnotes = 0">{}&#10;</xsl:if>
    <xsl:apply-templates select="bibelot/entry"/>
  </xsl:template>

  <xsl:template match="entry">
    <b:yaml/>
  </xsl:template>

</xsl:stylesheet>
