<?xml version="1.0" encoding="UTF-8"?>
<!-- The header, and the subjects of the back matter, from the project. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:iso:std:iso:30042:ed-2">

  <xsl:template match="bibelot" mode="header">
    <fileDesc>
      <xsl:if test="project/title">
        <titleStmt>
          <xsl:apply-templates select="(project/title[lang('en')] | project/title[not(../title[lang('en')])])[1]" mode="title"/>
          <xsl:apply-templates select="project/title[not(lang('en'))][position() != 1 or ../title[lang('en')]]" mode="header"/>
          <xsl:apply-templates select="project/description" mode="header"/>
        </titleStmt>
      </xsl:if>
      <xsl:if test="project/licence | project/base-url | project/editors">
        <publicationStmt><xsl:apply-templates select="project/editors | project/licence | project/base-url" mode="header"/></publicationStmt>
      </xsl:if>
      <sourceDesc>
        <p xml:lang="en">
          <xsl:text>Sources name the works that the back matter lists.</xsl:text>
          <xsl:if test="$program != ''"><xsl:value-of select="concat(' Written by ', $program, '.')"/></xsl:if>
        </p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <p type="bibelot-notes" xml:lang="en">
        <xsl:text>A note that begins with the name of a field and a colon states that field, for which the dialect has no category; what </xsl:text>
        <xsl:text>is said of the statement follows, two blanks further in. All other notes are remarks.</xsl:text>
      </p>
    </encodingDesc>
  </xsl:template>

  <xsl:template match="title" mode="title">
    <title><xsl:copy-of select="@xml:lang"/><xsl:value-of select="value"/></title>
  </xsl:template>
  <xsl:template match="title | description" mode="header">
    <note><xsl:copy-of select="@xml:lang"/><xsl:apply-templates select="value" mode="text"/></note>
  </xsl:template>
  <xsl:template match="licence" mode="header">
    <p xml:lang="en" type="licence"><xsl:value-of select="value"/></p>
  </xsl:template>
  <xsl:template match="base-url" mode="header">
    <p type="url"><xsl:value-of select="value"/></p>
  </xsl:template>
  <xsl:template match="editors" mode="header">
    <p type="editor">
      <xsl:for-each select="literal | body | family[not(../literal)]">
        <xsl:if test="position() != 1">; </xsl:if>
        <xsl:value-of select="value"/>
        <xsl:if test="self::family and ../given"><xsl:value-of select="concat(', ', ../given/value)"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="form"><xsl:value-of select="concat(' ', family/value, given/value, literal/value)"/></xsl:for-each>
    </p>
  </xsl:template>

  <!-- One refObject for each subject, with an item for each language. -->
  <xsl:template match="subjects" mode="header"/>
  <xsl:template match="subjects[not(@key = preceding-sibling::subjects/@key)]" mode="header">
    <refObject id="s.{@key}">
      <xsl:for-each select="../subjects[@key = current()/@key]">
        <item type="title"><xsl:apply-templates select="." mode="in-language"/></item>
      </xsl:for-each>
    </refObject>
  </xsl:template>
</xsl:stylesheet>
