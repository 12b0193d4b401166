#!/usr/bin/env perl
# What `bibelot cite` writes is taken by those whom it is for: LaTeX by LuaLaTeX, with characters and with text that is hostile to
# TeX; HTML by the Nu checker.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();
my @styles = (['journal-of-examples', '--style-dir', 'tests/cases/cite-text/csl'], ['numbers', '--style-dir', 'tests/cases/cite-numbered-latex/csl']);
# Debian's, where they are.
my $installed = '/usr/share/citation-style-language/styles';
push @styles, map { -e "$installed/$_.csl" ? [$_] : () } qw(chicago-note-bibliography apa china-national-standard-gb-t-7714-2015-numeric);
my @inputs = ('tests/cases/cite-text/works.yaml', 'glossary');

# Every style over every input, or undef where that fails.
sub cited {
    my ($type, $suffix) = @_;
    my @texts;
    for my $style (@styles) {
        for my $input (@inputs) {
            my $file = "$dir/" . @texts . $suffix;
            my ($status, $said) = capture($bibelot, 'cite', '-q', '-s', @$style, '-t', $type, '--links', '-o', $file, $input);
            is($status, 0, "$style->[0]: $input as $type") or diag($said);
            push @texts, -e $file ? slurp($file) : '';
            cmp_ok(length $texts[-1], '>', 200, 'something');
        }
    }
    return @texts;
}

SKIP: {
    my ($font) = (capture('fc-list', ':lang=zh-cn', 'file'))[1] =~ m{^(\S+/NotoSansCJK-Regular\.ttc)}m;
    my @missing = grep { my $tool = $_; !grep { -x "$_/$tool" } split /:/, $ENV{PATH} } qw(lualatex);
    push @missing, 'a font for Chinese' unless $font;
    skip "no @missing here", 1 if @missing && !$ENV{NEED_TOOLS};
    is("@missing", '', 'TeX has what it needs');
    my @texts = cited('latex', '.tex');
    my $head = "\\documentclass{article}\n\\usepackage{fontspec}\n\\setmainfont{NotoSansCJK-Regular.ttc}[FontIndex=2]\n\\usepackage{hyperref}\n\\begin{document}\n";
    chdir $dir;
    spew('list.tex', $head . join("\n\n", @texts) . "\\end{document}\n");
    my ($status, $text) = capture('lualatex', '-interaction=nonstopmode', '-halt-on-error', 'list.tex');
    is($status, 0, 'LuaLaTeX') or diag(substr $text, -2000);
    unlike($text, qr/^! |Package \w+ Error/m, 'without an error');
    unlike(slurp('list.log'), qr/Missing character/, 'and has a glyph for everything');
    spew('list.tex', $head . $texts[0] . "R&D #1_a\n\\end{document}\n");
    isnt((capture('lualatex', '-interaction=nonstopmode', '-halt-on-error', 'list.tex'))[0], 0, 'and text that is not escaped is seen');
    chdir $top;
}

SKIP: {
    my $jar = 'out/node/node_modules/vnu-jar/build/dist/vnu.jar';
    my @missing = ((-e $jar ? () : $jar), (grep({ -x "$_/java" } split /:/, $ENV{PATH}) ? () : 'java'));
    skip "no @missing here", 1 if @missing && !$ENV{NEED_TOOLS};
    is("@missing", '', 'the checker is there');
    my $count = 0;
    for my $text (cited('html', '.html')) {
        spew("$dir/page-" . $count++ . '.html', "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Works</title>\n</head>\n<body>\n$text</body>\n</html>\n");
    }
    my @vnu = ('java', '-Xss8m', '-jar', $jar);
    my ($status, $text) = capture(@vnu, '--Werror', glob "$dir/page-*.html");
    is("$status$text", '0', 'HTML: valid, without a warning');
    spew("$dir/bad.html", slurp("$dir/page-0.html") =~ s{</body>}{<p id="x"><p id="x"></body>}r);
    isnt((capture(@vnu, "$dir/bad.html"))[0], 0, 'and what is not valid is seen');
}
done_testing();
