#!/usr/bin/env perl
# What every source keeps to: length, blanks, no place of one machine.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my $lines_max = 550;

my (@files, @faults);
find({ no_chdir => 1, wanted => sub { push @files, $_ if -f && !m{^tests/(cases|rules)/} } }, qw(src xsl tests glossary .ci .github .gitlab));
push @files, grep { -f } qw(Makefile README.md NEWS.md CONTRIBUTING.md NOTICE LICENSE), glob '.[a-z]*';

sub faults {
    my ($path, $text) = @_;
    my @found;
    my $code = $path =~ m{^(src|xsl)/.*\.(c|h|xsl|sh)$|^tests/.*\.(c|h|mjs|sh|t|pm)$|^tests/(run|walls)$};
    my $lines = $text =~ tr/\n//;
    push @found, "$path: $lines lines: is there a second noun in it?" if $code && $lines > $lines_max;
    push @found, "$path: tab" if $text =~ /\t/ && $path !~ /(^|\/)Makefile$/;
    push @found, "$path: carriage return" if $text =~ /\r/;
    push @found, "$path: blanks at the end of a line" if $text =~ /[ \t]$/m;
    push @found, "$path: no newline at the end" if length $text && $text !~ /\n\z/;
    push @found, "$path: newlines at the end" if $text =~ /\n\n\z/;
    push @found, "$path: names a place of one machine: $1" if $text =~ m{((?<![\w.~\$\}*/])/(?:home|root|work|Users)/[\w.]+)};
    return @found;
}

for my $path (sort @files) {
    next if $path =~ /\.(png|ico|woff2)$/;
    push @faults, faults($path, slurp($path));
}
ok(@files > 20, 'there are files');
is(join(' ', grep { !-x } glob 'tests/*.t tests/heavy/*.t'), '', 'prove may start every test');
ok(!@faults, 'every file') or diag(join "\n", @faults);

my %bad = ("int x;\t\n" => 2, "a\r\n" => 1, "a" => 1, "a\n\n" => 1, 'see "/ho' . "me/user\"\n" => 1, "a\n" x ($lines_max + 1) => 1);
is(scalar faults('src/x.c', $_), $bad{$_}, 'a fault is seen: ' . substr($_, 0, 12) =~ s/\s/./gr) for sort keys %bad;
is(scalar faults('src/x.c', "int x; /* a/home/page https://example.org/root/x */\n"), 0, 'no fault is no fault');
done_testing();
