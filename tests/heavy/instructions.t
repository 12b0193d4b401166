#!/usr/bin/env perl
# tests/heavy/instructions.t [--record] - what a record costs, in instructions: no load of the machine, no clock changes them.
#
# instructions.txt beside this file has a row for each run: what one record takes (all that a run begins with), what each further one
# does, and the limits of both, a tenth above. They hold where the table was made: the same compiler, flags and libraries; elsewhere
# that part is skipped and says why. `--record` writes the table anew. That ten times the records take about ten times the
# instructions is true everywhere, and is always asked.
use strict;
use warnings;
use utf8;
use lib 'tests';
use Bibelot;
use Test::More;

my $margin = 1.1;
my $loose = 0.8; # of what was measured: then the table is out of date
my $growth = 10.5;
my $table = "$top/tests/heavy/instructions.txt";
my $record = @ARGV && $ARGV[0] eq '--record';
my $style = '/usr/share/citation-style-language/styles/apa.csl';

need('valgrind');
plan skip_all => 'not with sanitizers' if slurp($bibelot) =~ /__asan_init/;
my $dir = scratch();
delete @ENV{ grep { /^(?:BIBELOT|LANG|LC_|XDG_|NO_COLOR)/ } keys %ENV };
@ENV{qw(LC_ALL HOME SOURCE_DATE_EPOCH)} = ('C.UTF-8', $dir, 1_700_000_000);
chdir $dir or die;

# ---- where we are ----

