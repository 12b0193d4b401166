<?xml version="1.0" encoding="UTF-8"?>
<!-- What every value shares: its id, its language, its statement and the evidence for it, its text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" extension-element-prefixes="b">

  <!-- Mode id: what a record is called here; below it, the path of fields. -->
  <xsl:template match="bibelot | /" mode="id"/>
  <xsl:template match="project" mode="id">project</xsl:template>
  <xsl:template match="term" mode="id">t.<xsl:value-of select="@id"/></xsl:template>
  <xsl:template match="program" mode="id">p.<xsl:value-of select="@id"/></xsl:template>
  <xsl:template match="endnote" mode="id">n.<xsl:value-of select="b:xml-id(@id)"/></xsl:template>
  <xsl:template match="*" mode="id">
    <xsl:apply-templates select=".." mode="id"/>
    <xsl:value-of select="concat('.', name(), '.', b:number())"/>
  </xsl:template>

  <xsl:template name="own-id">
    <xsl:attribute name="xml:id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
  </xsl:template>

  <!-- Mode target: where a reference points to. -->
  <xsl:template match="value[@kind = 'term']" mode="target">#t.<xsl:value-of select="@ref"/></xsl:template>
  <xsl:template match="value[@kind = 'program']" mode="target">#p.<xsl:value-of select="@ref"/></xsl:template>
  <xsl:template match="value" mode="target">#n.<xsl:value-of select="b:xml-id(@ref)"/></xsl:template>
  <!-- Mode entity: the same, of the thing itself rather than of its name. -->
  <xsl:template match="value" mode="entity-target"><xsl:apply-templates select="." mode="target"/></xsl:template>
  <xsl:template match="value[@kind = 'program']" mode="entity-target">#e.<xsl:value-of select="@ref"/></xsl:template>

  <!-- Mode statement: what is present of a statement, as attributes. Most values have none of it, and are not @qualified. -->
  <xsl:template name="statement">
    <b:has attribute="qualified">
      <xsl:apply-templates select="sources[1]" mode="statement"/>
      <xsl:apply-templates select="@supplied | @certainty | @disputed | @alternative | @preferred" mode="statement"/>
    </b:has>
  </xsl:template>

  <!-- All sources. Repeated works are named once; the evidence names each. -->
  <xsl:template match="sources" mode="statement">
    <xsl:attribute name="source">
      <xsl:for-each select="work/value">#n.<xsl:value-of select="b:xml-id(@ref)"/></xsl:for-each>
      <xsl:apply-templates select="following-sibling::sources" mode="further-source"/>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="sources" mode="further-source">
    <xsl:if test="not(work/value/@ref = preceding-sibling::sources/work/value/@ref)">
      <xsl:for-each select="work/value"> #n.<xsl:value-of select="b:xml-id(@ref)"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@supplied" mode="statement"><xsl:attribute name="resp">#editors</xsl:attribute></xsl:template>
  <xsl:template match="@certainty" mode="statement"><xsl:attribute name="cert"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <!-- @resp and @cert stand before @ana, also where they follow here: an attribute that is set again keeps its place. -->
  <xsl:template match="@disputed | @alternative | @preferred" mode="statement">
    <xsl:apply-templates select="../@supplied | ../@certainty" mode="statement"/>
    <xsl:attribute name="ana">
      <xsl:for-each select="../@disputed | ../@alternative | ../@preferred">
        <xsl:if test="position() != 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="concat('#', name())"/>
      </xsl:for-each>
    </xsl:attribute>
  </xsl:template>

  <!-- xml:lang of a run of text; `und` rather than the language of the page. Markup without text beside it would be indented. -->
  <xsl:template name="language">
    <xsl:choose>
      <xsl:when test="@xml:lang"><xsl:copy-of select="@xml:lang"/></xsl:when>
      <xsl:otherwise><xsl:attribute name="xml:lang">und</xsl:attribute></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@item"><xsl:attribute name="n"><xsl:value-of select="@item"/></xsl:attribute></xsl:if>
    <xsl:if test="@bare"><xsl:attribute name="xml:space">preserve</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Of an element that holds only its value: an id where evidence points to it. -->
  <xsl:template name="leaf">
    <b:has attribute="qualified">
      <xsl:if test="as-printed or note or sources/work/following-sibling::*"><xsl:call-template name="own-id"/></xsl:if>
      <xsl:call-template name="statement"/>
    </b:has>
  </xsl:template>

  <!-- The same with its value: a text in a language, and what is no text. -->
  <xsl:template name="text-leaf">
    <b:leaf language="yes" item="n">
      <xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/>
    </b:leaf>
  </xsl:template>
  <xsl:template name="value-leaf">
    <b:leaf><xsl:call-template name="leaf"/><xsl:value-of select="value"/></b:leaf>
  </xsl:template>

  <!-- The evidence, in an element that can hold it: bibl, quote and note as its last children. -->
  <xsl:template name="evidence">
    <b:has attribute="qualified">
      <xsl:call-template name="source-evidence"/>
      <xsl:apply-templates select="as-printed | note" mode="annotation"/>
    </b:has>
  </xsl:template>
  <!-- If any source says more than its work, all are listed. -->
  <xsl:template name="source-evidence">
    <xsl:if test="sources/work/following-sibling::*">
      <xsl:apply-templates select="sources" mode="bibl"/>
    </xsl:if>
  </xsl:template>

  <!-- Mode boxed-evidence: the same in a note of its own. -->
  <xsl:template match="*" mode="boxed-evidence">
    <xsl:if test="@qualified and (as-printed or note or sources/work/following-sibling::*)">
      <note type="evidence"><xsl:call-template name="evidence"/></note>
    </xsl:if>
  </xsl:template>

  <!-- Mode pointed-evidence: the same, pointing to the leaf that it is about. -->
  <xsl:template match="*" mode="pointed-evidence">
    <xsl:if test="@qualified and (as-printed or note or sources/work/following-sibling::*)">
      <note type="evidence">
        <xsl:attribute name="target">#<xsl:apply-templates select="." mode="id"/></xsl:attribute>
        <xsl:call-template name="evidence"/>
      </note>
    </xsl:if>
  </xsl:template>

  <xsl:template match="sources" mode="bibl">
    <bibl type="source">
      <xsl:apply-templates select="work" mode="work-ref"/>
      <xsl:apply-templates select="locator" mode="locator"/>
      <xsl:apply-templates select="as-printed | note" mode="annotation"/>
    </bibl>
  </xsl:template>
  <xsl:template match="work" mode="work-ref">
    <ref type="bibliography" target="#n.{b:xml-id(value/@ref)}"><xsl:value-of select="value"/></ref>
  </xsl:template>
  <xsl:template match="locator" mode="locator">
    <citedRange><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></citedRange>
  </xsl:template>
  <xsl:template match="as-printed" mode="annotation">
    <quote type="as-printed"><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></quote>
  </xsl:template>
  <xsl:template match="note" mode="annotation">
    <note><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></note>
  </xsl:template>

  <!-- A text field as a note of its own. -->
  <xsl:template name="text-note">
    <xsl:param name="type" select="name()"/>
    <note type="{$type}">
      <xsl:call-template name="leaf"/>
      <xsl:if test="not(self::markers or self::locator or self::citation-number or self::first-reference-note-number)">
        <xsl:call-template name="language"/>
      </xsl:if>
      <xsl:apply-templates select="value/node()" mode="text"/>
    </note>
  </xsl:template>

  <!-- Mode stated: a field that TEI has as an attribute is said again where its statement needs an element. -->
  <xsl:template match="*" mode="stated"/>
  <xsl:template match="*[@qualified]" mode="stated" priority="-0.25">
    <note type="{name()}"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></note>
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>

  <!-- Mode text: what stands in a value. -->
  <xsl:template match="value" mode="text"><xsl:apply-templates mode="text"/></xsl:template>
  <xsl:template match="i" mode="text"><hi rend="italic"><xsl:apply-templates mode="text"/></hi></xsl:template>
  <xsl:template match="b" mode="text"><hi rend="bold"><xsl:apply-templates mode="text"/></hi></xsl:template>
  <xsl:template match="sup" mode="text"><hi rend="superscript"><xsl:apply-templates mode="text"/></hi></xsl:template>
  <xsl:template match="sub" mode="text"><hi rend="subscript"><xsl:apply-templates mode="text"/></hi></xsl:template>
  <xsl:template match="sc" mode="text"><hi rend="smallcaps"><xsl:apply-templates mode="text"/></hi></xsl:template>
  <xsl:template match="nocase" mode="text"><hi rend="nocase"><xsl:apply-templates mode="text"/></hi></xsl:template>

  <xsl:template match="run" mode="text"><foreign xml:lang="{@xml:lang}"><xsl:apply-templates mode="text"/></foreign></xsl:template>

  <!-- A URL for an attribute, which takes no spaces. One that may not become a link (javascript: and the like) is kept
       as a name; and as it stands in @n, where an attribute of this type can't say it. -->
  <xsl:template name="target-url">
    <xsl:if test="not(value/@safe) and b:url(value) != string(value)">
      <xsl:attribute name="n"><xsl:value-of select="value"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="target">
      <xsl:choose>
        <xsl:when test="not(value/@safe)"><xsl:value-of select="concat('urn:unsafe:', b:url(value))"/></xsl:when>
        <xsl:when test="normalize-space(value) = value and not(contains(value, ' '))"><xsl:value-of select="value"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="b:url(value)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
