#!/usr/bin/env perl
# The whole glossary with the sanitizers: they find nothing, and every published file is the same, byte for byte.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use Test::More;

my $san = 'out/san/bin/bibelot';
plan skip_all => 'this compiler has no sanitizers' unless -x $san;

sub published {
    my ($root) = @_;
    my %files;
    find({ no_chdir => 1, wanted => sub {
        $files{substr $_, length($root) + 1} = slurp($_) if -f && m{^\Q$root\E/(html/|glossary\.)};
    } }, $root);
    return \%files;
}

my $dir = scratch();
my ($status, $text) = capture($san, 'build', '-o', $dir);
is($status, 0, 'build') or diag($text);
unlike($text, qr/Sanitizer|runtime error/, 'nothing found');
my ($ours, $theirs) = map { published($_) } 'out', $dir;
cmp_ok(scalar keys %$ours, '>', 100, 'there are files');
is(join(' ', sort keys %$theirs), join(' ', sort keys %$ours), 'the same files');
is(join(' ', grep { $ours->{$_} ne ($theirs->{$_} // '') } sort keys %$ours), '', 'with the same bytes');
done_testing();
