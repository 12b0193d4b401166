#!/usr/bin/env perl
# `build --watch`: publishes again after each change, tells of faults, and ends when it is interrupted. Every wait is bounded.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

$SIG{$_} = 'DEFAULT' for qw(INT TERM HUP); # what is ignored where this was started (nohup) would stay so
use POSIX ();
use Time::HiRes qw(sleep time);

my $dir = scratch();
mkdir "$dir/glossary";
mkdir "$dir/xsl";
mkdir "$dir/xsl/html";
spew("$dir/glossary/bibelot.yaml", slurp('tests/site/glossary/bibelot.yaml'));
my $records = slurp('tests/site/glossary/records.yaml');
spew("$dir/glossary/records.yaml", $records);

sub start {
    spew("$dir/report", '');
    my $child = fork // die "fork: $!";
    if (!$child) {
        open STDERR, '>', "$dir/report" or POSIX::_exit(9);
        open STDIN, '<', '/dev/null';
        { exec $bibelot, 'build', '--watch', '-C', $dir, @_ }
        POSIX::_exit(9);
    }
    return $child;
}
# Until so many runs have ended, ten seconds at most; what has been said so far.
sub runs {
    my ($count) = @_;
    my $until = time + 10;
    while (time < $until) {
        my $text = slurp("$dir/report");
        return $text if (() = $text =~ /^waiting for changes$/mg) >= $count;
        sleep 0.02;
    }
    return slurp("$dir/report") . "(nothing came)\n";
}
sub stop {
    my ($child, $signal) = @_;
    kill $signal, $child;
    for (1 .. 250) {
        return $? if waitpid($child, POSIX::WNOHANG()) == $child;
        sleep 0.02;
    }
    kill KILL => $child;
    waitpid $child, 0;
    return 'it did not end';
}

my $child = start();
like(runs(1), qr{/out: \d+ files written, 0 unchanged\nwaiting for changes\n\z}, 'published at once');
spew("$dir/glossary/records.yaml", $records =~ s/how an economy is ordered/how it works/r);
like(runs(2), qr{/out: \d+ files written, \d+ unchanged\nwaiting for changes\n\z}, 'published again after a change');
like(slurp("$dir/out/html/t/economic-system.html"), qr/how it works/, 'with the change');
spew("$dir/glossary/records.yaml", $records =~ s/broader: economic-system/broader: economc-system/r);
like(runs(3), qr{records\.yaml:\d+:\d+: error: .*\[B201\]}, 'a fault is told');
spew("$dir/glossary/.records.yaml.swp", 'x');
spew("$dir/glossary/new.yaml", $records);
rename "$dir/glossary/new.yaml", "$dir/glossary/records.yaml"; # as editors do
like(runs(4), qr{unchanged\nwaiting for changes\n\z}, 'and mended: a file put in the place of another');
mkdir "$dir/glossary/more";
runs(5);
spew("$dir/glossary/more/term.yaml", "terms: {new-one: {designations: {en: [{text: new one, status: preferred, sources: [li-2020]}]}, definition: {en: new}}}\n");
like(runs(6), qr{waiting for changes\n\z}, 'a folder that was not there before');
ok(-e "$dir/out/html/t/new-one.html", 'its record is published');
unlink "$dir/glossary/more/term.yaml";
like(runs(7), qr{, 4 removed\nwaiting for changes\n\z}, 'and taken away again');
sleep 0.6;
is((() = runs(7) =~ /^waiting/mg), 7, 'nothing happens while nothing changes');
is(stop($child, 'INT'), 0, 'an interrupt ends it, well');
is(join(' ', glob("$dir/out/.*.tmp $dir/out/html/.*.tmp")), '', 'nothing is left behind');

$child = start('--xsl', "$dir/xsl", 'site');
runs(1);
spew("$dir/xsl/html/exports.xsl", slurp('xsl/html/exports.xsl') =~ s{Cite this entry}{How to quote}r);
runs(2);
like(slurp("$dir/out/html/t/dual-circulation.html"), qr/How to quote/, 'stylesheets are watched, too');
is(stop($child, 'TERM'), 0, 'so does SIGTERM');

# What no change can better ends at once.
is((capture($bibelot, 'build', '--watch', '-C', $dir, 'nosuch'))[0], 2, 'no such target');
is((capture($bibelot, 'build', '--watch', '-C', '/'))[0], 3, 'no project');
done_testing();
