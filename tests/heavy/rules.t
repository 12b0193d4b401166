#!/usr/bin/env perl
# Rules speak to the model: what tests/rules shows in one format is shown in each other one that it is converted to, on a place in that
# file.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP 'decode_json';
use Test::More;

my %suffix = (biblatex => '.bib', 'csl-json' => '.csl.json', ris => '.ris', tei => '.tei.xml');

# Rules about works, their fields and texts. All others are about the syntax of a format, or about terms, which citation files have not.
my $about_works = qr/^B(?:11[34589]|12\d|20[89]|3\d\d|51\d|6\d\d)$/;

# Where a fault has no way to be, with the reason. `*` stands for all formats.
my $bib_languages = 'a .bib has one language for an entry, by its name in babel, and no tags of texts';
my $bib_model = 'the data model is that of biblatex alone; and what we write keeps to it, where it can';
my $bib_apparatus = 'a .bib has no place for where a work is cited';
my %nowhere = (
    B113 => { biblatex => $bib_languages },
    B115 => { '*' => 'only our YAML takes a plain string for a name; what others write says what it is' },
    B118 => { biblatex => $bib_languages },
    (map { $_ => { 'csl-json' => $bib_model, ris => $bib_model, tei => $bib_model } } qw(B126 B127)),
    B128 => { '*' => $bib_model },
    B129 => { '*' => $bib_model },
    B208 => { biblatex => 'keys that BibTeX takes for one are made two when they are written' },
    B209 => { 'csl-json' => 'no key of TeX', ris => 'no key of TeX', tei => 'no key of TeX' },
    B308 => { biblatex => 'a number of pubmed is an eprint, whatever it is' },
    B310 => { biblatex => $bib_apparatus },
    B311 => { biblatex => $bib_apparatus },
    B312 => { biblatex => $bib_apparatus },
    B313 => { biblatex => $bib_apparatus },
    B325 => { biblatex => 'a volume that is no number is written to the note' },
    B337 => { '*' => 'braces are TeX; and what is written to a .bib has them' },
    B340 => { biblatex => 'TeX is at home in a .bib' },
    B346 => { 'csl-json' => 'names come in parts', ris => 'names come in parts', tei => 'names come in parts' },
    B510 => { biblatex => $bib_languages },
    B511 => { biblatex => $bib_languages },
    B512 => { biblatex => 'accents of TeX are read in NFC' },
    B519 => { '*' => 'it is the end of a line that makes the blank; what is converted stands in one line' },
    B601 => { biblatex => 'all ranges are written with two hyphens', 'csl-json' => 'all ranges are written with hyphens' },
    B604 => { biblatex => 'TeX makes one of all blanks' },
);

my $dir = scratch();
my (@faults, %needed, $seen);
for my $code (slurp('src/base/diag.def') =~ /^DIAG\((B\d{3}),/mg) {
    next unless $code =~ $about_works;
    my ($hit) = grep { -f } glob "tests/rules/$code/hit.*";
    next unless $hit;
    mkdir "$dir/$code";
    spew("$dir/$code/.bibelot.yaml", slurp("tests/rules/$code/.bibelot.yaml")) if -e "tests/rules/$code/.bibelot.yaml";
    for my $format (sort keys %suffix) {
        my $file = "$dir/$code/hit$suffix{$format}";
        # What it says of the input is not asked; that it writes something is.
        capture($bibelot, 'convert', '-q', '--loss', 'off', '-t', $format, '-o', $file, $hit);
        my $size = -s $file || 0;
        my ($status, $text) = $size ? capture($bibelot, 'check', '--today', '2026-01-01', '--report', 'json', $file) : (0, '{"diagnostics": []}');
        my @found = grep { $_->{code} eq $code } @{ decode_json($text)->{diagnostics} };
        my $reason = $nowhere{$code} && ($nowhere{$code}{$format} // $nowhere{$code}{'*'});
        push @faults, "$code: not shown in $format" if !@found && !$reason;
        push @faults, "$code: is shown in $format, though there is said to be no way" if @found && $reason && !$nowhere{$code}{'*'};
        push @faults, "$code: no place in $format" if grep { !$_->{file} || $_->{offset} + $_->{length} > $size || !$_->{length} } @found;
        $seen++ if @found;
        $needed{$code} = 1 if $reason;
    }
}
is(join("\n", @faults), '', 'each rule holds in each format');
cmp_ok($seen, '>', 200, 'that was much') or diag($seen);
is(join(' ', grep { !$needed{$_} } sort keys %nowhere), '', 'no exception that nothing needs');
done_testing();
