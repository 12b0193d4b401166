#!/usr/bin/env perl
# Records as their source: what `convert -t yaml` writes is read as the same records again, in every case and in the glossary.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();

# The canonical XML without what a file alone does not say: the project, its labels for subjects; ranks; and the order of
# the sections, which is always the same in what is written, and of what is derived from them.
my @kinds = qw(term program endnote);
sub canonical {
    my ($file) = @_;
    my ($status, $xml) = capture($bibelot, 'convert', '-q', '-f', 'yaml', '-t', 'doc', '-o', "$dir/doc.xml", $file);
    return "status $status: $xml" if $status > 1;
    $xml = slurp("$dir/doc.xml");
    $xml =~ s{ (label(-zh)?|rank-[a-z]+)="[^"]*"}{}g;
    $xml =~ s{(?<=<derived>\n)(.*?)(?=    </derived>)}{join "\n", sort split /\n/, $1}gse;
    my @records = split /^(?=  <(?:term|program|endnote) )/m, $xml =~ s{</bibelot>\n\z}{}r;
    shift @records;
    return join '', map { my $kind = $_; grep { /^  <$kind / } @records } @kinds;
}

# Ids are renamed, and kept as citation-key: the cases yaml-ids and B204 show how.
my %renamed = map { $_ => 1 } qw(B108-malformed-id B204-id-used-twice yaml-ids);

# The faults of reading; those of the conversion itself are losses (B7xx).
sub faults { return join ' ', sort grep { !/^B7/ } $_[0] =~ /\[(B\d{3})\]$/mg }

my (@different, @complaints, @unstable);
my @cases = grep { !$renamed{(split m{/}, $_)[2]} } glob 'tests/cases/*/*.yaml';
for my $case (@cases) {
    my $file = "$dir/in.yaml";
    spew($file, slurp($case)); # away from our own project
    my ($status, $text) = capture($bibelot, 'convert', '-f', 'yaml', '-t', 'yaml', '-o', "$dir/once.yaml", $file);
    my ($again, $more) = capture($bibelot, 'convert', '-f', 'yaml', '-t', 'yaml', '-o', "$dir/twice.yaml", "$dir/once.yaml");
    next if $status > 1;
    push @different, $case if canonical($file) ne canonical("$dir/once.yaml");
    push @complaints, "$case: " . faults($more) if faults($text) eq '' && faults($more) ne '';
    push @unstable, $case if slurp("$dir/once.yaml") ne slurp("$dir/twice.yaml");
}
ok(@cases > 100, 'there are cases');
is_deeply(\@different, [], 'the same records');
is_deeply(\@complaints, [], 'no fault that was not there before');
is_deeply(\@unstable, [], 'what is written is written the same again');

# The glossary, in its project: all of it, byte by byte.
mkdir "$dir/$_" for qw(one one/glossary two two/glossary);
spew("$dir/$_/glossary/bibelot.yaml", slurp('glossary/bibelot.yaml')) for qw(one two);
is((capture($bibelot, 'convert', '-f', 'yaml', '-t', 'yaml', '-o', "$dir/one/glossary/all.yaml", 'glossary/'))[0], 0, 'the glossary');
is((capture($bibelot, 'convert', '-f', 'yaml', '-t', 'yaml', '-o', "$dir/two/glossary/all.yaml", "$dir/one/glossary"))[0], 0, 'and again');
is(canonical('glossary'), canonical("$dir/one/glossary"), 'the same records');
is(slurp("$dir/two/glossary/all.yaml"), slurp("$dir/one/glossary/all.yaml"), 'the same bytes');
is((capture($bibelot, 'convert', '-f', 'yaml', '-t', 'doc', '-o', "$dir/$_.xml", "$dir/$_/glossary"))[0], 0, "doc $_") for qw(one two);
is(slurp("$dir/two.xml"), slurp("$dir/one.xml"), 'the same document');

# The comparison can fail.
spew("$dir/changed.yaml", slurp("$dir/one/glossary/all.yaml") =~ s/supplied: true/supplied: false/r);
isnt(canonical("$dir/changed.yaml"), canonical("$dir/one/glossary/all.yaml"), 'a change is seen');
done_testing();
