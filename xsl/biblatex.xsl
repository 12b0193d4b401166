<?xml version="1.0" encoding="UTF-8"?>
<!-- BibLaTeX for biber, in UTF-8. What goes where stands in map/biblatex.xml.

     - A Chinese name is author = {顾昕} (lib/names.xsl says why). sortname has the list in Latin letters, since biber has
       no Chinese locale. The form that is not printed (Gu, Xin of 顾昕; 孙玉涛 of Sun, Yutao) and an ORCID are data
       annotations (manual, 3.7): author+an:zh-Latn = {1="Gu, Xin"}. No standard style minds them, and a reader of ours
       gets the whole name back.
     - A Chinese title is the title; titleaddon has “romanised [translated]”, which all standard styles print; usere the
       translation for the styles that know it; sorttitle toneless pinyin. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:import href="lib/bib.xsl"/>

  <xsl:variable name="map" select="'biblatex'"/>
  <xsl:variable name="tex" select="'utf8'"/>

  <!-- biber wants whole numbers, and ignores the field else; one entry has one eprint. -->
  <xsl:template match="volume[translate(value, '0123456789', '') != ''] | pmcid[../pmid] |
                       number-of-volumes[translate(value, '0123456789', '') != '']" mode="route">
    <xsl:value-of select="concat(' ', name(), '>note')"/>
  </xsl:template>
  <xsl:template match="volume[translate(value, '0123456789', '') != ''] | pmcid[../pmid] |
                       number-of-volumes[translate(value, '0123456789', '') != '']" mode="field">
    <xsl:value-of select="b:report(., 'B703', 'note')"/>
  </xsl:template>

  <!-- ============================================================ names -->

  <xsl:template match="*[@order]" mode="after">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:if test="$to != 'author' and $to != 'translator'">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="concat($to, 'type')"/>
        <xsl:with-param name="value" select="b:map($map, 'roles', name())"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$values[form or orcid or literal[2] or body/value/@han]">
      <xsl:apply-templates select="." mode="annotations">
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="names" select="$values"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="$to = 'author' or ($to = 'editor' and not(../author))">
      <xsl:apply-templates select="." mode="sortname">
        <xsl:with-param name="names" select="$values"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- Only where what is printed would not sort, or (Xi Jinping) does not show which is the family name. -->
  <xsl:template match="*" mode="sortname">
    <xsl:param name="names"/>
    <xsl:if test="$names[key('own-script', generate-id())] or $names[@order = 'family-first'][family] or
                  $names[key('own-literal', generate-id())[b:script(@xml:lang) != 'Latn']] or
                  ($names/body/value/@han[. != ''] and starts-with(../language[not(@alternative)]/value, 'zh'))">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'sortname'"/>
        <xsl:with-param name="value">
          <xsl:for-each select="$names">
            <xsl:if test="position() != 1">
              <xsl:text> and </xsl:text>
            </xsl:if>
            <xsl:apply-templates select="." mode="name-sort"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- One line for each script or language that the list leaves unprinted. -->
  <xsl:template match="*" mode="annotations">
    <xsl:param name="to"/>
    <xsl:param name="names"/>
    <xsl:variable name="language" select="../language[not(@alternative)]/value"/>
    <xsl:if test="$names[form and family]">
      <xsl:call-template name="annotation">
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="names" select="$names"/>
        <xsl:with-param name="as" select="concat(substring-before(concat($language, '-'), '-'), '-Latn')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$names[body or */@xml:lang = 'en']">
      <xsl:call-template name="annotation">
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="names" select="$names"/>
        <xsl:with-param name="as" select="'en'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$names/*[@xml:lang != 'en'][not(@xml:lang = preceding-sibling::*/@xml:lang)]
                                  [not(@xml:lang = ../preceding-sibling::*[not(@alternative)][name() = name(current())]/*/@xml:lang)]">
      <xsl:call-template name="annotation">
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="names" select="$names"/>
        <xsl:with-param name="as" select="@xml:lang"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$names/orcid">
      <xsl:call-template name="annotation">
        <xsl:with-param name="to" select="$to"/>
        <xsl:with-param name="names" select="$names"/>
        <xsl:with-param name="as" select="'orcid'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- author+an:zh-Hans = {1="孙玉涛"; 2="曹聪"} -->
  <xsl:template name="annotation">
    <xsl:param name="to"/>
    <xsl:param name="names"/>
    <xsl:param name="as"/>
    <xsl:variable name="items">
      <xsl:for-each select="$names">
        <xsl:variable name="text">
          <xsl:apply-templates select="." mode="as">
            <xsl:with-param name="as" select="$as"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:if test="$text != ''">
          <xsl:value-of select="concat('; ', position(), '=&quot;', translate($text, '&quot;;', ''), '&quot;')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="concat($to, '+an:', $as)"/>
      <xsl:with-param name="value" select="substring-after($items, '; ')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What the list does not show of a name, in one language or script. -->
  <xsl:template match="*" mode="as">
    <xsl:param name="as"/>
    <xsl:variable name="shown" select="key('own-script', generate-id())[$forms = '' or contains($forms, 'original')][1]"/>
    <xsl:choose>
      <xsl:when test="$as = 'orcid'">
        <xsl:value-of select="orcid/value"/>
      </xsl:when>
      <xsl:when test="$shown and family and substring-after($as, '-') = 'Latn'">
        <xsl:apply-templates select="." mode="name-divided"/>
      </xsl:when>
      <xsl:when test="family or given">
        <xsl:apply-templates select="form[@xml:lang = $as][not($shown) or generate-id() != generate-id($shown)]" mode="name-shown"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="form[position() != 1][@xml:lang = $as]" mode="name-shown"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*[literal]" mode="as">
    <xsl:param name="as"/>
    <xsl:variable name="shown" select="key('own-literal', generate-id())[1]"/>
    <xsl:value-of select="b:tex-text(literal[@xml:lang = $as][$shown or position() != 1]
                                            [not($shown) or generate-id() != generate-id($shown)]/value, $tex)"/>
  </xsl:template>

  <xsl:template match="*[body]" mode="as">
    <xsl:param name="as"/>
    <xsl:if test="$as = 'en' and body/value/@han != '' and starts-with(../language[not(@alternative)]/value, 'zh')">
      <xsl:value-of select="b:tex(body/value, $tex)"/>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ texts -->

  <!-- The field beside it for the other forms. -->
  <xsl:template match="container-title | event-title | event" mode="after">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:variable name="name" select="b:map($map, 'addons', $to)"/>
    <xsl:if test="$values[2] and $name != ''">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="value">
          <xsl:apply-templates select="." mode="addon">
            <xsl:with-param name="values" select="$values"/>
          </xsl:apply-templates>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="title" mode="after">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:variable name="forms-of-it" select="../title[not(@alternative)]"/>
    <xsl:variable name="original" select="$forms-of-it[@form = 'original' or not(@form)][1]"/>
    <xsl:if test="$forms-of-it[2]">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="b:map($map, 'addons', $to)"/>
        <xsl:with-param name="value">
          <xsl:apply-templates select="." mode="addon">
            <xsl:with-param name="values" select="$forms-of-it"/>
          </xsl:apply-templates>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$original and ($forms = '' or contains($forms, 'translated'))">
        <xsl:call-template name="line">
          <xsl:with-param name="name" select="'usere'"/>
          <xsl:with-param name="value">
            <xsl:apply-templates select="$forms-of-it[@form = 'translated'][1]/value" mode="text"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
    <xsl:apply-templates select="$original" mode="sorttitle"/>
  </xsl:template>

  <!-- Scripts that do not sort by their characters. -->
  <xsl:template match="title" mode="sorttitle">
    <xsl:if test="contains(' Hans Hant Hani Jpan Hira Kana Hrkt ', concat(' ', b:script(@xml:lang), ' ')) and @xml:lang">
      <xsl:variable name="romanised" select="../title[not(@alternative)][@form = 'romanised'][1]/value"/>
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'sorttitle'"/>
        <xsl:with-param name="value">
          <xsl:choose>
            <xsl:when test="$romanised">
              <xsl:value-of select="b:sort-key($romanised)"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="b:sort-key(value)"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A genre that biblatex can name in any language. -->
  <xsl:template match="genre" mode="value">
    <xsl:param name="to"/>
    <xsl:variable name="known" select="b:map($map, 'genres', value)"/>
    <xsl:choose>
      <xsl:when test="$to = 'type' and $known != ''">
        <xsl:value-of select="$known"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-imports/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ fields that need a second one -->

  <xsl:template match="translation-of" mode="after">
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="'relatedtype'"/>
      <xsl:with-param name="value" select="'translationof'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="pmid" mode="after">
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="'eprinttype'"/>
      <xsl:with-param name="value" select="'pubmed'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="pmcid" mode="after">
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="'eprinttype'"/>
      <xsl:with-param name="value" select="'pmcid'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ============================================================ what an entry type demands -->

  <xsl:template match="endnote" mode="more">
    <xsl:param name="entry"/>
    <xsl:if test="not(genre[not(@alternative)])">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'type'"/>
        <xsl:with-param name="value" select="b:map($map, 'defaults', 'type', $entry)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="." mode="institution">
      <xsl:with-param name="entry" select="$entry"/>
    </xsl:apply-templates>
  </xsl:template>

</xsl:stylesheet>
