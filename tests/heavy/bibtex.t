#!/usr/bin/env perl
# What entries inherit is what biber says: read with the references resolved by us, and by biber.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Copy 'copy';
use Test::More;

need('biber', 'kpsewhich');
my $dir = scratch();

# id => the fields of the record, by name, each with its letters and digits: biber writes dashes, blanks and TeX anew, and
# leaves out what only sorts. As a tool it lets shorthands be inherited; biblatex does not.
sub works {
    my ($file) = @_;
    my ($status, $xml) = capture($bibelot, 'convert', '--loss', 'off', '-q', '-t', 'doc', $file);
    my %works;
    while ($xml =~ m{<endnote id="([^"]+)"[^>]*>(.*?)</endnote>}gs) {
        my ($id, $work) = ($1, $2);
        my @fields;
        $work =~ s{<derived>.*?</derived>}{}gs;
        while ($work =~ m{^    <([a-z-]+)((?: [^>]*)?)>(.*?)^    </\1>}gms) {
            my ($name, $attributes, $value) = ($1, $2, $3);
            my $key = $attributes =~ /key="([^"]*)"/ ? $1 : '';
            next if $name eq "original-date" || $name eq "title-short" || $key =~ /^biblatex\.(sorttitle|crossref|xdata|entryset|entrytype|date|year|month|shorthand|origyear)$/;
            $value =~ s/<[^>]*>//g;
            $value =~ s/\xE2\x80\x93|[^A-Za-z0-9\x80-\xFF]//g;
            push @fields, $key ne '' ? "$name $key" : "$name = $value";
        }
        $works{$id} = join("\n", sort @fields) . "\n";
    }
    return \%works;
}

sub compare {
    my ($name, $bib) = @_;
    copy($bib, "$dir/in.bib") or die "$bib: $!\n";
    my ($status, $text) = capture('biber', '--tool', '--nolog', '--quiet', '--output-resolve-crossrefs', '--output-resolve-xdata',
                                  '--output-file', "$dir/resolved.bib", "$dir/in.bib");
    my ($ours, $theirs) = (works("$dir/in.bib"), works("$dir/resolved.bib"));
    delete $theirs->{$_} for grep { !$ours->{$_} } keys %$theirs;
    cmp_ok(scalar keys %$ours, '>', 3, "$name: there are works");
    my @other = grep { ($theirs->{$_} // '') ne $ours->{$_} } sort keys %$ours;
    is(join(' ', @other), '', "$name: inherited as by biber");
    for my $id (@other > 3 ? @other[0 .. 2] : @other) {
        spew("$dir/a", $ours->{$id});
        spew("$dir/b", $theirs->{$id} // '');
        diag("$id\n" . (capture('diff', '-U1', "$dir/a", "$dir/b"))[1]);
    }
}

my ($status, $examples) = capture('kpsewhich', 'biblatex-examples.bib');
chomp $examples;
compare('biblatex-examples.bib', $examples) if ok(-e $examples, 'there is biblatex-examples.bib');
# biber gives up at a cycle, and tells keys apart by their case.
spew("$dir/case.bib", slurp('tests/cases/bibtex-inheritance/in.bib') =~ s/^\@book\{loop.*\n//mgr =~ s/\{Meeting\}/{meeting}/r);
compare('the case', "$dir/case.bib");
done_testing();
