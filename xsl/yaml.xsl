<?xml version="1.0" encoding="UTF-8"?>
<!-- Our own sources: sections of records, a blank line before each but the first of its section. The fields are as a source
     has them already (src/model/source_form.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                extension-element-prefixes="b" b:entries="closed">

  <xsl:import href="params.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:if test="$part = 'head' and $program != ''">
      <xsl:value-of select="concat('# Written by ', $program, '&#10;')"/>
    </xsl:if>
    <xsl:if test="$part = 'body'">
      <xsl:apply-templates select="bibelot/entry"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="entry">
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="@first">
      <xsl:value-of select="concat(@kind, 's:&#10;')"/>
    </xsl:if>
    <xsl:value-of select="concat('  ', @key, ':&#10;')"/>
    <b:yaml indent="4" width="120" quote="schema"/>
  </xsl:template>

</xsl:stylesheet>
