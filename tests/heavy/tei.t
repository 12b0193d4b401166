#!/usr/bin/env perl
# out/glossary.tei.xml is valid TEI P5: against tei_all where TEI_RNG names it (jing; xmllint takes minutes on it).
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

plan skip_all => 'TEI_RNG does not name a schema' unless $ENV{TEI_RNG};
need('java', '/usr/share/java/jing.jar', $ENV{TEI_RNG});
$ENV{LC_ALL} = 'C.UTF-8';
my @jing = ('java', '-jar', '/usr/share/java/jing.jar', $ENV{TEI_RNG});
my ($status, $text) = capture(@jing, 'out/glossary.tei.xml');
is("$status$text", '0', 'valid');

my $dir = scratch();
is((capture($bibelot, 'convert', '-t', 'tei', '-o', "$dir/every.tei.xml", 'tests/readers/every-field.yaml'))[0], 0, 'every field of a work');
($status, $text) = capture(@jing, "$dir/every.tei.xml");
is("$status$text", '0', 'is valid, too');
is((capture($bibelot, 'convert', '-q', '-t', 'tei', '-o', "$dir/ids.tei.xml", 'tests/cases/tei-ids-of-others/in.bib'))[0], 0, 'ids of others');
($status, $text) = capture(@jing, "$dir/ids.tei.xml");
is("$status$text", '0', 'are valid, too');
spew("$dir/bad.xml", slurp('out/glossary.tei.xml') =~ s{</text>}{<orth/></text>}r);
isnt((capture(@jing, "$dir/bad.xml"))[0], 0, 'and what is not valid is seen');
done_testing();
