<?xml version="1.0" encoding="UTF-8"?>
<!-- Programs as things: an org if it is an institution, else an event. Each dated statement is an event within it; what
     relates it to others follows as a listRelation. Its designations, definition and notes are in its entry. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0">

  <xsl:template match="program" mode="entity">
    <event type="{type[not(@alternative)]/value}" corresp="#p.{@id}">
      <xsl:attribute name="xml:id">e.<xsl:value-of select="@id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="existence"/>
      <xsl:apply-templates select="." mode="label"/>
      <xsl:apply-templates select="type" mode="stated"/>
      <xsl:apply-templates select="url" mode="pointed-evidence"/>
      <xsl:apply-templates select="url" mode="entity"/>
      <xsl:apply-templates select="issued | period | from | until" mode="entity"/>
    </event>
    <xsl:apply-templates select="." mode="relations"/>
  </xsl:template>
  <xsl:template match="program[type[not(@alternative)]/value = 'institution']" mode="entity">
    <org type="institution" corresp="#p.{@id}">
      <xsl:attribute name="xml:id">e.<xsl:value-of select="@id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="label"/>
      <xsl:apply-templates select="issued | period | from | until" mode="entity"/>
      <xsl:apply-templates select="type" mode="stated"/>
      <xsl:apply-templates select="url" mode="pointed-evidence"/>
      <xsl:apply-templates select="url" mode="entity"/>
    </org>
    <xsl:apply-templates select="." mode="relations"/>
  </xsl:template>

  <!-- Mode existence: when it was, for those who look no further than the event's own attributes. -->
  <xsl:template match="program" mode="existence">
    <xsl:apply-templates select="issued[not(@alternative)][not(../from | ../until)]" mode="existence"/>
    <xsl:apply-templates select="from[not(@alternative)] | until[not(@alternative)]" mode="existence"/>
  </xsl:template>
  <xsl:template match="issued | from | until" mode="existence"/>
  <xsl:template match="issued[not(contains(value/@edtf, '/'))]" mode="existence">
    <xsl:apply-templates select="value" mode="when"/>
  </xsl:template>
  <xsl:template match="from[not(contains(value/@edtf, '/'))]" mode="existence">
    <xsl:variable name="start"><xsl:apply-templates select="value" mode="start"/></xsl:variable>
    <xsl:if test="$start != ''"><xsl:attribute name="from"><xsl:value-of select="$start"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template match="until[not(contains(value/@edtf, '/'))]" mode="existence">
    <xsl:variable name="end"><xsl:apply-templates select="value" mode="end"/></xsl:variable>
    <xsl:if test="$end != ''"><xsl:attribute name="to"><xsl:value-of select="$end"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Mode label: its preferred names, or all if none is. -->
  <xsl:template match="program" mode="label">
    <xsl:apply-templates select="designations[status/value = 'preferred' or not(../designations/status/value = 'preferred')]" mode="label"/>
  </xsl:template>
  <xsl:template match="designations" mode="label">
    <xsl:apply-templates select="text[not(@alternative)] | pinyin[not(@alternative)]" mode="label"/>
  </xsl:template>
  <xsl:template match="text" mode="label">
    <label><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></label>
  </xsl:template>
  <xsl:template match="pinyin" mode="label">
    <label xml:lang="zh-Latn-pinyin"><xsl:value-of select="value"/></label>
  </xsl:template>
  <xsl:template match="program[type[not(@alternative)]/value = 'institution']/designations/text" mode="label">
    <orgName><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></orgName>
  </xsl:template>
  <xsl:template match="program[type[not(@alternative)]/value = 'institution']/designations/pinyin" mode="label">
    <orgName xml:lang="zh-Latn-pinyin"><xsl:value-of select="value"/></orgName>
  </xsl:template>

  <!-- Dates: period is a span; the others are points in time, however vaguely known. -->
  <xsl:template match="issued | period | from | until" mode="entity">
    <event type="{name()}">
      <xsl:apply-templates select="value" mode="when"><xsl:with-param name="span" select="boolean(self::period)"/></xsl:apply-templates>
      <xsl:call-template name="statement"/>
      <label><xsl:value-of select="value"/></label>
      <xsl:apply-templates select="." mode="boxed-evidence"/>
    </event>
  </xsl:template>
  <xsl:template match="url" mode="entity">
    <ptr type="url"><xsl:call-template name="target-url"/><xsl:call-template name="leaf"/></ptr>
  </xsl:template>

  <!-- Relations: @active is the record that has the field. -->
  <xsl:template match="program" mode="relations">
    <xsl:if test="issued-by | agency | overseen-by | part-of | implements | succeeds">
      <listRelation>
        <xsl:apply-templates select="issued-by | agency | overseen-by | part-of | implements | succeeds" mode="relation"/>
      </listRelation>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="relation">
    <relation name="{name()}" active="#e.{../@id}">
      <xsl:attribute name="passive"><xsl:apply-templates select="value" mode="entity-target"/></xsl:attribute>
      <xsl:call-template name="statement"/>
      <xsl:if test="as-printed | note | sources/locator | sources/as-printed | sources/note">
        <desc><xsl:apply-templates select="." mode="relation-evidence"/></desc>
      </xsl:if>
    </relation>
  </xsl:template>
  <!-- desc takes no note: there a remark is a desc within it. -->
  <xsl:template match="*" mode="relation-evidence">
    <xsl:apply-templates select="self::*[sources/locator | sources/as-printed | sources/note]/sources" mode="bibl"/>
    <xsl:apply-templates select="as-printed" mode="annotation"/>
    <xsl:apply-templates select="note" mode="relation-evidence"/>
  </xsl:template>
  <xsl:template match="note" mode="relation-evidence">
    <desc><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></desc>
  </xsl:template>
</xsl:stylesheet>
