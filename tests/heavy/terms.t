#!/usr/bin/env perl
# What terminologists' tools take: TBX by jing, Turtle by rapper, the LaTeX glossary by LuaLaTeX; of the glossary, and of the cases.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Cwd 'chdir';
use Test::More;

need('java', '/usr/share/java/jing.jar', 'rapper', 'lualatex', 'kpsewhich');
$ENV{LC_ALL} = 'C.UTF-8';
my $dir = scratch();
my @jing = ('java', '-jar', '/usr/share/java/jing.jar', "$top/tests/schema/bibelot-tbx.rng");

# The cases that have a term or program, the glossary, and a part of it.
my @cases = grep { slurp($_) =~ /designations:/ } glob 'tests/cases/{clean,tbx,skos,B703,B704}*/in.yaml';
cmp_ok(scalar @cases, '>', 5, 'there are cases');
my %inputs = map { ($_ =~ s{.*/cases/([^/]+)/.*}{$1}r) => [$_] } @cases;
$inputs{glossary} = ['glossary/'];
$inputs{part} = ['glossary/', '--keys', 'new-style-whole-of-nation-system,made-in-china-2025'];

my (@tbx, @turtle);
for my $name (sort keys %inputs) {
    for (['tbx', \@tbx], ['skos', \@turtle]) {
        my ($format, $files) = @$_;
        my ($status, $text) = capture($bibelot, 'convert', '--loss', 'off', '-t', $format, '-o', "$dir/$name.$format", @{ $inputs{$name} });
        is($status, 0, "$name as $format") or diag($text);
        push @$files, "$dir/$name.$format";
    }
}

my ($status, $text) = capture(@jing, @tbx);
is("$status$text", '0', 'valid TBX');
spew("$dir/bad.tbx", slurp("$dir/glossary.tbx") =~ s{ target="n\.}{ target="n.no-}r);
isnt((capture(@jing, "$dir/bad.tbx"))[0], 0, 'and a pointer to nothing is seen');

for my $file (@turtle) {
    ($status, $text) = capture('rapper', '-q', '-c', '-i', 'turtle', $file);
    is("$status$text", '0', 'Turtle: ' . $file =~ s{.*/}{}r);
}
my ($count) = (capture('rapper', '-c', '-i', 'turtle', "$dir/glossary.skos"))[1] =~ /returned (\d+) triples/;
cmp_ok($count || 0, '>', 5000, 'there are triples');
spew("$dir/bad.ttl", slurp("$dir/glossary.skos") =~ s{"@}{"" @}r);
isnt((capture('rapper', '-q', '-c', '-i', 'turtle', "$dir/bad.ttl"))[0], 0, 'and what is no Turtle is seen');

# TeX, where its packages and a font are there: every entry of the glossary and of the hostile case, all their texts.
SKIP: {
    my @missing = grep { (capture('kpsewhich', $_))[1] !~ /\S/ } qw(glossaries.sty fontspec.sty);
    my ($font) = (capture('fc-list', ':lang=zh-cn', 'file'))[1] =~ m{^(\S+/NotoSansCJK-Regular\.ttc)}m;
    push @missing, 'a font for Chinese' unless $font;
    skip "no @missing here", 4 if @missing && !$ENV{NEED_TOOLS};
    is("@missing", '', 'TeX has what it needs');
    my %sources = (glossary => 'glossary/', hostile => 'tests/cases/latex-glossary-hostile-text/in.yaml');
    is((capture($bibelot, 'convert', '--loss', 'off', '-t', 'latex-glossary', '-o', "$dir/$_.tex", $sources{$_}))[0], 0, "$_ as LaTeX") for sort keys %sources;
    chdir $dir;
    spew('book.tex', <<'END');
\documentclass{article}
\usepackage{fontspec}
\setmainfont{NotoSansCJK-Regular.ttc}[FontIndex=2]
\usepackage[acronym]{glossaries}
\makenoidxglossaries
\loadglsentries{glossary}
\loadglsentries{hostile}
\begin{document}
\gls{dual-circulation}
\forallglsentries{\one}{\glsentryname{\one} \glsentryuseri{\one} \glsentryuserii{\one} \glsentrydesc{\one}\endgraf}
\end{document}
END
    ($status, $text) = capture('lualatex', '-interaction=nonstopmode', '-halt-on-error', 'book.tex');
    is($status, 0, 'LuaLaTeX') or diag(substr $text, -2000);
    unlike($text, qr/^! |Package \w+ Error/m, 'without an error');
    spew('book.tex', slurp('book.tex') =~ s/dual-circulation/no-such-entry/r);
    ($status, $text) = capture('lualatex', '-interaction=nonstopmode', '-halt-on-error', 'book.tex');
    isnt($status, 0, 'and an entry that is not there is seen');
    chdir $top;
}
done_testing();
