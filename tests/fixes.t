#!/usr/bin/env perl
# --fix: each code that fixes.def names is mended in some case, what is mended is gone, and nothing is done twice. On all cases, and on
# .bib files that are found on this machine, it never makes things worse.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Basename 'basename';
use File::Copy 'copy';
use Test::More;
use Text::ParseWords 'shellwords';

my $dir = scratch();
my @promised = slurp('src/base/fixes.def') =~ /^FIX\((B\d{3}),/mg;
my %known = map { $_ => 1 } slurp('src/base/diag.def') =~ /^DIAG\((B\d{3}),/mg;
ok(@promised > 40, 'fixes.def has rows');
is(join(' ', grep { !$known{$_} } @promised), '', 'all of codes that are');

# The codes of a report in JSON, and those that have a fix.
sub codes {
    my ($json) = @_;
    my (@codes, @fixed);
    for my $part (split /^    \{\n/m, $json) {
        next unless $part =~ /^      "code": "(B\d+)"/m;
        push @codes, $1;
        push @fixed, $1 if $part =~ /^      "fixes"/m;
    }
    return (\@codes, \@fixed);
}

# ---- the cases that are about it ----

my %mended;
my $number = 0;
for my $case (sort glob 'tests/cases/fix-*') {
    my @args = map { shellwords($_) } grep { !/^#/ } split /\n/, slurp("$case/args");
    next if !grep({ $_ eq '--fix' } @args) || -e "$case/stdin";
    my $name = basename($case);
    my $work = "$dir/" . $number++;
    mkdir $work;
    capture('cp', '-r', grep({ -e && basename($_) !~ /^(args|stdout|stderr|status)$/ } glob("$case/*"), "$case/.bibelot.yaml"), $work);
    chdir $work or die;
    my @plain = grep { $_ ne '--fix' } @args;
    my ($before, $fixable) = codes((capture($bibelot, @plain, '--report', 'json'))[1]);
    my $diff = (capture($bibelot, @plain, '--diff', '-q', '--report-file', '/dev/null'))[1];
    capture($bibelot, @args);
    my ($after) = codes((capture($bibelot, @plain, '--report', 'json'))[1]);
    my (%left, %had);
    $left{$_}++ for @$after;
    $had{$_}++ for @$before;
    $mended{$_}++ for grep { ($left{$_} || 0) < $had{$_} } @$before;
    my %mended_here = map { $_ => 1 } split ' ', $name eq 'fix-nothing-certain' ? 'B101' : join ' ', keys %had;
    my %bytes = map { $_ => slurp($_) } grep { -f } glob('*');
    my $again = (capture($bibelot, @args))[1];
    is(join(' ', grep { slurp($_) ne $bytes{$_} } sort keys %bytes), '', "$name: nothing is left to do");
    unlike($again, qr/mended/, "$name: nor said to be done");
    chdir $top or die;
    SKIP: {
        skip 'no patch here', 1 unless grep { -x "$_/patch" } split /:/, $ENV{PATH};
        my $other = "$dir/" . $number++;
        mkdir $other;
        capture('cp', '-r', grep({ basename($_) !~ /^(args|stdout|stderr|status)$/ } glob("$case/*")), $other);
        spew("$other/diff", $diff);
        capture('patch', '-s', '-p1', '-d', $other, '-i', "$other/diff") if $diff ne '';
        is(join(' ', grep { slurp("$other/$_") ne $bytes{$_} } sort keys %bytes), '', "$name: patch makes the same of --diff");
    }
}
is(join(' ', grep { !$mended{$_} } @promised), '', 'what is promised is done in some case');

# ---- everything else ----

# Errors of a report, and how many findings.
sub errors { return $_[0] =~ /"errors": (\d+)/ ? $1 : 'none' }

sub harmless {
    my ($name, $path, @how) = @_;
    my $work = "$dir/" . $number++;
    mkdir $work;
    copy($path, "$work/" . basename($path));
    chdir $work or die;
    my @check = ($bibelot, 'check', '--report', 'json', @how, basename($path));
    my $before = (capture(@check))[1];
    my ($status, $after) = capture(@check, '--fix');
    my $bytes = slurp(basename($path));
    my $now = (capture(@check))[1];
    capture(@check, '--fix');
    my $good = $status < 2 && errors($now) ne 'none' && errors($now) <= errors($before) && slurp(basename($path)) eq $bytes;
    chdir $top or die;
    return $good ? () : $name;
}

my @files = grep { -f && -s _ < 300_000 && /\.(yaml|bib|json|ris|xml|tei|tbx)$/ && !m{/expected/} } glob 'tests/cases/*/*';
ok(@files > 100, 'there are files');
is(join(' ', map { harmless($_, $_) } grep { (capture($bibelot, 'check', '-q', $_))[0] < 2 } @files), '', 'no file of a case gets worse, or is changed twice');
# What is found elsewhere differs from machine to machine; a part of them is tried here, all in tests/heavy.
my @found = grep { -f && -s _ < 200_000 } glob '/usr/share/texlive/texmf-dist/bibtex/bib/*/*.bib /usr/share/doc/*/*.bib /usr/share/doc/*/*/*.bib';
splice @found, 40 if @found > 40;
is(join(' ', map { harmless($_, $_) } @found), '', 'nor does a .bib of this machine');
done_testing();
