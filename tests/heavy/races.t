#!/usr/bin/env perl
# Threads share what is frozen, and nothing else: helgrind finds no race where several of them read, check, convert and build.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('valgrind');
plan skip_all => 'not with sanitizers' if slurp($bibelot) =~ /__asan_init/;
my $dir = scratch();
my ($status, $bib) = capture('tests/bench/generate', 1500); # several parts, and windows
is($status, 0, 'made entries');
spew("$dir/in.bib", $bib);
cmp_ok(length $bib, '>', 512 * 1024, 'enough for two threads that read');

# Helgrind sees locks, and no atomic operations; which is the reason of the first two. The third stands in a library that writes for each
# context what is there already.
my @known = (
    qr/ at 0x\w+: (?:names_is_compound_surname|variant_class) \(/,  # tables behind C11's call_once
    qr/ in the BSS segment of \S*libicuuc\.so/,                     # ICU's umtx_initOnce
    qr/ inside data symbol "xmlXPath(?:NAN|PINF|NINF)"/,            # libxml2 2.9
);

# What helgrind says, without what is known.
sub races {
    my ($log) = @_;
    my @blocks = split /^(?=Possible data race|Thread #|---Thread)/m, $log =~ s/^==\d+== ?//gmr;
    return grep { my $block = $_; $block !~ /^(?:---Thread|Thread #\d+ (?:was|is)|\s*$)/ && !grep { $block =~ $_ } @known } @blocks;
}

for (
    ['convert to CSL-JSON', 'convert', '--loss', 'off', '-t', 'csl-json', '-o', "$dir/out.json", "$dir/in.bib"],
    ['convert to TEI', 'convert', '--loss', 'off', '-t', 'tei', '-o', "$dir/out.xml", "$dir/in.bib"],
    ['convert to YAML', 'convert', '--loss', 'off', '-t', 'yaml', '-o', "$dir/out.yaml", "$dir/in.bib"],
    ['convert from YAML', 'convert', '--loss', 'off', '-t', 'biblatex', '-o', "$dir/out.bib", "$dir/out.yaml"],
    ['check', 'check', "$dir/in.bib"],
    ['build', 'build', '-o', "$dir/site"],
) {
    my ($name, $command, @args) = @$_;
    my ($status) = capture('valgrind', '--tool=helgrind', '--quiet', "--log-file=$dir/log", $bibelot, $command, '-q', @args);
    is($status, 0, "$name ends well");
    my @races = races(slurp("$dir/log"));
    is(scalar @races, 0, "$name: no race") or diag(join "\n", @races[0 .. ($#races < 3 ? $#races : 3)]);
}
done_testing();
