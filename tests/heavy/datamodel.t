#!/usr/bin/env perl
# Every entry type and field of biblatex's data model has a row in its map: none is forgotten.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('kpsewhich');
my ($status, $path) = capture('kpsewhich', 'blx-dm.def');
chomp $path;
need($path || '/no/blx-dm.def');
my $model = slurp($path) =~ s/(?<!\\)%.*//gmr;

# The words in braces behind a command, over all its calls.
sub declared {
    my ($command) = @_;
    my @lists = $model =~ /\\\Q$command\E(?:\[[^\]]*\])?\s*\{([^{}]*)\}/g;
    return sort keys %{ { map { $_ => 1 } grep { length } map { s/\s+//gr } map { split /,/ } @lists } };
}

# What a table of the map calls theirs.
sub mapped {
    my ($table) = @_;
    my ($rows) = slurp('xsl/map/biblatex.xml') =~ /<table name="\Q$table\E">(.*?)<\/table>/s;
    return map { $_ => 1 } map { split ' ' } $rows =~ /theirs="([^"]+)"/g;
}

for (['types', 'DeclareDatamodelEntrytypes', 40], ['fields', 'DeclareDatamodelFields', 120]) {
    my ($table, $command, $least) = @$_;
    my @names = declared($command);
    cmp_ok(scalar @names, '>', $least, "the data model has $table");
    my %known = mapped($table);
    is(join(' ', grep { !$known{$_} } @names), '', "each of them has a row");
}
done_testing();
