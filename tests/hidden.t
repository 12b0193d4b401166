#!/usr/bin/env perl
# What acts on a terminal, or turns the direction of a line, reaches no report as it is: neither out of a file's text nor out of its
# name. Readers see it as \u009b; JSON has it as its own escape, so that programs get the character.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP;
use Test::More;

my $dir = scratch();
# ESC [31m; CSI of C1; right-to-left override; isolate; Arabic letter mark; DEL; NEL; line separator
my @hidden = ("\x1b", "\xc2\x9b", "\xe2\x80\xae", "\xe2\x81\xa6", "\xd8\x9c", "\x7f", "\xc2\x85", "\xe2\x80\xa8");
my @escapes = qw(001b 009b 202e 2066 061c 007f 0085 2028);
my $raw = qr/[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]/;
my $all = join '31m', @hidden;

# Files that no reader takes as they are, in their text and their name; a field that nobody knows, a date that is none; a note about
# another place; what can't be read at all.
my $name = "n$all";
spew("$dir/$name.yaml", "endnotes:\n  a: {type: book, title: \"x$all\", issued: \"20${all}1\", \"ti${all}tel\": x, language: \"e${all}n\", language: en}\n"
    . "  b: {type: book, title: \"\\e[31m\\u202e\\x9b\", issued: \"20\\u202e\\x9b\\e1\"}\n");
spew("$dir/$name.bib", "\@book{a$all, title = {x$all}, year = {20${all}1}, url = {https://x$all.org/}}\n\@book{a$all, title = {y}}\n");
spew("$dir/$name.csl.json", encode_json([{ id => "x\x{9b}\x{202e}\x{1b}", type => "bo\x{9b}\x{202e}\x{1b}ok", title => "\x{9b}\x{202e}\x{1b}" }]));
my @files = ("$name.yaml", "$name.bib", "$name.csl.json", "no$name.yaml");

for my $kind (qw(text json sarif github junit gitlab)) {
    my ($status, $report) = do {
        my $pid = open(my $out, '-|') // die "fork: $!\n";
        if (!$pid) {
            chdir $dir;
            open STDERR, '>&', \*STDOUT;
            exec { $bibelot } $bibelot, 'check', '--report', $kind, @files;
        }
        local $/;
        my $text = <$out>;
        close $out;
        ($? >> 8, $text);
    };
    is($status, 3, "$kind: a file is missing");
    my @seen = map { sprintf '%vx at %d', $_, index $report, $_ } $report =~ /($raw)/g;
    is("@seen[0 .. ($#seen > 4 ? 4 : $#seen)]", '', "$kind: nothing acts");
    if ($kind =~ /json|gitlab/) {
        my $json = decode_json($report);
        my $path = $kind eq 'json' ? $json->{diagnostics}[0]{file} : $json->[-1]{location}{path};
        like(join(' ', map { sprintf '%x', ord } split //, $path), qr/\b1b\b.*\b9b\b.*\b202e\b/, "$kind: programs get the name");
    }
    next if $kind eq 'sarif'; # a name is an address there
    my @missing = grep { $report !~ /\\u$_/ } @escapes;
    is("@missing", '', "$kind: all are told");
    like($report, qr/20(?:\\u001b31m)?\\u(?:009b31m\\u)?202e/, "$kind: in a message, too");
}

# Words of the command line, in whatever the program or the library says of them.
my $word = "w\t${all}31m\xff\xc3(\xed\xa0\x80\xe9\xa1\xbe\xf0\xa0\x80\x80\xf5\x80\xe2\x80";
my $told = "w " . join('31m', map { "\\u$_" } @escapes) . "31m\xef\xbf\xbd\xef\xbf\xbd(" . "\xef\xbf\xbd" x 3 . "\xe9\xa1\xbe\xf0\xa0\x80\x80" . "\xef\xbf\xbd" x 4;
spew("$dir/x.bib", "\@book{x, title = {X}}\n");
for my $command ([$word], ['check', "--$word"], ['check', "-q$word"], ['check', '--color', $word], ['convert', '--window', $word, 'x.bib'], ['schema', 'doc', $word],
    ['convert', '-t', 'ris', '--bilingual', $word, 'x.bib'], ['convert', '-t', $word, 'x.bib'], ['check', '--report', $word], ['explain', $word],
    ['find', $word, "$dir/x.bib"], ['check', $word], ['check', '--report-file', "$word/x", "$dir/x.bib"], ['cite', '-s', $word, "$dir/x.bib"]) {
    my ($status, $said) = capture($bibelot, @$command);
    my @seen = map { sprintf '%vx', $_ } $said =~ /($raw)/g;
    my $name = join ' ', map { $_ eq $word ? 'WORD' : s{\Q$word\E}{WORD}r =~ s{\Q$dir\E/?}{}r } @$command;
    ok($status > 0 && !@seen && $said =~ /\Q$told\E/, "$name: nothing acts") or diag("@seen\n$said");
}
done_testing();
