#!/usr/bin/env perl
# The site of a large glossary is made in bounded memory: what each further record takes is little more than the record itself.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

# Bytes at the peak for each further record and work. The records themselves take some 11,000 of them; a list that is one tree, or the text
# of a file that is kept, would take thousands more.
my $limit = 17_000;

plan skip_all => 'not with sanitizers' if slurp($bibelot) =~ /__asan_init/;
my (undef, $table) = capture('tests/bench/site', 4000);
my @rows = map { [split / \| /] } $table =~ /^\| (\d.*) \|$/mg;
is(scalar @rows, 2, 'two sites') or diag($table);
my ($small, $large) = @rows;
SKIP: {
    skip 'the system does not tell the peak here', 1 unless $small->[6] > 0;
    my $each = ($large->[6] - $small->[6]) * 2**20 / ($large->[1] - $small->[1]);
    cmp_ok($each, '<=', $limit, sprintf '%.0f bytes for each further record', $each) or diag($table);
}
unlike($table, qr/missing|exit status/, 'with a page for each record');
done_testing();
