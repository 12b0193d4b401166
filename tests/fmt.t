#!/usr/bin/env perl
# The layout of `bibelot fmt`: on every YAML and BibTeX file of the cases and the glossary it says what the file said, has the same
# findings, loses no comment, and stays as it is.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

sub laid_out {
    my ($path, $format) = @_;
    my $pid = open(my $out, '-|') // die "fork: $!\n";
    if (!$pid) {
        open STDIN, '<', $path or die "$path: $!\n";
        open STDERR, '>', "$dir/stderr";
        exec $bibelot, 'fmt', '-f', $format, '-' or die;
    }
    binmode $out;
    my $text = do { local $/; <$out> } // '';
    close $out;
    return ($? >> 8, $text);
}

# Without places, which move.
sub findings {
    my ($path, $format) = @_;
    my $json = (capture($bibelot, 'check', '-f', $format, '--report', 'json', $path))[1];
    return join "\n", sort map { /"message": (.*)/ ? $1 : () } split /\n/, $json;
}
sub converted { my ($path, $format) = @_; return (capture('/bin/sh', '-c', '"$0" convert --loss off -f "$1" -t yaml "$2" 2>/dev/null', $bibelot, $format, $path))[1] }
sub comments { my ($text, $sign) = @_; return join '|', sort map { s/\s+$//r } $text =~ /(?:^|\s)($sign+ .*)$/mg }

my ($files, $same, $refused, @faults) = (0, 0, 0);
for my $path (grep { -f && -s _ < 200_000 && !m{/fmt-left-alone/} } glob('tests/cases/*/*.{yaml,bib} glossary/*.yaml glossary/*/*.yaml')) {
    my $format = $path =~ /\.csl\.yaml$/ ? 'csl-yaml' : $path =~ /\.bibtex\.bib$/ ? 'bibtex' : $path =~ /\.bib$/ ? 'biblatex' : 'yaml';
    my ($status, $text) = laid_out($path, $format);
    my $before = slurp($path);
    my $sign = $path =~ /\.bib$/ ? '%' : '#';
    my $old = "$dir/old" . ($format eq 'yaml' ? '.yaml' : '.bib'); # beside the new one, without the configuration of its folder
    spew($old, $before =~ s/\r\n/\n/gr);
    $files++;
    if ($status) {
        $refused++;
        push @faults, "$path: refused, and changed" if $text ne $before;
        push @faults, "$path: left alone" if slurp("$dir/stderr") =~ /B093/;
        next;
    }
    $same++ if $text eq $before;
    my $new = "$dir/new" . ($format eq 'yaml' ? '.yaml' : '.bib');
    spew($new, $text);
    my ($again, $twice) = laid_out($new, $format);
    push @faults, "$path: changes again" if $again || $twice ne $text;
    push @faults, "$path: comments" if comments($before, $sign) ne comments($text, $sign);
    push @faults, "$path: no line end" if length $text && $text !~ /[^\n]\n\z/;
    push @faults, "$path: findings" if $text ne $before && findings($old, $format) ne findings($new, $format);
    push @faults, "$path: records" if $text ne $before && converted($old, $format) ne converted($new, $format);
}
ok($files > 200, 'there are files');
ok($same < $files - 100, 'many of them change');
ok($refused < $files / 4, 'most of them can be laid out') or diag("$refused of $files");
is(join("\n", @faults), '', 'nothing but the layout changes');

# ---- linear time ----

sub seconds {
    my ($text, $format) = @_;
    spew("$dir/large", $text);
    my ($start) = times;
    my @before = times;
    laid_out("$dir/large", $format);
    my @after = times;
    return $after[2] + $after[3] - $before[2] - $before[3];
}
my $bib = join '', map { "\@book{k$_, title = \"A title\", author = {Gu, Xin}, % c\n year = 2020}\n" } 1 .. 4000;
my $yaml = "endnotes:\n" . join '', map { "    k$_:\n        type:  book\n        title: \"A title\"\n        # c\n        author: [ {family: Gu, given: Xin} ]\n" } 1 .. 4000;
for ([$bib, 'biblatex'], [$yaml =~ s/\Aendnotes:\n//r, 'yaml']) {
    my ($text, $format) = @$_;
    my $head = $format eq 'yaml' ? "endnotes:\n" : '';
    my $more = $text =~ s/\bk(\d+)/l$1/gr . $text =~ s/\bk(\d+)/m$1/gr . $text =~ s/\bk(\d+)/n$1/gr;
    my ($one, $four) = (seconds($head . $text, $format), seconds($head . $text . $more, $format));
    cmp_ok($four, '<', 8 * $one + 0.5, "$format: four times as much takes about four times as long");
}
done_testing();
