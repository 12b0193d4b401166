#!/usr/bin/env perl
# A large file is read in windows: what comes out, and what is said, is the same whatever their size, and from a pipe.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();
my %format = (bib => 'biblatex', ris => 'ris', 'csl.json' => 'csl-json');
my (undef, $generated) = capture('tests/bench/generate', 60);
spew("$dir/generated.bib", $generated);
# Macros before and after, a parent behind its children, data, a key twice, faults in the midst.
spew("$dir/global.bib", <<'BIB' . $generated =~ s/\{key-/{other-/gr . <<'BIB');
@string{pub = {Springer}}
@incollection{child-a, author = {A, B}, title = {First}, crossref = {parent}, pages = {1--2}}
@book{with-data, title = {Data}, author = {C, D}, xdata = {shared}, date = {2001}}
@book{key-twice, title = {One}, author = {E, F}, publisher = pub, date = {2002}}
BIB
@string{pub = {Elsevier}}
@book{key-twice, title = {Two}, author = {E, F}, publisher = pub, date = {2003}}
@article{bad, title = {Missing brace, date = {2004}
}
@misc{behind, title = {Behind it}, author = {G, H}, date = {2005}, note = undefined}
@xdata{shared, publisher = {MIT Press}, location = {Cambridge}}
@inbook{child-b, author = {A, B}, title = {Second}, crossref = {parent}, related = {generated-none, key-twice}}
@collection{parent, editor = {I, J}, title = {Whole}, date = {1999}, xdata = {shared}}
BIB
for ([ris => 'ris'], ['csl-json' => 'csl.json'], [yaml => 'yaml']) {
    my ($to, $suffix) = @$_;
    system($bibelot, 'convert', '-q', '--loss', 'off', "$dir/generated.bib", '-t', $to, '-o', "$dir/generated.$suffix") == 0 or die;
}
spew("$dir/one-line.csl.json", slurp("$dir/generated.csl.json") =~ s/\n\s*//gr);
# Comments that hold entries, one of them to the end.
spew("$dir/comments.bib", <<'BIB');
@book{a, title = {A}, author = {X, Y}}
@comment{
@book{within, title = {Within}, author = {X, Y}}
@book{within-too, title = {Within, too}, author = {X, Y}}
}
@book{b, title = {B}, author = {X, Y}}
@Comment {
@book{open, title = {Open}, author = {X, Y}}

@book{c, title = {C}, author = {X, Y}}
BIB
# Windows that say nothing of others, and hold what others name; names of fields in other letters, and in pieces.
spew("$dir/far.bib", <<'BIB' . $generated =~ s/\{key-/{far-/gr . <<'BIB');
@book{translated, title = {T}, author = {A, B}, date = {2001}, RELATED = {original}, relatedtype = {translationof}}
@book{lost, title = {T}, author = {A, B}, date = {2001}, related = {nobody}, relatedtype = {translationof}}
@inbook{part, title = {P}, author = {A, B}, CrossRef
 = {whole}}
@book{pieces, title = {P}, author = "xda" # {ta=people-author}, date = {2001}}
@ STRING (somebody = "Some, Body")
BIB
@book{original, title = {O}, author = {A, B}, date = {1901}}
@book{whole, title = {W}, author = {Some, One}, date = {1999}}
@book{late, title = {L}, author = somebody, date = {1999}}
@xdata{people, author = {C, D}}
BIB
# Macros that mean something else in each place, by way of macros of other windows; parents before and behind their children.
spew("$dir/places.bib", <<'BIB');
@string{pub = {First}}
@string{base = {Base}}
@incollection{child-before, author = {A, B}, title = {T1}, crossref = {parent}}
@incollection{filler, author = {A, B}, title = {T2}}
@string{pub = {Second}}
@string{chain = base # { and more}}
@string{pub = {Third}}
@collection{parent, editor = {I, J}, title = {Whole}, date = {1999}, publisher = pub, location = late # { } # chain, note = jan}
@string{late = {Never}, jan = {J{\"a}nner}}
@string{pub = {Fourth}}
@incollection{child-behind, author = {A, B}, title = {T3}, crossref = {parent}, series = chain}
@incollection{child-x, author = {A, B}, title = {T4}, xdata = {shared}, date = {2001}}
@string{place = {Leipzig}}
@xdata{shared, publisher = pub, location = place # pub}
@string{pub = {Fifth}, chained = chain # { } # pub # jan}
@string{chained-two = chained # { x}}
@incollection{child-y, author = {A, B}, title = {T4}, xdata = {shared}, date = {2001}, series = chained-two}
BIB
# A translation before its original, and one without.
spew("$dir/translated.ris", join "\n", map { "TY  - BOOK\nID  - $_->[0]\nAU  - Gu, Xin\nTI  - Title of $_->[0]\nPY  - 2001\n$_->[1]ER  - \n" }
        ['a', qq{U5  - bibelot translation-of: "z"\n}], ['b', qq{U5  - bibelot translation-of: "nowhere"\n}], ['z', '']);
like(qx($bibelot convert -t biblatex -o $dir/out --window 1 $dir/translated.ris 2>&1), qr/\A(?!.*'z')\S+:14:31: error: no endnote has the id 'nowhere' \[B201\]/s,
    'a reference is told when no window has what it means');
spew("$dir/odd.ris", qq<TY  - BOOK\nID  - a\nTI  - T\nU5  - bibelot translation-of: "nowhere"\nU5  - bibelot publisher: {\nER  - \n>);
like(qx($bibelot convert -t biblatex -o $dir/out --window 1 $dir/odd.ris 2>&1), qr/:4:31: error: no endnote has the id 'nowhere' \[B201\].*:5:7: error: .*\[B017\].*^2 errors/ms,
    'and what else is told of its record');
spew("$dir/empty.bib", "nothing but words\n");
spew("$dir/empty.csl.json", "[]\n");

sub converted {
    my ($file, $to, @options) = @_;
    my ($status, $text) = capture($bibelot, 'convert', '-t', $to, '-o', "$dir/out", @options, $file);
    return [$status, $text, -e "$dir/out" ? slurp("$dir/out") : 'nothing'];
}

# The places and codes of what is said: a note or a suggestion may want more than a window. An item of CSL without an id gets one by
# author and year, which in a window ends with the line.
sub as_text {
    my ($what) = @_;
    $what->[2] =~ s/^(\@\w+\{)[^,]+|"(?:id|citation-key)": "[^"]*"/$1 \/\/ ''/mge;
    return join "\n", "status $what->[0]", $what->[1] =~ /^\S+?(:\d+:\d+: \w+:).*(\[B\d{3}\])$/mg, $what->[2];
}

my $files = 0;
for my $file (sort grep { !/-o\b/ } glob("$dir/*.{bib,ris,json} tests/cases/*/*.bib tests/cases/*/*.ris tests/cases/*/*.csl.json")) {
    my ($suffix) = $file =~ /\.(bib|ris|csl\.json)$/ or next;
    $files++;
    my $to = $format{$suffix} eq 'biblatex' ? 'csl-json' : 'biblatex';
    my $whole = converted($file, $to, '--window', 1 << 30);
    my @differ = grep { as_text(converted($file, $to, '--window', $_)) ne as_text($whole) } $file =~ /cases|empty/ ? (1, 400) : (1, 400, 3000);
    is("@differ", '', $file =~ s{.*/(?=[^/]*/)}{}r);
}
cmp_ok($files, '>', 15, 'there are files');

# TEI has a frame, which a lone .bib needs nothing else for: so it comes in windows, too, and is what it is at once.
for my $file (sort glob("$dir/*.bib tests/cases/*/*.bib")) {
    my $once = as_text(converted($file, 'tei'));
    my @differ = grep { as_text(converted($file, 'tei', '--window', $_)) ne $once } 1, 400;
    is("@differ", '', 'TEI of ' . $file =~ s{.*/(?=[^/]*/)}{}r);
}
like(converted("$dir/global.bib", 'tei', '--window', 200)->[1], qr/the id 'key-twice' is taken.*\n.*\n.*\n.*line 4 has it/, 'and it does come in windows');
mkdir "$dir/project" or die;
spew("$dir/project/.bibelot.yaml", "project: {format: 1, title: {en: Ours}, languages: en}\n");
spew("$dir/project/a.bib", slurp("$dir/generated.bib"));
like(converted("$dir/project/a.bib", 'tei', '--window', 400)->[2], qr{<title type="main" xml:lang="en">Ours</title>}, 'a project names it in windows, too');

my $whole = converted("$dir/global.bib", 'ris');
like($whole->[2], qr/^TI  - First\r\n(?:(?!TY).*\n)*?T2  - Whole\r$/m, 'a parent that comes later is inherited from');
like($whole->[2], qr/^PB  - Elsevier\r$/m, 'and a macro counts from where it stands');
is_deeply(converted("$dir/global.bib", 'ris', '--window', 200)->[2], $whole->[2], 'so it is in windows');
like(converted("$dir/global.bib", 'ris', '--window', 200)->[1], qr/the id 'key-twice' is taken.*\n.*\n.*\n.*line 4 has it/, 'a key that another window has is told');
# Ids that are made up hang on those of all records before, whichever window has them, and whoever is quicker.
spew("$dir/nameless.ris", join '', map { "TY  - BOOK\n" . ($_ % 7 ? '' : 'ID  - ' . ($_ % 2 ? "gu-2011-title-of-1-$_" : "k$_") . "\n")
    . "AU  - Gu, Xin\nTI  - Title of ${\($_ % 3)}\nPY  - 20${\($_ % 4)}1\nER  - \n" } 1 .. 300);
my $nameless = converted("$dir/nameless.ris", 'biblatex', '--window', 1 << 30);
like($nameless->[2], qr/^\@book\{gu-2011-title-of-1,(?=.*^\@book\{gu-2011-title-of-1-2,)(?=.*^\@book\{gu-2011-title-of-1-8,)/ms, 'made-up ids have numbers');
is_deeply(converted("$dir/nameless.ris", 'biblatex', '--window', $_)->[2], $nameless->[2], "made-up ids in windows of $_") for 1, 100, 1000, 5000;
is(qx{cat "$dir/nameless.ris" | "$bibelot" convert -q -f ris -t biblatex --loss off --window 300 2>/dev/null}, $nameless->[2], 'and from a pipe');
# A key many times over: the line of the first is named, whatever window it is in, and its file, where that is another one.
spew("$dir/often-$_.bib", join '', map { "\@book{$_, title = {$_}}\n" } qw(a b a a a b)) for 1, 2;
sub named { my ($status, $text) = capture($bibelot, 'convert', '-t', 'ris', '--loss', 'off', '-o', "$dir/out", @_); return join ' ', $text =~ /(?:= note: \S+?:(?=\d+:\d+: by)|= help: line )(\d+(?: of \S+)?)/g }
for (1, 30, 60, 90, 120, 1 << 30) {
    is(named('--window', $_, "$dir/often-1.bib"), '1 1 1 2', "the lines named in windows of $_");
    is(named('--window', $_, "$dir/often-1.bib", "$dir/often-2.bib"), '1 1 1 2 ' . join(' ', map { "$_ of $dir/often-1.bib" } 1, 2, 1, 1, 1, 2), 'and of a file before');
}
spew("$dir/often-3.bib", join '', map { "\@book{$_, title = {" . ($_ eq 'x' ? 'x' x 40 : $_) . "}}\n" } qw(a x a c c));
is(named('--window', $_, "$dir/often-3.bib"), '1 4', "a key of another window beside one of its own, in windows of $_") for 1, 70, 90, 110, 1 << 30;
# More keys than the first table of those that were seen has places for nearly: references to some that come later, and to none.
spew("$dir/full.ris", join '', map { "TY  - BOOK\nID  - id-$_\nTI  - T\n" . ($_ % 20 ? '' : qq{U5  - bibelot translation-of: "} . ($_ % 40 ? "id-@{[$_ + 1]}" : "none-$_") . qq{"\n}) . "ER  - \n" } 1 .. 760);
sub dangling { return join ' ', (capture($bibelot, 'convert', '-t', 'biblatex', '--loss', 'off', '-o', "$dir/out", '--window', $_[0], "$dir/full.ris"))[1] =~ /no endnote has the id '(\S+)'/g }
is(dangling(500), dangling(1 << 30), 'of many references those are told that nothing answers');
is(dangling(500), join(' ', map { 'none-' . 40 * $_ } 1 .. 19), 'all of them');
my @files = map { "tests/cases/bibtex-macros-of-files-before/$_.bib" } qw(a-journals b c);
my @several = map { [capture($bibelot, 'convert', '-t', 'ris', '--window', $_, @files)] } 1, 1 << 30;
is_deeply($several[0], $several[1], 'macros of the files before count in windows, too');
my $piped = qx{cat "$dir/global.bib" | "$bibelot" convert -q -f biblatex -t ris --window 200 2>/dev/null};
is($piped, $whole->[2], 'from a pipe, too');
my $chained = qx{"$bibelot" convert -q --loss off "$dir/generated.bib" -t csl-json --window 500 | "$bibelot" convert -q --loss off -f csl-json -t ris --window 700};
is($chained, slurp("$dir/generated.ris"), 'one command feeds the next');
is(converted("$dir/generated.bib", 'csl-yaml', '--window', 400)->[2], converted("$dir/generated.bib", 'csl-yaml', '--window', 1 << 30)->[2], 'a list that is not empty does not begin as if it were');
my ($status, $text) = capture($bibelot, 'convert', '-q', '-t', 'biblatex', '--loss', 'off', '--keys', 'key-twice,nobody', '--window', 100, "$dir/global.bib");
like($text, qr/nothing has the key 'nobody'/, '--keys works in windows, and misses what is not there');
is(scalar(() = $text =~ /^\@/mg), 2, 'and finds what is');

# Where every record is in the file, a format that wants all of them gets them at once.
is(converted("$dir/generated.bib", 'tbx', '--window', 400)->[2], converted("$dir/generated.bib", 'tbx')->[2], 'TBX has no place where works flow');

# A stylesheet that fails before anything is written leaves the output as it was; behind that, what was written goes, too.
sub sheet { return qq{<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:output method="text"/><xsl:param name="part"/>\n}
    . qq{<xsl:template match="/"><xsl:if test="$_[0]"><xsl:message terminate="yes">enough</xsl:message></xsl:if>x</xsl:template>\n</xsl:stylesheet>\n} }
spew("$dir/no-sheet.xsl", "<none/>\n");
spew("$dir/head.xsl", sheet(q{$part = 'head'}));
spew("$dir/late.xsl", sheet(q{//entry[contains(@key, '-33')]}));
for my $sheet (['no-sheet', qr/no-sheet\.xsl:1: /], ['head', qr/head\.xsl:3: enough/], ['late', qr/generated\.bib: \S*late\.xsl:3: enough/]) {
    my ($name, $told) = @$sheet;
    spew("$dir/out", "as it was\n");
    my $failed = converted("$dir/generated.bib", 'ris', '--loss', 'off', '--window', 500, '--xsl', "$dir/$name.xsl");
    is("$failed->[0] $failed->[2]", "3 as it was\n", "$name.xsl: fails, and the output stays");
    like($failed->[1], qr/\Abibelot: (?:\S+: )?\S*?$told[^\n]*\n\z/, "$name.xsl: which is told once");
}
like(qx($bibelot convert -q --loss off -t ris --window 500 --xsl $dir/late.xsl $dir/generated.bib 2>/dev/null), qr/\Ax{2,}\z/, 'to a pipe, what came before the fault is written');
spew("$dir/out", "as it was\n");
is_deeply(converted("$dir/generated.bib", 'ris', '--window', 400, '--cited', "$dir/none.tex"), [3, "bibelot: $dir/none.tex: No such file or directory\n", "as it was\n"],
    'what nobody can tell to be cited is not written');

# What needs all records is read whole, by several threads in parts: what comes out, and what is said, is the same to the byte.
spew("$dir/macros.bib", <<'BIB');
@string{pub = {Springer}, place = {Berlin}}
@book{a, title = {A}, author = {X, Y}, publisher = pub, location = place, date = {2001}}
@book{b, title = {B}, author = {X, Y}, publisher = pub # { } # undefined, date = {2001}}
@string{pub = {Elsevier}}
@book{c, title = {C}, author = {X, Y}, publisher = pub, date = {2001}}
@book{d, title = {D}, author = {X, Y}, publisher = pbu, date = {2001}}
@book{d, title = {E, or } # late, author = {X, Y}, date = {2001}}
@string{late = {Late}, pub = {Springer}}
% bibelot: allow B204 the same again
@book{c, title = {C \unknown{x}}, author = {X, Y}, publisher = pub, note = late, date = {2001}}
@book{e, title = {E \unknown{x} \other}, author = {X, Y}, publisher = Pub, date = {2001}}
BIB
# The same, many times over, broken in the same places: braces, quotes and entries without their other half.
my $state = 7;
# Findings of the engine, in each part; sections one behind the other.
spew("$dir/findings.yaml", slurp("$dir/generated.yaml") =~ s/    (volume|publisher): (?=.*[13579]$)/    x-$1: /gmr
    . "terms:\n" . join '', map { "  term-$_:\n    designations:\n      zh-Hans: [{text: 举国体制$_, pinyin: jǔ guó tǐ zhì, supplied: true}]\n" } 1 .. 9);
sub any { my ($below) = @_; $state = ($state * 1664525 + 1013904223) % 2**32; return int($state / 2**32 * $below) }
sub broken {
    my ($text, $times) = @_;
    for (1 .. $times) {
        my ($at, $len) = (any(length $text), any(30));
        my $piece = substr $text, any(length $text), $len;
        substr $text, $at, any(2) * $len, any(3) ? $piece : ('{', '}', '"', '@comment{', "\n\@misc{x,", "\@string{pub = {", '}}', "\nER  - \n", ',', "\xC3", "\x01", "\r\n")[any(12)];
    }
    return $text;
}
for my $n (1 .. 12) {
    for my $name ('global.bib', 'macros.bib', 'generated.bib', 'generated.ris', 'generated.csl.json', 'generated.yaml', 'findings.yaml') {
        spew("$dir/broken-$n-$name", broken(slurp("$dir/$name") =~ s/^ID  - .*\n(?=.*[02468]\b)//gmr, 1 + any(8)));
    }
}
# Classic BibTeX inherits as classic BibTeX does.
spew("$dir/classic.bibtex.bib", <<'BIB');
@incollection{child, author = {A, B}, title = {Child}, crossref = {parent}, pages = {1--2}}
@proceedings{parent, title = {Whole}, booktitle = {Whole, as a Book}, year = 1999, publisher = {MIT Press}}
BIB
# More faults than are told, and suggestions for more names than get one.
spew("$dir/faults.bib", join '', map { "\@book{k$_, title = {T}, note = undefined$_, author {X, Y}, date = {2001}}\n" } 1 .. 400);
spew("$dir/more-faults.bib", join '', map { "\@book{k$_, title {T}, note {N}, author {X, Y}, date = {2001}}\n" } 1 .. 400);
sub checked { my ($file, @options) = @_; return converted($file, 'doc', '--check', @options) }
my $parts = 0;
for my $file (sort grep { !/-o\b/ } glob("$dir/*.{bib,ris,json,yaml} tests/cases/*/*.bib tests/cases/*/*.ris tests/cases/*/*.json")) {
    my $once = checked($file);
    my @differ = grep { my $found = checked($file, '--window', $_); "@$found" ne "@$once" } $file =~ /cases|broken/ ? (1, 300) : (1, 50, 1000);
    is("@differ", '', 'in parts: ' . $file =~ s{.*/(?=[^/]*/)}{}r);
    $parts++;
}
cmp_ok($parts, '>', 100, 'there are files');
is_deeply(checked("$dir/macros.bib", '--window', 1, '--limits', "records=$_"), checked("$dir/macros.bib", '--limits', "records=$_"), "in parts: no more than $_ records") for 1 .. 9;
like(checked("$dir/macros.bib", '--window', 1, '--limits', 'records=3')->[1], qr/^\S+:6:1: error: more than 3 records \[B025\]/m, 'the first that is too many is told');
like(checked("$dir/macros.bib", '--window', 1)->[1], qr/no \@string defines 'pbu' \[B018\]\n.*\n.*\n.*did you mean 'pub'/, 'a macro of another part is suggested');
like(checked("$dir/classic.bibtex.bib", '--window', 1)->[2], qr{<endnote id="child".*?<container-title>\s*<value>Whole, as a Book</value>}s, 'and classic BibTeX stays classic');
like(checked("$dir/more-faults.bib", '--window', 1)->[1], qr/^1003 errors in 1 file/m, 'faults of all parts count together, and the rest is left');

# What is written from memory is rendered in chunks, by several workers if there are many of them or --window is given.
my (undef, $more) = capture('tests/bench/generate', 150);
spew("$dir/chunks.bib", $more);
for my $to ('yaml', 'tei.xml') {
    system($bibelot, 'convert', '-q', '--loss', 'off', "$dir/chunks.bib", '-o', "$dir/chunks.$to") == 0 or die;
}
spew("$dir/project/a.bib", $more);
my @formats = map { (split)[0] } grep { /^\S+\s+\w+\s+yes / } split /\n/, (capture($bibelot, 'formats'))[1];
cmp_ok(scalar @formats, '>', 10, 'there are formats');
for my $to (@formats) {
    for my $from (['chunks.yaml'], ['chunks.tei.xml'], ['chunks.bib', '--sort', 'title'], ['project']) {
        my ($name, @options) = @$from;
        next if $name ne 'chunks.yaml' && $to !~ /^(?:biblatex|tei|yaml)$/;
        my ($one, $several) = map { converted("$dir/$name", $to, @options, @$_) } [], ['--window', 1];
        ok("@$several" eq "@$one", "$name to $to");
        ok($to eq 'latex-glossary' || length $one->[2] > 5000, 'which is something');
    }
}
# Documents of chunks are kept for the next place that wants them, but not of more than a few: what comes out has all of them.
spew("$dir/programs.yaml", "programs:\n" . join '', map { "  p$_: {type: " . ($_ % 2 ? 'institution' : 'plan') . ", designations: {en: Plan $_}}\n" } 1 .. 1100);
my $programs = converted("$dir/programs.yaml", 'tei')->[2];
is(join(' ', $programs =~ /<event [^>]*xml:id="e\.(p\d+)"/g), join(' ', map { 'p' . 2 * $_ } 1 .. 550), 'the events of many programs');
is(join(' ', sort { $a <=> $b } $programs =~ /<entry [^>]*xml:id="p\.p(\d+)"/g), join(' ', 1 .. 1100), 'and their entries');
# A stylesheet from a pipe can be read once.
spew("$dir/pipe.xsl", q{<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/><xsl:template match="/">x</xsl:template></xsl:stylesheet>});
like(qx{cat "$dir/pipe.xsl" | "$bibelot" convert -q --loss off "$dir/$_" -t ris --window 100 --xsl /dev/stdin 2>&1}, qr/\Ax+\z/, "a stylesheet from a pipe, and $_") for qw(chunks.yaml chunks.bib);
done_testing();
