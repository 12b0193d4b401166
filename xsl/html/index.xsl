<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page, the indexes, the bibliography. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="project" mode="title">
    <xsl:value-of select="title/value"/>
  </xsl:template>
  <xsl:template match="project[title/@xml:lang = 'en']" mode="title">
    <xsl:value-of select="title[@xml:lang = 'en']/value"/>
  </xsl:template>

  <xsl:template match="project" mode="main">
    <article class="home">
      <header>
        <xsl:apply-templates select="title[starts-with(@xml:lang, 'zh')]" mode="heading"/>
        <h1><xsl:apply-templates select="." mode="title"/></h1>
      </header>
      <div class="languages lead"><xsl:apply-templates select="description" mode="prose"/></div>
      <section>
        <h2><span class="en">Browse</span><span class="zh" lang="zh-Hans"> 浏览</span></h2>
        <ul class="ways">
          <li><a href="{$root}index-en.html"><b class="en">English</b><span class="zh" lang="zh-Hans"> 英文</span></a><span class="en"> every rendering from A to Z</span><span class="zo" lang="zh-Hans">全部英文译名</span></li>
          <li><a href="{$root}index-pinyin.html"><b class="en">Pinyin</b><span class="zh" lang="zh-Hans"> 拼音</span></a><span class="en"> Chinese by its reading</span><span class="zo" lang="zh-Hans">中文按读音排列</span></li>
          <li><a href="{$root}index-stroke.html"><b class="en">Strokes</b><span class="zh" lang="zh-Hans"> 笔画</span></a><span class="en"> Chinese by its strokes</span><span class="zo" lang="zh-Hans">中文按笔画排列</span></li>
          <li><a href="{$root}bibliography.html"><b class="en">Bibliography</b><span class="zh" lang="zh-Hans"> 书目</span></a><span class="en"> the works cited</span><span class="zo" lang="zh-Hans">所引著作</span></li>
          <li><a href="{$root}index-subject.html"><b class="en">Subjects</b><span class="zh" lang="zh-Hans"> 学科</span></a><span class="en"> terms by their field</span><span class="zo" lang="zh-Hans">术语分科</span></li>
          <li><a href="{$root}index-abbreviation.html"><b class="en">Abbreviations</b><span class="zh" lang="zh-Hans"> 缩略语</span></a><span class="en"> short forms, and what they stand for</span><span class="zo" lang="zh-Hans">简称及其全称</span></li>
          <li><a href="{$root}variants.html"><b class="en">Variants</b><span class="zh" lang="zh-Hans"> 对照</span></a><span class="en"> who writes what, side by side</span><span class="zo" lang="zh-Hans">各家译名并列</span></li>
          <li><a href="{$root}timeline.html"><b class="en">Timeline</b><span class="zh" lang="zh-Hans"> 年表</span></a><span class="en"> plans, bodies and events in their time</span><span class="zo" lang="zh-Hans">规划、机构与事件</span></li>
          <li><a href="{$root}changes.html"><b class="en">Changes</b><span class="zh" lang="zh-Hans"> 修订</span></a><span class="en"> what is new</span><span class="zo" lang="zh-Hans">新近修订</span></li>
        </ul>
        <ul class="counts">
          <li><b><xsl:value-of select="../@terms"/></b><span class="en"> terms</span><span class="zh" lang="zh-Hans"> 术语</span></li>
          <li><b><xsl:value-of select="../@programs"/></b><span class="en"> programmes, bodies, events</span><span class="zh" lang="zh-Hans"> 规划、机构与事件</span></li>
          <li><b><xsl:value-of select="../@endnotes"/></b><span class="en"> works</span><span class="zh" lang="zh-Hans"> 著作</span></li>
        </ul>
      </section>
      <section>
        <h2><span class="en">How to read an entry</span><span class="zh" lang="zh-Hans"> 凡例</span></h2>
        <dl>
          <dt><span class="status preferred"><span class="en">preferred</span><span class="zh" lang="zh-Hans"> 首选</span></span></dt>
          <dd><span class="en">The rendering to use; one for each language.</span><span class="zo" lang="zh-Hans">应采用的译名，每种语言一个。</span></dd>
          <dt><span class="status admitted"><span class="en">admitted</span><span class="zh" lang="zh-Hans"> 许用</span></span></dt>
          <dd><span class="en">Understood and acceptable.</span><span class="zo" lang="zh-Hans">可以理解，可以使用。</span></dd>
          <dt><span class="status deprecated"><span class="en">deprecated</span><span class="zh" lang="zh-Hans"> 拒用</span></span></dt>
          <dd><span class="en">Found in the works, but better avoided; a remark says why.</span><span class="zo" lang="zh-Hans">见于文献，但宜避免；附注说明缘由。</span></dd>
          <dt><span class="status superseded"><span class="en">superseded</span><span class="zh" lang="zh-Hans"> 被取代</span></span></dt>
          <dd><span class="en">Right once, replaced since.</span><span class="zo" lang="zh-Hans">曾经正确，后被取代。</span></dd>
          <dt><span class="printed"><span class="en">printed</span><span class="zh" lang="zh-Hans"> 原样</span></span></dt>
          <dd><span class="en">The form exactly as it stands in the work named before it, faults included.</span><span class="zo" lang="zh-Hans">所列文献中的原样，包括其讹误。</span></dd>
          <dt><span class="mark supplied"><span class="en">supplied</span><span class="zh" lang="zh-Hans"> 编者补</span></span></dt>
          <dd><span class="en">No source says this; the editors answer for it, and say how sure they are: certain, likely, or a guess.</span><span class="zo" lang="zh-Hans">文献未载，由编者负责，并注明把握：确定、很可能、推测。</span></dd>
          <dt><span class="en">The statements differ</span><span class="zh" lang="zh-Hans"> 诸说不一</span></dt>
          <dd><span class="en">What the works say stands side by side, each statement with its source and the place in it.</span><span class="zo" lang="zh-Hans">诸家之说并列，各注出处与页码。</span></dd>
        </dl>
      </section>
    </article>
  </xsl:template>
  <xsl:template match="project/title" mode="heading">
    <p class="han-title"><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates select="value/node()"/></p>
  </xsl:template>


  <xsl:template match="index" mode="main">
    <div class="index">
      <header>
        <h1><span class="en"><xsl:apply-templates select="." mode="title"/></span><span class="zh" lang="zh-Hans"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="title-zh"/></span></h1>
      </header>
      <nav class="jump" aria-label="Groups 分组">
        <ul><xsl:apply-templates select="group" mode="jump"/></ul>
      </nav>
      <xsl:apply-templates select="group"/>
    </div>
  </xsl:template>

  <xsl:template match="group" mode="jump"><li><a href="#{@id}"><xsl:value-of select="@label"/></a></li></xsl:template>
  <xsl:template match="group">
    <section>
      <h2 id="{@id}"><xsl:apply-templates select="." mode="heading"/></h2>
      <ul class="entries"><xsl:apply-templates select="place | entry"/></ul>
    </section>
  </xsl:template>
  <xsl:template match="index" mode="rows"><xsl:apply-templates select="group/*"/></xsl:template>

  <xsl:template match="group" mode="heading"><xsl:value-of select="@label"/></xsl:template>
  <xsl:template match="index[@by = 'stroke']/group[number(@label) = number(@label)]" mode="heading">
    <span class="en"><xsl:value-of select="@label"/> stroke<xsl:if test="@label != 1">s</xsl:if></span>
    <span class="zh" lang="zh-Hans"><xsl:value-of select="concat(' ', @label)"/> 画</span>
  </xsl:template>

  <!-- An entry: its own text first, then the other language. -->
  <xsl:template match="entry">
    <li class="{@status}">
      <a href="{@href}">
        <span class="text" lang="{@lang}"><xsl:value-of select="."/></span>
        <!-- The pinyin, which only Chinese entries have, stands behind the characters that it belongs to. -->
        <xsl:if test="@pinyin"><xsl:text> </xsl:text><span class="pinyin" lang="zh-Latn-pinyin"><xsl:value-of select="@pinyin"/></span></xsl:if>
        <xsl:if test="@avoid"><xsl:text> </xsl:text><span class="status {@status}"><xsl:apply-templates select="@status" mode="word"/></span></xsl:if>
        <xsl:if test="@full"><xsl:text> </xsl:text><span class="other" lang="{@lang}"><xsl:value-of select="@full"/></span></xsl:if>
        <xsl:if test="@han and not(@han = @full)"><xsl:text> </xsl:text><span class="other" lang="{$zh}"><xsl:value-of select="@han"/></span></xsl:if>
        <xsl:if test="not(@en = . or @en = @full)"><xsl:text> </xsl:text><span class="other"><xsl:value-of select="@en"/></span></xsl:if>
      </a>
    </li>
  </xsl:template>


  <!-- By subject: its name, and its English as the heading's id. -->
  <xsl:template match="index[@by = 'subject']/group" mode="heading">
    <span class="en"><xsl:value-of select="$project/subjects[@key = current()/@label][@xml:lang = 'en']/value"/></span>
    <span class="zh" lang="{$zh}"><xsl:value-of select="concat(' ', $project/subjects[@key = current()/@label][starts-with(@xml:lang, 'zh')]/value)"/></span>
    <xsl:if test="not($project/subjects[@key = current()/@label][@xml:lang = 'en' or starts-with(@xml:lang, 'zh')])"><xsl:value-of select="@label"/></xsl:if>
  </xsl:template>
  <xsl:template match="index[@by = 'subject']/group" mode="jump"><li><a href="#{@id}"><xsl:apply-templates select="." mode="heading"/></a></li></xsl:template>


  <!-- Who writes what for which Chinese: a row for each concept, a column for each of the works that translate most. -->
  <xsl:template match="index[@by = 'variants']" mode="main">
    <div class="index variants">
      <header>
        <h1><span class="en">Variants</span><span class="zh" lang="zh-Hans"> 译名对照</span></h1>
        <p class="lead"><span class="en">Which English stands for which Chinese, in each of the works. Recommended renderings are bold; those to be avoided are struck out.</span><span class="zh" lang="zh-Hans"> 各文献以何种英文译何种中文。推荐译名用粗体，宜避免者加删除线。</span></p>
      </header>
      <div class="scroll" tabindex="0" role="region" aria-label="Variants 译名对照">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="en">Chinese</span><span class="zh" lang="zh-Hans"> 中文</span></th>
              <xsl:for-each select="column"><th scope="col"><xsl:apply-templates select="." mode="link"/></th></xsl:for-each>
              <xsl:if test="@others"><th scope="col"><span class="en">Other works</span><span class="zh" lang="zh-Hans"> 其他</span></th></xsl:if>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="." mode="rows"/></tbody>
        </table>
      </div>
    </div>
  </xsl:template>
  <xsl:template match="index[@by = 'variants']" mode="rows">
    <xsl:apply-templates select="following-sibling::place"/>
    <xsl:apply-templates select="following-sibling::*[designations[starts-with(@xml:lang, 'en')]/sources]" mode="variants">
      <xsl:with-param name="columns" select="column"/>
      <xsl:with-param name="others" select="boolean(@others)"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:template match="term | program" mode="variants">
    <xsl:param name="columns"/>
    <xsl:param name="others"/>
    <xsl:variable name="english" select="designations[starts-with(@xml:lang, 'en')][sources]"/>
    <xsl:variable name="zh-name" select="designations[@heads = 'zh']"/>
    <tr>
      <th scope="row">
        <a href="{@href}">
          <xsl:choose>
            <xsl:when test="$zh-name"><span class="han" lang="{$zh-name/@xml:lang}"><xsl:value-of select="$zh-name/text/value"/></span></xsl:when>
            <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
          </xsl:choose>
        </a>
        <xsl:if test="$zh-name/pinyin"><xsl:text> </xsl:text><span class="pinyin" lang="zh-Latn-pinyin"><xsl:value-of select="$zh-name/pinyin[1]/value"/></span></xsl:if>
      </th>
      <xsl:for-each select="$columns">
        <xsl:variable name="ref" select="@ref"/>
        <td><xsl:apply-templates select="$english[sources/work/value/@ref = $ref]" mode="variant"/></td>
      </xsl:for-each>
      <xsl:if test="$others">
        <td><xsl:apply-templates select="$english[sources[not(work/value/@ref = $columns/@ref)]]" mode="variant"><xsl:with-param name="columns" select="$columns"/></xsl:apply-templates></td>
      </xsl:if>
    </tr>
  </xsl:template>
  <xsl:template match="designations" mode="variant">
    <xsl:param name="columns" select="/.."/>
    <p class="{status/value}">
      <span lang="{@xml:lang}"><xsl:value-of select="text/value"/></span>
      <xsl:for-each select="sources[$columns][not(work/value/@ref = $columns/@ref)]"><xsl:text> </xsl:text><span class="where"><xsl:apply-templates select="work/value" mode="content"/></span></xsl:for-each>
    </p>
  </xsl:template>


  <!-- What changed, the newest first: from the histories of the records. -->
  <xsl:template match="index[@by = 'changes']" mode="main">
    <div class="index changes">
      <header><h1><span class="en">Changes</span><span class="zh" lang="zh-Hans"> 修订记录</span></h1></header>
      <xsl:choose>
        <xsl:when test="newest">
          <xsl:if test="$base != ''"><p><a href="changes.atom" type="application/atom+xml"><span class="en">Feed (Atom)</span><span class="zh" lang="zh-Hans"> 订阅</span></a></p></xsl:if>
          <ul><xsl:apply-templates select="." mode="rows"/></ul>
        </xsl:when>
        <xsl:otherwise><p><span class="en">No record tells of changes.</span><span class="zh" lang="zh-Hans"> 各条目均无修订记录。</span></p></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
  <xsl:template match="index[@by = 'changes']" mode="rows"><xsl:apply-templates select="place | change"/></xsl:template>
  <xsl:template match="change">
    <li>
      <xsl:apply-templates select="date/value" mode="content"/><xsl:text> </xsl:text>
      <xsl:apply-templates select="of" mode="link"/><xsl:text>: </xsl:text>
      <xsl:for-each select="note"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="." mode="content"/></xsl:for-each>
    </li>
  </xsl:template>


  <!-- An id that was given up. -->
  <xsl:template match="index[@by = 'retired']" mode="main">
    <div class="retired">
      <h1><xsl:value-of select="@id"/></h1>
      <p><span class="en">This entry now stands under</span><span class="zh" lang="zh-Hans"> 本条现见</span><xsl:text> </xsl:text><xsl:apply-templates select="successor" mode="link"/></p>
    </div>
  </xsl:template>


  <!-- An entry that is no more, and that no other stands for. -->
  <xsl:template match="index[@by = 'withdrawn']" mode="main">
    <div class="retired">
      <p class="kind"><xsl:apply-templates select="@kind" mode="label"/></p>
      <h1><xsl:value-of select="@id"/></h1>
      <p>
        <xsl:choose>
          <xsl:when test="date"><span class="en">This entry was withdrawn: </span><span class="zh" lang="zh-Hans"> 本条已撤销：</span><xsl:apply-templates select="date" mode="content"/></xsl:when>
          <xsl:otherwise><span class="en">This entry was withdrawn.</span><span class="zh" lang="zh-Hans"> 本条已撤销。</span></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:for-each select="reason | note"><p class="{name()}"><xsl:apply-templates select="." mode="content"/></p></xsl:for-each>
    </div>
  </xsl:template>


  <!-- The bibliography: the works themselves, in their order. -->
  <xsl:template match="index[@by = 'works']" mode="main">
    <div class="index bibliography">
      <header>
        <h1><span class="en">Bibliography</span><span class="zh" lang="zh-Hans"> 书目</span></h1>
      </header>
      <ul class="works"><xsl:apply-templates select="." mode="rows"/></ul>
    </div>
  </xsl:template>
  <xsl:template match="index[@by = 'works']" mode="rows"><xsl:apply-templates select="following-sibling::place | following-sibling::endnote"/></xsl:template>
  <xsl:template match="endnote">
    <li id="{@id}"><xsl:apply-templates select="." mode="citation"><xsl:with-param name="link" select="true()"/></xsl:apply-templates><xsl:apply-templates select="." mode="coins"/></li>
  </xsl:template>
</xsl:stylesheet>
