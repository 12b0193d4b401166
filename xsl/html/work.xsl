<?xml version="1.0" encoding="UTF-8"?>
<!-- A work's page, and a work in one line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <!-- All that cites a work, by the work and the citing record: one may do so in several fields. -->
  <xsl:key name="citing" match="cited-by" use="concat(../../@id, ' ', @ref)"/>

  <xsl:template match="endnote" mode="title">
    <xsl:value-of select="@cite"/>
    <xsl:if test="title">: <xsl:value-of select="title[not(@alternative)][1]/value"/></xsl:if>
  </xsl:template>

  <xsl:template match="endnote" mode="main">
    <article class="work">
      <header>
        <p class="kind"><xsl:apply-templates select="type" mode="content"/></p>
        <h1><xsl:apply-templates select="." mode="heading"/></h1>
        <xsl:apply-templates select="title[not(@alternative)][position() &gt; 1]" mode="subheading"/>
        <p class="citation"><xsl:apply-templates select="." mode="citation"/></p>
      </header>
      <section class="facts">
        <h2><span class="en">Record</span><span class="zh" lang="zh-Hans"> 著录</span></h2>
        <dl><xsl:apply-templates select="*" mode="fact"/></dl>
      </section>
      <xsl:apply-templates select="abstract[1] | annote[1]" mode="section"/>
      <xsl:if test="cited-in">
        <section class="cited-in">
          <h2><xsl:apply-templates select="cited-in[1]" mode="label"/></h2>
          <table>
            <thead>
              <tr>
                <th scope="col"><span class="en">Work</span><span class="zh" lang="zh-Hans"> 著作</span></th>
                <th scope="col"><span class="en">Marker</span><span class="zh" lang="zh-Hans"> 注号</span></th>
                <th scope="col"><span class="en">In the list</span><span class="zh" lang="zh-Hans"> 编号</span></th>
                <th scope="col"><span class="en">Remarks</span><span class="zh" lang="zh-Hans"> 备注</span></th>
              </tr>
            </thead>
            <tbody><xsl:apply-templates select="cited-in"/></tbody>
          </table>
        </section>
      </xsl:if>
      <xsl:apply-templates select="derived"/>
      <xsl:call-template name="notes"/>
      <xsl:call-template name="treated-in"/>
      <xsl:call-template name="history"/>
      <xsl:call-template name="cite"/>
      <xsl:call-template name="exports"/>
    </article>
  </xsl:template>

  <xsl:template match="endnote" mode="heading"><xsl:value-of select="@cite"/></xsl:template>
  <xsl:template match="endnote[title]" mode="heading"><xsl:apply-templates select="title[not(@alternative)][1]" mode="content"/></xsl:template>
  <xsl:template match="title" mode="subheading">
    <p class="{@form}"><xsl:apply-templates select="." mode="content"/></p>
  </xsl:template>

  <!-- Fields with a place of their own. -->
  <xsl:template match="endnote/type | endnote/abstract | endnote/annote | cited-in" mode="fact"/>
  <xsl:template match="abstract | annote" mode="section">
    <section>
      <h2><xsl:apply-templates select="." mode="label"/></h2>
      <div class="languages"><xsl:apply-templates select="../*[name() = name(current())]" mode="prose"/></div>
    </section>
  </xsl:template>

  <xsl:template match="cited-in">
    <tr>
      <th scope="row"><xsl:apply-templates select="work" mode="content"/></th>
      <td><xsl:apply-templates select="marker" mode="content"/></td>
      <td><xsl:apply-templates select="printed" mode="content"/><xsl:apply-templates select="order"/></td>
      <td>
        <xsl:if test="locator"><p><xsl:apply-templates select="locator" mode="content"/></p></xsl:if>
        <xsl:if test="@supplied or @certainty"><p><xsl:apply-templates select="." mode="marks"/></p></xsl:if>
        <xsl:apply-templates select="." mode="evidence"/>
      </td>
    </tr>
  </xsl:template>
  <xsl:template match="cited-in/order"><xsl:text> </xsl:text><span class="order">(no. <xsl:apply-templates select="." mode="content"/> in it)</span></xsl:template>

  <!-- Back-links. -->
  <xsl:template match="derived">
    <xsl:if test="cited-by">
      <section class="cited-by">
        <h2><xsl:apply-templates select="cited-by[1]" mode="label"/></h2>
        <xsl:call-template name="citing"><xsl:with-param name="kind" select="'term'"/><xsl:with-param name="heading"><span class="en">Terms</span><span class="zh" lang="zh-Hans"> 术语</span></xsl:with-param></xsl:call-template>
        <xsl:call-template name="citing"><xsl:with-param name="kind" select="'program'"/><xsl:with-param name="heading"><span class="en">Programmes</span><span class="zh" lang="zh-Hans"> 规划与机构</span></xsl:with-param></xsl:call-template>
        <xsl:call-template name="citing"><xsl:with-param name="kind" select="'endnote'"/><xsl:with-param name="heading"><span class="en">Works</span><span class="zh" lang="zh-Hans"> 著作</span></xsl:with-param></xsl:call-template>
      </section>
    </xsl:if>
    <xsl:if test="*[not(self::cited-by)]">
      <section class="relations">
        <h2><span class="en">Relations</span><span class="zh" lang="zh-Hans"> 关系</span></h2>
        <dl><xsl:apply-templates select="*[not(self::cited-by)]" mode="fact"/></dl>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template name="citing">
    <xsl:param name="kind"/>
    <xsl:param name="heading"/>
    <xsl:variable name="each" select="cited-by[@first][@kind = $kind]"/>
    <xsl:if test="$each">
      <h3><xsl:copy-of select="$heading"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($each)"/></span></h3>
      <ul class="links"><xsl:apply-templates select="$each"/></ul>
    </xsl:if>
  </xsl:template>
  <xsl:template match="cited-by">
    <li>
      <xsl:apply-templates select="." mode="link"/>
      <!-- Most cite it for their renderings: that goes without saying. -->
      <xsl:variable name="fields" select="key('citing', concat(../../@id, ' ', @ref))/@field"/>
      <xsl:if test="$fields[. != 'designations']"><xsl:text> </xsl:text><span class="where"><xsl:apply-templates select="$fields" mode="where"/></span></xsl:if>
    </li>
  </xsl:template>
  <xsl:template match="@field" mode="where">
    <xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="." mode="label"/>
  </xsl:template>


  <!-- One line. What is disputed stands here with the value that flat formats use. `link` makes the title a link. -->
  <xsl:template match="endnote" mode="citation">
    <xsl:param name="link" select="false()"/>
    <xsl:variable name="by" select="author[not(@alternative)] | editor[not(@alternative) and not(../author)]"/>
    <xsl:if test="$by">
      <xsl:apply-templates select="$by" mode="credited"/>
      <xsl:if test="$by[self::editor]">, ed<xsl:if test="count($by) &gt; 1">s</xsl:if>.</xsl:if>
      <xsl:text>, </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$link">
        <a href="{@href}"><xsl:apply-templates select="." mode="titled"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="titled"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="container-title[not(@alternative)]" mode="citation"/>
    <xsl:apply-templates select="volume[not(@alternative)] | issue[not(@alternative)] | number[not(@alternative)]" mode="citation"/>
    <xsl:apply-templates select="publisher[not(@alternative)]" mode="citation"/>
    <xsl:apply-templates select="issued[not(@alternative)]" mode="citation"/>
    <xsl:apply-templates select="page[not(@alternative)]" mode="citation"/>
    <xsl:text>.</xsl:text>
    <xsl:apply-templates select="doi[not(@alternative)]" mode="citation"/>
  </xsl:template>

  <xsl:template match="*" mode="credited">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:apply-templates select="." mode="filed"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="listed-on"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="listed-on">
    <xsl:choose>
      <xsl:when test="others"><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="following-sibling::*[1][name() = name(current()) and not(@alternative)]">, </xsl:when>
      <xsl:otherwise> and </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="name"/>
  </xsl:template>

  <xsl:template match="endnote" mode="titled"><xsl:value-of select="@cite"/></xsl:template>
  <xsl:template match="endnote[title]" mode="titled"><xsl:apply-templates select="title[not(@alternative)]" mode="forms"/></xsl:template>
  <!-- The first form of a text, romanised forms behind it, translations in brackets. -->
  <xsl:template match="*" mode="forms">
    <xsl:choose>
      <xsl:when test="position() = 1"><xsl:apply-templates select="." mode="styled"/></xsl:when>
      <xsl:when test="@form = 'translated'"> [<xsl:apply-templates select="." mode="styled"/>]</xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text><xsl:apply-templates select="." mode="styled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="styled"><xsl:apply-templates select="." mode="content"/></xsl:template>
  <!-- Cursive is for what stands by itself; a part leaves it to the whole. -->
  <xsl:template match="container-title | title[not(../container-title)]" mode="styled">
    <cite><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates select="value" mode="styled"/></cite>
  </xsl:template>
  <xsl:template match="*[@form = 'romanised']" mode="styled" priority="-0.1">
    <span><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates select="value" mode="styled"/></span>
  </xsl:template>
  <!-- Pinyin in bibliographies carries no tones, unless they are asked for. -->
  <xsl:template match="value" mode="styled"><xsl:apply-templates/></xsl:template>
  <xsl:template match="*[@form = 'romanised']/value" mode="styled">
    <xsl:choose>
      <xsl:when test="$tones = 'yes'"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:value-of select="b:toneless(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="container-title | publisher" mode="citation">
    <xsl:if test="position() = 1">, <xsl:apply-templates select="../*[name() = name(current()) and not(@alternative)]" mode="forms"/></xsl:if>
  </xsl:template>
  <xsl:template match="volume" mode="citation"><xsl:text> </xsl:text><xsl:apply-templates select="value" mode="content"/></xsl:template>
  <xsl:template match="issue" mode="citation"> (<xsl:apply-templates select="value" mode="content"/>)</xsl:template>
  <xsl:template match="number" mode="citation">, no. <xsl:apply-templates select="value" mode="content"/></xsl:template>
  <xsl:template match="issued" mode="citation">, <xsl:apply-templates select="." mode="content"/></xsl:template>
  <xsl:template match="page" mode="citation">, <xsl:apply-templates select="value" mode="content"/></xsl:template>
  <xsl:template match="doi" mode="citation">
    <xsl:text> </xsl:text>
    <a class="url" href="{b:url(concat('https://doi.org/', value))}">https://doi.org/<xsl:value-of select="value"/></a>
  </xsl:template>
</xsl:stylesheet>
