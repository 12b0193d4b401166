#!/usr/bin/env perl
# tests/run sees what a case can get wrong: tried with a program and cases of our own.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();
spew("$dir/program", <<'PROGRAM');
#!/bin/sh
case $1 in
write) echo new >made/file ;;
remove) rm in.txt ;;
change) echo more >>in.txt ;;
die) kill -SEGV $$ ;;
*) cat in.txt; cat; echo "$1, $2" >&2; echo "$GREETING"; exit 1 ;;
esac
PROGRAM
chmod 0755, "$dir/program";
mkdir "$dir/cases";
@ENV{qw(CASES BIBELOT)} = ("$dir/cases", "$dir/program");

sub make_case {
    my ($name, %files) = @_;
    mkdir "$dir/cases/$name";
    mkdir "$dir/cases/$name/$_" for qw(made);
    spew("$dir/cases/$name/made/old", '');
    if (delete $files{expected}) { mkdir "$dir/cases/$name/$_" for qw(expected expected/made); spew("$dir/cases/$name/expected/made/file", "new\n") }
    spew("$dir/cases/$name/$_", $files{$_}) for keys %files;
}
my %good = (args => "# words\none 'two three'\n", 'in.txt' => "in\n", stdin => "stdin\n", env => "GREETING=good day\n",
            stdout => "in\nstdin\ngood day\n", stderr => "one, two three\n", status => "1\n");
make_case('good', %good);
make_case('stdout', %good, stdout => "in\n");
make_case('stderr', %good, stderr => "else\n");
make_case('status', %good, status => "0\n");
make_case('written', args => 'write', expected => 1);
make_case('behind', args => 'write');
make_case('unwritten', %good, expected => 1);
make_case('removed', args => 'remove', 'in.txt' => "in\n");
make_case('changed', args => 'change', 'in.txt' => "in\n");
make_case('died', args => 'die');

my ($status, $text) = capture('tests/run');
is($status, 1, 'a failing case is a failure');
is(join(' ', $text =~ /^ok \d+ - (\w+)$/mg), 'good written', 'what passes');
is(join(' ', sort $text =~ /^not ok \d+ - (\w+)$/mg), 'behind changed died removed status stderr stdout unwritten', 'what fails');
like($text, qr/^# left behind or changed: made\/file$/m, 'and why');
like($text, qr/^# \+killed by signal 11$/m, 'a crash is told as one');

is((capture('tests/run', '--update', 'stdout', 'behind', 'changed', 'died'))[0], 0, '--update');
($status, $text) = capture('tests/run', 'stdout', 'behind', 'changed', 'died');
is($status, 0, 'records what the program does') or diag($text);
is((capture('tests/run', '--update'))[0] ? 'refused' : '', 'refused', 'but never of all cases unasked');
done_testing();
