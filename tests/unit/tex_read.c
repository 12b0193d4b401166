#include "text/tex_read.h"

#include "base/utf8.h"
#include "tap.h"
#include "text/markup.h"
#include "text/normal.h"
#include "text/tex.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define NOCASE(text) "<span class=\"nocase\">" text "</span>"
#define SMALLCAPS(text) "<span style=\"font-variant:small-caps;\">" text "</span>"

/* The faults that were told, each as `letter at+len`. */
typedef struct Faults {
    char text[512];
    size_t len, limit;
    bool bad;
    bool irreversible; /* those alone, which are no faults */
} Faults;

static void note(void *context, TexFault fault, size_t at, size_t len)
{
    Faults *faults = context;

    faults->bad |= at > faults->limit || len > faults->limit - at;
    if (faults->len < 400 && (fault == TEX_IRREVERSIBLE) == faults->irreversible)
        faults->len += (size_t)snprintf(faults->text + faults->len, 64, "%s%c%zu+%zu", faults->len > 0 ? " " : "",
                                        "MUADI"[fault], at, len);
}

static Str read_tex(Buf *out, Str tex, unsigned flags, Faults *faults)
{
    size_t start = out->len;

    *faults = (Faults){ .limit = tex.len };
    tex_read(out, tex, flags, note, faults, NULL);
    if (tex_is_plain(tex) && (faults->len > 0 || !str_eq(str_from(buf_str(out), start), tex)))
        faults->bad = true;
    if (faults->bad)
        ok(false, "'%.*s': faults within the text, and none in what is plain", STR_ARG(tex));
    return str_from(buf_str(out), start);
}

