<?xml version="1.0" encoding="UTF-8"?>
<!-- How a value becomes text: of BibLaTeX and classic BibTeX (bib.xsl). Modes value, main, addon. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <!-- ============================================================ values -->

  <!-- Text: the original, in a line that has none beside it also the other forms: 清华大学出版社 [Tsinghua University
       Press]. A list of BibLaTeX is split at every “and” that stands outside braces. -->
  <xsl:template match="*" mode="value">
    <xsl:param name="to"/>
    <xsl:param name="values" select="../*[not(@alternative)]"/>
    <xsl:variable name="text">
      <xsl:apply-templates select="." mode="main">
        <xsl:with-param name="values" select="$values"/>
      </xsl:apply-templates>
      <xsl:if test="$values[2] and b:map($map, 'addons', $to) = ''">
        <xsl:variable name="addon">
          <xsl:apply-templates select="." mode="addon">
            <xsl:with-param name="values" select="$values"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:if test="$addon != ''">
          <xsl:value-of select="concat(' ', $addon)"/>
          <xsl:value-of select="b:report(., 'B702', $to)"/>
        </xsl:if>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($text, ' and ') and b:map($map, 'separators', $to) = ' and '">
        <xsl:value-of select="concat('{', $text, '}')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*[@order]" mode="value" priority="-0.25">
    <xsl:apply-templates select="." mode="name"/>
  </xsl:template>

  <xsl:template match="*[value/@edtf]" mode="value" priority="-0.25">
    <xsl:apply-templates select="value" mode="date"/>
  </xsl:template>

  <xsl:template match="url" mode="value">
    <xsl:param name="to" select="'note'"/>
    <xsl:choose>
      <xsl:when test="$to = 'url'">
        <xsl:value-of select="b:tex-url(value)"/>
      </xsl:when>
      <!-- biblatex hands a note on as an argument, where % would begin a comment even within \url. -->
      <xsl:when test="$map = 'biblatex' and (contains(b:tex-url(value), '%') or contains(value, '#'))">
        <xsl:value-of select="b:tex(b:url(value), $tex)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('\url{', b:tex-url(value), '}')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A verbatim field: an escape would be printed as it stands, and < is part of many a DOI. -->
  <xsl:template match="doi" mode="value">
    <xsl:value-of select="translate(value, '{}\', '')"/>
  </xsl:template>

  <xsl:template match="subject-field" mode="value">
    <xsl:value-of select="value"/>
  </xsl:template>

  <!-- Ranges: a TeX ligature for the dash, which every style understands. -->
  <xsl:template match="page | volume | issue | number-of-pages | chapter-number" mode="value">
    <xsl:value-of select="b:tex(value, 'macros')"/>
  </xsl:template>

  <xsl:template match="language" mode="value">
    <xsl:value-of select="b:babel(value)"/>
  </xsl:template>

  <xsl:template match="translation-of" mode="value">
    <xsl:param name="to"/>
    <xsl:choose>
      <xsl:when test="$to = 'related'">
        <xsl:value-of select="value/@ref"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:tex(value, $tex)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="archived" mode="value">
    <xsl:if test="not(preceding-sibling::archived)">
      <xsl:value-of select="b:map($map, 'labels', 'archived')"/>
    </xsl:if>
    <xsl:apply-templates select="url" mode="value"/>
    <xsl:for-each select="date">
      <xsl:text> (</xsl:text>
      <xsl:apply-templates select="value" mode="date"/>
      <xsl:text>)</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================================================ texts and their forms -->

  <!-- The form that is written in the text's own place. The other languages of the same text are among the `values` of its
       line: same name, same item. -->
  <xsl:template match="*" mode="main">
    <xsl:param name="values"/>
    <xsl:choose>
      <xsl:when test="@xml:lang and $values[2]">
        <xsl:apply-templates select="." mode="main-form">
          <xsl:with-param name="group" select="$values[name() = name(current()) and string(@item) = string(current()/@item)]"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="value" mode="main-text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="main-form">
    <xsl:param name="group"/>
    <xsl:variable name="original" select="$group[not(@form) or @form = 'original'][$forms = '' or contains($forms, 'original')]"/>
    <xsl:variable name="romanised" select="$group[@form = 'romanised'][not($original)][$forms = '' or contains($forms, 'romanised')]"/>
    <xsl:variable name="translated" select="$group[@form = 'translated'][not($original | $romanised)]"/>
    <xsl:choose>
      <xsl:when test="$original | $romanised | $translated">
        <xsl:apply-templates select="($original | $romanised | $translated)[1]/value" mode="main-text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$group[1]/value" mode="main-text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The forms beside it: “Youxiao shichang” yu … [“Efficient Market” and …]. Nothing if there is no original. -->
  <xsl:template match="*" mode="addon">
    <xsl:param name="values"/>
    <xsl:variable name="group" select="$values[name() = name(current()) and string(@item) = string(current()/@item)]"/>
    <xsl:if test="@xml:lang and $group[@form = 'original'] and ($forms = '' or contains($forms, 'original'))">
      <xsl:variable name="romanised" select="$group[@form = 'romanised'][$forms = '' or contains($forms, 'romanised')][1]"/>
      <xsl:variable name="translated" select="$group[@form = 'translated'][$forms = '' or contains($forms, 'translated')]"/>
      <xsl:apply-templates select="$romanised/value" mode="text"/>
      <xsl:if test="$romanised and $translated">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:for-each select="$translated">
        <xsl:if test="position() != 1">
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:text>[</xsl:text>
        <xsl:apply-templates select="value" mode="text"/>
        <xsl:text>]</xsl:text>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="value" mode="text">
    <xsl:value-of select="b:tex-text(., $tex)"/>
  </xsl:template>

  <!-- In its own place a title may have its case changed by the style. -->
  <xsl:template match="value" mode="main-text">
    <xsl:apply-templates select="." mode="text"/>
  </xsl:template>

  <xsl:template match="title[not(@form = 'romanised')]/value" mode="main-text">
    <xsl:value-of select="b:tex-title(., $tex)"/>
  </xsl:template>

  <!-- Romanised Chinese carries no tones in a bibliography, unless it is asked for. -->
  <xsl:template match="*[@form = 'romanised'][starts-with(@xml:lang, 'zh')]/value" mode="text">
    <xsl:choose>
      <xsl:when test="$tones = 'yes'">
        <xsl:value-of select="b:tex-text(., $tex)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:tex(b:toneless(.), $tex)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
