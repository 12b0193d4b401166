#!/usr/bin/env perl
# What is written as CSL is valid by CSL's data schema, what is written for hayagriva by what its documentation says; and the YAML of
# both loads as YAML 1.2.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('node', 'out/node/node_modules/ajv/package.json', 'out/node/node_modules/js-yaml/package.json');
my $dir = scratch();
my $csl = "@{[$ENV{SCHEMAS} || '']}/csl-data.json";
# Residue of CSL returns as properties that the schema has not.
my @sources = ('glossary', grep { slurp($_) !~ /\bcsl\./ } glob 'tests/cases/*/in.yaml');
my %files;
for my $i (0 .. $#sources) {
    next if (capture($bibelot, 'check', $sources[$i]))[0];
    for my $format (qw(csl-json csl-yaml hayagriva)) {
        my $file = "$dir/$i." . { 'csl-json' => 'csl.json', 'csl-yaml' => 'csl.yaml', hayagriva => 'hayagriva.yaml' }->{$format};
        my ($status, $text) = capture($bibelot, 'convert', '-t', $format, '--loss', 'off', '-o', $file, $sources[$i]);
        push @{ $files{$format} }, $file if $status == 0 || fail("$sources[$i] as $format: $text");
    }
}
cmp_ok(scalar @{ $files{'csl-json'} }, '>', 20, 'there are sources');

sub valid { return capture('node', 'tests/schema.mjs', @_) }

SKIP: {
    skip 'SCHEMAS does not name a folder with csl-data.json', 3 unless -e $csl;
    is(join('', valid($csl, @{ $files{$_} })), '0', "$_ is valid") for qw(csl-json csl-yaml);
    spew("$dir/bad.json", slurp($files{'csl-json'}[0]) =~ s/"issued"/"isued"/r);
    isnt((valid($csl, "$dir/bad.json"))[0], 0, 'and what is not valid is seen');
}
is(join('', valid('tests/schema/hayagriva.json', @{ $files{hayagriva} })), '0', 'hayagriva is valid');
spew("$dir/bad.yaml", slurp($files{hayagriva}[0]) =~ s/^  date: /  dates: /mr);
isnt((valid('tests/schema/hayagriva.json', "$dir/bad.yaml"))[0], 0, 'and what is not valid is seen');
done_testing();
