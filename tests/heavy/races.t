#!/usr/bin/env perl
# Threads share what is frozen, and nothing else: helgrind finds no race where several of them read, check, convert and build.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('valgrind');
plan skip_all => 'not with sanitizers' if slurp($bibelot) =~ /__asan_init/;
my ($processors) = (capture('getconf', '_NPROCESSORS_ONLN'))[1] =~ /(\d+)/;
plan skip_all => 'one processor has one worker' if $processors < 2;
my $dir = scratch();
for (['in', 150], ['large', 1000]) { # the large one is read by two without being asked to
    my ($name, $count) = @$_;
    my ($status, $bib) = capture('tests/bench/generate', $count);
    is($status, 0, 'made entries');
    spew("$dir/$name.bib", $bib);
}
for my $to ('yaml', 'tei.xml') {
    is((capture($bibelot, 'convert', '-q', '--loss', 'off', "$dir/in.bib", '-o', "$dir/in.$to"))[0], 0, "and in.$to");
}

# Helgrind sees locks, and no atomic operations; which is the reason of the first two. The third stands in a library that writes for each
# context what is there already.
my @known = (
    qr/ at 0x\w+: (?:names_is_compound_surname|variant_class) \(/,  # tables behind C11's call_once
    qr/ in the BSS segment of \S*libicuuc\.so/,                     # ICU's umtx_initOnce
    qr/^   at 0x\w+: (?:__dynamic_cast .*\n   by 0x\w+: )?.*libicu\w+\.so/m, # and what it made
    qr/ inside data symbol "xmlXPath(?:NAN|PINF|NINF)"/,            # libxml2 2.9
);

# What helgrind says, without what is known.
sub races {
    my ($log) = @_;
    my @blocks = split /^(?=Possible data race|Thread #|---Thread)/m, $log =~ s/^==\d+== ?//gmr;
    return grep { my $block = $_; $block !~ /^(?:---Thread|Thread #\d+ (?:was|is)|\s*$)/ && !grep { $block =~ $_ } @known } @blocks;
}

for (
    (map { ["in chunks, to $_", 'convert', "$dir/in.yaml", '--window', 1, '-t', $_] } qw(biblatex csl-json tei)),
    ['in chunks, from TEI', 'convert', "$dir/in.tei.xml", '--window', 1, '-t', 'ris'],
    ['a glossary in chunks', 'convert', 'glossary', '--window', 1, '-t', 'tbx'],
    ['in windows', 'convert', "$dir/in.bib", '--window', 4000, '-t', 'csl-json'],
    ['in parts and in chunks', 'convert', "$dir/in.bib", '--window', 4000, '-t', 'yaml'],
    ['rules', 'check', "$dir/large.bib"],
    ['a site', 'build', '-o', "$dir/site"],
) {
    my ($name, $command, @args) = @$_;
    push @args, '--loss', 'off', '-o', "$dir/out" if $command eq 'convert';
    my ($status) = capture('valgrind', '--tool=helgrind', '--quiet', "--log-file=$dir/log", $bibelot, $command, '-q', @args);
    is($status, 0, "$name ends well");
    my @races = races(slurp("$dir/log"));
    is(scalar @races, 0, "$name: no race") or diag(join "\n", @races[0 .. ($#races < 3 ? $#races : 3)]);
}
done_testing();
