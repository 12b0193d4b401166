#!/usr/bin/env perl
# Ended at a random moment, convert, fmt and build leave each file old and whole, or new and whole. SIGKILL may leave a file under a
# temporary name; SIGINT, SIGTERM and SIGHUP leave none, and the process dies of them, as shells expect.
#
# KILLS=1000 is how many, of those that come in time; KILL_SEED=1 which moments.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Path qw(make_path remove_tree);
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);

my $kills = $ENV{KILLS} || 1000;
my $dir = scratch();
$SIG{$_} = 'DEFAULT' for qw(INT TERM HUP); # what is ignored where this was started (nohup) would stay so
srand($ENV{KILL_SEED} || 1);

sub bib { my ($what) = @_; return join '', map { "\@book{k$_, title = {$what of $_}, author = {Gu, Xin}, date = {2020}}\n" } 1 .. 3000 }
sub works { my ($what) = @_; return join '', "endnotes:\n", map { "  w$_: {type: book, title: $what of $_, issued: 2020}\n" } 1 .. 12 }
sub terms { my ($what) = @_; return join '', "terms:\n", map { "  t$_: {designations: {en: {text: $what $_, status: preferred}}}\n" } 1 .. 12 }

# Each part: makes the input, in its first or second form; the command; the files that it writes.
my %parts = (
    convert => [sub { spew("$dir/in.bib", bib($_[0])) }, ['convert', '-q', '--loss', 'off', '-t', 'csl-json', '-o', "$dir/c/out.json", "$dir/in.bib"], "$dir/c"],
    stream => [sub { spew("$dir/in.bib", bib($_[0])) }, ['convert', '-q', '--loss', 'off', '--window', '8192', '-t', 'csl-json', '-o', "$dir/s/out.json", "$dir/in.bib"], "$dir/s"],
    fmt => [sub { spew("$dir/f/a.bib", bib($_[0])) }, ['fmt', '-q', "$dir/f/a.bib"], "$dir/f"],
    build => [
        sub {
            spew("$dir/p/glossary/bibelot.yaml", "project: {format: 1, title: {en: Small}, languages: [en]}\n");
            spew("$dir/p/glossary/works.yaml", works($_[0]));
            spew("$dir/p/glossary/terms.yaml", terms($_[0]));
        },
        ['build', '-q', '-C', "$dir/p", '-o', "$dir/b"],
        "$dir/b"
    ],
);
make_path("$dir/c", "$dir/s", "$dir/b", "$dir/f", "$dir/p/glossary");

sub start {
    my @command = @_;
    my $pid = fork // die "fork: $!\n";
    return $pid if $pid;
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    exec $bibelot, @command or POSIX::_exit(127);
}

# Each file below: its bytes.
sub files {
    my ($root) = @_;
    my %files;
    require File::Find;
    File::Find::find({ no_chdir => 1, wanted => sub { $files{$_} = slurp($_) if -f } }, $root);
    return %files;
}

# What each form of the input gives, and how long that takes.
sub forms {
    my ($make, $command, $folder) = @_;
    my (@forms, $longest);
    for my $what ('History', 'Theory') {
        remove_tree($folder, { keep_root => 1 });
        $make->($what);
        my $begin = time;
        waitpid start(@$command), 0;
        $? == 0 or die "@$command: status $?\n";
        $longest = time - $begin if !defined $longest || time - $begin > $longest;
        push @forms, { files($folder) };
    }
    return ($longest, @forms);
}

sub attempts {
    my ($name, $signal, $count) = @_;
    my ($make, $command, $folder) = @{ $parts{$name} };
    my ($range, @forms) = forms($make, $command, $folder);
    my %seen = (ended => 0);
    my (@torn, @left, @other);
    my $number = $signal eq 'KILL' ? 9 : $signal eq 'INT' ? 2 : $signal eq 'HUP' ? 1 : 15;
    for (my $n = 1; $seen{ended} < $count && $n < 4 * $count; $n++) {
        $make->($n % 2 ? 'History' : 'Theory');
        my $pid = start(@$command);
        sleep(rand() * $range);
        kill $signal, $pid;
        waitpid $pid, 0;
        my $status = $?;
        push @other, "status $status" if $status != 0 && ($status & 127) != $number;
        # However busy the machine is: about two runs in three are ended.
        $range *= $status == 0 ? 0.9 : 1.05;
        $seen{ $status == 0 ? 'finished' : 'ended' }++;
        my %files = files($folder);
        $seen{'had begun to write'}++ if grep { m{/\.[^/]*\.tmp\z} } keys %files;
        for my $file (sort keys %files) {
            if ($file =~ m{/\.[^/]*\.tmp\z}) {
                push @left, $file;
                unlink $file;
            } elsif (!grep { defined $_->{$file} && $_->{$file} eq $files{$file} } @forms) {
                push @torn, $file unless $name eq 'fmt' && ($files{$file} eq bib('History') || $files{$file} eq bib('Theory'));
            }
        }
        push @torn, "$_ is gone" for grep { !exists $files{$_} } keys %{ $forms[1] };
    }
    my $seen = join ', ', map { "$seen{$_} $_" } sort keys %seen;
    is(join("\n", @torn), '', "$name: SIG$signal, no file torn ($seen)");
    is(join("\n", @left), '', "$name: SIG$signal leaves no temporary file") if $signal ne 'KILL';
    is(join("\n", @other), '', "$name: it dies of SIG$signal, or is done");
    cmp_ok($seen{'had begun to write'} // 0, '>', 0, "$name: some had begun to write") if $signal eq 'KILL' && $name =~ /stream|build/;
    is($seen{ended}, $count, "$name: SIG$signal came in time");
}

my %share = (convert => 0.3, stream => 0.3, build => 0.3, fmt => 0.1);
attempts($_, 'KILL', int $kills * $share{$_} + 0.5) for qw(convert stream build fmt);
for my $signal (qw(INT TERM HUP)) {
    attempts($_, $signal, int $kills / 20) for qw(stream build);
}

# A signal that is ignored, as under nohup, stays so.
{
    my ($make, $command, $folder) = @{ $parts{convert} };
    $make->('History');
    local $SIG{INT} = 'IGNORE';
    my $pid = start(@$command);
    for (1 .. 40) { kill 'INT', $pid; sleep 0.005 }
    waitpid $pid, 0;
    is($?, 0, 'an ignored signal is ignored');
}
done_testing();
