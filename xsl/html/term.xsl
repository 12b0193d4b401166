<?xml version="1.0" encoding="UTF-8"?>
<!-- A concept's page: a term; a program has all of this too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <!-- The first recommended rendering, else the first. -->
  <xsl:template match="term | program" mode="title">
    <xsl:variable name="zh-all" select="designations[starts-with(@xml:lang, 'zh')]"/>
    <xsl:variable name="zh-best" select="$zh-all[status/value = 'preferred']"/>
    <xsl:apply-templates select="." mode="english"/>
    <xsl:if test="$zh-all and designations[@xml:lang = 'en']"><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="($zh-best | $zh-all[not($zh-best)])[1]/text/value"/>
  </xsl:template>
  <xsl:template match="term | program" mode="english">
    <xsl:variable name="all" select="designations[@xml:lang = 'en']"/>
    <xsl:variable name="best" select="$all[status/value = 'preferred']"/>
    <xsl:value-of select="($best | $all[not($best)])[1]/text/value"/>
  </xsl:template>

  <xsl:template match="term | program" mode="main">
    <article class="concept">
      <header>
        <p class="kind"><xsl:apply-templates select="." mode="kind"/></p>
        <xsl:apply-templates select="." mode="heading"/>
      </header>
      <xsl:call-template name="definition"/>
      <xsl:call-template name="facts"/>
      <xsl:call-template name="renderings"/>
      <xsl:call-template name="relations"/>
      <xsl:call-template name="quotations"/>
      <xsl:call-template name="notes"/>
      <xsl:call-template name="treated-in"/>
      <xsl:call-template name="history"/>
    </article>
  </xsl:template>

  <xsl:template match="term" mode="kind"><xsl:apply-templates select="." mode="label"/></xsl:template>

  <!-- The recommended Chinese above the recommended English; what is missing leaves its place to the other. -->
  <xsl:template match="term | program" mode="heading">
    <xsl:variable name="zh-all" select="designations[starts-with(@xml:lang, 'zh')]"/>
    <xsl:variable name="zh-preferred" select="$zh-all[status/value = 'preferred']"/>
    <xsl:variable name="zh-best" select="($zh-preferred | $zh-all[not($zh-preferred)])[1]"/>
    <xsl:variable name="en-all" select="designations[@xml:lang = 'en']"/>
    <xsl:variable name="en-preferred" select="$en-all[status/value = 'preferred']"/>
    <xsl:variable name="en-best" select="($en-preferred | $en-all[not($en-preferred)])[1]"/>
    <xsl:choose>
      <xsl:when test="$zh-best">
        <xsl:apply-templates select="$zh-best" mode="heading"/>
        <xsl:apply-templates select="$en-best" mode="subheading"/>
      </xsl:when>
      <xsl:when test="$en-best"><xsl:apply-templates select="$en-best" mode="heading"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="designations[1]" mode="heading"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="designations" mode="heading">
    <h1>
      <xsl:if test="string-length(text/value) &gt; 9 and ruby"><xsl:attribute name="class">long</xsl:attribute></xsl:if>
      <xsl:apply-templates select="@xml:lang"/>
      <xsl:apply-templates select="." mode="rendering"/>
    </h1>
    <xsl:if test="@supplied"><p class="vouched"><xsl:apply-templates select="." mode="marks"/></p></xsl:if>
  </xsl:template>
  <xsl:template match="designations" mode="subheading">
    <p class="recommended">
      <xsl:apply-templates select="@xml:lang"/>
      <xsl:apply-templates select="." mode="rendering"/>
      <xsl:apply-templates select="." mode="marks"/>
    </p>
  </xsl:template>

  <!-- The rendering itself; with ruby by word where the pinyin is known. -->
  <xsl:template match="designations" mode="rendering"><xsl:apply-templates select="text/value/node()"/></xsl:template>
  <xsl:template match="designations[ruby]" mode="rendering"><xsl:apply-templates select="ruby"/></xsl:template>
  <xsl:template match="ruby"><xsl:apply-templates select="word"/></xsl:template>
  <xsl:template match="word"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="word[@pinyin != '' and @pinyin != string()]">
    <ruby>
      <xsl:value-of select="."/>
      <rp>(</rp><rt lang="zh-Latn-pinyin"><xsl:value-of select="@pinyin"/></rt><rp>)</rp>
    </ruby>
  </xsl:template>


  <xsl:template name="definition">
    <xsl:if test="definition | explanation">
      <section class="definition">
        <h2><xsl:apply-templates select="(definition | explanation)[1]" mode="label"/></h2>
        <div class="languages"><xsl:apply-templates select="definition" mode="prose"/></div>
        <xsl:if test="explanation"><div class="languages explanation"><xsl:apply-templates select="explanation" mode="prose"/></div></xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Facts: every field that has no other place. -->
  <xsl:template name="facts">
    <section class="facts">
      <h2>Facts <span lang="zh-Hans">概况</span></h2>
      <dl><xsl:apply-templates select="*" mode="fact"/></dl>
    </section>
  </xsl:template>
  <xsl:template mode="fact"
      match="designations | definition | explanation | broader | related | see | superseded-by | quotations | sources | note | history | derived"/>


  <xsl:template name="renderings">
    <section class="renderings">
      <h2><xsl:apply-templates select="designations[1]" mode="label"/></h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Rendering <span lang="zh-Hans">译名</span></th>
            <th scope="col">Status <span lang="zh-Hans">等级</span></th>
            <th scope="col">Used by <span lang="zh-Hans">出处</span></th>
          </tr>
        </thead>
        <xsl:for-each select="designations[not(@xml:lang = preceding-sibling::designations/@xml:lang)]">
          <tbody>
            <tr class="language">
              <th colspan="3" scope="rowgroup">
                <xsl:value-of select="b:language-name(@xml:lang, 'en')"/><xsl:text> </xsl:text>
                <span lang="zh-Hans"><xsl:value-of select="b:language-name(@xml:lang, 'zh')"/></span>
              </th>
            </tr>
            <xsl:apply-templates select="../designations[@xml:lang = current()/@xml:lang]"/>
          </tbody>
        </xsl:for-each>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="designations">
    <tr class="{status/value}">
      <th scope="row">
        <span class="text"><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates select="." mode="rendering"/></span>
        <xsl:apply-templates select="text" mode="marks"/>
        <xsl:apply-templates select="text" mode="evidence"/>
        <xsl:apply-templates select="*" mode="detail"/>
      </th>
      <td><xsl:apply-templates select="status" mode="content"/></td>
      <td>
        <xsl:if test="@supplied or @certainty or @preferred"><p><xsl:apply-templates select="." mode="marks"/></p></xsl:if>
        <xsl:apply-templates select="." mode="evidence"/>
      </td>
    </tr>
  </xsl:template>

  <!-- What else a rendering says of itself, under it. -->
  <xsl:template match="*" mode="detail">
    <p class="detail">
      <xsl:apply-templates select="." mode="label"/><xsl:text>: </xsl:text>
      <xsl:apply-templates select="." mode="content"/>
      <xsl:apply-templates select="." mode="marks"/>
    </p>
    <xsl:apply-templates select="." mode="evidence"/>
  </xsl:template>
  <xsl:template match="text | status | ruby | sources | as-printed | note | short-for" mode="detail"/>
  <xsl:template match="pinyin" mode="detail">
    <xsl:if test="sources or note or as-printed or @supplied or not(../ruby)">
      <p class="detail"><span lang="zh-Latn-pinyin"><xsl:value-of select="value"/></span><xsl:apply-templates select="." mode="marks"/></p>
      <xsl:apply-templates select="." mode="evidence"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="term-type" mode="detail">
    <p class="detail">
      <xsl:apply-templates select="." mode="content"/>
      <xsl:apply-templates select="../short-for"/>
    </p>
  </xsl:template>
  <xsl:template match="short-for[not(../term-type)]" mode="detail">
    <p class="detail">short<xsl:apply-templates select="."/></p>
  </xsl:template>
  <xsl:template match="short-for">
    <xsl:text> for </xsl:text>
    <span lang="{../@xml:lang}"><xsl:value-of select="value"/></span>
  </xsl:template>


  <!-- Relations, those that others declare included. -->
  <xsl:template name="relations">
    <xsl:if test="broader | related | see | superseded-by | derived/*">
      <section class="relations">
        <h2>Relations <span lang="zh-Hans">关系</span></h2>
        <dl>
          <xsl:call-template name="relation"><xsl:with-param name="links" select="broader"/></xsl:call-template>
          <xsl:call-template name="relation"><xsl:with-param name="links" select="derived/narrower"/></xsl:call-template>
          <xsl:call-template name="relation"><xsl:with-param name="links" select="superseded-by"/></xsl:call-template>
          <xsl:apply-templates select="derived/*[not(self::narrower or self::related-from or self::see-from)]" mode="fact"/>
          <xsl:call-template name="relation"><xsl:with-param name="links" select="see | derived/see-from"/></xsl:call-template>
          <xsl:call-template name="relation"><xsl:with-param name="links" select="related | derived/related-from"/></xsl:call-template>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>
  <!-- A relation and all that stand in it: where it reads the same from both ends, those from both. -->
  <xsl:template name="relation">
    <xsl:param name="links"/>
    <xsl:if test="$links">
      <dt><xsl:apply-templates select="$links[1]" mode="label"/></dt>
      <xsl:apply-templates select="$links" mode="statement"/>
    </xsl:if>
  </xsl:template>


  <xsl:template name="quotations">
    <xsl:if test="quotations">
      <section class="quotations">
        <h2><xsl:apply-templates select="quotations[1]" mode="label"/></h2>
        <xsl:apply-templates select="quotations"/>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="quotations">
    <figure>
      <blockquote><xsl:apply-templates select="text" mode="quoted"/></blockquote>
      <figcaption>
        <xsl:if test="speaker | date">
          <p>
            <xsl:apply-templates select="speaker" mode="content"/>
            <xsl:if test="speaker and date">, </xsl:if>
            <xsl:apply-templates select="date" mode="content"/>
          </p>
        </xsl:if>
        <xsl:if test="@supplied or @certainty"><p><xsl:apply-templates select="." mode="marks"/></p></xsl:if>
        <xsl:apply-templates select="speaker | date" mode="evidence"/>
        <xsl:apply-templates select="." mode="evidence"/>
      </figcaption>
    </figure>
  </xsl:template>
  <xsl:template match="text" mode="quoted">
    <p>
      <xsl:apply-templates select="@xml:lang"/>
      <xsl:apply-templates select="value/node()"/>
      <xsl:apply-templates select="." mode="marks"/>
    </p>
    <xsl:apply-templates select="." mode="evidence"/>
  </xsl:template>
</xsl:stylesheet>
