<?xml version="1.0" encoding="UTF-8"?>
<!-- TBX, ISO 30042:2019, dialect TBX-Linguist, style DCA (data categories as attributes). Valid against
     tests/schema/bibelot-tbx.rng.

     A term or a program is a conceptEntry, a language a langSec, a rendering a termSec; romanised forms are in langSecs of
     their own (zh-Latn-pinyin) and point to what they romanise. Works stand in the back matter, where sources point.

     TBX-Linguist has no category for much that a record says: dates, agencies, certainty. That stands in notes of one
     form, which src/read/tbx_lines.h reads back and people can read:

         introduced: 2019
           sources: diplomat-2022
             locator[en]: section 2
           certainty: medium

     A field, its language in brackets, its value; below it, two blanks further in, what is said of it. `| ` before a line
     continues a value, `[zh-Hans]: ` gives the value before in another language. A note without a field's name is a remark. The
     header says that a file follows this. tbx/lines.xsl writes it.

     Ids: t. (term), p. (program), n. (work), s. (subject), and our id; t.ID.1 is the first rendering. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="urn:iso:std:iso:30042:ed-2" exclude-result-prefixes="b">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:include href="params.xsl"/>
  <xsl:include href="tbx/header.xsl"/>
  <xsl:include href="tbx/lines.xsl"/>
  <xsl:include href="tbx/statements.xsl"/>
  <xsl:include href="tbx/entries.xsl"/>
  <xsl:include href="tbx/terms.xsl"/>
  <xsl:include href="tbx/works.xsl"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'frame'"><xsl:apply-templates mode="frame"/></xsl:when>
      <xsl:when test="$slot = 'entries'"><xsl:apply-templates select="bibelot/term | bibelot/program" mode="entry"/></xsl:when>
      <xsl:when test="$slot = 'works'"><xsl:apply-templates select="bibelot/endnote" mode="object"/></xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">tbx: no slot <xsl:value-of select="$slot"/></xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The counts on the root say which lists would be empty: TBX has no empty lists. -->
  <xsl:template match="bibelot" mode="frame">
    <tbx type="TBX-Linguist" style="dca" xml:lang="en">
      <tbxHeader><xsl:apply-templates select="." mode="header"/></tbxHeader>
      <text>
        <body>
          <xsl:processing-instruction name="bibelot-records">kind="term" slot="entries"</xsl:processing-instruction>
          <xsl:processing-instruction name="bibelot-records">kind="program" slot="entries"</xsl:processing-instruction>
        </body>
        <xsl:if test="project/subjects or not(@endnotes = 0)">
          <back>
            <xsl:if test="project/subjects">
              <refObjectSec type="subject"><xsl:apply-templates select="project/subjects" mode="header"/></refObjectSec>
            </xsl:if>
            <xsl:if test="not(@endnotes = 0)">
              <refObjectSec type="bibl">
                <xsl:processing-instruction name="bibelot-records">kind="endnote" slot="works"</xsl:processing-instruction>
              </refObjectSec>
            </xsl:if>
          </back>
        </xsl:if>
      </text>
    </tbx>
  </xsl:template>

  <!-- Mode id: what a record, or a rendering, is called here. -->
  <xsl:template match="term" mode="id">t.<xsl:value-of select="@id"/></xsl:template>
  <xsl:template match="program" mode="id">p.<xsl:value-of select="@id"/></xsl:template>
  <xsl:template match="endnote" mode="id">n.<xsl:value-of select="@id"/></xsl:template>
  <xsl:template match="designations" mode="id">
    <xsl:apply-templates select=".." mode="id"/>.<xsl:value-of select="b:number()"/>
  </xsl:template>
  <xsl:template match="*" mode="id"><xsl:call-template name="unknown"/></xsl:template>

  <!-- Lists that disagree: a note states one value. -->
  <xsl:template match="*[@statement and @alternative]" mode="entry" priority="5"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:template>
  <xsl:template match="*[@statement and @alternative]" mode="work" priority="5"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:template>

  <!-- Unknown elements stop the run, whatever was asked of them. -->
  <xsl:template name="unknown">
    <xsl:message terminate="yes">tbx: no template for <xsl:value-of select="name()"/> in <xsl:value-of select="name(..)"/></xsl:message>
  </xsl:template>
  <xsl:template match="*"><xsl:call-template name="unknown"/></xsl:template>
</xsl:stylesheet>
