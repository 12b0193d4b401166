<?xml version="1.0" encoding="UTF-8"?>
<!-- Renderings, and their romanised and abbreviated forms, as termSec. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">

  <xsl:template match="designations" mode="term">
    <termSec>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <term><xsl:apply-templates select="text[not(@alternative)][1]/value" mode="text"/></term>
      <xsl:apply-templates select="../part-of-speech[not(@alternative)] | status[not(@alternative)] | term-type[not(@alternative)] | register[not(@alternative)]"
                           mode="term-note"/>
      <xsl:apply-templates select="*" mode="term"/>
      <xsl:call-template name="evidence"/>
      <xsl:if test="not(preceding-sibling::designations[not(@alternative)][@xml:lang = current()/@xml:lang])">
        <xsl:apply-templates select="../quotations[text[1]/@xml:lang = current()/@xml:lang]" mode="context"/>
      </xsl:if>
    </termSec>
    <xsl:apply-templates select="abbreviation" mode="abbreviated"/>
  </xsl:template>

  <!-- Mode term-note: the categories of a rendering; nothing where the format's list has no such word. -->
  <xsl:template match="status" mode="term-note">
    <termNote type="administrativeStatus"><xsl:value-of select="b:map('tbx', 'status', value)"/></termNote>
  </xsl:template>
  <xsl:template match="part-of-speech" mode="term-note">
    <termNote type="partOfSpeech"><xsl:value-of select="b:map('tbx', 'part-of-speech', value)"/></termNote>
  </xsl:template>
  <xsl:template match="term-type" mode="term-note">
    <termNote type="termType"><xsl:value-of select="b:map('tbx', 'term-type', value)"/></termNote>
  </xsl:template>
  <xsl:template match="register" mode="term-note">
    <xsl:if test="b:map('tbx', 'register', value) != ''">
      <termNote type="register"><xsl:value-of select="b:map('tbx', 'register', value)"/></termNote>
    </xsl:if>
  </xsl:template>

  <!-- Mode term: the other fields, and the statements of those above. -->
  <xsl:template match="sources | as-printed | note | ruby | pinyin | romanised | abbreviation" mode="term"/>
  <xsl:template match="text" mode="term"><xsl:apply-templates select="." mode="stated"/></xsl:template>
  <xsl:template match="status" mode="term"><xsl:apply-templates select="." mode="stated"/></xsl:template>
  <xsl:template match="term-type" mode="term">
    <xsl:call-template name="category"><xsl:with-param name="to" select="'termType'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="register" mode="term">
    <xsl:call-template name="category"><xsl:with-param name="to" select="'register'"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="category">
    <xsl:param name="to"/>
    <xsl:variable name="fidelity" select="b:fidelity('tbx', name(), value)"/>
    <xsl:choose>
      <xsl:when test="$fidelity = 'exact'"><xsl:apply-templates select="." mode="stated"/></xsl:when>
      <xsl:when test="$fidelity = 'approximate'">
        <xsl:value-of select="b:report(., 'B703', $to)"/>
        <xsl:apply-templates select="." mode="fact"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:report(., 'B702', 'note')"/>
        <xsl:apply-templates select="." mode="fact"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="short-for" mode="term">
    <xsl:variable name="full" select="../../designations[not(@alternative)][@xml:lang = current()/../@xml:lang][text/value = current()/value][1]"/>
    <xsl:choose>
      <xsl:when test="$full and @xml:lang = ../@xml:lang and not(sources or as-printed or note or @supplied or @certainty or @disputed or value/*)">
        <ref type="crossReference">
          <xsl:attribute name="target"><xsl:apply-templates select="$full" mode="id"/></xsl:attribute>
          <xsl:value-of select="concat('short-for: ', value)"/>
        </ref>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="fact"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="term"><xsl:call-template name="unknown"/></xsl:template>

  <!-- Mode romanised: the form as a term; what it romanises is pointed to. -->
  <xsl:template match="pinyin | romanised" mode="romanised">
    <termSec>
      <term><xsl:apply-templates select="value" mode="text"/></term>
      <ref type="crossReference">
        <xsl:attribute name="target"><xsl:apply-templates select=".." mode="id"/></xsl:attribute>
        <xsl:value-of select="concat(name(), ': ', ../text[not(@alternative)][1]/value)"/>
      </ref>
      <xsl:call-template name="evidence"/>
    </termSec>
  </xsl:template>
  <!-- Mode romanised-section: a language that no rendering and no form before it has. -->
  <xsl:template match="romanised" mode="romanised-section"/>
  <xsl:template match="romanised[not(@xml:lang)]" mode="romanised-section">
    <xsl:if test="not(../preceding-sibling::designations/romanised[not(@xml:lang)] | preceding-sibling::romanised[not(@xml:lang)])">
      <langSec xml:lang="und-Latn"><xsl:apply-templates select="../../designations[not(@alternative)]/romanised[not(@xml:lang)]" mode="romanised"/></langSec>
    </xsl:if>
  </xsl:template>
  <xsl:template match="romanised[@xml:lang != 'zh-Latn-pinyin' or not(../../designations/pinyin)]" mode="romanised-section">
    <xsl:if test="not(../../designations[not(@alternative)]/@xml:lang = @xml:lang or
                      ../preceding-sibling::designations[not(@alternative)]/romanised/@xml:lang = @xml:lang or
                      preceding-sibling::romanised/@xml:lang = @xml:lang)">
      <langSec xml:lang="{@xml:lang}">
        <xsl:apply-templates select="../../designations[not(@alternative)]/romanised[@xml:lang = current()/@xml:lang]" mode="romanised"/>
      </langSec>
    </xsl:if>
  </xsl:template>

  <!-- Mode abbreviated: it has the sources of what it shortens. -->
  <xsl:template match="abbreviation" mode="abbreviated">
    <xsl:choose>
      <xsl:when test="@xml:lang and @xml:lang != ../@xml:lang"><xsl:value-of select="b:report(., 'B701', name())"/></xsl:when>
      <xsl:otherwise>
        <termSec>
          <term><xsl:apply-templates select="value" mode="text"/></term>
          <termNote type="termType">abbreviation</termNote>
          <ref type="crossReference">
            <xsl:attribute name="target"><xsl:apply-templates select=".." mode="id"/></xsl:attribute>
            <xsl:value-of select="concat('abbreviation: ', ../text[not(@alternative)][1]/value)"/>
          </ref>
          <xsl:call-template name="evidence"/>
        </termSec>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mode context: its first language, and the others within. -->
  <xsl:template match="quotations" mode="context">
    <descripGrp>
      <descrip type="context">
        <xsl:copy-of select="text[1]/@xml:lang"/>
        <xsl:apply-templates select="text[1]/value" mode="text"/>
        <xsl:for-each select="text[position() != 1][not(@alternative)]">
          <xsl:text> </xsl:text><xsl:apply-templates select="." mode="in-language"/>
        </xsl:for-each>
      </descrip>
      <xsl:apply-templates select="text" mode="stated"/>
      <xsl:apply-templates select="speaker | date" mode="fact"/>
      <xsl:call-template name="evidence"/>
    </descripGrp>
  </xsl:template>
</xsl:stylesheet>
