<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels: fields, words of enumerations, navigation. One row each; what has no row is shown by its own name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Fields. -->
  <xsl:template mode="label" match="*"><xsl:value-of select="translate(name(), '-', ' ')"/></xsl:template>
  <xsl:template mode="label" match="type">Type <span lang="zh-Hans">类型</span></xsl:template>
  <xsl:template mode="label" match="subject-field">Subject <span lang="zh-Hans">学科</span></xsl:template>
  <xsl:template mode="label" match="part-of-speech">Part of speech <span lang="zh-Hans">词性</span></xsl:template>
  <xsl:template mode="label" match="designations">Renderings <span lang="zh-Hans">译名</span></xsl:template>
  <xsl:template mode="label" match="introduced">Introduced <span lang="zh-Hans">出现时间</span></xsl:template>
  <xsl:template mode="label" match="introduced-by">Introduced by <span lang="zh-Hans">提出者</span></xsl:template>
  <xsl:template mode="label" match="definition">Definition <span lang="zh-Hans">定义</span></xsl:template>
  <xsl:template mode="label" match="explanation">Explanation <span lang="zh-Hans">说明</span></xsl:template>
  <xsl:template mode="label" match="broader">Broader <span lang="zh-Hans">上位概念</span></xsl:template>
  <xsl:template mode="label" match="related">Related <span lang="zh-Hans">相关</span></xsl:template>
  <xsl:template mode="label" match="see">Not to be confused with <span lang="zh-Hans">区别于</span></xsl:template>
  <xsl:template mode="label" match="superseded-by">Superseded by <span lang="zh-Hans">后为</span></xsl:template>
  <xsl:template mode="label" match="quotations">Quotations <span lang="zh-Hans">引文</span></xsl:template>
  <xsl:template mode="label" match="sources">Sources <span lang="zh-Hans">出处</span></xsl:template>
  <xsl:template mode="label" match="note">Notes <span lang="zh-Hans">附注</span></xsl:template>
  <xsl:template mode="label" match="history">Changes <span lang="zh-Hans">修订记录</span></xsl:template>
  <xsl:template mode="label" match="issued">Issued <span lang="zh-Hans">发布</span></xsl:template>
  <xsl:template mode="label" match="issued-by">Issued by <span lang="zh-Hans">发布者</span></xsl:template>
  <xsl:template mode="label" match="period">Covers <span lang="zh-Hans">规划期</span></xsl:template>
  <xsl:template mode="label" match="from">From <span lang="zh-Hans">起</span></xsl:template>
  <xsl:template mode="label" match="until">Until <span lang="zh-Hans">止</span></xsl:template>
  <xsl:template mode="label" match="agency">Carried out by <span lang="zh-Hans">主管机构</span></xsl:template>
  <xsl:template mode="label" match="overseen-by">Overseen by <span lang="zh-Hans">上级机构</span></xsl:template>
  <xsl:template mode="label" match="part-of">Part of <span lang="zh-Hans">隶属</span></xsl:template>
  <xsl:template mode="label" match="implements">Implements <span lang="zh-Hans">落实</span></xsl:template>
  <xsl:template mode="label" match="succeeds">Succeeds <span lang="zh-Hans">前身</span></xsl:template>
  <xsl:template mode="label" match="url">Address <span lang="zh-Hans">网址</span></xsl:template>

  <!-- Derived relations. -->
  <xsl:template mode="label" match="narrower">Narrower <span lang="zh-Hans">下位概念</span></xsl:template>
  <xsl:template mode="label" match="parts">Parts <span lang="zh-Hans">所辖</span></xsl:template>
  <xsl:template mode="label" match="succeeded-by">Succeeded by <span lang="zh-Hans">后继</span></xsl:template>
  <xsl:template mode="label" match="superseded">Supersedes <span lang="zh-Hans">取代</span></xsl:template>
  <xsl:template mode="label" match="related-from">Related <span lang="zh-Hans">相关</span></xsl:template>
  <xsl:template mode="label" match="see-from">Not to be confused with <span lang="zh-Hans">区别于</span></xsl:template>
  <xsl:template mode="label" match="implemented-by">Implemented by <span lang="zh-Hans">由其落实</span></xsl:template>
  <xsl:template mode="label" match="translations">Translations <span lang="zh-Hans">译本</span></xsl:template>
  <xsl:template mode="label" match="cited-by">Source of <span lang="zh-Hans">为下列条目之出处</span></xsl:template>

  <!-- Parts of designations, quotations, citations. -->
  <xsl:template mode="label" match="text">Text <span lang="zh-Hans">原文</span></xsl:template>
  <xsl:template mode="label" match="pinyin">Pinyin <span lang="zh-Hans">拼音</span></xsl:template>
  <xsl:template mode="label" match="romanised">Romanised <span lang="zh-Hans">转写</span></xsl:template>
  <xsl:template mode="label" match="status">Status <span lang="zh-Hans">等级</span></xsl:template>
  <xsl:template mode="label" match="term-type">Form <span lang="zh-Hans">形式</span></xsl:template>
  <xsl:template mode="label" match="short-for">Short for <span lang="zh-Hans">全称</span></xsl:template>
  <xsl:template mode="label" match="abbreviation">Abbreviated <span lang="zh-Hans">缩写</span></xsl:template>
  <xsl:template mode="label" match="register">Register <span lang="zh-Hans">语体</span></xsl:template>
  <xsl:template mode="label" match="speaker">Speaker <span lang="zh-Hans">讲者</span></xsl:template>
  <xsl:template mode="label" match="date">Date <span lang="zh-Hans">日期</span></xsl:template>
  <xsl:template mode="label" match="marker">Note marker <span lang="zh-Hans">注号</span></xsl:template>
  <xsl:template mode="label" match="printed">Printed number <span lang="zh-Hans">印出编号</span></xsl:template>
  <xsl:template mode="label" match="order">Order <span lang="zh-Hans">次序</span></xsl:template>
  <xsl:template mode="label" match="locator">Locator <span lang="zh-Hans">页码</span></xsl:template>
  <xsl:template mode="label" match="as-printed">As printed <span lang="zh-Hans">原样</span></xsl:template>

  <!-- Works. -->
  <xsl:template mode="label" match="author">Author <span lang="zh-Hans">作者</span></xsl:template>
  <xsl:template mode="label" match="editor">Editor <span lang="zh-Hans">编者</span></xsl:template>
  <xsl:template mode="label" match="translator">Translator <span lang="zh-Hans">译者</span></xsl:template>
  <xsl:template mode="label" match="editor-translator">Editor and translator <span lang="zh-Hans">编译者</span></xsl:template>
  <xsl:template mode="label" match="chair">Chair <span lang="zh-Hans">主持</span></xsl:template>
  <xsl:template mode="label" match="collection-editor">Series editor <span lang="zh-Hans">丛书主编</span></xsl:template>
  <xsl:template mode="label" match="compiler">Compiler <span lang="zh-Hans">汇编者</span></xsl:template>
  <xsl:template mode="label" match="composer">Composer <span lang="zh-Hans">作曲</span></xsl:template>
  <xsl:template mode="label" match="container-author">Author of the volume <span lang="zh-Hans">全书作者</span></xsl:template>
  <xsl:template mode="label" match="contributor">Contributor <span lang="zh-Hans">撰稿人</span></xsl:template>
  <xsl:template mode="label" match="curator">Curator <span lang="zh-Hans">策展人</span></xsl:template>
  <xsl:template mode="label" match="director">Director <span lang="zh-Hans">导演</span></xsl:template>
  <xsl:template mode="label" match="editorial-director">Editorial director <span lang="zh-Hans">编辑主任</span></xsl:template>
  <xsl:template mode="label" match="executive-producer">Executive producer <span lang="zh-Hans">监制</span></xsl:template>
  <xsl:template mode="label" match="guest">Guest <span lang="zh-Hans">嘉宾</span></xsl:template>
  <xsl:template mode="label" match="host">Host <span lang="zh-Hans">主持人</span></xsl:template>
  <xsl:template mode="label" match="illustrator">Illustrator <span lang="zh-Hans">插图</span></xsl:template>
  <xsl:template mode="label" match="interviewer">Interviewer <span lang="zh-Hans">采访者</span></xsl:template>
  <xsl:template mode="label" match="narrator">Narrator <span lang="zh-Hans">旁白</span></xsl:template>
  <xsl:template mode="label" match="organizer">Organiser <span lang="zh-Hans">主办者</span></xsl:template>
  <xsl:template mode="label" match="original-author">Author of the original <span lang="zh-Hans">原作者</span></xsl:template>
  <xsl:template mode="label" match="performer">Performer <span lang="zh-Hans">表演者</span></xsl:template>
  <xsl:template mode="label" match="producer">Producer <span lang="zh-Hans">制片人</span></xsl:template>
  <xsl:template mode="label" match="recipient">Recipient <span lang="zh-Hans">收信人</span></xsl:template>
  <xsl:template mode="label" match="reviewed-author">Author reviewed <span lang="zh-Hans">被评作者</span></xsl:template>
  <xsl:template mode="label" match="script-writer">Script <span lang="zh-Hans">编剧</span></xsl:template>
  <xsl:template mode="label" match="series-creator">Creator of the series <span lang="zh-Hans">系列创作者</span></xsl:template>
  <xsl:template mode="label" match="title">Title <span lang="zh-Hans">题名</span></xsl:template>
  <xsl:template mode="label" match="title-short">Short title <span lang="zh-Hans">简题</span></xsl:template>
  <xsl:template mode="label" match="part-title">Title of the part <span lang="zh-Hans">分题</span></xsl:template>
  <xsl:template mode="label" match="volume-title">Title of the volume <span lang="zh-Hans">分卷题名</span></xsl:template>
  <xsl:template mode="label" match="container-title">In <span lang="zh-Hans">载于</span></xsl:template>
  <xsl:template mode="label" match="container-title-short">In, abbreviated <span lang="zh-Hans">刊名缩写</span></xsl:template>
  <xsl:template mode="label" match="collection-title">Series <span lang="zh-Hans">丛书</span></xsl:template>
  <xsl:template mode="label" match="reviewed-title">Work reviewed <span lang="zh-Hans">被评作品</span></xsl:template>
  <xsl:template mode="label" match="reviewed-genre">Kind of work reviewed <span lang="zh-Hans">被评作品类型</span></xsl:template>
  <xsl:template mode="label" match="original-title">Original title <span lang="zh-Hans">原题名</span></xsl:template>
  <xsl:template mode="label" match="translation-of">Translation of <span lang="zh-Hans">译自</span></xsl:template>
  <xsl:template mode="label" match="event-title">Event <span lang="zh-Hans">会议</span></xsl:template>
  <xsl:template mode="label" match="event">Event <span lang="zh-Hans">会议</span></xsl:template>
  <xsl:template mode="label" match="event-place">Place of the event <span lang="zh-Hans">会议地点</span></xsl:template>
  <xsl:template mode="label" match="event-date">Date of the event <span lang="zh-Hans">会议日期</span></xsl:template>
  <xsl:template mode="label" match="volume">Volume <span lang="zh-Hans">卷</span></xsl:template>
  <xsl:template mode="label" match="issue">Issue <span lang="zh-Hans">期</span></xsl:template>
  <xsl:template mode="label" match="number">Number <span lang="zh-Hans">编号</span></xsl:template>
  <xsl:template mode="label" match="collection-number">Number in the series <span lang="zh-Hans">丛书编号</span></xsl:template>
  <xsl:template mode="label" match="chapter-number">Chapter <span lang="zh-Hans">章</span></xsl:template>
  <xsl:template mode="label" match="part-number">Part <span lang="zh-Hans">部分</span></xsl:template>
  <xsl:template mode="label" match="supplement-number">Supplement <span lang="zh-Hans">增刊</span></xsl:template>
  <xsl:template mode="label" match="printing-number">Printing <span lang="zh-Hans">印次</span></xsl:template>
  <xsl:template mode="label" match="edition">Edition <span lang="zh-Hans">版次</span></xsl:template>
  <xsl:template mode="label" match="version">Version <span lang="zh-Hans">版本</span></xsl:template>
  <xsl:template mode="label" match="section">Section <span lang="zh-Hans">栏目</span></xsl:template>
  <xsl:template mode="label" match="page">Pages <span lang="zh-Hans">页码</span></xsl:template>
  <xsl:template mode="label" match="page-first">First page <span lang="zh-Hans">起始页</span></xsl:template>
  <xsl:template mode="label" match="number-of-pages">Number of pages <span lang="zh-Hans">页数</span></xsl:template>
  <xsl:template mode="label" match="number-of-volumes">Number of volumes <span lang="zh-Hans">卷数</span></xsl:template>
  <xsl:template mode="label" match="citation-number">Number in the list <span lang="zh-Hans">条目编号</span></xsl:template>
  <xsl:template mode="label" match="first-reference-note-number">First cited in note <span lang="zh-Hans">首见注</span></xsl:template>
  <xsl:template mode="label" match="genre">Genre <span lang="zh-Hans">体裁</span></xsl:template>
  <xsl:template mode="label" match="medium">Medium <span lang="zh-Hans">载体</span></xsl:template>
  <xsl:template mode="label" match="dimensions">Extent <span lang="zh-Hans">尺寸</span></xsl:template>
  <xsl:template mode="label" match="scale">Scale <span lang="zh-Hans">比例尺</span></xsl:template>
  <xsl:template mode="label" match="division">Division <span lang="zh-Hans">部门</span></xsl:template>
  <xsl:template mode="label" match="authority">Authority <span lang="zh-Hans">颁布机关</span></xsl:template>
  <xsl:template mode="label" match="jurisdiction">Jurisdiction <span lang="zh-Hans">法域</span></xsl:template>
  <xsl:template mode="label" match="references">References <span lang="zh-Hans">参考</span></xsl:template>
  <xsl:template mode="label" match="publisher">Publisher <span lang="zh-Hans">出版者</span></xsl:template>
  <xsl:template mode="label" match="publisher-place">Place <span lang="zh-Hans">出版地</span></xsl:template>
  <xsl:template mode="label" match="original-publisher">Original publisher <span lang="zh-Hans">原出版者</span></xsl:template>
  <xsl:template mode="label" match="original-publisher-place">Original place <span lang="zh-Hans">原出版地</span></xsl:template>
  <xsl:template mode="label" match="available-date">Available since <span lang="zh-Hans">在线日期</span></xsl:template>
  <xsl:template mode="label" match="submitted">Submitted <span lang="zh-Hans">提交日期</span></xsl:template>
  <xsl:template mode="label" match="original-date">First published <span lang="zh-Hans">原出版日期</span></xsl:template>
  <xsl:template mode="label" match="accessed">Accessed <span lang="zh-Hans">访问日期</span></xsl:template>
  <xsl:template mode="label" match="language">Language <span lang="zh-Hans">语言</span></xsl:template>
  <xsl:template mode="label" match="doi">DOI</xsl:template>
  <xsl:template mode="label" match="isbn">ISBN</xsl:template>
  <xsl:template mode="label" match="issn">ISSN</xsl:template>
  <xsl:template mode="label" match="pmid">PubMed</xsl:template>
  <xsl:template mode="label" match="pmcid">PubMed Central</xsl:template>
  <xsl:template mode="label" match="orcid">ORCID</xsl:template>
  <xsl:template mode="label" match="archived">Archived copy <span lang="zh-Hans">存档</span></xsl:template>
  <xsl:template mode="label" match="archive">Archive <span lang="zh-Hans">馆藏</span></xsl:template>
  <xsl:template mode="label" match="archive-collection">Archival collection <span lang="zh-Hans">全宗</span></xsl:template>
  <xsl:template mode="label" match="archive-location">Shelf mark <span lang="zh-Hans">档号</span></xsl:template>
  <xsl:template mode="label" match="archive-place">Place of the archive <span lang="zh-Hans">馆址</span></xsl:template>
  <xsl:template mode="label" match="call-number">Call number <span lang="zh-Hans">索书号</span></xsl:template>
  <xsl:template mode="label" match="source">Found in <span lang="zh-Hans">来源</span></xsl:template>
  <xsl:template mode="label" match="license">Licence <span lang="zh-Hans">许可</span></xsl:template>
  <xsl:template mode="label" match="keyword">Keywords <span lang="zh-Hans">关键词</span></xsl:template>
  <xsl:template mode="label" match="abstract">Abstract <span lang="zh-Hans">摘要</span></xsl:template>
  <xsl:template mode="label" match="annote">Annotation <span lang="zh-Hans">提要</span></xsl:template>
  <xsl:template mode="label" match="citation-key">Citation key <span lang="zh-Hans">引用键</span></xsl:template>
  <xsl:template mode="label" match="citation-label">Citation label <span lang="zh-Hans">引用标签</span></xsl:template>
  <xsl:template mode="label" match="year-suffix">Year suffix <span lang="zh-Hans">年份后缀</span></xsl:template>
  <xsl:template mode="label" match="markers">Note markers <span lang="zh-Hans">注号</span></xsl:template>
  <xsl:template mode="label" match="cited-in">Cited in <span lang="zh-Hans">被引于</span></xsl:template>

  <!-- Words of enumerations: a mode for each, so that a value is compared with the words of its own. -->
  <xsl:template mode="content" match="designations/status/value"><xsl:apply-templates select="." mode="status"/></xsl:template>
  <xsl:template mode="content" match="type/value"><xsl:apply-templates select="." mode="work-type"/></xsl:template>
  <xsl:template mode="content" match="program/type/value" priority="1"><xsl:apply-templates select="." mode="program-type"/></xsl:template>
  <xsl:template mode="content" match="part-of-speech/value"><xsl:apply-templates select="." mode="part-of-speech"/></xsl:template>
  <xsl:template mode="content" match="term-type/value"><xsl:apply-templates select="." mode="term-type"/></xsl:template>
  <xsl:template mode="content" match="register/value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="status" match="value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="work-type" match="value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="program-type" match="value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="part-of-speech" match="value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="term-type" match="value"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template mode="word" match="value"><xsl:value-of select="translate(., '-_', '  ')"/></xsl:template>

  <!-- Statuses. -->
  <xsl:template mode="status" match="value[. = 'preferred']">preferred <span lang="zh-Hans">首选</span></xsl:template>
  <xsl:template mode="status" match="value[. = 'admitted']">admitted <span lang="zh-Hans">许用</span></xsl:template>
  <xsl:template mode="status" match="value[. = 'deprecated']">deprecated <span lang="zh-Hans">拒用</span></xsl:template>
  <xsl:template mode="status" match="value[. = 'superseded']">superseded <span lang="zh-Hans">被取代</span></xsl:template>

  <!-- Types of programs. -->
  <xsl:template mode="program-type" match="value[. = 'plan']">plan <span lang="zh-Hans">规划</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'policy']">policy <span lang="zh-Hans">政策</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'strategy']">strategy <span lang="zh-Hans">战略</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'programme']">programme <span lang="zh-Hans">计划</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'project']">project <span lang="zh-Hans">项目</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'campaign']">campaign <span lang="zh-Hans">运动</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'fund']">fund <span lang="zh-Hans">基金</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'institution']">institution <span lang="zh-Hans">机构</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'law']">law <span lang="zh-Hans">法律</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'event']">event <span lang="zh-Hans">事件</span></xsl:template>
  <xsl:template mode="program-type" match="value[. = 'system']">system <span lang="zh-Hans">体系</span></xsl:template>

  <!-- Types of works (CSL). -->
  <xsl:template mode="work-type" match="value[. = 'article']">article <span lang="zh-Hans">文章</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'article-journal']">journal article <span lang="zh-Hans">期刊论文</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'article-magazine']">magazine article <span lang="zh-Hans">杂志文章</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'article-newspaper']">newspaper article <span lang="zh-Hans">报纸文章</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'bill']">bill <span lang="zh-Hans">法案</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'book']">book <span lang="zh-Hans">图书</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'broadcast']">broadcast <span lang="zh-Hans">广播</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'chapter']">chapter <span lang="zh-Hans">章节</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'classic']">classical work <span lang="zh-Hans">古籍</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'collection']">archival collection <span lang="zh-Hans">档案</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'dataset']">data set <span lang="zh-Hans">数据集</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'document']">document <span lang="zh-Hans">文件</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'entry']">entry <span lang="zh-Hans">条目</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'entry-dictionary']">dictionary entry <span lang="zh-Hans">词典条目</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'entry-encyclopedia']">encyclopaedia entry <span lang="zh-Hans">百科条目</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'figure']">figure <span lang="zh-Hans">图</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'graphic']">picture <span lang="zh-Hans">图片</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'hearing']">hearing <span lang="zh-Hans">听证</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'interview']">interview <span lang="zh-Hans">访谈</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'legal_case']">legal case <span lang="zh-Hans">案例</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'legislation']">legislation <span lang="zh-Hans">法律</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'manuscript']">manuscript <span lang="zh-Hans">手稿</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'map']">map <span lang="zh-Hans">地图</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'motion_picture']">film <span lang="zh-Hans">影片</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'musical_score']">score <span lang="zh-Hans">乐谱</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'pamphlet']">pamphlet <span lang="zh-Hans">小册子</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'paper-conference']">conference paper <span lang="zh-Hans">会议论文</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'patent']">patent <span lang="zh-Hans">专利</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'performance']">performance <span lang="zh-Hans">演出</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'periodical']">periodical <span lang="zh-Hans">期刊</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'personal_communication']">personal communication <span lang="zh-Hans">私人通信</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'post']">post <span lang="zh-Hans">帖子</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'post-weblog']">blog post <span lang="zh-Hans">博客文章</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'regulation']">regulation <span lang="zh-Hans">法规</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'report']">report <span lang="zh-Hans">报告</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'review']">review <span lang="zh-Hans">评论</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'review-book']">book review <span lang="zh-Hans">书评</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'software']">software <span lang="zh-Hans">软件</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'song']">sound recording <span lang="zh-Hans">录音</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'speech']">speech <span lang="zh-Hans">讲话</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'standard']">standard <span lang="zh-Hans">标准</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'thesis']">thesis <span lang="zh-Hans">学位论文</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'treaty']">treaty <span lang="zh-Hans">条约</span></xsl:template>
  <xsl:template mode="work-type" match="value[. = 'webpage']">web page <span lang="zh-Hans">网页</span></xsl:template>

  <!-- Parts of speech. -->
  <xsl:template mode="part-of-speech" match="value[. = 'noun']">noun <span lang="zh-Hans">名词</span></xsl:template>
  <xsl:template mode="part-of-speech" match="value[. = 'verb']">verb <span lang="zh-Hans">动词</span></xsl:template>
  <xsl:template mode="part-of-speech" match="value[. = 'adjective']">adjective <span lang="zh-Hans">形容词</span></xsl:template>
  <xsl:template mode="part-of-speech" match="value[. = 'adverb']">adverb <span lang="zh-Hans">副词</span></xsl:template>
  <xsl:template mode="part-of-speech" match="value[. = 'phrase']">phrase <span lang="zh-Hans">短语</span></xsl:template>
  <xsl:template mode="part-of-speech" match="value[. = 'proper-noun']">proper noun <span lang="zh-Hans">专名</span></xsl:template>

  <!-- Forms of a rendering. -->
  <xsl:template mode="term-type" match="value[. = 'full-form']">full form <span lang="zh-Hans">全称</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'abbreviation']">abbreviation <span lang="zh-Hans">缩写</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'acronym']">acronym <span lang="zh-Hans">首字母缩略词</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'initialism']">initialism <span lang="zh-Hans">首字母缩写</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'short-form']">short form <span lang="zh-Hans">简称</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'variant']">variant <span lang="zh-Hans">异形</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'phrase']">phrase <span lang="zh-Hans">短语</span></xsl:template>
  <xsl:template mode="term-type" match="value[. = 'transliteration']">transliteration <span lang="zh-Hans">音译</span></xsl:template>

  <!-- Which field of another record cites this one. -->
  <xsl:template mode="label" match="@field"><xsl:value-of select="translate(., '-', ' ')"/></xsl:template>
  <xsl:template mode="label" match="@field[. = 'designations']">renderings</xsl:template>
  <xsl:template mode="label" match="@field[. = 'cited-in']">cited there</xsl:template>
  <xsl:template mode="label" match="@field[. = 'from']">beginning</xsl:template>
  <xsl:template mode="label" match="@field[. = 'until']">end</xsl:template>
  <xsl:template mode="label" match="@field[. = 'sources']">as a whole</xsl:template>

  <!-- How sure the editors are. -->
  <xsl:template mode="word" match="@certainty"><xsl:value-of select="."/></xsl:template>
  <xsl:template mode="word" match="@certainty[. = 'high']">certain</xsl:template>
  <xsl:template mode="word" match="@certainty[. = 'medium']">likely</xsl:template>
  <xsl:template mode="word" match="@certainty[. = 'low']">a guess</xsl:template>

  <!-- Status of an index entry; the recommended rendering needs no word. -->
  <xsl:template mode="word" match="@status"/>
  <xsl:template mode="word" match="@status[. = 'deprecated']">deprecated</xsl:template>
  <xsl:template mode="word" match="@status[. = 'superseded']">superseded</xsl:template>

  <!-- Kinds of records. -->
  <xsl:template mode="label" match="term">Term <span lang="zh-Hans">术语</span></xsl:template>
  <xsl:template mode="label" match="program">Programme <span lang="zh-Hans">规划与机构</span></xsl:template>
  <xsl:template mode="label" match="endnote">Work <span lang="zh-Hans">著作</span></xsl:template>

  <!-- The headings of the indexes. -->
  <xsl:template mode="title" match="index">
    <xsl:message terminate="yes">html: no index by <xsl:value-of select="@by"/></xsl:message>
  </xsl:template>
  <xsl:template mode="title" match="index[@by = 'en']">Index by English</xsl:template>
  <xsl:template mode="title" match="index[@by = 'pinyin']">Index by pinyin</xsl:template>
  <xsl:template mode="title" match="index[@by = 'stroke']">Index by stroke count</xsl:template>
  <xsl:template mode="title" match="index[@by = 'works']">Bibliography</xsl:template>
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
</xsl:stylesheet>
