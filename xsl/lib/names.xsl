<?xml version="1.0" encoding="UTF-8"?>
<!-- Names in BibTeX's syntax, shared by both stylesheets.

     Which form is written. A work in Chinese (Japanese, Korean …) whose author's name is known in its script has that,
     in its own order, as one word without comma or space: author = {顾昕}. Every standard style then prints 顾昕, where
     {顾, 昕} or {family=顾, given=昕} would print “昕 顾” or “顾, 昕”. It stands without braces, as gb7714 and the other
     Chinese styles want it; braces say that a name is an organisation's (or is printed family first by decree: {Xi Jinping}).
     name-order: given-first brings the Latin form back: {Gu, Xin}. What is not written is kept: see biblatex.xsl
     (sortname, annotations) and bibtex.xsl ({Gu Xin 顾昕}). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <!-- The form of a name in the script of the work's own language. -->
  <xsl:key name="own-script" use="generate-id(..)"
           match="form[not(../@order = 'given-first')][b:script(@xml:lang) != 'Latn']
                      [substring-before(concat(@xml:lang, '-'), '-') =
                       substring-before(concat(ancestor::endnote/language[not(@alternative)]/value, '-'), '-')]"/>

  <!-- The same of an organisation. -->
  <xsl:key name="own-literal" use="generate-id(..)"
           match="literal[substring-before(concat(@xml:lang, '-'), '-') =
                          substring-before(concat(ancestor::endnote/language[not(@alternative)]/value, '-'), '-')]"/>

  <!-- ============================================================ in a list of names -->

  <xsl:template match="*" mode="name">
    <xsl:variable name="own" select="key('own-script', generate-id())[$forms = '' or contains($forms, 'original')][1]"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:apply-templates select="$own" mode="name"/>
      </xsl:when>
      <xsl:when test="@order = 'family-first' and family and given">
        <xsl:text>{</xsl:text>
        <xsl:apply-templates select="." mode="name-shown"/>
        <xsl:text>}</xsl:text>
      </xsl:when>
      <xsl:when test="family or given">
        <xsl:apply-templates select="." mode="name-divided"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="form[1]" mode="name"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*[others]" mode="name">others</xsl:template>

  <xsl:template match="*[literal or body]" mode="name">
    <xsl:text>{</xsl:text>
    <xsl:apply-templates select="." mode="name-shown"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <!-- A name in another script. A space or comma within would be taken for a border of its parts. -->
  <xsl:template match="form" mode="name">
    <xsl:variable name="name">
      <xsl:apply-templates select="." mode="name-shown"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="translate($name, ' ,', '') != $name">
        <xsl:value-of select="concat('{', $name, '}')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$name"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- von Last, Jr, First -->
  <xsl:template match="*" mode="name-divided">
    <xsl:for-each select="dropping-particle | non-dropping-particle">
      <xsl:value-of select="concat(b:tex(value, $tex), ' ')"/>
    </xsl:for-each>
    <xsl:apply-templates select="family" mode="name-part"/>
    <xsl:if test="suffix">
      <xsl:value-of select="concat(', ', b:tex(suffix/value, $tex))"/>
    </xsl:if>
    <xsl:if test="family and given">
      <xsl:text>, </xsl:text>
    </xsl:if>
    <xsl:apply-templates select="given" mode="name-part"/>
  </xsl:template>

  <!-- Braces where BibTeX would see a border: a comma, “and”, and a word in lower case inside (Ortega y Gasset), which it
       takes for the end of a “von”. -->
  <xsl:template match="family | given" mode="name-part">
    <xsl:variable name="part">
      <xsl:apply-templates select="." mode="name-text"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($part, ',') or contains($part, ' and ') or (not(../given) and contains($part, ' ')) or
                      (self::family and contains(translate($part, 'bcdefghijklmnopqrstuvwxyz', 'aaaaaaaaaaaaaaaaaaaaaaaaa'), ' a'))">
        <xsl:value-of select="concat('{', $part, '}')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$part"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A romanised Chinese name, like all pinyin, has its tones only where they are asked for. -->
  <xsl:template match="family | given" mode="name-text">
    <xsl:choose>
      <xsl:when test="$tones != 'yes' and ../form[starts-with(@xml:lang, 'zh')]">
        <xsl:value-of select="b:tex(b:toneless(value), $tex)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:tex(value, $tex)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ for readers -->

  <xsl:template match="*" mode="name-shown">
    <xsl:variable name="own" select="key('own-script', generate-id())[$forms = '' or contains($forms, 'original')][1]"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:apply-templates select="$own" mode="name-shown"/>
      </xsl:when>
      <xsl:when test="not(family or given)">
        <xsl:apply-templates select="form[1]" mode="name-shown"/>
      </xsl:when>
      <xsl:when test="@order = 'family-first'">
        <xsl:apply-templates select="family" mode="name-text"/>
        <xsl:if test="given">
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="given" mode="name-text"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="given" mode="name-text"/>
        <xsl:if test="given and family">
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:for-each select="dropping-particle | non-dropping-particle">
          <xsl:value-of select="concat(b:tex(value, $tex), ' ')"/>
        </xsl:for-each>
        <xsl:apply-templates select="family" mode="name-text"/>
        <xsl:if test="suffix">
          <xsl:value-of select="concat(' ', b:tex(suffix/value, $tex))"/>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*[others]" mode="name-shown">et al.</xsl:template>

  <xsl:template match="*[literal]" mode="name-shown">
    <xsl:variable name="own" select="key('own-literal', generate-id())[1]"/>
    <xsl:choose>
      <xsl:when test="$own">
        <xsl:value-of select="b:tex-text($own/value, $tex)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:tex-text(literal[1]/value, $tex)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An organisation with a record: its Chinese name in a Chinese work (whose translator is rather not Chinese). -->
  <xsl:template match="*[body]" mode="name-shown">
    <xsl:choose>
      <xsl:when test="body/value/@han != '' and not(self::translator) and starts-with(ancestor::endnote/language[not(@alternative)]/value, 'zh')">
        <xsl:value-of select="b:tex(body/value/@han, $tex)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="b:tex(body/value, $tex)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Family and given name without a space between them, whatever the order: 顾昕, 김정은. -->
  <xsl:template match="form" mode="name-shown">
    <xsl:for-each select="literal | family | given">
      <xsl:if test="position() != 1 and b:script(../@xml:lang) = 'Cyrl'">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:value-of select="b:tex(value, $tex)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================================================ for sorting -->

  <!-- A name as Latin letters sort it: Gu, Xin; where no Latin form is known by the readings of the characters. -->
  <xsl:template match="*" mode="name-sort">
    <xsl:choose>
      <xsl:when test="family or given">
        <xsl:apply-templates select="." mode="name-divided"/>
      </xsl:when>
      <xsl:when test="form[1]/family">
        <xsl:apply-templates select="form[1]/family" mode="name-key"/>
        <xsl:if test="form[1]/given">
          <xsl:text>, </xsl:text>
          <xsl:apply-templates select="form[1]/given" mode="name-key"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('{', b:sort-key(form[1]/literal/value), '}')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ouyang: one word with a capital, since a word without is a “von”. -->
  <xsl:template match="family | given" mode="name-key">
    <xsl:variable name="key" select="translate(b:sort-key(value), ' ', '')"/>
    <xsl:value-of select="translate(substring($key, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
    <xsl:value-of select="substring($key, 2)"/>
  </xsl:template>

  <xsl:template match="*[others]" mode="name-sort">others</xsl:template>

  <xsl:template match="*[literal or body]" mode="name-sort">
    <xsl:variable name="han" select="key('own-literal', generate-id())[b:script(@xml:lang) != 'Latn']/value | body/value/@han"/>
    <xsl:text>{</xsl:text>
    <xsl:choose>
      <xsl:when test="$han[. != ''] and starts-with(ancestor::endnote/language[not(@alternative)]/value, 'zh')">
        <xsl:value-of select="b:sort-key($han[1])"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="name-shown"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>}</xsl:text>
  </xsl:template>

</xsl:stylesheet>
