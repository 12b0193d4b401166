#!/usr/bin/env perl
# The canonical XML is what the schema made from the tables says, and every input gives the same bytes again.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('xmllint');
my $dir = scratch();
my ($status, $schema) = capture($bibelot, 'schema', 'doc');
is($status, 0, 'schema doc') or diag($schema);
spew("$dir/doc.rng", $schema);
is((capture($bibelot, 'convert', '-f', 'yaml', '-t', 'doc', '-o', "$dir/doc.xml", 'glossary/'))[0], 0, 'the glossary as doc');
my ($valid, $text) = capture('xmllint', '--nonet', '--noout', '--relaxng', "$dir/doc.rng", "$dir/doc.xml");
is($valid, 0, 'valid') or diag($text);

# The schema can fail.
my $bad = slurp("$dir/doc.xml") =~ s{<([a-z-]+)( [^>]*)?>(?!.*<[a-z-]+( [^>]*)?>)}{<no-such-field/>$&}sr;
spew("$dir/bad.xml", $bad);
isnt((capture('xmllint', '--nonet', '--noout', '--relaxng', "$dir/doc.rng", "$dir/bad.xml"))[0], 0, 'an unknown field is not valid');

for my $format (qw(bibtex biblatex tei doc)) {
    my ($first, $one) = capture($bibelot, 'convert', '-f', 'yaml', '-t', $format, '--loss', 'off', 'glossary/');
    my ($second, $two) = capture($bibelot, 'convert', '-f', 'yaml', '-t', $format, '--loss', 'off', "$top/glossary");
    ok($first == 0 && $second == 0 && length $one > 1000 && $one eq $two, "$format: the same bytes every time");
}
done_testing();
