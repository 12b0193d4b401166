<?xml version="1.0" encoding="UTF-8"?>
<!-- Works as biblStruct. What stands in a container has an analytic; so has a work without a title, since a monogr that
     names anybody must have one. The words (types, units, roles) come from xsl/map/tei.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="b">

  <xsl:template match="endnote" mode="work">
    <xsl:variable name="names" select="*[@order][not(self::editor or self::container-author or self::collection-editor or
                                                     self::original-author or self::reviewed-author)]"/>
    <xsl:variable name="titles" select="title | title-short | part-title | volume-title"/>
    <xsl:variable name="identifiers" select="doi | pmid | pmcid | number | call-number | citation-key | citation-label"/>
    <biblStruct type="{b:map('tei', 'types', type[not(@alternative)]/value)}">
      <xsl:attribute name="xml:id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:call-template name="statement"/>
      <xsl:choose>
        <xsl:when test="container-title">
          <analytic>
            <xsl:apply-templates select="$names" mode="work"/>
            <xsl:apply-templates select="$titles | $identifiers | language" mode="work"/>
          </analytic>
          <monogr>
            <xsl:apply-templates select="." mode="meeting"/>
            <xsl:apply-templates select="container-author | editor" mode="work"/>
            <xsl:apply-templates select="container-title | container-title-short" mode="work"/>
            <xsl:apply-templates select="isbn | issn" mode="work"/>
            <xsl:apply-templates select="." mode="publication"/>
          </monogr>
        </xsl:when>
        <xsl:when test="title">
          <monogr>
            <xsl:apply-templates select="." mode="meeting"/>
            <xsl:apply-templates select="$names | container-author | editor" mode="work"/>
            <xsl:apply-templates select="$titles | container-title-short" mode="work"/>
            <xsl:apply-templates select="$identifiers | isbn | issn | language" mode="work"/>
            <xsl:apply-templates select="." mode="publication"/>
          </monogr>
        </xsl:when>
        <xsl:otherwise>
          <analytic>
            <xsl:apply-templates select="$names | container-author | editor" mode="work"/>
            <xsl:apply-templates select="$titles | container-title-short" mode="work"/>
            <xsl:apply-templates select="$identifiers | isbn | issn | language" mode="work"/>
          </analytic>
          <monogr><xsl:apply-templates select="." mode="publication"/></monogr>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="collection-title | collection-editor | collection-number">
        <series>
          <xsl:apply-templates select="collection-editor" mode="work"/>
          <xsl:apply-templates select="collection-title" mode="work"/>
          <xsl:apply-templates select="collection-number" mode="work"/>
        </series>
      </xsl:if>
      <xsl:apply-templates select="." mode="related"/>
      <xsl:apply-templates select="*" mode="rest"/>
      <xsl:apply-templates select="*[@qualified][value]" mode="leaf-evidence"/>
    </biblStruct>
  </xsl:template>

  <!-- The word that the map puts in quotes in a field's place: editor[@role='translator'] is translator. -->
  <xsl:template name="word">
    <xsl:value-of select='substring-before(substring-after(b:map("tei", "fields", name()), "&apos;"), "&apos;")'/>
  </xsl:template>

  <!-- Names, which have an @order: the map says author or editor, and the role. -->
  <xsl:template match="*[@order]" mode="work" priority="-0.25">
    <xsl:variable name="path" select="b:map('tei', 'fields', name())"/>
    <xsl:if test="$path = ''"><xsl:call-template name="unknown"/></xsl:if>
    <xsl:call-template name="responsible">
      <xsl:with-param name="element">
        <xsl:choose>
          <xsl:when test="contains($path, 'author')">author</xsl:when>
          <xsl:otherwise>editor</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="role"><xsl:if test="contains($path, '@role')"><xsl:call-template name="word"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Of a container that is not named: nothing else would tell it from the work's own. -->
  <xsl:template match="endnote[not(container-title)]/container-author" mode="work">
    <xsl:call-template name="responsible">
      <xsl:with-param name="element">author</xsl:with-param>
      <xsl:with-param name="role">container-author</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Titles: type main, or romanised, translated, short, part, volume. -->
  <xsl:template name="title">
    <xsl:param name="level"/>
    <xsl:param name="type">
      <xsl:choose>
        <xsl:when test="@form = 'romanised' or @form = 'translated'"><xsl:value-of select="@form"/></xsl:when>
        <xsl:otherwise>main</xsl:otherwise>
      </xsl:choose>
    </xsl:param>
    <title>
      <xsl:if test="$level != ''"><xsl:attribute name="level"><xsl:value-of select="$level"/></xsl:attribute></xsl:if>
      <xsl:attribute name="type"><xsl:value-of select="$type"/></xsl:attribute>
      <xsl:call-template name="leaf"/>
      <xsl:call-template name="language"/>
      <xsl:apply-templates select="value/node()" mode="text"/>
    </title>
  </xsl:template>
  <xsl:template match="title" mode="work">
    <xsl:call-template name="title">
      <xsl:with-param name="level" select="b:map('tei', 'title-level', ../type[not(@alternative)]/value)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="title-short | part-title | volume-title" mode="work">
    <xsl:call-template name="title">
      <xsl:with-param name="level" select="b:map('tei', 'title-level', ../type[not(@alternative)]/value)"/>
      <xsl:with-param name="type"><xsl:call-template name="word"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="container-title" mode="work">
    <xsl:call-template name="title">
      <xsl:with-param name="level" select="b:map('tei', 'container-level', ../type[not(@alternative)]/value)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="container-title-short" mode="work">
    <xsl:call-template name="title">
      <xsl:with-param name="level" select="b:map('tei', 'container-level', ../type[not(@alternative)]/value)"/>
      <xsl:with-param name="type">
        <xsl:if test="not(../container-title)">container-</xsl:if>
        <xsl:call-template name="word"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="collection-title" mode="work">
    <xsl:call-template name="title"><xsl:with-param name="level">s</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- Identifiers. -->
  <xsl:template match="doi | isbn | issn | pmid | pmcid | number | call-number | citation-key | citation-label" mode="work">
    <idno>
      <xsl:attribute name="type"><xsl:call-template name="word"/></xsl:attribute>
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value"/>
    </idno>
  </xsl:template>
  <!-- These are texts: with markup, for which idno has no place, they are notes (see works-rest.xsl). -->
  <xsl:template match="call-number | citation-key | citation-label" mode="work" priority="1">
    <xsl:if test="not(../*[name() = name(current())]/value/*)">
      <idno>
        <xsl:attribute name="type"><xsl:call-template name="word"/></xsl:attribute>
        <xsl:call-template name="leaf"/>
        <xsl:call-template name="language"/>
        <xsl:value-of select="value"/>
      </idno>
    </xsl:if>
  </xsl:template>
  <xsl:template match="language" mode="work">
    <textLang mainLang="{value}"><xsl:call-template name="leaf"/><xsl:value-of select="b:language-name(value, 'en')"/></textLang>
  </xsl:template>

  <!-- The event that it was given at. -->
  <xsl:template match="endnote" mode="meeting">
    <xsl:if test="event-title | event | event-place | event-date">
      <meeting>
        <xsl:apply-templates select="event-title | event | event-place | event-date" mode="work"/>
      </meeting>
    </xsl:if>
  </xsl:template>
  <xsl:template match="event-title | event" mode="work">
    <name type="{name()}"><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></name>
  </xsl:template>
  <xsl:template match="event-place" mode="work">
    <placeName><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></placeName>
  </xsl:template>
  <xsl:template match="event-date" mode="work">
    <xsl:apply-templates select="." mode="date"><xsl:with-param name="span" select="true()"/></xsl:apply-templates>
  </xsl:template>

  <!-- Mode publication: the end of a monogr. An imprint must not be empty. -->
  <xsl:template match="endnote" mode="publication">
    <xsl:if test="license">
      <availability><xsl:apply-templates select="license" mode="work"/></availability>
    </xsl:if>
    <xsl:apply-templates select="edition | version | printing-number" mode="work"/>
    <imprint>
      <xsl:apply-templates select="publisher" mode="work"/>
      <xsl:apply-templates select="publisher-place" mode="work"/>
      <xsl:apply-templates select="issued | available-date | submitted | accessed" mode="work"/>
      <xsl:apply-templates select="volume | issue | page | page-first | chapter-number | part-number | section | supplement-number" mode="work"/>
      <xsl:if test="not(publisher | publisher-place | issued | available-date | submitted | accessed | volume | issue | page | page-first
                        | chapter-number | part-number | section | supplement-number)">
        <date type="unknown"/>
      </xsl:if>
    </imprint>
    <xsl:apply-templates select="number-of-pages | number-of-volumes" mode="work"/>
  </xsl:template>
  <xsl:template match="license" mode="work">
    <licence><xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/></licence>
  </xsl:template>
  <xsl:template match="edition" mode="work">
    <edition><xsl:call-template name="leaf"/><xsl:value-of select="value"/></edition>
  </xsl:template>
  <xsl:template match="version | printing-number" mode="work">
    <edition>
      <xsl:attribute name="n"><xsl:call-template name="word"/></xsl:attribute>
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value"/>
    </edition>
  </xsl:template>
  <xsl:template match="publisher | original-publisher" mode="work">
    <publisher><xsl:call-template name="plain-leaf"/></publisher>
  </xsl:template>
  <xsl:template match="publisher-place | original-publisher-place" mode="work">
    <pubPlace><xsl:call-template name="plain-leaf"/></pubPlace>
  </xsl:template>
  <xsl:template name="plain-leaf">
    <xsl:call-template name="leaf"/><xsl:call-template name="language"/><xsl:apply-templates select="value/node()" mode="text"/>
  </xsl:template>
  <xsl:template match="issued | available-date | submitted | accessed" mode="work">
    <xsl:apply-templates select="." mode="date">
      <xsl:with-param name="type"><xsl:call-template name="word"/></xsl:with-param>
      <xsl:with-param name="span" select="true()"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="volume | issue | page-first | chapter-number | part-number | section | supplement-number | collection-number" mode="work">
    <biblScope>
      <xsl:attribute name="unit"><xsl:call-template name="word"/></xsl:attribute>
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value"/>
    </biblScope>
  </xsl:template>
  <xsl:template match="page" mode="work">
    <biblScope unit="page">
      <xsl:if test="contains(value, '–') and not(contains(value, ' ')) and not(contains(substring-after(value, '–'), '–'))">
        <xsl:attribute name="from"><xsl:value-of select="substring-before(value, '–')"/></xsl:attribute>
        <xsl:attribute name="to"><xsl:value-of select="substring-after(value, '–')"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="leaf"/>
      <xsl:value-of select="value"/>
    </biblScope>
  </xsl:template>
  <xsl:template match="number-of-pages | number-of-volumes" mode="work">
    <extent>
      <measure>
        <xsl:attribute name="unit"><xsl:call-template name="word"/></xsl:attribute>
        <xsl:call-template name="leaf"/>
        <xsl:value-of select="value"/>
      </measure>
    </extent>
  </xsl:template>

  <!-- Mode related: the original of a translation, the object of a review. -->
  <xsl:template match="endnote" mode="related">
    <xsl:apply-templates select="translation-of" mode="work"/>
    <xsl:if test="original-author | original-title | original-date | original-publisher | original-publisher-place">
      <relatedItem type="original">
        <bibl>
          <xsl:apply-templates select="original-author" mode="work"/>
          <xsl:apply-templates select="original-title" mode="work"/>
          <xsl:apply-templates select="original-publisher" mode="work"/>
          <xsl:apply-templates select="original-publisher-place" mode="work"/>
          <xsl:apply-templates select="original-date" mode="work"/>
        </bibl>
      </relatedItem>
    </xsl:if>
    <xsl:if test="reviewed-author | reviewed-title">
      <relatedItem type="reviewed">
        <bibl>
          <xsl:apply-templates select="reviewed-author" mode="work"/>
          <xsl:apply-templates select="reviewed-title" mode="work"/>
        </bibl>
      </relatedItem>
    </xsl:if>
  </xsl:template>
  <xsl:template match="translation-of" mode="work">
    <relatedItem type="translationOf" target="#n.{value/@ref}">
      <xsl:call-template name="leaf"/>
    </relatedItem>
  </xsl:template>
  <xsl:template match="original-title | reviewed-title" mode="work"><xsl:call-template name="title"/></xsl:template>
  <xsl:template match="original-date" mode="work">
    <xsl:apply-templates select="." mode="date"><xsl:with-param name="span" select="true()"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
