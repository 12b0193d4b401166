#!/usr/bin/env perl
# Every published page is valid by the Nu checker, without a warning; and every link within the site leads somewhere.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my $jar = 'out/node/node_modules/vnu-jar/build/dist/vnu.jar';
need('java', $jar);
# For the checker no file is of the same origin as another, and data within a script element a script; browsers know better,
# and tests/browser/ asks one. No quotation marks in the pattern: Java may read arguments in ASCII.
my $not_so = '.*(?:external (?:stylesheet|script) .{1,3}(?:\.\./)?(?:style\.css|[a-z]+\.js).{1,3} blocked by|Inline script violates Content Security Policy).*';
my @vnu = ('java', '-Xss8m', '-jar', $jar, '--skip-non-html', '--filterpattern', $not_so);

my $one = scratch() . '/all.html';
is((capture($bibelot, 'convert', 'glossary', '-t', 'html', '--loss', 'off', '-o', $one))[0], 0, 'everything on one page');
is(join('', capture(@vnu, '--errors-only', $one)), '0', 'is valid, too');

my %pages;
find({ no_chdir => 1, wanted => sub { $pages{$_} = slurp($_) if /\.html$/ } }, 'out/html');
cmp_ok(scalar keys %pages, '>', 100, 'there are pages');
my ($status, $text) = capture(@vnu, '--Werror', 'out/html');
is("$status$text", '0', 'valid');

is(join(' ', grep { grep { !/ src="/ && !/ type="application\/ld\+json"/ } $pages{$_} =~ /<script\b[^>]*>/g } sort keys %pages), '', 'no script within a page');

my $dir = scratch();
spew("$dir/bad.html", $pages{'out/html/index.html'} =~ s{</body>}{<p id="x"><p id="x"></body>}r);
isnt((capture(@vnu, "$dir/bad.html"))[0], 0, 'and what is not valid is seen');

my @dead;
for my $page (sort keys %pages) {
    my $folder = $page =~ s{[^/]*$}{}r;
    for my $link ($pages{$page} =~ /\s(?:href|src)="([^"]*)"/g) {
        next if $link =~ /^(?:[a-z]+:|\/\/|data:)/;
        my ($path, $fragment) = $link =~ /^([^#?]*)[^#]*(?:#(.*))?$/;
        my $target = $path eq '' ? $page : $folder . $path;
        1 while $target =~ s{(^|/)(?!\.\./)[^/]+/\.\./}{$1};
        $target .= 'index.html' if $target =~ m{/$};
        if (!-e $target) { push @dead, "$page: $link" }
        elsif (defined $fragment && $fragment ne '' && $pages{$target} && $pages{$target} !~ /\sid="\Q$fragment\E"/) { push @dead, "$page: $link" }
    }
}
is(join("\n", @dead), '', 'no link within the site is dead');
done_testing();
