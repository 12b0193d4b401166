#!/usr/bin/env perl
# --changed-since: in a repository of git, findings are shown on the lines that changed, and no others.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('git');
my $dir = scratch();
my @git = ('git', '-C', $dir, '-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main');
# Neither the repository that this may run in, nor what its user likes.
delete @ENV{ grep { /^GIT_/ } keys %ENV };
@ENV{qw(HOME XDG_CONFIG_HOME LC_ALL)} = ($dir, $dir, 'C');

sub git { my ($status, $text) = capture(@git, @_); $status == 0 or die "git @_: $text\n" }

# Places of what is shown.
sub shown {
    my ($status, $text) = capture($bibelot, 'check', @_);
    return join ' ', $status, $text =~ /^(\S.*?:\d+): ?\d+: (?:error|warning)/mg, $text =~ /not shown: (.*)/;
}
sub record { return "  $_[0]:\n    type: book\n    isbn: 978-0-262-03384-5\n    title: $_[0]\n" }

my $odd = "odd \"name\"\t\x01\xE4\xB8\xAD.yaml";
mkdir "$dir/sub";
spew("$dir/refs.yaml", "endnotes:\n" . join '', map { record($_) } qw(a b c));
spew("$dir/sub/other.yaml", "endnotes:\n" . record('d'));
spew("$dir/sub/two words.yaml", "endnotes:\n" . record('e'));
spew("$dir/sub/$odd", "endnotes:\n" . record('f'));
git('init', '-q');
git('add', '.');
git('commit', '-q', '-m', 'first');
chdir $dir or die;

is(shown('refs.yaml'), '1 refs.yaml:4 refs.yaml:8 refs.yaml:12', 'without it all are shown');
is(shown('--changed-since', 'HEAD', 'refs.yaml'), '0 3 on unchanged lines', 'nothing changed');

my $text = slurp('refs.yaml');
spew('refs.yaml', $text =~ s/^endnotes/# A comment\nendnotes/r =~ s/(  b:\n    type: book\n)/$1    # more\n/r =~ s/03384-5\n    title: c/03384-4\n    title: c/r);
is(shown('--changed-since', 'HEAD', 'refs.yaml'), '1 refs.yaml:14 2 on unchanged lines', 'a line that changed, below others that came');
spew('refs.yaml', $text =~ s/    title: a\n/    title: a\n    note: |\n      ++ b\/sub\/other.yaml\n      @@ -1 +1,99 @@\n/r);
is(shown('--changed-since', 'HEAD', 'refs.yaml', 'sub/other.yaml'), '0 4 on unchanged lines', 'lines that look like those of a diff');
spew('refs.yaml', $text . record('g') =~ s/\n\z//r);
is(shown('--changed-since=HEAD', 'refs.yaml'), '1 refs.yaml:16 3 on unchanged lines', 'a record that was added');

spew('new.yaml', "endnotes:\n" . record('h'));
is(shown('--changed-since', 'HEAD', 'new.yaml'), '1 new.yaml:4', 'a file that git does not know');
git('add', '-A');
is(shown('--changed-since', 'HEAD', 'new.yaml'), '1 new.yaml:4', 'one that is added');
git('commit', '-q', '-m', 'second');
is(shown('--changed-since', 'HEAD', '.'), '0 8 on unchanged lines', 'and one that is there');
is(shown('--changed-since', 'HEAD~1', '.'), '1 new.yaml:4 refs.yaml:16 6 on unchanged lines', 'since an earlier commit');

for my $file ('sub/two words.yaml', "sub/$odd") {
    spew($file, slurp($file) =~ s/    isbn/    # changed\n    isbn/r =~ s/03384-5/03384-3/r);
}
like(shown('--changed-since', 'HEAD', '.'), qr/^1 .*odd.*:5 sub\/two words.yaml:5 6 on unchanged lines$/, 'names that git quotes');
chdir 'sub' or die;
is(shown('--changed-since', 'HEAD', 'two words.yaml', '../refs.yaml'), '1 two words.yaml:5 4 on unchanged lines', 'from a folder below');
$ENV{GIT_CONFIG_COUNT} = 4;
my @config = ('diff.noprefix', 'true', 'diff.relative', 'true', 'color.ui', 'always', 'diff.external', 'false');
for my $i (0 .. 3) { @ENV{ "GIT_CONFIG_KEY_$i", "GIT_CONFIG_VALUE_$i" } = @config[2 * $i, 2 * $i + 1] }
is(shown('--changed-since', 'HEAD', 'two words.yaml', '../refs.yaml'), '1 two words.yaml:5 4 on unchanged lines', 'whatever git is told else');
delete @ENV{ grep { /^GIT_/ } keys %ENV };

my ($status, $said) = capture($bibelot, 'check', '--changed-since', 'nowhere', 'other.yaml');
is($status, 3, 'a revision that is none fails');
like($said, qr/^bibelot: --changed-since: fatal: .*nowhere/, 'as git says');
like($said, qr/^other.yaml:4:/m, 'and everything is shown');
($status, $said) = capture($bibelot, 'check', '--changed-since=--output=x', 'other.yaml');
is($status, 2, 'what would be an option of git is refused') or diag($said);
ok(!-e 'x', 'and does nothing');
my $elsewhere = scratch();
spew("$elsewhere/refs.yaml", $text);
like(shown('--changed-since', 'HEAD', 'two words.yaml', "$elsewhere/refs.yaml"), qr{^1 .*(?:\S+/refs\.yaml:\d+ ?){3}$},
    'of a file outside of the repository all is shown');
($status, $said) = capture($bibelot, 'check', '--changed-since', 'HEAD', "$elsewhere/refs.yaml");
is($status, 3, 'no repository') or diag($said);
{
    local $ENV{PATH} = $elsewhere;
    ($status, $said) = capture($bibelot, 'check', '--changed-since', 'HEAD', 'other.yaml');
    is("$status " . ($said =~ /\A(.*)\n/)[0], '3 bibelot: --changed-since: git: No such file or directory', 'no git');
}
chdir $top or die;
done_testing();
