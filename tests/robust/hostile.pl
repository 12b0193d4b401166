# Text that would do something, if a writer passed it on: for robust.t.
use strict;
use warnings;
use Bibelot;
use Test::More;

# In every place for text of a work and a term: \input, \write18, braces, comments, entries, elements, entities.
my @texts = ('\input{/etc/passwd}', '\write18{touch pwned}', '^^5cinput{x}', '}} @book{evil, title={x}', '{{{', '% gone', '#1 & ~ _ ^ $x$', '\\', 'a\\\\', '@comment{x}',
    ']]></value><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;script&gt; &amp; &#x41;', q(" onmouseover="alert(1)), '<!-- --> <?php x ?>', '</title><script>x</script>', "' or \"");
my @urls = ('javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>x</script>', 'vbscript:x', ' javascript:alert(1)', "java\\tscript:alert(1)", '//example.org/"onclick="x', 'https://example.org/}\\input{x}%');

sub quoted { my ($text) = @_; $text =~ s/(["\\])/\\$1/g; return "\"$text\"" }

# The braces of each value balance, so that an @ within opens nothing; and no backslash begins what was not written by us.
sub bib_faults {
    my ($bib) = @_;
    my @faults;
    my $depth = 0;
    for my $line (split /\n/, $bib) {
        push @faults, "a command: $line" if $line =~ /(?<![A-Za-z\\])\\(?:input|write|include|openout|immediate|catcode|def)\b/ && $line !~ /^\s*url\s/;
        push @faults, "two carets: $line" if $line =~ /\^\^/;
        push @faults, "a comment: $line" if $line =~ /(?<!\\)%/ && $line !~ /^%/ && $line !~ /\burl\b/;
        for my $brace ($line =~ /[{}]|\@/g) {
            push @faults, "an entry of its own: $line" if $brace eq '@' && !$depth && $line !~ /^\@\w+\{[\w-]+,$/;
            $depth += $brace eq '{' ? 1 : $brace eq '}' ? -1 : 0;
            push @faults, "unbalanced: $line" if $depth < 0;
        }
        push @faults, "not closed: $line" if $line eq '}' && $depth;
    }
    push @faults, "unbalanced at the end: $depth" if $depth;
    return @faults;
}

sub hostile {
    my ($dir, $run) = @_;
    my $yaml = "terms:\n";
    my $n = 0;
    $yaml .= sprintf "  t%d: {designations: {en: [{text: %s, sources: [w0]}]}, definition: {en: %s}, note: %s}\n", $n++, map { quoted($_) } ($_) x 3 for @texts;
    $yaml .= "endnotes:\n";
    $n = 0;
    $yaml .= sprintf "  w%d: {type: book, title: {en: %s}, author: [{family: %s, given: %s}, {literal: %s}], publisher: %s, note: %s, issued: 2020}\n", $n++, map { quoted($_) } ($_) x 6 for @texts;
    $yaml .= sprintf "  u%d: {type: webpage, title: U, url: \"%s\", archived: {url: \"%s\"}}\n", $n++, map { s/\\(?!t)/\\\\/gr =~ s/"/\\"/gr } ($_) x 2 for @urls;
    spew("$dir/hostile.yaml", $yaml);

    for my $format (qw(biblatex bibtex)) {
        my ($status, $bib, $err) = $run->("\"\$B\" convert -t $format --loss off hostile.yaml");
        my @faults = bib_faults($bib);
        ok($status < 2 && length $bib > 1000 && !@faults, "$format: hostile text stays text") or diag("exit $status\n", join "\n", @faults[0 .. ($#faults > 8 ? 8 : $#faults)], $err);
        is(scalar(() = $bib =~ /^\@\w+\{/mg), @texts + @urls, 'one entry for each work');
    }
    for my $format (qw(tei html doc)) {
        my ($status, $xml, $err) = $run->("\"\$B\" convert -t $format --loss off hostile.yaml");
        ok($status < 2 && length $xml > 1000, "$format is written") or diag($err);
        my @bad = $xml =~ m{(<script>(?:alert|x)|<img src=x|<\?php|\s(?:href|src)\s*=\s*["']\s*(?:java\s*script|vbscript|data):[^"]*|<\w+(?:\s[\w:-]+="[^"]*")*\s*on(?:mouseover|click)=)}gi;
        is(join("\n", @bad), '', "$format: neither an element, nor a handler, nor a link that runs");
        next if $format eq 'html' || !grep { -x "$_/xmllint" } split /:/, $ENV{PATH};
        spew("$dir/hostile.xml", $xml);
        is((capture('xmllint', '--nonet', '--noout', "$dir/hostile.xml"))[0], 0, 'well-formed');
    }
}

1;
