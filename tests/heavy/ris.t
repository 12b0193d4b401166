#!/usr/bin/env perl
# Another program takes our RIS: bibutils reads every record, and keeps what it does not understand.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('ris2xml', 'xmllint', 'kpsewhich');
my $dir = scratch();
my ($status, $text) = capture($bibelot, 'convert', '--loss', 'off', '-t', 'ris', '-o', "$dir/glossary.ris", 'glossary');
is($status, 0, 'written') or diag($text);
my @keys = slurp("$dir/glossary.ris") =~ /^ID  - (.*)\r$/mg;
cmp_ok(scalar @keys, '>', 20, 'there are records');

($status, $text) = capture('sh', '-c', "ris2xml -i utf8 -o utf8 '$dir/glossary.ris' 2>'$dir/errors' >'$dir/glossary.xml'");
is($status, 0, 'ris2xml');
like(slurp("$dir/errors"), qr/Processed ${\ scalar @keys} references/, 'takes every record') or diag(slurp("$dir/errors"));
unlike(slurp("$dir/errors"), qr/Cannot find|illegal|warning/i, 'complains of none') or diag(slurp("$dir/errors"));
($status, $text) = capture('xmllint', '--noout', "$dir/glossary.xml");
is($status, 0, 'its XML is well-formed') or diag($text);
my $xml = slurp("$dir/glossary.xml");
is(join(' ', map { /<mods ID="([^"]+)"/g } $xml), join(' ', @keys), 'the keys are the same');
# In MODS the parts of a name stand apart.
like($xml, qr{<namePart>\xE9\xA1\xBE\xE6\x98\x95</namePart>}, 'a Chinese name is not torn apart');
like($xml, qr{<namePart type="given">Barry</namePart>\s*<namePart type="family">Naughton</namePart>}, 'a person has both');
like($xml, qr{<note>bibelot title: .*&quot;zh-Latn-pinyin&quot;}, 'what it does not understand is a note');

# biblatex's own example comes back through RIS as it comes through our model alone.
my $examples = (capture('kpsewhich', 'biblatex-examples.bib'))[1] =~ s/\n.*//sr;
if (ok(-e $examples, 'there is biblatex-examples.bib')) {
    spew("$dir/in.bib", slurp($examples));
    capture($bibelot, 'convert', '--loss', 'off', '-o', "$dir/in.ris", "$dir/in.bib");
    capture($bibelot, 'convert', '--loss', 'off', '-o', "$dir/direct.bib", "$dir/in.bib");
    ($status, $text) = capture($bibelot, 'convert', '--loss', 'off', '-o', "$dir/back.bib", "$dir/in.ris");
    is($text, '', 'without complaints');
    cmp_ok(-s "$dir/direct.bib", '>', 10000, 'there is something to compare');
    is((capture('diff', "$dir/direct.bib", "$dir/back.bib"))[1], '', 'the same bytes');
}
done_testing();
