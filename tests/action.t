#!/usr/bin/env perl
# What others put into their CI: the script of the GitHub action, the job of the GitLab template and the pre-commit hooks, run as
# these would, in a repository whose last commit breaks a citation.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

need('git');
my $dir = scratch();
my @git = ('git', '-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main');
delete @ENV{ grep { /^(GIT|GITHUB|CI|BIBELOT)_/ } keys %ENV };
@ENV{qw(HOME XDG_CONFIG_HOME LC_ALL)} = ($dir, $dir, 'C');
mkdir "$dir/bin";
symlink $bibelot, "$dir/bin/bibelot" or die;
my $path = "$dir/bin:$ENV{PATH}";

sub git { my ($status, $text) = capture(@git, '-C', "$dir/work", @_); $status == 0 or die "git @_: $text\n"; return $text =~ s/\n\z//r }

# An old fault (line 1), and in the last commit a new one (line 3).
my $good = "\@article{a, author = {Gu, Xin}, title = {State}, journaltitle = {Science}}\n"
    . "\@article{b, author = {Li, Yi}, title = {Market}, journaltitle = {Science}, date = {2020}}\n";
mkdir "$dir/work";
git('init', '-q');
spew("$dir/work/refs.bib", $good);
mkdir "$dir/work/my papers";
spew("$dir/work/my papers/more.bib", $good =~ s/\{([ab]),/{$1$1,/gr =~ s/State/Long waves/r =~ s/Market/Short waves/r);
git('add', '.');
git('commit', '-q', '-m', 'first');
my $first = git('rev-parse', 'HEAD');
spew("$dir/work/refs.bib", $good . "\@article{c, author = {Ma, Fu}, title = {Waves}, journaltitle = jfm, date = {2020}}\n");
git('commit', '-q', '-a', '-m', 'second');

# ---- GitHub ----

# Status, then the annotations.
sub action {
    my (%env) = @_;
    local @ENV{ 'PATH', keys %env } = ($path, values %env);
    chdir "$dir/work" or die;
    my ($status, $text) = capture('sh', "$top/.github/actions/bibelot/check.sh");
    chdir $top;
    return join ' ', $status, (map { /^::(\w+) file=([^,]*),line=(\d+)/ ? "$1:$2:$3" : /^::(\w+)::/ ? $1 : () } split /\n/, $text);
}

is(action(), '1 warning:my papers/more.bib:1 warning:refs.bib:1 error:refs.bib:3', 'without a revision all lines are checked');
is(action(BIBELOT_CHANGED_SINCE => $first), '1 error:refs.bib:3', 'the last commit is told from what was there');
is(action(BIBELOT_CHANGED_SINCE => 'HEAD'), '0', 'and passes where it breaks nothing');
is(action(BIBELOT_CHANGED_SINCE => 'none'), '1 warning:my papers/more.bib:1 warning:refs.bib:1 error:refs.bib:3', 'none means none');
is(action(BIBELOT_CHANGED_SINCE => '0' x 40), '1 warning:my papers/more.bib:1 warning:refs.bib:1 error:refs.bib:3', 'nor does a new branch have one');
is(action(BIBELOT_PATHS => "my papers\n\n"), '0 warning:my papers/more.bib:1', 'a path with a blank is one path');
is(action(BIBELOT_PATHS => "my papers", BIBELOT_STRICT => 'true'), '1 warning:my papers/more.bib:1', 'strict');
is(action(BIBELOT_PATHS => "--version\n\$(touch pwned)\n`touch pwned`; touch pwned"), '3', 'no path is an option or a command');
is(action(BIBELOT_CHANGED_SINCE => 'nowhere; touch pwned'), '1 warning warning:my papers/more.bib:1 warning:refs.bib:1 error:refs.bib:3', 'nor is a revision');
is(action(BIBELOT_CHANGED_SINCE => '--output=pwned'), '1 warning warning:my papers/more.bib:1 warning:refs.bib:1 error:refs.bib:3', 'or an option');
ok(!-e "$dir/work/pwned", 'and nothing was run');

is(action(BIBELOT_CHANGED_SINCE => $first, BIBELOT_SARIF => "$dir/all.sarif", GITHUB_OUTPUT => "$dir/output"), '1 error:refs.bib:3', 'with SARIF');
is(scalar(() = slurp("$dir/all.sarif") =~ /"ruleIndex"/g), 3, 'which has all findings');
is(slurp("$dir/output"), "sarif-file=$dir/all.sarif\n", 'and the next step is told where');
is(action(BIBELOT_SARIF => "$dir/not/here.sarif"), '3', 'a report that cannot be written is no success');

# What a checkout of depth 1 has: the base is fetched.
is((capture(@git, 'clone', '-q', '--depth=1', "file://$dir/work", "$dir/shallow"))[0], 0, 'a shallow clone');
rename "$dir/work", "$dir/origin" or die;
rename "$dir/shallow", "$dir/work" or die;
is((capture(@git, '-C', "$dir/work", 'remote', 'set-url', 'origin', "file://$dir/origin"))[0], 0, 'of it');
is((capture(@git, '-C', "$dir/origin", 'config', 'uploadpack.allowAnySHA1InWant', 'true'))[0], 0, 'whose origin gives what is asked for');
is(action(BIBELOT_CHANGED_SINCE => $first), '1 error:refs.bib:3', 'the revision is fetched');

# Every input goes by the environment.
my $action = slurp('.github/actions/bibelot/action.yml');
my @inputs = $action =~ /^  ([a-z-]+):\n    description:/mg;
is("@inputs", 'paths changed-since strict sarif-file program sarif-file', 'the inputs and the output');
my ($env, $run) = $action =~ /^      env:\n(.*?)^      run: (.*)$/ms;
for my $input (grep { $_ ne 'sarif-file' } @inputs) { like($env, qr/: \$\{\{ inputs\.$input\b/, "$input goes by the environment") }
unlike($run, qr/\$\{\{/, 'the command holds none');
my @known = slurp('.github/actions/bibelot/check.sh') =~ /\$\{(BIBELOT_\w+)/g;
my ($program) = slurp('.ci/program') =~ /\$\{(BIBELOT_\w+)/;
is(join(' ', grep { $env !~ /^ +$_: /m } @known, $program), '', 'and is the one that the script reads');

# ---- GitLab ----

my ($script) = slurp('.gitlab/bibelot.yml') =~ /^    - \|\n(.*?)^  \w/ms;
spew("$dir/job.sh", $script =~ s/^ {6}//gmr);
chdir "$dir/work" or die;
{
    local @ENV{qw(PATH BIBELOT_PATHS BIBELOT_STRICT BIBELOT_REPOSITORY CI_MERGE_REQUEST_DIFF_BASE_SHA)} = ($path, '.', 'false', '', $first);
    my ($status, $text) = capture('sh', "$dir/job.sh");
    is($status, 1, 'the job of GitLab fails') or diag($text);
    is(join(' ', slurp('gl-code-quality-report.json') =~ /"check_name": "(\w+)"/g), 'B018', 'for the new fault');
    like($text, qr/^refs\.bib:3:/m, 'and its log shows it');
    local @ENV{qw(BIBELOT_PATHS CI_MERGE_REQUEST_DIFF_BASE_SHA)} = ('my papers', '');
    is((capture('sh', "$dir/job.sh"))[0], 0, 'a warning is none');
    local $ENV{BIBELOT_STRICT} = 'true';
    is((capture('sh', "$dir/job.sh"))[0], 1, 'unless it is to be');
}
chdir $top;

# ---- pre-commit ----

my $hooks = slurp('.pre-commit-hooks.yaml');
my %entry = $hooks =~ /^- id: (\S+)\n.*?^  entry: (\S+(?: \S+)*)$/msg;
my ($commands) = (capture($bibelot, '--help'))[1];
for my $id (sort keys %entry) {
    my ($hook, $command) = split ' ', $entry{$id};
    ok(-x $hook, "$id: $hook can be started");
    like($commands, qr/^  $command  /m, "$id: there is a command '$command'");
}
{
    local @ENV{qw(PATH)} = ($path);
    chdir "$dir/work" or die;
    my ($status, $text) = capture("$top/.ci/hook", 'check', '--quiet', 'refs.bib', 'my papers/more.bib');
    is($status, 1, 'the hook fails');
    like($text, qr/^refs\.bib:3:.*\[B018\]$/m, 'and says why');
    chdir $top;
}

# ---- where the program comes from ----

is((capture('sh', '.ci/program'))[0], 0, 'a program is found or made') if $bibelot eq "$top/out/bin/bibelot";
{
    local $ENV{PATH} = $path;
    is((capture('sh', '.ci/program'))[1], "$dir/bin/bibelot\n", 'the installed one');
    local $ENV{BIBELOT_PROGRAM} = $bibelot;
    is((capture('sh', '.ci/program'))[1], "$bibelot\n", 'the one that is named');
    local $ENV{BIBELOT_PROGRAM} = "$dir/no";
    is((capture('sh', '.ci/program'))[0], 3, 'one that is not there is a failure');
}
done_testing();
