#!/usr/bin/env perl
# The glossary itself: what its endnotes are known to have, and nothing else; and every Chinese expression is there.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my ($status, $report) = capture($bibelot, 'check', '--color', 'never');
is($status, 0, 'no errors') or diag($report);
my @found = $report =~ /^(\S+: (?:error|warning): .*)$/mg;
is(scalar @found, 8, 'eight things are remarked on') or diag(join "\n", @found);
is(scalar(grep { !/: warning: / } @found), 0, 'all of them warnings');
my @apparatus = (
    [qr/\b14\b.*\btwo works\b/ => 'note 14 holds two works'],
    [qr/\b15\b.*\b14\b.*\b20\b.*\b19\b/ => 'the numbers drift by one from marker 15 to marker 20'],
    map({ [qr/\bmarker $_\b/ => "marker $_ has no endnote"] } 21 .. 26),
);
for my $row (@apparatus) {
    my ($pattern, $what) = @$row;
    is(scalar(grep { /$pattern/ } @found), 1, $what);
}

($status, $report) = capture($bibelot, 'check', '--strict', '--color', 'never');
is($status, 1, '--strict makes them count');
done_testing();
