#!/usr/bin/env perl
# What survives the way from BibLaTeX to another format and back (tests/roundtrip): all of it, or it is reported. Prints the
# table that README.md has.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('kpsewhich');
my ($status, $examples) = capture('kpsewhich', 'biblatex-examples.bib');
chomp $examples;
need($examples || '/no/biblatex-examples.bib');
# Of the fields, at most so many hundredths may be lost, if they are reported.
my %most = ('csl-json' => 2, tei => 2, yaml => 2, ris => 10);

for (['biblatex-examples.bib', $examples, 1000], ['the cases', 'tests/cases/bib-homes/in.bib', 60], ['TeX', 'tests/cases/bib-tex-beside/in.bib', 14]) {
    my ($name, $file, $least) = @$_;
    my ($failed, $text) = capture($^X, 'tests/roundtrip', $file, sort keys %most);
    my %rows = map { my ($format, @n) = split /\s*\|\s*/, s/^\|\s*//r; ($format => \@n) } grep { /^\| [a-z-]+ +\| +\d/ } split /\n/, $text;
    diag("$name\n" . join "\n", grep { /^\|/ } split /\n/, $text) if $least > 999;
    is($failed, 0, "$name: nothing is lost without a word") or diag($text);
    for my $format (sort keys %most) {
        my ($fields, $survive, $reported, $unreported, $types) = @{ $rows{$format} // [0, 0, 0, -1, -1] };
        cmp_ok($fields, '>=', $least, "$name, $format: fields");
        is($unreported, 0, '  none is lost unreported');
        is($types, 0, '  no entry changes its type');
        cmp_ok(100 * $reported, '<=', $most{$format} * $fields, "  at most $most{$format} % are reported");
        is($survive + $reported, $fields, '  and that is all of them');
    }
}
done_testing();
