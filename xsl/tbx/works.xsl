<?xml version="1.0" encoding="UTF-8"?>
<!-- Works in the back matter: a refObject with an item for each value, by the names of CSL; names and other parts are sets. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">

  <xsl:template match="endnote" mode="object">
    <refObject id="n.{b:xml-id(@id)}"><xsl:apply-templates select="*" mode="work"/></refObject>
  </xsl:template>

  <xsl:template match="derived" mode="work" priority="2"/>
  <!-- A value: languages of a member of a list stand together. -->
  <xsl:template match="*[value]" mode="work"><xsl:call-template name="item"/></xsl:template>
  <xsl:template match="*[value and @item]" mode="work">
    <xsl:if test="not(name(preceding-sibling::*[1]) = name() and preceding-sibling::*[1]/@item = @item) or @disputed"><xsl:call-template name="item"/></xsl:if>
  </xsl:template>
  <xsl:template match="*[value and (sources or as-printed or note or @supplied or @certainty or @preferred)]" mode="work" priority="1">
    <itemGrp>
      <xsl:call-template name="item"/>
      <xsl:call-template name="evidence"/>
    </itemGrp>
  </xsl:template>
  <xsl:template match="*[@key]" mode="work" priority="2">
    <item type="{name()}"><xsl:apply-templates select="." mode="lines"/></item>
  </xsl:template>
  <xsl:template name="item">
    <item type="{name()}">
      <xsl:apply-templates select="." mode="in-language"/>
      <xsl:if test="@item and not(@disputed)"><xsl:apply-templates select="." mode="other-languages"/></xsl:if>
    </item>
  </xsl:template>

  <!-- A part: its fields, and what is said of it, as items of a set. -->
  <xsl:template match="*[not(value)]" mode="work">
    <itemSet type="{name()}">
      <xsl:for-each select="@supplied | @certainty | @preferred">
        <item type="{name()}"><xsl:apply-templates select="." mode="flag"/></item>
      </xsl:for-each>
      <xsl:apply-templates select="*" mode="part"/>
    </itemSet>
  </xsl:template>
  <xsl:template match="*[value]" mode="part"><xsl:apply-templates select="." mode="work"/></xsl:template>
  <xsl:template match="ruby" mode="part"/>
  <!-- What lies deeper is written in lines. -->
  <xsl:template match="*[not(value)]" mode="part">
    <item type="{name()}"><xsl:apply-templates select="." mode="lines"/></item>
  </xsl:template>
</xsl:stylesheet>
