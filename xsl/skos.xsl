<?xml version="1.0" encoding="UTF-8"?>
<!-- SKOS with SKOS-XL, as Turtle. A term or program is a skos:Concept with plain labels, which every tool reads, and with a
     skosxl:Label for each rendering, which has its status (lexinfo:normativeAuthorization) and its sources (dct:source; where a source
     says more than its work, prov:qualifiedPrimarySource). Works are dct:BibliographicResource.

     Names: t:ID a term, p:ID a program, n:ID a work, s:ID a subject, l:ID.1 the first rendering of a concept; g:glossary is the
     scheme. The prefixes stand for the project's base-url, or urn:bibelot:.

     Each field writes " ;", a line end and its property, so that a subject needs no last one. What is said of a value that is a
     literal or a link goes into a blank node, [ rdf:value "…" ; dct:source … ], as SKOS's advanced notes have it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="params.xsl"/>
  <xsl:include href="skos/values.xsl"/>
  <xsl:include href="skos/concepts.xsl"/>
  <xsl:include href="skos/works.xsl"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'head'"><xsl:apply-templates mode="head"/></xsl:when>
      <xsl:when test="$part = 'body'"><xsl:apply-templates select="bibelot/*[not(self::project)]" mode="record"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="bibelot" mode="head">
    <xsl:variable name="base">
      <xsl:choose>
        <xsl:when test="project/base-url/value/@safe">
          <xsl:value-of select="b:iri(b:url(project/base-url/value))"/>
          <xsl:if test="substring(project/base-url/value, string-length(project/base-url/value)) != '/'">/</xsl:if>
        </xsl:when>
        <xsl:otherwise>urn:bibelot:</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="step"><xsl:choose><xsl:when test="starts-with($base, 'urn:')">:</xsl:when><xsl:otherwise>/</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:if test="$program != ''"><xsl:value-of select="concat('# Written by ', translate($program, '&#10;&#13;', ''), '&#10;')"/></xsl:if>
    <xsl:text>@prefix rdf: &lt;http://www.w3.org/1999/02/22-rdf-syntax-ns#&gt; .
@prefix rdfs: &lt;http://www.w3.org/2000/01/rdf-schema#&gt; .
@prefix xsd: &lt;http://www.w3.org/2001/XMLSchema#&gt; .
@prefix skos: &lt;http://www.w3.org/2004/02/skos/core#&gt; .
@prefix skosxl: &lt;http://www.w3.org/2008/05/skos-xl#&gt; .
@prefix lexinfo: &lt;http://www.lexinfo.net/ontology/3.0/lexinfo#&gt; .
@prefix dc: &lt;http://purl.org/dc/elements/1.1/&gt; .
@prefix dct: &lt;http://purl.org/dc/terms/&gt; .
@prefix bibo: &lt;http://purl.org/ontology/bibo/&gt; .
@prefix foaf: &lt;http://xmlns.com/foaf/0.1/&gt; .
@prefix prov: &lt;http://www.w3.org/ns/prov#&gt; .
@prefix schema: &lt;https://schema.org/&gt; .
@prefix edtf: &lt;http://id.loc.gov/datatypes/edtf/&gt; .
</xsl:text>
    <xsl:value-of select="concat('@prefix g: &lt;', $base, '&gt; .&#10;')"/>
    <xsl:value-of select="concat('@prefix t: &lt;', $base, 't', $step, '&gt; .&#10;')"/>
    <xsl:value-of select="concat('@prefix p: &lt;', $base, 'p', $step, '&gt; .&#10;')"/>
    <xsl:value-of select="concat('@prefix n: &lt;', $base, 'n', $step, '&gt; .&#10;')"/>
    <xsl:value-of select="concat('@prefix s: &lt;', $base, 's', $step, '&gt; .&#10;')"/>
    <xsl:value-of select="concat('@prefix l: &lt;', $base, 'l', $step, '&gt; .&#10;')"/>
    <xsl:text>&#10;g:glossary a skos:ConceptScheme</xsl:text>
    <xsl:apply-templates select="project/title | project/description | project/licence | project/languages" mode="head"/>
    <xsl:if test="project/editors"> ;&#10;    dct:creator g:editors</xsl:if>
    <xsl:text> .&#10;</xsl:text>
    <xsl:text>&#10;g:editors a foaf:Group ;&#10;    rdfs:label "the editors"@en</xsl:text>
    <xsl:apply-templates select="project/editors" mode="head"/>
    <xsl:text> .&#10;</xsl:text>
    <xsl:if test="project/subjects">
      <xsl:text>&#10;g:subjects a skos:ConceptScheme .&#10;</xsl:text>
      <xsl:apply-templates select="project/subjects[not(@key = preceding-sibling::subjects/@key)]" mode="head"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="project/title" mode="head">
    <xsl:call-template name="property"><xsl:with-param name="name" select="'dct:title'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="project/description" mode="head">
    <xsl:call-template name="property"><xsl:with-param name="name" select="'dct:description'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="project/languages" mode="head">
    <xsl:call-template name="property"><xsl:with-param name="name" select="'dct:language'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="project/licence" mode="head">
    <xsl:value-of select="concat(' ;&#10;    dct:license &lt;https://spdx.org/licenses/', b:iri(value), '&gt;')"/>
  </xsl:template>
  <xsl:template match="project/editors" mode="head">
    <xsl:call-template name="agent"><xsl:with-param name="name" select="'foaf:member'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="project/subjects" mode="head">
    <xsl:value-of select="concat('&#10;s:', b:turtle-name(@key), ' a skos:Concept ;&#10;    skos:inScheme g:subjects')"/>
    <xsl:for-each select="../subjects[@key = current()/@key]">
      <xsl:call-template name="property"><xsl:with-param name="name" select="'skos:prefLabel'"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text> .&#10;</xsl:text>
  </xsl:template>

  <!-- Unknown elements stop the run, whatever was asked of them. -->
  <xsl:template name="unknown">
    <xsl:message terminate="yes">skos: no template for <xsl:value-of select="name()"/> in <xsl:value-of select="name(..)"/></xsl:message>
  </xsl:template>
  <xsl:template match="*"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="head"><xsl:call-template name="unknown"/></xsl:template>
  <xsl:template match="*" mode="record"><xsl:call-template name="unknown"/></xsl:template>
</xsl:stylesheet>
