#!/usr/bin/env perl
# Every rule is proven from the table: what has to trigger a code does, and what nearly does, does not.
#
# tests/rules/CODE/hit* must show the code; tests/rules/CODE/miss* must not, and has no other error. Each is a file, or a folder of
# them. `args` says what is run, where that is no check: FILE stands for the file, TOP for this folder; .bibelot.yaml sets levels.
#
# With names of codes: those alone.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

# Codes that nothing nearly triggers, with the reason. Keep it short: most rules have something that a careless reading takes for them.
my %no_miss = ();

my @codes = slurp('src/base/diag.def') =~ /^DIAG\((B\d{3}),/mg;
my %known = map { $_ => 1 } @codes;

$ENV{XDG_DATA_DIRS} = '/nowhere'; # no style but those of the cases

# Where no configuration is but that of the rule.
my $dir = scratch();
is((capture('cp', '-r', 'tests/rules', $dir))[0], 0, 'a copy');

# Exit status, and [code, severity, file, line] of each finding.
sub findings {
    my ($folder, $file) = @_;
    my @args = -e "$folder/args" ? map { s{FILE}{$file}r =~ s{TOP}{$top}r } split ' ', slurp("$folder/args") : ('check', '--today', '2026-01-01', $file);
    chdir $dir . substr($folder, length 'tests') or die "$folder: $!\n";
    my ($status, $text) = capture($bibelot, @args);
    chdir $top or die;
    my (@found, @place);
    for (split /\n/, $text) {
        if (/^(.+?):(\d+):(\d+): (error|warning|info): .*\[(B\d{3})\]$/) { push @found, [$5, $4, $1, $2] }
        elsif (/^(error|warning|info): .*\[(B\d{3})\]$/) { push @found, [$2, $1, '', 0] }
    }
    return ($status, $text, @found);
}

my $runs = 0;
for my $code (@ARGV ? @ARGV : @codes) {
    my @faults;
    my $folder = "tests/rules/$code";
    my (@hits, @misses);
    if (opendir my $dir, $folder) {
        for (sort readdir $dir) { push @{ /^hit\b/ ? \@hits : /^miss\b/ ? \@misses : [] }, $_ }
    }
    push @faults, "$code: nothing shows it" unless @hits;
    push @faults, "$code: nothing nearly shows it" unless @misses || $no_miss{$code};
    push @faults, "$code: has a near miss, though there is said to be none" if @misses && $no_miss{$code};
    for my $file (@hits) {
        my ($status, $text, @found) = findings($folder, $file);
        $runs++;
        push @faults, "$folder/$file: not shown" unless $status <= 1 && grep { $_->[0] eq $code } @found;
    }
    for my $file (@misses) {
        my ($status, $text, @found) = findings($folder, $file);
        $runs++;
        push @faults, "$folder/$file: status $status: $text" if $status > 1 || ($status == 1 && !@found);
        push @faults, "$folder/$file: line $_->[3]: shown" for grep { $_->[0] eq $code } @found;
        push @faults, "$folder/$file: line $_->[3]: $_->[1] $_->[0]" for grep { $_->[1] eq 'error' && $_->[0] ne $code } @found;
    }
    is(join("\n", @faults), '', $code);
}
done_testing(), exit if @ARGV;

cmp_ok($runs, '>=', 2 * @codes - 2 * keys %no_miss, 'all of them ran');
is(join(' ', grep { !$known{ s{.*/}{}r } } glob 'tests/rules/*'), '', 'there are no others');
is(join(' ', map { (capture($bibelot, 'explain', $_))[1] =~ /^$_: .+\n\n  \S.*\n\n  Example:\n    \S.*\n\n  To mend it:\n    \S/s ? () : $_ } @codes), '', 'each is explained');
done_testing();
