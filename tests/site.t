#!/usr/bin/env perl
# The site of a small project (tests/site/): what it holds beyond the glossary's own. tests/heavy/html.t and
# tests/browser/ look at every page of the glossary.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('xmllint');
my $dir = scratch();
my ($status, $text) = capture($bibelot, 'build', '-C', 'tests/site', '-o', $dir);
is($status, 0, 'built') or diag($text);
sub page { return -e "$dir/html/$_[0]" ? slurp("$dir/html/$_[0]") : '' }

# Each record in the formats that fit its kind: the file says what the page links.
my %suffixes = (t => [qw(tbx tei.xml)], p => [qw(tbx tei.xml)], n => [qw(bib json ris tei.xml)]);
my %ids = (t => [qw(dual-circulation economic-system)], p => [qw(plan-one plan-two the-body)], n => [qw(lse-2021 li-2020)]);
my (@missing, @unlinked);
for my $folder (sort keys %ids) {
    for my $id (@{ $ids{$folder} }) {
        my $page = page("$folder/$id.html");
        for my $suffix (@{ $suffixes{$folder} }) {
            push @missing, "$folder/$id.$suffix" unless length page("$folder/$id.$suffix");
            push @unlinked, "$folder/$id.$suffix" unless $page =~ /<link rel="alternate" type="[^"]+" title="[^"]+" href="\Q$id.$suffix\E">/ && $page =~ /<a href="\Q$id.$suffix\E"/;
        }
    }
}
is("@missing", '', 'every record has its files');
is("@unlinked", '', 'which its page links');

for my $format (['tei.xml', 'bibelot-tei.rng'], ['tbx', 'bibelot-tbx.rng']) {
    my ($suffix, $schema) = @$format;
    ($status, $text) = capture('xmllint', '--nonet', '--noout', '--relaxng', "tests/schema/$schema", glob("$dir/html/*/*.$suffix"));
    is($status, 0, "$suffix: valid") or diag($text);
}
# A work says in a file of its own what it says among the others.
for my $suffix (qw(bib json ris tei.xml)) {
    my ($alone, $one) = capture($bibelot, 'convert', '-t', 'doc', '-f', { bib => 'biblatex', json => 'csl-json', ris => 'ris', 'tei.xml' => 'tei' }->{$suffix}, "$dir/html/n/lse-2021.$suffix");
    is($alone, 0, "$suffix: read back") or diag($one);
    like($one, qr{<value>Circulation [“"]Twice[”"] &amp; <i>Once</i></value>}, "$suffix: the title");
}
my $tei = page('p/plan-two.tei.xml');
like($tei, qr{"\.\./p/plan-one\.tei\.xml#[pe]\.plan-one"}, 'tei: another record is in another file');
like($tei, qr{source="#n\.lse-2021"}, 'tei: a work that it cites is in the same');
like($tei, qr{<biblStruct [^>]*xml:id="n\.lse-2021"}, 'tei: which has it');
my $tbx = page('t/dual-circulation.tbx');
is(join(' ', grep { $tbx !~ /id="\Q$_\E"/ } $tbx =~ /<(?:ref|admin)\b[^>]* target="([^"]+)"/g), '', 'tbx: what it points to is there');
like($tbx, qr{<refObject id="n.li-2020">.*循环论}s, 'tbx: with the works');

done_testing();
