#!/usr/bin/env perl
# The glossary as TBX, and back: every record has the same fields with the same values. Lists that disagree are all that TBX can't say;
# each of them is in the ledger.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

# Records of a canonical document: "term id" => { field => [its elements, sorted] }. Languages may come in another order.
sub records {
    my ($path) = @_;
    my %records;
    my $text = slurp($path);
    while ($text =~ m{^  <(term|program|endnote) id="([^"]*)"[^>]*>\n(.*?)^  </\1>\n}msg) {
        my ($name, $fields) = ("$1 $2", $3);
        while ($fields =~ m{^    <([a-z-]+)(?:\s[^>]*)?(?:/>\n|>\n.*?^    </\1>\n)}msg) {
            my ($field, $element) = ($1, $&);
            next if $field eq 'derived';
            $element =~ s/ (label|label-zh)="[^"]*"//g; # of subjects: the project's
            push @{ $records{$name}{$field} }, $element;
        }
    }
    for my $record (values %records) {
        @$_ = sort @$_ for values %$record;
    }
    return \%records;
}

sub differences {
    my ($before, $after) = @_;
    my @found;
    for my $name (sort keys %{ { %$before, %$after } }) {
        for my $field (sort keys %{ { %{ $before->{$name} || {} }, %{ $after->{$name} || {} } } }) {
            my @sides = map { join '', @{ $_->{$name}{$field} || [] } } $before, $after;
            push @found, [$name, $field, @sides] if $sides[0] ne $sides[1];
        }
    }
    return @found;
}

my ($status, $ledger) = capture($bibelot, 'convert', '-t', 'tbx', '-o', "$dir/glossary.tbx", 'glossary/');
is($status, 0, 'to TBX');
is((capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/before.doc.xml", 'glossary/'))[0], 0, 'the glossary as it is');
my ($back, $faults) = capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/after.doc.xml", "$dir/glossary.tbx");
is($back, 0, 'and back');
unlike($faults, qr/error/, 'without an error') or diag($faults);

my ($before, $after) = map { records("$dir/$_.doc.xml") } qw(before after);
cmp_ok(scalar keys %$before, '>', 200, 'there are records');
is(join(' ', sort keys %$after), join(' ', sort keys %$before), 'the same records');

my @lost = differences($before, $after);
my @disputed = grep { $_->[2] =~ /^    <[^>]* alternative="yes"[^>]* statement="/m } @lost;
my $losses = () = $ledger =~ /\[B704\]/g;
is(join("\n", map { "$_->[0]: $_->[1]" } grep { my $l = $_; !grep { $_ == $l } @disputed } @lost), '', 'the same fields and values');
cmp_ok($losses, '>=', scalar @disputed, 'and every list that disagrees is reported');

# The comparison can fail.
spew("$dir/after.doc.xml", slurp("$dir/after.doc.xml") =~ s{(<pinyin>\s*<value>)\w+}{$1x}r);
is(scalar(differences($before, records("$dir/after.doc.xml"))), @lost + 1, 'a value that differs is seen');
done_testing();
