<?xml version="1.0" encoding="UTF-8"?>
<!-- Classic BibTeX, for the standard styles (plain, plainnat …): TeX macros where there are any. What goes where stands in
     map/bibtex.xml.

     - There is no sortname: a Chinese name is {Gu Xin 顾昕}, in Chinese order, which sorts by its pinyin.
     - There is no titleaddon: the title is followed by its other forms, 有效市场 {Youxiao shichang [Efficient Market]}.
     - The address of a @misc is howpublished = {\url{…}}: plain, which knows no url, prints it, and plainnat prints it
       once. Elsewhere it is url.
     - date → year = {2021}, month = mar, day = {31}; no standard style prints the day.
     - An entry without author (or editor, where the style looks for one) has a key: who published it, or where. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:import href="lib/bib.xsl"/>

  <xsl:variable name="map" select="'bibtex'"/>
  <xsl:variable name="tex" select="'macros'"/>

  <!-- The styles complain of an issue without a volume (Qiushi counts its issues by the year), and print a volume or a
       number of a series, and an author or an editor of a book, never both. -->
  <xsl:template match="issue[not(../volume)] | collection-number[../volume] |
                       editor[../author and b:map('bibtex', 'types', ../type/value) = 'book'] |
                       compiler[../author and b:map('bibtex', 'types', ../type/value) = 'book'] |
                       editor-translator[../author and b:map('bibtex', 'types', ../type/value) = 'book']" mode="route">
    <xsl:value-of select="concat(' ', name(), '>note')"/>
  </xsl:template>
  <xsl:template match="issue[not(../volume)] | collection-number[../volume] |
                       editor[../author and b:map('bibtex', 'types', ../type/value) = 'book'] |
                       compiler[../author and b:map('bibtex', 'types', ../type/value) = 'book'] |
                       editor-translator[../author and b:map('bibtex', 'types', ../type/value) = 'book']" mode="field">
    <xsl:value-of select="b:report(., 'B703', 'note')"/>
  </xsl:template>

  <!-- ============================================================ names -->

  <xsl:template match="form[../family][../given]" mode="name">
    <xsl:text>{</xsl:text>
    <xsl:apply-templates select="../family" mode="name-text"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="../given" mode="name-text"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="name-shown"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- Likewise an organisation: {Ministry of Education 教育部}. -->
  <xsl:template match="*[literal]" mode="name">
    <xsl:variable name="own" select="key('own-literal', generate-id())[b:script(@xml:lang) != 'Latn'][1]"/>
    <xsl:variable name="other" select="literal[b:script(@xml:lang) = 'Latn'][$own][1]"/>
    <xsl:text>{</xsl:text>
    <xsl:if test="$other">
      <xsl:value-of select="concat(b:tex-text($other/value, $tex), ' ')"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="name-shown"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="*[body/value/@han]" mode="name">
    <xsl:text>{</xsl:text>
    <xsl:value-of select="b:tex(body/value, $tex)"/>
    <xsl:if test="starts-with(../language[not(@alternative)]/value, 'zh') and not(self::translator)">
      <xsl:value-of select="concat(' ', b:tex(body/value/@han, $tex))"/>
    </xsl:if>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- Forms that the list does not show. -->
  <xsl:template match="*[@order]" mode="after">
    <xsl:param name="values"/>
    <xsl:variable name="lost" select="$values[name() = name(current())]
                                          [orcid or (form and not(key('own-script', generate-id())) and (family or given))]"/>
    <xsl:for-each select="$lost/orcid | $lost[(family or given) and not(key('own-script', generate-id()))]/form">
      <xsl:value-of select="b:report(., 'B701', name())"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================================================ title -->

  <xsl:template match="title" mode="value">
    <xsl:param name="values" select="../title[not(@alternative)]"/>
    <xsl:variable name="main" select="../title[not(@alternative)][not(@form) or @form = 'original'][1]"/>
    <xsl:variable name="addon">
      <xsl:apply-templates select="." mode="addon">
        <xsl:with-param name="values" select="$values"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:choose>
      <!-- Styles lower the case of every title, and only English has its capitals protected word by word. -->
      <xsl:when test="$main/@xml:lang and not(starts-with($main/@xml:lang, 'en')) and
                      contains(' Latn Cyrl Grek Armn ', concat(' ', b:script($main/@xml:lang), ' '))">
        <xsl:text>{</xsl:text>
        <xsl:apply-templates select="." mode="main">
          <xsl:with-param name="values" select="$values"/>
        </xsl:apply-templates>
        <xsl:text>}</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="main">
          <xsl:with-param name="values" select="$values"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$addon != ''">
      <xsl:value-of select="concat(' {', $addon, '}')"/>
      <xsl:value-of select="b:report(., 'B702', 'title')"/>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ date -->

  <xsl:template match="issued" mode="field">
    <xsl:variable name="value" select="value"/>
    <xsl:variable name="month">
      <xsl:apply-templates select="value" mode="month"/>
    </xsl:variable>
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="'year'"/>
      <xsl:with-param name="value">
        <xsl:apply-templates select="value" mode="year"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$month != ''">
      <xsl:value-of select="concat('  month        = ', $month, ',&#10;')"/>
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'day'"/>
        <xsl:with-param name="value">
          <xsl:if test="value/@day">
            <xsl:value-of select="number(value/@day)"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="value[@end-year or @open-start or @open-end or @approximate or @uncertain or @season or contains(@year, 'X')]">
      <xsl:value-of select="b:report(., 'B703', 'year')"/>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ what an entry type demands -->

  <xsl:template match="endnote" mode="more">
    <xsl:param name="entry"/>
    <xsl:apply-templates select="." mode="institution">
      <xsl:with-param name="entry" select="$entry"/>
    </xsl:apply-templates>
    <xsl:if test="not(author) and not(editor and b:map($map, 'fields', 'editor', $entry) = 'editor' and starts-with($entry, 'book'))">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'key'"/>
        <xsl:with-param name="value">
          <xsl:apply-templates select="." mode="key"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- plainnat prints it in the author's place, and all styles sort by it: a form in Latin letters, if there is one. -->
  <xsl:template match="endnote" mode="key">
    <xsl:choose>
      <xsl:when test="publisher">
        <xsl:apply-templates select="publisher[1]" mode="key"/>
      </xsl:when>
      <xsl:when test="authority">
        <xsl:apply-templates select="authority[1]" mode="key"/>
      </xsl:when>
      <xsl:when test="container-title">
        <xsl:apply-templates select="container-title[1]" mode="key"/>
      </xsl:when>
      <xsl:when test="title-short">
        <xsl:apply-templates select="title-short[1]" mode="key"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="title[1]" mode="key"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="key">
    <xsl:variable name="group" select="../*[name() = name(current())][not(@alternative)]"/>
    <xsl:variable name="original" select="$group[not(@form) or @form = 'original'][1]"/>
    <xsl:variable name="latin" select="$group[not(@form) or @form = 'original'][not(@xml:lang) or b:script(@xml:lang) = 'Latn'] |
                                       $group[@form = 'romanised'] | $group[@form = 'translated']"/>
    <xsl:choose>
      <xsl:when test="$latin">
        <xsl:apply-templates select="$latin[1]/value" mode="text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:sort-key($original/value)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
