<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms and programs as conceptEntry. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">

  <xsl:template match="term | program" mode="entry">
    <xsl:variable name="record" select="."/>
    <conceptEntry>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="*" mode="entry"/>
      <xsl:for-each select="designations[not(@alternative)][not(@xml:lang = preceding-sibling::designations[not(@alternative)]/@xml:lang)]">
        <langSec xml:lang="{@xml:lang}">
          <xsl:if test="not(@xml:lang)"><xsl:attribute name="xml:lang">und</xsl:attribute></xsl:if>
          <xsl:apply-templates select="../definition[string(@xml:lang) = string(current()/@xml:lang)]" mode="definition"/>
          <xsl:apply-templates select="../designations[not(@alternative)][string(@xml:lang) = string(current()/@xml:lang)]" mode="term"/>
          <xsl:if test="@xml:lang = 'zh-Latn-pinyin'"><xsl:apply-templates select="../designations/pinyin" mode="romanised"/></xsl:if>
          <xsl:apply-templates select="../designations/romanised[@xml:lang = current()/@xml:lang]" mode="romanised"/>
        </langSec>
      </xsl:for-each>
      <xsl:if test="designations/pinyin and not(designations[not(@alternative)]/@xml:lang = 'zh-Latn-pinyin')">
        <langSec xml:lang="zh-Latn-pinyin">
          <xsl:apply-templates select="designations[not(@alternative)]/pinyin" mode="romanised"/>
          <xsl:apply-templates select="designations[not(@alternative)]/romanised[@xml:lang = 'zh-Latn-pinyin']" mode="romanised"/>
        </langSec>
      </xsl:if>
      <xsl:apply-templates select="designations[not(@alternative)]/romanised" mode="romanised-section"/>
    </conceptEntry>
  </xsl:template>

  <!-- Mode entry: what stands before the languages. -->
  <xsl:template match="designations" mode="entry"/>
  <xsl:template match="designations[@alternative]" mode="entry"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:template>
  <xsl:template match="derived" mode="entry"/>

  <xsl:template match="subject-field" mode="entry">
    <xsl:if test="not(@alternative)">
      <descrip type="subjectField">
        <xsl:if test="value/@label or value/@label-zh"><xsl:attribute name="target">s.<xsl:value-of select="value"/></xsl:attribute></xsl:if>
        <xsl:choose>
          <xsl:when test="value/@label != ''"><xsl:value-of select="value/@label"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="value"/></xsl:otherwise>
        </xsl:choose>
      </descrip>
    </xsl:if>
    <xsl:apply-templates select="." mode="stated"/>
  </xsl:template>

  <!-- Its category belongs to each rendering. -->
  <xsl:template match="part-of-speech" mode="entry">
    <xsl:variable name="fidelity" select="b:fidelity('tbx', 'part-of-speech', value)"/>
    <xsl:choose>
      <xsl:when test="$fidelity = 'exact'"><xsl:apply-templates select="." mode="stated"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:report(., 'B703', 'partOfSpeech')"/>
        <xsl:apply-templates select="." mode="fact"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of a language without a rendering it belongs to the concept. -->
  <xsl:template match="definition" mode="entry">
    <xsl:if test="not(../designations[not(@alternative)][string(@xml:lang) = string(current()/@xml:lang)])">
      <xsl:apply-templates select="." mode="definition"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="definition" mode="definition">
    <descripGrp>
      <descrip type="definition">
        <xsl:copy-of select="@xml:lang"/>
        <xsl:apply-templates select="value" mode="text"/>
      </descrip>
      <xsl:call-template name="evidence"/>
    </descripGrp>
  </xsl:template>

  <xsl:template match="introduced | introduced-by | explanation | custom" mode="entry"><xsl:apply-templates select="." mode="fact"/></xsl:template>
  <xsl:template match="program/type | program/issued | program/period | program/from | program/until" mode="entry">
    <xsl:apply-templates select="." mode="fact"/>
  </xsl:template>
  <xsl:template match="note" mode="entry"><xsl:apply-templates select="." mode="remark"/></xsl:template>
  <xsl:template match="sources" mode="entry"><xsl:apply-templates select="." mode="evidence"/></xsl:template>

  <!-- References say which they are before the colon. -->
  <xsl:template match="broader | related | see | superseded-by" mode="entry"><xsl:call-template name="reference"/></xsl:template>
  <xsl:template match="program/issued-by | program/agency | program/overseen-by | program/part-of | program/implements | program/succeeds"
                mode="entry">
    <xsl:call-template name="reference"/>
  </xsl:template>
  <xsl:template name="reference">
    <xsl:choose>
      <xsl:when test="value/@kind and not(value/@outside)">
        <ref type="crossReference" target="{substring(value/@kind, 1, 1)}.{value/@ref}">
          <xsl:value-of select="concat(name(), ': ', value)"/>
        </ref>
        <xsl:apply-templates select="." mode="stated"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="program/url" mode="entry">
    <xsl:choose>
      <xsl:when test="value/@safe and starts-with(value, 'http') and not(@alternative)">
        <xref type="externalCrossReference" target="{b:url(value)}"><xsl:value-of select="value"/></xref>
        <xsl:apply-templates select="." mode="stated"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A quotation is a context of the first rendering in its language; see terms.xsl. -->
  <xsl:template match="quotations" mode="entry">
    <xsl:if test="not(../designations[not(@alternative)]/@xml:lang = text[1]/@xml:lang)"><xsl:apply-templates select="." mode="fact"/></xsl:if>
  </xsl:template>

  <!-- TBX dates a change by its day. -->
  <xsl:template match="history" mode="entry">
    <xsl:choose>
      <xsl:when test="string-length(date/value) = 10 and date/value/@day and not(date/@*[not(name() = 'xml:lang')] or */note or */sources or */as-printed or note/@disputed)">
        <transacGrp>
          <transac type="transactionType">modification</transac>
          <date><xsl:value-of select="date/value"/></date>
          <xsl:apply-templates select="note" mode="remark"/>
        </transacGrp>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="entry"><xsl:call-template name="unknown"/></xsl:template>
</xsl:stylesheet>
