#!/usr/bin/env perl
# The command line in every weather: exit codes, pipes, full disks, missing files; a project that is never published with
# a fault in it; the same bytes from anywhere; hostile text that stays text; and time that grows no faster than the input.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Cwd 'getcwd';
use File::Find 'find';
use File::Path qw(make_path remove_tree);
use JSON::PP;
use Test::More;

my $dir = scratch();
delete @ENV{qw(NO_COLOR LC_ALL LANG TZ)};
$ENV{TERM} = 'xterm';

# Runs a shell command in a folder: exit status, stdout, stderr.
sub run_in {
    my ($where, $command) = @_;
    my $here = getcwd();
    chdir $where or die "$where: $!\n";
    local $ENV{B} = $bibelot;
    my $status = system('sh', '-c', "{ $command\n} >$dir/stdout 2>$dir/stderr </dev/null");
    chdir $here;
    return ($status & 127 ? 128 + ($status & 127) : $status >> 8, slurp("$dir/stdout"), slurp("$dir/stderr"));
}

sub run { return run_in($dir, @_) }

# One row: command, exit status, pattern of stdout, pattern of stderr.
sub runs {
    my ($command, $status, $out, $err, $what) = @_;
    my ($got, $stdout, $stderr) = run($command);
    my $fine = $got == $status && $stdout =~ $out && $stderr =~ $err;
    ok($fine, $what // $command) or diag("exit $got\n--- stdout\n" . substr($stdout, 0, 500) . "\n--- stderr\n" . substr($stderr, 0, 1500));
}

sub tree {
    my ($root) = @_;
    my %files;
    find({ no_chdir => 1, wanted => sub { $files{substr $_, length $root} = -d $_ ? 'folder' : join ' ', (stat)[1, 7, 9], slurp($_) } }, $root) if -d $root;
    return \%files;
}

sub bytes_of { my ($root) = @_; my %files; find({ no_chdir => 1, wanted => sub { $files{substr $_, length $root} = slurp($_) if -f } }, $root); return \%files }

my $none = qr/\A\z/;
spew("$dir/good.yaml", "endnotes:\n  w: {type: book, title: T, issued: 2020}\n");
spew("$dir/bad.yaml", "endnotes:\n  v: {type: bok}\n");
spew("$dir/warn.yaml", "endnotes:\n  u: {type: book, title: T, author: Xin Gu}\n");
mkdir "$dir/folder";
spew("$dir/folder/good.yaml", slurp("$dir/good.yaml"));
mkdir "$dir/empty";
spew("$dir/x.bib", "\@book{x, title = {X}}\n");
spew("$dir/x.ris", "TY  - BOOK\nTI  - X\nER  - \n");

# ---- exit codes ----
runs('"$B" check good.yaml', 0, $none, $none);
runs('"$B" check warn.yaml', 0, $none, qr/B115.*1 warning in 1 file\n\z/s);
runs('"$B" check --strict warn.yaml', 1, $none, qr/B115/);
runs('"$B" check bad.yaml', 1, $none, qr/^bad\.yaml:2:13: error: .*\[B105\]\n.*1 error in 1 file\n\z/s);
runs('"$B" check -q bad.yaml', 1, $none, qr/\[B105\](?!.*in 1 file)/s);
runs('"$B" check bad.yaml good.yaml folder', 1, $none, qr/2 errors in 3 files/);
runs('"$B" check empty', 0, $none, $none, 'a folder without sources');
runs('"$B" convert -t biblatex --loss off good.yaml', 0, qr/\@book\{w,/, $none);
runs('"$B" convert -t biblatex --loss off --check bad.yaml good.yaml', 1, qr/\@book\{w,/, qr/B105/, 'convert writes the good entries, and exits 1 on a fault');
runs('"$B" formats', 0, qr/^yaml\s+yes/m, $none);
runs('"$B" explain', 0, qr/^B001 /, $none);
runs('"$B" explain B501', 0, qr/^B501: /, $none);
runs('"$B" explain nonsense', 2, $none, qr/^bibelot: 'nonsense' is no/);
runs('"$B" schema doc', 0, qr/<grammar/, $none);
runs('"$B" schema', 2, $none, qr/no schema/);
runs('"$B"', 2, $none, qr/^usage: /);
runs('"$B" nonsense', 2, $none, qr/no command is named 'nonsense'/);
runs('"$B" --help', 0, qr/^  check .*^  build .*^  convert /ms, $none);
runs("\"\$B\" $_ --help", 0, qr/^usage: bibelot $_ .*Examples:/s, $none) for qw(check build convert explain schema formats);
runs('"$B" --version', 0, qr/^bibelot \d+\.\d+\.\d+\n\z/, $none);
runs('"$B" check --nonsense', 2, $none, qr/no such option: --nonsense/);
runs('"$B" check --report', 2, $none, qr/takes a value/);
runs('"$B" check --report xml good.yaml', 2, $none, qr/no report is named 'xml'/);
runs('"$B" check --strict=yes good.yaml', 2, $none, qr/takes no value/);
runs('"$B" check --color sometimes good.yaml', 2, $none, qr/^bibelot check: --color takes auto, always or never, not 'sometimes'$/m);
runs('"$B" convert -t ris --bilingual both good.yaml', 2, $none, qr/--bilingual takes pair, note, multi or multiscript, not 'both'$/m);
runs("\"\$B\" convert -t ris --window $_ good.yaml", 2, $none, qr/--window takes a number, not '$_'$/m) for qw(1k -1 1.5);
runs('"$B" convert -t biblatex --window 99999999999999999999999 - -f bibtex <x.bib', 0, qr/\@book\{x,/, $none, 'a window larger than anything');
runs('"$B" cite -s apa -t pdf good.yaml', 2, $none, qr/--to takes text, html, markdown or latex, not 'pdf'$/m);
runs('"$B" find', 2, $none, qr/what is to be found\?/);
runs("\"\$B\" find --limit $_ x", 2, $none, qr/--limit takes a number, not '$_'$/m) for qw(ten -1 99999999999999999999);
runs('"$B" fmt', 2, $none, qr/which files\?/);
runs('"$B" fmt -f ris -', 2, $none, qr/only YAML and BibTeX have a layout, not ris$/m);
runs('"$B" fmt -f riss -', 2, $none, qr/no format is named 'riss'/);
runs('"$B" fmt x.ris', 3, $none, qr/^bibelot: x\.ris: only YAML and BibTeX have a layout$/m);
runs("\"\$B\" fmt $_", 3, $none, qr/^bibelot: \Q$_\E: No such file or directory$/m) for qw(nosuch nosuch.bib);
runs('"$B" formats good.yaml', 2, $none, qr/one argument too many/);
runs('"$B" check -f yml good.yaml', 2, $none, qr/did you mean 'yaml'/);
runs('"$B" convert good.yaml', 2, $none, qr/into which format/);
runs('"$B" convert -t tex good.yaml', 2, $none, qr/no format is named 'tex'/);
runs('"$B" convert -t yaml good.yaml', 2, $none, qr/can't be written/) if slurp("$top/src/jobs/formats.c") !~ /"yaml".*\n.*writes = true/;
runs('"$B" convert -o x.unknown good.yaml', 2, $none, qr/suffix of 'x.unknown'/);
runs('"$B" check', 3, $none, qr/^bibelot: no glossary\/bibelot\.yaml, here or in a folder above$/m, 'check without a project');
runs('"$B" build', 3, $none, qr/no glossary\/bibelot\.yaml/, 'build without a project');
runs('"$B" build -C empty', 3, $none, qr/^bibelot: empty: no glossary\/bibelot\.yaml, there or in a folder above$/m);
runs('"$B" build -C nosuch', 3, $none, qr/^bibelot: nosuch: No such file or directory$/m);
runs('"$B" build -C good.yaml', 3, $none, qr/^bibelot: good\.yaml: Not a directory$/m);

# ---- what can't be read ----
runs('"$B" check nosuch.yaml', 3, $none, qr/^bibelot: nosuch\.yaml: No such file or directory$/m);
runs('"$B" check nosuch', 3, $none, qr/^bibelot: nosuch: No such file or directory$/m);
runs('"$B" find x nosuch.yaml', 3, $none, qr/\Abibelot: nosuch\.yaml: No such file or directory\n\z/, 'and nothing about what it might hold');
runs('"$B" find zzz nosuch.yaml good.yaml', 3, $none, qr/\Abibelot: nosuch\.yaml: No such file or directory\n\z/, 'nor where something could be read');
runs('"$B" find zzz good.yaml', 1, $none, qr/^nothing is called 'zzz'$/m);
runs('"$B" check nosuch.yaml bad.yaml', 3, $none, qr/nosuch\.yaml: No such.*\[B105\]/s, '3 outranks 1, and the other files are looked at');
runs('"$B" convert -t biblatex --loss off nosuch.yaml good.yaml', 3, qr/\@book\{w,/, qr/nosuch/, 'also in convert');
runs('"$B" check good.yaml/x.yaml', 3, $none, qr/Not a directory/);
symlink 'nowhere', "$dir/dangling.yaml";
symlink 'loop.yaml', "$dir/loop.yaml";
runs('"$B" check dangling.yaml', 3, $none, qr/No such file/);
runs('"$B" check loop.yaml', 3, $none, qr/symbolic links/);
spew("$dir/notes.unknown", '');
runs('"$B" check notes.unknown', 3, $none, qr/no format is known by this suffix; name one with -f/);
SKIP: {
    skip 'root reads everything', 1 if $> == 0;
    spew("$dir/secret.yaml", '');
    chmod 0, "$dir/secret.yaml";
    runs('"$B" check secret.yaml', 3, $none, qr/Permission denied/);
}
SKIP: {
    skip 'no /dev/full here', 1 unless -e '/dev/full';
    runs('"$B" fmt -f bibtex - <x.bib >/dev/full', 3, $none, qr/standard output: No space left on device/);
}

# ---- limits: each is obeyed, and the program says what is beyond it ----
{
    spew("$dir/deep.yaml", "terms:\n  a: {note: {x: {y: {z: 1}}}}\n");
    spew("$dir/alias.yaml", "terms:\n  a: {note: [&n [x, x, x], *n, *n]}\n");
    spew("$dir/faults.yaml", "terms:\n" . join '', map { "  a$_: \"\\q\"\n" } 1 .. 6);
    spew("$dir/faults.tei.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'><listBibl>" . '<biblStruct><title>a & b</title></biblStruct>' x 6 . '</listBibl></TEI>');
    spew("$dir/deep.tei.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'>" . '<div>' x 9 . '</div>' x 9 . '</TEI>');
    spew("$dir/deep.csl.json", '[{"id": "a", "type": "book", "title": "T", "custom": ' . '[' x 5 . ']' x 5 . '}]');
    spew("$dir/braces.bib", "\@book{a, title={{{{{{T}}}}}}}\n");
    spew("$dir/macro.bib", '@string{s={' . 'x' x 5000 . "}}\n\@book{a, title=" . join(' # ', ('s') x 212) . "}\n");
    spew("$dir/faults.bib", '@book{a, title={T}' . "\n\@book{b, title={T}" x 6);
    spew("$dir/faults.ris", "TY  - BOOK\r\n" . "ER  - \r\nstray\r\n" x 6);
    spew("$dir/faults.csl.json", '[' . join(',', ('{"id": nonsense}') x 6) . ']');
    spew("$dir/three.yaml", "endnotes:\n" . join '', map { "  w$_: {type: book, title: T$_, language: en, author: {literal: A}, issued: 2020}\n" } 1 .. 3);
    spew("$dir/three.csl.json", '[' . join(',', map { qq({"id": "w$_", "type": "book", "title": "T$_"}) } 1 .. 3) . ']');
    spew("$dir/three.bib", join '', map { "\@book{w$_, title={T$_}}\n" } 1 .. 3);
    spew("$dir/value.bib", "\@book{a, title={" . 'x' x 20 . "}}\n");
    my @limits = (
        ['depth=4', 'deep.yaml', qr/nested more than 4 deep \[B006\]/],
        ['depth=4', 'deep.csl.json', qr/nested more than 4 deep \[B006\]/],
        ['elements=8', 'deep.tei.xml', qr/nested more than 8 deep \[B006\]/],
        ['braces=4', 'braces.bib', qr/nested more than 4 deep \[B006\]/],
        ['aliases=3', 'alias.yaml', qr/expand to more than 3 values \[B007\]/],
        ['macros=0', 'macro.bib', qr/far more text than the file has \[B007\]/],
        ['faults=3', 'faults.yaml', qr/too many faults: the rest of the file was not read \[B004\]/],
        ['faults=3', 'faults.tei.xml', qr/too many faults: mend those above, the rest of the document was not read \[B014\]/],
        ['faults=3', 'faults.bib', qr/too many faults: the rest of the file was not read \[B015\]/],
        ['faults=3', 'faults.ris', qr/too many faults: the rest of the file was not read \[B017\]/],
        ['faults=3', 'faults.csl.json', qr/too many faults.*\[B016\]/],
        ['records=2', 'three.yaml', qr/:4:3: error: more than 2 records \[B025\]/],
        ['records=2', 'three.csl.json', qr/more than 2 records \[B025\]/],
        ['records=2', 'three.bib', qr/:3:1: error: more than 2 records \[B025\]/],
        ['value=16', 'value.bib', qr/a value of 20 bytes; the most is 16 \[B025\]/],
    );
    for my $row (@limits) {
        my ($limit, $file, $beyond) = @$row;
        runs("\"\$B\" check --limits $limit $file", 1, $none, $beyond, "$limit: $file");
        unlike((capture($bibelot, 'check', "$dir/$file"))[1], $beyond, "$file is within the usual limits") or diag($file);
    }
    spew("$dir/elements.tei.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'>" . '<p/>' x 2000 . '</TEI>');
    runs('"$B" check --limits nodes=1024 elements.tei.xml', 1, $none, qr/more than 1024 elements, texts and attributes \[B014\]/);
    spew("$dir/large.bib", "\@book{w, title={" . 'x' x 3000 . "}}\n" . slurp("$dir/three.bib"));
    runs('"$B" check --limits file=2000 large.bib', 3, $none, qr/^bibelot: large\.bib: larger than 2000 bytes$/m);
    runs('"$B" convert --limits file=2000 --window 64 -t ris large.bib', 3, $none, qr/^bibelot: large\.bib: File too large$/m, 'a limit that was set holds for windows, too');
    runs('"$B" convert --limits file=2000 --window 64 -f biblatex -t ris - <large.bib', 3, $none, qr/File too large/);
    runs('"$B" fmt --limits file=2000 large.bib', 3, $none, qr/larger than 2000 bytes/);
    runs('"$B" check --limits findings=2 --report json faults.bib', 1, $none, qr/"errors": ?12/);
    is(scalar(() = (capture($bibelot, 'check', '--limits', 'findings=2', '--report', 'json', "$dir/faults.bib"))[1] =~ /"code":/g), 2, 'two findings are shown');
    runs('"$B" check --limits findings=2 faults.bib', 1, $none, qr/; the first 2 are shown$/m);
    runs('"$B" convert --limits findings=2 --window 64 -t ris faults.bib', 1, qr/^TY/, qr/; the first 2 are shown/);
    runs("\"\$B\" check --limits '$_->[0]' good.yaml", 2, $none, qr/^bibelot: --limits $_->[1]/m)
        for ['depth', qr/takes NAME=NUMBER, not 'depth'/], ['deep=3', qr/knows no 'deep'; there are file, .* and findings/], ['depth=65', qr/takes for 'depth' a number from 4 to 64, not '65'/],
        ['file=1k', qr/takes for 'file' a number .*, not '1k'/], ['depth=9,', qr/takes NAME=NUMBER, not ''/];
}

# ---- standard input and output ----
runs('cat good.yaml | "$B" check -f yaml -', 0, $none, $none);
runs('cat bad.yaml | "$B" check -f yaml -', 1, $none, qr/^<stdin>:2:13: error/m);
runs('cat good.yaml | "$B" convert -f yaml -t biblatex --loss off', 0, qr/\@book/, $none, 'without INPUT convert reads stdin');
runs('cat good.yaml | "$B" convert -f yaml -t biblatex --loss off warn.yaml -', 0, qr/u,.*w,/s, qr/B115/, 'a file, then stdin');
runs('cat good.yaml | "$B" convert -t biblatex', 2, $none, qr/standard input has no suffix/);
runs('cat good.yaml | "$B" check -', 2, $none, qr/standard input has no suffix/);
runs('"$B" check -f yaml - <&-', 3, $none, qr/<stdin>|-: Bad file descriptor/, 'stdin that is closed');
spew("$dir/many.bib", join '', map { "\@book{k$_, title = {" . 'T' x 500 . "}, author = {Gu, Xin}, date = 2020, publisher = {P}}\n" } 1 .. 4000);
for my $command ('--help', 'formats', 'convert -t ris --loss off many.bib') {
    my ($status, undef, $err) = run("mkfifo gone; true <gone & exec 3>gone; wait; rm gone; \"\$B\" $command >&3");
    ok($status == 0 && $err eq '', "$command into a pipe that nobody reads") or diag("exit $status: $err");
}
runs('"$B" check -- -x.yaml', 3, $none, qr/-x\.yaml: No such file/, '-- ends the options');
SKIP: {
    skip 'no /dev/full here', 6 unless -e '/dev/full';
    for my $command ('convert -t tei --loss off good.yaml', 'formats', 'explain', 'schema doc', '--help', '--version') {
        my ($status, undef, $err) = run("{ \"\$B\" $command >/dev/full; }");
        ok($status == 3 && $err =~ /^bibelot: standard output: No space left on device\n\z/, "$command >/dev/full") or diag("exit $status: $err");
    }
}
for my $command ('convert -t tei --loss off good.yaml', 'formats', '--help') {
    my ($status, undef, $err) = run("{ \"\$B\" $command >&-; }");
    ok($status == 3 && $err =~ /standard output: Bad file descriptor/, "$command >&-") or diag("exit $status: $err");
}
spew("$dir/many.yaml", join '', "endnotes:\n", map { "  w$_: {type: book, title: A title that takes some room, issued: 2020}\n" } 1 .. 3000);
runs('{ "$B" convert -t biblatex --loss off many.yaml; echo "status $?" >&2; } | head -n 1', 0, qr/\A[^\n]*\n\z/, qr/\Astatus 0\n\z/, 'a reader that goes away is no failure');
runs('"$B" convert -t biblatex --loss off many.yaml -o many.bib; { "$B" convert --window 1000 -t ris --loss off many.bib; echo "status $?" >&2; } | head -n 1', 0,
    qr/\A[^\n]*\n\z/, qr/\Astatus 0\n\z/, 'nor of what is written piece by piece');
runs('{ "$B" convert --window 1000 -t ris --loss off nosuch.bib many.bib; echo "status $?" >&2; } | head -n 1', 0, qr/\A[^\n]*\n\z/,
    qr/nosuch\.bib.*^status 3\n\z/ms, 'but a file that is not there is one');
runs('{ "$B" convert --window 1000 -t ris --loss off --report json --report-file - many.bib; echo "status $?" >&2; } | head -n 1', 0, qr/\A[^\n]*\n\z/, qr/\Astatus 0\n\z/,
    'nor is it one where the report goes there, too');
runs('{ "$B" explain; echo "status $?" >&2; } | true', 0, $none, qr/\Astatus 0\n\z/, 'nor is one that never reads');

# ---- reports ----
runs('"$B" check --report-file report.txt bad.yaml', 1, $none, $none);
like(slurp("$dir/report.txt"), qr/\[B105\]/, 'the report is in its file');
runs('"$B" check --report-file - bad.yaml', 1, qr/\[B105\]/, $none);
runs('"$B" check --report-file nosuch/report.txt bad.yaml', 3, $none, qr/^bibelot: nosuch\/report\.txt: No such file or directory$/m);
runs('"$B" check --report-file /dev/full bad.yaml', 3, $none, qr/No space left/) if -e '/dev/full';
spew("$dir/odd.yaml", qq(endnotes:\n  "w\\u0001\\u2028</script>": {type: "b\\"k", titel: 举国}\n));
for my $files ('good.yaml', 'bad.yaml warn.yaml', 'odd.yaml', 'nosuch.yaml bad.yaml') {
    my (undef, undef, $err) = run("\"\$B\" check --report json $files");
    my $json = eval { JSON::PP->new->utf8->decode($err) };
    ok($json && ref $json->{diagnostics} eq 'ARRAY' && $json->{summary}{errors} == grep({ $_->{severity} eq 'error' } @{ $json->{diagnostics} }), "JSON of $files") or diag($@, $err);
}
my (undef, undef, $err) = run('"$B" check --report json bad.yaml');
my $first = decode_json($err)->{diagnostics}[0];
is("$first->{code} $first->{file} $first->{start}{line}:$first->{start}{column}-$first->{end}{line}:$first->{end}{column} $first->{offset}+$first->{length}", 'B105 bad.yaml 2:13-2:16 22+3', 'places in JSON');
my $color = qr/\033\[/;
my $plain = qr/\A[^\033]+\z/;
runs('"$B" check bad.yaml', 1, $none, $plain, 'no colour where there is no terminal');
runs('"$B" check --color always bad.yaml', 1, $none, $color);
runs('NO_COLOR=1 "$B" check --color always bad.yaml', 1, $none, $color, 'always outranks NO_COLOR');
runs('"$B" check --color never bad.yaml', 1, $none, $plain);
SKIP: {
    skip 'no script(1) here', 4 unless grep { -x "$_/script" } split /:/, $ENV{PATH};
    my (undef, $out) = run('script -qec "\"$B\" check bad.yaml" /dev/null');
    like($out, $color, 'colour on a terminal');
    (undef, $out) = run('NO_COLOR=1 script -qec "\"$B\" check bad.yaml" /dev/null');
    unlike($out, $color, 'but not with NO_COLOR');
    for my $name (qw(one two)) { spew("$dir/$name.bib", join '', map { "\@book{$name$_, title = {T}}\n" } 1 .. 2000) }
    my $slow = '(cat one.bib; sleep 1.2; cat two.bib) | \"$B\" convert -f bibtex -t ris --window 4096 - -o slow.ris';
    (undef, $out) = run("script -qec \"$slow\" /dev/null");
    like($out, qr/\A\r *\d+ (% of \d+ )?MiB.*\r\033\[K\z/, 'what lasts tells how far it is, and wipes that out');
    (undef, $out) = run("script -qec \"$slow -q\" /dev/null");
    unlike($out, qr/MiB/, 'but not with -q');
}

# ---- a project ----
my %project = (
    'glossary/bibelot.yaml' => <<'YAML',
project:
  format: 1
  title: {en: Small, zh-Hans: 小}
  languages: [en, zh-Hans]
  subjects: {law: {en: Law, zh-Hans: 法律}}
YAML
    'glossary/terms.yaml' => <<'YAML',
terms:
  system:
    subject-field: law
    designations:
      zh-Hans: [{text: 举国体制, pinyin: jǔguó tǐzhì, status: preferred, sources: [w]}]
      en: [{text: whole-of-nation system, status: preferred, sources: [w]}]
    definition: {en: A way to do it.}
  new-system:
    designations:
      zh-Hans: [{text: 新型举国体制, pinyin: xīnxíng jǔguó tǐzhì, status: preferred, sources: [w]}]
      en: [{text: new system, status: preferred, sources: [w]}]
    broader: system
YAML
    'glossary/works.yaml' => <<'YAML',
endnotes:
  w:
    type: book
    author: [{family: Gu, given: Xin, zh-Hans: 顾昕}]
    title: {en: Market, zh-Hans: 市场}
    language: zh-Hans
    issued: 2021-03-31
    isbn: 978-7-5201-0000-2
    url: https://example.org/w
YAML
);
my $p = "$dir/project";
sub project {
    my (%files) = @_;
    remove_tree("$p/glossary");
    make_path("$p/glossary");
    spew("$p/$_", $files{$_}) for keys %files;
}
$project{'glossary/works.yaml'} =~ s/978-7-5201-0000-2/isbn13('978752010000')/e;
sub isbn13 { my ($s, $n) = (shift, 0); $n += $_ % 2 ? 3 * substr($s, $_, 1) : substr($s, $_, 1) for 0 .. 11; return $s . (10 - $n % 10) % 10 }

project(%project);
my ($status, $out);
($status, $out, $err) = run_in($p, '"$B" build');
is($status, 0, 'the small project is published') or diag($err);
my $built = tree("$p/out");
ok(exists $built->{"/$_"}, "$_ is there") for qw(glossary.bib glossary.bibtex.bib glossary.tei.xml html/index.html html/t/system.html html/n/w.html);
is(join(' ', grep { m{/\.} } keys %$built), '/html/.bibelot-site', 'and nothing temporary');
($status, $out, $err) = run_in($p, '"$B" build');
is_deeply(tree("$p/out"), $built, 'a second build touches nothing');
like($err . $out, qr/\b0 files written, \d+ unchanged/, 'and says so');

# Each fault: the file, what is replaced by what, the line and column, the code.
my $bomb = join '', "  b0: &b0 {designations: {en: [x, x, x, x, x, x, x, x, x, x]}}\n", map { my $n = $_; "  b$n: &b$n {designations: {en: [" . join(', ', map { '*b' . ($n - 1) } 1 .. 10) . "]}}\n" } 1 .. 8;
my @faults = (
    ['a duplicate key', 'terms', qr/(    broader: system\n)/ => sub { "$_[0]$_[0]" }, 13, 5, 'B013'],
    ['an unknown field', 'terms', qr/broader/ => sub { 'brooder' }, 12, 5, 'B101'],
    ['a dangling id', 'terms', qr/broader: system/ => sub { 'broader: sistem' }, 12, 14, 'B201'],
    ['a cycle', 'terms', qr/(    definition)/ => sub { "    broader: new-system\n$_[0]" }, 13, 14, 'B203'],
    ['wrong pinyin', 'terms', qr/pinyin: jǔguó/ => sub { 'pinyin: jùguó' }, 5, 38, 'B501'],
    ['a wrong ISBN', 'works', qr/isbn: (\d{12})(\d)/ => sub { "isbn: $_[0]" . ($_[1] + 1) % 10 }, 8, 23, 'B302'],
    ['a bad date', 'works', qr/2021-03-31/ => sub { '2021-02-31' }, 7, 21, 'B301'],
    ['a traditional character', 'terms', qr/举国体制, pinyin: jǔ/ => sub { '舉国体制, pinyin: jǔ' }, 5, 24, 'B511'],
    ['a decomposed string', 'works', qr/en: Market/ => sub { "en: Cafe\xCC\x81" }, 5, 20, 'B512'],
    ['a bidi control', 'works', qr/en: Market/ => sub { "en: Mar\xE2\x80\xAEket" }, 5, 20, 'B514'],
    ['malformed UTF-8', 'works', qr/en: Market/ => sub { "en: Mar\xFFket" }, 5, 20, 'B001'],
    ['an alias bomb', 'terms', qr/(terms:\n)/ => sub { "$_[0]$bomb" }, undef, undef, 'B007'],
    ['ten thousand levels', 'terms', qr/law\n/ => sub { '[' x 10000 . "\n" }, 3, undef, 'B006'],
    ['ten thousand levels, closed', 'terms', qr/law\n/ => sub { '[' x 10000 . ']' x 10000 . "\n" }, 3, undef, 'B006'],
    ['a merge key', 'terms', qr/    broader: system\n/ => sub { "    <<: {broader: system}\n" }, 12, 5, 'B011'],
    ['two preferred renderings', 'terms', qr/(en: \[)(\{text: new system.*?\})/ => sub { "$_[0]$_[1], {text: newer system, status: preferred, sources: [w]}" }, 11, undef, 'B401'],
    ['a second document', 'works', qr/\z/ => sub { "---\nendnotes: {}\n" }, 10, 1, 'B009'],
    ['an unclosed quote', 'works', qr/en: Market/ => sub { 'en: "Market' }, 5, 17, 'B004'],
);
for my $row (@faults) {
    my ($what, $file, $pattern, $new, $line, $column, $code) = @$row;
    my %files = %project;
    my $text = $files{"glossary/$file.yaml"};
    $text =~ /$pattern/ or die "$what: nothing to replace\n";
    my ($start, $end, @parts) = ($-[0], $+[0], grep { defined } $1, $2);
    substr($text, $start, $end - $start) = $new->(@parts);
    $files{"glossary/$file.yaml"} = $text;
    project(%files);
    ($status, $out, $err) = run_in($p, '"$B" build --report json');
    my $json = eval { decode_json($err) } || {};
    my @hits = grep { $_->{code} eq $code && $_->{severity} eq 'error' && $_->{file} eq "glossary/$file.yaml" && (!defined $line || $_->{start}{line} == $line) && (!defined $column || $_->{start}{column} == $column) } @{ $json->{diagnostics} || [] };
    ok($status == 1 && @hits, "$what: exit 1, with its place")
        or diag("exit $status", map({ "\n$_->{file}:$_->{start}{line}:$_->{start}{column}: $_->{message} [$_->{code}]" } @{ $json->{diagnostics} || [] }), %$json ? '' : substr($err, 0, 500));
    is_deeply(tree("$p/out"), $built, 'and the published files are as they were');
}

# Three faults in three files, one run.
{
    my %files = %project;
    $files{'glossary/terms.yaml'} =~ s/broader: system/broader: sistem/;
    $files{'glossary/works.yaml'} =~ s/2021-03-31/2021-02-31/;
    $files{'glossary/bibelot.yaml'} =~ s/subjects/sujects/;
    project(%files);
    ($status, $out, $err) = run_in($p, '"$B" build');
    ok($status == 1 && $err =~ m{bibelot\.yaml:5:3: error.*B101.*terms\.yaml:12:14: error.*B201.*works\.yaml:7:21: error.*B301}s, 'three faults in three files, in one run') or diag($err);
    is_deeply(tree("$p/out"), $built, 'nothing is published');
}

# Surroundings that fail: nothing half.
project(%project);
{
    my %changed = %project;
    $changed{'glossary/works.yaml'} =~ s/Market/Markets/;
    project(%changed);
    remove_tree("$p/out/html/index.html");
    mkdir "$p/out/html/index.html";
    my $before = bytes_of("$p/out");
    ($status, $out, $err) = run_in($p, '"$B" build');
    ok($status == 3 && $err =~ m{out/html/index\.html: Is a directory}, 'a folder in the place of a page: exit 3') or diag("$status $err");
    is_deeply(bytes_of("$p/out"), $before, 'and no other file is published');
    rmdir "$p/out/html/index.html";
    ($status, $out, $err) = run_in($p, 'trap "" XFSZ; ulimit -f 1; "$B" build -o limited');
    ok($status == 3 && $err =~ /File too large/, 'a file that can\'t be written: exit 3') or diag("$status $err");
    ok(!-e "$p/limited", 'and nothing is left of the others, nor the folders made for them');
    make_path("$p/limited/html");
    run_in($p, 'trap "" XFSZ; ulimit -f 1; "$B" build -o limited');
    is_deeply([sort keys %{ tree("$p/limited") }], ['', '/html'], 'folders that were there stay');
    ($status, $out, $err) = run_in($p, 'trap "" XFSZ; ulimit -f 0; "$B" convert -t biblatex --loss off -o new/folder/refs.bib glossary');
    ok($status == 3 && !-e "$p/new", 'convert leaves no folder, either') or diag("$status $err");
    ($status, $out, $err) = run_in($p, '"$B" build -q -o both & "$B" build -q -o both && wait $!');
    is("$status$err", '0', 'two runs into one folder');
    ($status, $out, $err) = run_in($p, '"$B" build -o both');
    like($out . $err, qr/\b0 files written/, 'leave each file whole, and nothing else');
    is(scalar(grep { m{/\.[^/]*\.tmp\z} } keys %{ bytes_of("$p/both") }), 0, 'nothing temporary');
    symlink 'nowhere', "$p/glossary/gone.yaml";
    ($status, $out, $err) = run_in($p, '"$B" build --xsl nosuch.xsl -o other');
    is($status, 3, 'a stylesheet that is not there: exit 3');
    ok(!-e "$p/other", 'and nothing is published');
    unlink "$p/glossary/gone.yaml";
}

# ---- the same bytes, wherever and however ----
project(%project);
run_in($p, '"$B" build -o one');
my $one = bytes_of("$p/one");
ok(keys %$one > 8, 'a build to compare with');
my %ways = (
    'from a folder below' => ["$p/glossary", '"$B" build -o ../two'],
    'with -C' => [$dir, '"$B" build -C project -o project/two'],
    'with -C and an absolute path' => ['/', "\"\$B\" build -C $p -o $p/two"],
    'in another locale' => [$p, 'LC_ALL=tr_TR.UTF-8 LANG=zh_CN.GB18030 "$B" build -o two'],
    'in the locale C' => [$p, 'LC_ALL=C "$B" build -o two'],
    'in another time zone' => [$p, 'TZ=Pacific/Kiritimati "$B" build -o two'],
    'without an environment' => [$p, 'env -i "$B" build -o two'],
);
for my $way (sort keys %ways) {
    ($status, $out, $err) = run_in(@{ $ways{$way} });
    is_deeply(-d "$p/two" ? bytes_of("$p/two") : $err, $one, "the same bytes $way");
    remove_tree("$p/two");
}
($status, $out) = run_in($p, '"$B" convert -t doc glossary');
my (undef, $again) = run_in($p, '"$B" convert -t doc glossary/bibelot.yaml glossary/terms.yaml glossary/works.yaml');
is($again, $out, 'a folder, or its files');
(undef, $again) = run_in("$p/glossary", '"$B" convert -t doc .');
is($again, $out, 'or from within');
(undef, $again, $err) = run_in($p, "\"\$B\" convert -t doc glossary $p/glossary ./glossary/terms.yaml");
is($again, $out, 'each file once, whatever it is called') or diag($err);
for my $way (['glossary', 'terms.yaml'], ['.', 'glossary/terms.yaml'], ['.', "$p/glossary/terms.yaml"], ['..', 'project/glossary/terms.yaml']) {
    ($status, $out, $err) = run_in("$p/$way->[0]", "\"\$B\" check $way->[1]");
    is("$status$err", '0', "check $way->[1] from $way->[0] knows the rest of the project");
}
{
    my @entries = map { my (undef, $bib) = run("\"\$B\" convert -t biblatex --loss off $_"); join '', sort $bib =~ /^\@.*?^\}$/msg } 'good.yaml warn.yaml', 'warn.yaml good.yaml';
    ok(length $entries[0] > 100 && $entries[0] eq $entries[1], 'the order of inputs changes the order of entries alone');
}

# ---- outputs of convert ----
spew("$dir/refs.bib", "old\n");
runs('"$B" convert -o refs.bib --loss off nosuch.yaml', 3, $none, qr/nosuch/, 'an output stays when nothing can be read');
is(slurp("$dir/refs.bib"), "old\n", 'as it was');
run_in($p, '"$B" convert -o refs.bib --loss off glossary/nosuch.yaml');
ok(!-e "$p/refs.bib", 'also within a project');
runs('"$B" convert -o good.yaml/refs.bib --loss off good.yaml', 3, $none, qr/Not a directory/, 'what can\'t be written to a file is not written elsewhere');
runs('"$B" convert -o refs.bib --loss off good.yaml', 0, $none, $none);
like(slurp("$dir/refs.bib"), qr/\@book\{w,/, 'an output file');
chmod 0604, "$dir/refs.bib";
runs('"$B" convert -o refs.bib --loss off warn.yaml', 0, $none, qr/B115/);
is(sprintf('%o', (stat "$dir/refs.bib")[2] & 07777), '604', 'keeps its permissions');
spew("$dir/long.bib", join '', map { "\@book{k$_, title = {T}}\n" } 1 .. 3000);
runs('exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 4; "$B" convert --window 4096 -o refs.bib -t ris --loss off long.bib', 3, $none, qr/Too many open files/, 'no descriptor left');
like(slurp("$dir/refs.bib"), qr/\@book\{u,/, 'it stays');
is(join(' ', glob "$dir/.*.tmp"), '', 'and nothing temporary');
runs('"$B" convert -t biblatex -o /dev/null --loss off good.yaml', 0, $none, $none);
ok(-c '/dev/null', '/dev/null stays what it is');
runs('"$B" convert -t biblatex -o /dev/stdout --loss off good.yaml', 0, qr/\@book\{w,/, $none);

# ---- stylesheets of one's own ----
my $xsl = qq(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/><xsl:param name="part"/>) .
    qq(<xsl:template match="/"><xsl:if test="\$part = 'body'"><xsl:for-each select="//entry">mine: <xsl:value-of select="\@key"/>\n</xsl:for-each></xsl:if></xsl:template></xsl:stylesheet>);
spew("$dir/mine.xsl", $xsl);
mkdir "$dir/sheets";
spew("$dir/sheets/bibtex.xsl", $xsl);
runs('"$B" convert -t bibtex --loss off --xsl mine.xsl good.yaml', 0, qr/\Amine: w\n?\z/, $none);
runs('"$B" convert -t bibtex --loss off --xsl sheets good.yaml', 0, qr/\Amine: w\n?\z/, $none);
runs('"$B" convert -t biblatex --loss off --xsl sheets good.yaml', 0, qr/\@book\{w,/, $none, 'what the folder has not is built in');
runs('"$B" convert -t bibtex --xsl nosuch.xsl good.yaml', 3, $none, qr/nosuch\.xsl/);
spew("$dir/broken.xsl", '<xsl:stylesheet');
runs('"$B" convert -t bibtex --xsl broken.xsl good.yaml', 3, $none, qr/broken\.xsl:1/);

# ---- hostile text ----
require './tests/robust/hostile.pl';
hostile($dir, \&run);

# ---- time ----
require './tests/robust/linear.pl';
our %inputs;
linear($dir, %inputs);

done_testing();
