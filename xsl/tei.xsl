<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI P5. Terms are TEI Lex-0 entries; a program is an entry, for its designations, and an event or org, for its dates
     and relations; a work is a biblStruct. Checked against tests/schema/bibelot-tei.rng in-process and tei_all in the tests.

     Ids: a letter for the kind, a full stop, our id (an NCName must not begin with a digit): t. term, p. program,
     n. work, e. the event or org of a program, s. subject. What lies below a record is the path to it: t.ID.definition.1.

     Every statement carries @source (works), @resp and @cert (supplied), @ana (disputed, alternative, preferred). What
     these cannot hold (locators, forms as printed, remarks) stands beside it; see tei/statements.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.tei-c.org/ns/1.0">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:include href="params.xsl"/>
  <xsl:include href="tei/statements.xsl"/>
  <xsl:include href="tei/dates.xsl"/>
  <xsl:include href="tei/names.xsl"/>
  <xsl:include href="tei/header.xsl"/>
  <xsl:include href="tei/entries.xsl"/>
  <xsl:include href="tei/programs.xsl"/>
  <xsl:include href="tei/works.xsl"/>
  <xsl:include href="tei/works-rest.xsl"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'frame'"><xsl:apply-templates mode="frame"/></xsl:when>
      <xsl:when test="$slot = 'entries'"><xsl:apply-templates select="bibelot/term | bibelot/program" mode="entry"/></xsl:when>
      <xsl:when test="$slot = 'orgs'">
        <xsl:apply-templates select="bibelot/program[type[not(@alternative)]/value = 'institution']" mode="entity"/>
      </xsl:when>
      <xsl:when test="$slot = 'events'">
        <xsl:apply-templates select="bibelot/program[not(type[not(@alternative)]/value = 'institution')]" mode="entity"/>
      </xsl:when>
      <xsl:when test="$slot = 'works'"><xsl:apply-templates select="bibelot/endnote" mode="work"/></xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">tei: no slot <xsl:value-of select="$slot"/></xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The counts on the root say which lists would be empty: TEI has no empty lists. -->
  <xsl:template match="bibelot" mode="frame">
    <TEI xml:lang="en">
      <teiHeader>
        <xsl:apply-templates select="." mode="header"/>
      </teiHeader>
      <xsl:if test="not(@programs = 0)">
        <standOff>
          <xsl:if test="not(@institutions = 0)">
            <listOrg>
              <head xml:lang="en">Institutions</head>
              <head xml:lang="zh-Hans">机构</head>
              <xsl:processing-instruction name="bibelot-records">kind="program" slot="orgs"</xsl:processing-instruction>
            </listOrg>
          </xsl:if>
          <xsl:if test="not(@programs = @institutions)">
            <listEvent>
              <head xml:lang="en">Programs</head>
              <head xml:lang="zh-Hans">规划与事件</head>
              <xsl:processing-instruction name="bibelot-records">kind="program" slot="events"</xsl:processing-instruction>
            </listEvent>
          </xsl:if>
        </standOff>
      </xsl:if>
      <text>
        <body>
          <div type="terms">
            <head xml:lang="en">Terms</head>
            <head xml:lang="zh-Hans">术语</head>
            <xsl:processing-instruction name="bibelot-records">kind="term" slot="entries"</xsl:processing-instruction>
          </div>
          <div type="programs">
            <head xml:lang="en">Names of programs and institutions</head>
            <head xml:lang="zh-Hans">规划与机构名称</head>
            <xsl:processing-instruction name="bibelot-records">kind="program" slot="entries"</xsl:processing-instruction>
          </div>
          <div type="works">
            <head xml:lang="en">Works</head>
            <head xml:lang="zh-Hans">文献</head>
            <xsl:if test="not(@endnotes = 0)">
              <listBibl>
                <xsl:processing-instruction name="bibelot-records">kind="endnote" slot="works"</xsl:processing-instruction>
              </listBibl>
            </xsl:if>
          </div>
        </body>
      </text>
    </TEI>
  </xsl:template>

  <!-- Unknown elements stop the run, whatever was asked of them. -->
  <xsl:template name="unknown">
    <xsl:message terminate="yes">tei: no template for <xsl:value-of select="name()"/> in <xsl:value-of select="name(..)"/></xsl:message>
  </xsl:template>
  <xsl:template match="*"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="header"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="name"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="entry"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="form"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="entity"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="work"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="text"><xsl:call-template name="unknown"/></xsl:template>
</xsl:stylesheet>
