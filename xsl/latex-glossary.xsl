<?xml version="1.0" encoding="UTF-8"?>
<!-- LaTeX's glossaries package: a \newglossaryentry for each term and program, a \newacronym for each abbreviation of one. For
     XeLaTeX and LuaLaTeX; nothing in it needs more than glossaries.

     An entry's label is our id, its name the preferred English rendering, else the first; user1 is the Chinese one, user2 its pinyin.
     What a glossary in a book does not print (sources, dates, other renderings) is in the ledger. Text is made inert by b:tex; a blank
     line would end an argument, so white space is collapsed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:include href="params.xsl"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$part = 'head'"><xsl:call-template name="head"/></xsl:when>
      <xsl:when test="$part = 'body'"><xsl:apply-templates select="bibelot/term | bibelot/program" mode="entry"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="head">
    <xsl:text>% A glossary for LaTeX's glossaries package</xsl:text>
    <xsl:if test="$program != ''"><xsl:value-of select="concat(', written by ', translate($program, '&#10;&#13;', ''))"/></xsl:if>
    <xsl:text>. XeLaTeX or LuaLaTeX, with a font that has Han characters.
%   \usepackage[acronym]{glossaries}
%   \makenoidxglossaries       (or \makeglossaries, and makeglossaries between two runs)
%   \loadglsentries{glossary}  this file, in the preamble
%   \gls{dual-circulation}     in the text: the term; \glsuseri{…} its Chinese, \glsuserii{…} its pinyin
%   \printnoidxglossaries      (or \printglossaries)
</xsl:text>
  </xsl:template>

  <xsl:template match="term | program" mode="entry">
    <xsl:variable name="usable" select="designations[not(@alternative)][text]"/>
    <xsl:variable name="preferred" select="$usable[status/value = 'preferred']"/>
    <xsl:variable name="name" select="($preferred[lang('en')] | $usable[lang('en')][not($preferred[lang('en')])] |
                                       $preferred[not($usable[lang('en')])] | $usable[not($usable[lang('en')])][not($preferred)])[1]"/>
    <xsl:variable name="han" select="($preferred[lang('zh')][b:script(@xml:lang) != 'Latn'] |
                                      $usable[lang('zh')][b:script(@xml:lang) != 'Latn'][not($preferred[lang('zh')])])[1]"/>
    <xsl:choose>
      <xsl:when test="not($name)"><xsl:value-of select="b:report(., 'B701', name())"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>&#10;\newglossaryentry{</xsl:text><xsl:apply-templates select="@id" mode="label"/><xsl:text>}{%&#10;</xsl:text>
        <xsl:call-template name="line"><xsl:with-param name="key" select="'name'"/><xsl:with-param name="value"><xsl:apply-templates select="$name/text[not(@alternative)][1]/value" mode="tex"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="line">
          <xsl:with-param name="key" select="'sort'"/>
          <xsl:with-param name="value" select="b:sort-key($name/text[not(@alternative)][1]/value)"/>
        </xsl:call-template>
        <xsl:if test="$han and generate-id($han) != generate-id($name)">
          <xsl:call-template name="line"><xsl:with-param name="key" select="'user1'"/><xsl:with-param name="value"><xsl:apply-templates select="$han/text[not(@alternative)][1]/value" mode="tex"/></xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:if test="$han/pinyin">
          <xsl:call-template name="line"><xsl:with-param name="key" select="'user2'"/><xsl:with-param name="value" select="b:tex(normalize-space($han/pinyin[not(@alternative)]/value), 'utf8')"/></xsl:call-template>
        </xsl:if>
        <xsl:variable name="others">
          <xsl:apply-templates select="see[value/@kind][not(value/@outside)] | superseded-by[value/@kind][not(value/@outside)]" mode="see"/>
        </xsl:variable>
        <xsl:if test="$others != ''">
          <xsl:value-of select="concat('  see={[see also]', substring($others, 2), '},&#10;')"/>
        </xsl:if>
        <!-- The key is demanded. -->
        <xsl:variable name="definition" select="(definition[not(@alternative)][lang(string($name/@xml:lang))] |
                                                 definition[not(@alternative)][not(../definition[lang(string($name/@xml:lang))])])[1]"/>
        <xsl:text>  description={</xsl:text><xsl:apply-templates select="$definition/value" mode="tex"/><xsl:text>}}&#10;</xsl:text>
        <xsl:apply-templates select="$usable[not(status/value = 'deprecated' or status/value = 'superseded')][short-for/value = $name/text/value][lang(string($name/@xml:lang))]"
                             mode="acronym"><xsl:with-param name="name" select="$name"/></xsl:apply-templates>
        <xsl:apply-templates select="$name/abbreviation[not(@alternative)]" mode="acronym"><xsl:with-param name="name" select="$name"/></xsl:apply-templates>
        <xsl:if test="$losses = 'yes'">
          <xsl:apply-templates select="*" mode="loss">
            <xsl:with-param name="name" select="generate-id($name)"/>
            <xsl:with-param name="han" select="generate-id($han)"/>
            <xsl:with-param name="definition" select="generate-id($definition)"/>
            <xsl:with-param name="full" select="$name/text/value"/>
          </xsl:apply-templates>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A label takes no character that acts; ours have none. -->
  <xsl:template match="@*" mode="label">
    <xsl:variable name="letters" select="'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:.'"/>
    <xsl:value-of select="translate(., translate(., $letters, ''), '..............................')"/>
  </xsl:template>
  <xsl:template match="see | superseded-by" mode="see">,<xsl:apply-templates select="value/@ref" mode="label"/></xsl:template>

  <xsl:template name="line">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <xsl:value-of select="concat('  ', $key, '={', $value, '},&#10;')"/>
  </xsl:template>

  <!-- Mode tex: on one line, its markup kept. -->
  <xsl:template match="value" mode="tex"><xsl:value-of select="normalize-space(b:tex-text(., 'utf8'))"/></xsl:template>

  <!-- Mode acronym: an abbreviation of the name is an entry of its own, written out as the name. -->
  <xsl:template match="designations | abbreviation" mode="acronym">
    <xsl:param name="name"/>
    <xsl:text>\newacronym{</xsl:text>
    <xsl:apply-templates select="ancestor::*[@id]/@id" mode="label"/>
    <xsl:text>.</xsl:text>
    <xsl:choose>
      <xsl:when test="self::designations"><xsl:value-of select="b:number()"/></xsl:when>
      <xsl:otherwise>a</xsl:otherwise>
    </xsl:choose>
    <xsl:text>}{</xsl:text>
    <xsl:apply-templates select="(text[not(@alternative)] | self::abbreviation)[1]/value" mode="tex"/>
    <xsl:text>}{</xsl:text>
    <xsl:apply-templates select="$name/text[not(@alternative)][1]/value" mode="tex"/>
    <xsl:text>}&#10;</xsl:text>
  </xsl:template>

  <!-- Mode loss: all that is not printed, once for each field; of renderings each one. -->
  <xsl:template match="*" mode="loss">
    <xsl:if test="not(name(preceding-sibling::*[1]) = name())"><xsl:value-of select="b:report(., 'B701', name())"/></xsl:if>
  </xsl:template>
  <xsl:template match="see" mode="loss">
    <xsl:if test="not(value/@kind) or value/@outside"><xsl:value-of select="b:report(., 'B701', name())"/></xsl:if>
    <xsl:apply-templates select="sources | as-printed | note" mode="loss"/>
  </xsl:template>
  <xsl:template match="superseded-by" mode="loss"><xsl:value-of select="b:report(., 'B703', 'see')"/></xsl:template>
  <xsl:template match="definition" mode="loss">
    <xsl:param name="definition"/>
    <xsl:choose>
      <xsl:when test="generate-id() = $definition"><xsl:apply-templates select="sources | as-printed | note" mode="loss"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="b:report(., 'B701', name())"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="designations" mode="loss">
    <xsl:param name="name"/>
    <xsl:param name="han"/>
    <xsl:param name="full"/>
    <xsl:choose>
      <xsl:when test="generate-id() = $name or generate-id() = $han">
        <xsl:apply-templates select="*[not(self::text or self::status or self::term-type or self::pinyin[generate-id(..) = $han] or self::abbreviation[generate-id(..) = $name])]" mode="loss"/>
      </xsl:when>
      <xsl:when test="short-for/value = $full and not(status/value = 'deprecated' or status/value = 'superseded') and text">
        <xsl:apply-templates select="*[not(self::text or self::status or self::term-type or self::short-for)]" mode="loss"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="b:report(., 'B701', name())"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
