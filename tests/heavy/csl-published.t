#!/usr/bin/env perl
# tests/heavy/csl-published.t - examples that style guides print, rendered: tests/csl/published/README.md.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $folder = 'tests/csl/published';
need('/usr/share/citation-style-language/styles/apa.csl');
local $ENV{XDG_DATA_DIRS} = '/usr/share';
local $ENV{XDG_DATA_HOME} = '/nowhere';

# Markdown as the tables have it: no escapes, no links, no number before the entry.
sub bare {
    my ($text) = @_;
    $text =~ s/\[([^\[\]]*)\]\(<[^>]*>\)/$1/g;
    $text =~ s/(?<!\\)<(https?:[^>]*)>/$1/g;
    $text =~ s/\\([[:punct:]])/$1/g;
    $text =~ s/^(?:\[\d+\]|\d+\.) //;
    return $text;
}

# What a table says: its head, and for each work what the guide prints, what comes instead, and why.
sub table {
    my ($file) = @_;
    my (%head, @works);
    for (split /\n/, slurp($file)) {
        next if /^#|^\s*$/;
        if    (/^(style|items|options|manuscript) (.+)$/)      { $head{$1} = $2 }
        elsif (/^(\S+): (.+)$/)                     { push @works, { id => $1, place => $2 } }
        elsif (/^  (guide|style|why)\s+(\S.*)$/)    { $works[-1]{$1} = $2 }
        else                                        { die "$file: $_\n" }
    }
    return (\%head, @works);
}

# By id: the entries of a bibliography.
sub entries {
    my ($name, $head, @ids) = @_;
    my ($failed, $text) = capture($bibelot, 'cite', '-s', $head->{style}, split(' ', $head->{options} // ''), '--sort', 'none', '-t',
        'markdown', '--keys', join(',', @ids), "$folder/$head->{items}");
    my %wanted = map { $_ => 1 } @ids;
    my @in_file = grep { $wanted{$_} } slurp("$folder/$head->{items}") =~ /^  \{ "id": "([^"]+)"/mg;
    my @entries = map { bare($_) } split /\n\n+/, $text =~ s/\n+\z//r;

    is($failed, 0, "$name: rendered") or diag($text);
    is(scalar @entries, scalar @in_file, "$name: an entry for each work");
    return map { $in_file[$_] => $entries[$_] } 0 .. $#in_file;
}

# By number: the notes of a manuscript.
sub notes {
    my ($name, $head, @ids) = @_;
    my ($failed, $text) = capture($bibelot, 'cite', '-s', $head->{style}, split(' ', $head->{options} // ''), '--in',
        "$folder/$head->{manuscript}", "$folder/$head->{items}");
    my %notes = map { bare($_) } $text =~ /^\[\^(\d+)\]: (.+)$/mg;

    is($failed, 0, "$name: rendered") or diag($text);
    is(scalar keys %notes, scalar @ids, "$name: a note for each citation");
    return %notes;
}

for my $file (sort glob "$folder/*.txt") {
    my ($name) = $file =~ m{([^/]+)\.txt$};
    my ($head, @works) = table($file);
    my @ids = map { $_->{id} } @works;
    my %came = $head->{manuscript} ? notes($name, $head, @ids) : entries($name, $head, @ids);

    for my $work (@works) {
        my $label = "$name: $work->{id} ($work->{place})";
        ok(!exists $work->{style} == !exists $work->{why}, "$label: a difference has its reason");
        isnt($work->{style}, $work->{guide}, "$label: differs") if exists $work->{style};
        is($came{ $work->{id} }, $work->{style} // $work->{guide}, $label);
    }
}
done_testing;
