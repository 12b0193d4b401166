<?xml version="1.0" encoding="UTF-8"?>
<!-- The teiHeader, from the project. Without one (convert of a lone file) it says so. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="b">

  <xsl:template match="bibelot" mode="header">
    <fileDesc>
      <titleStmt>
        <xsl:apply-templates select="project/title" mode="header"/>
        <xsl:if test="not(project/title)"><title type="main" xml:lang="en">Untitled</title></xsl:if>
        <respStmt xml:id="editors">
          <resp xml:lang="en">editors, who vouch for what is supplied</resp>
          <xsl:apply-templates select="project/editors" mode="names"/>
          <xsl:if test="not(project/editors)"><name xml:lang="en">The editors</name></xsl:if>
          <xsl:apply-templates select="project/editors" mode="boxed-evidence"/>
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <authority xml:lang="en"><ref target="#editors">The editors</ref></authority>
        <xsl:apply-templates select="project/base-url" mode="header"/>
        <availability>
          <xsl:apply-templates select="project/licence" mode="header"/>
          <xsl:if test="not(project/licence)"><p xml:lang="en">No licence is stated.</p></xsl:if>
        </availability>
      </publicationStmt>
      <xsl:if test="project/description">
        <notesStmt><xsl:apply-templates select="project/description" mode="header"/></notesStmt>
      </xsl:if>
      <sourceDesc>
        <p xml:lang="en">Born digital. Every statement names the works that it rests on; they are listed under Works.</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <editorialDecl xml:lang="en">
        <p>@source names the works that say so. Locators, forms as printed and remarks stand beside the statement.</p>
        <p>A note of type evidence with a @target is about the element that it points to.</p>
        <p>What the editors supply has @resp, and @cert if they say how sure they are.</p>
        <p>Where works disagree, their statements stand side by side, and @ana says so.</p>
      </editorialDecl>
      <classDecl>
        <taxonomy xml:id="statements">
          <desc xml:lang="en">Standing of a statement</desc>
          <category xml:id="disputed"><catDesc xml:lang="en">the sources disagree: one of several statements</catDesc></category>
          <category xml:id="alternative"><catDesc xml:lang="en">not the one used where there is room for one only</catDesc></category>
          <category xml:id="preferred"><catDesc xml:lang="en">preferred by the editors</catDesc></category>
        </taxonomy>
        <xsl:if test="project/subjects">
          <taxonomy xml:id="subjects">
            <desc xml:lang="en">Subjects</desc>
            <xsl:apply-templates select="project/subjects[not(@key = preceding-sibling::subjects/@key)]" mode="header"/>
          </taxonomy>
        </xsl:if>
      </classDecl>
      <xsl:if test="$program != ''">
        <appInfo>
          <application ident="bibelot" version="{substring-after($program, ' ')}"><label>bibelot</label></application>
        </appInfo>
      </xsl:if>
    </encodingDesc>
    <profileDesc>
      <calendarDesc>
        <calendar xml:id="edtf">
          <p xml:lang="en">Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1.</p>
        </calendar>
      </calendarDesc>
      <xsl:if test="project/languages">
        <langUsage><xsl:apply-templates select="project/languages" mode="header"/></langUsage>
      </xsl:if>
    </profileDesc>
  </xsl:template>

  <xsl:template match="title" mode="header">
    <title type="main"><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></title>
  </xsl:template>
  <xsl:template match="description" mode="header">
    <note type="description"><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></note>
  </xsl:template>
  <xsl:template match="base-url" mode="header">
    <ptr type="url"><xsl:call-template name="target-url"/></ptr>
  </xsl:template>
  <xsl:template match="licence" mode="header">
    <licence target="https://spdx.org/licenses/{value}"><xsl:value-of select="value"/></licence>
  </xsl:template>
  <xsl:template match="languages" mode="header">
    <language ident="{value}" xml:lang="en"><xsl:value-of select="b:language-name(value, 'en')"/></language>
  </xsl:template>

  <!-- One element for each language of each subject. -->
  <xsl:template match="subjects" mode="header">
    <category>
      <xsl:attribute name="xml:id">s.<xsl:value-of select="b:xml-id(@key)"/></xsl:attribute>
      <xsl:for-each select="../subjects[@key = current()/@key]">
        <catDesc><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></catDesc>
      </xsl:for-each>
    </category>
  </xsl:template>
</xsl:stylesheet>
