#!/usr/bin/env perl
# An address that would run code, carry a password or hide control characters is kept as text: it stands in no field that other
# programs make a link of, its loss is reported where it stands, and our reader gives it back.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

my %acting = (
    script   => 'javascript:alert(1)',
    cased    => 'JaVaScRiPt:alert(1)',
    data     => 'data:text/html,x',
    vb       => 'vbscript:x',
    password => 'https://user:pw@example.org/x',
    user     => 'https://user@example.org/',
    slashes  => 'https:/user:pw@example.org/',
);
my %inert = (
    plain => 'https://example.org/x?y=z@w',
    urn   => 'urn:nbn:de:101:1-2000',
    item  => 'zotero://select/items/1',
    blank => 'www.example.org/a',
);
my %all = (%acting, %inert);

# Of each format: a line or property that consumers follow, with the address; and the code that tells the loss.
my %formats = (
    'biblatex'  => [ 'bib', qr/^\s*url\s*=\s*\{(.*)\},$|\\(?:url|href)\{([^}]*)/m, 'B703' ],
    'bibtex'    => [ 'bib', qr/^\s*url\s*=\s*\{(.*)\},$|\\(?:url|href)\{([^}]*)/m, 'B703' ],
    'ris'       => [ 'ris', qr/^(?:UR|L[1-4K])  - ([^\r\n]*)/m, 'B703' ],
    'csl-json'  => [ 'csl.json', qr/"URL": "([^"]*)"/, 'B703' ],
    'csl-yaml'  => [ 'csl.yaml', qr/^\s*URL: "?([^"\n]*)/m, 'B703' ],
    'hayagriva' => [ 'yaml', qr/\b(?:url|value): "?([^"\n},]*)/, 'B701' ],
    'tei'       => [ 'tei.xml', qr/target="([^"#]*)"/, undef ],
    'markdown'  => [ 'md', qr/\]\(<?([^>)]*)/, undef ],
    'html'      => [ 'html', qr/(?:href|src)="([^"#]*)"/, undef ],
    'skos'      => [ 'ttl', qr/foaf:page <([^>]*)>/, undef ],
);

my @ids = sort keys %all;
spew("$dir/in.yaml", "endnotes:\n" . join '', map { "  $_:\n    type: book\n    title: T$_\n    issued: 2001\n    url: \"$all{$_}\"\n" } @ids);
my %line = map { ($ids[$_] => 6 + 5 * $_) } 0 .. $#ids;

sub addresses {
    my ($file) = @_;
    my (undef, $yaml) = capture($bibelot, 'convert', '-t', 'yaml', '--loss', 'off', $file);
    my %got;
    $got{$1} = $2 while $yaml =~ /^  (\w+):\n(?:    (?!url).*\n)*    url: "?([^"\n]*)/mg;
    return \%got;
}

for my $format (sort keys %formats) {
    my ($suffix, $link, $code) = @{ $formats{$format} };
    my $out = "$dir/out.$format.$suffix";
    my (undef, $report) = capture($bibelot, 'convert', '-t', $format, '-o', $out, "$dir/in.yaml");
    my $text = slurp($out);
    my @links;
    push @links, $1 // $2 while $text =~ /$link/g;
    my @bad = grep { my $found = $_; grep { $found eq $_ } values %acting } @links;
    is("@bad", '', "$format: none of them is a link");
    my @plain = grep { my $found = $_; $found eq $inert{plain} } @links;
    cmp_ok(scalar @plain, '>', 0, "$format: an address is one");
    if ($code) {
        my @told = grep { $report =~ /in\.yaml:$line{$_}:10: warning: 'url' .*\[$code\]/ } @ids;
        is("@told", join(' ', sort keys %acting), "$format: each is told where it stands, and no other");
    }
    next if $format =~ /hayagriva|markdown|html|skos/;
    is_deeply(addresses($out), \%all, "$format: all come back");
}

# As it came from a .bib: what is kept of its TeX does not bring it back into its old place.
spew("$dir/in.bib", join "\n", map { "\@book{$_, title = {T$_}, date = {2001}, url = {$acting{$_}}, howpublished = {\\url{$acting{$_}}}}" } sort keys %acting);
for my $format ('biblatex', 'bibtex', 'ris', 'csl-json', 'yaml') {
    my $out = "$dir/bib.$format." . ($formats{$format} ? $formats{$format}[0] : 'yaml');
    capture($bibelot, 'convert', '-t', $format, '-o', $out, "$dir/in.bib");
    unlike(slurp($out), $formats{$format}[1], "$format of a .bib: none is a link") if $formats{$format};
    is_deeply(addresses($out), \%acting, "$format of a .bib: all come back");
}

# Residue that names the fields of others.
spew("$dir/custom.yaml", <<'YAML');
endnotes:
  w:
    type: book
    title: T
    issued: 2001
    custom:
      biblatex.url: javascript:alert(1)
      biblatex.note: \href{data:text/html,x}{here}
      csl.URL: javascript:alert(2)
      ris.UR: javascript:alert(3)
      ris.L1: javascript:alert(4)
YAML
for my $format ('biblatex', 'bibtex', 'ris', 'csl-json', 'csl-yaml') {
    my (undef, $text) = capture($bibelot, 'convert', '--loss', 'off', '-t', $format, "$dir/custom.yaml");
    like($text, qr/javascript:alert\(3\)/, "$format: residue is there");
    unlike($text, $formats{$format}[1], "$format: and no link");
}

# Ids of others as anchors: what no id of HTML or no fragment may hold is written by its code point; each link meets its target.
my @others = ('a b', 'a_x0020_b', 'a&b', 'a_b', 'a%20b', 'c/d:e', 'x"<y>', "\xE9\xA1\xBE", 'a#b');
s/(["\\])/\\$1/g for my @quoted = @others;
spew("$dir/ids.yaml", "terms:\n" . join '', map { qq(  "$quoted[$_]":\n    designations: {en: {text: word$_, supplied: true}, zh-Hans: {text: "\xE8\xAF\x8D$_", supplied: true}}\n)
    . qq(    related: ["$quoted[$_ - 1]"]\n) } 0 .. $#others);
for (['html', qr/<div id="([^"]*)"/, qr/href="#([^"]*)"/], ['markdown', qr/<a id="([^"]*)"/, qr/\]\(<#([^>]*)>\)/]) {
    my ($format, $id, $link) = @$_;
    my $out = "$dir/ids.$format";
    capture($bibelot, 'convert', '-t', $format, '-o', $out, "$dir/ids.yaml");
    my %ids = map { ($_ => 1) } slurp($out) =~ /$id/g;
    my %links = map { ($_ => 1) } slurp($out) =~ /$link/g;
    is(scalar keys %ids, scalar @others, "$format: as many ids as records");
    is_deeply(\%links, \%ids, "$format: links lead to each");
    is(join(' ', grep { /[\s"#%<>&]/ } keys %ids), '', "$format: they may stand in an address as they are");
}

done_testing();
