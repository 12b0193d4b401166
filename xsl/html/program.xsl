<?xml version="1.0" encoding="UTF-8"?>
<!-- What a program's page has beyond a term's. Its fields (dates, bodies, predecessors) stand among the facts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="program" mode="kind"><xsl:apply-templates select="type" mode="content"/></xsl:template>
</xsl:stylesheet>
