#!/usr/bin/env perl
# Whatever a citation file holds, twice as much of it takes no more than about twice the instructions, read, checked and
# converted.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

require './tests/robust/linear.pl';

my @bib = ('convert', '--loss', 'off', '-t', 'csl-json');
my @json = ('convert', '--loss', 'off', '-t', 'biblatex');
my $entry = '@book{k, title={T}, ';

sub entries { my ($count, $make) = @_; return join '', map { $make->($_) } 1 .. $count }
sub items { my ($count, $make) = @_; return '[' . join(',', map { $make->($_) } 1 .. $count) . ']' }
sub field { my ($text) = @_; return "\@book{k, title={$text}, author={Gu, Xin}, year=2020}\n" }
sub ris { my ($lines) = @_; return "TY  - BOOK\r\n${lines}ER  - \r\n" }
sub tbx { my ($text) = @_; return "<tbx type='TBX-Basic' style='dca' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2'><text><body>$text</body></text></tbx>" }

my %bibtex = (
    'entries' => [600, sub { entries($_[0], sub { "\@book{k$_[0], title={A history of $_[0]}, author={Gu, Xin and Li, Wei}, year=2020, publisher={P}}\n" }) }],
    'entries of one key' => [600, sub { field('T') x $_[0] }],
    'entries without a key' => [600, sub { '@book{title={T}}' x $_[0] }],
    'entries that never end' => [600, sub { "\@book{k, title={T\n" x $_[0] }],
    'entries without a comma' => [600, sub { entries($_[0], sub { "\@book{k$_[0] title={T} year=2020}\n" }) }],
    'fields' => [1500, sub { $entry . join(', ', map { "f$_={x}" } 1 .. $_[0]) . '}' }],
    'one field again and again' => [1500, sub { $entry . 'note={x}, ' x $_[0] . '}' }],
    'open braces' => [20_000, sub { $entry . 'note={' . '{' x $_[0] }],
    'braces in braces' => [20_000, sub { $entry . 'note={' . '{' x $_[0] . '}' x $_[0] . '}}' }],
    'closing braces' => [20_000, sub { $entry . 'note={x}}' . '}' x $_[0] }],
    'quotation marks' => [20_000, sub { $entry . 'note=' . '"' x $_[0] . '}' }],
    'at signs' => [20_000, sub { '@' x $_[0] }],
    'free text' => [40_000, sub { 'word ' x $_[0] }],
    'comments' => [4000, sub { '@comment{x}' x $_[0] }],
    'percent signs' => [20_000, sub { "%\n" x $_[0] }],
    'pieces' => [4000, sub { $entry . 'note=' . join(' # ', ('{x}') x $_[0]) . '}' }],
    'strings' => [1500, sub { entries($_[0], sub { "\@string{s$_[0] = {x}}\n" }) . $entry . 'note=' . join(' # ', map { "s$_" } 1 .. $_[0]) . '}' }],
    'strings of strings' => [40, sub { "\@string{s0={x}}\n" . entries($_[0], sub { my $before = $_[0] - 1; "\@string{s$_[0]=s$before # s$before}\n" }) . $entry . "note=s$_[0]}" }],
    'unknown strings' => [1500, sub { $entry . 'note=' . join(' # ', map { "u$_" } 1 .. $_[0]) . '}' }],
    'authors' => [1500, sub { $entry . 'author={' . join(' and ', map { "Gu, Xin$_" } 1 .. $_[0]) . '}}' }],
    'commas of a name' => [10_000, sub { $entry . 'author={' . ',' x $_[0] . '}}' }],
    'words of a name' => [10_000, sub { $entry . 'author={' . 'van ' x $_[0] . '}}' }],
    'and and and' => [5000, sub { $entry . 'author={' . 'and ' x $_[0] . '}}' }],
    'crossrefs in a chain' => [300, sub { entries($_[0], sub { my $next = $_[0] + 1; "\@inbook{k$_[0], title={T}, crossref={k$next}}\n" }) }],
    'crossrefs to one entry' => [600, sub { entries($_[0], sub { "\@inbook{k$_[0], title={T}, crossref={all}}\n" }) . "\@book{all, title={T}}\n" }],
    'crossrefs to nothing' => [600, sub { entries($_[0], sub { "\@inbook{k$_[0], title={T}, crossref={none$_[0]}}\n" }) }],
    'accents' => [10_000, sub { field(q(\\'{e}) x $_[0]) }],
    'accents of accents' => [10_000, sub { field(q(\\'{) x $_[0] . 'e' . '}' x $_[0]) }],
    'unknown macros' => [3000, sub { field(q(\\foo{x} ) x $_[0]) }],
    'backslashes' => [20_000, sub { field('\\\\' x $_[0]) }],
    'math' => [10_000, sub { field('$' x $_[0]) }],
    'tildes and dashes' => [20_000, sub { field('~-' x $_[0]) }],
    'malformed bytes' => [20_000, sub { field("\xE6" x $_[0]) }],
    'keywords' => [3000, sub { $entry . 'keywords={' . join(', ', map { "k$_" } 1 .. $_[0]) . '}}' }],
    'ids' => [1500, sub { $entry . 'ids={' . join(', ', map { "k$_" } 1 .. $_[0]) . '}}' }],
    'options' => [3000, sub { $entry . 'options={' . 'a=b,' x $_[0] . '}}' }],
    'a date of many digits' => [40_000, sub { $entry . 'date={' . '1' x $_[0] . '}}' }],
    'a number of many digits' => [40_000, sub { $entry . 'isbn={' . '1' x $_[0] . '}, volume=' . '1' x $_[0] . '}' }],
    'a long URL' => [40_000, sub { $entry . 'url={https://example.org/' . '%41' x $_[0] . '}}' }],
    'pages' => [5000, sub { $entry . 'pages={' . join(', ', map { "$_--$_" } 1 .. $_[0]) . '}}' }],
);
my %csl = (
    'items' => [600, sub { items($_[0], sub { qq({"id":"k$_[0]","type":"book","title":"A history of $_[0]","author":[{"family":"Gu","given":"Xin"}],"issued":{"date-parts":[[2020]]}}) }) }],
    'items of one id' => [600, sub { items($_[0], sub { '{"id":"k","type":"book","title":"T"}' }) }],
    'brackets' => [20_000, sub { '[' x $_[0] }],
    'braces' => [20_000, sub { '{"a":' x $_[0] }],
    'commas' => [20_000, sub { '[' . ',' x $_[0] }],
    'members' => [1500, sub { '[{"id":"k","type":"book",' . join(',', map { qq("x$_":"y") } 1 .. $_[0]) . '}]' }],
    'one member again and again' => [1500, sub { '[{"id":"k","type":"book"' . ',"title":"T"' x $_[0] . '}]' }],
    'escapes' => [10_000, sub { '[{"id":"k","type":"book","title":"' . '\\u4e2d' x $_[0] . '"}]' }],
    'bad escapes' => [3000, sub { '[{"id":"k","type":"book","title":"' . '\\q' x $_[0] . '"}]' }],
    'half surrogates' => [3000, sub { '[{"id":"k","type":"book","title":"' . '\\ud800' x $_[0] . '"}]' }],
    'words' => [3000, sub { '[' . 'nonsense ' x $_[0] . ']' }],
    'names' => [1500, sub { '[{"id":"k","type":"book","title":"T","author":[' . join(',', ('{"family":"Gu"}') x $_[0]) . ']}]' }],
    'markup' => [5000, sub { '[{"id":"k","type":"book","title":"' . '<i>' x $_[0] . '"}]' }],
    'note lines' => [1500, sub { '[{"id":"k","type":"book","title":"T","note":"' . 'foo: bar\\n' x $_[0] . '"}]' }],
);
my %ris = (
    'records' => [600, sub { entries($_[0], sub { ris("TI  - T $_[0]\r\nAU  - Gu, Xin\r\nPY  - 2020\r\n") }) }],
    'records that never end' => [600, sub { "TY  - BOOK\r\nTI  - T\r\n" x $_[0] }],
    'lines of one tag' => [2000, sub { ris("KW  - x\r\n" x $_[0]) }],
    'lines without a tag' => [2000, sub { ris("TI  - T\r\n" . "more\r\n" x $_[0]) }],
    'ends' => [2000, sub { "ER  - \r\n" x $_[0] }],
);
my %terms = (
    'entries' => [300, sub { tbx(entries($_[0], sub { "<conceptEntry id='c$_[0]'><langSec xml:lang='en'><termSec><term>t$_[0]</term></termSec></langSec></conceptEntry>" })) }],
    'entries without a term' => [600, sub { tbx('<conceptEntry/>' x $_[0]) }],
    'terms' => [1000, sub { tbx("<conceptEntry id='c'><langSec xml:lang='en'>" . '<termSec><term>t</term></termSec>' x $_[0] . '</langSec></conceptEntry>') }],
    'elements in elements' => [5000, sub { tbx('<conceptEntry>' x $_[0]) }],
);

my %inputs;
$inputs{".bib: $_"} = [@{ $bibtex{$_} }, '.bib', @bib] for keys %bibtex;
$inputs{"check .bib: $_"} = [@{ $bibtex{$_} }, '.bib', 'check'] for grep { /entries|authors|fields|keywords|accents$|crossrefs/ } keys %bibtex;
$inputs{".bib to .ris: $_"} = [@{ $bibtex{$_} }, '.bib', 'convert', '--loss', 'off', '-t', 'ris'] for qw(entries authors keywords);
$inputs{".csl.json: $_"} = [@{ $csl{$_} }, '.csl.json', @json] for keys %csl;
$inputs{".ris: $_"} = [@{ $ris{$_} }, '.ris', @bib] for keys %ris;
$inputs{".tbx: $_"} = [@{ $terms{$_} }, '.tbx', 'convert', '--loss', 'off', '-t', 'yaml'] for keys %terms;
$inputs{".yaml to .$_->[0]: keywords by language"} = [2000, sub { "endnotes:\n  a:\n    type: book\n    title: T\n    language: de\n    keyword:\n      de: ["
    . join(', ', 1 .. $_[0]) . "]\n      en: [" . join(', ', 1 .. $_[0]) . "]\n" }, '.yaml', 'convert', '--loss', 'off', '-t', $_->[1]] for ['bib', 'biblatex'], ['ris', 'ris'];

linear(scratch(), %inputs);
done_testing();
