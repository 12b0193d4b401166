<?xml version="1.0" encoding="UTF-8"?>
<!-- Works as biblStruct. What stands in a container has an analytic; so has a work without a title, since a monogr that
     names anybody must have one. The words (types, units, roles) come from xsl/map/tei.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                xmlns="http://www.tei-c.org/ns/1.0" extension-element-prefixes="b">

  <!-- Fields are asked for group by group; b:fields, b:leaf and the like are in src/xml/fields.h, b:id and b:ends in attributes.h. -->
  <xsl:template match="endnote" mode="work">
    <biblStruct>
      <b:word attribute="type" map="tei" table="types" by="type"/>
      <b:id prefix="n." changed="n"/>
      <xsl:call-template name="statement"/>
      <b:has list="container-title">
        <analytic>
          <b:fields mode="person" list="@names -editor -container-author -collection-editor -original-author -reviewed-author"/>
          <b:fields mode="work" list="title title-short part-title volume-title
                                      doi pmid pmcid number call-number citation-key citation-label language"/>
        </analytic>
        <monogr>
          <xsl:call-template name="meeting"/>
          <b:fields mode="person" list="container-author editor"/>
          <b:fields mode="work" list="container-title container-title-short; isbn issn"/>
          <xsl:call-template name="publication"/>
        </monogr>
      </b:has>
      <b:has without="container-title">
        <b:has list="title">
          <monogr>
            <xsl:call-template name="meeting"/>
            <b:fields mode="person" list="@names -collection-editor -original-author -reviewed-author"/>
            <b:fields mode="work" list="title title-short part-title volume-title container-title-short;
                                        doi pmid pmcid number call-number citation-key citation-label isbn issn language"/>
            <xsl:call-template name="publication"/>
          </monogr>
        </b:has>
        <b:has without="title">
          <analytic>
            <b:fields mode="person" list="@names -collection-editor -original-author -reviewed-author"/>
            <b:fields mode="work" list="title title-short part-title volume-title container-title-short;
                                        doi pmid pmcid number call-number citation-key citation-label isbn issn language"/>
          </analytic>
          <monogr><xsl:call-template name="publication"/></monogr>
        </b:has>
      </b:has>
      <b:has list="collection-title collection-editor collection-number">
        <series><b:fields mode="person" list="collection-editor"/><b:fields mode="work" list="collection-title; collection-number"/></series>
      </b:has>
      <xsl:call-template name="related"/>
      <b:fields mode="rest" list="* -author -editor -translator -title -title-short -part-title -volume-title -container-title
                                  -container-title-short -collection-title -collection-number -doi -isbn -issn -pmid -pmcid -number -language
                                  -edition -version -publisher -publisher-place -issued -accessed -volume -issue -page -page-first
                                  -chapter-number -number-of-pages"/>
      <b:fields mode="leaf-evidence" list="* -cited-in -archived" evidence="yes"/>
    </biblStruct>
  </xsl:template>

  <!-- The word that the map puts in quotes in a field's place: editor[@role='translator'] is translator. -->
  <xsl:template name="word">
    <xsl:value-of select='substring-before(substring-after(b:map("tei", "fields", name()), "&apos;"), "&apos;")'/>
  </xsl:template>

  <!-- Mode person, of names: the map says author or editor, and the role. -->
  <xsl:template match="*" mode="person">
    <b:element map="tei"><xsl:call-template name="named"/></b:element>
  </xsl:template>

  <!-- Of a container that is not named: nothing else would tell it from the work's own. -->
  <xsl:template match="endnote[not(container-title)]/container-author" mode="person">
    <xsl:call-template name="responsible">
      <xsl:with-param name="element">author</xsl:with-param>
      <xsl:with-param name="role">container-author</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Titles: type main, or romanised, translated, short, part, volume. -->
  <xsl:template match="title" mode="work">
    <title>
      <b:word attribute="level" map="tei" table="title-level" by="type" optional="yes"/>
      <b:form attribute="type" else="main"/>
      <xsl:call-template name="text-leaf"/>
    </title>
  </xsl:template>
  <xsl:template match="title-short | part-title | volume-title" mode="work">
    <title>
      <b:word attribute="level" map="tei" table="title-level" by="type" optional="yes"/>
      <b:word attribute="type" map="tei"/>
      <xsl:call-template name="text-leaf"/>
    </title>
  </xsl:template>
  <xsl:template match="container-title" mode="work">
    <title>
      <b:word attribute="level" map="tei" table="container-level" by="type" optional="yes"/>
      <b:form attribute="type" else="main"/>
      <xsl:call-template name="text-leaf"/>
    </title>
  </xsl:template>
  <xsl:template match="container-title-short" mode="work">
    <title>
      <b:word attribute="level" map="tei" table="container-level" by="type" optional="yes"/>
      <xsl:attribute name="type">
        <xsl:if test="not(../container-title)">container-</xsl:if>
        <xsl:call-template name="word"/>
      </xsl:attribute>
      <xsl:call-template name="text-leaf"/>
    </title>
  </xsl:template>
  <xsl:template match="collection-title" mode="work">
    <title level="s"><b:form attribute="type" else="main"/><xsl:call-template name="text-leaf"/></title>
  </xsl:template>

  <!-- Identifiers. -->
  <xsl:template match="doi | isbn | issn | pmid | pmcid | number | call-number | citation-key | citation-label" mode="work">
    <b:element map="tei"><xsl:call-template name="value-leaf"/></b:element>
  </xsl:template>
  <!-- These are texts: with markup, for which idno has no place, they are notes (see works-rest.xsl). -->
  <xsl:template match="call-number | citation-key | citation-label" mode="work" priority="1">
    <xsl:if test="not(../*[name() = name(current())]/value/*)">
      <b:element map="tei">
        <xsl:call-template name="leaf"/>
        <xsl:call-template name="language"/>
        <xsl:value-of select="value"/>
      </b:element>
    </xsl:if>
  </xsl:template>
  <xsl:template match="language" mode="work">
    <textLang mainLang="{value}"><xsl:call-template name="leaf"/><xsl:value-of select="b:language-name(value, 'en')"/></textLang>
  </xsl:template>

  <!-- The event that it was given at. -->
  <xsl:template name="meeting">
    <b:has list="event-title event event-place event-date">
      <meeting><b:fields mode="work" list="event-title event event-place event-date"/></meeting>
    </b:has>
  </xsl:template>
  <xsl:template match="event-title | event" mode="work">
    <name type="{name()}"><xsl:call-template name="text-leaf"/></name>
  </xsl:template>
  <xsl:template match="event-place" mode="work">
    <placeName><xsl:call-template name="text-leaf"/></placeName>
  </xsl:template>
  <xsl:template match="event-date" mode="work">
    <xsl:apply-templates select="." mode="date"><xsl:with-param name="span" select="true()"/></xsl:apply-templates>
  </xsl:template>

  <!-- The end of a monogr. An imprint must not be empty. -->
  <xsl:template name="publication">
    <b:has list="license">
      <availability><b:fields mode="work" list="license"/></availability>
    </b:has>
    <b:fields mode="work" list="edition version printing-number"/>
    <imprint>
      <b:fields mode="work" list="publisher; publisher-place; issued available-date submitted accessed;
                                  volume issue page page-first chapter-number part-number section supplement-number">
        <date type="unknown"/>
      </b:fields>
    </imprint>
    <b:fields mode="work" list="number-of-pages number-of-volumes"/>
  </xsl:template>
  <xsl:template match="license" mode="work">
    <licence><xsl:call-template name="text-leaf"/></licence>
  </xsl:template>
  <xsl:template match="edition" mode="work">
    <edition><xsl:call-template name="value-leaf"/></edition>
  </xsl:template>
  <xsl:template match="version | printing-number" mode="work">
    <edition>
      <xsl:attribute name="n"><xsl:call-template name="word"/></xsl:attribute>
      <xsl:call-template name="value-leaf"/>
    </edition>
  </xsl:template>
  <xsl:template match="publisher | original-publisher" mode="work">
    <publisher><xsl:call-template name="text-leaf"/></publisher>
  </xsl:template>
  <xsl:template match="publisher-place | original-publisher-place" mode="work">
    <pubPlace><xsl:call-template name="text-leaf"/></pubPlace>
  </xsl:template>
  <xsl:template match="issued | available-date | submitted | accessed" mode="work">
    <b:element map="tei">
      <b:leaf date="when"><xsl:call-template name="date-leaf"><xsl:with-param name="span" select="true()"/></xsl:call-template></b:leaf>
    </b:element>
  </xsl:template>
  <xsl:template match="volume | issue | page-first | chapter-number | part-number | section | supplement-number | collection-number" mode="work">
    <b:element map="tei"><xsl:call-template name="value-leaf"/></b:element>
  </xsl:template>
  <xsl:template match="page" mode="work">
    <biblScope unit="page">
      <b:ends separator="–" from="from" to="to"/>
      <xsl:call-template name="value-leaf"/>
    </biblScope>
  </xsl:template>
  <xsl:template match="number-of-pages | number-of-volumes" mode="work">
    <extent>
      <measure>
        <xsl:attribute name="unit"><xsl:call-template name="word"/></xsl:attribute>
        <xsl:call-template name="value-leaf"/>
      </measure>
    </extent>
  </xsl:template>

  <!-- The original of a translation, the object of a review. -->
  <xsl:template name="related">
    <b:fields mode="work" list="translation-of"/>
    <b:has list="original-author original-title original-date original-publisher original-publisher-place">
      <relatedItem type="original">
        <bibl>
          <b:fields mode="person" list="original-author"/>
          <b:fields mode="work" list="original-title; original-publisher; original-publisher-place; original-date"/>
        </bibl>
      </relatedItem>
    </b:has>
    <b:has list="reviewed-author reviewed-title">
      <relatedItem type="reviewed">
        <bibl><b:fields mode="person" list="reviewed-author"/><b:fields mode="work" list="reviewed-title"/></bibl>
      </relatedItem>
    </b:has>
  </xsl:template>
  <xsl:template match="translation-of" mode="work">
    <relatedItem type="translationOf" target="#n.{b:xml-id(value/@ref)}">
      <xsl:call-template name="leaf"/>
    </relatedItem>
  </xsl:template>
  <xsl:template match="original-title | reviewed-title" mode="work">
    <title><b:form attribute="type" else="main"/><xsl:call-template name="text-leaf"/></title>
  </xsl:template>
  <xsl:template match="original-date" mode="work">
    <xsl:apply-templates select="." mode="date"><xsl:with-param name="span" select="true()"/></xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
