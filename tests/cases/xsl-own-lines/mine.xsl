<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="bibelot:/xsl/biblatex.xsl"/>
  <xsl:template match="entry">
    <xsl:value-of select="concat('&#10;@', @type, '{', @key, ',&#10;')"/>
    <xsl:apply-templates/>
    <xsl:text>}&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="text[@name='abstract']"/>
  <xsl:template match="text[@name='journaltitle']">  journal = {<xsl:value-of select="."/>},
</xsl:template>
</xsl:stylesheet>
