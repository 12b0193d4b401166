#!/usr/bin/env perl
# Long lists of the site are made in pieces: they are, byte for byte, what they would be at once.
use strict;
use warnings;
use utf8;
use lib 'tests';
use Bibelot;
use File::Path 'make_path';
use Test::More;

my @han = split //, '新型举国体制科技创新政策发展战略产业改革市场政府';
my @pinyin = qw(xīn xíng jǔ guó tǐ zhì kē jì chuàng xīn zhèng cè fā zhǎn zhàn lüè chǎn yè gǎi gé shì chǎng zhèng fǔ);
my @subjects = qw(policy economy);

# 300 concepts, more than any list makes rows at a time; some of them without a rendering that has a source, some changed twice on a day.
sub concept {
    my ($n) = @_;
    my @at = ($n % @han, int($n / @han), $n * 7 % @han);
    my $source = $n % 5 ? ", sources: [work-@{[$n % 90]}]" : ', supplied: true';
    return "  concept-$n:\n    subject-field: [$subjects[$n % 2]]\n    designations:\n      zh-Hans: {text: " . join('', @han[@at]) . ", pinyin: " . join(' ', @pinyin[@at]) . ", sources: [work-1]}\n"
        . '      en: [{text: ' . chr(97 + $n % 26) . " name $n, abbreviation: N$n$source}, {text: the other $n, status: deprecated, sources: [work-@{[$n % 4]}]}]\n"
        . "    history: [{date: 2024-0@{[1 + $n % 3]}, note: {en: added}}" . ($n % 3 ? '' : ", {date: '2024-05-01', note: {en: changed}}, {date: '2024-05-01', note: {en: and again}}") . "]\n";
}
sub work { my ($n) = @_; return "  work-$n: {type: book, author: [{family: " . chr(65 + $n % 26) . "a}], title: On $n, issued: @{[1930 + $n]}}\n" }

my $dir = scratch();
make_path("$dir/glossary", "$dir/xsl/html");
my $yaml = "project: {format: 1, title: {en: Made up, zh-Hans: 虚构}, languages: [zh-Hans, en], base-url: 'https://example.org/', publish: [html], subjects: {policy: {en: policy}, economy: {en: economy}}}\n"
    . 'terms:' . "\n" . join('', map { concept($_) } 1 .. 300) . "endnotes:\n" . join '', map { work($_) } 0 .. 89;
utf8::encode($yaml);
spew("$dir/glossary/bibelot.yaml", $yaml);
my ($status, $text) = capture($bibelot, 'build', '-q', '-C', $dir, '-o', "$dir/pieces");
is($status, 0, 'built') or diag($text);

# A stylesheet that has no places gets all rows at once.
my $own = slurp('xsl/rows.xsl');
is($own =~ s{<xsl:template match="place">.*?</xsl:template>}{<xsl:template match="place"/>}s, 1, 'there are places');
spew("$dir/xsl/rows.xsl", $own);
is((capture($bibelot, 'build', '-q', '-C', $dir, '-o', "$dir/whole", '--xsl', "$dir/xsl"))[0], 0, 'built without places');
is((capture('diff', '-rq', "$dir/whole", "$dir/pieces"))[1], '', 'the same');

sub page { return slurp("$dir/pieces/html/$_[0]") }
my %rows = (
    'index-en.html' => [600, qr/<li class="[^"]*"><a href="t/],
    'index-pinyin.html' => [300, qr/<li class="[^"]*"><a href="t/],
    'index-stroke.html' => [300, qr/<li class="[^"]*"><a href="t/],
    'index-subject.html' => [300, qr/<li class="[^"]*"><a href="t/],
    'index-abbreviation.html' => [300, qr/<li class="[^"]*"><a href="t/],
    'bibliography.html' => [90, qr/<li id="work-/],
    'variants.html' => [300, qr/<tr><th scope="row"><a href="t/],
    'changes.html' => [500, qr/<li><span class="date en">/],
    'changes.atom' => [500, qr/^  <entry>$/m],
);
for my $name (sort keys %rows) {
    my ($count, $row) = @{ $rows{$name} };
    is(() = page($name) =~ /$row/g, $count, "$name: every row");
}
my @ids = page('changes.atom') =~ m{<id>([^<]*)</id>}g;
my %once = map { $_ => 1 } @ids;
is(scalar(keys %once), 501, 'no two changes of the feed have one id');
unlike(join('', map { page($_) } keys %rows), qr/bibelot-records/, 'no place is left open');
done_testing();