/* clang-format off */
/* TeX, text, faults: M unknown macro, U unbalanced, A bad argument, D too deep, with the place. */
static const char *const texts[][3] = {
    {"", "", ""}, {"plain text", "plain text", ""}, {"  a\n b\t\r\nc  ", "a b c", ""}, {"举国体制 — “a”", "举国体制 — “a”", ""},
    /* accents, in every spelling */
    {"\\'e \\'{e} {\\'e} {\\'{e}} \\' e \\'\n{e}", "é é é é é é", ""}, {"\\'\\i \\'{\\i} {\\'\\i} \\'i", "íí í í", ""},
    {"\\c c\\c{c}{\\c c}", "ççç", ""}, {"\\v{c}\\v c", "čč", ""}, {"\\\"{\\i}\\\"\\i\\\"u", "ïïü", ""}, {"\\.I\\.z\\.{Z}", "İżŻ", ""},
    {"\\d{o}\\b{b}\\H{o}\\k{a}\\r{a}\\u{g}", "ọḇőąåğ", ""}, {"\\t{oo}\\t oo\\t{\\i u}", "o͡oo͡oi͡u", ""}, {"\\U{a}\\G{a}\\f{a}\\h{a}", "a̎ȁȃả", ""},
    {"\\={\\\"u}\\'{\\\"u}\\v{\\\"{u}}\\`{\\\"u}", "ǖǘǚǜ", ""}, {"\\^{\\d{o}}\\'{\\^e}\\d{\\^o}", "ộếộ", ""}, {"\\'\\'e", "é́", ""},
    {"\\'{\\o}\\'\\ae\\={\\AE}", "ǿǽǢ", ""}, {"\\'{es}", "és", ""}, {"\\^\\j\\v{\\j}", "ĵǰ", ""}, {"\\d{\\i}\\k\\i", "ịį", ""},
    {"\\textcommabelow{s}\\textcommabelow t", "șț", ""}, {"\\capitalacute{E}\\textsubring{a}", "Éḁ", ""}, {"\\'я\\`и", "я́ѝ", ""},
    {"\\'{}\\\"{}\\c{}\\~{}\\^{}\\={}\\v{}\\u{ }", "´¨¸~^¯ˇ˘", ""}, {"\\'", "\\'", "A0+2"}, {"a\\' }", "a\\'", "A1+2 U4+1"}, {"\\'$x$", "\\'$x$", "A0+2"},
    {"\\d{}", "\\d{}", "A0+4"}, {"\\~/x", "\\~/x", "A0+3"}, {"e\u0301 \\'{e}", "é é", ""}, {"e\\'{\u0301}", "e\\'{\u0301}", "A1+6"}, {"\\'e\u0323", "ẹ́", ""},
    {"K{\\\"{o}}ln \\\"Ozel M{\\\"u}ller-{\\L}{\\'o}d{\\'z} \\AA ngstr\\\"om na\\\"{\\i}ve", "Köln Özel Müller-Łódź Ångström naïve", ""},
    /* letters and symbols */
    {"\\ss{} {\\ss} \\ss", "ß ß ß", ""}, {"\\i \\j x", "ıȷx", ""}, {"\\aa\\AA\\o\\O\\l\\L\\ae\\AE\\oe\\OE\\th\\TH\\dh\\DH\\dj\\DJ\\ng", "åÅøØłŁæÆœŒþÞðÐđĐŋ", ""},
    {"\\% \\& \\# \\$ \\_ \\{ \\}", "% & # $ _ { }", ""}, {"% & # ^ _ \" @ | < >", "% & # ^ _ \" @ | < >", ""}, {"a%b\nc", "a%b c", ""},
    {"\\textasciitilde{}\\textasciicircum\\textbackslash\\textbraceleft", "~^\\{", ""}, {"\\S 5 \\P{} \\copyright\\ x", "§5 ¶ © x", ""},
    {"\\textalpha\\textomega \\cyra\\CYRZH", "αωаЖ", ""}, {"\\alpha{\\beta}", "αβ", ""}, {"\\ding{51}\\ding{172}\\ding{37}\\ding{254}", "✓①☎➾", ""},
    {"\\ding{240}", "\\ding{240}", "A0+10"}, {"\\char65\\char\"42 \\char'103\\char`D\\char`\\%", "ABCD%", ""}, {"\\symbol{233}\\symbol{\"4E2D}", "é中", ""}, {"\\symbol{\"4EFA}", "仺", ""},
    {"`a'", "‘a’", ""}, {"`a' b", "‘a’ b", ""}, {"`it's' b's", "‘it's’ b's", ""}, {"a' b", "a' b", ""},
    {"\\ding{161}\\ding{254}\\ding{172}\\ding{181}\\ding{33}\\ding{126}", "❡➾①⑩✁❞", ""}, {"\\ding{160}\\ding{255}\\ding{127}", "\\ding{160}\\ding{255}\\ding{127}", "A0+10 A10+10 A20+10"},
    {"\\char", "\\char", "A0+5"}, {"\\symbol{1}\\symbol{xx}\\symbol", "\\symbol{1}\\symbol{xx}\\symbol", "A0+10 A10+11 A21+7"}, {"\\char\"D800", "\\char\"D800", "A0+5"},
    {"\\char99999999999999999999", "\\char99999999999999999999", "A0+5"},
    {"\\LaTeX{} and \\TeX, \\BibTeX", "LaTeX and TeX, BibTeX", ""}, {"\\ldots\\dots{}\\textellipsis", "………", ""}, {"\\slash\\hyphen", "/-", ""},
    /* ligatures */
    {"1--2 a---b -- a-b -{}-", "1–2 a—b – a-b --", ""}, {"----", "—-", ""}, {"``a'' ,,b''", "“a” „b”", ""}, {"!`Hola! ?`Que?", "¡Hola! ¿Que?", ""},
    {"`a' it's `tis the season's", "‘a’ it's ‘tis the season's", ""}, {"``{}`a'{}''", "“‘a’”", ""}, {"'''", "”'", ""}, {"d'Alembert '90", "d'Alembert '90", ""},
    /* spaces */
    {"a~b", "a\u00A0b", ""}, {"a\\,b\\thinspace b", "a\u2009b\u2009b", ""}, {"a\\ b\\\nc\\ \\ d", "a b c d", ""}, {"a\\\\b \\\\ c\\newline d\\par e", "a b c d e", ""},
    {"a\\-b\\/c{\\-}d", "abc\u00ADd", ""}, {"a {} b", "a b", ""}, {"a\\quad b\\:c", "a\u2003b\u205Fc", ""}, {"\\ a\\ ", "a", ""}, {"{ a }{ b }", "a b", ""},
    /* fonts */
    {"\\emph{a b} \\textit{c}\\textsl{d}", "<i>a b</i> <i>c</i><i>d</i>", ""}, {"{\\it a b} {\\em c}{\\sl d}{\\itshape e}", "<i>a b</i> <i>c</i><i>d</i><i>e</i>", ""},
    {"\\textbf{a}{\\bf b}{\\bfseries c}", "<b>a</b><b>b</b><b>c</b>", ""}, {"\\textsc{Ab}{\\sc c}{\\scshape d}", SMALLCAPS("Ab") SMALLCAPS("c") SMALLCAPS("d"), ""},
    {"a\\textsuperscript{2}b\\textsubscript{i}", "a<sup>2</sup>b<sub>i</sub>", ""}, {"\\mkbibemph{a}\\mkbibbold{b}\\mkbibparens{c}", "<i>a</i><b>b</b>(c)", ""},
    {"{\\it a {\\bf b} c}", "<i>a <b>b</b> c</i>", ""}, {"{\\it a \\bf b} c", "<i>a <b>b</b></i> c", ""}, {"{\\it a \\rm b} c", "<i>a </i>b c", ""}, {"\\it a", "<i>a</i>", ""},
    {"\\emph a", "<i>a</i>", ""}, {"\\emph\\'ab", "<i>á</i>b", ""}, {"\\emph", "\\emph", "A0+5"}, {"{\\emph} x", "\\emph x", "A1+5"}, {"\\emph{}", "<i></i>", ""},
    {"\\texttt{a}\\textrm b\\mbox{c}\\hbox{d}\\text{e}{\\tt f}\\relax", "abcdef", ""}, {"\\emph{a", "<i>a</i>", "U5+1"},
    /* quotations, addresses, keys */
    {"\\enquote{a \\enquote{b \\enquote{c}} d}", "“a ‘b “c”’ d”", ""}, {"\\enquote*{a}\\mkbibquote{b}", "‘a’“b”", ""}, {"\\enquote{a}, \\enquote{b}", "“a”, “b”", ""},
    {"see \\url{http://x.org/a_b?c=%20&d#e~f}", "see http://x.org/a_b?c=%20&d#e~f", ""}, {"\\url{a\\%b\\_c}", "a%b_c", ""},
    {"\\href{http://x/}{the text}, \\href{x}{x}", "the text (http://x/), x", ""}, {"\\url", "\\url", "A0+4"}, {"\\href{x} y", "\\href{x} y", "A0+8"},
    {"{\\noopsort{1973a}}1973 \\SortNoop{x}b", "1973 b", ""}, {"\\foreignlanguage{german}{\\\"Uber}", "Über", ""},
    /* what we don't know */
    {"\\foo bar", "\\foo bar", "M0+4"}, {"\\foo{a\\'e}[b]{c}d", "\\foo{a\\'e}[b]{c}d", "M0+16"}, {"{\\switchargs{--90}{1968}}", "\\switchargs{--90}{1968}", "M1+23"},
    {"\\foo*{a}", "\\foo*{a}", "M0+8"}, {"\\foo* b", "\\foo* b", "M0+4"}, {"\\foo{a", "\\fooa", "M0+4 U4+1"}, {"\\foo[a\\'e", "\\foo[aé", "M0+4"}, {"\\é\\1", "\\é\\1", "M0+3 M3+2"},
    {"a\\", "a\\", "M1+1"}, {"\\foo{a  b}", "\\foo{a b}", "M0+10"}, {"\\begin{x}y", "\\begin{x}y", "M0+9"}, {"\\cite[12]{key}", "\\cite[12]{key}", "M0+14"},
    {"a } b", "a b", "U2+1"}, {"a { b", "a b", "U2+1"}, {"{{a}", "a", "U0+1"}, {"a\\}b{", "a}b", "U4+1"},
    /* mathematics */
    {"$\\alpha$-helix {$\\Delta$}", "α-helix Δ", ""}, {"$^{12}$C, H$_2$O, $_2$", "<sup>12</sup>C, H<sub>2</sub>O, <sub>2</sub>", ""}, {"$\\times$$<$$-$", "×<−", ""},
    {"$\\mathbb{R}$ $\\mathcal{L}$ $\\mathfrak A$ $\\mathbb{A}$", "ℝ ℒ 𝔄 𝔸", ""}, {"$10^{-3}$ $2 \\times 3$ $>50$ $3.5$", "10<sup>−3</sup> 2×3 >50 3.5", ""},
    {"19$^{th}$ 1$^{\\rm st}$ 2$^{\\mathrm{nd}}$", "19<sup>th</sup> 1<sup>st</sup> 2<sup>nd</sup>", ""}, {"5$^\\circ$ 5$^{\\circ}$C $5'$", "5° 5°C 5′", ""},
    {"$\\mathrm{CO}_2$ $\\mathrm{H_2O}$ $\\text{max}$", "CO<sub>2</sub> H<sub>2</sub>O max", ""}, {"$\\not=$ $\\not\\in$ $\\neq$ $\\le$", "≠ ∉ ≠ ≤", ""}, {"$\\sim$100", "∼100", ""},
    {"$x^2$ $n$ $H_2O$ $\\frac12$ $f(x)$ $x^{\\'e}$", "$x^2$ $n$ $H_2O$ $\\frac12$ $f(x)$ $x^{\\'e}$", ""}, {"$a {b} \\$ c$", "$a {b} \\$ c$", ""},
    {"$$\\alpha$$ $$x$$", "α $$x$$", ""}, {"costs $5", "costs $5", "U6+1"}, {"{$} $", "$ $", "U1+1 U4+1"}, {"\\ensuremath{\\alpha} \\ensuremath{x}", "α \\ensuremath{x}", ""},
    {"\\(\\alpha\\) \\(x\\) \\(", "α \\(x\\) \\(", "A17+2"}, {"$$", "$$", "U0+2"}, {"$ $", "$ $", ""}, {"$^$", "$^$", ""}, {"$_{$", "$_$", "U0+1 U3+1 U2+1"},
    {"$a.$ ${+}$ $\\not+$ $\\not\\foo$ $\\not$ $\\mathbb{12}$", "$a.$ + $\\not+$ $\\not\\foo$ $\\not$ $\\mathbb{12}$", ""},
    {"$^{}$ $^{\\foo}$ $3.$ $3,5$ $\\mathbb$", "$^{}$ $^{\\foo}$ $3.$ 3,5 $\\mathbb$", ""},
    {"\\enquote", "\\enquote", "A0+8"}, {"\\noopsort", "\\noopsort", "A0+9"}, {"\\foreignlanguage{german}", "\\foreignlanguage{german}", "A0+24"},
    {"\xff" "a\xe4", "\uFFFD" "a\uFFFD", ""}, {"\u212B \uFA0A", "Å 見", ""}, {"a\u0301\u0323", "ạ́", ""},
};

