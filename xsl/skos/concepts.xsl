<?xml version="1.0" encoding="UTF-8"?>
<!-- Terms and programs as concepts, renderings as labels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:template match="term | program" mode="record">
    <xsl:value-of select="concat('&#10;', substring(name(), 1, 1), ':', b:turtle-name(@id), ' a skos:Concept')"/>
    <xsl:text> ;&#10;    skos:inScheme g:glossary</xsl:text>
    <xsl:if test="not(broader)"> ;&#10;    skos:topConceptOf g:glossary</xsl:if>
    <xsl:apply-templates select="designations[not(@alternative)][text]" mode="label"/>
    <xsl:apply-templates select="*" mode="concept"/>
    <xsl:text> .&#10;</xsl:text>
    <xsl:apply-templates select="designations[not(@alternative)][text]" mode="xl"/>
  </xsl:template>

  <!-- Mode kind: which label a rendering is. SKOS has one prefLabel for each language: the preferred one, else the first
       that is not to be avoided. -->
  <xsl:template match="designations" mode="kind">altLabel</xsl:template>
  <xsl:template match="designations[status[not(@alternative)]/value = 'deprecated' or status[not(@alternative)]/value = 'superseded']" mode="kind">hiddenLabel</xsl:template>
  <xsl:template match="designations[status[not(@alternative)]/value = 'preferred']" mode="kind" priority="1">
    <xsl:choose>
      <xsl:when test="preceding-sibling::designations[string(@xml:lang) = string(current()/@xml:lang)][status/value = 'preferred']">altLabel</xsl:when>
      <xsl:otherwise>prefLabel</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="designations[not(status/value = 'preferred' or status/value = 'deprecated' or status/value = 'superseded')]" mode="kind">
    <xsl:choose>
      <xsl:when test="../designations[string(@xml:lang) = string(current()/@xml:lang)][status/value = 'preferred'] or
                      preceding-sibling::designations[string(@xml:lang) = string(current()/@xml:lang)]
                                                     [not(status/value = 'deprecated' or status/value = 'superseded')]">altLabel</xsl:when>
      <xsl:otherwise>prefLabel</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mode label: the plain labels, and links to the others. -->
  <xsl:template match="designations" mode="label">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="kind"/></xsl:variable>
    <xsl:variable name="name"><xsl:apply-templates select="." mode="name"/></xsl:variable>
    <xsl:value-of select="concat(' ;&#10;    skos:', $kind, ' ')"/>
    <xsl:apply-templates select="text[not(@alternative)][1]/value" mode="literal"/>
    <xsl:value-of select="concat(' ;&#10;    skosxl:', $kind, ' ', $name)"/>
    <!-- One prefLabel for each language holds of romanised forms, too. -->
    <xsl:for-each select="pinyin[not(@alternative)] | romanised[not(@alternative)]">
      <xsl:variable name="own">
        <xsl:choose>
          <xsl:when test="self::romanised and $kind = 'prefLabel'">altLabel</xsl:when>
          <xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:variable name="pinyin-kind">
        <xsl:choose>
          <xsl:when test="$own = 'prefLabel' and ../preceding-sibling::designations[pinyin][status/value = 'preferred' or not(status)]">altLabel</xsl:when>
          <xsl:otherwise><xsl:value-of select="$own"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="concat(' ;&#10;    skos:', $pinyin-kind, ' ')"/>
      <xsl:apply-templates select="." mode="romanised"/>
      <xsl:value-of select="concat(' ;&#10;    skosxl:', $pinyin-kind, ' ', $name, '.', name())"/>
      <xsl:if test="self::romanised and count(../romanised) &gt; 1"><xsl:value-of select="b:number()"/></xsl:if>
    </xsl:for-each>
    <xsl:for-each select="abbreviation[not(@alternative)]">
      <xsl:text> ;&#10;    skos:altLabel </xsl:text>
      <xsl:apply-templates select="value" mode="literal"/>
      <xsl:value-of select="concat(' ;&#10;    skosxl:altLabel ', $name, '.abbreviation')"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="designations" mode="name">
    <xsl:value-of select="concat('l:', b:turtle-name(../@id), '.', b:number())"/>
  </xsl:template>
  <xsl:template match="romanised" mode="romanised"><xsl:apply-templates select="value" mode="literal"/></xsl:template>
  <xsl:template match="pinyin" mode="romanised"><xsl:value-of select="concat('&quot;', b:turtle(value), '&quot;@zh-Latn-pinyin')"/></xsl:template>

  <!-- Mode xl: the labels with all that is said of them. -->
  <xsl:template match="designations" mode="xl">
    <xsl:variable name="name"><xsl:apply-templates select="." mode="name"/></xsl:variable>
    <xsl:value-of select="concat('&#10;', $name, ' a skosxl:Label ;&#10;    skosxl:literalForm ')"/>
    <xsl:apply-templates select="text[not(@alternative)][1]/value" mode="literal"/>
    <xsl:apply-templates select="*" mode="xl"/>
    <xsl:apply-templates select="../part-of-speech[not(@alternative)]" mode="word"/>
    <xsl:call-template name="statement"/>
    <xsl:text> .&#10;</xsl:text>
    <xsl:for-each select="pinyin[not(@alternative)] | romanised[not(@alternative)]">
      <xsl:value-of select="concat('&#10;', $name, '.', name())"/>
      <xsl:if test="self::romanised and count(../romanised) &gt; 1"><xsl:value-of select="b:number()"/></xsl:if>
      <xsl:text> a skosxl:Label ;&#10;    skosxl:literalForm </xsl:text>
      <xsl:apply-templates select="." mode="romanised"/>
      <xsl:value-of select="concat(' ;&#10;    skosxl:labelRelation ', $name)"/>
      <xsl:call-template name="statement"/>
      <xsl:text> .&#10;</xsl:text>
    </xsl:for-each>
    <xsl:for-each select="abbreviation[not(@alternative)]">
      <xsl:value-of select="concat('&#10;', $name, '.abbreviation a skosxl:Label ;&#10;    skosxl:literalForm ')"/>
      <xsl:apply-templates select="value" mode="literal"/>
      <xsl:value-of select="concat(' ;&#10;    lexinfo:termType lexinfo:abbreviation ;&#10;    lexinfo:abbreviationFor ', $name)"/>
      <xsl:call-template name="statement"/>
      <xsl:text> .&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="pinyin | romanised | abbreviation | sources | as-printed | note" mode="xl"/>
  <xsl:template match="text" mode="xl"><xsl:apply-templates select="sources | as-printed | note" mode="statement"><xsl:with-param name="indent" select="'&#10;    '"/></xsl:apply-templates></xsl:template>
  <xsl:template match="status | term-type | register" mode="xl"><xsl:apply-templates select="." mode="word"/></xsl:template>
  <xsl:template match="short-for" mode="xl">
    <xsl:variable name="full" select="../../designations[not(@alternative)][@xml:lang = current()/../@xml:lang][text/value = current()/value][1]"/>
    <xsl:choose>
      <xsl:when test="$full">
        <xsl:text> ;&#10;    lexinfo:abbreviationFor </xsl:text>
        <xsl:apply-templates select="$full" mode="name"/>
        <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="lost"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*[@alternative]" mode="xl" priority="2"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:template>
  <xsl:template match="*" mode="xl"><xsl:call-template name="unknown"/></xsl:template>

  <!-- Mode word: a word of one of our lists as an individual of LexInfo. -->
  <xsl:template match="*" mode="word">
    <xsl:variable name="theirs" select="b:map('skos', name(), value)"/>
    <xsl:choose>
      <xsl:when test="$theirs = ''"><xsl:apply-templates select="." mode="lost"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(' ;&#10;    ', b:map('skos', 'fields', name()), ' ', $theirs)"/>
        <xsl:if test="b:fidelity('skos', name(), value) != 'exact'"><xsl:value-of select="b:report(., 'B703', $theirs)"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
  </xsl:template>

  <!-- Mode concept: the other fields. -->
  <xsl:template match="designations | part-of-speech" mode="concept"/>
  <xsl:template match="designations[@alternative] | part-of-speech[@alternative]" mode="concept" priority="2"><xsl:value-of select="b:report(., 'B704', name())"/></xsl:template>
  <xsl:template match="part-of-speech[not(@alternative)]" mode="concept" priority="2"/>

  <xsl:template match="definition | explanation | note" mode="concept"><xsl:call-template name="property"/></xsl:template>
  <xsl:template match="sources" mode="concept"><xsl:apply-templates select="." mode="statement"><xsl:with-param name="indent" select="'&#10;    '"/></xsl:apply-templates></xsl:template>

  <xsl:template match="subject-field" mode="concept">
    <xsl:value-of select="concat(' ;&#10;    dct:subject s:', b:turtle-name(value))"/>
    <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
  </xsl:template>

  <!-- A link has no place for who says so: that goes into a note. -->
  <xsl:template match="broader | related | see | superseded-by | program/issued-by | program/agency | program/overseen-by | program/part-of |
                       program/implements | program/succeeds" mode="concept">
    <xsl:if test="not(@alternative)">
      <xsl:value-of select="concat(' ;&#10;    ', b:map('skos', 'fields', name()), ' ')"/>
      <xsl:apply-templates select="value" mode="literal"/>
      <xsl:if test="b:fidelity('skos', 'fields', name()) != 'exact'"><xsl:value-of select="b:report(., 'B703', b:map('skos', 'fields', name()))"/></xsl:if>
    </xsl:if>
    <xsl:apply-templates select="." mode="history-note"/>
  </xsl:template>
  <xsl:template match="introduced | program/issued | program/period | program/from | program/until" mode="concept">
    <xsl:if test="not(@alternative)">
      <xsl:value-of select="concat(' ;&#10;    ', b:map('skos', 'fields', name()), ' ')"/>
      <xsl:apply-templates select="value" mode="literal"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="history-note"/>
  </xsl:template>
  <xsl:template match="program/type | program/url" mode="concept">
    <xsl:if test="not(@alternative)">
      <xsl:if test="self::type and b:map('skos', 'types', value) != ''"><xsl:value-of select="concat(' ;&#10;    a ', b:map('skos', 'types', value))"/></xsl:if>
      <xsl:value-of select="concat(' ;&#10;    ', b:map('skos', 'fields', name()), ' ')"/>
      <xsl:apply-templates select="value" mode="literal"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="history-note"/>
  </xsl:template>

  <!-- Mode history-note: a value of another property once more, with who says so. -->
  <xsl:template match="*" mode="history-note"/>
  <xsl:template match="*[sources or as-printed or note or @supplied or @certainty or @disputed]" mode="history-note">
    <xsl:value-of select="concat(' ;&#10;    skos:historyNote [ rdfs:label &quot;', name(), '&quot;@en ;&#10;      rdf:value ')"/>
    <xsl:apply-templates select="value" mode="literal"/>
    <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
    <xsl:text> ]</xsl:text>
  </xsl:template>

  <xsl:template match="introduced-by" mode="concept">
    <xsl:value-of select="b:report(., 'B703', 'dct:creator')"/>
    <xsl:call-template name="agent"/>
  </xsl:template>

  <xsl:template match="quotations" mode="concept">
    <xsl:text> ;&#10;    skos:example [ rdf:value </xsl:text>
    <xsl:for-each select="text">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:apply-templates select="value" mode="literal"/>
      <xsl:apply-templates select="sources | as-printed | note" mode="lost"/>
    </xsl:for-each>
    <xsl:for-each select="date[not(@alternative)]">
      <xsl:text> ;&#10;      dct:date </xsl:text><xsl:apply-templates select="value" mode="literal"/>
      <xsl:apply-templates select="sources | as-printed | note | @supplied" mode="lost"/>
    </xsl:for-each>
    <xsl:for-each select="speaker[not(@alternative)]">
      <xsl:text> ;&#10;      dct:creator [ a foaf:Agent</xsl:text>
      <xsl:apply-templates select="." mode="agent"/>
      <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;        '"/></xsl:call-template>
      <xsl:text> ]</xsl:text>
    </xsl:for-each>
    <xsl:call-template name="statement"><xsl:with-param name="indent" select="'&#10;      '"/></xsl:call-template>
    <xsl:text> ]</xsl:text>
  </xsl:template>

  <xsl:template match="history" mode="concept">
    <xsl:text> ;&#10;    skos:changeNote [ rdf:value </xsl:text>
    <xsl:for-each select="note">
      <xsl:if test="position() != 1">, </xsl:if>
      <xsl:apply-templates select="value" mode="literal"/>
    </xsl:for-each>
    <xsl:text> ;&#10;      dct:date </xsl:text>
    <xsl:apply-templates select="date[1]/value" mode="literal"/>
    <xsl:text> ]</xsl:text>
  </xsl:template>
  <xsl:template match="custom" mode="concept"><xsl:apply-templates select="." mode="lost"/></xsl:template>
  <xsl:template match="*" mode="concept"><xsl:call-template name="unknown"/></xsl:template>
</xsl:stylesheet>
