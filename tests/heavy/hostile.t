#!/usr/bin/env perl
# Whatever stands in a field is text in every output, and does nothing: TeX, entries, elements, scripts, addresses that run, lines and
# statements of other formats, control characters; from YAML, CSL-JSON, RIS, BibTeX and TEI (tests/hostile/made.pl). Asked of
# LaTeX with its shell open, of Chromium, xmllint, js-yaml, rapper and cmark, and of our own readers.
use strict;
use warnings;
use utf8;
use lib 'tests';
use Bibelot;
use JSON::PP ();
use Test::More;

require './tests/hostile/made.pl';
our (@texts, @urls);

need('xmllint', 'rapper', 'bibtex', 'biber', 'pdflatex', 'lualatex', 'cmark', 'node', map { "out/node/node_modules/$_/package.json" } qw(js-yaml playwright-core));
my ($chromium) = grep { -x } map { my $path = $_; map { "$path/$_" } qw(chromium chromium-browser) } split /:/, $ENV{PATH};
need($chromium // '/no/chromium');
$ENV{SOURCE_DATE_EPOCH} = 1_700_000_000;
my $dir = scratch();
chdir $dir or die;
cmp_ok(@texts + @urls, '>', 40, 'there are texts');

my @plain = map { "Plain text $_" } 0 .. $#texts;
my @places = map { "https://example.org/$_" } 0 .. $#urls;
my %inputs = (
    'yaml.yaml' => in_yaml(\@texts, \@urls), 'csl.csl.json' => in_csl(\@texts, \@urls), 'ris.ris' => in_ris(\@texts, \@urls), 'bib.bib' => in_bib(\@texts, \@urls), 'tei.tei.xml' => in_tei(\@texts, \@urls),
    'plain.yaml' => in_yaml(\@plain, \@places),
);
spew($_, $inputs{$_}) for keys %inputs;
my %suffix = (doc => 'doc.xml', yaml => 'yaml', biblatex => 'bib', bibtex => 'bibtex.bib', ris => 'ris', 'csl-json' => 'csl.json', 'csl-yaml' => 'csl.yaml', hayagriva => 'hayagriva.yaml',
    tei => 'tei.xml', tbx => 'tbx', skos => 'ttl', 'latex-glossary' => 'glossary.tex', markdown => 'md', html => 'html');
my (undef, $formats) = capture($bibelot, 'formats');
my %reads = map { /^(\S+)\s+(yes|no)\s+yes\s/ ? ($1 => $2 eq 'yes') : () } split /\n/, $formats;
is(join(' ', sort keys %reads), join(' ', sort keys %suffix), 'every output format has its test');

sub converted {
    my ($from, $to) = @_;
    my $file = ($from =~ s/\..*//r) . "-as-$to.$suffix{$to}";
    my ($status, $said) = capture($bibelot, 'convert', '-q', '--loss', 'off', '-t', $to, '-o', $file, $from);
    cmp_ok($status, '<', 2, "$from as $to") or diag(substr $said, -2000);
    return -e $file ? ($file, slurp($file)) : ($file, '');
}

# How many works and concepts our own reader finds.
sub records {
    my ($file, @options) = @_;
    my (undef, $doc) = capture($bibelot, 'convert', '-q', '--loss', 'off', '--report-file', '/dev/null', '-t', 'doc', @options, $file);
    return (scalar(() = $doc =~ /<endnote id=/g), scalar(() = $doc =~ /<(?:term|program) id=/g));
}

# No such thing in a text; the first ones are shown.
sub lacks {
    my ($text, $what, $name) = @_;
    my @found = $text =~ /(.{0,60}$what.{0,60})/g;
    is(join("\n", map { s/([\x00-\x08\x0b-\x1f\x7f])/sprintf '<%02x>', ord $1/ger } @found[0 .. ($#found > 4 ? 4 : $#found)]), '', $name);
}

sub names { my %seen = map { $_ => 1 } @_; return \%seen }
sub others { my ($seen, $known) = @_; return join ' ', grep { !$known->{$_} } sort keys %$seen }
sub elements { return names($_[0] =~ /<([\w:]+)/g) }

my $control = qr/[\x00-\x08\x0b\x0c\x0e-\x1f]/;
my (%made, %plain);
my @from = grep { $_ ne 'plain.yaml' } sort keys %inputs;
for my $to (sort keys %suffix) {
    $plain{$to} = [converted('plain.yaml', $to)];
    $made{$to}{$_} = [converted($_, $to)] for @from;
}

# ---- our own readers: no record is lost, and none is won ----

for my $from (@from) {
    my ($works, $concepts) = records($from);
    cmp_ok($works, '>', $from =~ /bib/ ? 80 : 100, "$from: records are read");
    for my $to (grep { $reads{$_} && $_ ne 'doc' } sort keys %reads) {
        my @again = records($made{$to}{$from}[0]);
        is($again[0], $works, "$from: $to has as many works") if $to ne 'tbx';
        is($again[1], $concepts, "$from: $to has as many concepts") if $to =~ /^(?:yaml|tbx)$/;
    }
}

# ---- formats of lines, JSON, YAML ----

for my $from (@from) {
    my ($works) = records($from);
    my $ris = $made{ris}{$from}[1];
    is_deeply([scalar(() = $ris =~ /^TY  - /mg), scalar(() = $ris =~ /^ER  - /mg)], [$works, $works], "$from: RIS begins and ends each work once");
    is(join("\n", grep { !/^(?:[A-Z][A-Z0-9]  - .*)?\r?$/ } split /\n/, $ris), '', 'and has nothing but tags');
    my $items = eval { JSON::PP->new->utf8->decode($made{'csl-json'}{$from}[1]) };
    is(ref $items eq 'ARRAY' ? scalar @$items : $@, $works, "$from: CSL-JSON is an array of works");
    lacks($made{$_}{$from}[1], $control, "$from: no control character in $_") for grep { $_ !~ /^(?:doc|tei|tbx)$/ } sort keys %suffix;
}

# ---- XML ----

for my $to (qw(doc tei tbx)) {
    my $known = elements($plain{$to}[1]);
    $known->{$_} = 1 for qw(hi i b sup sub span p lb); # markup that a text may have
    for my $from (@from) {
        my ($file, $xml) = @{ $made{$to}{$from} };
        is((capture('xmllint', '--nonet', '--noout', '--huge', $file))[0], 0, "$from: $to is well-formed");
        is(others(elements($xml), $known), '', 'and has no other elements') if $from =~ /^yaml/;
        my $addresses = join "\n", grep { /^ (?:target|href|src)="/ } split /\n/, (capture('xmllint', '--nonet', '--huge', '--xpath', '//@*[name()="target" or name()="href" or name()="src"]', $file))[1];
        lacks($addresses, qr/="(?!https?:|ftp:|urn:|doi:|#|n\.|t\.)/, 'nor an address that runs');
        lacks($addresses, qr{="\w+://[^/"]*@}, 'nor one with a password');
    }
}

# ---- Turtle ----

sub triples {
    my ($file) = @_;
    my ($status, $text) = capture('rapper', '-q', '-i', 'turtle', '-o', 'ntriples', $file);
    is($status, 0, "rapper reads $file") or diag(substr $text, 0, 1000);
    return $text;
}
my $known = names(triples($plain{skos}[0]) =~ /^\S+ (<\S+>)/mg);
for my $from (@from) {
    my $text = triples($made{skos}{$from}[0]);
    is(others(names($text =~ /^\S+ (<\S+>)/mg), $known), '', "$from: no other predicates") if $from =~ /^yaml/;
    lacks($text, qr/^<urn:evil>|<(?:java|data|vbscript|file)[^>]*> \.$/mi, 'nor a statement or an address of the text');
}

# ---- reports: one finding is one line ----

for my $from (@from) {
    my ($status, $text) = capture($bibelot, 'check', '-q', '--report', 'github', $from);
    is(join("\n", grep { !/^::(?:error|warning|notice) / } split /\n/, $text), '', "$from: an annotation is a line");
    lacks((capture($bibelot, 'check', '-q', '--color', 'never', '--report', $_, $from))[1], $control, "$from: no control character in a report ($_)") for qw(text json sarif github junit gitlab);
    ok(eval { JSON::PP->new->utf8->decode((capture($bibelot, 'check', '-q', '--report', 'sarif', $from))[1]) }, "$from: SARIF is JSON");
    spew('junit.xml', (capture($bibelot, 'check', '-q', '--report', 'junit', $from))[1]);
    is((capture('xmllint', '--noout', '--huge', 'junit.xml'))[1], '', "$from: JUnit is XML");
}

# ---- TeX ----

spew('canary.tex', "\\typeout{CANARY\\number7RAN}\\immediate\\openout9=canary-ran\\relax\n");
# pdflatex has no letters for most of Unicode, and says so; the classic BibTeX breaks lines within a character.
my $no_fault = qr/^! (?:LaTeX Error: (?:Unicode character|Invalid UTF-8|Command \\\w+ unavailable)|String contains an invalid utf-8)/;
sub typeset {
    my ($engine, $name, $text, @between) = @_;
    spew("$name.tex", $text);
    my @tex = ($engine, '--shell-escape', '-interaction=nonstopmode', "$name.tex");
    capture(@tex);
    for my $command (@between) {
        my ($status, $said) = capture(@$command);
        cmp_ok($status, '<', 2, "$name: $command->[0]") or diag(substr $said, -2000);
    }
    capture(@tex) if @between;
    my $log = slurp("$name.log");
    my @ran = ($log =~ /^(.*CANARY7RAN.*|.*\(\.\/canary.*)/mg, has_run());
    my @faults = grep { !/$no_fault/ } $log =~ /^(! .*)/mg;
    is(join("\n", @ran), '', "$name: nothing ran");
    # No letters for much of Unicode, lines that bibtex breaks within a character, initials that biber makes of {\textbackslash}.
    ok($log =~ /^Output written on/m && $log !~ /That makes 100 errors/, 'and TeX came to the end') or diag(substr $log, -300);
    diag(sprintf '%s: TeX had %d complaints: %s …', $name, scalar @faults, $faults[0]) if @faults;
    unlink 'canary-ran', 'canary-ran.tex';
    return $log;
}
my $head = "\\documentclass{article}\n\\usepackage{url}\n";
# For pdflatex: bytes are letters, whatever they are. It would stop after 100 that it does not know.
my $bytes = "\\count255=128 \\loop \\catcode\\count255=12 \\advance\\count255 1 \\ifnum\\count255<256 \\repeat\n";

# TeX gives up at 100 complaints without the end of a paragraph between them; in front of an entry that is read stands one.
my $paragraphs = "\\AtDataInput{\\setbox0\\vbox{\\everypar{}\\noindent\\hbox{}\\par}}";
# LuaTeX takes U+FFFD, which stands for what can't be written, for a fault that it found itself.
sub for_lua { return $_[0] =~ s/\xef\xbf\xbd/?/gr }

sub has_run { return grep { -e } 'canary-ran', 'canary-ran.tex' }
# The proof that the canary sings: text that nobody escaped.
spew('canary-check.tex', "$head\\begin{document}\\input{canary}x\\end{document}\n");
for my $engine (qw(pdflatex lualatex)) {
    capture($engine, '--shell-escape', '-interaction=nonstopmode', 'canary-check.tex');
    ok(has_run() && slurp('canary-check.log') =~ /CANARY7RAN/, "$engine: what is not escaped runs") or diag(substr slurp('canary-check.log'), -1500);
    unlink 'canary-ran', 'canary-ran.tex';
}

# A style for classic BibTeX that prints every field.
sub style_of {
    my ($bib) = @_;
    my %printed = rows_of('bibtex'); # what else is there no style prints: it is passed on as it stands
    my @fields = sort keys %{ names(grep { $printed{$_} } $bib =~ /^  ([a-z][a-z0-9-]*)\s*=/mg) };
    my $print = join '', map { my ($open, $close) = /^(?:url|doi|eprint)$/ ? ('"\url{" ', ' "}" *') : ('"" ', ''); "  $_ missing\$ 'skip\$ { $open$_ *$close write\$ newline\$ \"\" write\$ newline\$ } if\$\n" } @fields;
    return "ENTRY { @fields }{}{}\nFUNCTION {work} { \"\\bibitem{\" cite\$ * \"}\" * write\$ newline\$\n$print}\nFUNCTION {default.type} { work }\n"
        . join('', map { "FUNCTION {$_} { work }\n" } sort keys %{ names(map { lc } $bib =~ /^\@(\w+)/mg) })
        . "READ\nFUNCTION {begin} { \"\\begin{thebibliography}{9}\" write\$ newline\$ }\nEXECUTE {begin}\nITERATE {call.type\$}\nFUNCTION {end} { \"\\end{thebibliography}\" write\$ newline\$ }\nEXECUTE {end}\n";
}
for my $from (@from) {
    my ($stem, $works) = ($from =~ s/\..*//r, (records($from))[0]);
    my ($file, $bib) = @{ $made{bibtex}{$from} };
    spew("every.bst", style_of($bib));
    spew("$stem-b.bib", $bib);
    typeset('pdflatex', "$stem-b", "$head\\begin{document}$bytes\\nocite{*}\\bibliographystyle{every}\\bibliography{$stem-b}x\\end{document}\n", ['bibtex', "$stem-b"]);
    is(scalar(() = slurp("$stem-b.bbl") =~ /^\\bibitem/mg), $works, "$from: BibTeX finds as many works");
    lacks(slurp("$stem-b.blg"), qr/error message|^I was expecting/m, 'and no error');

    ($file, $bib) = @{ $made{biblatex}{$from} };
    spew("$stem-l.bib", for_lua($bib));
    typeset('lualatex', "$stem-l", "$head\\usepackage[style=debug,backend=biber]{biblatex}$paragraphs\\addbibresource{$stem-l.bib}\\begin{document}\\nocite{*}\\printbibliography x\\end{document}\n", ['biber', '--quiet', "$stem-l"]);
    is(scalar(() = slurp("$stem-l.bbl") =~ /^\s*\\entry\{/mg), $works, "$from: biber finds as many works");
    typeset('pdflatex', "$stem-c", $head . "\\begin{document}$bytes" . (capture($bibelot, 'cite', '-q', '-s', "$top/tests/cases/cite-text/csl/styles/journal-of-examples.csl", '-t', 'latex', '--report-file', '/dev/null', $from))[1] . "\nx\\end{document}\n");
}
spew('lua.glossary.tex', for_lua($made{'latex-glossary'}{'yaml.yaml'}[1]));
typeset('lualatex', 'glossary', "$head\\usepackage[acronym]{glossaries}\\makenoidxglossaries\\loadglsentries{lua.glossary}\\begin{document}\n"
        . '\forallglsentries{\one}{\glsentryname{\one} \glsentryuseri{\one} \glsentryuserii{\one} \glsentrydesc{\one}\endgraf}' . "x\\end{document}\n");

# ---- HTML and YAML: what a browser, js-yaml and cmark make of them ----

for my $from (@from, 'plain.yaml') {
    my $stem = $from =~ s/\..*//r;
    spew("$stem-md.html", "<!DOCTYPE html><html><head><title>x</title></head><body>" . (capture('cmark', '--unsafe', "$stem-as-markdown.md"))[1] . '</body></html>');
    spew("$stem-cite.html", "<!DOCTYPE html><html><head><title>x</title></head><body>"
            . (capture($bibelot, 'cite', '-q', '-s', "$top/tests/cases/cite-text/csl/styles/journal-of-examples.csl", '-t', 'html', '--report-file', '/dev/null', $from))[1] . '</body></html>');
}
chdir $top;
my ($status, $said) = do { local $ENV{CHROMIUM} = $chromium; capture('node', 'tests/hostile/seen.mjs', $dir, map { s/\..*//r } @from) };
my ($result) = $said =~ /^RESULT (.*)$/m;
is($status, 0, 'Chromium and js-yaml') or diag(substr $said, -2000);
my $seen = JSON::PP->new->utf8->decode($result // '{}');
cmp_ok(scalar keys %$seen, '>=', 4 * @from, 'pages and files were looked at');
is(join("\n", @{ $seen->{$_} }), '', $_) for sort keys %$seen;

# ---- our YAML by js-yaml is what it is by our own reader ----

sub doc_of { return (capture($bibelot, 'convert', '-q', '--loss', 'off', '--report-file', '/dev/null', '-t', 'doc', $_[0]))[1] =~ s/\s(?:line|source)="[^"]*"//gr }
for my $from (@from) {
    my $stem = $from =~ s/\..*//r;
    # An object of JavaScript has keys that look like numbers first: the order is another.
    my @lines = map { [sort map { s/ rank-\w+="\d+"//gr } split /\n/, doc_of("$dir/$stem-$_.yaml")] } qw(by-js as-yaml);
    my ($other) = grep { ($lines[0][$_] // '') ne ($lines[1][$_] // '') } 0 .. ($#{ $lines[0] } > $#{ $lines[1] } ? $#{ $lines[0] } : $#{ $lines[1] });
    ok(!defined $other, "$from: js-yaml reads our YAML as we do") or diag("line $other:\n", map { ($_->[$other] // 'nothing') . "\n" } @lines);
}

# ---- ids are no paths ----

chdir $dir;
for my $id ('../evil', '../../evil', '/evil', 'a/b', '..', '.', "a\0b", 'a%2fb', 'CON', "x\ny", '~', '-o', '"><script>') {
    mkdir "project" or 1;
    mkdir "project/glossary";
    spew('project/glossary/bibelot.yaml', "project: {format: 1, title: T, languages: [en]}\n");
    my $quoted = JSON::PP->new->ascii->allow_nonref->encode($id);
    spew('project/glossary/a.yaml', "terms:\n  $quoted: {designations: {en: [{text: x, supplied: true}]}}\nendnotes:\n  $quoted: {type: book, title: T}\n");
    my ($failed) = capture($bibelot, 'build', '-q', '-C', 'project', '-o', "$dir/project/published");
    isnt($failed, 0, "an id that is none is refused: $quoted");
    is(join(' ', grep { !/^(?:glossary|published)$/ } map { s{.*/}{}r } glob 'project/*'), '', 'and nothing is written elsewhere');
}
chdir $top;
done_testing();