/* The same with TEX_READ_TITLE. */
static const char *const titles[][2] = {
    {"The {DNA} of {Europe}", "The DNA of Europe"}, {"The {Role} of {State} {Capital} in {Chinese} Policy {Making}", "The " NOCASE("Role") " of " NOCASE("State") " " NOCASE("Capital") " in " NOCASE("Chinese") " Policy " NOCASE("Making")},
    {"{The Whole Title}", NOCASE("The Whole Title")}, {"{\\\"O}zel and {BERT} {iPhone}", "Özel and BERT iPhone"}, {"life of {de Gaulle}", "life of " NOCASE("de Gaulle")},
    {"{举国} {5} {2010--2020}", "举国 5 2010–2020"}, {"{T}he end", NOCASE("T") "he end"}, {"{DNA}s and {NSWN}-{AI}", NOCASE("DNA") "s and NSWN-" NOCASE("AI")},
    {"{\\em Foo {B}} {a {B} c}", "<i>Foo B</i> " NOCASE("a B c")}, {"\\emph{Foo {de Gaulle} {NSWN}}", "<i>Foo " NOCASE("de Gaulle") " " NOCASE("NSWN") "</i>"},
    {"{{}\\emph{Foo} bar}", NOCASE("<i>Foo</i> bar")}, {"{$\\alpha$}-helix {{$\\alpha$}}", "α-helix " NOCASE("α")}, {"a {b } c", "a " NOCASE("b ") " c"},
    {"{{ Foo }}", NOCASE("Foo")}, {"{A} tale of {China}", NOCASE("A") " tale of China"}, {"\\enquote{The {dNA} story}", "“The dNA story”"}, {"\\mbox{DNA} x{\\'e}y", "DNA xéy"},
    {"{U.S}. {U.S.} {O'Neill}", "U.S. " NOCASE("U.S.") " O'Neill"}, {"{NSWN}{de}", "NSWN" NOCASE("de")}, {"{e}Life", NOCASE("e") "Life"},
};

