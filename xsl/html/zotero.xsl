<?xml version="1.0" encoding="UTF-8"?>
<!-- What reference managers read. Zotero's translator of embedded metadata takes citation_* for the page as a whole, and
     does not read JSON-LD; COinS would win over it, so that only the bibliography has that, for its many works.

     Its rules, which tests/browser/zotero.mjs states as facts: citation_journal_title makes a journal article,
     citation_book_title a section of a book, citation_technical_report_institution a report, citation_conference_title a
     paper, citation_dissertation_institution a thesis; other types are said by z:itemType. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <xsl:template match="*" mode="citable"/>

  <!-- A concept: an entry in the glossary. -->
  <xsl:template match="term | program" mode="citable">
    <meta name="citation_title" content="{@title}"/>
    <meta name="citation_book_title" content="{$site}"/>
    <xsl:apply-templates select="$project/editors" mode="citable-name"><xsl:with-param name="as">citation_editor</xsl:with-param></xsl:apply-templates>
    <xsl:apply-templates select="history[last()]/date/value" mode="citable"/>
    <xsl:if test="$base != ''">
      <meta name="citation_public_url"><xsl:attribute name="content"><xsl:value-of select="$base"/><xsl:apply-templates select="." mode="path"/></xsl:attribute></meta>
    </xsl:if>
  </xsl:template>

  <!-- A work. -->
  <xsl:template match="endnote" mode="citable">
    <xsl:variable name="type" select="string(type[not(@alternative)]/value)"/>
    <meta name="z:itemType"><xsl:attribute name="content"><xsl:call-template name="zotero-type"><xsl:with-param name="type" select="$type"/></xsl:call-template></xsl:attribute></meta>
    <meta name="citation_title"><xsl:attribute name="content"><xsl:apply-templates select="." mode="citable-title"/></xsl:attribute></meta>
    <xsl:apply-templates select="author[not(@alternative)]" mode="citable-name"><xsl:with-param name="as">citation_author</xsl:with-param></xsl:apply-templates>
    <xsl:apply-templates select="editor[not(@alternative)]" mode="citable-name"><xsl:with-param name="as">citation_editor</xsl:with-param></xsl:apply-templates>
    <xsl:apply-templates select="issued[not(@alternative)][1]/value" mode="citable"/>
    <xsl:variable name="container" select="string(container-title[not(@alternative)][1]/value)"/>
    <xsl:variable name="publisher" select="string(publisher[not(@alternative)][1]/value)"/>
    <xsl:choose>
      <xsl:when test="starts-with($type, 'article-') and $container != ''"><meta name="citation_journal_title" content="{$container}"/></xsl:when>
      <xsl:when test="($type = 'chapter' or starts-with($type, 'entry')) and $container != ''"><meta name="citation_book_title" content="{$container}"/></xsl:when>
      <xsl:when test="$type = 'paper-conference' and $container != ''"><meta name="citation_conference_title" content="{$container}"/></xsl:when>
      <xsl:when test="$type = 'report' and $publisher != ''"><meta name="citation_technical_report_institution" content="{$publisher}"/></xsl:when>
      <xsl:when test="$type = 'thesis' and $publisher != ''"><meta name="citation_dissertation_institution" content="{$publisher}"/></xsl:when>
    </xsl:choose>
    <xsl:if test="$publisher != ''"><meta name="citation_publisher" content="{$publisher}"/></xsl:if>
    <xsl:apply-templates select="volume | issue | page | doi | isbn | issn | language | url" mode="citable"/>
  </xsl:template>
  <xsl:template match="endnote" mode="citable-title"><xsl:value-of select="@cite"/></xsl:template>
  <xsl:template match="endnote[title]" mode="citable-title"><xsl:value-of select="title[not(@alternative)][1]/value"/></xsl:template>

  <xsl:template match="volume" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_volume" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="issue" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_issue" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="doi" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_doi" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="isbn" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_isbn" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="issn" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_issn" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="language" mode="citable"><xsl:if test="not(@alternative)"><meta name="citation_language" content="{value}"/></xsl:if></xsl:template>
  <xsl:template match="url" mode="citable"><xsl:if test="value/@safe and not(@alternative)"><meta name="citation_public_url" content="{b:url(value)}"/></xsl:if></xsl:template>
  <xsl:template match="page" mode="citable">
    <xsl:if test="not(@alternative) and value">
      <xsl:variable name="pages" select="translate(value, '–—', '--')"/>
      <meta name="citation_firstpage"><xsl:attribute name="content"><xsl:value-of select="substring-before(concat($pages, '-'), '-')"/></xsl:attribute></meta>
      <xsl:if test="contains($pages, '-')"><meta name="citation_lastpage" content="{substring-after($pages, '-')}"/></xsl:if>
    </xsl:if>
  </xsl:template>
  <!-- yyyy, yyyy/mm or yyyy/mm/dd. -->
  <xsl:template match="value" mode="citable">
    <xsl:if test="@plain"><meta name="citation_publication_date" content="{translate(@edtf, '-', '/')}"/></xsl:if>
    <xsl:if test="not(@plain) and string-length(@year) = 4 and @year &gt; 0"><meta name="citation_publication_date" content="{@year}"/></xsl:if>
  </xsl:template>

  <!-- Family name first, so that nobody has to guess; "et al." is nobody. -->
  <xsl:template match="*" mode="citable-name">
    <xsl:param name="as"/>
    <xsl:if test="not(others)">
      <meta name="{$as}"><xsl:attribute name="content"><xsl:apply-templates select="." mode="inverted"/></xsl:attribute></meta>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="inverted">
    <xsl:choose>
      <xsl:when test="family">
        <xsl:apply-templates select="non-dropping-particle" mode="before"/>
        <xsl:value-of select="family/value"/>
        <xsl:if test="given">, <xsl:value-of select="given/value"/></xsl:if>
      </xsl:when>
      <xsl:when test="literal"><xsl:value-of select="literal[1]/value"/></xsl:when>
      <xsl:when test="body"><xsl:value-of select="body/value"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="form[1]" mode="whole"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="zotero-type">
    <xsl:param name="type"/>
    <xsl:choose>
      <xsl:when test="$type = 'article-journal'">journalArticle</xsl:when>
      <xsl:when test="$type = 'article-magazine'">magazineArticle</xsl:when>
      <xsl:when test="$type = 'article-newspaper'">newspaperArticle</xsl:when>
      <xsl:when test="$type = 'article'">preprint</xsl:when>
      <xsl:when test="$type = 'book' or $type = 'classic'">book</xsl:when>
      <xsl:when test="$type = 'chapter'">bookSection</xsl:when>
      <xsl:when test="$type = 'entry-dictionary'">dictionaryEntry</xsl:when>
      <xsl:when test="starts-with($type, 'entry')">encyclopediaArticle</xsl:when>
      <xsl:when test="$type = 'paper-conference'">conferencePaper</xsl:when>
      <xsl:when test="$type = 'post-weblog'">blogPost</xsl:when>
      <xsl:when test="$type = 'post'">forumPost</xsl:when>
      <xsl:when test="$type = 'webpage'">webpage</xsl:when>
      <xsl:when test="$type = 'speech'">presentation</xsl:when>
      <xsl:when test="$type = 'legislation' or $type = 'regulation' or $type = 'treaty'">statute</xsl:when>
      <xsl:when test="$type = 'legal_case'">case</xsl:when>
      <xsl:when test="$type = 'software'">computerProgram</xsl:when>
      <xsl:when test="$type = 'motion_picture'">film</xsl:when>
      <xsl:when test="$type = 'bill' or $type = 'hearing' or $type = 'interview' or $type = 'manuscript' or $type = 'map' or $type = 'patent' or $type = 'report' or $type = 'standard' or $type = 'dataset' or $type = 'thesis'"><xsl:value-of select="$type"/></xsl:when>
      <xsl:otherwise>document</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- COinS: an OpenURL ContextObject (Z39.88) in the title of an empty span. -->
  <xsl:template match="endnote" mode="coins">
    <xsl:variable name="type" select="string(type[not(@alternative)]/value)"/>
    <xsl:variable name="title"><xsl:apply-templates select="." mode="citable-title"/></xsl:variable>
    <xsl:variable name="container" select="string(container-title[not(@alternative)][1]/value)"/>
    <span class="Z3988">
      <xsl:attribute name="title">
        <xsl:text>ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A</xsl:text>
        <xsl:choose>
          <xsl:when test="starts-with($type, 'article-')">
            <xsl:value-of select="concat('journal&amp;rft.genre=article&amp;rft.atitle=', b:url-component($title))"/>
            <xsl:if test="$container != ''"><xsl:value-of select="concat('&amp;rft.jtitle=', b:url-component($container))"/></xsl:if>
          </xsl:when>
          <xsl:when test="$type = 'chapter' or $type = 'paper-conference' or starts-with($type, 'entry')">
            <xsl:value-of select="concat('book&amp;rft.genre=', substring('bookitemproceeding', 1 + 8 * ($type = 'paper-conference'), 8 + 2 * ($type = 'paper-conference')), '&amp;rft.atitle=', b:url-component($title))"/>
            <xsl:if test="$container != ''"><xsl:value-of select="concat('&amp;rft.btitle=', b:url-component($container))"/></xsl:if>
          </xsl:when>
          <xsl:when test="$type = 'thesis'"><xsl:value-of select="concat('dissertation&amp;rft.title=', b:url-component($title))"/></xsl:when>
          <xsl:when test="$type = 'book' or $type = 'report' or $type = 'classic'">
            <xsl:value-of select="concat('book&amp;rft.genre=', substring('bookreport', 1 + 4 * ($type = 'report'), 4 + 2 * ($type = 'report')), '&amp;rft.btitle=', b:url-component($title))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat('dc&amp;rft.title=', b:url-component($title), '&amp;rft.type=')"/>
            <xsl:call-template name="zotero-type"><xsl:with-param name="type" select="$type"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="author[not(@alternative)]" mode="coins"/>
        <xsl:apply-templates select="issued[not(@alternative)][1]/value" mode="coins"/>
        <xsl:apply-templates select="volume | issue | page | isbn | issn | publisher | publisher-place | language | doi" mode="coins"/>
      </xsl:attribute>
    </span>
  </xsl:template>
  <xsl:template match="*" mode="coins">
    <xsl:if test="not(@alternative) and value and not(name(preceding-sibling::*[1]) = name())">
      <xsl:text>&amp;rft.</xsl:text><xsl:apply-templates select="." mode="coins-name"/>
      <xsl:value-of select="concat('=', b:url-component(value))"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="doi" mode="coins">
    <xsl:if test="not(@alternative)"><xsl:value-of select="concat('&amp;rft_id=info%3Adoi%2F', b:url-component(value))"/></xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="coins-name"><xsl:value-of select="name()"/></xsl:template>
  <xsl:template match="page" mode="coins-name">pages</xsl:template>
  <xsl:template match="publisher" mode="coins-name">pub</xsl:template>
  <xsl:template match="publisher-place" mode="coins-name">place</xsl:template>
  <xsl:template match="issued/value" mode="coins">
    <xsl:if test="@plain"><xsl:value-of select="concat('&amp;rft.date=', @edtf)"/></xsl:if>
    <xsl:if test="not(@plain) and string-length(@year) = 4 and @year &gt; 0"><xsl:value-of select="concat('&amp;rft.date=', @year)"/></xsl:if>
  </xsl:template>
  <xsl:template match="author" mode="coins">
    <xsl:if test="not(others)">
      <xsl:if test="not(preceding-sibling::author) and family">
        <xsl:value-of select="concat('&amp;rft.aulast=', b:url-component(family/value))"/>
        <xsl:if test="given"><xsl:value-of select="concat('&amp;rft.aufirst=', b:url-component(given/value))"/></xsl:if>
      </xsl:if>
      <xsl:if test="preceding-sibling::author or not(family)">
        <xsl:variable name="name"><xsl:apply-templates select="." mode="inverted"/></xsl:variable>
        <xsl:value-of select="concat('&amp;rft.au=', b:url-component($name))"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
