#!/usr/bin/env perl
# The documents say what is: examples run and give what is shown, and what is named exists.
#
# In README.md a yaml (bibtex) block whose first line is `# PATH` (`% PATH`) is a file, and a console block holds commands behind `$ ` with
# their output; a line `…` stands for any lines. All of them are done in order, in a copy of the glossary.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Path 'make_path';
use Test::More;

my $root = $bibelot =~ s{/bin/bibelot$}{}r;
my @variant = $root =~ m{/out/(\w+)$} ? "V=$1" : ();
my ($made, $said) = capture($ENV{MAKE} || 'make', 'DEPS=skip', @variant, 'man');
is($made, 0, 'the manual is made') or diag($said);

my $readme = slurp('README.md');
my %page = map { $_ => slurp("src/man/bibelot.$_.in") } 1, 3, 5;
my %made = map { $_ => slurp("$root/share/man/man$_/bibelot.$_") =~ s/\\&//gr =~ s/\\-/-/gr } 1, 3, 5;

# ---- the examples of the README ----

# [first line, language, text] of each fenced block.
sub blocks {
    my ($text) = @_;
    my (@blocks, $line, $block);
    for (split /\n/, $text) {
        $line++;
        if (!$block && /^ *```(\w*)$/) { $block = [$line, $1, ''] }
        elsif ($block && /^ *```$/) { push @blocks, $block; undef $block }
        elsif ($block) { $block->[2] .= "$_\n" }
    }
    return @blocks;
}

# How many files a build writes depends on the glossary.
sub pattern {
    my ($text) = @_;
    my $pattern = join '', map { $_ eq '…' ? '(?:.*\n)*?' : quotemeta($_) . '\n' } split /\n/, $text;
    return $pattern =~ s/(\\\ )\d+(\\\ (?:files\\\ written|unchanged))/$1\\d+$2/gr;
}

my $dir = scratch();
is((capture('cp', '-r', 'glossary', $dir))[0], 0, 'a copy of the glossary');
make_path("$dir/out");
symlink "$root/bin", "$dir/out/bin" or die "$dir/out/bin: $!\n";
chdir $dir or die "$dir: $!\n";
my $examples = 0;
for (blocks($readme)) {
    my ($line, $language, $text) = @$_;
    if ($language =~ /^(?:yaml|bibtex)$/ && $text =~ m{\A[#%] (\S+/\S+\.(?:yaml|bib))$}m) {
        my $path = $1;
        make_path($path =~ s{/[^/]*$}{}r);
        spew($path, $text);
    }
    next unless $language eq 'console';
    for my $step (split /^(?=\$ )/m, $text) {
        my ($command, $wanted) = $step =~ /^\$ (.*)\n((?s:.*))/ or die "README.md:$line: no command\n";
        my $got = (capture('/bin/sh', '-c', $command))[1] =~ s/\n+\z/\n/r;
        $examples++;
        like($got, qr/\A${\ pattern($wanted)}\z/, "README.md:$line: $command") or diag($got);
    }
}
chdir $top or die "$top: $!\n";
ok($examples > 10, 'there are examples');
unlike("a\nb\n", qr/\A${\ pattern("a\n")}\z/, 'an output that differs is seen');
like("a\nb\nout: 3 files written, 0 unchanged\n", qr/\A${\ pattern("…\nout: 44 files written, 7 unchanged\n")}\z/, 'but neither numbers nor what is left out');

# ---- what is named exists ----

my @commands = map { /^  (\w+)  / ? $1 : () } split /\n/, (capture($bibelot, '--help'))[1];
my %help = map { $_ => (capture($bibelot, $_, '--help'))[1] } @commands;
my %options = map { $_ => 1 } map { /^  (?:-\w, |    )(--[a-z-]+)/mg } values %help;
$options{'--version'} = 1;
my %formats = map { (split)[0] => 1 } grep { !/^format / } split /\n/, (capture($bibelot, 'formats'))[1];
my %codes = map { /^(B\d{3}) / ? ($1 => 1) : () } split /\n/, (capture($bibelot, 'explain'))[1];

# Options of other programs that the documents name.
my %foreign = map { $_ => 1 } qw(--cflags --libs --update --write --validate-datamodel);
my %documents = (map({ $_ => slurp($_) } qw(README.md CONTRIBUTING.md NEWS.md src/README.md)), map { ("bibelot.$_" => $made{$_}) } keys %made);
for my $name (sort keys %documents) {
    my $text = $documents{$name};
    my @unknown = grep { !$codes{$_} } $text =~ /\b(B\d{3})\b/g;
    push @unknown, grep { !$options{$_} && !$foreign{$_} } $text =~ /(?<![-\w])(--[a-z][a-z-]*)/g;
    push @unknown, grep { !$formats{$_} } map { /(?:-t|--to|-f|--from) ([a-z-]+)/g } $text =~ /\bbibelot (?:check|convert) (.*)/g;
    push @unknown, map { "bibelot $_" } grep { !$help{$_} && $_ ne 'help' } $text =~ m{^(?:\$ out/bin/|    )bibelot ([a-z]+)}mg;
    is("@unknown", '', "$name names nothing that is not");
}
ok($readme =~ /^### $_$/m, "README.md has '$_'") for @commands;

# Every code, command, option, format and field stands in the manual.
is(join(' ', grep { $made{1} !~ /^\.It Sy $_ /m } sort keys %codes), '', 'bibelot(1) has all codes');
is(join(' ', grep { $made{1} !~ /^\.Ss $_$/m } @commands), '', 'all commands');
is(join(' ', grep { my $name = substr $_, 2; $made{1} !~ /Fl Fl "?$name\b/ } sort keys %options), '', 'all options');
is(join(' ', grep { $made{1} !~ /^\.It Cm $_ /m } sort keys %formats), '', 'all formats');
my @fields = map { /^  ([a-z-]+) {2,}/mg } map { (capture($bibelot, 'explain', $_))[1] } qw(term program endnote project name designation source statement);
ok(@fields > 100, 'the program lists its fields');
is(join(' ', grep { $made{5} !~ /^\.It Sy "$_"/m } @fields), '', 'bibelot(5) has all fields');
sub unescaped { return $_[0] =~ s/&lt;/</gr =~ s/&gt;/>/gr }
my $maps = slurp("$root/share/man/man7/bibelot-formats.7") =~ s/\\&//gr =~ s/\\-/-/gr =~ s/\\\(aq/'/gr;
for my $map (glob 'xsl/map/*.xml') {
    my ($name) = $map =~ m{(\w+)\.xml$};
    my ($printed) = $maps =~ /^\.Ss $name: fields\n(.*?)^\.El$/ms;
    my ($rows) = slurp($map) =~ m{<table name="fields">(.*?)</table>}s;
    my @missing;
    for my $row ($rows =~ /<row [^>]*>/g) {
        my ($ours, $theirs, $fidelity) = map { $row =~ m{\b$_="([^"]*)"} ? unescaped($1) : '' } qw(ours theirs fidelity);
        my $line = qq{.It Sy "$ours"} . ($theirs eq '' ? '' : qq{ No \\(-> Li "$theirs"}) . " Pq $fidelity\n";
        push @missing, $ours if index($printed, $line) < 0;
    }
    is("@missing", '', "bibelot-formats(7) has the fields of $name");
}
my $header = slurp('src/bibelot.h');
my @functions = $header =~ /^BIBELOT_API .*?\b(bibelot_\w+)\(/mg;
is(join(' ', grep { $page{3} !~ /^\.Fn $_ /m } @functions), '', 'bibelot(3) has all functions');
my $structs = join '', $header =~ /^typedef struct \w+ \{\n(.*?)^\}/msg;
my @members = map { split /, / } $structs =~ /^ +(?:const )?\w+ \**(?:const \*)?(\w+(?:, \w+)*);/mg;
ok(@members > 30, 'the header has members');
is(join(' ', grep { $page{3} !~ /^\.(?:It )?Fa (?:\w+ , )*$_\b/m } @members), '', 'and all members');

# ---- the manual ----

SKIP: {
    skip 'no mandoc here', 4 unless grep { -x "$_/mandoc" } split /:/, $ENV{PATH};
    is((capture('mandoc', '-Tlint', '-W', 'warning', "$root/share/man/man$_/bibelot.$_"))[1], '', "mandoc has nothing to say about bibelot($_)") for 1, 3, 5;
    is((capture('mandoc', '-Tlint', '-W', 'warning', "$root/share/man/man7/bibelot-formats.7"))[1], '', 'nor about bibelot-formats(7)');
}
sub literal { my ($text) = $_[0] =~ /^\.Sh EXAMPLES\n.*?^\.Bd -literal\n(.*?)^\.Ed$/ms or die "no example\n"; return $text =~ s/\\e/\\/gr }
spew("$dir/example.yaml", literal($page{5}));
is((capture($bibelot, 'check', "$dir/example.yaml"))[1], '', 'the example of bibelot(5) has nothing wrong in it');
spew("$dir/example.c", literal($page{3}));
SKIP: {
    skip 'no cc here', 1 unless grep { -x "$_/cc" } split /:/, $ENV{PATH};
    is((capture('cc', '-std=c17', '-Wall', '-Wextra', '-Wpedantic', '-fsyntax-only', '-Isrc', "$dir/example.c"))[1], '', 'the example of bibelot(3) compiles');
}

# ---- for developers: files that are named exist ----

for my $name (qw(README.md CONTRIBUTING.md src/README.md)) {
    my @paths = $documents{$name} =~ /`((?:src|xsl|tests|glossary|\.ci)\/[\w.\/*-]*)`/g;
    is(join(' ', grep { !(() = glob) } grep { !-e && !/NAME/ && $readme !~ /^# \Q$_\E$/m } @paths), '', "$name names files that exist");
}
done_testing();
