#!/usr/bin/env perl
# The site of a small project (tests/site/): what it holds beyond the glossary's own. tests/heavy/html.t and
# tests/browser/ look at every page of the glossary.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Digest::SHA 'sha256_base64';
use File::Path qw(make_path);
use Test::More;

need('xmllint');
my $dir = scratch();
my ($status, $text) = capture($bibelot, 'build', '-C', 'tests/site', '-o', $dir);
is($status, 0, 'built') or diag($text);
sub page { return -e "$dir/html/$_[0]" ? slurp("$dir/html/$_[0]") : '' }

# Each record in the formats that fit its kind: the file says what the page links.
my %suffixes = (t => [qw(tbx jsonld tei.xml)], p => [qw(tbx jsonld tei.xml)], n => [qw(bib json ris tei.xml)]);
my %ids = (t => [qw(dual-circulation economic-system)], p => [qw(plan-one plan-two the-body)], n => [qw(lse-2021 li-2020)]);
my (@missing, @unlinked);
for my $folder (sort keys %ids) {
    for my $id (@{ $ids{$folder} }) {
        my $page = page("$folder/$id.html");
        for my $suffix (@{ $suffixes{$folder} }) {
            push @missing, "$folder/$id.$suffix" unless length page("$folder/$id.$suffix");
            push @unlinked, "$folder/$id.$suffix" unless $page =~ /<link rel="alternate" type="[^"]+" title="[^"]+" href="\Q$id.$suffix\E">/ && $page =~ /<a href="\Q$id.$suffix\E"/;
        }
    }
}
is("@missing", '', 'every record has its files');
is("@unlinked", '', 'which its page links');

for my $format (['tei.xml', 'bibelot-tei.rng'], ['tbx', 'bibelot-tbx.rng']) {
    my ($suffix, $schema) = @$format;
    ($status, $text) = capture('xmllint', '--nonet', '--noout', '--relaxng', "tests/schema/$schema", glob("$dir/html/*/*.$suffix"));
    is($status, 0, "$suffix: valid") or diag($text);
}
# A work says in a file of its own what it says among the others.
for my $suffix (qw(bib json ris tei.xml)) {
    my ($alone, $one) = capture($bibelot, 'convert', '-t', 'doc', '-f', { bib => 'biblatex', json => 'csl-json', ris => 'ris', 'tei.xml' => 'tei' }->{$suffix}, "$dir/html/n/lse-2021.$suffix");
    is($alone, 0, "$suffix: read back") or diag($one);
    like($one, qr{<value>Circulation [“"]Twice[”"] &amp; <i>Once</i></value>}, "$suffix: the title");
}
my $tei = page('p/plan-two.tei.xml');
like($tei, qr{"\.\./p/plan-one\.tei\.xml#[pe]\.plan-one"}, 'tei: another record is in another file');
like($tei, qr{source="#n\.lse-2021"}, 'tei: a work that it cites is in the same');
like($tei, qr{<biblStruct [^>]*xml:id="n\.lse-2021"}, 'tei: which has it');
my $tbx = page('t/dual-circulation.tbx');
is(join(' ', grep { $tbx !~ /id="\Q$_\E"/ } $tbx =~ /<(?:ref|admin)\b[^>]* target="([^"]+)"/g), '', 'tbx: what it points to is there');
like($tbx, qr{<refObject id="n.li-2020">.*循环论}s, 'tbx: with the works');


