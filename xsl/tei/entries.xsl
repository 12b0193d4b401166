<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms, and programs as names, in TEI Lex-0. The head language is Chinese if the record has any, else its first; the
     other languages are translation equivalents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="b">

  <xsl:template match="term | program" mode="entry">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="language">
      <xsl:choose>
        <xsl:when test="designations[@xml:lang = 'zh' or starts-with(@xml:lang, 'zh-')]">zh</xsl:when>
        <xsl:otherwise><xsl:value-of select="designations[1]/@xml:lang"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="heads" select="designations[@xml:lang = $language or starts-with(@xml:lang, concat($language, '-'))]"/>
    <xsl:variable name="preferred" select="$heads[status/value = 'preferred']"/>
    <entry type="mainEntry">
      <xsl:attribute name="xml:id"><xsl:value-of select="$id"/></xsl:attribute>
      <xsl:attribute name="xml:lang">
        <xsl:value-of select="$heads[1]/@xml:lang"/>
        <xsl:if test="not($heads)">und</xsl:if>
      </xsl:attribute>
      <xsl:if test="self::program"><xsl:attribute name="corresp">#e.<xsl:value-of select="@id"/></xsl:attribute></xsl:if>
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="$heads" mode="head">
        <xsl:with-param name="lemma" select="generate-id(($preferred | $heads[not($preferred)])[1])"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="part-of-speech | subject-field" mode="entry"/>
      <xsl:if test="introduced | introduced-by">
        <etym><xsl:apply-templates select="introduced | introduced-by" mode="entry"/></etym>
      </xsl:if>
      <sense>
        <xsl:attribute name="xml:id"><xsl:value-of select="$id"/>.sense</xsl:attribute>
        <xsl:apply-templates select="definition" mode="entry"/>
        <xsl:apply-templates select="designations[count(. | $heads) != count($heads)]" mode="equivalent"/>
        <xsl:apply-templates select="explanation | note" mode="entry"/>
        <xsl:apply-templates select="quotations" mode="entry"/>
        <xsl:apply-templates select="broader | related | see | superseded-by" mode="entry"/>
        <xsl:apply-templates select="derived/narrower | derived/superseded | derived/related-from" mode="entry"/>
      </sense>
      <xsl:apply-templates select="*" mode="entry-evidence"/>
      <xsl:apply-templates select="history" mode="entry"/>
      <xsl:apply-templates select="." mode="evidence"/>
      <xsl:apply-templates select="*" mode="entry-known"/>
    </entry>
  </xsl:template>

  <!-- Mode entry-known: fields with a place in the entry or, of a program, in its event or org. -->
  <xsl:template match="part-of-speech | subject-field | introduced | introduced-by | definition | designations" mode="entry-known"/>
  <xsl:template match="explanation | note | quotations | broader | related | see | superseded-by | history | sources | derived" mode="entry-known"/>
  <xsl:template match="program/type | program/url | program/period | program/issued | program/from | program/until" mode="entry-known"/>
  <xsl:template match="program/issued-by | program/agency | program/overseen-by" mode="entry-known"/>
  <xsl:template match="program/part-of | program/implements | program/succeeds" mode="entry-known"/>
  <xsl:template match="*" mode="entry-known"><xsl:call-template name="unknown"/></xsl:template>

  <!-- Mode entry-evidence: leaves whose evidence is pointed to. -->
  <xsl:template match="*" mode="entry-evidence"/>
  <xsl:template match="definition | explanation | term/note | program/note | part-of-speech | subject-field" mode="entry-evidence">
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>

  <!-- Designations. -->
  <xsl:template match="designations" mode="head">
    <xsl:param name="lemma"/>
    <form type="variant">
      <xsl:if test="generate-id() = $lemma"><xsl:attribute name="type">lemma</xsl:attribute></xsl:if>
      <xsl:for-each select="term-type[not(@alternative)]"><xsl:attribute name="subtype"><xsl:value-of select="value"/></xsl:attribute></xsl:for-each>
      <xsl:call-template name="full-form"/>
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="." mode="forms"/>
      <xsl:apply-templates select="." mode="usage"/>
    </form>
  </xsl:template>
  <xsl:template match="designations" mode="equivalent">
    <cit type="translationEquivalent" xml:lang="{@xml:lang}">
      <xsl:call-template name="full-form"/>
      <xsl:call-template name="statement"/>
      <form>
        <xsl:for-each select="term-type[not(@alternative)]"><xsl:attribute name="type"><xsl:value-of select="value"/></xsl:attribute></xsl:for-each>
        <xsl:apply-templates select="." mode="forms"/>
      </form>
      <xsl:apply-templates select="." mode="usage"/>
    </cit>
  </xsl:template>

  <!-- An id for what is the full form of another. -->
  <xsl:template name="full-form">
    <xsl:if test="text/value = ../designations/short-for/value">
      <xsl:attribute name="xml:id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Modes forms and usage: first what is written, then what is said of it. -->
  <xsl:template match="designations" mode="forms">
    <xsl:apply-templates select="text | pinyin | romanised" mode="form"/>
    <xsl:apply-templates select="abbreviation" mode="form"/>
  </xsl:template>
  <xsl:template match="designations" mode="usage">
    <xsl:apply-templates select="short-for | status | register" mode="form"/>
    <xsl:apply-templates select="*[not(self::note | self::as-printed | self::sources | self::ruby)]" mode="form-evidence"/>
    <xsl:apply-templates select="." mode="evidence"/>
  </xsl:template>
  <xsl:template match="term-type" mode="form-evidence"><xsl:apply-templates select="." mode="stated"/></xsl:template>
  <xsl:template match="text | pinyin | romanised | abbreviation | short-for | status | register" mode="form-evidence">
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>
  <xsl:template match="*" mode="form-evidence"><xsl:call-template name="unknown"/></xsl:template>

  <xsl:template match="text" mode="form">
    <orth><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value" mode="text"/></orth>
  </xsl:template>
  <xsl:template match="pinyin" mode="form">
    <orth xml:lang="zh-Latn-pinyin"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></orth>
  </xsl:template>
  <xsl:template match="romanised" mode="form">
    <orth type="romanised"><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value" mode="text"/></orth>
  </xsl:template>
  <xsl:template match="abbreviation" mode="form">
    <form type="abbreviation">
      <orth><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value" mode="text"/></orth>
    </form>
  </xsl:template>
  <xsl:template match="short-for" mode="form">
    <ref type="short-for">
      <xsl:for-each select="../../designations[@xml:lang = current()/../@xml:lang and text/value = current()/value][1]">
        <xsl:attribute name="target">#<xsl:apply-templates select="." mode="id"/></xsl:attribute>
      </xsl:for-each>
      <xsl:call-template name="leaf"/>
      <xsl:call-template name="language"/>
      <xsl:apply-templates select="value" mode="text"/>
    </ref>
  </xsl:template>
  <xsl:template match="status" mode="form">
    <usg type="normativity"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></usg>
  </xsl:template>
  <xsl:template match="register" mode="form">
    <usg type="socioCultural"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></usg>
  </xsl:template>

  <!-- The other fields. -->
  <xsl:template match="part-of-speech" mode="entry">
    <gramGrp>
      <gram type="pos"><xsl:call-template name="leaf"/><xsl:value-of select="b:map('tei', 'part-of-speech', value)"/></gram>
    </gramGrp>
  </xsl:template>
  <xsl:template match="subject-field" mode="entry">
    <usg type="domain" corresp="#s.{value}">
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value/@label"/>
      <xsl:if test="not(value/@label != '')"><xsl:value-of select="value"/></xsl:if>
    </usg>
  </xsl:template>
  <xsl:template match="introduced" mode="entry">
    <note type="introduced">
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="." mode="bare-date"/>
      <xsl:apply-templates select="." mode="evidence"/>
    </note>
  </xsl:template>
  <xsl:template match="introduced-by" mode="entry">
    <note type="introduced-by">
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="." mode="names"/>
      <xsl:apply-templates select="." mode="evidence"/>
    </note>
  </xsl:template>
  <xsl:template match="definition" mode="entry">
    <def><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value" mode="text"/></def>
  </xsl:template>
  <xsl:template match="explanation | note" mode="entry"><xsl:call-template name="text-note"/></xsl:template>

  <xsl:template match="quotations" mode="entry">
    <cit type="example">
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="text" mode="quotation"/>
      <xsl:apply-templates select="text" mode="pointed-evidence"/>
      <xsl:if test="speaker | date">
        <bibl type="utterance">
          <xsl:apply-templates select="speaker | date" mode="quotation"/>
        </bibl>
      </xsl:if>
      <xsl:apply-templates select="." mode="evidence"/>
    </cit>
  </xsl:template>
  <xsl:template match="text" mode="quotation">
    <quote><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value" mode="text"/></quote>
  </xsl:template>
  <xsl:template match="speaker" mode="quotation">
    <xsl:call-template name="responsible"><xsl:with-param name="element">author</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="date" mode="quotation">
    <xsl:apply-templates select="." mode="date"/>
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>

  <!-- References. -->
  <xsl:template match="broader" mode="entry">
    <xsl:call-template name="xr"><xsl:with-param name="type">hypernymy</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="related" mode="entry"><xsl:call-template name="xr"/></xsl:template>
  <xsl:template match="see | superseded-by" mode="entry">
    <xsl:call-template name="xr"><xsl:with-param name="subtype" select="name()"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="xr">
    <xsl:param name="type">related</xsl:param>
    <xsl:param name="subtype"/>
    <xr type="{$type}">
      <xsl:if test="$subtype != ''"><xsl:attribute name="subtype"><xsl:value-of select="$subtype"/></xsl:attribute></xsl:if>
      <xsl:call-template name="statement"/>
      <ref type="entry" xml:lang="en">
        <xsl:attribute name="target"><xsl:apply-templates select="value" mode="target"/></xsl:attribute>
        <xsl:value-of select="value"/>
      </ref>
      <xsl:apply-templates select="." mode="evidence"/>
    </xr>
  </xsl:template>
  <!-- Made from the other end of a reference; a reader passes over them. -->
  <xsl:template match="derived/*" mode="entry">
    <xr type="related" subtype="{name()}">
      <xsl:if test="self::narrower"><xsl:attribute name="type">hyponymy</xsl:attribute></xsl:if>
      <ref type="entry" target="#{substring(@kind, 1, 1)}.{@ref}" xml:lang="en"><xsl:value-of select="."/></ref>
    </xr>
  </xsl:template>

  <xsl:template match="history" mode="entry">
    <note type="history">
      <xsl:apply-templates select="date" mode="date"/>
      <xsl:apply-templates select="date" mode="pointed-evidence"/>
      <xsl:apply-templates select="note" mode="annotation"/>
    </note>
  </xsl:template>
</xsl:stylesheet>
