<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists that are made in pieces: the page or feed comes with an empty place, and its rows go there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="place">
    <xsl:processing-instruction name="bibelot-records">kind="rows" slot="<xsl:value-of select="@slot"/>"</xsl:processing-instruction>
  </xsl:template>
</xsl:stylesheet>