/* TeX, text with TEX_READ_PLAIN. */
static const char *const plains[][2] = {
    {"\\emph{a} {\\it b} {Gu} {DNA}", "a b Gu DNA"}, {"H$_2$O$^{12}$ $x_{ab}$ $^{th}$", "H₂O¹² $x_{ab}$ $^{th}$"}, {"\\textsc{Ab}\\textsuperscript{2}", "Ab2"}, {"{\\'E}cole", "École"},
};

static const char *const verbatims[][2] = {
    {"http://x.org/a_b%20c#d?e&f~g", "http://x.org/a_b%20c#d?e&f~g"}, {"http://x/a\\_b\\%20\\#c\\&d\\~{}e\\~f\\$", "http://x/a_b%20#c&d~e~f$"},
    {"\\url{http://x/a\\_b}", "http://x/a_b"}, {"{http://x}", "http://x"}, {"{\\url{http://x/{\\_}y}}", "{\\url{http://x/_y}}"}, {"a{\\_}b{\\textunderscore}c\\textasciitilde{}d", "a_b_c~d"},
    {"10.1002/(SICI)1:1<1::{x}>2", "10.1002/(SICI)1:1<1::{x}>2"}, {"x/$\\sim$y", "x/~y"}, {"C\\:/a b.pdf:PDF", "C\\:/a b.pdf:PDF"}, {"a\\-b\\/c", "abc"}, {"a--b``c''", "a--b``c''"},
    {"http://x/é", "http://x/é"}, {"", ""}, {"\\", "\\"}, {"{", "{"}, {"a\\textasciitilde b", "a~b"},
};
/* What no writer would make again, as `I` with its place; and what one would. */
static const char *const irreversibles[][2] = {
    {"\\texttt{a} \\mbox{b}", "I0+7 I11+5"}, {"{\\tt a}{\\sl b}\\textsl{c}", "I1+4 I8+4 I14+7"}, {"the \\TeX book", "I4+5"}, {"a\\-b\\/c", "I1+2 I4+2"},
    {"a\\\\b\\par c", "I1+2 I4+5"}, {"\\enquote{a}", "I0+8"}, {"\\url{x}", "I0+4"}, {"\\href{x}{y}", "I0+5"}, {"{\\noopsort{1973a}}1973", "I1+9"},
    {"\\foreignlanguage{german}{a}", "I0+16"}, {"$x^2$ \\(y\\)", "I0+5 I6+5"}, {"$10^3$", "I0+6"}, {"$^2_3$", "I0+6"}, {"a\\slash b\\hyphen c", "I1+6 I9+7"},
    {"\\emph{a}{\\it b}\\textsc{c}", ""}, {"$\\alpha$ H$_2$O 1$^{st}$ $<$", ""}, {"\\'e\\ss{}\\%\\ ~--\\dots", ""}, {"{DNA} {\\-}", ""}, {"\\char65\\ding{51}", ""},
};
/* clang-format on */

