#!/usr/bin/env perl
# What the shells propose behind `bibelot`: real bash, zsh and fish are asked, where they are installed.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $root = $bibelot =~ s{/bin/bibelot$}{}r;
my $folder = "$root/share/completions";
my @variant = $root =~ m{/out/(\w+)$} ? "V=$1" : ();
my ($made, $said) = capture($ENV{MAKE} || 'make', 'DEPS=skip', @variant, 'completions');
is($made, 0, 'they are made') or diag($said);

my @commands = map { /^  (\w+)  / ? $1 : () } split /\n/, (capture($bibelot, '--help'))[1];
my @formats = map { [split] } grep { !/^format / } split /\n/, (capture($bibelot, 'formats'))[1];
my @writers = map { $_->[0] } grep { $_->[2] eq 'yes' } @formats;
my @readers = map { $_->[0] } grep { $_->[1] eq 'yes' } @formats;
my @codes = map { /^(B\d{3}) / ? $1 : () } split /\n/, (capture($bibelot, 'explain'))[1];
ok(@commands > 3 && @writers > 3 && @readers && @codes > 50, 'the program lists what it has');
sub options_of { my %seen; return grep { !$seen{$_}++ } (capture($bibelot, $_[0], '--help'))[1] =~ /^  (?:-\w, |    )(--[a-z-]+)/mg }

# A line, and what is proposed at its end: all of a list, or a word that is among it.
my $dir = scratch();
mkdir "$dir/folder";
mkdir "$dir/folder/inside";
spew("$dir/file.yaml", '');
my @questions = (
    ['bibelot ', [@commands, 'help']],
    ['bibelot con', ['convert']],
    ['bibelot help ch', ['check']],
    map({ ["bibelot $_ --", [options_of($_)]] } @commands),
    ['bibelot convert --to ', \@writers],
    ['bibelot convert -t ', \@writers],
    ['bibelot check -f ', \@readers],
    ['bibelot convert --loss ', [qw(error warn off)]],
    ['bibelot convert --loss error --to te', ['tei']],
    ['bibelot check --report j', ['json', 'junit']],
    ['bibelot explain B50', [grep { /^B50/ } @codes]],
    ['bibelot explain designati', [qw(designation designations)]],
    ['bibelot explain bibla', ['biblatex']],
    ['bibelot build si', ['site']],
    ['bibelot build -C f', ['folder']],
    ['bibelot find -t ', [qw(text json)]],
    ['bibelot find --kind p', ['program']],
    ['bibelot find query fi', ['file.yaml']],
    ['bibelot check f', ['file.yaml', 'folder']],
    ['bibelot convert --output fi', ['file.yaml']],
    ['bibelot schema ', ['doc', 'report', 'yaml']],
    ['bibelot formats ', []],
);

# Each asks its shell all lines at once, and returns what was proposed for each.
my %ask = (bash => \&ask_bash, zsh => \&ask_zsh, fish => \&ask_fish);
sub answers { my ($text) = @_; return map { [split /\n/] } split /<<end>>/, $text =~ s/\r//gr }

sub ask_bash {
    return answers((capture('bash', '--norc', '-c', <<'BASH', 'bash', "$folder/bibelot.bash", @_))[1]);
        source "$1"
        [[ $(complete -p bibelot) == *_bibelot* ]] || echo 'not registered'
        for line in "${@:2}"; do
            read -ra COMP_WORDS <<<"$line"
            [[ $line == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _bibelot
            printf '%s\n' "${COMPREPLY[@]}" '<<end>>'
        done
BASH
}

# In a terminal of its own, where every word that completion adds is printed.
sub ask_zsh {
    my @answers = answers((capture('zsh', '-f', '-c', <<'ZSH', 'zsh', $folder, @_))[1]);
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1= RPS1= LISTMAX=10000 fpath=(${(q)1} \$fpath)"
        zpty -w shell 'autoload -Uz compinit; compinit -D -u; stty -echo'
        zpty -w shell 'compadd() {
            if [[ "${(@)argv[1,(i)(-|--)]}" == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
            typeset -a found
            builtin compadd -A found "$@"
            [[ -n $found ]] && print && print -rl -- "<"$^found">"
            builtin compadd "$@"
        }'
        zpty -w shell 'finish() { zle kill-whole-line; print; print "<<end>>" }; zle -N finish'
        zpty -w shell 'bindkey "^I" complete-word; bindkey "^T" finish; print "<<rea""dy>>"'
        zpty -r shell text '*<<ready>>*'
        for line in "${@:2}"; do
            zpty -w -n shell "$line"$'\t\x14'
            zpty -r shell text '*<<end>>*'
            print -r -- $text
        done
        zpty -d shell
ZSH
    return map { [map { /^<([^<>]*)>$/ ? $1 : () } @$_] } @answers;
}

sub ask_fish {
    local $ENV{HOME} = $dir;
    my $script = 'source $argv[1]; for line in $argv[2..]; complete -C $line; echo "<<end>>"; end';
    my @answers = answers((capture('fish', '--no-config', '-c', $script, "$folder/bibelot.fish", @_))[1]);
    return map { [map { s/\t.*//r } @$_] } @answers;
}

my %file = (bash => 'bibelot.bash', zsh => '_bibelot', fish => 'bibelot.fish');
for my $shell (qw(bash zsh fish)) {
    SKIP: {
        skip "no $shell here", 1 unless grep { -x "$_/$shell" } split /:/, $ENV{PATH};
        my ($status, $text) = capture($shell, '-n', "$folder/$file{$shell}");
        is("$status$text", '0', "$shell reads the file");
        chdir $dir or die "$dir: $!\n";
        my @answers = $ask{$shell}->(map { $_->[0] } @questions);
        for my $question (@questions) {
            my ($line, $wanted) = @$question;
            my %seen;
            my @found = grep { length && !$seen{$_}++ } map { s{/$}{}r } @{ shift @answers || [] };
            # Letters beside the long options are welcome, and options where nothing else can stand.
            @found = grep { $line =~ /-$/ ? /^--/ : !/^-/ } @found;
            is(join(' ', sort @found), join(' ', sort @$wanted), "$shell: $line");
        }
        chdir $top or die "$top: $!\n";
    }
}
done_testing();
