<?xml version="1.0" encoding="UTF-8"?>
<!-- Values and what is said about them: text, links, dates, names, statements.

     Modes that are asked for most have priority="-0.3", so that the processor meets them first among all the templates for *. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions" exclude-result-prefixes="b">

  <!-- Language of a run. -->
  <xsl:template match="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute></xsl:template>

  <!-- Inline markup. `run` is a stretch in another language. -->
  <xsl:template match="i | b | sup | sub"><xsl:copy><xsl:apply-templates/></xsl:copy></xsl:template>
  <xsl:template match="nocase"><xsl:apply-templates/></xsl:template>
  <xsl:template match="sc"><span class="sc"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="run"><span lang="{@xml:lang}"><xsl:apply-templates/></span></xsl:template>


  <!-- A statement in the list of facts; the first of a field has the field's name before it. -->
  <xsl:template match="*" mode="fact" priority="-0.3">
    <xsl:if test="@first"><dt><xsl:apply-templates select="." mode="label"/></dt></xsl:if>
    <xsl:apply-templates select="." mode="statement"/>
  </xsl:template>

  <!-- Running text: each language in a column of its own. -->
  <xsl:template match="*" mode="prose">
    <xsl:choose>
      <xsl:when test="not(@disputed)"><div><xsl:apply-templates select="." mode="said"/></div></xsl:when>
      <xsl:when test="@opens"><div class="wide"><xsl:apply-templates select="." mode="dispute"/></div></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="statement" priority="-0.3">
    <xsl:choose>
      <xsl:when test="not(@disputed)"><dd><xsl:apply-templates select="." mode="said"/></dd></xsl:when>
      <xsl:when test="@opens"><dd><xsl:apply-templates select="." mode="dispute"/></dd></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Where the sources disagree, their statements stand side by side: at the first of them, which @opens a language, all. -->
  <xsl:template match="*" mode="dispute">
    <p class="disputed"><span class="en">The statements differ</span><span class="zh" lang="zh-Hans"> 诸说不一</span></p>
    <ul class="statements">
      <xsl:apply-templates select="../*[@disputed][name() = name(current())][string(@xml:lang) = string(current()/@xml:lang)]" mode="disputed"/>
    </ul>
  </xsl:template>

  <xsl:template match="*" mode="disputed">
    <li><xsl:apply-templates select="." mode="said"/></li>
  </xsl:template>

  <!-- One statement: the value; of what is @qualified also what kind of statement it is and who says so. -->
  <xsl:template match="*" mode="said" priority="-0.3">
    <xsl:choose>
      <xsl:when test="@qualified">
        <div class="said">
          <xsl:apply-templates select="." mode="content"/>
          <xsl:apply-templates select="@form[../../*[name() = name(current())][2]]"/>
          <xsl:apply-templates select="." mode="marks"/>
        </div>
        <xsl:apply-templates select="." mode="evidence"/>
      </xsl:when>
      <xsl:otherwise>
        <div class="said"><xsl:apply-templates select="." mode="content"/></div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@form"><xsl:text> </xsl:text><span class="form"><xsl:value-of select="."/></span></xsl:template>

  <!-- What the editors answer for. -->
  <xsl:template match="*" mode="marks" priority="-0.3"><xsl:apply-templates select="@supplied | @certainty | @preferred"/></xsl:template>
  <xsl:template match="@certainty">
    <xsl:if test="not(../@supplied)"><xsl:text> </xsl:text><span class="mark"><xsl:apply-templates select="." mode="word"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="@supplied">
    <xsl:text> </xsl:text>
    <span class="mark supplied"><span class="en">supplied</span><span class="zo" lang="zh-Hans">编者补</span><xsl:if test="../@certainty"><span class="en">, </span><span class="zo" lang="zh-Hans">，</span><xsl:apply-templates select="../@certainty" mode="word"/></xsl:if></span>
  </xsl:template>
  <xsl:template match="@preferred"><xsl:text> </xsl:text><span class="mark chosen"><span class="en">editors’ choice</span><span class="zo" lang="zh-Hans">编者所取</span></span></xsl:template>

  <!-- Who says so, printed how, and remarks. -->
  <xsl:template match="*" mode="evidence" priority="-0.3">
    <xsl:if test="sources"><ul class="sources"><xsl:apply-templates select="sources"/></ul></xsl:if>
    <xsl:if test="as-printed"><p class="remark"><xsl:apply-templates select="as-printed"/></p></xsl:if>
    <xsl:apply-templates select="note" mode="remark"/>
  </xsl:template>

  <xsl:template match="note" mode="remark">
    <p class="remark">
      <xsl:apply-templates select="." mode="content"/>
      <xsl:apply-templates select="." mode="marks"/>
    </p>
    <xsl:apply-templates select="." mode="evidence"/>
  </xsl:template>

  <xsl:template match="sources">
    <li>
      <xsl:apply-templates select="work/value" mode="content"/>
      <xsl:apply-templates select="locator"/>
      <xsl:if test="as-printed">: </xsl:if>
      <xsl:apply-templates select="as-printed | note"/>
    </li>
  </xsl:template>
  <xsl:template match="sources/locator">, <xsl:apply-templates select="." mode="content"/></xsl:template>
  <xsl:template match="sources/note"><xsl:text> </xsl:text><span class="remark">(<xsl:apply-templates select="." mode="content"/>)</span></xsl:template>

  <!-- Verbatim: as it stands in the source. -->
  <xsl:template match="as-printed">
    <xsl:if test="not(preceding-sibling::as-printed)"><span class="how"><span class="en">printed</span><span class="zo" lang="zh-Hans">印作</span></span></xsl:if>
    <xsl:text> </xsl:text>
    <span class="printed"><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates select="value/node()"/></span>
  </xsl:template>


  <!-- Contents. A field of text in its language; other plain fields by their <value>. -->
  <xsl:template match="*" mode="content" priority="-0.3">
    <xsl:choose>
      <xsl:when test="@xml:lang"><span lang="{@xml:lang}"><xsl:apply-templates select="value/node()"/></span></xsl:when>
      <xsl:when test="value"><xsl:apply-templates select="value" mode="content"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="whole-name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An attribute tells what a value is. -->
  <xsl:template match="value" mode="content">
    <xsl:choose>
      <xsl:when test="@href"><xsl:apply-templates select="." mode="link"/></xsl:when>
      <xsl:when test="@label"><xsl:apply-templates select="." mode="subject"/></xsl:when>
      <xsl:when test="@edtf"><xsl:apply-templates select="." mode="date"/></xsl:when>
      <xsl:when test="@safe = 'yes'"><a class="url" href="{b:url(.)}"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="value" mode="subject">
    <xsl:choose>
      <xsl:when test="@label-zh">
        <span class="en"><xsl:value-of select="@label"/></span>
        <span class="zh" lang="{$zh}"><xsl:value-of select="concat(' ', @label-zh)"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="markers/value" mode="content"><xsl:value-of select="translate(., '-', '–')"/></xsl:template>
  <xsl:template match="language/value" mode="content">
    <span class="en"><xsl:value-of select="b:language-name(., 'en')"/></span>
    <span class="zh" lang="zh-Hans"><xsl:value-of select="concat(' ', b:language-name(., 'zh'))"/></span>
  </xsl:template>

  <!-- Addresses and identifiers. -->
  <xsl:template match="doi/value" mode="content">
    <a class="url" href="{b:url(concat('https://doi.org/', .))}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="pmid/value" mode="content">
    <a href="{b:url(concat('https://pubmed.ncbi.nlm.nih.gov/', .))}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="pmcid/value" mode="content">
    <a href="{b:url(concat('https://pmc.ncbi.nlm.nih.gov/articles/', .))}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="orcid/value" mode="content">
    <a href="{b:url(concat('https://orcid.org/', .))}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="archived" mode="content">
    <xsl:apply-templates select="url" mode="content"/>
    <xsl:if test="date"><span class="en">, copied </span><span class="zo" lang="zh-Hans">，存档于</span><xsl:apply-templates select="date" mode="content"/></xsl:if>
  </xsl:template>

  <!-- Links to records; @han is the preferred Chinese. Works are known by author and year. -->
  <xsl:template match="*" mode="link" priority="-0.3">
    <a href="{@href}">
      <xsl:choose>
        <xsl:when test="@work">
          <xsl:value-of select="."/>
          <xsl:if test="@han and parent::derived"><xsl:text> </xsl:text><span class="han" lang="{$zh}"><xsl:value-of select="@han"/></span></xsl:if>
        </xsl:when>
        <xsl:when test="@han">
          <span class="han" lang="{$zh}"><xsl:value-of select="@han"/></span>
          <xsl:if test="not(@alone)"><xsl:text> </xsl:text><span><xsl:value-of select="."/></span></xsl:if>
        </xsl:when>
        <xsl:otherwise><span><xsl:value-of select="."/></span></xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

  <!-- Relations that are derived from other records. -->
  <xsl:template match="derived/*" mode="said"><xsl:apply-templates select="." mode="link"/></xsl:template>


  <!-- Dates: for people, with the machine's form where HTML knows it. -->
  <xsl:template match="value" mode="date">
    <xsl:choose>
      <!-- Most dates are years, which both languages write alike. -->
      <xsl:when test="@plain and not(@month)"><span class="date"><time datetime="{@edtf}"><xsl:value-of select="@year"/></time><span class="zo" lang="zh-Hans">年</span></span></xsl:when>
      <xsl:otherwise>
        <span class="date en">
          <xsl:if test="@uncertain">perhaps </xsl:if>
          <xsl:if test="@approximate">c. </xsl:if>
          <xsl:apply-templates select="." mode="span"/>
        </span>
        <span class="date zo" lang="zh-Hans"><xsl:apply-templates select="." mode="span-zh"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same in Chinese: 2021年5月—6月, 不晚于2021年5月, 约1950年代. -->
  <xsl:template match="value" mode="span-zh">
    <xsl:if test="@approximate">约</xsl:if>
    <xsl:choose>
      <xsl:when test="@open-start and @open-end">始终</xsl:when>
      <xsl:when test="@open-start"><xsl:apply-templates select=".." mode="no-start-zh"/></xsl:when>
      <xsl:when test="@open-end"><xsl:apply-templates select=".." mode="no-end-zh"/></xsl:when>
    </xsl:choose>
    <xsl:if test="@year"><xsl:call-template name="point-zh"><xsl:with-param name="year" select="@year"/><xsl:with-param name="month" select="@month"/><xsl:with-param name="day" select="@day"/><xsl:with-param name="season" select="@season"/></xsl:call-template></xsl:if>
    <xsl:if test="@year and @end-year">—<xsl:if test="(starts-with(@year, '-') or number(@year) = 0) and @end-year &gt; 0">公元</xsl:if></xsl:if>
    <xsl:if test="@end-year"><xsl:call-template name="point-zh"><xsl:with-param name="year" select="@end-year"/><xsl:with-param name="month" select="@end-month"/><xsl:with-param name="day" select="@end-day"/><xsl:with-param name="season" select="@end-season"/></xsl:call-template></xsl:if>
    <xsl:if test="@uncertain">（存疑）</xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="no-start-zh">不晚于</xsl:template>
  <xsl:template match="period" mode="no-start-zh">至</xsl:template>
  <xsl:template match="*" mode="no-end-zh">不早于</xsl:template>
  <xsl:template match="period" mode="no-end-zh">自</xsl:template>
  <xsl:template name="point-zh">
    <xsl:param name="year"/>
    <xsl:param name="month"/>
    <xsl:param name="day"/>
    <xsl:param name="season"/>
    <xsl:choose>
      <xsl:when test="$year &gt; 0"><xsl:value-of select="number($year)"/>年</xsl:when>
      <xsl:when test="starts-with($year, '-') and substring($year, 4) = 'XX'">公元前<xsl:value-of select="substring($year, 2, 2) + 1"/>世纪</xsl:when>
      <xsl:when test="starts-with($year, '-') and contains($year, 'X')">公元前<xsl:value-of select="10 + 10 * substring($year, 2, 3)"/>—前<xsl:value-of select="1 + 10 * substring($year, 2, 3)"/>年</xsl:when>
      <xsl:when test="starts-with($year, '-') or number($year) = 0">公元前<xsl:value-of select="1 - $year"/>年</xsl:when>
      <xsl:when test="substring($year, 3) = 'XX'"><xsl:value-of select="substring($year, 1, 2) + 1"/>世纪</xsl:when>
      <xsl:when test="contains($year, 'X')"><xsl:value-of select="number(translate($year, 'X', '0'))"/>年代</xsl:when>
      <xsl:otherwise><xsl:value-of select="$year"/>年</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$season"><xsl:value-of select="substring('春夏秋冬', $season - 20, 1)"/></xsl:if>
    <xsl:if test="$month"><xsl:value-of select="number($month)"/>月</xsl:if>
    <xsl:if test="$day"><xsl:value-of select="number($day)"/>日</xsl:if>
  </xsl:template>

  <xsl:template match="value" mode="span">
    <xsl:choose>
      <xsl:when test="not(@interval)"><xsl:call-template name="start"/></xsl:when>
      <xsl:when test="@open-start and @open-end">at all times</xsl:when>
      <xsl:when test="@open-start"><xsl:apply-templates select=".." mode="no-start"/><xsl:call-template name="end"/></xsl:when>
      <xsl:when test="@open-end"><xsl:apply-templates select=".." mode="no-end"/><xsl:call-template name="start"/></xsl:when>
      <xsl:when test="not(@end-year)"><xsl:call-template name="start"/></xsl:when>
      <xsl:when test="@year = @end-year and @month and @month = @end-month and @day and @end-day">
        <xsl:call-template name="start"><xsl:with-param name="show" select="'day'"/></xsl:call-template>–<xsl:call-template name="end"/>
      </xsl:when>
      <xsl:when test="@year = @end-year and @month and @end-month">
        <xsl:call-template name="start"><xsl:with-param name="show" select="'month'"/></xsl:call-template>
        <xsl:choose><xsl:when test="@day or @end-day"> – </xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose>
        <xsl:call-template name="end"/>
      </xsl:when>
      <xsl:when test="@year = @end-year and @season and @end-season">
        <xsl:call-template name="start"><xsl:with-param name="show" select="'month'"/></xsl:call-template>–<xsl:call-template name="end"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="start"/>
        <xsl:choose><xsl:when test="@month or @end-month or @season"> – </xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose>
        <xsl:if test="(starts-with(@year, '-') or number(@year) = 0) and @end-year &gt; 0">AD </xsl:if>
        <xsl:call-template name="end"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An interval without one end says: of a span of time that it lasted, of a point in time that it lay there. -->
  <xsl:template match="*" mode="no-start">by </xsl:template>
  <xsl:template match="period" mode="no-start">until </xsl:template>
  <xsl:template match="*" mode="no-end">in or after </xsl:template>
  <xsl:template match="period" mode="no-end">from </xsl:template>

  <xsl:template name="start">
    <xsl:param name="show" select="'year'"/>
    <xsl:call-template name="point">
      <xsl:with-param name="year" select="string(@year)"/>
      <xsl:with-param name="month" select="string(@month)"/>
      <xsl:with-param name="day" select="string(@day)"/>
      <xsl:with-param name="season" select="string(@season)"/>
      <xsl:with-param name="show" select="$show"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="end">
    <xsl:call-template name="point">
      <xsl:with-param name="year" select="string(@end-year)"/>
      <xsl:with-param name="month" select="string(@end-month)"/>
      <xsl:with-param name="day" select="string(@end-day)"/>
      <xsl:with-param name="season" select="string(@end-season)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- One date. `show` is the largest unit that is written: year, month or day. HTML's time knows the years 1 to 9999
       and neither decades nor seasons. -->
  <xsl:template name="point">
    <xsl:param name="year"/>
    <xsl:param name="month"/>
    <xsl:param name="day"/>
    <xsl:param name="season"/>
    <xsl:param name="show" select="'year'"/>
    <xsl:choose>
      <xsl:when test="string-length($year) = 4 and $year &gt; 0 and not($month or $day or $season)">
        <time datetime="{$year}"><xsl:value-of select="number($year)"/></time>
      </xsl:when>
      <xsl:when test="string-length($year) = 4 and $year &gt; 0 and not($season)">
        <time datetime="{$year}{substring('-', 1, boolean($month))}{$month}{substring('-', 1, $month and $day)}{substring($day, 1, 2 * boolean($month))}">
          <xsl:call-template name="words">
            <xsl:with-param name="year" select="$year"/>
            <xsl:with-param name="month" select="$month"/>
            <xsl:with-param name="day" select="$day"/>
            <xsl:with-param name="show" select="$show"/>
          </xsl:call-template>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="words">
          <xsl:with-param name="year" select="$year"/>
          <xsl:with-param name="month" select="$month"/>
          <xsl:with-param name="day" select="$day"/>
          <xsl:with-param name="season" select="$season"/>
          <xsl:with-param name="show" select="$show"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="words">
    <xsl:param name="year"/>
    <xsl:param name="month"/>
    <xsl:param name="day"/>
    <xsl:param name="season"/>
    <xsl:param name="show"/>
    <xsl:if test="$day"><xsl:value-of select="number($day)"/></xsl:if>
    <xsl:if test="$month and $show != 'day'">
      <xsl:if test="$day"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="month"><xsl:with-param name="number" select="$month"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$season"><xsl:call-template name="season"><xsl:with-param name="number" select="$season"/></xsl:call-template></xsl:if>
    <xsl:if test="$show = 'year'">
      <xsl:if test="$month or $season"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="year"><xsl:with-param name="year" select="$year"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="year">
    <xsl:param name="year"/>
    <xsl:choose>
      <xsl:when test="$year &gt; 0"><xsl:value-of select="number($year)"/></xsl:when>
      <xsl:when test="contains($year, 'X') or starts-with($year, '-') or number($year) = 0"><xsl:value-of select="b:date($year)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$year"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Names. `name` is the whole name in both scripts, `latin` and `family-first` its Latin form. -->
  <xsl:template match="*" mode="whole-name">
    <xsl:if test="not(family | given | literal | body | others | form | suffix | dropping-particle | non-dropping-particle)">
      <xsl:message terminate="yes">html: no template for the content of <xsl:value-of select="name()"/></xsl:message>
    </xsl:if>
    <span class="name"><xsl:apply-templates select="." mode="latin"/></span>
    <xsl:apply-templates select="form" mode="marked"/>
    <xsl:apply-templates select="orcid" mode="marked"/>
  </xsl:template>
  <xsl:template match="form" mode="marked">
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="whole"/>
    <xsl:apply-templates select="." mode="marks"/>
    <xsl:apply-templates select="as-printed"/>
    <xsl:apply-templates select="note" mode="aside"/>
    <xsl:if test="sources"><ul class="sources"><xsl:apply-templates select="sources"/></ul></xsl:if>
  </xsl:template>
  <xsl:template match="note" mode="aside"><xsl:text> </xsl:text><span class="remark">(<xsl:apply-templates select="." mode="content"/>)</span></xsl:template>
  <xsl:template match="orcid" mode="marked"><xsl:text> ORCID </xsl:text><xsl:apply-templates select="." mode="content"/></xsl:template>

  <xsl:template match="*" mode="name">
    <xsl:apply-templates select="." mode="latin"/>
    <xsl:apply-templates select="form" mode="after"/>
  </xsl:template>
  <xsl:template match="form" mode="after"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="whole"/></xsl:template>
  <xsl:template match="form" mode="whole">
    <span><xsl:apply-templates select="@xml:lang"/><xsl:value-of select="family/value"/><xsl:value-of select="given/value"/><xsl:value-of select="literal/value"/></span>
  </xsl:template>

  <xsl:template match="*" mode="latin">
    <xsl:apply-templates select="body | literal | others" mode="latin"/>
  </xsl:template>
  <xsl:template match="*[family or given or not(body or literal or others)]" mode="latin" priority="-0.2">
    <xsl:apply-templates select="given | dropping-particle | non-dropping-particle" mode="before"/>
    <xsl:value-of select="family/value"/>
    <xsl:apply-templates select="suffix" mode="latin"/>
  </xsl:template>
  <xsl:template match="*[family and @order = 'family-first']" mode="latin" priority="-0.1">
    <xsl:apply-templates select="non-dropping-particle" mode="before"/>
    <xsl:value-of select="family/value"/>
    <xsl:if test="given"><xsl:text> </xsl:text><xsl:value-of select="given/value"/></xsl:if>
    <xsl:apply-templates select="suffix" mode="latin"/>
  </xsl:template>
  <xsl:template match="given | dropping-particle | non-dropping-particle" mode="before">
    <xsl:value-of select="value"/>
    <xsl:if test="../family and not(substring(value, string-length(value)) = '’')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="suffix" mode="latin">
    <xsl:if test="../family or ../given">, </xsl:if>
    <xsl:value-of select="value"/>
  </xsl:template>
  <xsl:template match="body" mode="latin"><xsl:apply-templates select="value" mode="content"/></xsl:template>
  <!-- Its Chinese name belongs to Chinese works. -->
  <xsl:template match="endnote[not(starts-with(language/value, 'zh'))]/*/body" mode="latin">
    <xsl:for-each select="value"><a href="{@href}"><xsl:value-of select="."/></a></xsl:for-each>
  </xsl:template>
  <xsl:template match="others" mode="latin"><span lang="la">et al.</span></xsl:template>
  <xsl:template match="literal" mode="latin">
    <xsl:if test="preceding-sibling::literal"><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="content"/>
  </xsl:template>

  <!-- The first name of an entry in the bibliography, by which it is filed. -->
  <xsl:template match="*" mode="filed"><xsl:apply-templates select="." mode="name"/></xsl:template>
  <xsl:template match="*[family and given and @order != 'family-first']" mode="filed" priority="-0.1">
    <xsl:apply-templates select="non-dropping-particle" mode="before"/>
    <xsl:value-of select="family/value"/>, <xsl:value-of select="given/value"/>
    <xsl:if test="dropping-particle"><xsl:text> </xsl:text><xsl:value-of select="dropping-particle/value"/></xsl:if>
    <xsl:apply-templates select="suffix" mode="latin"/>
    <xsl:apply-templates select="form" mode="after"/>
  </xsl:template>


  <!-- Parts of a record that have a section of their own on every page. -->
  <xsl:template name="notes">
    <xsl:if test="note">
      <section class="notes">
        <h2><xsl:apply-templates select="note[1]" mode="label"/></h2>
        <xsl:apply-templates select="note"/>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="note">
    <div><xsl:apply-templates select="." mode="said"/></div>
  </xsl:template>

  <xsl:template name="treated-in">
    <xsl:if test="sources">
      <section>
        <h2><xsl:apply-templates select="sources[1]" mode="label"/></h2>
        <ul class="sources"><xsl:apply-templates select="sources"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="history">
    <xsl:if test="history">
      <section class="history">
        <h2><xsl:apply-templates select="history[1]" mode="label"/></h2>
        <ul><xsl:apply-templates select="history"/></ul>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="history">
    <li><xsl:apply-templates select="date" mode="content"/>: <xsl:apply-templates select="note" mode="content"/></li>
  </xsl:template>
</xsl:stylesheet>
