#!/usr/bin/env perl
# The CSL processor against the public suite's fixtures, where they are: tests/csl/run.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

plan skip_all => 'CSL_SUITE names no folder of fixtures' unless -d ($ENV{CSL_SUITE} // '');
plan skip_all => 'CSL_LOCALES names no folder of locales' unless -d ($ENV{CSL_LOCALES} // '');
exec $^X, 'tests/csl/run' or die "tests/csl/run: $!\n";
