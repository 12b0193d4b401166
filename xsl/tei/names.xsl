<?xml version="1.0" encoding="UTF-8"?>
<!-- Names: one persName for each script, in the order in which its parts are said; a body points to its org. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" extension-element-prefixes="b">

  <!-- A name field as the element $element with $role. -->
  <xsl:template name="responsible">
    <xsl:param name="element">editor</xsl:param>
    <xsl:param name="role"/>
    <xsl:element name="{$element}">
      <xsl:if test="$role != ''"><xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute></xsl:if>
      <xsl:call-template name="named"/>
    </xsl:element>
  </xsl:template>
  <!-- Most have no statement. -->
  <xsl:template name="named">
    <b:has attribute="qualified">
      <xsl:if test="@statement"><xsl:attribute name="n"><xsl:value-of select="@statement"/></xsl:attribute></xsl:if>
      <xsl:call-template name="statement"/>
    </b:has>
    <xsl:call-template name="names"/>
    <b:has attribute="qualified"><xsl:apply-templates select="." mode="boxed-evidence"/></b:has>
  </xsl:template>

  <!-- Mode names: the names in one name field. -->
  <xsl:template match="*" mode="names"><xsl:call-template name="names"/></xsl:template>
  <xsl:template name="names">
    <b:has list="family given dropping-particle non-dropping-particle suffix">
      <persName>
        <b:latin/>
        <b:fields mode="order" list="name-order"/>
        <b:has attribute="order" is="family-first"><xsl:call-template name="family-first"/></b:has>
        <b:has attribute="order" isnt="family-first">
          <b:fields mode="part" list="given; dropping-particle; non-dropping-particle; family; suffix"/>
        </b:has>
        <b:fields mode="part" list="orcid"/>
        <b:fields mode="pointed-evidence" list="family given dropping-particle non-dropping-particle suffix" evidence="yes"/>
      </persName>
    </b:has>
    <b:fields mode="name" list="* -family -given -dropping-particle -non-dropping-particle -suffix -name-order -sources -as-printed -note"/>
  </xsl:template>
  <xsl:template match="name-order" mode="order"><xsl:attribute name="type"><xsl:value-of select="value"/></xsl:attribute></xsl:template>

  <!-- Mode part: surname, forename and the like, in the order of speech; scripts other than Latin put the family first. -->
  <xsl:template name="family-first">
    <b:fields mode="part" list="non-dropping-particle; family; given; dropping-particle; suffix"/>
    <b:has list="literal"><xsl:apply-templates select="literal[not(../family)]" mode="part"/></b:has>
  </xsl:template>

  <xsl:template match="family" mode="part"><surname><xsl:call-template name="part"/></surname></xsl:template>
  <xsl:template match="given" mode="part"><forename><xsl:call-template name="part"/></forename></xsl:template>
  <xsl:template match="dropping-particle" mode="part">
    <nameLink type="dropping"><xsl:call-template name="part"/></nameLink>
  </xsl:template>
  <xsl:template match="non-dropping-particle" mode="part">
    <nameLink type="non-dropping"><xsl:call-template name="part"/></nameLink>
  </xsl:template>
  <xsl:template match="suffix" mode="part"><genName><xsl:call-template name="part"/></genName></xsl:template>
  <xsl:template name="part">
    <b:leaf><xsl:call-template name="leaf"/><xsl:apply-templates select="value/node()" mode="text"/></b:leaf>
  </xsl:template>
  <xsl:template match="literal" mode="part"><xsl:apply-templates select="value/node()" mode="text"/></xsl:template>

  <!-- Mode name: the other children of a name field. -->
  <xsl:template match="family | given | dropping-particle | non-dropping-particle | suffix | name-order" mode="name"/>
  <xsl:template match="sources | as-printed | note" mode="name"/>
  <xsl:template match="form" mode="name">
    <persName>
      <b:leaf language="yes" text="no"><xsl:call-template name="language"/><xsl:call-template name="statement"/></b:leaf>
      <xsl:call-template name="family-first"/>
      <b:fields mode="pointed-evidence" list="family given" evidence="yes"/>
      <xsl:if test="@qualified"><xsl:apply-templates select="." mode="boxed-evidence"/></xsl:if>
    </persName>
  </xsl:template>
  <xsl:template match="literal" mode="name">
    <name>
      <xsl:call-template name="language"/>
      <xsl:call-template name="statement"/>
      <xsl:apply-templates select="value/node()" mode="text"/>
      <xsl:apply-templates select="." mode="boxed-evidence"/>
    </name>
  </xsl:template>
  <xsl:template match="body" mode="name">
    <orgName xml:lang="en">
      <xsl:attribute name="ref"><xsl:apply-templates select="value" mode="entity-target"/></xsl:attribute>
      <xsl:call-template name="statement"/>
      <xsl:value-of select="value"/>
      <xsl:apply-templates select="." mode="boxed-evidence"/>
    </orgName>
  </xsl:template>
  <xsl:template match="others" mode="name"><name role="others">et al.</name></xsl:template>
  <!-- Within the Latin name, if there is one. -->
  <xsl:template match="orcid" mode="name">
    <xsl:if test="not(../family | ../given)"><persName><xsl:apply-templates select="." mode="part"/></persName></xsl:if>
  </xsl:template>
  <xsl:template match="orcid" mode="part">
    <idno type="ORCID"><xsl:call-template name="leaf"/><xsl:value-of select="value"/></idno>
    <xsl:apply-templates select="." mode="pointed-evidence"/>
  </xsl:template>
</xsl:stylesheet>
