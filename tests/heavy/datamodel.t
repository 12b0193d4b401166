#!/usr/bin/env perl
# Every entry type and field of biblatex's data model has a row in its map, if only as residue: none is forgotten. And no row
# calls residue what is none of biblatex's.
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

for (['DeclareDatamodelEntrytypes', 40, 'types'], ['DeclareDatamodelFields', 120, 'fields', 'residue']) {
    my ($command, $least, @tables) = @$_;
    my @names = declared($command);
    cmp_ok(scalar @names, '>', $least, "the data model has $tables[0]");
    my %known = map { mapped($_) } @tables;
    is(join(' ', grep { !$known{$_} } @names), '', "each of them has a row");
    next unless @tables > 1;
    my %declared = map { $_ => 1 } @names;
    my %residue = mapped('residue');
    is(join(' ', grep { !$declared{$_} } sort keys %residue), '', 'and no residue is unknown to it');
}
done_testing();
