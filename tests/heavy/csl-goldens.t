#!/usr/bin/env perl
# tests/heavy/csl-goldens.t [--update] - bilingual bibliographies in Debian's styles: tests/csl/goldens/README.md.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $shared = '/usr/share/citation-style-language';
my $update = @ARGV && $ARGV[0] eq '--update';
need("$shared/styles/apa.csl", "$shared/locales/locales-en-US.xml");
$ENV{CSL_LOCALES} = "$shared/locales";
my $make = $ENV{MAKE} // 'make';
my $driver = ($ENV{V} && $ENV{V} ne 'release' ? "out/$ENV{V}" : 'out') . '/test/csl/driver';
my ($status, $said) = capture($make, '-s', $driver);
$status == 0 or die "can't build $driver: $said\n";

for (grep { !/^#|^\s*$/ } split /\n/, slurp('tests/csl/goldens/list')) {
    my ($name, $style, @options) = split;
    my $golden = "tests/csl/goldens/$name.md";
    my $path = $style =~ m{/} ? $style : "$shared/styles/$style.csl";
    my ($failed, $text) = capture($driver, '-s', $path, 'tests/csl/goldens/items.json', 'markdown', @options);

    $text =~ s/\n+\z/\n/;
    is($failed, 0, "$style renders");
    spew($golden, $text) if $update;
    is($text, slurp($golden), $name);
}
done_testing;