static void test_irreversible(void)
{
    Buf out = { 0 };
    Faults faults;

    for (size_t i = 0; i < COUNT(irreversibles); i++, buf_clear(&out)) {
        faults = (Faults){ .limit = strlen(irreversibles[i][0]), .irreversible = true };
        tex_read(&out, str_of(irreversibles[i][0]), 0, note, &faults, NULL);
        is_str(str_of(faults.text), irreversibles[i][1], irreversibles[i][0]);
    }
    buf_clear(&out);
    faults = (Faults){ .limit = 8, .irreversible = true };
    tex_read(&out, STR("\\emph{a}"), TEX_READ_PLAIN, note, &faults, NULL);
    is_str(str_of(faults.text), "I0+5", "markup where there is none");
    buf_free(&out);
}

static void test_tables(void)
{
    Buf out = { 0 };
    Faults faults;

    for (size_t i = 0; i < COUNT(texts); i++, buf_clear(&out)) {
        is_str(read_tex(&out, str_of(texts[i][0]), 0, &faults), texts[i][1], texts[i][0]);
        is_str(str_of(faults.text), texts[i][2], "  its faults");
    }
    for (size_t i = 0; i < COUNT(titles); i++, buf_clear(&out))
        is_str(read_tex(&out, str_of(titles[i][0]), TEX_READ_TITLE, &faults), titles[i][1], titles[i][0]);
    for (size_t i = 0; i < COUNT(plains); i++, buf_clear(&out))
        is_str(read_tex(&out, str_of(plains[i][0]), TEX_READ_PLAIN, &faults), plains[i][1], plains[i][0]);
    for (size_t i = 0; i < COUNT(verbatims); i++, buf_clear(&out))
        is_str(read_tex(&out, str_of(verbatims[i][0]), TEX_READ_VERBATIM, &faults), verbatims[i][1], verbatims[i][0]);
    buf_free(&out);
}

