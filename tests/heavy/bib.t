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
chdir $top;
done_testing();
