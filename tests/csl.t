#!/usr/bin/env perl
# CSL: every type and variable has a row in the map, works come back from it as they were, and the items of its conformance suite
# (CSL_SUITE) keep all that they say.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP;
use Test::More;

my $dir = scratch();

# ---- the map

sub words {
    my ($path) = @_;
    return slurp($path) =~ s/#.*//gr =~ /"([A-Za-z_-]+)"/g;
}

sub rows {
    my ($table) = slurp('xsl/map/csl.xml') =~ m{<table name="$_[0]">(.*?)</table>}s;
    return { map { $_ => 1 } $table =~ /theirs="([^"]*)"/g };
}

SKIP: {
    my $schemas = $ENV{SCHEMAS} || '';
    skip 'SCHEMAS does not name a folder with csl-types.rnc and csl-variables.rnc', 4 unless -e "$schemas/csl-types.rnc";
    my ($types, $fields) = (rows('types'), rows('fields'));
    # The first string of each file is a namespace.
    my @types = grep { !/^a$/ } words("$schemas/csl-types.rnc");
    my @variables = words("$schemas/csl-variables.rnc");
    cmp_ok(scalar @types, '==', 45, 'types');
    cmp_ok(scalar @variables, '>', 90, 'variables');
    is(join(' ', grep { !$types->{$_} } @types), '', 'every type has a row');
    is(join(' ', grep { !$fields->{$_} && !$fields->{"custom.$_"} } @variables), '', 'every variable has a row');
}

# ---- there and back

# The works of a canonical document. Ranks and labels depend on what else there is; a mapping has no order.
sub works {
    my ($doc) = @_;
    $doc =~ s/ (?:rank-\w+|cite|label|label-zh)="[^"]*"//g;
    $doc =~ s{\s*<derived>.*?</derived>}{}gs;
    $doc =~ s{<value ref="([^"]*)"[^>]*?(?:/>|>[^<]*</value>)}{<value ref="$1"/>}g;
    my %works;
    while ($doc =~ m{<endnote id="([^"]*)">(.*?)</endnote>}gs) {
        my ($id, $text) = ($1, $2);
        my @custom = sort $text =~ m{\s*<custom.*?</custom>}gs;
        $text =~ s{\s*<custom.*?</custom>}{}gs;
        $works{$id} = join '', $text, @custom;
    }
    return %works;
}

sub doc {
    my ($status, $text) = capture($bibelot, 'convert', '-t', 'doc', @_);
    return ($status, works($text));
}

my %count;
my @wrong;
for my $source ('glossary', glob 'tests/cases/*/in.yaml') {
    next if (capture($bibelot, 'check', $source))[0];
    my (undef, %before) = doc($source);
    for my $format (qw(csl-json csl-yaml)) {
        my $file = "$dir/works." . $format =~ tr/-/./r;
        # The ledger is empty: nothing of a work is lost.
        my ($status, $losses) = capture($bibelot, 'convert', '-t', $format, '--loss', 'error', '-o', $file, $source);
        push @wrong, "$source as $format: $losses" if $status || $losses =~ /\[B70[1-4]\]/;
        my ($back, %after) = doc($file);
        push @wrong, "$source as $format: read with faults" if $back;
        for my $id (sort keys %before) {
            $count{$format}++;
            push @wrong, "$source as $format: $id" if $before{$id} ne ($after{$id} // '');
        }
    }
}
cmp_ok($count{$_} // 0, '>', 100, "$count{$_} works as $_") for qw(csl-json csl-yaml);
is(join("\n", @wrong), '', 'each of them comes back as it was');
capture($bibelot, 'convert', '-t', 'csl-json', '-o', "$dir/works.csl.json", 'glossary');
spew("$dir/works.csl.json", slurp("$dir/works.csl.json") =~ s/"locator": "/"locator": "x/r);
my (undef, %before) = doc('glossary');
my (undef, %after) = doc("$dir/works.csl.json");
is(scalar(grep { $before{$_} ne $after{$_} } keys %before), 1, 'a change is seen');

# ---- the suite

# What is written otherwise, and means the same.
my %alias = (shortTitle => 'title-short', journalAbbreviation => 'container-title-short', 'part-number' => 'part');

sub plain {
    my ($value) = @_;
    if (ref $value eq 'HASH') {
        my %plain = map { $_ => plain($value->{$_}) } keys %$value;
        # An institution's name is a literal.
        $plain{literal} = delete $plain{family} if $plain{isInstitution} && defined $plain{family} && !defined $plain{given};
        # Months above 20 are seasons.
        if ($plain{'date-parts'} && $plain{'date-parts'} =~ /^\[\[(-?\d+),2([1-4])(?:,0)?\]\]$/) {
            @plain{qw(date-parts season)} = ("[[$1]]", $2);
        }
        $plain{circa} = 'true' if $plain{circa};
        return join ',', map { defined $plain{$_} ? "$_=$plain{$_}" : () } sort keys %plain;
    }
    return '[' . join(',', map { plain($_) // '' } @$value) . ']' if ref $value eq 'ARRAY' && @$value;
    return undef if ref $value eq 'ARRAY' || !defined $value || $value eq '';
    return $value ? 'true' : 'false' if JSON::PP::is_bool($value);
    $value =~ s/<sc>|<span style="font-variant: ?small-caps;?">/<sc>/g;
    $value =~ s{</sc>}{</span>}g;
    $value =~ s/(?<=\d)\x{2013}(?=\d)/-/g;
    return $value;
}

SKIP: {
    my $suite = $ENV{CSL_SUITE} || '';
    skip 'CSL_SUITE does not name a folder with fixtures', 4 unless -e "$suite/date_SeasonRange1.txt";
    my $json = JSON::PP->new->utf8->allow_nonref;
    my @items;
    for my $file (glob "$suite/*.txt") {
        my ($input) = slurp($file) =~ />>=+ INPUT =+>>\n(.*?)<<=+ INPUT =+<</s or next;
        my ($name) = $file =~ m{([^/]+)\.txt$};
        push @items, map { { %$_, id => 'item-' . @items . "-$name" } } @{ $json->decode($input) };
        $items[$_]{id} = "item-$_" for 0 .. $#items;
    }
    cmp_ok(scalar @items, '>', 1000, scalar(@items) . ' items');
    spew("$dir/suite.csl.json", $json->encode(\@items));
    my ($status, $report) = capture($bibelot, 'convert', '-t', 'csl-json', '-o', "$dir/back.csl.json", "$dir/suite.csl.json");
    # Items without a type, and dates that are none.
    is(join(' ', grep { !/^B(?:102|301)$/ } $report =~ /\[(B\d+)\]$/mg), '', 'no faults but those that are there');
    my %back = map { $_->{id} => $_ } @{ $json->decode(slurp("$dir/back.csl.json")) };
    is(scalar keys %back, scalar @items, 'all are read');
    my ($count, @changed) = (0);
    for my $item (@items) {
        for my $key (sort keys %$item) {
            my $was = plain($item->{$key}) // next;
            my $is = plain($back{ $item->{id} }{ $alias{$key} // $key }) // '';
            # Variables in a note become variables; an ISSN is separated by a space.
            next if $key eq 'note' && $was =~ /^[a-z-]+: /;
            s/, / /g for $key eq 'ISSN' ? ($was, $is) : ();
            $count++;
            push @changed, "$item->{id}: $key: $was / $is" if $was ne $is;
        }
    }
    is(join("\n", @changed), '', "all $count values are kept");
}
done_testing();
