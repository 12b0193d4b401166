# Hostile texts, and bibliographies that have them in every field that takes text: what fields there are say the schema and the maps.
# For heavy/hostile.t.
use strict;
use warnings;
use utf8;
use Bibelot;
use JSON::PP ();

# Where one of these is obeyed, a file appears (canary-ran), a word that stands nowhere (CANARY7RAN), or window.CANARY.
my $lua = 'io.open("canary-ran","w"):close()';
our @texts = (
    # TeX
    '\input{canary}', '\input canary ', '\include{canary}', '\write18{touch canary-ran}', '\immediate\write18{touch canary-ran}',
    '\immediate\openout9=canary-ran\relax', '^^5cinput{canary}', '^^5c^^69nput canary ', '\typeout{CANARY\number7RAN}', "\\directlua{$lua}",
    '\csname input\endcsname{canary}', '\catcode`\%=12 \catcode`\@=0 @input{canary}', '\def\a{\input{canary}}\a', '}\input{canary}{', '{{{', '}}}', '}{', '{\it',
    '% gone', '\\', 'a \\\\', '\}', '#1 & ~ _ ^ $x$ $$', '\begin{document}', '\end{document}', '\newcommand{\title}{x}', '\verb|x', '"quoted" # {x}', "\\let\\par\\input ", '\url{x}\input{canary}',
    # entries and comments of .bib
    '}} @book{evil, title={x}', "x},\n  title = {y", "}\n}\n\@book{evil,\n title={x}}", '@comment{', '@string{a = "x"}', '@preamble{"\input{canary}"}', 'a and b and others', 'xdata=evil',
    # XML and HTML
    ']]></value><script>window.CANARY=1</script>', '<script>window.CANARY=1</script>', '<img src=x onerror=window.CANARY=1>', '<svg/onload=window.CANARY=1>', '"><script>window.CANARY=1</script>',
    q(" onmouseover="window.CANARY=1), q(' onfocus='window.CANARY=1' autofocus='), '&lt;script&gt;window.CANARY=1&lt;/script&gt;', '&#60;script&#62;', '&amp;amp; &nope; &', '<!-- x', '--> <?php x ?> <!DOCTYPE x>',
    '</title></style></textarea><script>window.CANARY=1</script>', '<i onclick="window.CANARY=1">x</i>', '<a href="javascript:window.CANARY=1">x</a>', '<span style="background:url(javascript:x)">x</span>', '<b><i>x</b></i>', '<base href="//evil.example/">',
    # Markdown
    '[x](javascript:window.CANARY=1)', '![x](x "onerror=")', '<javascript:window.CANARY=1>', '[x]: javascript:window.CANARY=1', "```\n<script>window.CANARY=1</script>", '    code', '# title', "- a\n- b", '| a | b |', '`x', '***',
    # JSON, YAML, RIS, Turtle
    '","evil":"x', '\u0022,\u0022', '\\"}]', "x\n- evil: y", ': x', '- x', '# x', '*alias', '&anchor x', '!!js/function x', '!tag x', '|', '>-', '---', '...', '{a: b}', '[a, b]', '~', 'null', 'yes', '0123', '1e3', '<<', '%YAML 1.2', "'", '"',
    "x\r\nER  - \r\nTY  - BOOK\r\nTI  - evil", "x\nER  - \nTY  - BOOK", 'TY  - BOOK', 'ER  - ', "x\x{2028}ER  - ", "x\x{85}TY  - BOOK", '" . <urn:evil> <urn:evil> <urn:evil> . "', '"""', '\u0022 .', '"@en', '"^^<urn:evil>', '@prefix : <x> .',
    # characters
    "a\x00b", "a\x07b\x1b[31mc", "a\x08\x0b\x0c\x7fb", "a\x{80}\x{9b}31mb", "a\x{202e}gpj.exe\x{2066}", "\x{feff}a\x{200b}\x{200d}\x{ad}b", "a\tb\r\nc\rd", "\x{fffd}\x{fffe}\x{e000}", "  a  \n\n  b  ", "::error file=x::evil", "%0A::error::evil", '../../../etc/passwd', '/etc/passwd', 'a/../b',
);
our @urls = (
    'javascript:window.CANARY=1', 'JaVaScRiPt:window.CANARY=1', "java\tscript:window.CANARY=1", "java\nscript:window.CANARY=1", ' javascript:window.CANARY=1', "\x01javascript:window.CANARY=1", 'data:text/html,<script>window.CANARY=1</script>', 'vbscript:x', 'file:///etc/passwd',
    'https://user:secret@example.org/', 'https://user@example.org/', "https://example.org/a\nb", "https://example.org/\x07", 'https://example.org/}\input{canary}%', 'https://example.org/"onclick="window.CANARY=1', "https://example.org/'><script>window.CANARY=1</script>",
    'https://example.org/a%0d%0aER  - ', '//example.org/x', 'javascript://example.org/%0awindow.CANARY=1', 'https://example.org/%', 'https://example.org/#a%', 'https://example.org/^^5cinput{canary}', 'https:example.org', 'blob:https://example.org/x',
);

