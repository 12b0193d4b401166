<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms, and programs as names, in TEI Lex-0. The head language is Chinese if the record has any, else its first; the
     other languages are translation equivalents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="b">

  <xsl:template match="term | program" mode="entry">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="language">
      <xsl:choose>
        <xsl:when test="designations[lang('zh')]">zh</xsl:when>
        <xsl:otherwise><xsl:value-of select="designations[1]/@xml:lang"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="heads" select="designations[lang($language)]"/>
    <xsl:variable name="preferred" select="$heads[status/value = 'preferred']"/>
    <xsl:variable name="full-forms" select="designations/short-for[value]/value"/>
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
        <xsl:with-param name="full-forms" select="$full-forms"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="part-of-speech | subject-field" mode="entry"/>
      <xsl:if test="introduced | introduced-by">
        <etym><xsl:apply-templates select="introduced | introduced-by" mode="entry"/></etym>
      </xsl:if>
      <sense>
        <xsl:attribute name="xml:id"><xsl:value-of select="$id"/>.sense</xsl:attribute>
        <xsl:apply-templates select="definition" mode="entry"/>
        <xsl:apply-templates select="designations[not(lang($language))]" mode="equivalent">
          <xsl:with-param name="full-forms" select="$full-forms"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="explanation | note | custom" mode="entry"/>
        <xsl:apply-templates select="quotations" mode="entry"/>
        <xsl:apply-templates select="broader | related | see | superseded-by | derived" mode="entry"/>
      </sense>
      <xsl:apply-templates select="*" mode="entry-evidence"/>
      <xsl:apply-templates select="history" mode="entry"/>
      <xsl:call-template name="source-evidence"/>
    </entry>
  </xsl:template>

  <!-- Mode entry-evidence, of every field: the leaves among them have their evidence pointed to. -->
  <xsl:template match="definition | explanation | note | custom | part-of-speech | subject-field" mode="entry-evidence">
    <xsl:apply-templates select="self::*[@qualified]" mode="pointed-evidence"/>
  </xsl:template>
  <!-- The others hold it themselves, in the entry or, of a program, in its event or org. -->
  <xsl:template match="introduced | introduced-by | designations | quotations | broader | related | see | superseded-by" mode="entry-evidence"/>
  <xsl:template match="history | sources | derived" mode="entry-evidence"/>
  <xsl:template match="program/type | program/url | program/period | program/issued | program/from | program/until" mode="entry-evidence"/>
  <xsl:template match="program/issued-by | program/agency | program/overseen-by" mode="entry-evidence"/>
  <xsl:template match="program/part-of | program/implements | program/succeeds" mode="entry-evidence"/>
  <xsl:template match="*" mode="entry-evidence"><xsl:call-template name="unknown"/></xsl:template>

  <!-- Designations. -->
  <xsl:template match="designations" mode="head">
    <xsl:param name="lemma"/>
    <xsl:param name="full-forms"/>
    <form type="variant">
      <xsl:if test="generate-id() = $lemma"><xsl:attribute name="type">lemma</xsl:attribute></xsl:if>
      <xsl:for-each select="term-type[not(@alternative)]"><xsl:attribute name="subtype"><xsl:value-of select="value"/></xsl:attribute></xsl:for-each>
      <xsl:if test="text/value = $full-forms"><xsl:call-template name="own-id"/></xsl:if>
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="*" mode="form"/>
      <xsl:call-template name="usage"/>
    </form>
  </xsl:template>
  <xsl:template match="designations" mode="equivalent">
    <xsl:param name="full-forms"/>
    <cit type="translationEquivalent" xml:lang="{@xml:lang}">
      <xsl:if test="text/value = $full-forms"><xsl:call-template name="own-id"/></xsl:if>
      <xsl:call-template name="statement"/>
      <form>
        <xsl:for-each select="term-type[not(@alternative)]"><xsl:attribute name="type"><xsl:value-of select="value"/></xsl:attribute></xsl:for-each>
        <xsl:apply-templates select="*" mode="form"/>
      </form>
      <xsl:call-template name="usage"/>
    </cit>
  </xsl:template>

  <!-- Mode form: what is written. The rest of a designation's fields says something of it, and follows the form. -->
  <xsl:template match="term-type | short-for | status | register | sources | as-printed | note | ruby" mode="form"/>
  <xsl:template name="usage">
    <xsl:apply-templates select="short-for | status | register" mode="usage"/>
    <xsl:apply-templates select="*[@qualified][value]" mode="form-evidence"/>
    <xsl:call-template name="evidence"/>
  </xsl:template>
  <xsl:template match="*" mode="form-evidence"><xsl:apply-templates select="." mode="pointed-evidence"/></xsl:template>
  <xsl:template match="term-type" mode="form-evidence"><xsl:apply-templates select="." mode="stated"/></xsl:template>

  <xsl:template match="text" mode="form">
    <orth><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></orth>
  </xsl:template>
  <xsl:template match="pinyin" mode="form">
    <orth xml:lang="zh-Latn-pinyin"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></orth>
  </xsl:template>
  <xsl:template match="romanised" mode="form">
    <orth type="romanised"><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></orth>
  </xsl:template>
  <xsl:template match="abbreviation" mode="form">
    <form type="abbreviation">
      <orth><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></orth>
    </form>
  </xsl:template>
  <xsl:template match="short-for" mode="usage">
    <ref type="short-for">
      <xsl:for-each select="../../designations[@xml:lang = current()/../@xml:lang and text/value = current()/value][1]">
        <xsl:attribute name="target">#<xsl:apply-templates select="." mode="id"/></xsl:attribute>
      </xsl:for-each>
      <xsl:call-template name="leaf"/>
      <xsl:call-template name="language"/>
      <xsl:apply-templates select="value/node()" mode="text"/>
    </ref>
  </xsl:template>
  <xsl:template match="status" mode="usage">
    <usg type="normativity"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></usg>
  </xsl:template>
  <xsl:template match="register" mode="usage">
    <usg type="socioCultural"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></usg>
  </xsl:template>

  <!-- The other fields. -->
  <xsl:template match="part-of-speech" mode="entry">
    <gramGrp>
      <gram type="pos"><xsl:call-template name="leaf"/><xsl:value-of select="b:map('tei', 'part-of-speech', value)"/></gram>
    </gramGrp>
  </xsl:template>
  <xsl:template match="subject-field" mode="entry">
    <usg type="domain" corresp="#s.{b:xml-id(value)}">
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value/@label"/>
      <xsl:if test="not(value/@label != '')"><xsl:value-of select="value"/></xsl:if>
    </usg>
  </xsl:template>
  <xsl:template match="introduced" mode="entry">
    <note type="introduced">
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="." mode="bare-date"/>
      <xsl:call-template name="evidence"/>
    </note>
  </xsl:template>
  <xsl:template match="introduced-by" mode="entry">
    <note type="introduced-by">
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="." mode="names"/>
      <xsl:call-template name="evidence"/>
    </note>
  </xsl:template>
  <xsl:template match="definition" mode="entry">
    <def><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></def>
  </xsl:template>
  <xsl:template match="custom" mode="entry"><xsl:apply-templates select="." mode="rest"/></xsl:template>
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
      <xsl:call-template name="evidence"/>
    </cit>
  </xsl:template>
  <xsl:template match="text" mode="quotation">
    <quote><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></quote>
  </xsl:template>
  <xsl:template match="speaker" mode="quotation">
    <xsl:call-template name="responsible"><xsl:with-param name="element">author</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="date" mode="quotation">
    <xsl:apply-templates select="." mode="date"/>
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>

  <!-- References. -->
  <xsl:template match="broader" mode="entry"><xr type="hypernymy"><xsl:call-template name="xr"/></xr></xsl:template>
  <xsl:template match="related" mode="entry"><xr type="related"><xsl:call-template name="xr"/></xr></xsl:template>
  <xsl:template match="see | superseded-by" mode="entry"><xr type="related" subtype="{name()}"><xsl:call-template name="xr"/></xr></xsl:template>
  <xsl:template name="xr">
    <xsl:call-template name="statement"/>
    <ref type="entry" xml:lang="en">
      <xsl:attribute name="target"><xsl:apply-templates select="value" mode="target"/></xsl:attribute>
      <xsl:value-of select="value"/>
    </ref>
    <xsl:call-template name="evidence"/>
  </xsl:template>
  <!-- Made from the other end of a reference; a reader passes over them. -->
  <xsl:template match="derived" mode="entry">
    <xsl:apply-templates select="narrower | superseded | related-from" mode="derived"/>
  </xsl:template>
  <xsl:template match="narrower" mode="derived"><xr type="hyponymy" subtype="narrower"><xsl:call-template name="derived-ref"/></xr></xsl:template>
  <xsl:template match="superseded" mode="derived"><xr type="related" subtype="superseded"><xsl:call-template name="derived-ref"/></xr></xsl:template>
  <xsl:template match="related-from" mode="derived"><xr type="related" subtype="related-from"><xsl:call-template name="derived-ref"/></xr></xsl:template>
  <xsl:template name="derived-ref">
    <ref type="entry" target="#{substring(@kind, 1, 1)}.{@ref}" xml:lang="en"><xsl:value-of select="."/></ref>
  </xsl:template>

  <xsl:template match="history" mode="entry">
    <note type="history">
      <xsl:apply-templates select="date" mode="date"/>
      <xsl:apply-templates select="date" mode="pointed-evidence"/>
      <xsl:apply-templates select="note" mode="annotation"/>
    </note>
  </xsl:template>
</xsl:stylesheet>
