#!/usr/bin/env perl
# The bibliographies are what TeX takes: biber's data model for one, classic BibTeX's styles for the other.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Cwd 'chdir';
use File::Copy 'copy';
use Test::More;

need('biber', 'bibtex');
my $dir = scratch();
# What the sources themselves lack: nothing else may be warned of, and each of these must be.
my %lacking = (
    # The article is published without the name of its author.
    biber    => ["WARN - Datamodel: Entry 'diplomat-2022' (glossary.bib): Missing mandatory field 'author'"],
    plain    => ['empty author in diplomat-2022'],
    plainnat => ['empty author in diplomat-2022'],
);

sub is_lacking {
    my ($tool, @warnings) = @_;
    my %listed = map { $_ => 1 } @{ $lacking{$tool} };
    my %warned = map { $_ => 1 } @warnings;
    is(join("\n", grep { !$listed{$_} } @warnings), '', "$tool: no warning but those of the list");
    is(join("\n", grep { !$warned{$_} } sort keys %listed), '', "$tool: every one of the list");
}

copy('out/glossary.bib', "$dir/glossary.bib") or die "out/glossary.bib: $!\n";
copy('out/glossary.bibtex.bib', "$dir/classic.bib") or die "out/glossary.bibtex.bib: $!\n";
my $entries = () = slurp("$dir/classic.bib") =~ /^@(?!string|comment|preamble)/mg;
cmp_ok($entries, '>', 20, 'there are entries');
chdir $dir;

# biber unpacks itself, or keeps its data, below the user's cache.
my ($status, $text) = capture('biber', '--tool', '--validate-datamodel', '--nolog', '--output-file', 'tool.bib', 'glossary.bib');
is($status, 0, 'biber') or diag($text);
is_lacking('biber', grep { /^(WARN|ERROR) / } split /\n/, $text);
spew('bad.bib', slurp('glossary.bib') =~ s/^(\s+)date(\s*=)/$1date$2 {not a date},\n$1origdate$2/mr);
($status, $text) = capture('biber', '--tool', '--validate-datamodel', '--nolog', '--output-file', 'tool.bib', 'bad.bib');
like($text, qr/WARN|ERROR/, 'and sees a bad date');

for my $style (qw(plain plainnat)) {
    spew("$style.aux", "\\relax\n\\citation{*}\n\\bibstyle{$style}\n\\bibdata{classic}\n");
    ($status, $text) = capture('bibtex', $style);
    my @warnings = map { s/^Warning--//r } grep { /^Warning--/ } split /\n/, $text;
    is_lacking($style, @warnings);
    is(scalar(grep { /---|^I (couldn't|found)|error message/ } split /\n/, $text), 0, "$style: no errors") or diag($text);
    my $items = () = slurp("$style.bbl") =~ /\\bibitem/g;
    is($items, $entries, "$style: every entry is printed");
}

# Others' file, written by us at once and by way of CSL: biber has nothing against either but what it has against the file
# itself (fields of the wrong type of entry, volumes that are no integers, what is missing), since what is inherited is there.
sub warnings_of {
    my ($name) = @_;
    my ($status, $text) = capture('biber', '--tool', '--validate-datamodel', '--nolog', '--output-file', 'tool.bib', "$name.bib");
    is($status, 0, "biber reads $name.bib") or diag($text);
    return map { s/ \(\Q$name\E\.bib\)//r } grep { /^(WARN|ERROR) / } split /\n/, $text;
}

my ($found, $path) = capture('kpsewhich', 'biblatex-examples.bib');
chomp $path;
need($path || '/no/biblatex-examples.bib');
copy($path, 'examples.bib') or die "$path: $!\n";
my @convert = ($bibelot, 'convert', '-q', '--loss', 'off');
for (['direct.bib', 'examples.bib'], ['examples.csl.json', 'examples.bib'], ['by-csl.bib', 'examples.csl.json']) {
    my ($to, $from) = @$_;
    ($status, $text) = capture(@convert, '-t', $to =~ /json/ ? 'csl-json' : 'biblatex', '-o', $to, $from);
    is($status, 0, "$from becomes $to") or diag($text);
}
my %its_own = map { $_ => 1 } warnings_of('examples');
cmp_ok(scalar keys %its_own, '>', 5, 'biber warns of the file itself');
note("the file's own: $_") for sort keys %its_own;
for my $name ('direct', 'by-csl') {
    my @warnings = warnings_of($name);
    is(join("\n", grep { !$its_own{$_} } @warnings), '', "$name.bib: no warning but the file's own");
    note("$name.bib: $_") for @warnings;
}
chdir $top;
done_testing();