static void test_plain(void)
{
    static const char *const plain[] = { "", "plain text", "举国体制 — “a”", "a-b, c" };
    static const char *const other[] = { " a",  "a ",  "a  b", "a\nb",   "a--b",    "{a}",
                                         "a~b", "\\a", "'a'",  "a </i>", "e\u0301", "\xff" };

    for (size_t i = 0; i < COUNT(plain); i++)
        ok(tex_is_plain(str_of(plain[i])), "'%s' is plain", plain[i]);
    for (size_t i = 0; i < COUNT(other); i++)
        ok(!tex_is_plain(str_of(other[i])), "number %zu of the others is not", i);
}

static void repeat(Buf *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_puts(out, text);
}

/* Markup that is nested too deep is left out, an accent upon very many stands behind them. */
static void test_limits(void)
{
    Buf tex = { 0 }, out = { 0 }, wanted = { 0 };
    Faults faults;

    repeat(&tex, "\\emph{", MARKUP_DEPTH);
    buf_puts(&tex, "{de Gaulle}");
    repeat(&tex, "}", MARKUP_DEPTH);
    repeat(&wanted, "<i>", MARKUP_DEPTH);
    buf_puts(&wanted, "de Gaulle");
    repeat(&wanted, "</i>", MARKUP_DEPTH);
    ok(str_eq(read_tex(&out, buf_str(&tex), TEX_READ_TITLE, &faults), buf_str(&wanted)), "markup in markup");
    is_str(str_of(faults.text), "D96+1", "  the group is too deep");
    buf_clear(&tex);
    buf_clear(&out);
    buf_clear(&wanted);
    buf_puts(&tex, "\\'{q");
    repeat(&tex, "\xCC\x82", 16);
    buf_puts(&tex, "}x");
    buf_puts(&wanted, "q");
    repeat(&wanted, "\xCC\x82", 16);
    buf_puts(&wanted, "\xCC\x81x");
    ok(str_eq(read_tex(&out, buf_str(&tex), 0, &faults), buf_str(&wanted)), "the last of seventeen accents");
    is_str(str_of(faults.text), "", "  no fault");
    buf_free(&tex);
    buf_free(&out);
    buf_free(&wanted);
}

int main(void)
{
    test_plain();
    test_tables();
    test_irreversible();
    test_limits();
    return done_testing();
}
