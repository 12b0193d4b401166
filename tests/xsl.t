#!/usr/bin/env perl
# Stylesheets of one's own that fail: whatever part they fail in, the run says where and why, and nothing is written.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();
mkdir "$dir/glossary";
spew("$dir/glossary/bibelot.yaml", <<'END');
project:
  format: 1
  title: {en: Small}
  languages: [en, zh-Hans]
  base-url: https://example.org/
  publish: [html, tei, biblatex, markdown]
END
spew("$dir/glossary/terms.yaml", "terms:\n  t: {designations: {en: {text: word, supplied: true}, zh-Hant: {text: \xE8\xA9\x9E, supplied: true}, zh-Hans: {text: \xE8\xAF\x8D, pinyin: c\xC3\xAD, supplied: true}}, history: ["
    . join(', ', map { sprintf '{date: %d, note: {en: made}}', 1700 + $_ } 1 .. 300) . "]}\n");
spew("$dir/glossary/works.yaml", "endnotes:\n" . join '', map { "  w$_: {type: book, title: T$_, author: [{family: Gu}], issued: 2020, publisher: P}\n" } 1 .. 70);
spew("$dir/works.bib", join '', map { "\@book{w$_, title = {T}, author = {Gu, Xin}, date = {2020}, publisher = {P}}\n" } 1 .. 70);
chdir $dir or die;

