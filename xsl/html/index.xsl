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
        <h2>Browse <span lang="zh-Hans">浏览</span></h2>
        <ul class="ways">
          <li><a href="{$root}index-en.html"><b>English</b><xsl:text> </xsl:text><span lang="zh-Hans">英文</span></a> every rendering from A to Z</li>
          <li><a href="{$root}index-pinyin.html"><b>Pinyin</b><xsl:text> </xsl:text><span lang="zh-Hans">拼音</span></a> Chinese by its reading</li>
          <li><a href="{$root}index-stroke.html"><b>Strokes</b><xsl:text> </xsl:text><span lang="zh-Hans">笔画</span></a> Chinese by its strokes</li>
          <li><a href="{$root}bibliography.html"><b>Bibliography</b><xsl:text> </xsl:text><span lang="zh-Hans">书目</span></a> the works cited</li>
        </ul>
        <ul class="counts">
          <li><b><xsl:value-of select="../@terms"/></b> terms <span lang="zh-Hans">术语</span></li>
          <li><b><xsl:value-of select="../@programs"/></b> programmes, bodies, events <span lang="zh-Hans">规划、机构与事件</span></li>
          <li><b><xsl:value-of select="../@endnotes"/></b> works <span lang="zh-Hans">著作</span></li>
        </ul>
      </section>
      <section>
        <h2>How to read an entry <span lang="zh-Hans">凡例</span></h2>
        <dl>
          <dt><span class="status preferred">preferred</span><xsl:text> </xsl:text><span lang="zh-Hans">首选</span></dt>
          <dd>The rendering to use; one for each language.</dd>
          <dt><span class="status admitted">admitted</span><xsl:text> </xsl:text><span lang="zh-Hans">许用</span></dt>
          <dd>Understood and acceptable.</dd>
          <dt><span class="status deprecated">deprecated</span><xsl:text> </xsl:text><span lang="zh-Hans">拒用</span></dt>
          <dd>Found in the works, but better avoided; a remark says why.</dd>
          <dt><span class="status superseded">superseded</span><xsl:text> </xsl:text><span lang="zh-Hans">被取代</span></dt>
          <dd>Right once, replaced since.</dd>
          <dt><span class="printed">printed</span><xsl:text> </xsl:text><span lang="zh-Hans">原样</span></dt>
          <dd>The form exactly as it stands in the work named before it, faults included.</dd>
          <dt><span class="mark supplied">supplied</span><xsl:text> </xsl:text><span lang="zh-Hans">编者补</span></dt>
          <dd>No source says this; the editors answer for it, and say how sure they are: certain, likely, or a guess.</dd>
          <dt>The statements differ <span lang="zh-Hans">诸说不一</span></dt>
          <dd>What the works say stands side by side, each statement with its source and the place in it.</dd>
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
        <h1><xsl:apply-templates select="." mode="title"/><xsl:text> </xsl:text><span lang="zh-Hans"><xsl:apply-templates select="." mode="title-zh"/></span></h1>
      </header>
      <nav class="jump" aria-label="Groups">
        <ul><xsl:apply-templates select="group" mode="jump"/></ul>
      </nav>
      <xsl:apply-templates select="group"/>
    </div>
  </xsl:template>

  <xsl:template match="group" mode="jump"><li><a href="#{@id}"><xsl:value-of select="@label"/></a></li></xsl:template>
  <xsl:template match="group">
    <section>
      <h2 id="{@id}"><xsl:apply-templates select="." mode="heading"/></h2>
      <ul class="entries"><xsl:apply-templates select="entry"/></ul>
    </section>
  </xsl:template>
  <xsl:template match="group" mode="heading"><xsl:value-of select="@label"/></xsl:template>
  <xsl:template match="index[@by = 'stroke']/group[number(@label) = number(@label)]" mode="heading">
    <xsl:value-of select="@label"/> stroke<xsl:if test="@label != 1">s</xsl:if><xsl:text> </xsl:text>
    <span lang="zh-Hans"><xsl:value-of select="@label"/> 画</span>
  </xsl:template>

  <!-- An entry: its own text first, then the other language. -->
  <xsl:template match="entry">
    <li class="{@status}">
      <a href="{@href}">
        <span class="text" lang="{@lang}"><xsl:value-of select="."/></span>
        <!-- The pinyin, which only Chinese entries have, stands behind the characters that it belongs to. -->
        <xsl:if test="@pinyin"><xsl:text> </xsl:text><span class="pinyin" lang="zh-Latn-pinyin"><xsl:value-of select="@pinyin"/></span></xsl:if>
        <xsl:if test="@han"><xsl:text> </xsl:text><span class="other" lang="{$zh}"><xsl:value-of select="@han"/></span></xsl:if>
        <xsl:text> </xsl:text><span class="other"><xsl:value-of select="@en"/></span>
      </a>
      <xsl:if test="@avoid"><xsl:text> </xsl:text><span class="status {@status}"><xsl:apply-templates select="@status" mode="word"/></span></xsl:if>
    </li>
  </xsl:template>


  <!-- The bibliography: the works themselves, in their order. -->
  <xsl:template match="index[@by = 'works']" mode="main">
    <div class="index bibliography">
      <header>
        <h1>Bibliography <span lang="zh-Hans">书目</span></h1>
      </header>
      <ul class="works"><xsl:apply-templates select="following-sibling::endnote"/></ul>
    </div>
  </xsl:template>
  <xsl:template match="endnote">
    <li id="{@id}"><xsl:apply-templates select="." mode="citation"><xsl:with-param name="link" select="true()"/></xsl:apply-templates></li>
  </xsl:template>
</xsl:stylesheet>
