#!/usr/bin/env perl
# Every diagnostic stands in some golden stderr, and in the sources; and nothing else calls itself one.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my %known = map { $_ => 1 } slurp('src/base/diag.def') =~ /^DIAG\((B\d{3}),/mg;
ok(keys %known > 10, 'diag.def has rows');

my (%seen, $sources);
find({ no_chdir => 1, wanted => sub {
    if (m{/stderr$}) { $seen{$_} = 1 for slurp($_) =~ /\[(B\d{3})\]$/mg }
} }, 'tests/cases');
find({ no_chdir => 1, wanted => sub { $sources .= slurp($_) if m{\.(c|xsl)$} } }, 'src', 'xsl');

is(join(' ', grep { !$seen{$_} } sort keys %known), '', 'every code appears in a golden stderr');
is(join(' ', grep { !$known{$_} } sort keys %seen), '', 'every code in a golden stderr is in diag.def');
is(join(' ', grep { $sources !~ /\b(DIAG_)?$_\b/ } sort keys %known), '', 'every code is reported somewhere');
done_testing();
