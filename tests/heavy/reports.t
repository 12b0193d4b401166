#!/usr/bin/env perl
# Reports are what they claim to be: SARIF is valid by its schema, the JSON by the one that the program prints, JUnit's XML is read by
# another program, which counts what the program counts. Of every input that the cases have.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP 'decode_json';
use Test::More;

need('node', map { "out/node/node_modules/$_/package.json" } qw(ajv ajv-draft-04 js-yaml junit2json));
my $dir = scratch();
my $sarif = "@{[$ENV{SCHEMAS} || '']}/sarif-schema-2.1.0.json";
my @inputs = grep { !/\.(md|aux|bcf)$/ } glob 'tests/cases/*/{in,refs}.*';
cmp_ok(scalar @inputs, '>', 150, 'there are inputs');

my (%files, @json, @faults);
for my $i (0 .. $#inputs) {
    for my $kind (qw(sarif json junit gitlab)) {
        my $file = "$dir/$i.$kind";
        my ($status, $text) = capture($bibelot, 'check', '--report', $kind, '--report-file', $file, $inputs[$i], "$dir/not here");
        push @faults, "$inputs[$i]: $kind: $status $text" if $status != 3;
        push @{ $files{$kind} }, $file;
    }
    push @json, decode_json(slurp("$dir/$i.json"));
}
is(join("\n", @faults), '', 'each is reported, with the file that is missing');

sub valid { return join '', capture('node', 'tests/schema.mjs', @_) }

SKIP: {
    skip 'SCHEMAS does not name a folder with sarif-schema-2.1.0.json', 2 unless -e $sarif;
    is(valid($sarif, @{ $files{sarif} }), '0', 'SARIF is valid');
    spew("$dir/bad.sarif", slurp($files{sarif}[0]) =~ s/"ruleId"/"rule"/r =~ s/"exitCode": 3/"exitCode": "3"/r);
    isnt(valid($sarif, "$dir/bad.sarif"), '0', 'and what is not valid is seen');
}
for my $i (0 .. $#inputs) {
    my $run = decode_json(slurp("$dir/$i.sarif"))->{runs}[0];
    my @rules = map { $_->{id} } @{ $run->{tool}{driver}{rules} };
    push @faults, $inputs[$i] if grep { $rules[$_->{ruleIndex}] ne $_->{ruleId} } @{ $run->{results} };
    push @faults, "$inputs[$i]: results" if @{ $run->{results} } != @{ $json[$i]{diagnostics} };
    my @same = do { my %seen; grep { $seen{$_->{fingerprint}}++ } @{ decode_json(slurp("$dir/$i.gitlab")) } };
    push @faults, "$inputs[$i]: one fingerprint for two findings" if @same;
}
is(join("\n", @faults), '', 'rules are where results look for them, and fingerprints tell results apart');

spew("$dir/schema.json", (capture($bibelot, 'schema', 'report'))[1]);
is(valid("$dir/schema.json", @{ $files{json} }), '0', 'the JSON is valid by its own schema');
spew("$dir/bad.json", slurp($files{json}[0]) =~ s/"version": 1/"version": 2/r);
isnt(valid("$dir/schema.json", "$dir/bad.json"), '0', 'and what is not valid is seen');

my ($status, $said) = capture('node', 'tests/junit.mjs', @{ $files{junit} });
is($status, 0, 'JUnit is read by junit2json') or diag($said);
my @counts = split /\n/, $said;
for my $i (0 .. $#inputs) {
    my $summary = $json[$i]{summary};
    my $cases = @{ $json[$i]{diagnostics} } || $summary->{files};
    my $errors = grep { $_->{severity} eq 'error' } @{ $json[$i]{diagnostics} };
    my $failed = @{ $json[$i]{failures} };
    my $want = sprintf '%d suites, %d cases, %d failures, %d errors', $summary->{files} + 1, $cases + $failed, $errors, $failed;
    push @faults, "$inputs[$i]: $counts[$i], not $want" if $counts[$i] ne $want;
}
is(join("\n", @faults), '', 'and counts the same');
spew("$dir/bad.junit", slurp('tests/cases/report-junit/stdout') =~ s/failures="2"/failures="3"/r);
isnt((capture('node', 'tests/junit.mjs', "$dir/bad.junit"))[0], 0, 'a wrong count is seen');
done_testing();
