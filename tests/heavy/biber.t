#!/usr/bin/env perl
# What biber --validate-datamodel finds, bibelot check finds, entry by entry and field by field; and in a tenth of the time.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use JSON::PP 'decode_json';
use POSIX 'times';
use Test::More;

need('biber', 'kpsewhich');
my $dir = scratch();
chomp(my $examples = (capture('kpsewhich', 'biblatex-examples.bib'))[1]);
need($examples || '/no/biblatex-examples.bib');
@ENV{qw(LC_ALL HOME)} = ('C.UTF-8', $dir);
chdir $dir or die;
spew('.bibelot.yaml', "project: {format: 1, title: T, languages: en, rules: {B126: info, B127: info, B128: info, B129: info}}\n");
spew('examples.bib', slurp($examples));

# A place for every kind of fault that the data model knows; one field on each line, so that a line tells entry and field.
spew('made.bib', join '', map { s/, (?=\w+ = )/,\n  /gr } <<'BIB' =~ /^@.*\n/mg);
@article{art, title = {T}}
@book{bk, title = {T}, journaltitle = {J}, date = {2021-13}, isbn = {0-262-51087-2}, issn = {1234-5678}, nonsense = {x}}
@foo{unknowntype, title = {T}, author = {A, B}}
@online{onl, title = {T}, year = {20xx}}
@thesis{th, author = {A, B}, title = {T}, date = {2020}}
@report{rp, author = {A, B}, title = {T}, date = {2020}, volume = {XII}, number = {12a}, gender = {xx}}
@patent{pt, title = {T}, year = 2020}
@set{st, date = {2020}}
@inproceedings{ip, author = {A, B}, title = {T}, year = 2020, edition = {Second}, volumes = {y}, pagetotal = {z}, ismn = {bad}, sortyear = {abc}, eventdate = {2020-02-30}, urldate = {foo}}
@periodical{pe, title = {T}, date = {2020}, pubstate = {foo}, issn = {0317-8472}}
@booklet{bl, title = {T}, date = {2020}}
@unpublished{up, title = {T}, publisher = {x}}
@mvreference{mvr, title = {T}}
@suppbook{sb, author = {A, B}, title = {T}, date = {2020}}
@dataset{ds, author = {A, B}}
@misc{ms, author = {A, B}, year = {2020}, pages = {1--9}}
@manual{mn, author = {A, B}, year = {2020}, institution = {I}}
@inreference{ir, author = {A, B}, year = {2020}, title = {T}, eventtitle = {E}}
@phdthesis{ph, author = {A, B}, year = {2020}, title = {T}}
@techreport{tr, author = {A, B}, year = {2020}, title = {T}}
@electronic{el, author = {A, B}, year = {2020}, title = {T}}
@software{sw, author = {A, B}, year = {2020}}
@incollection{child, author = {A, B}, title = {T}, crossref = {parent}}
@collection{parent, title = {P}, editor = {A, B}, date = {2020}, bookauthor = {X, Y}}
BIB

# [entry, field, what] of each finding; with what entries inherit resolved, as biber does for a document. Of several fields, one of which
# is missing, the first stands for all.
sub biber {
    my ($file) = @_;
    my (undef, $text) = capture('biber', '--tool', '--validate-datamodel', '--output-resolve', '--nolog', '--outfile', "$dir/out.bib", $file);
    my %synonym = ('date, year' => 'date', 'url, doi, eprint' => 'url', 'author, editor' => 'author');
    my %found;
    for ($text =~ /^WARN - (?:Datamodel: )?(.*)/mg) {
        if (/^Entry '([^']+)'.*?(?:[Ff]ield(?: -)?|of date field) (?:'([^']+)'|one of '([^']+)')/) { $found{"$1 " . ($2 // $synonym{$3} // $3)} = $_ }
        elsif (/^Entry '([^']+)'.*Invalid entry type/) { $found{"$1 type"} = $_ }
    }
    return \%found;
}

sub bibelot {
    my ($file) = @_;
    my @lines = split /\n/, slurp($file);
    my ($entry, @place) = ('');
    for (@lines) {
        $entry = $1 if /^\@\w+\s*\{\s*([^,\s]+)/;
        push @place, [$entry, /^\s*(?:\@\w+\{[^,]+,\s*)?(\w+)\s*=/ ? lc $1 : ''];
    }
    my %found;
    for (@{ decode_json((capture($bibelot, 'check', '--report', 'json', $file))[1])->{diagnostics} }) {
        my ($key, $field) = @{ $place[$_->{start}{line} - 1] };
        my ($missing) = $_->{code} eq 'B127' ? $_->{message} =~ /has no '([^']+)'/ : ();
        $found{"$key " . ($_->{code} eq 'B129' ? 'type' : $missing // $field)} = $_->{message};
    }
    return \%found;
}

# What a child inherits is said once, of the entry that it stands in.
my %inherited = ('child bookauthor' => 'parent bookauthor');

for my $file (['examples.bib', 10], ['made.bib', 45]) {
    my ($name, $least) = @$file;
    my ($theirs, $ours) = (biber($name), bibelot($name));
    cmp_ok(scalar keys %$theirs, '>=', $least, "biber finds something in $name");
    is(join("\n", map { "$_: $theirs->{$_}" } grep { !$ours->{ $inherited{$_} // $_ } } sort keys %$theirs), '', 'and bibelot all of it');
    diag(sprintf '%s: biber %d, bibelot %d', $name, scalar keys %$theirs, scalar keys %$ours);
}

# ---- the time ----

# Processor time of a command, of all its processes.
sub cost {
    my @before = times;
    my ($status, $text) = capture(@_);
    my @after = times;
    return ($status, ($after[3] + $after[4] - $before[3] - $before[4]) / POSIX::sysconf(&POSIX::_SC_CLK_TCK));
}
my $count = 1000;
spew('many.bib', (capture('perl', "$top/tests/bench/generate", $count))[1]);
my ($status, $slow) = cost('biber', '--tool', '--validate-datamodel', '--nolog', '--outfile', "$dir/out.bib", 'many.bib');
is($status, 0, 'biber reads them');
my ($checked, $quick) = cost($bibelot, 'check', '-q', 'many.bib');
cmp_ok($checked, '<=', 1, 'and bibelot does');
cmp_ok($slow / ($quick || 0.01), '>=', 10, 'in a tenth of the time') or diag("$slow s, $quick s");
diag(sprintf '%d entries: biber %.2f s, bibelot %.2f s', $count, $slow, $quick);
chdir $top;
done_testing();