# TeX that only prints, or fails to, is passed on as it stood in a .bib: it is no way to run something.
sub runs { return $_[0] =~ /\\(?!it\b|verb\b|url\b)[a-z]|\^\^/ }
# biber makes a lone brace of the initial of a brace, and of what is written {\textbackslash} or {\textasciicircum}: no such names.
sub as_name { return $_[0] =~ tr/{}\\^/()!'/r }

my $schema;
sub fields_of {
    my ($kind) = @_;
    $schema //= JSON::PP->new->decode((capture($bibelot, 'schema', 'yaml'))[1]);
    my $fields = $schema->{'$defs'}{$kind}{properties};
    return map { [$_, ($fields->{$_}{'$ref'} // '') =~ s{.*/}{}r] } sort keys %$fields;
}

# What the field of such a type holds; undef where it takes no text of its own.
my %values = (
    'text' => sub { return { en => $_[0] } },
    'text.many' => sub { return [{ en => $_[0] }, $_[0]] },
    'name.many' => sub { return [{ family => as_name($_[0]), given => as_name($_[0]) }, { literal => $_[0] }] },
    'custom' => sub { return { runs($_[0]) ? ('biblatex.note' => $_[0], 'biblatex.title' => $_[0], 'biblatex.foo' => $_[0]) : (), 'ris.C8' => $_[0], 'evil' => $_[0] } },
    'quotation.many' => sub { return [{ text => { en => $_[0] }, note => $_[0], supplied => 'true' }] },
    'change.many' => sub { return [{ date => '2020', note => $_[0] }] },
    'source.many' => sub { return [{ work => 'w0', locator => $_[0], 'as-printed' => $_[0], note => $_[0] }] },
    'citation.many' => sub { return [{ work => 'w0', locator => $_[0], 'as-printed' => $_[0] }] },
    'designation.by-language.many' => sub { return { en => [{ text => $_[0], note => $_[0], status => 'preferred', supplied => 'true' }] } },
    'number' => sub { return $_[0] },
);

sub in_yaml {
    my ($texts, $urls) = @_;
    my %kinds = (terms => ['term', 't'], programs => ['program', 'p'], endnotes => ['endnote', 'w']);
    my %file;
    for my $section (sort keys %kinds) {
        my ($kind, $letter) = @{ $kinds{$section} };
        for my $n (0 .. $#$texts) {
            my %record = map { my ($name, $type) = @$_; $values{$type} ? ($name => $values{$type}->($texts->[$n])) : () } fields_of($kind);
            $record{type} = $kind eq 'program' ? 'plan' : (qw(book article-journal webpage chapter thesis patent speech dataset))[$n % 8] if $kind ne 'term';
            $file{$section}{"$letter$n"} = \%record;
        }
        next if $kind eq 'term';
        for my $n (0 .. $#$urls) {
            my %record = map { my ($name, $type) = @$_; $type eq 'url' ? ($name => $urls->[$n]) : $type eq 'copy.many' ? ($name => [{ url => $urls->[$n] }]) : () } fields_of($kind);
            @record{qw(type title)} = ('webpage', { en => "Page $n" }) if $kind eq 'endnote';
            @record{qw(type designations)} = ('plan', { en => [{ text => "Plan $n", supplied => 'true' }] }) if $kind eq 'program';
            $file{$section}{"u$letter$n"} = \%record;
        }
    }
    # JSON is YAML; what are words for our reader are no strings there.
    return JSON::PP->new->ascii->canonical->encode(\%file) =~ s/"supplied":"true"/"supplied": true/gr =~ s/":(?=["\[{])/": /gr;
}

# [theirs, type of ours] of a map.
sub rows_of {
    my ($map) = @_;
    my %types = map { @$_ } fields_of('endnote');
    my ($table) = slurp("$top/xsl/map/$map.xml") =~ m{<table name="fields">(.*?)</table>}s;
    my %rows = map { /ours="([^"]+)".*theirs="([^"]+)"/ && $types{$1} ? ($2 => $types{$1}) : () } split /\n/, $table;
    return %rows;
}

# Everything of a work: its texts, or as its address.
sub each_work {
    my ($texts, $urls, $make) = @_;
    my $n = 0;
    return map { $make->($n++, $_, 0) } @$texts if !$urls;
    return ((map { $make->($n++, $_, 0) } @$texts), map { $make->($n++, $_, 1) } @$urls);
}

sub in_csl {
    my %rows = rows_of('csl');
    return JSON::PP->new->canonical->encode([each_work(@_[0, 1], sub {
        my ($n, $text, $is_url) = @_;
        my %item = (id => "$n $text", type => (qw(book article-journal webpage chapter))[$n % 4], title => 'T');
        for my $name (grep { !/^custom\./ } keys %rows) {
            my $type = $rows{$name};
            $item{$name} = $is_url ? ($type eq 'url' ? $text : next) : $type eq 'name.many' ? [{ family => as_name($text), given => as_name($text) }, { literal => $text }] : $type =~ /^(?:text|number)/ ? $text : next;
        }
        $item{'citation-key'} = $item{id};
        $item{custom} = { runs($text) ? ('biblatex.title' => $text, 'biblatex.foo' => $text) : (), 'ris.C8' => $text, $text => $text } if !$is_url;
        \%item;
    })]);
}

sub in_ris {
    my %rows = rows_of('ris');
    my $ris = join '', each_work(@_[0, 1], sub {
        my ($n, $text, $is_url) = @_;
        $text =~ s/[\r\n\x{85}\x{2028}]+/ /g; # a new line is a new tag: no trick
        my @tags = grep { /^[A-Z][A-Z0-9]$/ && ($is_url ? $rows{$_} eq 'url' : $rows{$_} =~ /^(?:text|number|name)/) } sort keys %rows;
        return "TY  - BOOK\r\n" . join('', map { "$_  - " . ($rows{$_} && $rows{$_} =~ /^name/ ? as_name($text) : $text) . "\r\n" } @tags, $is_url ? () : 'C8') . "ID  - $n $text\r\nER  - \r\n";
    });
    utf8::encode($ris);
    return $ris;
}

sub is_balanced {
    my ($text) = @_;
    my $depth = 0;
    for ($text =~ /[{}]/g) { $depth += $_ eq '{' ? 1 : -1; return 0 if $depth < 0 }
    return !$depth;
}

sub in_bib {
    my %rows = rows_of('biblatex');
    my $bib = join '', each_work(@_[0, 1], sub {
        my ($n, $text, $is_url) = @_;
        return () if !is_balanced($text) || $text =~ /\0|^\\?\\$|[#&]|\\(?:verb|it|\})/;
        my @names = grep { /^[a-z]+$/ && ($is_url ? $rows{$_} eq 'url' : $rows{$_} =~ /^(?:text|number|name)/) } sort keys %rows;
        return sprintf "\@%s{key%d%s,\n%s}\n", (qw(book article online patent))[$n % 4], $n, $text =~ s/[\s{},%\\"#@()=]//gr, join '', map { "  $_ = {" . ($rows{$_} && $rows{$_} =~ /^name/ ? as_name($text) : $text) . "},\n" } @names, $is_url ? () : 'foo';
    });
    utf8::encode($bib);
    return $bib;
}

sub in_tei {
    my $tei = '<listBibl xmlns="http://www.tei-c.org/ns/1.0">' . join('', each_work(@_[0, 1], sub {
        my ($n, $text, $is_url) = @_;
        $text =~ s/[\x00-\x08\x0b-\x1f\x{fffe}]//g;
        $text =~ s/([<>&"'])/sprintf '&#%d;', ord $1/ge;
        my $name = as_name($text);
        return qq(<biblStruct xml:id="w$n"><monogr><title>T</title><imprint><date when="2020"/></imprint></monogr><ptr target="$text"/><ref target="$text">x</ref></biblStruct>) if $is_url;
        return qq(<biblStruct xml:id="w$n"><analytic><author><persName><surname>$name</surname><forename>$name</forename></persName></author><title level="a">$text</title></analytic>)
            . qq(<monogr><title level="j">$text</title><editor>$name</editor><imprint><publisher>$text</publisher><pubPlace>$text</pubPlace><date when="2020">$text</date><biblScope unit="volume">$text</biblScope>)
            . qq(<biblScope unit="page">$text</biblScope></imprint></monogr><series><title level="s">$text</title></series><note>$text</note><note type="abstract">$text</note><idno type="callNumber">$text</idno><foo>$text</foo></biblStruct>);
    })) . '</listBibl>';
    utf8::encode($tei);
    return $tei;
}

1;
