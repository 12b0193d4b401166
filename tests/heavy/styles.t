#!/usr/bin/env perl
# Every style that Debian has: each one compiles, and renders sixty works in two languages without a crash (under ASan, where it
# was built), an entry that is missing, or markup that leaked.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my ($root) = grep { -d "$_/styles" } map { "$_/citation-style-language" } split /:/, $ENV{XDG_DATA_DIRS} || '/usr/local/share:/usr/share';
plan $ENV{NEED_TOOLS} ? () : (skip_all => 'no styles are installed (citation-style-language-styles)') unless $root;
my @variant = -x 'out/san/bin/bibelot' ? 'V=san' : ();
my $driver = (@variant ? 'out/san' : 'out') . '/test/csl/styles';
is((capture($ENV{MAKE} || 'make', '-s', 'DEPS=skip', @variant, $driver))[0], 0, 'the driver is made');

# ---- the works: all types, in turn Chinese, English and what else there is, with much or little to them ----

my @types = qw(article article-journal article-magazine article-newspaper bill book broadcast chapter collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage);
my @titles = (['zh-CN', '“有效市场”与“有为政府”：科学与<i>艺术</i>的结合'], ['en', 'The <i>rise</i> of "things" & H<sub>2</sub>O: A <span class="nocase">iPhone</span> study'],
    ['de', 'Über die Größe des Marktes – und 1<sup>er</sup> Rang'], ['zh-TW', '臺灣的《科技》政策（第2版）'], [undef, "L’État, c’est *moi* \\ 100 % {x} \$5"]);
my @names = ('{"family":"顾","given":"昕"}', '{"family":"Sun","given":"Yutao"}', '{"family":"Berg","given":"Jan-Piet","non-dropping-particle":"van der"}',
    '{"literal":"国务院发展研究中心"}', '{"family":"O’Neill","given":"Ana María","suffix":"Jr."}', '{"literal":"World Bank"}', '{"family":"欧阳","given":"修"}');
sub quoted { my $text = shift; $text =~ s/([\\"])/\\$1/g; return qq("$text") }
sub work {
    my ($n) = @_;
    my ($language, $title) = @{ $titles[$n % @titles] };
    my $core = $n % 3 == 0; # one that every style has to print
    my $type = $core ? ('book', 'article-journal', 'chapter')[$n / 3 % 3] : $types[$n % @types];
    my %work = (id => quoted($core ? "core$n" : "w$n"), type => quoted($type), title => quoted("$title $n"),
        author => '[' . join(',', map { $names[($n + $_) % @names] } 0 .. $n % 5) . ']',
        issued => sprintf('{"date-parts":[[%d%s]%s]}', 1990 + $n % 7, $n % 3 ? ',' . (1 + $n % 12) . ',' . (1 + $n % 28) : '', $n % 11 ? '' : ',[2003]'));
    $work{language} = quoted($language) if $language;
    $work{'container-title'} = quoted($n % 2 ? '科学学研究' : 'Science & Society') if $n % 4;
    $work{editor} = "[$names[($n + 3) % @names]]" if $n % 3 == 0;
    @work{qw(volume issue page)} = map { quoted($_) } 1 + $n % 40, $n % 12, $n . '-' . ($n + 9) if $n % 5;
    @work{qw(publisher publisher-place edition)} = (quoted('中国社会科学出版社'), quoted('北京'), $n % 4) if $n % 2;
    $work{DOI} = quoted("10.1000/x_$n(1)") if $n % 4 == 1;
    $work{URL} = quoted("https://example.org/a_b?x=$n&y=%20") if $n % 3 == 1;
    $work{accessed} = '{"date-parts":[[2024,5,6]]}' if $n % 6 == 1;
    $work{archive_location} = quoted("A1, 1912/$n") if $core; # all that the National Archives of Australia cite
    delete $work{author} if !$core && $n % 13 == 5;
    delete $work{issued} if !$core && $n % 17 == 6;
    return '{' . join(',', map { qq("$_":$work{$_}) } sort keys %work) . '}';
}
my $dir = scratch();
spew("$dir/items.json", '[' . join(",\n", map { work($_) } 0 .. 59) . "]\n");

# ---- in chunks, on all processors ----

my @styles = grep { !/\s/ } sort glob("$root/styles/*.csl");
my @dependent = sort glob("$root/styles/dependent/*.csl");
cmp_ok(scalar @styles, '>', 1000, 'there are styles');
my @running;
sub wait_for_one {
    my $done = shift @running;
    waitpid $done->{pid}, 0;
    my $said = slurp($done->{said});
    is($?, 0, "$done->{name}") or diag($said);
}
sub start {
    my ($name, @list) = @_;
    my $said = "$dir/" . @running . time . $name =~ tr/a-z0-9//cdr;
    my $pid = fork // die "fork: $!\n";
    if (!$pid) {
        open STDOUT, '>', $said or die;
        open STDERR, '>&', \*STDOUT or die;
        exec $driver, "$dir/items.json", "$root/locales", @list or die "$driver: $!\n";
    }
    push @running, { pid => $pid, said => $said, name => $name };
}
my $processors = () = slurp('/proc/cpuinfo') =~ /^processor/mg if -r '/proc/cpuinfo';
while (my @chunk = splice @styles, 0, 100) {
    wait_for_one() if @running >= ($processors || 1);
    start(join(' to ', map { m{([^/]*)\.csl$} } @chunk[0, -1]), @chunk);
}
wait_for_one() while @running;
while (my @chunk = splice @dependent, 0, 2000) {
    start('dependent styles', @chunk);
    wait_for_one();
}
done_testing();
