<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline of all programs: a drawing in which every mark leads to its page, and the same as a table. Where things stand
     was worked out by model/timeline.c; the document is that of xml/doc_timeline.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template mode="title" match="index[@by = 'timeline']">Timeline</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'timeline']">年表</xsl:template>

  <xsl:template match="index[@by = 'timeline']" mode="main">
    <xsl:variable name="dated" select="number(@dated)"/>
    <div class="index timeline">
      <header>
        <h1><span class="en">Timeline</span><span class="zh" lang="zh-Hans"> 年表</span></h1>
      </header>
      <xsl:choose>
        <xsl:when test="mark">
          <p class="lead"><span class="en">Plans, policies, bodies and events in their time. Every mark leads to its entry; a table with the same dates follows.</span><span class="zh" lang="zh-Hans"> 规划、政策、机构与事件年表。点选即至该条；同样的日期见下表。</span></p>
          <xsl:call-template name="legend"/>
          <div class="scroll" tabindex="0" role="region" aria-label="Timeline 年表"><xsl:apply-templates select="." mode="drawing"/></div>
          <section>
            <h2><span class="en">As a table</span><span class="zh" lang="zh-Hans"> 表</span></h2>
            <table class="dates">
              <thead>
                <tr>
                  <th scope="col"><span class="en">Entry</span><span class="zh" lang="zh-Hans"> 条目</span></th>
                  <th scope="col"><span class="en">Kind</span><span class="zh" lang="zh-Hans"> 类型</span></th>
                  <th scope="col"><span class="en">When</span><span class="zh" lang="zh-Hans"> 时间</span></th>
                  <th scope="col"><span class="en">Succeeds</span><span class="zh" lang="zh-Hans"> 前身</span></th>
                </tr>
              </thead>
              <tbody><xsl:apply-templates select="following-sibling::program[position() &lt;= $dated]" mode="row"/></tbody>
            </table>
          </section>
        </xsl:when>
        <xsl:otherwise><p><span class="en">No entry has a date.</span><span class="zh" lang="zh-Hans"> 各条目均无日期。</span></p></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="following-sibling::program[$dated + 1]">
        <section>
          <h2><span class="en">Without a date</span><span class="zh" lang="zh-Hans"> 无日期者</span></h2>
          <ul class="links"><xsl:apply-templates select="following-sibling::program[position() &gt; $dated]" mode="undated"/></ul>
        </section>
      </xsl:if>
    </div>
  </xsl:template>


  <!-- What the marks mean: each beside its words. -->
  <xsl:template name="legend">
    <ul class="legend">
      <li><svg class="drawing" width="34" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><rect class="shape" x="1" y="2" width="32" height="14" rx="3"/></svg><span class="en">lasted, or covers</span><span class="zh" lang="zh-Hans"> 起讫或规划期</span></li>
      <li><svg class="drawing" width="34" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><path class="shape" d="M1,2H24L33,9L24,16H1Z"/></svg><span class="en">since; no end is known</span><span class="zh" lang="zh-Hans"> 始于，未知其终</span></li>
      <li><svg class="drawing" width="16" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><circle class="shape point" cx="8" cy="9" r="5"/></svg><span class="en">issued, or took place</span><span class="zh" lang="zh-Hans"> 发布或发生</span></li>
      <li><svg class="drawing" width="16" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><path class="issue" d="M8,4L13,9L8,14L3,9Z"/></svg><span class="en">issued</span><span class="zh" lang="zh-Hans"> 发布</span></li>
      <li><svg class="drawing" width="34" height="18" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><path class="link" d="M1,5C18,5 16,13 33,13"/></svg><span class="en">leads to its successor</span><span class="zh" lang="zh-Hans"> 后继</span></li>
    </ul>
  </xsl:template>


  <!-- The drawing. Spans of HTML have no place in its texts, so that names of lanes stand in islands. -->
  <xsl:template match="index" mode="drawing">
    <svg class="drawing" width="{@width}" height="{@height}" viewBox="0 0 {@width} {@height}" xmlns="http://www.w3.org/2000/svg">
      <g aria-hidden="true">
        <xsl:apply-templates select="era"/>
        <xsl:apply-templates select="tick"/>
        <xsl:apply-templates select="lane"/>
        <xsl:apply-templates select="link" mode="drawing"/>
      </g>
      <xsl:apply-templates select="mark"/>
    </svg>
  </xsl:template>

  <xsl:template match="era">
    <rect class="era" x="{@x}" y="0" width="{@end - @x}" height="{../@height}" xmlns="http://www.w3.org/2000/svg"/>
    <text class="name" x="{@x + 8}" y="17" xmlns="http://www.w3.org/2000/svg"><xsl:apply-templates select="." mode="words"/></text>
  </xsl:template>
  <xsl:template match="era" mode="words"/>
  <xsl:template match="era[@name = 'late-qing']" mode="words"><tspan class="en" xmlns="http://www.w3.org/2000/svg">Late Qing</tspan><tspan class="zh" lang="zh-Hans" xmlns="http://www.w3.org/2000/svg"> 晚清</tspan></xsl:template>
  <xsl:template match="era[@name = 'republic']" mode="words"><tspan class="en" xmlns="http://www.w3.org/2000/svg">Republic</tspan><tspan class="zh" lang="zh-Hans" xmlns="http://www.w3.org/2000/svg"> 民国</tspan></xsl:template>
  <xsl:template match="era[@name = 'construction']" mode="words"><tspan class="en" xmlns="http://www.w3.org/2000/svg">Planned economy</tspan><tspan class="zh" lang="zh-Hans" xmlns="http://www.w3.org/2000/svg"> 计划经济</tspan></xsl:template>
  <xsl:template match="era[@name = 'reform']" mode="words"><tspan class="en" xmlns="http://www.w3.org/2000/svg">Reform and opening</tspan><tspan class="zh" lang="zh-Hans" xmlns="http://www.w3.org/2000/svg"> 改革开放</tspan></xsl:template>
  <xsl:template match="era[@name = 'new']" mode="words"><tspan class="en" xmlns="http://www.w3.org/2000/svg">“New era”</tspan><tspan class="zh" lang="zh-Hans" xmlns="http://www.w3.org/2000/svg"> 新时代</tspan></xsl:template>

  <xsl:template match="tick">
    <path class="grid" d="M{@x},26V{../@height}" xmlns="http://www.w3.org/2000/svg"/>
    <text class="year" x="{@x + 4}" y="40" xmlns="http://www.w3.org/2000/svg"><xsl:value-of select="@year"/></text>
    <text class="year" x="{@x + 4}" y="{../@height - 6}" xmlns="http://www.w3.org/2000/svg"><xsl:value-of select="@year"/></text>
  </xsl:template>

  <!-- The lane's name stands at the beginning of every era, so that one is seen wherever the reader has gone. -->
  <xsl:template match="lane">
    <xsl:variable name="lane" select="."/>
    <path class="edge" d="M0,{@y + 6}H{../@width}" xmlns="http://www.w3.org/2000/svg"/>
    <xsl:for-each select="../tick[1] | ../era[position() &gt; 1]">
      <foreignObject x="{@x + 4}" y="{$lane/@y + 10}" width="150" height="22" xmlns="http://www.w3.org/2000/svg">
        <xsl:apply-templates select="$lane" mode="words"/>
      </foreignObject>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="lane" mode="words">
    <p><xsl:apply-templates select="../following-sibling::program[type/value = current()/@type][1]/type/value" mode="program-type"/></p>
  </xsl:template>

  <xsl:template match="link" mode="drawing">
    <xsl:variable name="middle" select="(@y + @to-y) div 2"/>
    <path class="link" d="M{@x},{@y}C{@x},{$middle} {@to-x},{$middle} {@to-x},{@to-y}" xmlns="http://www.w3.org/2000/svg"/>
  </xsl:template>

  <!-- A mark: its shape, what it is called, and all of it to press. -->
  <xsl:template match="mark">
    <a id="on-{@ref}" href="{@href}" class="{@shape}" xmlns="http://www.w3.org/2000/svg">
      <title>
        <xsl:if test="@alone"><xsl:attribute name="lang"><xsl:value-of select="$zh"/></xsl:attribute></xsl:if>
        <xsl:value-of select="concat(., ', ', @years)"/>
      </title>
      <rect class="room" x="{@x - 7}" y="{@y - 12}" width="{@end - @x + 14}" height="24"/>
      <xsl:apply-templates select="." mode="shape"/>
      <xsl:apply-templates select="@issued"/>
      <text y="{@y + 4.5}">
        <xsl:attribute name="x">
          <xsl:choose>
            <xsl:when test="@inside"><xsl:value-of select="@x + 8"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="@end + 8"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="@han"><tspan lang="{$zh}"><xsl:value-of select="@han"/></tspan></xsl:if>
        <xsl:if test="@name">
          <tspan>
            <xsl:if test="@han"><xsl:attribute name="class">en</xsl:attribute></xsl:if>
            <xsl:if test="@han"><xsl:text> </xsl:text></xsl:if>
            <xsl:value-of select="@name"/>
          </tspan>
        </xsl:if>
      </text>
    </a>
  </xsl:template>
  <xsl:template match="mark" mode="doubt"><xsl:if test="@vague"> vague</xsl:if></xsl:template>
  <xsl:template match="mark[@shape = 'span']" mode="shape">
    <rect x="{@x}" y="{@y - 9}" width="{@end - @x}" height="18" rx="3" xmlns="http://www.w3.org/2000/svg"><xsl:call-template name="shape-class"/></rect>
  </xsl:template>
  <xsl:template match="mark[@shape = 'open']" mode="shape">
    <path d="M{@x},{@y - 7}H{@end - 9}L{@end},{@y}L{@end - 9},{@y + 7}H{@x}Z" xmlns="http://www.w3.org/2000/svg"><xsl:call-template name="shape-class"/></path>
  </xsl:template>
  <xsl:template match="mark[@shape = 'moment']" mode="shape">
    <circle cx="{@x}" cy="{@y}" r="5" xmlns="http://www.w3.org/2000/svg"><xsl:call-template name="shape-class"><xsl:with-param name="more" select="' point'"/></xsl:call-template></circle>
  </xsl:template>
  <xsl:template name="shape-class">
    <xsl:param name="more"/>
    <xsl:attribute name="class">shape<xsl:value-of select="$more"/><xsl:apply-templates select="." mode="doubt"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="mark/@issued">
    <xsl:variable name="y" select="../@y"/>
    <xsl:if test=". &lt; ../@x"><path class="link" d="M{.},{$y}H{../@x}" xmlns="http://www.w3.org/2000/svg"/></xsl:if>
    <path class="issue" d="M{. - 5},{$y}L{.},{$y - 5}L{. + 5},{$y}L{.},{$y + 5}Z" xmlns="http://www.w3.org/2000/svg"/>
  </xsl:template>


  <!-- The table. -->
  <xsl:template match="program" mode="row">
    <tr>
      <th scope="row"><xsl:apply-templates select="." mode="named"/></th>
      <td><xsl:apply-templates select="type" mode="content"/></td>
      <td><xsl:apply-templates select="(from | until | period | issued)[not(@alternative)]" mode="when"/></td>
      <td><xsl:apply-templates select="succeeds[not(@alternative)]" mode="before"/></td>
    </tr>
  </xsl:template>
  <xsl:template match="program" mode="undated"><li><xsl:apply-templates select="." mode="named"/></li></xsl:template>
  <xsl:template match="program" mode="named">
    <xsl:variable name="zh-name" select="designations[@heads = 'zh']"/>
    <a href="{@href}">
      <xsl:if test="$zh-name"><span class="han" lang="{$zh-name/@xml:lang}"><xsl:value-of select="$zh-name/text/value"/></span></xsl:if>
      <xsl:if test="$zh-name and designations[@heads = 'en']"><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="designations[@heads = 'en']"><span lang="en"><xsl:value-of select="designations[@heads = 'en']/text/value"/></span></xsl:when>
        <xsl:when test="not($zh-name)"><span><xsl:value-of select="@title"/></span></xsl:when>
      </xsl:choose>
    </a>
  </xsl:template>
  <xsl:template match="*" mode="when">
    <p><span class="how"><xsl:apply-templates select="." mode="label"/></span><xsl:text> </xsl:text><xsl:apply-templates select="." mode="content"/></p>
  </xsl:template>
  <xsl:template match="succeeds" mode="before"><p><xsl:apply-templates select="." mode="content"/></p></xsl:template>


  <!-- From a program's page to its mark. -->
  <xsl:template match="term" mode="on-timeline"/>
  <xsl:template match="program" mode="on-timeline">
    <xsl:if test="for-page/on-timeline">
      <p class="on-timeline"><a href="{$root}timeline.html#on-{@id}"><span class="en">On the timeline</span><span class="zh" lang="zh-Hans"> 见年表</span></a></p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
