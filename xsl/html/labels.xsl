<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels: fields, words of enumerations, navigation. One row each; what has no row is shown by its own name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Fields. -->
  <xsl:template mode="label" match="*"><xsl:value-of select="translate(name(), '-', ' ')"/></xsl:template>
  <xsl:template mode="label" match="type"><span class="en">Type</span><span class="zh" lang="zh-Hans"> 类型</span></xsl:template>
  <xsl:template mode="label" match="subject-field"><span class="en">Subject</span><span class="zh" lang="zh-Hans"> 学科</span></xsl:template>
  <xsl:template mode="label" match="part-of-speech"><span class="en">Part of speech</span><span class="zh" lang="zh-Hans"> 词性</span></xsl:template>
  <xsl:template mode="label" match="designations"><span class="en">Renderings</span><span class="zh" lang="zh-Hans"> 译名</span></xsl:template>
  <xsl:template mode="label" match="introduced"><span class="en">Introduced</span><span class="zh" lang="zh-Hans"> 出现时间</span></xsl:template>
  <xsl:template mode="label" match="introduced-by"><span class="en">Introduced by</span><span class="zh" lang="zh-Hans"> 提出者</span></xsl:template>
  <xsl:template mode="label" match="definition"><span class="en">Definition</span><span class="zh" lang="zh-Hans"> 定义</span></xsl:template>
  <xsl:template mode="label" match="explanation"><span class="en">Explanation</span><span class="zh" lang="zh-Hans"> 说明</span></xsl:template>
  <xsl:template mode="label" match="broader"><span class="en">Broader</span><span class="zh" lang="zh-Hans"> 上位概念</span></xsl:template>
  <xsl:template mode="label" match="related"><span class="en">Related</span><span class="zh" lang="zh-Hans"> 相关</span></xsl:template>
  <xsl:template mode="label" match="see"><span class="en">Not to be confused with</span><span class="zh" lang="zh-Hans"> 区别于</span></xsl:template>
  <xsl:template mode="label" match="superseded-by"><span class="en">Superseded by</span><span class="zh" lang="zh-Hans"> 后为</span></xsl:template>
  <xsl:template mode="label" match="quotations"><span class="en">Quotations</span><span class="zh" lang="zh-Hans"> 引文</span></xsl:template>
  <xsl:template mode="label" match="sources"><span class="en">Sources</span><span class="zh" lang="zh-Hans"> 出处</span></xsl:template>
  <xsl:template mode="label" match="note"><span class="en">Notes</span><span class="zh" lang="zh-Hans"> 附注</span></xsl:template>
  <xsl:template mode="label" match="history"><span class="en">Changes</span><span class="zh" lang="zh-Hans"> 修订记录</span></xsl:template>
  <xsl:template mode="label" match="issued"><span class="en">Issued</span><span class="zh" lang="zh-Hans"> 发布</span></xsl:template>
  <xsl:template mode="label" match="issued-by"><span class="en">Issued by</span><span class="zh" lang="zh-Hans"> 发布者</span></xsl:template>
  <xsl:template mode="label" match="period"><span class="en">Covers</span><span class="zh" lang="zh-Hans"> 规划期</span></xsl:template>
  <xsl:template mode="label" match="from"><span class="en">From</span><span class="zh" lang="zh-Hans"> 起</span></xsl:template>
  <xsl:template mode="label" match="until"><span class="en">Until</span><span class="zh" lang="zh-Hans"> 止</span></xsl:template>
  <xsl:template mode="label" match="agency"><span class="en">Carried out by</span><span class="zh" lang="zh-Hans"> 主管机构</span></xsl:template>
  <xsl:template mode="label" match="overseen-by"><span class="en">Overseen by</span><span class="zh" lang="zh-Hans"> 上级机构</span></xsl:template>
  <xsl:template mode="label" match="part-of"><span class="en">Part of</span><span class="zh" lang="zh-Hans"> 隶属</span></xsl:template>
  <xsl:template mode="label" match="implements"><span class="en">Implements</span><span class="zh" lang="zh-Hans"> 落实</span></xsl:template>
  <xsl:template mode="label" match="succeeds"><span class="en">Succeeds</span><span class="zh" lang="zh-Hans"> 前身</span></xsl:template>
  <xsl:template mode="label" match="url"><span class="en">Address</span><span class="zh" lang="zh-Hans"> 网址</span></xsl:template>

  <!-- Derived relations. -->
  <xsl:template mode="label" match="narrower"><span class="en">Narrower</span><span class="zh" lang="zh-Hans"> 下位概念</span></xsl:template>
  <xsl:template mode="label" match="parts"><span class="en">Parts</span><span class="zh" lang="zh-Hans"> 所辖</span></xsl:template>
  <xsl:template mode="label" match="succeeded-by"><span class="en">Succeeded by</span><span class="zh" lang="zh-Hans"> 后继</span></xsl:template>
  <xsl:template mode="label" match="related-from"><span class="en">Related</span><span class="zh" lang="zh-Hans"> 相关</span></xsl:template>
  <xsl:template mode="label" match="see-from"><span class="en">Not to be confused with</span><span class="zh" lang="zh-Hans"> 区别于</span></xsl:template>
  <xsl:template mode="label" match="implemented-by"><span class="en">Implemented by</span><span class="zh" lang="zh-Hans"> 由其落实</span></xsl:template>
  <xsl:template mode="label" match="supersedes"><span class="en">Supersedes</span><span class="zh" lang="zh-Hans"> 取代</span></xsl:template>
  <xsl:template mode="label" match="issuer-of"><span class="en">Issued</span><span class="zh" lang="zh-Hans"> 所发布</span></xsl:template>
  <xsl:template mode="label" match="agency-of"><span class="en">Carries out</span><span class="zh" lang="zh-Hans"> 所主管</span></xsl:template>
  <xsl:template mode="label" match="oversees"><span class="en">Oversees</span><span class="zh" lang="zh-Hans"> 所辖机构</span></xsl:template>
  <xsl:template mode="label" match="found-in"><span class="en">Cited in</span><span class="zh" lang="zh-Hans"> 见于</span></xsl:template>
  <xsl:template mode="label" match="translations"><span class="en">Translations</span><span class="zh" lang="zh-Hans"> 译本</span></xsl:template>
  <xsl:template mode="label" match="cited-by"><span class="en">Source of</span><span class="zh" lang="zh-Hans"> 为下列条目之出处</span></xsl:template>

  <!-- Parts of designations, quotations, citations. -->
  <xsl:template mode="label" match="text"><span class="en">Text</span><span class="zh" lang="zh-Hans"> 原文</span></xsl:template>
  <xsl:template mode="label" match="pinyin"><span class="en">Pinyin</span><span class="zh" lang="zh-Hans"> 拼音</span></xsl:template>
  <xsl:template mode="label" match="romanised"><span class="en">Romanised</span><span class="zh" lang="zh-Hans"> 转写</span></xsl:template>
  <xsl:template mode="label" match="status"><span class="en">Status</span><span class="zh" lang="zh-Hans"> 等级</span></xsl:template>
  <xsl:template mode="label" match="term-type"><span class="en">Form</span><span class="zh" lang="zh-Hans"> 形式</span></xsl:template>
  <xsl:template mode="label" match="short-for"><span class="en">Short for</span><span class="zh" lang="zh-Hans"> 全称</span></xsl:template>
  <xsl:template mode="label" match="abbreviation"><span class="en">Abbreviated</span><span class="zh" lang="zh-Hans"> 缩写</span></xsl:template>
  <xsl:template mode="label" match="register"><span class="en">Register</span><span class="zh" lang="zh-Hans"> 语体</span></xsl:template>
  <xsl:template mode="label" match="speaker"><span class="en">Speaker</span><span class="zh" lang="zh-Hans"> 讲者</span></xsl:template>
  <xsl:template mode="label" match="date"><span class="en">Date</span><span class="zh" lang="zh-Hans"> 日期</span></xsl:template>
  <xsl:template mode="label" match="marker"><span class="en">Note marker</span><span class="zh" lang="zh-Hans"> 注号</span></xsl:template>
  <xsl:template mode="label" match="printed"><span class="en">Printed number</span><span class="zh" lang="zh-Hans"> 印出编号</span></xsl:template>
  <xsl:template mode="label" match="order"><span class="en">Order</span><span class="zh" lang="zh-Hans"> 次序</span></xsl:template>
  <xsl:template mode="label" match="locator"><span class="en">Locator</span><span class="zh" lang="zh-Hans"> 页码</span></xsl:template>
  <xsl:template mode="label" match="as-printed"><span class="en">As printed</span><span class="zh" lang="zh-Hans"> 原样</span></xsl:template>

  <!-- Works. -->
  <xsl:template mode="label" match="author"><span class="en">Author</span><span class="zh" lang="zh-Hans"> 作者</span></xsl:template>
  <xsl:template mode="label" match="editor"><span class="en">Editor</span><span class="zh" lang="zh-Hans"> 编者</span></xsl:template>
  <xsl:template mode="label" match="translator"><span class="en">Translator</span><span class="zh" lang="zh-Hans"> 译者</span></xsl:template>
  <xsl:template mode="label" match="editor-translator"><span class="en">Editor and translator</span><span class="zh" lang="zh-Hans"> 编译者</span></xsl:template>
  <xsl:template mode="label" match="chair"><span class="en">Chair</span><span class="zh" lang="zh-Hans"> 主持</span></xsl:template>
  <xsl:template mode="label" match="collection-editor"><span class="en">Series editor</span><span class="zh" lang="zh-Hans"> 丛书主编</span></xsl:template>
  <xsl:template mode="label" match="compiler"><span class="en">Compiler</span><span class="zh" lang="zh-Hans"> 汇编者</span></xsl:template>
  <xsl:template mode="label" match="composer"><span class="en">Composer</span><span class="zh" lang="zh-Hans"> 作曲</span></xsl:template>
  <xsl:template mode="label" match="container-author"><span class="en">Author of the volume</span><span class="zh" lang="zh-Hans"> 全书作者</span></xsl:template>
  <xsl:template mode="label" match="contributor"><span class="en">Contributor</span><span class="zh" lang="zh-Hans"> 撰稿人</span></xsl:template>
  <xsl:template mode="label" match="curator"><span class="en">Curator</span><span class="zh" lang="zh-Hans"> 策展人</span></xsl:template>
  <xsl:template mode="label" match="director"><span class="en">Director</span><span class="zh" lang="zh-Hans"> 导演</span></xsl:template>
  <xsl:template mode="label" match="editorial-director"><span class="en">Editorial director</span><span class="zh" lang="zh-Hans"> 编辑主任</span></xsl:template>
  <xsl:template mode="label" match="executive-producer"><span class="en">Executive producer</span><span class="zh" lang="zh-Hans"> 监制</span></xsl:template>
  <xsl:template mode="label" match="guest"><span class="en">Guest</span><span class="zh" lang="zh-Hans"> 嘉宾</span></xsl:template>
  <xsl:template mode="label" match="host"><span class="en">Host</span><span class="zh" lang="zh-Hans"> 主持人</span></xsl:template>
  <xsl:template mode="label" match="illustrator"><span class="en">Illustrator</span><span class="zh" lang="zh-Hans"> 插图</span></xsl:template>
  <xsl:template mode="label" match="interviewer"><span class="en">Interviewer</span><span class="zh" lang="zh-Hans"> 采访者</span></xsl:template>
  <xsl:template mode="label" match="narrator"><span class="en">Narrator</span><span class="zh" lang="zh-Hans"> 旁白</span></xsl:template>
  <xsl:template mode="label" match="organizer"><span class="en">Organiser</span><span class="zh" lang="zh-Hans"> 主办者</span></xsl:template>
  <xsl:template mode="label" match="original-author"><span class="en">Author of the original</span><span class="zh" lang="zh-Hans"> 原作者</span></xsl:template>
  <xsl:template mode="label" match="performer"><span class="en">Performer</span><span class="zh" lang="zh-Hans"> 表演者</span></xsl:template>
  <xsl:template mode="label" match="producer"><span class="en">Producer</span><span class="zh" lang="zh-Hans"> 制片人</span></xsl:template>
  <xsl:template mode="label" match="recipient"><span class="en">Recipient</span><span class="zh" lang="zh-Hans"> 收信人</span></xsl:template>
  <xsl:template mode="label" match="reviewed-author"><span class="en">Author reviewed</span><span class="zh" lang="zh-Hans"> 被评作者</span></xsl:template>
  <xsl:template mode="label" match="script-writer"><span class="en">Script</span><span class="zh" lang="zh-Hans"> 编剧</span></xsl:template>
  <xsl:template mode="label" match="series-creator"><span class="en">Creator of the series</span><span class="zh" lang="zh-Hans"> 系列创作者</span></xsl:template>
  <xsl:template mode="label" match="title"><span class="en">Title</span><span class="zh" lang="zh-Hans"> 题名</span></xsl:template>
  <xsl:template mode="label" match="title-short"><span class="en">Short title</span><span class="zh" lang="zh-Hans"> 简题</span></xsl:template>
  <xsl:template mode="label" match="part-title"><span class="en">Title of the part</span><span class="zh" lang="zh-Hans"> 分题</span></xsl:template>
  <xsl:template mode="label" match="volume-title"><span class="en">Title of the volume</span><span class="zh" lang="zh-Hans"> 分卷题名</span></xsl:template>
  <xsl:template mode="label" match="container-title"><span class="en">In</span><span class="zh" lang="zh-Hans"> 载于</span></xsl:template>
  <xsl:template mode="label" match="container-title-short"><span class="en">In, abbreviated</span><span class="zh" lang="zh-Hans"> 刊名缩写</span></xsl:template>
  <xsl:template mode="label" match="collection-title"><span class="en">Series</span><span class="zh" lang="zh-Hans"> 丛书</span></xsl:template>
  <xsl:template mode="label" match="reviewed-title"><span class="en">Work reviewed</span><span class="zh" lang="zh-Hans"> 被评作品</span></xsl:template>
  <xsl:template mode="label" match="reviewed-genre"><span class="en">Kind of work reviewed</span><span class="zh" lang="zh-Hans"> 被评作品类型</span></xsl:template>
  <xsl:template mode="label" match="original-title"><span class="en">Original title</span><span class="zh" lang="zh-Hans"> 原题名</span></xsl:template>
  <xsl:template mode="label" match="translation-of"><span class="en">Translation of</span><span class="zh" lang="zh-Hans"> 译自</span></xsl:template>
  <xsl:template mode="label" match="event-title"><span class="en">Event</span><span class="zh" lang="zh-Hans"> 会议</span></xsl:template>
  <xsl:template mode="label" match="event"><span class="en">Event</span><span class="zh" lang="zh-Hans"> 会议</span></xsl:template>
  <xsl:template mode="label" match="event-place"><span class="en">Place of the event</span><span class="zh" lang="zh-Hans"> 会议地点</span></xsl:template>
  <xsl:template mode="label" match="event-date"><span class="en">Date of the event</span><span class="zh" lang="zh-Hans"> 会议日期</span></xsl:template>
  <xsl:template mode="label" match="volume"><span class="en">Volume</span><span class="zh" lang="zh-Hans"> 卷</span></xsl:template>
  <xsl:template mode="label" match="issue"><span class="en">Issue</span><span class="zh" lang="zh-Hans"> 期</span></xsl:template>
  <xsl:template mode="label" match="number"><span class="en">Number</span><span class="zh" lang="zh-Hans"> 编号</span></xsl:template>
  <xsl:template mode="label" match="collection-number"><span class="en">Number in the series</span><span class="zh" lang="zh-Hans"> 丛书编号</span></xsl:template>
  <xsl:template mode="label" match="chapter-number"><span class="en">Chapter</span><span class="zh" lang="zh-Hans"> 章</span></xsl:template>
  <xsl:template mode="label" match="part-number"><span class="en">Part</span><span class="zh" lang="zh-Hans"> 部分</span></xsl:template>
  <xsl:template mode="label" match="supplement-number"><span class="en">Supplement</span><span class="zh" lang="zh-Hans"> 增刊</span></xsl:template>
  <xsl:template mode="label" match="printing-number"><span class="en">Printing</span><span class="zh" lang="zh-Hans"> 印次</span></xsl:template>
  <xsl:template mode="label" match="edition"><span class="en">Edition</span><span class="zh" lang="zh-Hans"> 版次</span></xsl:template>
  <xsl:template mode="label" match="version"><span class="en">Version</span><span class="zh" lang="zh-Hans"> 版本</span></xsl:template>
  <xsl:template mode="label" match="section"><span class="en">Section</span><span class="zh" lang="zh-Hans"> 栏目</span></xsl:template>
  <xsl:template mode="label" match="page"><span class="en">Pages</span><span class="zh" lang="zh-Hans"> 页码</span></xsl:template>
  <xsl:template mode="label" match="page-first"><span class="en">First page</span><span class="zh" lang="zh-Hans"> 起始页</span></xsl:template>
  <xsl:template mode="label" match="number-of-pages"><span class="en">Number of pages</span><span class="zh" lang="zh-Hans"> 页数</span></xsl:template>
  <xsl:template mode="label" match="number-of-volumes"><span class="en">Number of volumes</span><span class="zh" lang="zh-Hans"> 卷数</span></xsl:template>
  <xsl:template mode="label" match="citation-number"><span class="en">Number in the list</span><span class="zh" lang="zh-Hans"> 条目编号</span></xsl:template>
  <xsl:template mode="label" match="first-reference-note-number"><span class="en">First cited in note</span><span class="zh" lang="zh-Hans"> 首见注</span></xsl:template>
  <xsl:template mode="label" match="genre"><span class="en">Genre</span><span class="zh" lang="zh-Hans"> 体裁</span></xsl:template>
  <xsl:template mode="label" match="medium"><span class="en">Medium</span><span class="zh" lang="zh-Hans"> 载体</span></xsl:template>
  <xsl:template mode="label" match="dimensions"><span class="en">Extent</span><span class="zh" lang="zh-Hans"> 尺寸</span></xsl:template>
  <xsl:template mode="label" match="scale"><span class="en">Scale</span><span class="zh" lang="zh-Hans"> 比例尺</span></xsl:template>
  <xsl:template mode="label" match="division"><span class="en">Division</span><span class="zh" lang="zh-Hans"> 部门</span></xsl:template>
  <xsl:template mode="label" match="authority"><span class="en">Authority</span><span class="zh" lang="zh-Hans"> 颁布机关</span></xsl:template>
  <xsl:template mode="label" match="jurisdiction"><span class="en">Jurisdiction</span><span class="zh" lang="zh-Hans"> 法域</span></xsl:template>
  <xsl:template mode="label" match="references"><span class="en">References</span><span class="zh" lang="zh-Hans"> 参考</span></xsl:template>
  <xsl:template mode="label" match="publisher"><span class="en">Publisher</span><span class="zh" lang="zh-Hans"> 出版者</span></xsl:template>
  <xsl:template mode="label" match="publisher-place"><span class="en">Place</span><span class="zh" lang="zh-Hans"> 出版地</span></xsl:template>
  <xsl:template mode="label" match="original-publisher"><span class="en">Original publisher</span><span class="zh" lang="zh-Hans"> 原出版者</span></xsl:template>
  <xsl:template mode="label" match="original-publisher-place"><span class="en">Original place</span><span class="zh" lang="zh-Hans"> 原出版地</span></xsl:template>
  <xsl:template mode="label" match="available-date"><span class="en">Available since</span><span class="zh" lang="zh-Hans"> 在线日期</span></xsl:template>
  <xsl:template mode="label" match="submitted"><span class="en">Submitted</span><span class="zh" lang="zh-Hans"> 提交日期</span></xsl:template>
  <xsl:template mode="label" match="original-date"><span class="en">First published</span><span class="zh" lang="zh-Hans"> 原出版日期</span></xsl:template>
  <xsl:template mode="label" match="accessed"><span class="en">Accessed</span><span class="zh" lang="zh-Hans"> 访问日期</span></xsl:template>
  <xsl:template mode="label" match="language"><span class="en">Language</span><span class="zh" lang="zh-Hans"> 语言</span></xsl:template>
  <xsl:template mode="label" match="doi">DOI</xsl:template>
  <xsl:template mode="label" match="isbn">ISBN</xsl:template>
  <xsl:template mode="label" match="issn">ISSN</xsl:template>
  <xsl:template mode="label" match="pmid">PubMed</xsl:template>
  <xsl:template mode="label" match="pmcid">PubMed Central</xsl:template>
  <xsl:template mode="label" match="orcid">ORCID</xsl:template>
  <xsl:template mode="label" match="archived"><span class="en">Archived copy</span><span class="zh" lang="zh-Hans"> 存档</span></xsl:template>
  <xsl:template mode="label" match="archive"><span class="en">Archive</span><span class="zh" lang="zh-Hans"> 馆藏</span></xsl:template>
  <xsl:template mode="label" match="archive-collection"><span class="en">Archival collection</span><span class="zh" lang="zh-Hans"> 全宗</span></xsl:template>
  <xsl:template mode="label" match="archive-location"><span class="en">Shelf mark</span><span class="zh" lang="zh-Hans"> 档号</span></xsl:template>
  <xsl:template mode="label" match="archive-place"><span class="en">Place of the archive</span><span class="zh" lang="zh-Hans"> 馆址</span></xsl:template>
  <xsl:template mode="label" match="call-number"><span class="en">Call number</span><span class="zh" lang="zh-Hans"> 索书号</span></xsl:template>
  <xsl:template mode="label" match="source"><span class="en">Found in</span><span class="zh" lang="zh-Hans"> 来源</span></xsl:template>
  <xsl:template mode="label" match="license"><span class="en">Licence</span><span class="zh" lang="zh-Hans"> 许可</span></xsl:template>
  <xsl:template mode="label" match="keyword"><span class="en">Keywords</span><span class="zh" lang="zh-Hans"> 关键词</span></xsl:template>
  <xsl:template mode="label" match="abstract"><span class="en">Abstract</span><span class="zh" lang="zh-Hans"> 摘要</span></xsl:template>
  <xsl:template mode="label" match="annote"><span class="en">Annotation</span><span class="zh" lang="zh-Hans"> 提要</span></xsl:template>
  <xsl:template mode="label" match="citation-key"><span class="en">Citation key</span><span class="zh" lang="zh-Hans"> 引用键</span></xsl:template>
  <xsl:template mode="label" match="citation-label"><span class="en">Citation label</span><span class="zh" lang="zh-Hans"> 引用标签</span></xsl:template>
  <xsl:template mode="label" match="year-suffix"><span class="en">Year suffix</span><span class="zh" lang="zh-Hans"> 年份后缀</span></xsl:template>
  <xsl:template mode="label" match="markers"><span class="en">Note markers</span><span class="zh" lang="zh-Hans"> 注号</span></xsl:template>
  <xsl:template mode="label" match="cited-in"><span class="en">Cited in</span><span class="zh" lang="zh-Hans"> 被引于</span></xsl:template>

  <!-- Words of enumerations: a mode for each, so that a value is compared with the words of its own. -->
  <xsl:template mode="content" match="designations/status/value"><xsl:apply-templates select="." mode="status"/></xsl:template>
  <xsl:template mode="content" match="type/value"><xsl:apply-templates select="." mode="work-type"/></xsl:template>
  <xsl:template mode="content" match="program/type/value" priority="1"><xsl:apply-templates select="." mode="program-type"/></xsl:template>
  <xsl:template mode="content" match="part-of-speech/value"><xsl:apply-templates select="." mode="part-of-speech"/></xsl:template>
  <xsl:template mode="content" match="term-type/value"><xsl:apply-templates select="." mode="term-type"/></xsl:template>
  <xsl:template mode="content" match="register/value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="word" match="value"><xsl:value-of select="translate(., '-_', '  ')"/></xsl:template>

  <!-- Statuses. -->
  <xsl:template mode="status" match="value">
    <xsl:choose>
      <xsl:when test=". = 'preferred'"><span class="en">preferred</span><span class="zh" lang="zh-Hans"> 首选</span></xsl:when>
      <xsl:when test=". = 'admitted'"><span class="en">admitted</span><span class="zh" lang="zh-Hans"> 许用</span></xsl:when>
      <xsl:when test=". = 'deprecated'"><span class="en">deprecated</span><span class="zh" lang="zh-Hans"> 拒用</span></xsl:when>
      <xsl:when test=". = 'superseded'"><span class="en">superseded</span><span class="zh" lang="zh-Hans"> 被取代</span></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Types of programs. -->
  <xsl:template mode="program-type" match="value">
    <xsl:choose>
      <xsl:when test=". = 'plan'"><span class="en">plan</span><span class="zh" lang="zh-Hans"> 规划</span></xsl:when>
      <xsl:when test=". = 'policy'"><span class="en">policy</span><span class="zh" lang="zh-Hans"> 政策</span></xsl:when>
      <xsl:when test=". = 'strategy'"><span class="en">strategy</span><span class="zh" lang="zh-Hans"> 战略</span></xsl:when>
      <xsl:when test=". = 'programme'"><span class="en">programme</span><span class="zh" lang="zh-Hans"> 计划</span></xsl:when>
      <xsl:when test=". = 'project'"><span class="en">project</span><span class="zh" lang="zh-Hans"> 项目</span></xsl:when>
      <xsl:when test=". = 'campaign'"><span class="en">campaign</span><span class="zh" lang="zh-Hans"> 运动</span></xsl:when>
      <xsl:when test=". = 'fund'"><span class="en">fund</span><span class="zh" lang="zh-Hans"> 基金</span></xsl:when>
      <xsl:when test=". = 'institution'"><span class="en">institution</span><span class="zh" lang="zh-Hans"> 机构</span></xsl:when>
      <xsl:when test=". = 'law'"><span class="en">law</span><span class="zh" lang="zh-Hans"> 法律</span></xsl:when>
      <xsl:when test=". = 'event'"><span class="en">event</span><span class="zh" lang="zh-Hans"> 事件</span></xsl:when>
      <xsl:when test=". = 'system'"><span class="en">system</span><span class="zh" lang="zh-Hans"> 体系</span></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Types of works (CSL). -->
  <xsl:template mode="work-type" match="value">
    <xsl:choose>
      <xsl:when test=". = 'article'"><span class="en">article</span><span class="zh" lang="zh-Hans"> 文章</span></xsl:when>
      <xsl:when test=". = 'article-journal'"><span class="en">journal article</span><span class="zh" lang="zh-Hans"> 期刊论文</span></xsl:when>
      <xsl:when test=". = 'article-magazine'"><span class="en">magazine article</span><span class="zh" lang="zh-Hans"> 杂志文章</span></xsl:when>
      <xsl:when test=". = 'article-newspaper'"><span class="en">newspaper article</span><span class="zh" lang="zh-Hans"> 报纸文章</span></xsl:when>
      <xsl:when test=". = 'bill'"><span class="en">bill</span><span class="zh" lang="zh-Hans"> 法案</span></xsl:when>
      <xsl:when test=". = 'book'"><span class="en">book</span><span class="zh" lang="zh-Hans"> 图书</span></xsl:when>
      <xsl:when test=". = 'broadcast'"><span class="en">broadcast</span><span class="zh" lang="zh-Hans"> 广播</span></xsl:when>
      <xsl:when test=". = 'chapter'"><span class="en">chapter</span><span class="zh" lang="zh-Hans"> 章节</span></xsl:when>
      <xsl:when test=". = 'classic'"><span class="en">classical work</span><span class="zh" lang="zh-Hans"> 古籍</span></xsl:when>
      <xsl:when test=". = 'collection'"><span class="en">archival collection</span><span class="zh" lang="zh-Hans"> 档案</span></xsl:when>
      <xsl:when test=". = 'dataset'"><span class="en">data set</span><span class="zh" lang="zh-Hans"> 数据集</span></xsl:when>
      <xsl:when test=". = 'document'"><span class="en">document</span><span class="zh" lang="zh-Hans"> 文件</span></xsl:when>
      <xsl:when test=". = 'entry'"><span class="en">entry</span><span class="zh" lang="zh-Hans"> 条目</span></xsl:when>
      <xsl:when test=". = 'entry-dictionary'"><span class="en">dictionary entry</span><span class="zh" lang="zh-Hans"> 词典条目</span></xsl:when>
      <xsl:when test=". = 'entry-encyclopedia'"><span class="en">encyclopaedia entry</span><span class="zh" lang="zh-Hans"> 百科条目</span></xsl:when>
      <xsl:when test=". = 'figure'"><span class="en">figure</span><span class="zh" lang="zh-Hans"> 图</span></xsl:when>
      <xsl:when test=". = 'graphic'"><span class="en">picture</span><span class="zh" lang="zh-Hans"> 图片</span></xsl:when>
      <xsl:when test=". = 'hearing'"><span class="en">hearing</span><span class="zh" lang="zh-Hans"> 听证</span></xsl:when>
      <xsl:when test=". = 'interview'"><span class="en">interview</span><span class="zh" lang="zh-Hans"> 访谈</span></xsl:when>
      <xsl:when test=". = 'legal_case'"><span class="en">legal case</span><span class="zh" lang="zh-Hans"> 案例</span></xsl:when>
      <xsl:when test=". = 'legislation'"><span class="en">legislation</span><span class="zh" lang="zh-Hans"> 法律</span></xsl:when>
      <xsl:when test=". = 'manuscript'"><span class="en">manuscript</span><span class="zh" lang="zh-Hans"> 手稿</span></xsl:when>
      <xsl:when test=". = 'map'"><span class="en">map</span><span class="zh" lang="zh-Hans"> 地图</span></xsl:when>
      <xsl:when test=". = 'motion_picture'"><span class="en">film</span><span class="zh" lang="zh-Hans"> 影片</span></xsl:when>
      <xsl:when test=". = 'musical_score'"><span class="en">score</span><span class="zh" lang="zh-Hans"> 乐谱</span></xsl:when>
      <xsl:when test=". = 'pamphlet'"><span class="en">pamphlet</span><span class="zh" lang="zh-Hans"> 小册子</span></xsl:when>
      <xsl:when test=". = 'paper-conference'"><span class="en">conference paper</span><span class="zh" lang="zh-Hans"> 会议论文</span></xsl:when>
      <xsl:when test=". = 'patent'"><span class="en">patent</span><span class="zh" lang="zh-Hans"> 专利</span></xsl:when>
      <xsl:when test=". = 'performance'"><span class="en">performance</span><span class="zh" lang="zh-Hans"> 演出</span></xsl:when>
      <xsl:when test=". = 'periodical'"><span class="en">periodical</span><span class="zh" lang="zh-Hans"> 期刊</span></xsl:when>
      <xsl:when test=". = 'personal_communication'"><span class="en">personal communication</span><span class="zh" lang="zh-Hans"> 私人通信</span></xsl:when>
      <xsl:when test=". = 'post'"><span class="en">post</span><span class="zh" lang="zh-Hans"> 帖子</span></xsl:when>
      <xsl:when test=". = 'post-weblog'"><span class="en">blog post</span><span class="zh" lang="zh-Hans"> 博客文章</span></xsl:when>
      <xsl:when test=". = 'regulation'"><span class="en">regulation</span><span class="zh" lang="zh-Hans"> 法规</span></xsl:when>
      <xsl:when test=". = 'report'"><span class="en">report</span><span class="zh" lang="zh-Hans"> 报告</span></xsl:when>
      <xsl:when test=". = 'review'"><span class="en">review</span><span class="zh" lang="zh-Hans"> 评论</span></xsl:when>
      <xsl:when test=". = 'review-book'"><span class="en">book review</span><span class="zh" lang="zh-Hans"> 书评</span></xsl:when>
      <xsl:when test=". = 'software'"><span class="en">software</span><span class="zh" lang="zh-Hans"> 软件</span></xsl:when>
      <xsl:when test=". = 'song'"><span class="en">sound recording</span><span class="zh" lang="zh-Hans"> 录音</span></xsl:when>
      <xsl:when test=". = 'speech'"><span class="en">speech</span><span class="zh" lang="zh-Hans"> 讲话</span></xsl:when>
      <xsl:when test=". = 'standard'"><span class="en">standard</span><span class="zh" lang="zh-Hans"> 标准</span></xsl:when>
      <xsl:when test=". = 'thesis'"><span class="en">thesis</span><span class="zh" lang="zh-Hans"> 学位论文</span></xsl:when>
      <xsl:when test=". = 'treaty'"><span class="en">treaty</span><span class="zh" lang="zh-Hans"> 条约</span></xsl:when>
      <xsl:when test=". = 'webpage'"><span class="en">web page</span><span class="zh" lang="zh-Hans"> 网页</span></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Parts of speech. -->
  <xsl:template mode="part-of-speech" match="value">
    <xsl:choose>
      <xsl:when test=". = 'noun'"><span class="en">noun</span><span class="zh" lang="zh-Hans"> 名词</span></xsl:when>
      <xsl:when test=". = 'verb'"><span class="en">verb</span><span class="zh" lang="zh-Hans"> 动词</span></xsl:when>
      <xsl:when test=". = 'adjective'"><span class="en">adjective</span><span class="zh" lang="zh-Hans"> 形容词</span></xsl:when>
      <xsl:when test=". = 'adverb'"><span class="en">adverb</span><span class="zh" lang="zh-Hans"> 副词</span></xsl:when>
      <xsl:when test=". = 'phrase'"><span class="en">phrase</span><span class="zh" lang="zh-Hans"> 短语</span></xsl:when>
      <xsl:when test=". = 'proper-noun'"><span class="en">proper noun</span><span class="zh" lang="zh-Hans"> 专名</span></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Forms of a rendering. -->
  <xsl:template mode="term-type" match="value">
    <xsl:choose>
      <xsl:when test=". = 'full-form'"><span class="en">full form</span><span class="zh" lang="zh-Hans"> 全称</span></xsl:when>
      <xsl:when test=". = 'abbreviation'"><span class="en">abbreviation</span><span class="zh" lang="zh-Hans"> 缩写</span></xsl:when>
      <xsl:when test=". = 'acronym'"><span class="en">acronym</span><span class="zh" lang="zh-Hans"> 首字母缩略词</span></xsl:when>
      <xsl:when test=". = 'initialism'"><span class="en">initialism</span><span class="zh" lang="zh-Hans"> 首字母缩写</span></xsl:when>
      <xsl:when test=". = 'short-form'"><span class="en">short form</span><span class="zh" lang="zh-Hans"> 简称</span></xsl:when>
      <xsl:when test=". = 'variant'"><span class="en">variant</span><span class="zh" lang="zh-Hans"> 异形</span></xsl:when>
      <xsl:when test=". = 'phrase'"><span class="en">phrase</span><span class="zh" lang="zh-Hans"> 短语</span></xsl:when>
      <xsl:when test=". = 'transliteration'"><span class="en">transliteration</span><span class="zh" lang="zh-Hans"> 音译</span></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="word"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Which field of another record cites this one. -->
  <xsl:template mode="label" match="@field">
    <xsl:choose>
      <xsl:when test=". = 'designations'"><span class="en">renderings</span><span class="zo" lang="zh-Hans">译名</span></xsl:when>
      <xsl:when test=". = 'cited-in'"><span class="en">cited there</span><span class="zo" lang="zh-Hans">被引</span></xsl:when>
      <xsl:when test=". = 'from'"><span class="en">beginning</span><span class="zo" lang="zh-Hans">起始</span></xsl:when>
      <xsl:when test=". = 'until'"><span class="en">end</span><span class="zo" lang="zh-Hans">终止</span></xsl:when>
      <xsl:when test=". = 'sources'"><span class="en">as a whole</span><span class="zo" lang="zh-Hans">全条</span></xsl:when>
      <xsl:when test=". = 'issued'"><span class="en">issued</span><span class="zo" lang="zh-Hans">发布</span></xsl:when>
      <xsl:when test=". = 'issued-by'"><span class="en">issued by</span><span class="zo" lang="zh-Hans">发布者</span></xsl:when>
      <xsl:when test=". = 'introduced'"><span class="en">introduced</span><span class="zo" lang="zh-Hans">出现时间</span></xsl:when>
      <xsl:when test=". = 'introduced-by'"><span class="en">introduced by</span><span class="zo" lang="zh-Hans">提出者</span></xsl:when>
      <xsl:when test=". = 'part-of'"><span class="en">part of</span><span class="zo" lang="zh-Hans">隶属</span></xsl:when>
      <xsl:when test=". = 'period'"><span class="en">period</span><span class="zo" lang="zh-Hans">规划期</span></xsl:when>
      <xsl:when test=". = 'quotations'"><span class="en">quotations</span><span class="zo" lang="zh-Hans">引文</span></xsl:when>
      <xsl:when test=". = 'overseen-by'"><span class="en">overseen by</span><span class="zo" lang="zh-Hans">上级机构</span></xsl:when>
      <xsl:when test=". = 'agency'"><span class="en">agency</span><span class="zo" lang="zh-Hans">主管机构</span></xsl:when>
      <xsl:when test=". = 'succeeds'"><span class="en">succeeds</span><span class="zo" lang="zh-Hans">前身</span></xsl:when>
      <xsl:when test=". = 'implements'"><span class="en">implements</span><span class="zo" lang="zh-Hans">落实</span></xsl:when>
      <xsl:when test=". = 'definition'"><span class="en">definition</span><span class="zo" lang="zh-Hans">定义</span></xsl:when>
      <xsl:when test=". = 'explanation'"><span class="en">explanation</span><span class="zo" lang="zh-Hans">说明</span></xsl:when>
      <xsl:when test=". = 'broader'"><span class="en">broader</span><span class="zo" lang="zh-Hans">上位概念</span></xsl:when>
      <xsl:when test=". = 'related'"><span class="en">related</span><span class="zo" lang="zh-Hans">相关</span></xsl:when>
      <xsl:when test=". = 'note'"><span class="en">note</span><span class="zo" lang="zh-Hans">附注</span></xsl:when>
      <xsl:when test=". = 'title'"><span class="en">title</span><span class="zo" lang="zh-Hans">题名</span></xsl:when>
      <xsl:when test=". = 'author'"><span class="en">author</span><span class="zo" lang="zh-Hans">作者</span></xsl:when>
      <xsl:when test=". = 'url'"><span class="en">url</span><span class="zo" lang="zh-Hans">网址</span></xsl:when>
      <xsl:when test=". = 'event-date'"><span class="en">event date</span><span class="zo" lang="zh-Hans">会议日期</span></xsl:when>
      <xsl:when test=". = 'container-title'"><span class="en">container title</span><span class="zo" lang="zh-Hans">载于</span></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(., '-', ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How sure the editors are. -->
  <xsl:template mode="word" match="@certainty">
    <xsl:choose>
      <xsl:when test=". = 'high'"><span class="en">certain</span><span class="zo" lang="zh-Hans">确定</span></xsl:when>
      <xsl:when test=". = 'medium'"><span class="en">likely</span><span class="zo" lang="zh-Hans">很可能</span></xsl:when>
      <xsl:when test=". = 'low'"><span class="en">a guess</span><span class="zo" lang="zh-Hans">推测</span></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Status of an index entry; the recommended rendering needs no word. -->
  <xsl:template mode="word" match="@status">
    <xsl:choose>
      <xsl:when test=". = 'deprecated'"><span class="en">deprecated</span><span class="zo" lang="zh-Hans">拒用</span></xsl:when>
      <xsl:when test=". = 'superseded'"><span class="en">superseded</span><span class="zo" lang="zh-Hans">被取代</span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Kinds of records. -->
  <xsl:template mode="label" match="term"><span class="en">Term</span><span class="zh" lang="zh-Hans"> 术语</span></xsl:template>
  <xsl:template mode="label" match="program"><span class="en">Programme</span><span class="zh" lang="zh-Hans"> 规划与机构</span></xsl:template>
  <xsl:template mode="label" match="endnote"><span class="en">Work</span><span class="zh" lang="zh-Hans"> 著作</span></xsl:template>

  <xsl:template mode="label" match="@kind[. = 'term']"><span class="en">Term</span><span class="zh" lang="zh-Hans"> 术语</span></xsl:template>
  <xsl:template mode="label" match="@kind[. = 'program']"><span class="en">Programme</span><span class="zh" lang="zh-Hans"> 规划与机构</span></xsl:template>
  <xsl:template mode="label" match="@kind[. = 'endnote']"><span class="en">Work</span><span class="zh" lang="zh-Hans"> 著作</span></xsl:template>

  <!-- The headings of the indexes. -->
  <xsl:template mode="title" match="index">
    <xsl:message terminate="yes">html: no index by <xsl:value-of select="@by"/></xsl:message>
  </xsl:template>
  <xsl:template mode="title" match="index[@by = 'en']">Index by English</xsl:template>
  <xsl:template mode="title" match="index[@by = 'pinyin']">Index by pinyin</xsl:template>
  <xsl:template mode="title" match="index[@by = 'stroke']">Index by stroke count</xsl:template>
  <xsl:template mode="title" match="index[@by = 'works']">Bibliography</xsl:template>
  <xsl:template mode="title" match="index[@by = 'subject']">Index by subject</xsl:template>
  <xsl:template mode="title" match="index[@by = 'abbreviation']">Abbreviations</xsl:template>
  <xsl:template mode="title" match="index[@by = 'variants']">Variants</xsl:template>
  <xsl:template mode="title" match="index[@by = 'changes']">Changes</xsl:template>
  <xsl:template mode="title" match="index[@by = 'retired']"><xsl:value-of select="@id"/></xsl:template>
  <xsl:template mode="title" match="index[@by = 'withdrawn']"><xsl:value-of select="@id"/>, withdrawn</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'subject']">学科索引</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'abbreviation']">缩略语</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'variants']">译名对照</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'changes']">修订记录</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'en']">英文索引</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'pinyin']">拼音索引</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'stroke']">笔画索引</xsl:template>
  <xsl:template mode="title-zh" match="index[@by = 'works']">书目</xsl:template>

  <!-- Months and seasons, by number. -->
  <xsl:template name="month">
    <xsl:param name="number"/>
    <xsl:value-of select="normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', $number * 9 - 8, 9))"/>
  </xsl:template>
  <xsl:template name="season">
    <xsl:param name="number"/>
    <xsl:value-of select="substring('springsummerautumnwinter', ($number - 21) * 6 + 1, 6)"/>
  </xsl:template>

  <!-- The search box. -->
  <xsl:template name="search-label"><span class="en">Search</span><span class="zh" lang="zh-Hans"> 检索</span></xsl:template>
  <xsl:template name="search-found"><span class="en">Results</span><span class="zh" lang="zh-Hans"> 结果</span></xsl:template>
  <xsl:template name="search-some"><span class="en"> found</span><span class="zh" lang="zh-Hans"> 条结果</span></xsl:template>
  <xsl:template name="search-none"><span class="en">Nothing is called so</span><span class="zh" lang="zh-Hans"> 未找到</span></xsl:template>
  <!-- In the order of their digits in the index. -->
  <xsl:template name="search-statuses">
    <span><span class="en">preferred</span><span class="zh" lang="zh-Hans"> 首选</span></span>
    <span><span class="en">admitted</span><span class="zh" lang="zh-Hans"> 许用</span></span>
    <span><span class="en">deprecated</span><span class="zh" lang="zh-Hans"> 拒用</span></span>
    <span><span class="en">superseded</span><span class="zh" lang="zh-Hans"> 被取代</span></span>
  </xsl:template>
</xsl:stylesheet>