# What else changes the counts: how the program was compiled (as its debugging symbols tell), the libraries, a processor for which the
# C library has other routines, the style.
sub environment {
    my %seen = map { $_ => 1 } slurp($bibelot) =~ /((?:GNU (?:C17|GIMPLE)|clang version) [^\0\n]*)/g;
    my (undef, $loaded) = capture('ldd', $bibelot);
    my @libraries = map { (readlink($_) // $_) =~ m{([^/]+)$} } $loaded =~ m{=> (\S*/lib(?:yaml|icuuc|xml2|xslt)\S*)}g;
    my ($libc) = (capture('ldd', '--version'))[1] =~ /^ldd .*?([\d.]+)$/m;
    my ($updated) = -e $style ? slurp($style) =~ m{<updated>([^<T]*)} : ();
    my $avx2 = -e '/proc/cpuinfo' && slurp('/proc/cpuinfo') =~ /\bavx2\b/ ? 'avx2' : 'no avx2';
    return join '; ', sort(keys %seen), sort(@libraries), 'libc ' . ($libc // 'unknown'), $avx2, 'apa ' . ($updated // 'missing');
}

# ---- what is run ----

# Concepts in two languages, each with a definition, a broader one and a source, and the works.
sub concepts {
    my ($count) = @_;
    my @han = split //, '新型举国体制科技创新政策发展战略产业改革市场政府';
    my @pinyin = qw(xīn xíng jǔ guó tǐ zhì kē jì chuàng xīn zhèng cè fā zhǎn zhàn lüè chǎn yè gǎi gé shì chǎng zhèng fǔ);
    my $yaml = "terms:\n";
    for my $n (1 .. $count) {
        my @at = map { ($n * 7 + $_ * $n + $_) % @han } 0 .. 3;
        $yaml .= "  concept-$n:\n    part-of-speech: noun\n    designations:\n"
            . "      zh-Hans: [{text: " . join('', @han[@at]) . ", pinyin: \"" . join(' ', @pinyin[@at]) . "\", status: preferred, sources: [work-$n]}]\n"
            . "      en: [{text: concept of number $n, status: preferred, sources: [{work: work-$n, locator: p. $n}]}, {text: notion $n, status: admitted, supplied: true}]\n"
            . "    definition: {en: what is said of the number $n in an example, zh-Hans: 例子中关于数字的说法}\n"
            . "    introduced: {value: @{[1950 + $n % 70]}, sources: [work-$n]}\n" . ($n > 1 ? '    broader: concept-' . int($n / 2) . "\n" : '');
    }
    $yaml .= "endnotes:\n" . join '', map { "  work-$_:\n    type: book\n    author: [{family: Gu, given: Xin, zh-Hans: 顾昕}]\n"
            . "    title: {en: A History of the Number $_, zh-Hans: 数字的历史}\n    language: zh-Hans\n    publisher: Springer\n    issued: @{[1951 + $_ % 70]}\n" } 1 .. $count;
    utf8::encode($yaml);
    return $yaml;
}

# The inputs, in COUNT records.
my %made;
my %inputs = (
    bib => sub { return (capture("$top/tests/bench/generate", $_[0]))[1] },
    concepts => sub { return concepts($_[0]) },
    map { my $to = $_; ($to => sub { return (capture($bibelot, 'convert', '-q', '--loss', 'off', '-t', $to, input('bib', $_[0])))[1] }) } qw(csl-json ris tei yaml),
);
my %suffixes = ('csl-json' => 'csl.json', tei => 'tei.xml', concepts => 'yaml');
sub input {
    my ($kind, $count) = @_;
    return $made{"$kind $count"} //= do {
        my $folder = "$kind-$count"; # find and build want a project
        mkdir $folder;
        spew("$folder/.bibelot.yaml", "project: {format: 1, title: T, languages: [zh-Hans, en]}\n");
        my $text = $inputs{$kind}->($count);
        utf8::encode($text) if utf8::is_utf8($text); # what bibelot wrote has bytes already
        spew("$folder/in." . ($suffixes{$kind} // $kind), $text);
        "$folder/in." . ($suffixes{$kind} // $kind);
    };
}

my @quiet = ('-q', '--loss', 'off');
# Name, kind of input, records, command: the input comes last.
my @runs = (
    (map { ["bib to $_", 'bib', 300, 'convert', @quiet, '-t', $_] } qw(csl-json biblatex ris yaml)),
    (map { ["bib to $_", 'bib', 60, 'convert', @quiet, '-t', $_] } qw(tei html)),
    ['bib, sorted, new keys', 'bib', 300, 'convert', @quiet, '-t', 'biblatex', '--sort', 'author,year', '--rekey', '{author}-{year}'],
    (map { ["$_ to biblatex", $_, 300, 'convert', @quiet, '-t', 'biblatex'] } qw(csl-json ris yaml)),
    ['tei to biblatex', 'tei', 60, 'convert', @quiet, '-t', 'biblatex'],
    ['check bib', 'bib', 300, 'check', '-q'],
    ['check concepts', 'concepts', 100, 'check', '-q'],
    ['fmt bib', 'bib', 300, 'fmt', '-q', '--check'],
    ['fmt concepts', 'concepts', 60, 'fmt', '-q', '--check'],
    (map { ["concepts to $_", 'concepts', 40, 'convert', @quiet, '-t', $_] } qw(biblatex tbx skos html latex-glossary)),
    ['find', 'concepts', 100, 'find', 'xinxing'],
    ['cite in APA', 'csl-json', 200, 'cite', '-q', '-s', 'apa', '-t', 'html'],
);
# Not for the table: windows go to as many workers as there are processors, and each has to begin.
my @grows = (
    ['convert, at once', 'bib', 500, 'convert', @quiet, '-t', 'csl-json', '--window', 1 << 30],
    ['convert, in windows', 'bib', 500, 'convert', @quiet, '-t', 'csl-json', '--window', 8192],
    ['convert, sorted', 'bib', 100, 'convert', @quiet, '-t', 'biblatex', '--sort', 'author,year', '--rekey', '{author}-{year}'],
    ['check', 'bib', 500, 'check', '-q'],
    ['check a glossary', 'concepts', 100, 'check', '-q'],
    ['find', 'concepts', 100, 'find', 'xinxing'],
    ['cite', 'csl-json', 30, 'cite', '-q', '-s', "$top/tests/cases/cite-text/csl/styles/journal-of-examples.csl", '-t', 'html'],
);

# Runs what is asked for, two at a time. Each is [number of records, run]; the answers are in that order.
sub costs {
    my @tasks = @_;
    my (%running, @costs);
    my $next = 0;
    input($_->[1][1], $_->[0]) for @tasks;
    while ($next < @tasks || %running) {
        if ($next < @tasks && keys %running < 2) {
            my ($count, $run) = @{ $tasks[$next] };
            my (undef, $kind, undef, @command) = @$run;
            my $pid = fork // die "fork: $!\n";
            if (!$pid) {
                open STDOUT, '>', '/dev/null';
                open STDERR, '>', "said-$next";
                exec 'valgrind', '--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', "--log-file=log-$next", $bibelot, @command, input($kind, $count)
                    or exit 127;
            }
            $running{$pid} = $next++;
            next;
        }
        my $n = delete $running{ my $pid = wait };
        die "$tasks[$n][1][0]: exit @{[$? >> 8]}\n" . slurp("said-$n") if $? >> 8 > 1 || $? & 127;
        my ($instructions) = slurp("log-$n") =~ /I\s+refs:\s+([\d,]+)/ or die "valgrind counted nothing:\n" . slurp("log-$n");
        $costs[$n] = $instructions =~ tr/,//dr;
    }
    return @costs;
}

# ---- the table ----

my (%known, $there);
for (-e $table ? split /\n/, slurp($table) : ()) {
    $there = $1 if /^# environment: (.*)/;
    my ($name, @numbers) = /^([^#|][^|]*?)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*$/ or next;
    $known{$name} = \@numbers;
}
my $here = environment();

if ($record || $here eq ($there // '')) {
    my @costs = costs(map { ([1, $_], [$_->[2], $_]) } @runs);
    my @rows;
    for my $run (@runs) {
        my ($name, $kind, $count, @command) = @$run;
        my ($first, $all) = splice @costs, 0, 2;
        my @measured = ($first, int(($all - $first) / ($count - 1)));
        push @rows, [$name, @measured, map { int $_ * $margin } @measured];
        next if $record;
        my $row = delete $known{$name};
        ok($row, "$name is in the table") or next;
        for my $part ([0, 'the first record'], [1, 'each further one']) {
            my ($i, $what) = @$part;
            my ($now, $then, $limit) = ($measured[$i], @$row[$i, $i + 2]);
            cmp_ok($now, '<=', $limit, "$name: $what") or diag("$then when the table was made; `valgrind --tool=callgrind bibelot @command` tells where");
            diag("$name: $what takes $now, not $then: record the table anew") if $now < $then * $loose;
        }
    }
    is(join(', ', sort keys %known), '', 'the table has no other rows') unless $record;
    if ($record) {
        spew($table, "# What tests/heavy/instructions.t --record wrote: instructions of a run with one record, of each further one, and their limits.\n"
                . "# environment: $here\n#\n" . sprintf("# %-24s | %11s | %11s | %11s | %11s\n", 'run', 'first', 'further', 'limit first', 'further')
                . join '', map { sprintf "%-26s | %11d | %11d | %11d | %11d\n", @$_ } @rows);
        pass("$table is written");
    }
} else {
SKIP: {
        skip "the table was made elsewhere: $there; here: $here", 1 if $there;
        fail('there is a table');
    }
}

# ---- growth: ten times as much takes ten times as long ----

# What the first record takes is left out: else it would hide what grows.
unless ($record) {
    my @costs = costs(map { my $run = $_; map { [$_, $run] } 1, $run->[2], 10 * $run->[2] } @grows);
    for my $run (@grows) {
        my ($first, $small, $large) = splice @costs, 0, 3;
        my $times = ($large - $first) / ($small - $first);
        cmp_ok($times, '<=', $growth, sprintf '%s: %.2f times for ten times as much (%.0f million)', $run->[0], $times, $large / 1e6);
    }
}
chdir $top;
done_testing();
