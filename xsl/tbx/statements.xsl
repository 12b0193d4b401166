<?xml version="1.0" encoding="UTF-8"?>
<!-- Who says so: what stands beside a value. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">

  <!-- In an element that takes admin and note. -->
  <xsl:template name="evidence">
    <xsl:apply-templates select="@supplied | @certainty | @preferred" mode="evidence"/>
    <xsl:apply-templates select="sources | as-printed | note" mode="evidence"/>
  </xsl:template>
  <xsl:template match="@*" mode="evidence">
    <note><xsl:value-of select="concat(name(), ': ')"/><xsl:apply-templates select="." mode="flag"/></note>
  </xsl:template>
  <xsl:template match="as-printed" mode="evidence"><xsl:apply-templates select="." mode="fact"/></xsl:template>
  <xsl:template match="note" mode="evidence"><xsl:apply-templates select="." mode="remark"/></xsl:template>

  <xsl:template match="sources" mode="evidence"><xsl:apply-templates select="work" mode="source"/></xsl:template>
  <xsl:template match="sources[locator or as-printed or note]" mode="evidence">
    <adminGrp>
      <xsl:apply-templates select="work" mode="source"/>
      <xsl:apply-templates select="locator | as-printed" mode="fact"/>
      <xsl:apply-templates select="note" mode="evidence"/>
    </adminGrp>
  </xsl:template>
  <!-- A work that is not of this document can't be pointed to. -->
  <xsl:template match="work" mode="source">
    <admin type="source" target="n.{b:xml-id(value/@ref)}"><xsl:value-of select="value"/></admin>
  </xsl:template>
  <xsl:template match="work[not(value/@kind = 'endnote') or value/@outside]" mode="source">
    <admin type="source"><xsl:value-of select="value/@ref"/></admin>
  </xsl:template>

  <!-- Mode remark: a note. Of one in several languages the first holds the others. One that looks like a field is written as a field. -->
  <xsl:template match="note" mode="remark">
    <note>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates select="value" mode="text"/>
      <xsl:apply-templates select="." mode="other-languages"/>
    </note>
  </xsl:template>
  <xsl:template match="note[@item = preceding-sibling::note/@item]" mode="remark"/>
  <xsl:template match="note[../note[sources or as-printed or note or @supplied or @certainty or @disputed or contains(value, '&#10;') or
                                   (contains(value, ':') and
                                    translate(substring-before(value, ':'),
                                              'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.[]', '') = '')]]"
                mode="remark" priority="1">
    <note>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates select="." mode="lines"><xsl:with-param name="first" select="false()"/></xsl:apply-templates>
    </note>
  </xsl:template>

  <xsl:template match="*" mode="other-languages">
    <xsl:for-each select="following-sibling::*[name() = name(current())][@item = current()/@item][not(@alternative)]">
      <xsl:text> </xsl:text><xsl:apply-templates select="." mode="in-language"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Mode stated: a field that has a category of its own is said again in a note where its statement needs one, or where the
       category is not quite the field. -->
  <xsl:template match="*" mode="stated">
    <xsl:if test="sources or as-printed or note or @supplied or @certainty or @disputed[not(../@statement)]"><xsl:apply-templates select="." mode="fact"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
