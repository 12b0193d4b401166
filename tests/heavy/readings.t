#!/usr/bin/env perl
# src/text/readings.inc is what src/gen/readings.c makes from the Unihan database of the same version of Unicode.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $unihan = '/usr/share/unicode/Unihan_Readings.txt';
need(-e $unihan ? $unihan : "$unihan.bz2");
my ($status, $text) = capture($ENV{MAKE} || 'make', 'DEPS=skip', 'out/gen/readings.inc');
is($status, 0, 'the generator') or diag($text);
my ($ours, $theirs) = map { slurp($_) } qw(src/text/readings.inc out/gen/readings.inc);
my ($committed, $made) = map { /Unicode (\d+\.\d+\.\d+)/ ? $1 : '' } $ours, $theirs;
SKIP: {
    skip "Unicode $made here, $committed committed", 1 if $made ne $committed;
    ok($ours eq $theirs, 'readings.inc is reproducible');
}
done_testing();
