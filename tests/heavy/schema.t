#!/usr/bin/env perl
# `bibelot schema yaml` says what the check says: sources that have nothing wrong in their structure are valid, all others are not.
# And what the documents show is valid, so that editors don't underline it.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use File::Find 'find';
use JSON::PP 'decode_json';
use Test::More;

need('node', map { "out/node/node_modules/$_/package.json" } qw(ajv ajv-draft-04 js-yaml));

# Errors of structure that no schema of one file can see, with the reason.
my %beyond = (
    B114 => 'pairs of tags within a text are no regular language',
    B119 => 'what a work needs depends on what else is known of it',
);
my %stricter = (
    'tests/rules/B104/miss-null.yaml' => 'a parser of YAML makes one thing of nothing and the word null: to refuse the one is to refuse the other',
);
# Errors that a schema need not see, but may: it knows the form of dates, addresses and identifiers.
my $may = qr/^B3/;

my $dir = scratch();
my ($status, $schema) = capture($bibelot, 'schema', 'yaml');
is($status, 0, 'schema yaml');
is((capture($bibelot, 'schema', 'yaml'))[1], $schema, 'the same again');
cmp_ok(length $schema, '<', 150_000, 'small enough for an editor');
spew("$dir/yaml.json", $schema);

# File => why it is not valid; valid ones are not in it.
sub invalid {
    my ($exit, $said) = capture('node', 'tests/schema.mjs', "$dir/yaml.json", @_);
    my %why;
    /^(.+?): (.*)/ and push @{ $why{$1} }, $2 for split /\n/, $said;
    is($exit, %why ? 1 : 0, 'the validator ran') or diag($said);
    return \%why;
}

sub sources {
    my @files;
    find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.yaml$/ && !/\.(csl|hayagriva)\.yaml$/ && !m{/expected/} } }, @_);
    return sort @files;
}

# ---- what is good ----

my @good = sources('glossary');
# What documents leave out around a fragment: the record, or what a project has to have.
sub complete {
    my ($block) = @_;
    return $block =~ s/^project:\n\K(?!.*^  format:)/  format: 1\n  title: A\n  languages: [en]\n/msr if $block =~ /^(?:terms|programs|endnotes|project):/m;
    my $fields = $block =~ s/^/    /gmr;
    return "terms:\n  a:\n    designations: {en: a}\n$fields" if $block =~ /^(?:introduced|designations|definition):/m;
    return "endnotes:\n  a:\n    type: book\n$fields";
}

my (%drafts, $count);
for my $document (qw(README.md CONTRIBUTING.md NEWS.md src/README.md)) {
    for my $block (slurp($document) =~ /^ *```yaml\n(.*?)^ *```$/msg) {
        my ($indent) = $block =~ /^( *)/;
        my $path = $block =~ /^# (\S+\.yaml)$/m ? $1 : "block @{[++$count]}";
        # A file that is shown twice is shown first with a fault.
        my $file = sprintf '%s/%s.yaml', $dir, "$document-$path" =~ s{[^\w.-]}{-}gr;
        $drafts{"$file.draft.yaml"} = slurp($file) if -e $file;
        spew($file, complete($block =~ s/^$indent//gmr));
        push @good, $file;
    }
}
@good = do { my %seen; grep { !$seen{$_}++ } @good };
my ($example) = slurp('src/man/bibelot.5.in') =~ /^\.Sh EXAMPLES\n.*?^\.Bd -literal\n(.*?)^\.Ed$/ms;
spew("$dir/manual.yaml", $example =~ s/\\e/\\/gr =~ s/\\-/-/gr =~ s/\\&//gr);
push @good, "$dir/manual.yaml", 'tests/readers/every-field.yaml';
cmp_ok(scalar(grep { /README/ } @good), '>', 6, 'the documents have examples');
spew($_, $drafts{$_}) for keys %drafts;
my $why = invalid(@good, sort keys %drafts);
is(join(' ', grep { !$why->{$_} } sort keys %drafts), '', 'drafts that are shown with a fault are not valid');
delete @$why{keys %drafts};
is(join("\n", map { "$_: $why->{$_}[0]" } sort keys %$why), '', 'the glossary and all examples are valid');

# ---- the schema and the check, side by side ----

my (%codes, @readable);
for my $file (grep { slurp($_) !~ /^references:/m } sources(grep { -d } qw(tests/cases tests/rules))) {
    my ($exit, $report) = capture($bibelot, 'check', '--report', 'json', $file);
    my %found = map { $_->{code} => 1 } grep { $_->{severity} eq 'error' } @{ decode_json($report)->{diagnostics} };
    next if grep { /^B0/ } keys %found; # no YAML, or none that two parsers read alike
    $codes{$file} = \%found;
    push @readable, $file;
}
cmp_ok(scalar @readable, '>', 100, 'there are sources to compare');
$why = invalid(@readable);
my (@lax, @strict, %seen);
for my $file (@readable) {
    my @structure = sort grep { /^B1/ } keys %{ $codes{$file} };
    my @must = grep { !$beyond{$_} } @structure;
    push @lax, "$file: @must" if @must && !$why->{$file};
    push @strict, "$file: $why->{$file}[0]" if !@structure && $why->{$file} && !$stricter{$file} && !grep { /$may/ } keys %{ $codes{$file} };
    $seen{$_} = 1 for @structure;
    delete $stricter{$file} if $why->{$file};
}
is(join("\n", @lax), '', 'what has an error of structure is not valid');
is(join("\n", @strict), '', 'what has none is valid');
cmp_ok(scalar(grep { !$beyond{$_} } keys %seen), '>=', 12, 'of a dozen codes there was an example') or diag(join ' ', sort keys %seen);
is(join(' ', grep { !$seen{$_} } sort keys %beyond), '', 'and of each exception');
is(join(' ', sort keys %stricter), '', 'of either kind');
done_testing();
