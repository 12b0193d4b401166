<?xml version="1.0" encoding="UTF-8"?>
<!-- What BibLaTeX and classic BibTeX share: the entry, its lines, and how a value becomes one.

     The including stylesheet declares $map (whose tables say what goes where) and $tex (how b:tex escapes). A field is
     looked up in the map's table `fields` under the entry type; a template of its own has only what the tables cannot
     say. Modes: entry (the entry type), route (where a field goes), field (its lines), after (lines that follow a field's
     own), more (lines that an entry type demands and no field gives; they go before the date), value, main, addon (texts and
     their forms), noted (a value within a note), loss (the ledger).

     An XPath expression costs more than all else here, and one that looks for siblings a hundred times as much: so the
     fields of an entry and the values of a line are found once, and handed on ($values). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions">

  <xsl:include href="../params.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="texts.xsl"/>
  <xsl:include href="ledger.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="bibelot term program endnote"/>

  <xsl:template match="*">
    <xsl:message terminate="yes"><xsl:value-of select="$map"/>: no template for <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>

  <xsl:template match="bibelot">
    <!-- JabRef and others look for the first line. An @ in a comment would begin an entry. -->
    <xsl:if test="$part = 'head'">
      <xsl:text>% Encoding: UTF-8&#10;</xsl:text>
      <xsl:if test="$program != ''">
        <xsl:value-of select="concat('% Written by ', translate($program, '@&#10;', ''), '&#10;')"/>
      </xsl:if>
    </xsl:if>
    <xsl:if test="$part = 'body'">
      <xsl:apply-templates select="term | program | endnote"/>
    </xsl:if>
  </xsl:template>

  <!-- A bibliography has no place for terms and programs. -->
  <xsl:template match="term | program">
    <xsl:value-of select="b:report(., 'B701', name())"/>
  </xsl:template>

  <!-- ============================================================ the entry -->

  <xsl:template match="endnote">
    <xsl:variable name="entry">
      <xsl:apply-templates select="." mode="entry"/>
    </xsl:variable>
    <xsl:variable name="type" select="string($entry)"/>
    <!-- The first value of each field. The values of one field are neighbours. -->
    <xsl:variable name="fields" select="*[not(@alternative)][name() != name(preceding-sibling::*[1]) or self::isbn or self::issn or
                                          (preceding-sibling::*[1]/@alternative and
                                           name() != name(preceding-sibling::*[not(@alternative)][1]))]"/>
    <xsl:variable name="routed">
      <xsl:apply-templates select="$fields" mode="route">
        <xsl:with-param name="entry" select="$type"/>
      </xsl:apply-templates>
      <xsl:text> </xsl:text>
    </xsl:variable>
    <xsl:variable name="routes" select="string($routed)"/>
    <xsl:text>&#10;@</xsl:text>
    <xsl:value-of select="concat($type, '{', @id, ',&#10;')"/>
    <xsl:apply-templates select="$fields[not(self::issued or preceding-sibling::issued)]" mode="field">
      <xsl:with-param name="entry" select="$type"/>
      <xsl:with-param name="routes" select="$routes"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="." mode="more">
      <xsl:with-param name="entry" select="$type"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="$fields[self::issued or preceding-sibling::issued]" mode="field">
      <xsl:with-param name="entry" select="$type"/>
      <xsl:with-param name="routes" select="$routes"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="type" mode="subtype">
      <xsl:with-param name="entry" select="$type"/>
    </xsl:apply-templates>
    <xsl:if test="contains($routes, '>note ')">
      <xsl:call-template name="values">
        <xsl:with-param name="to" select="'note'"/>
        <xsl:with-param name="values" select="*[not(@alternative)][contains($routes, concat(' ', name(), '>note '))]"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text>}&#10;</xsl:text>
    <xsl:apply-templates select="*[@alternative]" mode="alternative"/>
  </xsl:template>

  <!-- The best entry type for the work's type; or, if the work lacks what that demands, the next best. `fallen` bounds
       the falls: no chain in the maps is longer than three. -->
  <xsl:template match="endnote" mode="entry">
    <xsl:param name="candidate" select="b:map($map, 'types', type/value)"/>
    <xsl:param name="fallen" select="0"/>
    <xsl:variable name="others">
      <xsl:apply-templates select="." mode="lacking">
        <xsl:with-param name="candidate" select="$candidate"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="other" select="substring-before($others, ' ')"/>
    <xsl:choose>
      <xsl:when test="$other = '' or $fallen = 4">
        <xsl:value-of select="$candidate"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="entry">
          <xsl:with-param name="candidate" select="$other"/>
          <xsl:with-param name="fallen" select="$fallen + 1"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- For each thing that the work lacks, what the map would have instead: words, each with a space behind it. -->
  <xsl:template match="endnote" mode="lacking">
    <xsl:param name="candidate"/>
    <xsl:if test="not(author)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'author'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(author) and editor">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'author-but-editor'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(author or editor)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'creator'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(editor)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'editor'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(container-title)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'container'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(url or doi)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'address'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="not(note)">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'note'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="genre[contains(translate(., 'M', 'm'), 'master') or contains(., '硕士')]">
      <xsl:apply-templates select="." mode="instead">
        <xsl:with-param name="candidate" select="$candidate"/>
        <xsl:with-param name="lacks" select="'doctor'"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="endnote" mode="instead">
    <xsl:param name="candidate"/>
    <xsl:param name="lacks"/>
    <xsl:variable name="other" select="b:map($map, 'lacking', $lacks, $candidate)"/>
    <xsl:if test="$other != ''">
      <xsl:value-of select="concat($other, ' ')"/>
    </xsl:if>
  </xsl:template>

  <!-- The work's type where the entry type does not tell it. -->
  <xsl:template match="type" mode="subtype">
    <xsl:param name="entry"/>
    <xsl:variable name="best" select="b:map($map, 'types', value)"/>
    <xsl:variable name="subtype" select="b:map($map, 'subtypes', value)"/>
    <xsl:choose>
      <xsl:when test="$subtype != ''">
        <xsl:call-template name="line">
          <xsl:with-param name="name" select="'entrysubtype'"/>
          <xsl:with-param name="value" select="$subtype"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$entry != $best and b:map($map, 'alike', $entry) != value">
        <xsl:call-template name="line">
          <xsl:with-param name="name" select="'entrysubtype'"/>
          <xsl:with-param name="value" select="translate(value, '_', '-')"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A report's institution is demanded; where none is named, the organisation that wrote it is the one. -->
  <xsl:template match="endnote" mode="institution">
    <xsl:param name="entry"/>
    <xsl:if test="b:map($map, 'fields', 'publisher', $entry) = 'institution' and not(publisher or authority)">
      <xsl:call-template name="line">
        <xsl:with-param name="name" select="'institution'"/>
        <xsl:with-param name="value">
          <xsl:apply-templates select="author[not(@alternative)][literal or body][1]" mode="name"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Where each field goes, found once: " author>author title>title issue>number volume>note". The including stylesheet
       sends fields whose value their place would not take into the note, and has a template for these in mode field. -->
  <xsl:template match="*" mode="route">
    <xsl:param name="entry"/>
    <xsl:value-of select="concat(' ', name(), '>', b:map($map, 'fields', name(), $entry))"/>
  </xsl:template>
  <xsl:template match="isbn[preceding-sibling::isbn[not(@alternative)]] | issn[preceding-sibling::issn[not(@alternative)]]" mode="route"/>

  <!-- ============================================================ lines -->

  <xsl:template name="line">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="$value != ''">
      <xsl:value-of select="concat('  ', $name, substring('            ', string-length($name) + 1), ' = {', $value, '},&#10;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="type" mode="field"/>

  <!-- A field: its loss if it has any, and its line with all its values. Of several fields that share a line (which the map
       merges) the first writes it; what goes into the note waits for the end. -->
  <xsl:template match="*" mode="field">
    <xsl:param name="entry"/>
    <xsl:param name="routes"/>
    <xsl:variable name="name" select="name()"/>
    <xsl:variable name="to" select="b:map($map, 'fields', $name, $entry)"/>
    <xsl:if test="$losses = 'yes'">
      <xsl:apply-templates select="." mode="loss">
        <xsl:with-param name="entry" select="$entry"/>
        <xsl:with-param name="to" select="$to"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:if test="$to != '' and $to != 'note'">
      <xsl:variable name="here" select="concat('>', $to, ' ')"/>
      <xsl:choose>
        <xsl:when test="not(contains(substring-after($routes, $here), $here))">
          <xsl:call-template name="lines">
            <xsl:with-param name="to" select="$to"/>
            <xsl:with-param name="values" select=". | following-sibling::*[name() = $name][not(@alternative)]"/>
          </xsl:call-template>
        </xsl:when>
        <!-- Of several fields the first: the one before the first $here. -->
        <xsl:when test="contains(concat(substring-before($routes, $here), $here), concat(' ', $name, $here))">
          <xsl:call-template name="lines">
            <xsl:with-param name="to" select="$to"/>
            <xsl:with-param name="values" select="../*[not(@alternative)][contains($routes, concat(' ', name(), $here))]"/>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- One is written. -->
  <xsl:template match="isbn[preceding-sibling::isbn] | issn[preceding-sibling::issn]" mode="field">
    <xsl:value-of select="b:report(., 'B701', name())"/>
  </xsl:template>

  <xsl:template name="lines">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:call-template name="values">
      <xsl:with-param name="to" select="$to"/>
      <xsl:with-param name="values" select="$values"/>
    </xsl:call-template>
    <xsl:apply-templates select="." mode="after">
      <xsl:with-param name="to" select="$to"/>
      <xsl:with-param name="values" select="$values"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="after"/>

  <!-- The line of the format's field `to` with all the values that go there. The languages of one text are one value, which
       the first of them writes; of several ISBNs the first stands for all. -->
  <xsl:template name="values">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:call-template name="line">
      <xsl:with-param name="name" select="$to"/>
      <xsl:with-param name="value">
        <xsl:choose>
          <xsl:when test="$values[2]">
            <xsl:call-template name="list">
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="values" select="$values"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="$to = 'note'">
            <xsl:apply-templates select="$values" mode="noted">
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="values" select="$values"/>
            </xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$values" mode="value">
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="values" select="$values"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="list">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:variable name="own" select="b:map($map, 'separators', $to)"/>
    <xsl:variable name="separator">
      <xsl:value-of select="$own"/>
      <xsl:if test="$own = ''">
        <xsl:value-of select="b:map($map, 'separators', '*')"/>
      </xsl:if>
    </xsl:variable>
    <xsl:for-each select="$values[not((@xml:lang or self::isbn or self::issn) and
                                      name(preceding-sibling::*[not(@alternative)][1]) = name() and
                                      string(preceding-sibling::*[not(@alternative)][1]/@item) = string(@item))]">
      <xsl:variable name="value">
        <xsl:choose>
          <xsl:when test="$to = 'note'">
            <xsl:apply-templates select="." mode="noted">
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="values" select="$values"/>
            </xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="value">
              <xsl:with-param name="to" select="$to"/>
              <xsl:with-param name="values" select="$values"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="$value"/>
      <xsl:if test="position() != last() and $value != ''">
        <xsl:choose>
          <xsl:when test="starts-with($separator, '.') and substring($value, string-length($value)) = '.'">
            <xsl:value-of select="substring($separator, 2)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$separator"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ============================================================ within a note -->

  <xsl:template match="*" mode="noted">
    <xsl:param name="to"/>
    <xsl:param name="values"/>
    <xsl:value-of select="b:map($map, 'labels', name())"/>
    <xsl:apply-templates select="." mode="value">
      <xsl:with-param name="to" select="$to"/>
      <xsl:with-param name="values" select="$values"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The names of one role are one remark. -->
  <xsl:template match="*[@order]" mode="noted">
    <xsl:if test="name(preceding-sibling::*[not(@alternative)][1]) != name()">
      <xsl:value-of select="b:map($map, 'labels', name())"/>
      <xsl:for-each select="../*[name() = name(current())][not(@alternative)]">
        <xsl:if test="position() != 1">
          <xsl:choose>
            <xsl:when test="others">
              <xsl:text> </xsl:text>
            </xsl:when>
            <xsl:when test="position() = last()">
              <xsl:text> and </xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <xsl:text>, </xsl:text>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:apply-templates select="." mode="name-shown"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- 国发〔2015〕28号 and JOIN(2023) 20 say themselves that they are numbers. -->
  <xsl:template match="number[translate(value, '0123456789-./', '') != '']" mode="noted">
    <xsl:value-of select="b:tex-text(value, $tex)"/>
  </xsl:template>

  <!-- A remark begins with a capital. -->
  <xsl:template match="genre | medium" mode="noted">
    <xsl:param name="values"/>
    <xsl:variable name="text">
      <xsl:apply-templates select="." mode="value">
        <xsl:with-param name="to" select="'note'"/>
        <xsl:with-param name="values" select="$values"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:value-of select="translate(substring($text, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
    <xsl:value-of select="substring($text, 2)"/>
  </xsl:template>

  <xsl:template match="archived" mode="noted">
    <xsl:apply-templates select="." mode="value"/>
  </xsl:template>

</xsl:stylesheet>