# A stylesheet that stops in one part; else it makes what the mode asks for: text, a document, an element for each record.
sub sheet {
    my ($part, $method, $frame, $extra) = @_;
    return qq{<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:output method="$method" media-type="text/html"/>\n}
        . qq{<xsl:param name="part"/>\n<xsl:template match="/">\n<xsl:choose>\n<xsl:when test="\$part = '$part'">\n}
        . ($extra // '<xsl:message terminate="yes">no <xsl:value-of select="$part"/></xsl:message>') . "\n</xsl:when>\n"
        . qq{<xsl:when test="\$part = 'frame'">$frame</xsl:when>\n<xsl:when test="'$method' = 'xml'"><xsl:for-each select="/*/*[not(self::project)]"><r id="x"/></xsl:for-each></xsl:when>\n}
        . qq{</xsl:choose>\n</xsl:template>\n</xsl:stylesheet>\n};
}
my $frame = '<f><xsl:processing-instruction name="bibelot-records">kind="endnote"</xsl:processing-instruction></f>';

sub fails {
    my ($want, $name, @command) = @_;
    my ($status, $said) = capture($bibelot, @command);
    is($status, 3, "$name: fails");
    like($said, $want, "$name: says where and why");
}

for (['markdown', 'text', 'any'], ['biblatex', 'text', qw(head body between tail)], ['csl-json', 'text', qw(head between)], ['tei', 'xml', qw(frame body)]) {
    my ($format, $method, @parts) = @$_;
    for my $part (@parts) {
        spew('mine.xsl', sheet($part, $method, $frame) =~ s/'any'/\$part/r);
        for my $input ($format eq 'markdown' ? 'glossary' : ('glossary', 'works.bib')) {
            fails(qr{mine\.xsl:7: no ${\($part eq 'any' ? '' : $part)}}, "$format, '$part' of $input", 'convert', '-t', $format, '--xsl', 'mine.xsl', '-o', 'out.x', $input);
        }
    }
}
ok(!-e 'out.x', 'no output appears');

# The same for a site, whose pages and downloads are made record by record.
mkdir 'xsl';
sub builds {
    my ($want, $name, $file, $text) = @_;
    unlink glob 'xsl/*';
    spew("xsl/$file", $text);
    fails($want, $name, 'build', '--xsl', 'xsl', '-o', 'site', 'site');
    ok(!-e 'site', "$name: no page appears, and no folder");
}
builds(qr{xsl/html\.xsl:7: no $_}, "site, $_", 'html.xsl', sheet($_, 'xml', $frame)) for qw(page index home);
builds(qr{xsl/tei\.xsl:7: no $_}, "TEI of a page, $_", 'tei.xsl', sheet($_, 'xml', $frame)) for qw(frame body);
builds(qr{xsl/biblatex\.xsl:7: no $_}, "BibLaTeX of a page, $_", 'biblatex.xsl', sheet($_, 'text', $frame)) for qw(head body tail);
builds(qr{xsl/html\.xsl: pages are made by <xsl:output method="xml" media-type="text/html"/>}, 'site, XML', 'html.xsl', sheet('none', 'xml', $frame) =~ s{ media-type="text/html"}{}r);
builds(qr{html: a record became more than one page}, 'too many elements', 'html.xsl', sheet('page', 'xml', $frame, '<r/><r/>') =~ s{(?=<r/><r/>)}{<xsl:for-each select="/*/*[not(self::project)]"><r/></xsl:for-each>}r);
builds(qr{records became}, 'too few elements', 'tei.xsl', sheet('body', 'xml', $frame, '<r/>'));
builds(qr{^bibelot: ris: 64 records became 1$}m, 'too few pieces', 'ris.xsl', sheet('body', 'text', '', '<b:record>x</b:record>') =~ s{(?=>\n<xsl:output)}{ xmlns:b="bibelot:functions" extension-element-prefixes="b"}r);

# Lists come in rows, behind the places that are theirs.
sub rows_sheet {
    my ($rows) = @_;
    return sheet('rows', 'xml', $frame, $rows) =~ s{(?<=<xsl:choose>)}{<xsl:when test="\$part = 'index'"><o><xsl:for-each select="//place">}r
        =~ s{(?<=//place">)}{<xsl:processing-instruction name="bibelot-records">kind="rows" slot="<xsl:value-of select="\@slot"/>"</xsl:processing-instruction></xsl:for-each></o></xsl:when>}r;
}
my $place = q{<xsl:processing-instruction name="bibelot-records">slot="0"</xsl:processing-instruction>};
builds(qr{xsl/html\.xsl:7: no rows}, 'site, rows', 'html.xsl', rows_sheet(undef));
builds(qr{rows have no place}, 'rows without a place', 'html.xsl', rows_sheet('<r/>'));
unlink glob 'xsl/*';
spew('xsl/html.xsl', rows_sheet("$place<r/>"));
my ($rows_status, $rows_said) = capture($bibelot, 'build', '-q', '--xsl', 'xsl', '-o', 'rows', 'site');
is("$rows_status$rows_said", '0', 'rows of a stylesheet of the user');
like(slurp('rows/html/bibliography.html'), qr{<o><r></r>}, 'stand where they belong');
# In a frame that is indented a row has a line, and text that is blank has none.
unlink glob 'xsl/*';
spew('xsl/atom.xsl', rows_sheet("$place<xsl:text> </xsl:text><r/>") =~ s{media-type="text/html"}{indent="yes"}r =~ s{'index'}{'body'}r);
($rows_status, $rows_said) = capture($bibelot, 'build', '-q', '--xsl', 'xsl', '-o', 'lines', 'site');
is("$rows_status$rows_said", '0', 'rows of a feed');
is(slurp('lines/html/changes.atom'), qq{<?xml version="1.0"?>\n<o>\n  <r/>\n  <r/>\n</o>\n}, 'each has its own line');
builds(qr{xsl/atom\.xsl:}, 'the feed', 'atom.xsl', '<broken');

# Elements that ask the fields of a record (fields.h), where there is nothing to tell.
spew('one.yaml', 'endnotes: {a: {type: book, title: {en: A Book}, author: [{family: Gu, given: Xin}], issued: 2020, url: "https://x.org/a b"}}');
sub asks {
    my ($body, $status, $want, $name) = @_;
    spew('mine.xsl', '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"'
        . qq{ exclude-result-prefixes="b" extension-element-prefixes="b"><xsl:output method="xml" omit-xml-declaration="yes"/>\n}
        . qq{<xsl:template match="/">$body</xsl:template></xsl:stylesheet>\n});
    my ($got, $text) = capture($bibelot, 'convert', '--loss', 'off', '-t', 'markdown', '--xsl', 'mine.xsl', 'one.yaml');
    is("$got $text", "$status $want\n", $name);
}
asks('<xsl:for-each select="//endnote"><b:fields list="title" mode="none"/></xsl:for-each>', 3,
    q{bibelot: mine.xsl:2: b:fields: no template for 'title'}, 'fields without a template of that mode');
# Of what is no element, and where none is around them.
my $level = '<b:word attribute="level" map="tei" table="title-level" by="type"/>';
asks("<o>$level</o>", 3, 'bibelot: mine.xsl:2: b:word: the current node is no element', 'a word of the document itself');
asks('<o><b:leaf language="yes"/></o>', 3, 'bibelot: mine.xsl:2: b:leaf: the current node is no element', 'a leaf of it');
asks("<xsl:for-each select='/*'>$level</xsl:for-each>", 3, 'bibelot: mine.xsl:2: b:word: there is no element around it', 'an attribute without an element');
asks('<o><xsl:for-each select="//namespace::*"><b:has list="title">x</b:has></xsl:for-each></o>', 3,
    'bibelot: mine.xsl:2: b:has: the current node is no element', 'the fields of a namespace');
asks('<o><xsl:for-each select="//namespace::*"><b:fields list="title">x</b:fields></xsl:for-each></o>', 3,
    'bibelot: mine.xsl:2: b:fields: the current node is no element', 'the values of a namespace');
asks(q{<o><xsl:value-of select="b:date('about then')"/></o>}, 0, '<o>about then</o>', 'a date that is none stays as it is');
asks('<o><xsl:for-each select="//endnote/title"><b:element map="tei" only="ptr">no</b:element></xsl:for-each></o>', 0, '<o/>', 'an element that is another');
asks('<o><xsl:for-each select="//endnote/title"><b:element map="csl">no</b:element></xsl:for-each></o>', 0, '<o><title>no</title></o>', 'one of another map');
asks('<o><xsl:for-each select="//endnote/title"><b:element map="none">no</b:element></xsl:for-each></o>', 3,
    q{bibelot: mine.xsl:2: b:element: the map has no place for 'title'}, 'and of none');
asks('<o><xsl:for-each select="//endnote/title"><b:word attribute="level" map="tei" table="title-level" by="edition"/></xsl:for-each></o>', 0,
    '<o level=""/>', 'a word by a field that the record has not');
asks('<o><xsl:for-each select="//endnote/url"><b:leaf to="target">in words</b:leaf></xsl:for-each></o>', 0, '<o>in words</o>', 'an address with a blank is no attribute');
asks('<o><xsl:for-each select="//endnote/title"><b:latin>in words</b:latin></xsl:for-each></o>', 0, '<o>in words</o>', 'the Latin form of what is no name');
# Those that make attributes (attributes.h).
my $id = '<b:id prefix="n." changed="n"/>';
asks("<o><xsl:for-each select='//endnote'>$id</xsl:for-each></o>", 0, '<o xml:id="n.a"/>', 'the id of a record');
asks("<o>$id</o>", 3, 'bibelot: mine.xsl:2: b:id: the current node is no element', 'the id of the document');
sub ends { return '<o><xsl:for-each select="//endnote/' . $_[0] . '"><b:ends ' . $_[1] . '/></xsl:for-each></o>' }
asks(ends('type', 'separator="oo" from="from" to="to"'), 0, '<o from="b" to="k"/>', 'two ends');
asks(ends('type', 'separator="o" from="from" to="to"'), 0, '<o/>', 'three have no ends');
asks(ends('title', 'separator="B" from="from" to="to"'), 0, '<o/>', 'nor has what holds a blank');
asks(ends('title/value', 'separator="oo" from="from" to="to"'), 0, '<o/>', 'nor what has no value');
asks('<o><b:ends separator="oo" from="from" to="to"/></o>', 3, 'bibelot: mine.xsl:2: b:ends: the current node is no element', 'the ends of the document');
asks(ends('type', 'separator="oo"'), 3, 'bibelot: mine.xsl:2: b:ends: the name of an attribute is missing', 'ends without names');
asks('<o><xsl:for-each select="/ | //type | //type/@* | //type//text()"><b:has attribute="qualified">no</b:has><b:has attribute="first">yes</b:has></xsl:for-each></o>', 0,
    '<o>yes</o>', 'an attribute that is there');
asks('<o><xsl:for-each select="//endnote/type"><b:has attribute="first" is="yes">1</b:has><b:has attribute="first" is="no">2</b:has><b:has attribute="first" isnt="yes">3</b:has>'
    . '<b:has attribute="first" isnt="no">4</b:has><b:has attribute="none" isnt="no">5</b:has></xsl:for-each></o>', 0, '<o>145</o>', 'an attribute that is something');
chdir $top or die;
done_testing();
