#!/usr/bin/env perl
# Memory that ends, at each allocation of three runs. `make oom` tries many more.
use strict;
use warnings;

exec 'tests/oom/run', 'check-bad', 'bib-csl', 'term-tbx';
