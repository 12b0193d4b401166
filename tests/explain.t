#!/usr/bin/env perl
# What `bibelot explain` says of fields and formats is what the tables say.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP;
use Test::More;

sub explained {
    my ($status, $text) = capture($bibelot, 'explain', @_);
    is($status, 0, "explain @_");
    return $text;
}

# The rows of a table in a map, as "ours theirs fidelity".
sub rows {
    my ($map, $table) = @_;
    my ($rows) = slurp("xsl/map/$map.xml") =~ m{<table name="$table">(.*?)</table>}s or return;
    return map { s/&lt;/</gr =~ s/&amp;/&/gr } map { /ours="([^"]*)" theirs="([^"]*)".*?fidelity="(\w+)"/ ? "$1 $2 $3" =~ s/  +/ /gr : () }
        $rows =~ s/<!--.*?-->//gsr =~ /<row [^>]*>/g;
}

# ---- a format: every row of its map (the paths of TEI and TBX are broken into lines)

my %map = map { $_ => $_ } qw(biblatex bibtex ris skos hayagriva);
$map{'csl-json'} = 'csl';
for my $format (sort keys %map) {
    my $text = explained($format);
    my %lines = map { s/^ +//r =~ s/  +/ /gr => 1 } split /\n/, $text;
    for my $table (qw(types fields)) {
        my @rows = rows($map{$format}, $table);
        my @missing = grep { my $row = $_; !grep { index($_, $row) == 0 } keys %lines } @rows;
        is(join("\n", @missing), '', "$format: all @{[scalar @rows]} rows of its $table");
    }
}
ok(rows('biblatex', 'fields') > 50, 'there are rows to be compared');
like(explained('biblatex'), qr/\Abiblatex: BibLaTeX \(\.bib\)\n  can be read and written\n/, 'which way it goes');
like(explained('hayagriva'), qr/\Ahayagriva: .*\n  can be written\n/, 'one that is only written');
is(explained('html'), "html: one HTML page (.html .htm)\n  can be written\n", 'and one without a map');
like(explained('csl-json'), qr/\n  lines of the note \(--bilingual note\):\n(?:.*\n)*    title +original-title +exact\n/, 'the lines of the note');

# ---- a field: its type, its words, its parts, in every kind that has it

my $type = explained('type');
like($type, qr/^type of an endnote: one of a list of words, required$/m, 'a field of several kinds');
like($type, qr/^type of a program: one of a list of words, required\n\n.*\n\n  Words:\n    plan +A document/m, 'its words, and what each means');
like(explained('sources'), qr/^sources of a statement: mapping, any number\n\n.*\n\n  Its fields: bibelot explain source\n/m, 'where its parts are explained');
like(explained('b701'), qr/\AB701: field dropped \(warning\)\n.*\n  To change its level, in bibelot\.yaml: rules: \{B701: off\}\n\z/s, 'a code in small letters');

# ---- schemas

for my $name (qw(report yaml)) {
    my ($status, $text) = capture($bibelot, 'schema', $name);
    my $schema = eval { JSON::PP->new->utf8->decode($text) };
    ok($status == 0 && $schema && $schema->{'$schema'}, "schema $name is a JSON Schema") or diag($@);
}
done_testing();
