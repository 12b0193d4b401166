<?xml version="1.0" encoding="UTF-8"?>
<!-- A concept's page: a term; a program has all of this too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <xsl:template match="term | program" mode="title"><xsl:value-of select="@title"/></xsl:template>

  <xsl:template match="term | program" mode="main">
    <article class="concept">
      <header>
        <p class="kind"><xsl:apply-templates select="." mode="kind"/></p>
        <xsl:apply-templates select="." mode="heading"/>
        <xsl:apply-templates select="." mode="ready"/>
      </header>
      <xsl:call-template name="definition"/>
      <xsl:call-template name="renderings"/>
      <xsl:apply-templates select="." mode="facts"/>
      <xsl:apply-templates select="." mode="lineage"/>
      <xsl:apply-templates select="." mode="on-timeline"/>
      <xsl:call-template name="relations"/>
      <xsl:call-template name="quotations"/>
      <xsl:call-template name="notes"/>
      <xsl:call-template name="found-in"/>
      <xsl:call-template name="treated-in"/>
      <xsl:call-template name="history"/>
      <xsl:call-template name="cite"/>
      <xsl:call-template name="exports"/>
    </article>
  </xsl:template>

  <xsl:template match="term" mode="kind"><xsl:apply-templates select="." mode="label"/></xsl:template>

  <!-- The recommended Chinese above the recommended English; what is missing leaves its place to the other. -->
  <xsl:template match="term | program" mode="heading">
    <xsl:variable name="heads" select="designations[@heads]"/>
    <xsl:choose>
      <xsl:when test="$heads[2]">
        <xsl:apply-templates select="$heads[@heads = 'zh']" mode="heading"/>
        <xsl:apply-templates select="$heads[@heads = 'en']" mode="subheading"/>
      </xsl:when>
      <xsl:when test="$heads"><xsl:apply-templates select="$heads" mode="heading"/></xsl:when>
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
      <span><xsl:apply-templates select="." mode="rendering"/></span>
      <xsl:call-template name="copy"/>
      <xsl:apply-templates select="." mode="marks"/>
    </p>
  </xsl:template>

  <!-- Ready for use: the first mention as editors print it, the traditional form; pinyin shown or not. A button copies the
       text before it; without a script there is none. -->
  <xsl:template match="term | program" mode="ready">
    <xsl:variable name="zh" select="designations[@heads = 'zh']"/>
    <xsl:variable name="en" select="designations[@heads = 'en']"/>
    <xsl:if test="$zh">
      <div class="ready">
        <xsl:if test="$en">
          <p>
            <span class="how"><span class="en">At first mention</span><span class="zh" lang="zh-Hans"> 首次提及</span></span>
            <xsl:text> </xsl:text>
            <span class="mention">
              <span lang="{$en/@xml:lang}"><xsl:value-of select="$en/text/value"/></span>
              <xsl:text> (</xsl:text>
              <xsl:if test="$zh/pinyin"><i lang="zh-Latn-pinyin"><xsl:value-of select="b:toneless($zh/pinyin[1]/value)"/></i><xsl:text> </xsl:text></xsl:if>
              <span lang="{$zh/@xml:lang}"><xsl:value-of select="$zh/text/value"/></span>
              <xsl:text>)</xsl:text>
            </span>
            <xsl:call-template name="copy"/>
          </p>
        </xsl:if>
        <xsl:apply-templates select="$zh/traditional"/>
        <xsl:if test="$zh/ruby">
          <label class="toggle"><input type="checkbox" checked="checked"/><xsl:text> </xsl:text><span class="en">pinyin</span><span class="zh" lang="zh-Hans"> 拼音</span></label>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:template>
  <xsl:template match="traditional">
    <p>
      <span class="how"><span class="en">Traditional</span><span class="zh" lang="zh-Hans"> 繁体</span></span>
      <xsl:text> </xsl:text>
      <span lang="{@xml:lang}"><xsl:apply-templates/></span>
      <xsl:text> </xsl:text>
      <span class="mark supplied"><span class="en">derived</span><span class="zo" lang="zh-Hans">推得</span></span>
    </p>
  </xsl:template>
  <xsl:template name="copy">
    <xsl:text> </xsl:text>
    <button type="button" class="copy" hidden="hidden"><span class="en">Copy</span><span class="zh" lang="zh-Hans"> 复制</span></button>
  </xsl:template>

  <!-- The rendering itself; with ruby by word where the pinyin is known. -->
  <xsl:template match="designations" mode="rendering">
    <xsl:choose>
      <xsl:when test="ruby"><xsl:apply-templates select="ruby/word"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="text/value/node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="word">
    <xsl:choose>
      <xsl:when test="@pinyin">
        <ruby>
          <xsl:value-of select="."/>
          <rp>(</rp><rt lang="zh-Latn-pinyin"><xsl:value-of select="@pinyin"/></rt><rp>)</rp>
        </ruby>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
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
  <xsl:template match="term | program" mode="facts">
    <section class="facts">
      <h2><span class="en">Facts</span><span class="zh" lang="zh-Hans"> 概况</span></h2>
      <dl><xsl:apply-templates select="*" mode="fact"/></dl>
    </section>
  </xsl:template>
  <xsl:template mode="fact"
      match="designations | definition | explanation | broader | related | see | superseded-by | quotations | sources | note | history | derived | for-page"/>


  <xsl:template name="renderings">
    <section class="renderings">
      <h2><xsl:apply-templates select="designations[1]" mode="label"/></h2>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="en">Rendering</span><span class="zh" lang="zh-Hans"> 译名</span></th>
            <th scope="col"><span class="en">Status</span><span class="zh" lang="zh-Hans"> 等级</span></th>
            <th scope="col"><span class="en">Since</span><span class="zh" lang="zh-Hans"> 最早</span></th>
            <th scope="col"><span class="en">Used by</span><span class="zh" lang="zh-Hans"> 出处</span></th>
          </tr>
        </thead>
        <xsl:for-each select="designations[@opens]">
          <xsl:variable name="language" select="string(@xml:lang)"/>
          <tbody>
            <tr class="language">
              <th colspan="4" scope="rowgroup">
                <span class="en"><xsl:value-of select="b:language-name($language, 'en')"/></span>
                <span class="zh" lang="zh-Hans"><xsl:value-of select="concat(' ', b:language-name($language, 'zh'))"/></span>
              </th>
            </tr>
            <xsl:apply-templates select="../designations[@xml:lang = $language]"/>
          </tbody>
        </xsl:for-each>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="designations">
    <tr class="{status/value}">
      <th scope="row">
        <span class="text" lang="{@xml:lang}"><xsl:apply-templates select="." mode="rendering"/></span>
        <xsl:apply-templates select="text[@qualified]" mode="qualified"/>
        <xsl:apply-templates select="*" mode="detail"/>
      </th>
      <td><xsl:apply-templates select="status/value" mode="content"/></td>
      <td><xsl:apply-templates select="since"/></td>
      <td>
        <xsl:if test="@qualified">
          <xsl:if test="@supplied or @certainty or @preferred"><p><xsl:apply-templates select="." mode="marks"/></p></xsl:if>
          <xsl:apply-templates select="." mode="evidence"/>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

  <!-- The earliest of its sources; named where there are several. -->
  <xsl:template match="since">
    <xsl:choose>
      <xsl:when test="string-length(value/@year) = 4 and value/@year &gt; 0"><time datetime="{value/@year}"><xsl:value-of select="value/@year"/></time></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="value" mode="content"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="../sources[2]"><xsl:text> </xsl:text><span class="where"><xsl:apply-templates select="work" mode="link"/></span></xsl:if>
  </xsl:template>

  <xsl:template match="text" mode="qualified">
    <xsl:apply-templates select="." mode="marks"/>
    <xsl:apply-templates select="." mode="evidence"/>
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
  <xsl:template match="text | status | ruby | sources | as-printed | note | short-for | since | traditional" mode="detail"/>
  <xsl:template match="pinyin" mode="detail">
    <xsl:if test="not(../ruby) or sources or note or as-printed or @supplied">
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
    <p class="detail"><span class="en">short</span><span class="zo" lang="zh-Hans">简称</span><xsl:apply-templates select="."/></p>
  </xsl:template>
  <xsl:template match="short-for">
    <span class="en"> for </span><span class="zo" lang="zh-Hans">，全称：</span>
    <span lang="{../@xml:lang}"><xsl:value-of select="value"/></span>
  </xsl:template>


  <!-- Relations, those that others declare included. -->
  <xsl:template name="relations">
    <xsl:variable name="derived" select="derived/*[not(self::succeeded-by)]"/>
    <xsl:if test="$derived or broader or related or see or superseded-by">
      <section class="relations">
        <h2><span class="en">Relations</span><span class="zh" lang="zh-Hans"> 关系</span></h2>
        <xsl:apply-templates select="." mode="graph"/>
        <dl>
          <xsl:apply-templates select="broader" mode="relation"/>
          <xsl:apply-templates select="$derived[self::narrower]" mode="relation"/>
          <xsl:apply-templates select="superseded-by" mode="relation"/>
          <xsl:apply-templates select="$derived[not(self::narrower or self::related-from or self::see-from)]" mode="relation"/>
          <xsl:apply-templates select="see" mode="relation"/>
          <xsl:apply-templates select="$derived[self::see-from]" mode="relation"/>
          <xsl:apply-templates select="related" mode="relation"/>
          <xsl:apply-templates select="$derived[self::related-from]" mode="relation"/>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>
  <!-- A relation; the first of its name has that before it. What reads the same from both ends has one name. -->
  <xsl:template match="*" mode="relation" priority="-0.3">
    <xsl:if test="@first"><dt><xsl:apply-templates select="." mode="label"/></dt></xsl:if>
    <xsl:apply-templates select="." mode="statement"/>
  </xsl:template>
  <xsl:template match="see-from | related-from" mode="relation">
    <xsl:if test="@first and not(../../*[concat(name(), '-from') = name(current())])"><dt><xsl:apply-templates select="." mode="label"/></dt></xsl:if>
    <xsl:apply-templates select="." mode="statement"/>
  </xsl:template>


  <!-- Every work that some statement names. -->
  <xsl:template name="found-in">
    <xsl:if test="for-page/found-in">
      <section class="found-in">
        <h2><xsl:apply-templates select="for-page/found-in[1]" mode="label"/></h2>
        <ul class="links"><xsl:apply-templates select="for-page/found-in"/></ul>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="found-in"><li><xsl:apply-templates select="." mode="link"/></li></xsl:template>


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
