#!/usr/bin/env perl
# What the readers of XML promise, over everything sound that the tree holds: our canonical XML comes back as the same
# bytes.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my $dir = scratch();

# The glossary, and each case that converts without a fault.
my @inputs = ('glossary/');
for my $case (sort glob 'tests/cases/*') {
    my @files;
    find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.yaml$/ && !m{/expected/} } }, $case);
    push @inputs, sort @files;
}
my $sound = 0;
my @faults;
for my $input (@inputs) {
    my ($status, $text) = capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/one.doc.xml", $input);
    next if $status != 0;
    $sound++;
    ($status, $text) = capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/two.doc.xml", "$dir/one.doc.xml");
    push @faults, "$input: $text" if $status != 0 || slurp("$dir/one.doc.xml") ne slurp("$dir/two.doc.xml");
}
ok($sound > 60, "$sound sound inputs");
is(join("\n", @faults), '', 'doc to doc: the same bytes');
done_testing();
