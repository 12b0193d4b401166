#!/usr/bin/env perl
# What the readers of XML promise, over everything sound that the tree holds: our canonical XML comes back as the same
# bytes, and works that
# were written as TEI have the same fields and values.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my $dir = scratch();

need('xmllint');

# The glossary, a file with every field, and each case that converts without a fault.
my @inputs = ('glossary/', 'tests/readers/every-field.yaml');
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

# The works of a canonical document, by id, without what depends on other records.
sub works {
    my ($doc) = @_;
    my %works;
    for my $work ($doc =~ m{^  (<endnote .*?^  </endnote>)}msg) {
        my ($id) = $work =~ / id="([^"]*)"/;
        $work =~ s{<derived>.*?</derived>}{}gs;
        $work =~ s{ (?:rank-\w+|cite|label|label-zh)="[^"]*"}{}g;
        $work =~ s{<value ref="([^"]*)"[^>]*>.*?</value>}{<value ref="$1"/>}gs;
        $works{$id} = $work =~ s/^\s+//gmr;
    }
    return \%works;
}

# Every field stands in the file that says so.
my $every = slurp('tests/readers/every-field.yaml');
my ($explained) = (capture($bibelot, 'explain', 'endnote'))[1] =~ /\n\n(.*)/s;
is(join(' ', grep { $every !~ /^    $_:/m } $explained =~ /^  ([a-z-]+)  /mg), 'subject-field', 'every field but subjects, which a project declares');

my $count = 0;
@faults = ();
for my $input (@inputs) {
    next if (capture($bibelot, 'check', $input))[0] != 0;
    my ($status, $text) = capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/one.doc.xml", $input);
    my $want = works(slurp("$dir/one.doc.xml"));
    next unless %$want;
    ($status, $text) = capture($bibelot, 'convert', '-t', 'tei', '--loss', 'off', '-o', "$dir/one.tei.xml", $input);
    push @faults, "$input: tei: $text" if $status != 0;
    ($status, $text) = capture('xmllint', '--nonet', '--noout', '--relaxng', 'tests/schema/bibelot-tei.rng', "$dir/one.tei.xml");
    push @faults, "$input: not valid: $text" if $status != 0;
    ($status, $text) = capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/two.doc.xml", "$dir/one.tei.xml");
    push @faults, "$input: $text" if $status != 0;
    my $got = works(slurp("$dir/two.doc.xml"));
    for my $id (sort keys %$want) {
        $count++;
        next if ($got->{$id} // '') eq $want->{$id};
        spew("$dir/want", $want->{$id});
        spew("$dir/got", $got->{$id} // '');
        push @faults, "$input: $id\n" . (capture('diff', '-U2', "$dir/want", "$dir/got"))[1];
    }
}
ok($count > 120, "$count works");
is(join("\n", @faults), '', 'doc to tei to doc: the same fields and values');

# The comparison can fail.
capture($bibelot, 'convert', '-t', 'tei', '-o', "$dir/one.tei.xml", 'tests/readers/every-field.yaml');
spew("$dir/broken.tei.xml", slurp("$dir/one.tei.xml") =~ s{ resp="#editors"}{}r);
capture($bibelot, 'convert', '-t', 'doc', '-o', "$dir/$_.doc.xml", "$dir/$_.tei.xml") for 'one', 'broken';
my ($whole, $less) = map { works(slurp("$dir/$_.doc.xml")) } 'one', 'broken';
is(scalar(grep { $whole->{$_} ne $less->{$_} } keys %$whole), 1, 'one attribute less is seen');
done_testing();
