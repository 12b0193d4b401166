<?xml version="1.0" encoding="UTF-8"?>
<!-- What follows the monogr and series of a work: pointers, notes, citations, and the evidence for what stood before. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" extension-element-prefixes="b">

  <!-- Mode rest: fields which the map puts into notes; those which it puts elsewhere have been placed. -->
  <xsl:template match="*" mode="rest">
    <b:element map="tei" only="note"><xsl:call-template name="text-leaf"/></b:element>
  </xsl:template>
  <!-- Numbers and the like, which are in no language. -->
  <xsl:template match="markers | locator | citation-number | first-reference-note-number" mode="rest">
    <b:element map="tei" only="note">
      <b:leaf><xsl:call-template name="leaf"/><xsl:apply-templates select="value/node()" mode="text"/></b:leaf>
    </b:element>
  </xsl:template>
  <xsl:template match="derived" mode="rest"/>
  <xsl:template match="type" mode="rest"><xsl:apply-templates select="." mode="stated"/></xsl:template>

  <!-- The event of a work without a title: no meeting there. -->
  <xsl:template match="event-title | event | event-place" mode="rest">
    <xsl:if test="not(../title | ../container-title)"><xsl:call-template name="text-note"/></xsl:if>
  </xsl:template>
  <xsl:template match="event-date" mode="rest">
    <xsl:if test="not(../title | ../container-title)">
      <note type="event-date"><xsl:apply-templates select="." mode="work"/></note>
    </xsl:if>
  </xsl:template>

  <xsl:template match="subject-field" mode="rest">
    <note type="subject" target="#s.{b:xml-id(value)}" xml:lang="en">
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value/@label"/>
      <xsl:if test="not(value/@label != '')"><xsl:value-of select="value"/></xsl:if>
    </note>
  </xsl:template>
  <xsl:template match="url" mode="rest">
    <ptr type="url"><b:leaf to="target"><xsl:call-template name="target-url"/><xsl:call-template name="leaf"/></b:leaf></ptr>
  </xsl:template>

  <xsl:template match="archived" mode="rest">
    <ref type="archived">
      <xsl:apply-templates select="url" mode="archived"/>
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="date" mode="date"/>
      <xsl:apply-templates select="url | date" mode="pointed-evidence"/>
      <xsl:apply-templates select="." mode="boxed-evidence"/>
    </ref>
  </xsl:template>
  <xsl:template match="url" mode="archived"><xsl:call-template name="target-url"/><xsl:call-template name="leaf"/></xsl:template>

  <xsl:template match="cited-in" mode="rest">
    <relatedItem type="citedIn">
      <xsl:call-template name="statement"/>
      <bibl>
        <xsl:apply-templates select="work" mode="work-ref"/>
        <xsl:apply-templates select="marker" mode="citation"/>
        <xsl:apply-templates select="printed" mode="citation"/>
        <xsl:apply-templates select="order" mode="citation"/>
        <xsl:apply-templates select="locator" mode="locator"/>
        <xsl:apply-templates select="marker | printed | order" mode="pointed-evidence"/>
        <xsl:call-template name="evidence"/>
      </bibl>
    </relatedItem>
  </xsl:template>
  <xsl:template match="marker | printed | order" mode="citation">
    <citedRange unit="{name()}"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></citedRange>
  </xsl:template>

  <!-- All sources at once, where any says more than @source can. -->
  <xsl:template match="sources" mode="rest">
    <xsl:if test="not(preceding-sibling::sources) and ../sources/work/following-sibling::*">
      <note type="sources"><xsl:apply-templates select="../sources" mode="bibl"/></note>
    </xsl:if>
  </xsl:template>
  <xsl:template match="call-number | citation-key | citation-label" mode="rest">
    <xsl:if test="../*[name() = name(current())]/value/*"><xsl:call-template name="text-note"/></xsl:if>
  </xsl:template>

  <!-- What other formats say: @n is its key. -->
  <xsl:template match="custom" mode="rest">
    <note type="custom" n="{@key}">
      <xsl:call-template name="leaf"/>
      <xsl:call-template name="language"/>
      <xsl:apply-templates select="value/node()" mode="text"/>
    </note>
  </xsl:template>
  <xsl:template match="history" mode="rest"><xsl:apply-templates select="." mode="entry"/></xsl:template>

  <!-- Mode leaf-evidence: for all fields but those which hold their own. Names have an @order. -->
  <xsl:template match="*" mode="leaf-evidence"><xsl:apply-templates select="self::*[not(@order)]" mode="pointed-evidence"/></xsl:template>
  <xsl:template match="sources | history | cited-in | archived | derived | type" mode="leaf-evidence"/>
</xsl:stylesheet>
