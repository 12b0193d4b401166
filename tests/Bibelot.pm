# What the tests in Perl share. They run from the project's top folder, under prove.
package Bibelot;
use strict;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Temp 'tempdir';
use Test::More;

our @EXPORT = qw($top $bibelot slurp spew capture need scratch);

our $top = abs_path('.');
our $bibelot = abs_path($ENV{BIBELOT} || 'out/bin/bibelot') || '';

# What a test starts has to do with no make that may have started the test.
delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};

sub slurp {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    my $text = <$file>;
    return defined $text ? $text : '';
}

sub spew {
    my ($path, $text) = @_;
    open my $file, '>:raw', $path or die "$path: $!\n";
    print $file $text;
    close $file or die "$path: $!\n";
}

# Runs a command (no shell). Returns its exit status, and stdout and stderr together.
sub capture {
    my @command = @_;
    my $pid = open(my $out, '-|') // die "fork: $!\n";
    if (!$pid) {
        open STDIN, '<', '/dev/null';
        open STDERR, '>&', \*STDOUT;
        exec { $command[0] } @command or print "$command[0]: $!\n";
        exit 127;
    }
    my $text = do { local $/; <$out> };
    close $out;
    return ($? & 127 ? 128 + ($? & 127) : $? >> 8, $text // '');
}

# Skips the whole test where a command, or a file, is missing. Where everything was to be installed, that is a failure.
sub need {
    for my $tool (@_) {
        next if $tool =~ m{/} ? -e $tool : grep { -x "$_/$tool" } split /:/, $ENV{PATH};
        plan skip_all => "no $tool here" unless $ENV{NEED_TOOLS};
        plan tests => 1;
        fail("$tool is missing, although it was to be installed");
        exit 1;
    }
}

sub scratch { return tempdir('bibelot-XXXXXX', TMPDIR => 1, CLEANUP => 1) }

1;
