#!/usr/bin/env perl
# BibLaTeX and BibTeX there and back: no field and no value is lost.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

# key => [entry type, { field => value }], of what bibelot writes: a line for each field, or its first one.
sub entries {
    my ($text) = @_;
    my (%entries, $entry);
    for (split /\n/, $text) {
        if (/^\@(\w+)\{(.*),$/) { $entry = $entries{$2} = [$1, {}] }
        elsif (my ($name, $value) = /^  (\S+)\s+= (.*)$/) { # {{text}} is {text}
            $entry->[1]{$name} = $value =~ s/^\{\{(.*)\}\},$/{$1},/r;
        }
    }
    return \%entries;
}

sub convert {
    my ($format, @input) = @_;
    my ($status, $text) = capture($bibelot, 'convert', '-q', '--loss', 'off', '-t', $format, @input);
    is($status, 0, "convert -t $format @input") or diag($text);
    return $text;
}

for my $format (qw(biblatex bibtex)) {
    my $once = convert($format, 'glossary');
    spew("$dir/$format.bib", $once);
    my $twice = convert($format, '-f', $format, "$dir/$format.bib");
    cmp_ok(scalar(keys %{ entries($once) }), '>', 20, "$format: there are entries");
    is_deeply(entries($twice), entries($once), "$format: what we wrote is read and written again");
}

# Both languages for programs that know a way: nothing else comes back for it.
{
    my @way = qw(--bilingual multiscript --tones);
    my $once = convert('biblatex', @way, 'glossary');
    like($once, qr/^  title_translation_en = /m, 'multiscript: fields by form and language');
    spew("$dir/ms.bib", $once);
    is_deeply(entries(convert('biblatex', @way, "$dir/ms.bib")), entries($once), 'multiscript: read and written again');
    spew("$dir/own.csl.json", convert('csl-json', 'glossary'));
    my $own = convert('yaml', "$dir/own.csl.json");
    for my $way (qw(note multi)) {
        my $json = convert('csl-json', '--bilingual', $way, 'glossary');
        spew("$dir/$way.csl.json", $json);
        like($json, $way eq 'note' ? qr/"note": "original-/ : qr/"_keys": /, "$way: it is there");
        is(convert('yaml', "$dir/$way.csl.json"), $own, "$way: the same records come back");
    }
}

# Others' files: biblatex's own examples, where TeX is installed. Fields keep their names, but for BibTeX's old ones.
chomp(my $examples = `kpsewhich biblatex-examples.bib 2>/dev/null` // '');
SKIP: {
    skip 'no biblatex-examples.bib', 2 unless $examples && -f $examples;
    my $written = entries(convert('biblatex', $examples));
    my (@lost, $key);
    my %now = (year => 'date', origyear => 'origdate', journal => 'journaltitle');
    for (split /\n/, slurp($examples)) {
        $key = $1 if /^\@\w+\{([^,=]+),$/;
        next unless /^  (\w+)\s*=/ && defined $key && $written->{$key};
        push @lost, "$key: $1" unless exists $written->{$key}[1]{ $1 } || exists $written->{$key}[1]{ $now{$1} // '' };
    }
    is_deeply(\@lost, [], 'every field of the examples is there');
}
done_testing();
