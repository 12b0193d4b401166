#!/usr/bin/env perl
# RIS there and back: what the map promises is every field with all its values, languages and statements, but for links to
# organisations, which are no works: their names stand for them.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

# id => the record in canonical XML, without what follows from other records.
sub works {
    my ($xml) = @_;
    my %works;
    while ($xml =~ m{<endnote id="([^"]+)"[^>]*>(.*?)</endnote>}gs) {
        my ($id, $work) = ($1, $2);
        $work =~ s{<derived>.*?</derived>\s*}{}gs;
        $works{$id} = $work;
    }
    return \%works;
}

# An organisation by its name: the Chinese one in a Chinese work.
sub named {
    my ($work) = @_;
    my $chinese = $work =~ m{<language[^>]*>\s*<value[^>]*>zh};
    $work =~ s{<body>\s*<value ref="[^"]*" kind="program"(?: han="([^"]*)")?>(.*?)</value>\s*</body>}
              {'<literal><value>' . ($chinese && $1 ? $1 : $2) . '</value></literal>'}gse;
    return $work;
}

# Of names alone: the order follows from them, and the name of an organisation has no language.
sub bare {
    my ($work) = @_;
    $work =~ s{\s*<value ref="([^"]*)"[^>]*>.*?</value>}{<value ref="$1"/>}gs;
    $work =~ s{<literal[^>]*>\s*<value>(.*?)</value>\s*</literal>}{<literal>$1</literal>}gs;
    $work =~ s{ order="[^"]*"}{}g;
    $work =~ s{<value label="[^>]*>}{<value>}g;
    $work =~ s{>\s+<}{><}g;
    $work =~ s{\s+$}{};
    return $work;
}

sub convert {
    my (@args) = @_;
    my ($status, $text) = capture($bibelot, 'convert', '--loss', 'off', @args);
    return $text;
}

sub there_and_back {
    my ($name, @input) = @_;
    my $before = works(convert('-t', 'doc', @input));
    my ($status, $text) = capture($bibelot, 'convert', '--loss', 'off', '-t', 'ris', '-o', "$dir/there.ris", @input);
    my $after = works(convert('-t', 'doc', "$dir/there.ris"));
    cmp_ok(scalar keys %$before, '>', 0, "$name: there are works");
    is(join(' ', sort keys %$after), join(' ', sort keys %$before), "$name: the same works");
    my @changed = grep { bare($after->{$_} // '') ne bare(named($before->{$_})) } sort keys %$before;
    is(join(' ', @changed), '', "$name: the same values");
    if (@changed) {
        spew("$dir/before", bare(named($before->{ $changed[0] })) =~ s/></>\n</gr);
        spew("$dir/after", bare($after->{ $changed[0] }) =~ s/></>\n</gr);
        diag((capture('diff', '-u', "$dir/before", "$dir/after"))[1]);
    }
    my $ris = slurp("$dir/there.ris");
    my @lines = split /\r\n/, $ris;
    is(join('|', grep { !/^([A-Z][A-Z0-9]  - .*)?$/ } @lines), '', "$name: every line has a tag");
    is(scalar(grep { /^TY  - / } @lines), scalar(keys %$before), "$name: no value begins a record");
    unlike($ris, qr/[^\r]\n|\r[^\n]/, "$name: lines end with CR LF");
    return $ris;
}

# What stands above the repository must not matter.
for my $case (sort(glob('tests/cases/ris-*/in.ris'), 'tests/cases/B017-ten-faults/in.ris')) {
    spew("$dir/in.ris", slurp($case));
    there_and_back($case, "$dir/in.ris");
}
for my $case (grep { -e } map { "$_/in.yaml" } sort glob 'tests/cases/{B70,B301,forms,clean}*') {
    next unless slurp($case) =~ /^endnotes:/m;
    spew("$dir/in.yaml", slurp($case));
    my (undef, $text) = capture($bibelot, 'convert', '-t', 'doc', "$dir/in.yaml");
    there_and_back($case, "$dir/in.yaml") if $text !~ /error:|\[B[12]/ && $text =~ /<endnote/;
}
my $ris = there_and_back('glossary', 'glossary');
like($ris, qr/^AU  - \xE9\xA1\xBE\xE6\x98\x95\r$/m, 'a Chinese name stands in Han in a Chinese work');
like($ris, qr/^TT  - \xE2\x80\x9CEfficient Market/m, 'and its title is translated');

# A check that sees nothing would be none.
isnt(bare('<title><value>a</value></title>'), bare('<title><value>b</value></title>'), 'a changed value is seen');
done_testing();