# A concept's page.
my $concept = page('t/dual-circulation.html');
like($concept, qr{<span class="mention"><span lang="en">dual circulation</span> \(<i lang="zh-Latn-pinyin">shuang xunhuan</i> <span lang="zh-Hans">双循环</span>\)</span>}, 'the first mention as editors print it');
like($concept, qr{<span lang="zh-Hant">雙循環</span> <span class="mark supplied">}, 'traditional, marked as derived');
like($concept, qr{<tr class="preferred"><th scope="row"><span class="text" lang="zh-Hans">.*?<td><time datetime="2020">2020</time> <span class="where"><a href="\.\./n/li-2020\.html">}, 'since the earliest of its sources');
like($concept, qr{<section class="found-in">.*?n/li-2020\.html.*?n/lse-2021\.html}s, 'cited in both works');
like($concept, qr{<svg class="graph"[^>]*aria-hidden="true">.*<a href="\.\./t/economic-system\.html" tabindex="-1">}s, 'a drawing, for the eye alone');
unlike($concept, qr{<script>alert|</script><script>alert|<b>Glossary}, 'what is hostile stays text');
like(page('p/plan-two.html'), qr{<section class="lineage">.*plan-one\.html}s, 'a lineage');
my ($bib) = $concept =~ m{<pre[^>]*aria-label="BibLaTeX"[^>]*>(.*?)</pre>}s;
like($bib // '', qr/^\@inreference\{dual-circulation,\n.*date\s+= \{2024-06-01\}.*url\s+= \{https:\/\/example\.org\/glossary\/t\/dual-circulation\.html\}/s, 'to cite: BibLaTeX');
is(() = $concept =~ /<pre /g, 3, 'in three formats');

# Linked data: in the page and beside it the same.
my ($inline) = $concept =~ m{<script type="application/ld\+json">(.*?)</script>}s;
is($inline . "\n", page('t/dual-circulation.jsonld'), 'JSON-LD: in the page, and beside it');
unlike($inline, qr/</, 'JSON-LD: nothing ends the script');
is($inline =~ /"\@value": "an economy in two circuits \\u003c\/script>/ ? 1 : 0, 1, 'JSON-LD: < is escaped');

# Addresses.
like($concept, qr{<link rel="canonical" href="https://example\.org/glossary/t/dual-circulation\.html">}, 'canonical');
like($concept, qr{<link rel="alternate" hreflang="zh-Hans" href="[^"]*\?lang=zh">}, 'hreflang where the definition is translated');
unlike(page('t/economic-system.html'), qr/hreflang/, 'and nowhere else');
for my $file (qw(sitemap.xml changes.atom)) {
    is((capture('xmllint', '--nonet', '--noout', "$dir/html/$file"))[0], 0, "$file: XML");
}
my @locations = page('sitemap.xml') =~ m{<loc>https://example\.org/glossary/([^<]*)</loc>}g;
is(join(' ', grep { length && !-e "$dir/html/$_" } @locations), '', 'the map names pages that are there');
is(scalar(grep { m{^[tpn]/} } @locations), 7, 'all records among them');
like(page('sitemap.xml'), qr{dual-circulation\.html</loc><lastmod>2024-06-01<}, 'with the day of their last change');
like(page('changes.atom'), qr{<updated>2024-06-01T00:00:00Z</updated>\s*<author>}, 'the feed was updated when the newest change was made');
is(() = page('changes.atom') =~ /<entry>/g, 2, 'an entry for each change');

# Lists.
like(page('changes.html'), qr{2024.*Rendering added.*First edition}s, 'changes, the newest first');
like(page('index-subject.html'), qr{<h2 id="economy">.*dual-circulation\.html}s, 'by subject');
like(page('index-abbreviation.html'), qr{>DC</span>.*dual circulation}s, 'abbreviations');
like(page('variants.html'), qr{<tr><th scope="row"><a href="t/dual-circulation\.html">.*?<td><p class="preferred"><span lang="en">dual circulation}s, 'variants');
# The timeline: marks and a table with the same, a link to the successor; who has no date is named, too.
my $times = page('timeline.html');
my ($drawing) = $times =~ m{(<svg class="drawing"[^>]*viewBox.*?</svg>)}s;
is(join(' ', $drawing =~ /<a id="on-([^"]+)" href="p\/\1\.html"/g), 'plan-one plan-two', 'timeline: every program with a date has a mark that leads to it');
is(() = $drawing =~ /<path class="link"/g, 1, 'and a line to its successor');
like($drawing, qr{<title>Plan Two, 2010</title>.*<tspan lang="zh-Hans">二号计划</tspan><tspan class="en"> Plan Two</tspan>}, 'a mark has a name');
like($times, qr{<table.*p/plan-one\.html.*datetime="2000".*p/plan-two\.html.*datetime="2010".*p/plan-one\.html.*</table>}s, 'and a row in the table');
like($times, qr{</table>.*Without a date.*p/the-body\.html}s, 'who has no date is not forgotten');
like(page('p/plan-two.html'), qr{<a href="\.\./timeline\.html#on-plan-two">}, 'pages lead to their marks');
unlike(page('p/the-body.html'), qr{timeline\.html#}, 'if they have one');
like(page('t/old-circulation.html'), qr{<a href="\.\./t/dual-circulation\.html">.*双循环}s, 'a retired id names its successor');
like(page('t/old-circulation.html'), qr{rel="canonical" href="https://example\.org/glossary/t/dual-circulation\.html"}, 'whose address is the canonical one');

# What was withdrawn, and nothing stands for.
my $gone = page('p/plan-zero.html');
like($gone, qr{<meta name="robots" content="noindex">}, 'withdrawn: for nobody who searches');
unlike($gone, qr{rel="canonical"|application/ld\+json|citation_}, 'nor for machines');
like($gone, qr{<h1>plan-zero</h1><p><span class="en">This entry was withdrawn: </span><span class="zh" lang="zh-Hans"> 本条已撤销：</span><span class="date en"><time datetime="2024-02-29">29 February 2024</time></span><span class="date zo" lang="zh-Hans">2024年2月29日</span></p>}, 'it says so, and when, in both languages');
like($gone, qr{<p class="reason"><span lang="en">There was <i>no</i> such plan\.</span></p><p class="reason"><span lang="zh-Hans">并无此规划。</span></p><p class="note"><span lang="en">See Plan One\.</span></p>}, 'and why');
like(page('t/third-circulation.html'), qr{This entry was withdrawn\.</span>.*Nobody but &lt;us&gt; wrote of it\.}s, 'a reason alone is enough');
like(page('n/doe-1999.html'), qr{Work</span>.*Its publisher took it back\.}s, 'a work stands with the works');
unlike(page($_), qr{plan-zero|third-circulation|doe-1999}, "$_ knows nothing of them") for qw(sitemap.xml search-index.js index-en.html);

# In the styles of the project: works, and concepts as entries of the glossary.
my $styled = scratch();
make_path("$styled/glossary");
is((capture('cp', '-r', 'tests/cases/cite-text/csl', "$styled/glossary/styles"))[0], 0, 'a style');
spew("$styled/glossary/bibelot.yaml", slurp('tests/site/glossary/bibelot.yaml') . "  styles: [journal-of-examples]\n");
spew("$styled/glossary/records.yaml", slurp('tests/site/glossary/records.yaml') . "  li-2021: {type: book, author: {family: Li, given: Ming}, title: On & <i>On</i>, issued: 2020}\n");
$ENV{XDG_DATA_DIRS} = '/nowhere';
($status, $text) = capture($bibelot, 'build', '-C', $styled, '-o', "$styled/out");
is($status, 0, 'built with a style') or diag($text);
sub styled { return slurp("$styled/out/html/$_[0]") =~ m{<summary>Journal of Examples, 2nd edition</summary>\s*<pre [^>]*>(.*?)</pre>}s ? $1 : '' }
is(styled('n/li-2021.html'), 'Li, M. 2020. On &amp; On.', 'a work, told apart from no other');
like(styled('n/lse-2021.html'), qr/^\S.*2021.*\.$/s, 'each work');
is(styled('t/dual-circulation.html'), '双循环. 2024. 试用术语集. https://example.org/glossary/t/dual-circulation.html.', 'a term as an entry of the glossary');
is(() = slurp("$styled/out/html/t/dual-circulation.html") =~ /<pre /g, 4, 'beside the formats');
is(() = slurp("$styled/out/html/t/dual-circulation.html") =~ /class="prose"/g, 1, 'as prose');
is(() = $concept =~ /class="prose"/g, 0, 'without styles there is none');

# Without an address there is no map and no feed; without a history the page says so.
my $bare = scratch();
mkdir "$bare/glossary";
spew("$bare/glossary/bibelot.yaml", slurp('tests/site/glossary/bibelot.yaml') =~ s/^  base-url:.*\n//mr);
spew("$bare/glossary/records.yaml", slurp('tests/site/glossary/records.yaml') =~ s/^    history:.*\n//mr);
is((capture($bibelot, 'build', '-C', $bare, '-o', "$bare/out"))[0], 0, 'built without an address');
is(join(' ', grep { -e "$bare/out/html/$_" } qw(sitemap.xml changes.atom)), '', 'neither map nor feed');
like(slurp("$bare/out/html/changes.html"), qr/No record tells of changes/, 'no changes are told');
unlike(slurp("$bare/out/html/t/dual-circulation.html"), qr/canonical|hreflang|citation_publication_date/, 'no address, and no date that nobody gave');
my $nameless = slurp("$bare/glossary/bibelot.yaml");
spew("$bare/glossary/bibelot.yaml", $nameless . "  base-url: https://example.org/a&b\n");
is((capture($bibelot, 'build', '-C', $bare, '-o', "$bare/and"))[0], 0, 'built for an address with an &');
like(slurp("$bare/and/html/sitemap.xml"), qr{<loc>https://example\.org/a&amp;b/index-en\.html</loc>}, 'which is XML in the map');
spew("$bare/glossary/bibelot.yaml", $nameless);

# Ids given up that are there all the same, or for one that is not; an editor that is a body; text without a language, some of it like a pointer.
my $odd = scratch();
mkdir "$odd/glossary";
spew("$odd/glossary/bibelot.yaml", slurp('tests/site/glossary/bibelot.yaml') =~ s/^  title:.*/  title: A Trial/mr =~ s/^  editors:.*/  editors: [{body: the-body}]/mr
    =~ s/^  retired: \{/  rules: {B201: info, B204: info}\n  retired: {plan-one: plan-two, plan-minus-one: nobody, /mr =~ s/^    doe-1999:/    li-2020: {kind: endnote, reason: Sold out.}\n$&/mr);
spew("$odd/glossary/records.yaml", slurp('tests/site/glossary/records.yaml') =~ s/^    definition: \Q{en: how an economy is ordered}/    definition: 'an order, "#t.dual-circulation" or #n.li-2020'/mr);
($status, $text) = capture($bibelot, 'build', '-C', $odd, '-o', "$odd/out");
is($status, 0, 'built with odds') or diag($text);
sub odd { return -e "$odd/out/html/$_[0]" ? slurp("$odd/out/html/$_[0]") : '' }
like(odd('n/li-2020.html'), qr{<h1[^>]*>.*循环论}, 'a work that is withdrawn and there is there');
like(odd('p/plan-one.html'), qr{<h1[^>]*>Plan One<}, 'so is a program that is retired');
is(join(' ', map { s{.*/}{}r } grep { /minus/ } glob "$odd/out/html/*/*"), '', 'one that leads nowhere has no page');
like(odd('t/economic-system.html'), qr/^  editor +=\s\{\{某机构\}\},\n  editor\+an:en = \{1="The Body"\},$/m, 'to cite: the body by its names');
like(odd('t/economic-system.jsonld'), qr/"description": \[\s*"an order, \\"#t\.dual-circulation\\" or #n\.li-2020"\s*\]/, 'JSON-LD: without a language it is a string');
like(odd("t/economic-system.$_"), qr/>an order, "#t\.dual-circulation" or #n\.li-2020</, "$_: text is no pointer") for qw(tei.xml tbx);

# A page of one's own: a template takes the place of ours.
mkdir "$bare/xsl";
mkdir "$bare/xsl/html";
spew("$bare/xsl/html/exports.xsl", slurp('xsl/html/exports.xsl') =~ s{Cite this entry}{How to quote}r);
# It does not tell what belongs to a record, so that each gets a run.
spew("$bare/xsl/ris.xsl", slurp('xsl/ris.xsl') =~ s{</?b:record>}{}gr =~ s{'TY  - '}{'TY - '}r);
is((capture($bibelot, 'build', '-C', $bare, '-o', "$bare/own", '--xsl', "$bare/xsl"))[0], 0, 'built with a stylesheet of its own');
like(slurp("$bare/own/html/t/dual-circulation.html"), qr/How to quote/, 'which the pages follow');
my @own = glob "$bare/own/html/n/*.ris";
ok(@own > 1, 'there are files of works');
is(join('', map { slurp($_) } @own), join('', map { slurp($_) } glob "$bare/out/html/n/*.ris") =~ s/^TY  - /TY - /gmr, 'and so do the files beside them, one by one');

# Again: nothing is written. Then a record goes, and with it its files: nothing else.
sub again { return capture($bibelot, 'build', '-C', $bare, '-o', "$bare/out") }
like((again())[1], qr{: 0 files written, \d+ unchanged$}m, 'a second time nothing changes');
my @listed = grep { !/^bibelot site 1$/ } split /\n/, slurp("$bare/out/html/.bibelot-site");
is("@listed", join(' ', sort @listed), 'the list of files is in order');
is(join(' ', grep { !-f "$bare/out/html/$_" } @listed), '', 'and names what is there');
my %in = map { $_ => 1 } @listed;
my @there = map { substr $_, length "$bare/out/html/" } grep { -f } glob("$bare/out/html/* $bare/out/html/[tpn]/*");
is(join(' ', grep { !$in{$_} } @there), '', 'all of it');
spew("$bare/out/html/t/mine.html", 'mine');
spew("$bare/out/precious", 'mine');
spew("$bare/out/html/.bibelot-site", slurp("$bare/out/html/.bibelot-site") . "../precious\n/etc/passwd\nt/../../precious\n");
my $records = slurp("$bare/glossary/records.yaml");
spew("$bare/glossary/records.yaml", $records =~ s/^  plan-two:\n.*?(?=^  plan-one:)//msr);
like((again())[1], qr{: \d+ files written, \d+ unchanged, 4 removed$}m, 'a record less');
is(join(' ', glob("$bare/out/html/p/plan-two.*")), '', 'its files are gone');
is(join(' ', grep { !-e "$bare/out/$_" } qw(html/t/mine.html precious html/p/plan-one.html)), '', 'what is not listed stays, and what lies outside');
like(slurp("$bare/out/html/.bibelot-site"), qr{^p/plan-one\.html$}m, 'the list is new');
unlike(slurp("$bare/out/html/.bibelot-site"), qr{plan-two|precious}, 'without them');
spew("$bare/glossary/records.yaml", $records =~ s/^programs:\n.*?(?=^endnotes:)//msr);
spew("$bare/glossary/bibelot.yaml", slurp("$bare/glossary/bibelot.yaml") =~ s/^    plan-zero:.*\n//mr);
like((again())[1], qr{removed$}m, 'no program is left, nor one that was withdrawn');
ok(!-e "$bare/out/html/p", 'nor the folder of their pages');
spew("$bare/glossary/records.yaml", $records);
again();
# Through a link in the place of a folder nothing is removed; a list of another kind is none.
rename "$bare/out/html/p", "$bare/elsewhere";
symlink "$bare/elsewhere", "$bare/out/html/p";
spew("$bare/glossary/records.yaml", $records =~ s/^  plan-two:\n.*?(?=^  plan-one:)//msr);
again();
ok(-e "$bare/elsewhere/plan-two.html", 'nothing is removed through a link');
spew("$bare/out/html/.bibelot-site", "something else\nt/mine.html\n");
again();
ok(-e "$bare/out/html/t/mine.html", 'nor what a file of another kind lists');
# One that can't be removed is said, and stays listed.
SKIP: {
    skip 'root may remove everything', 2 if $> == 0;
    spew("$bare/glossary/records.yaml", $records);
    unlink "$bare/out/html/p";
    again();
    spew("$bare/glossary/records.yaml", $records =~ s/^  plan-two:\n.*?(?=^  plan-one:)//msr);
    chmod 0555, "$bare/out/html/p";
    my ($failed, $why) = again();
    chmod 0755, "$bare/out/html/p";
    is($failed, 3, 'a folder that may not be changed');
    like($why, qr{p/plan-two.*Permission denied}, 'is said');
}

# All on one page: nothing but its style is allowed, which is told by its digest.
($status, $text) = capture($bibelot, 'convert', '-t', 'html', '-q', '--loss', 'off', '-o', "$dir/one.html", 'tests/site/glossary');
is($status, 0, 'one page') or diag($text);
my ($policy, $style) = slurp("$dir/one.html") =~ m{<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">.*?<style>(.*?)</style>}s;
is($policy, "default-src 'none'; style-src 'sha256-" . sha256_base64($style) . "='; base-uri 'none'; form-action 'none'", 'whose policy knows its style');
unlike(slurp("$dir/one.html"), qr/<(?:script|link|img)\b| style="/, 'and which has nothing else');

# Names of little more than nothing.
spew("$dir/names.yaml", "endnotes:\n  a: {type: book, title: T, issued: 2001, author: [{suffix: Jr.}, {dropping-particle: van}, {family: A, suffix: Sr.}]}\n");
($status, $text) = capture($bibelot, 'convert', '-t', 'html', '-q', '--loss', 'off', '-o', "$dir/names.html", "$dir/names.yaml");
is($status, 0, 'a name may lack what names mostly have') or diag($text);
is(join(' | ', slurp("$dir/names.html") =~ m{<span class="name">(.*?)</span>}g), 'Jr. | van | A, Sr.', 'and what it has is shown');

# Size: a page fits a slow line, and so do the scripts.
is(join(' ', grep { -s $_ > 60_000 } glob("$dir/html/[tpn]/*.html")), '', 'no page of a record is large');
cmp_ok((-s "$dir/html/site.js") + (-s "$dir/html/search.js"), '<', 12_000, 'the scripts are small');
is((() = slurp("$dir/html/site.js") =~ /innerHTML|document\.write|\beval\b|localStorage|cookie/g), 0, 'and does nothing that it ought not to');
done_testing();
