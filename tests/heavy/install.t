#!/usr/bin/env perl
# What `make install` puts in place is enough to build on: header, libraries, pkg-config file, manual, completions.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

need('cc', 'pkg-config', 'mandoc');
my $dir = scratch();
my $root = "$dir/root";
my $prefix = "$root/opt/bibelot";
my @make = ($ENV{MAKE} || 'make', 'DEPS=skip', "DESTDIR=$root", 'PREFIX=/opt/bibelot');
my ($status, $text) = capture(@make, 'install');
is($status, 0, 'make install') or diag($text);

my @installed;
find({ no_chdir => 1, wanted => sub { push @installed, $_ unless -d && !-l } }, $root);
for my $file (qw(bin/bibelot lib/libbibelot.a lib/libbibelot.so lib/libbibelot.so.0 lib/pkgconfig/bibelot.pc include/bibelot.h
        share/man/man1/bibelot.1 share/bash-completion/completions/bibelot share/zsh/site-functions/_bibelot
        share/fish/vendor_completions.d/bibelot.fish)) {
    ok(-e "$prefix/$file", $file);
}
is((capture("$prefix/bin/bibelot", 'formats'))[0], 0, 'the program runs from there');

# The C library's own commands do the rest.
sub shell { return capture('/bin/sh', '-c', $_[0]) }
my $pc = "PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --define-variable=prefix=$prefix";
is((shell("$pc --modversion bibelot"))[1], slurp('src/jobs/version.h') =~ /BIBELOT_VERSION "(.*)"/ ? "$1\n" : '', 'pkg-config knows the version');
my $cc = 'cc -std=c17 -Wall -Wextra -Wpedantic -Werror tests/client.c';
($status, $text) = shell("$cc -o $dir/shared \$($pc --cflags --libs bibelot) && LD_LIBRARY_PATH=$prefix/lib $dir/shared glossary");
is($status, 0, 'a program with the shared library') or diag($text);
like($text, qr/^\d+\.\d+\.\d+: status 0, \d+ found$/m, 'says what it found');
spew("$dir/bad.yaml", "terms:\n  a-term:\n    no-such-field: x\n");
($status, $text) = shell("LD_LIBRARY_PATH=$prefix/lib $dir/shared $dir/bad.yaml");
is($status, 1, 'and sees a fault');
like($text, qr/^\Q$dir\E\/bad\.yaml:3:5: error: .* \[B\d{3}\]$/m, 'in its place') or diag($text);
symlink "$top/tests/cases/cite-text/csl", "$dir/bibelot" or die "$dir/bibelot: $!\n";
my $cite = "tests/cases/cite-text/csl/styles/journal-of-examples.csl tests/cases/cite-text/works.yaml zhou-2019 sun-2020";
($status, $text) = shell("XDG_DATA_HOME=$dir LD_LIBRARY_PATH=$prefix/lib $dir/shared $cite");
is($status, 0, 'and cites');
like($text, qr/\A1 .*Zhou.*\n2 .*Sun.*\n(?:.*\n){2}\z/, 'in a style') or diag($text);
# Not --static: that asks for static forms of the libraries below, too.
my $below = 'pkg-config --libs $(' . $pc . ' --print-requires-private bibelot)';
($status, $text) = shell("$cc -o $dir/static \$($pc --cflags bibelot) $prefix/lib/libbibelot.a \$($below) && $dir/static glossary");
is($status, 0, 'a program with the static library') or diag($text);

my @exported = map { /\s[A-TV-Z]\s+(\S+)$/ ? $1 : () } split /\n/, (shell('nm -D --defined-only out/lib/libbibelot.so.0'))[1];
is(join(' ', grep { !/^bibelot_/ } @exported), '', 'the shared library shows its own functions only');
is_deeply([sort { $a cmp $b } @exported], [sort { $a cmp $b } slurp('src/bibelot.h') =~ /^BIBELOT_API .*?\b(bibelot_\w+)\(/mg], 'and all of bibelot.h');

for my $page (sort grep { m{/man/} } @installed) {
    ($status, $text) = capture('mandoc', '-Tlint', '-W', 'warning', $page);
    is($text, '', 'mandoc has nothing to say about ' . $page =~ s{.*/}{}r);
}
for my $shell (['bash', 'bash-completion/completions/bibelot'], ['zsh', 'zsh/site-functions/_bibelot'], ['fish', 'fish/vendor_completions.d/bibelot.fish']) {
    SKIP: {
        skip "no $shell->[0] here", 1 unless grep { -x "$_/$shell->[0]" } split /:/, $ENV{PATH};
        ($status, $text) = capture($shell->[0], '-n', "$prefix/share/$shell->[1]");
        is("$status$text", '0', "$shell->[0] reads its completions");
    }
}

is((capture(@make, 'uninstall'))[0], 0, 'make uninstall');
my @left;
find({ no_chdir => 1, wanted => sub { push @left, $_ unless -d } }, $root);
is("@left", '', 'leaves nothing');
done_testing();
