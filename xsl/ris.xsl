<?xml version="1.0" encoding="UTF-8"?>
<!-- RIS: how a record looks. What is in it was decided before (map/ris.xml, src/crosswalk/ris.h): it comes as
     <entry type="JOUR" key="gu-2021"> with a <text name="TI"> for each line. Lines end with CR LF, as the format demands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" extension-element-prefixes="b" b:entries="closed">

  <xsl:include href="params.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="*">
    <xsl:message terminate="yes">ris: no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>

  <xsl:template match="bibelot">
    <xsl:if test="$part = 'body'">
      <xsl:apply-templates select="entry"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="entry">
    <b:record>
      <xsl:value-of select="concat('TY  - ', @type, '&#13;&#10;')"/>
      <b:lines between="  - " after="&#13;&#10;"/>
      <xsl:value-of select="concat('ID  - ', @key, '&#13;&#10;ER  - &#13;&#10;&#13;&#10;')"/>
    </b:record>
  </xsl:template>

  <!-- The same lines, for those who change some of them. -->
  <xsl:template match="text">
    <xsl:value-of select="concat(@name, '  - ', ., '&#13;&#10;')"/>
  </xsl:template>

</xsl:stylesheet>
