/* What is read of manuscripts: citations, notes, text. */
#include "read/manuscript.h"

#include "base/buf.h"
#include "tap.h"

static Manuscript *read_as(Arena *arena, const char *name, const char *text)
{
    Manuscript *manuscript = manuscript_create(arena, source_create(arena, str_of(name), str_of(text)));

    manuscript_reader(str_of(name))(manuscript, diags_create(arena));
    return manuscript;
}

static void put_item(Buf *out, const CiteItem *item)
{
    if (item->prefix.len > 0)
        buf_format(out, "%.*s ", STR_ARG(item->prefix));
    buf_format(out, "%s%.*s", item->suppress_author ? "-" : item->author_only ? "+" : "", STR_ARG(item->key));
    if (item->locator.len > 0)
        buf_format(out, "/%.*s=%.*s", STR_ARG(item->label), STR_ARG(item->locator));
    if (item->suffix.len > 0)
        buf_format(out, "|%.*s", STR_ARG(item->suffix));
}

/* "(see a/page=3; -b)" in parentheses, "<…>" in the text, "^…^" as a note, "_…_" silent; a note's number behind it. */
static Str shown(Arena *arena, const Manuscript *manuscript)
{
    static const char marks[][2] = { { '(', ')' }, { '<', '>' }, { '^', '^' }, { '_', '_' } };
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < manuscript->citations.count; i++) {
        const Citation *citation = &manuscript->citations.items[i];

        buf_format(&out, "%s%c", i > 0 ? " " : "", marks[citation->mode][0]);
        for (size_t j = 0; j < citation->items.count; j++) {
            if (j > 0)
                buf_puts(&out, "; ");
            put_item(&out, &citation->items.items[j]);
        }
        buf_char(&out, marks[citation->mode][1]);
        if (citation->note > 0)
            buf_format(&out, "%u", (unsigned)citation->note);
    }
    if (manuscript->all)
        buf_puts(&out, " *");
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

/* Runs with "|" between them, "+" where one is joined to the next; quoted ones in «». */
static Str text_of(Arena *arena, const Manuscript *manuscript)
{
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < manuscript->runs.count; i++) {
        const TextRun *run = &manuscript->runs.items[i];

        if (i > 0)
            buf_char(&out, run->joined ? '+' : '|');
        buf_format(&out, run->quoted ? "«%.*s»" : "%.*s", STR_ARG(source_text(manuscript->source, run->span)));
    }
    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == '\n')
            out.ptr[i] = ' ';
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static Str names_of(Arena *arena, const ManuscriptNames *names)
{
    Str all = STR_EMPTY;

    for (size_t i = 0; i < names->count; i++)
        all = arena_format(arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? " " : "", STR_ARG(names->items[i].text));
    return all;
}

typedef struct Row {
    const char *file, *text, *wanted;
} Row;

static void check_rows(const Row *rows, size_t count, Str (*show)(Arena *arena, const Manuscript *manuscript))
{
    for (size_t i = 0; i < count; i++) {
        Arena *arena = arena_create();

        is_str(show(arena, read_as(arena, rows[i].file, rows[i].text)), rows[i].wanted, rows[i].file);
        arena_destroy(arena);
    }
}

#define ROWS(rows) rows, sizeof rows / sizeof rows[0]

/* clang-format off */
static const Row markdown[] = {
    { "a.md", "See [@gu-2021].", "(gu-2021)" },
    { "a.md", "[see @gu, p. 3; also -@sun-cao, chap. 4 and passim]", "(see gu/page=3; also -sun-cao/chapter=4| and passim)" },
    { "a.md", "[@gu, 33-35, 38; @b, §§ 3a–4]", "(gu/page=33-35, 38; b/section=3a–4)" },
    { "a.md", "[@gu, {ch. 3, see all}]", "(gu/chapter=3, see all)" },
    { "a.md", "[@gu, pp. iv, vi-xi, and passim] [@gu and others]", "(gu/page=iv, vi-xi|, and passim) (gu| and others)" },
    { "a.md", "@gu says; @gu [p. 3] says; @gu [p. 3; @b] says", "<gu> <gu/page=3> <gu/page=3; b>" },
    { "a.md", "-@gu says", "(-gu)" },
    { "a.md", "[@{https://x.org/a?b=c}, p. 1] and @{a b}", "(https://x.org/a?b=c/page=1) <a b>" },
    { "a.md", "@gu. @gu_b:c.d, @a..b", "<gu> <gu_b:c.d> <a>" },
    { "a.md", "mail a@b.org, x.@y, 见@gu and （@gu）", "<gu>" },
    { "a.md", "\\@gu `@gu` ``a ` @b`` [\\@x] <!-- @gu --> <a href=\"@x\">", "" },
    { "a.md", "```\n@gu\n\n@gu\n```\n@b [see @c]", "<b> (see c)" },
    { "a.md", "~~~~ {.r}\n@gu\n~~~\n@x\n~~~~\n@b", "<b>" },
    { "a.md", "Text.\n\n    @code\n\n- item\n\n    @item", "<item>" },
    { "a.md", "$a@b$ and $5 @gu $6", "<gu>" },
    { "a.md", "[@gu](http://x.org) https://medium.com/@user <me@x.org>", "<gu>" },
    { "a.md", "[link @gu text]{.mark}", "<gu>" },
    { "a.md", "[@a;\n@b]\n\n[@c\n\n@d]", "(a; b) <c> <d>" },
    { "a.md", "---\nnocite: '@x, @y'\n---\n[@a]", "_x_ _y_ (a)" },
    { "a.md", "---\nnocite: |\n  @*\n---\n", " *" },
    { "a.md", "<script>\n@x\n</script> @a <pre>@x</pre> <SCRIPT>@x</SCRIPT> <scripts> @b <code>@x", "<a> <b>" },
    { "a.md", "a < b @c and <b @d", "<c> <d>" },
    { "a.md", "[x](u(@v)w\\)) @a [x](@b _see_ @c", "<a> <b> <c>" },
    { "a.md", "-@ @ [@] @a", "<a>" },
    { "a.md", "Text.[^1] @a\n\n[^1]:   ", "<a>" },
    { "a.md", "Text.[^1] More.[^n]^[Inline @c.]\n\n[^n]: See @a.\n\n    And [@b].\n\n[^1]: Or @d.\n\nEnd @e.",
      "<c>3 <a>2 (b)2 <d>1 <e>" },
    { "a.qmd", "@fig-map, [@fig-map; @gu], @tbl-x, @sec-1, @figure-2020", "(fig-map; gu) <figure-2020>" },
    { "a.md", "@fig-map @fig:map", "<fig-map>" },
    { "a.Rmd", "```{r}\nx@y; @gu\n```\n`r x@gu` \\@ref(fig:x) @b", "<b>" },
    { "a.md", "[[[@a]]] [[[[[[[[@b]]]]]]]]", "(a) <b>" },
    { "a.md", "`@x` a lone ` @a", "<a>" },
    { "a.md", "`[`a`", "" },
};

static const Row markdown_text[] = {
    { "a.md", "The *whole* nation [@gu] system", "The +whole+ nation | system" },
    { "a.md", "# Title #\n\nText `code` and\n> quoted\n\n> more\n\nend", " Title # |Text | and |« quoted »|« more »|end" },
    { "a.md", "- one\n- two https://a.b/c.\n\n[a]: http://x.org", "one |two | " },
    { "a.md", "a [link](x.html) b <!-- c --> d<br>e", "a +link+ b + d|e" },
};

static const Row latex[] = {
    { "a.tex", "\\cite{a,b} \\citep[see][p.~3]{a} \\citet*{b} \\nocite{c}", "(a; b) (see a/page=3) <b> _c_" },
    { "a.tex", "\\parencite*[12--15]{a} \\textcite [chap. 2]{b} \\footcite{c}", "(-a/page=12--15) <b/chapter=2> ^c^" },
    { "a.tex", "\\cites(pre)(post)[see][1]{a}[][2]{b,c} \\parencites{a}{b}", "(pre a/page=1; b; c|post) (a; b)" },
    { "a.tex", "\\citeauthor{a} \\citeyear{a} \\volcite{2}[15]{b} \\cite[\\S~3]{a}", "<+a> (-a) (b/page=15) (a|\\S~3)" },
    { "a.tex", "% \\cite{a}\n\\verb|\\cite{a}| \\cite{b, % no\n c} \\iffalse \\ifx\\cite{a}\\fi \\fi \\cite{d}", "(b; c) (d)" },
    { "a.tex", "\\begin{lstlisting}\n\\cite{a}\n\\end{lstlisting}\\newcommand{\\x}[1]{\\cite{#1}}\\nocite{*}", " *" },
    { "a.tex", "A\\footnote{See \\cite{a}.} \\footnote{\\cite{b}} \\cite{c}\\end{document}\\cite{d}", "(a)1 (b)2 (c)" },
    { "a.tex", "\\begin{align*}\\cite{x}\\end{align*}\\cite{a} \\( \\cite{x} \\) \\[ \\cite{x} \\] \\cite{b} $$\\cite{x}$$ \\cite{c}", "(a) (b) (c)" },
    { "a.tex", "a lone $ \\cite{a} \\( \\cite{b} \\[ \\cite{c} \\( \\cite{d} \\[ \\cite{e}", "(a) (b) (c) (d) (e)" },
    { "a.tex", "\\cite[see][p. 3 and \\emph{passim} ]{a} $$\\cite{x}$ \\cite{b} $$x$", "(see a/page=3| and \\emph{passim}) (b)" },
    { "a.tex", "a lone \\( \\cite{a} \\[ \\cite{b} \\( \\cite{c} \\[ \\cite{d}", "(a) (b) (c) (d)" },
    { "a.tex", "\\verb*|\\cite{x}|\\cite{a} \\iffalse\\cite{x}\\else\\cite{b}\\fi \\begin \\cite{c} \\end \\cite{d}", "(a) (b) (c) (d)" },
    { "a.tex", "\\footnote[3]{\\cite{a}} \\enquote[x]{\\cite{b}} \\href[x]{\\cite{x}}{\\cite{c}} \\label[x]{y}[z] \\ref*{\\cite{x}}", "(a)1 (b) (c)" },
    { "a.tex", "\\begin{center}\\cite{a}\\end{center} \\cite{} \\cite{b", "(a)" },
    { "a.aux", "\\relax\n\\citation{a,b}\n\\abx@aux@cite{0}{c}\n\\bibcite{d}{1}", "(a; b) (c)" },
    { "a.bcf", "<bcf:citekey order=\"1\">a</bcf:citekey><bcf:citekey order=\"2\">*</bcf:citekey>", "(a) *" },
};

static const Row latex_text[] = {
    { "a.tex", "Pre\\begin{document}A \\emph{whole}~nation $x$ b\n\\begin{quote}q\\end{quote} c",
      "A +whole+~nation | b |«q»| c" },
    { "a.tex", "a \\enquote{b} c \\url{d} \\href{e}{f} g % h\ni", "a |«b»+ c | +f+ g +i" },
};
static const Row others[] = {
    { "a.typ", "See @gu-2021[p. 3], @a.b. and #cite(<c>, supplement: [ch. 4], form: \"prose\").", "(gu-2021/page=3) (a.b) <c/chapter=4>" },
    { "a.typ", "#cite(label(\"a/b\")) a@b.org \\@x `@y` // @z\n/* @w /* @v */ @u */ \"@t\"", "(a/b) (t)" },
    { "a.typ", "#let x = [see @a]\n#figure(image(\"@no.png\"), caption: [By @b])\n$ @c $ #show: it => it\n@d", "(a) (b) (d)" },
    { "a.typ", "Text#footnote[See @a.] and #footnote[#cite(<b>)] @c", "(a)1 (b)2 (c)" },
    { "a.typ", "#f(\"a \\\" @x\", [@y]) ``@a ```\n` @x\n``` #cite(x) #cite(<b>, supplement: ) @c", "(y) (a) (b) (c)" },
    { "a.typ", "#cite(<a>, form: \"author\") #cite(<b>, form: \"year\") #cite(<c>, supplement: [p. 1) #cite(<d>", "(+a) (-b) (c)" },
    { "a.typ", "see https://x.org/@a and http://x.org/@b @c a <b @d <l> @e:f", "(c) (d) (e:f)" },
    { "a.typ", "costs $ 5 @a and @b", "(a) (b)" },
    { "a.typ", "@a /* @x", "(a)" },
    { "a.typ", "@a `@x", "(a)" },
    { "a.typ", "@a #f(\"@x", "(a)" },
    { "a.xml", "<TEI><text><p>A <ref type=\"bibl\" target=\"#gu #sun\">x</ref> <ref target=\"#fig\"/> <ptr target=\"http://x\"/>"
               "<note><ptr type=\"bibl\" target=\"refs.xml#a\"/></note> <bibl corresp=\"bib:b\"/><figure xml:id=\"fig\"/></p></text></TEI>",
      "(gu; sun) (a)1 (b)" },
    { "a.xml", "<TEI><text><p><ref target=\"#gu\"/><ref target=\"#p1\"/></p><listBibl><bibl xml:id=\"gu\">T</bibl></listBibl></text></TEI>", "(gu)" },
};

static const Row others_text[] = {
    { "a.typ", "= Title\nA *whole*-nation #emph[system] #quote[q] #let a = 1\nb <l>", "= Title A +whole+-nation |system| |«q»| |b " },
    { "a.xml", "<TEI><teiHeader>h</teiHeader><text><p>A <hi>whole</hi>-nation<lb/>x</p><quote>q</quote></text></TEI>",
      "A +whole+-nation|x|«q»" },
    { "a.txt", "Text.\u00B9 See https://a.b/c\u00B2 end\n\nNotes\n1. One\n", "Text.| See | end  |«Notes 1. One»| " },
};

static const Row markers[] = {
    { "a.txt", "Text\u00B9\u00B2 and.^{12,13} m\u00B2 10\u00B3 [2] x\u2070", "12 12 13 :" },
    { "a.txt", "Text [1], [3\u20135], [7, 9] and [2021] or [0] [a]\n\n\u6CE8\u91CA\n[1] A\n[2] B\nmore\n\nAuthor [4]\n",
      "1 3 4- 5 7 9 4 : 1=A 2=B more" },
    { "a.txt", "\u7532\u3002[1] \u4E59\uFF0C[2]\n\n\u6CE8\u91CA\n[1] A\n[2] B\n", "1 2 : 1=A 2=B" },
    { "a.txt", "A\u00B9\n\nB\u00B2\n\n1. One\n2. Two\n", "1 2 : 1=One 2=Two" },
    { "a.txt", "A\u00B9\n\n**Notes:**\n\n[1] One\n\u30142\u3015 Two\n\uFF3B3\uFF3D Three\n\t4) Four\n", "1 : 1=One 2=Two 3=Three 4=Four" },
    { "a.txt", "A\u00B9\n\n## Endnotes\n\n\u00B9 One\n\u00B2 Two\n", "1 : 1=One 2=Two" },
    { "a.txt", "1. One\n2. Two\n\nText\u00B9 at the end\n", "1 :" },
};
/* clang-format on */

/* "1 3 4- : 1=A": markers, "-" behind those of a range; notes. */
static Str apparatus_of(Arena *arena, const Manuscript *manuscript)
{
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < manuscript->markers.count; i++)
        buf_format(&out, "%u%s ", (unsigned)manuscript->markers.items[i].number,
                   manuscript->markers.items[i].ranged ? "-" : "");
    buf_char(&out, ':');
    for (size_t i = 0; i < manuscript->notes.count; i++)
        buf_format(&out, " %u=%.*s", (unsigned)manuscript->notes.items[i].number,
                   STR_ARG(source_text(manuscript->source, manuscript->notes.items[i].span)));
    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == '\n')
            out.ptr[i] = ' ';
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static void check_latex_names(void)
{
    Arena *arena = arena_create();
    const Manuscript *manuscript = read_as(arena, "a.tex",
                                           "\\bibliography{a,b}\\addbibresource[x=y]{c.bib}\\input{d}\\include{e/f}"
                                           "\\bibitem[G]{gu}\\label{x}");

    ok(str_is(names_of(arena, &manuscript->bibliographies), "a b c.bib"), "bibliographies of TeX");
    ok(str_is(names_of(arena, &manuscript->inputs), "d e/f"), "files that TeX takes in");
    ok(str_is(names_of(arena, &manuscript->defined), "gu"), "works of thebibliography");
    arena_destroy(arena);
}

static void check_typst_names(void)
{
    Arena *arena = arena_create();
    const Manuscript *manuscript =
        read_as(arena, "a.typ",
                "#include \"b.typ\"\n#include  \"\"\n#bibliography((\"c.bib\", \"d.yml\"), style: \"apa\")\n<e>");
    Buf deep = { 0 };

    is_str(names_of(arena, &manuscript->inputs), "b.typ", "files that Typst takes in");
    is_str(names_of(arena, &manuscript->bibliographies), "c.bib d.yml", "bibliographies of Typst");
    is_str(names_of(arena, &manuscript->defined), "e", "labels of Typst");
    for (int i = 0; i < 300; i++)
        buf_char(&deep, '[');
    buf_puts(&deep, "@a ");
    for (int i = 0; i < 300; i++)
        buf_char(&deep, ']');
    buf_puts(&deep, " #footnote[@b]");
    buf_char(&deep, '\0');
    is_str(shown(arena, read_as(arena, "a.typ", deep.ptr)), "(a) (b)1", "brackets that are nested too deep");
    buf_free(&deep);
    arena_destroy(arena);
}

static void check_front_matter(void)
{
    Arena *arena = arena_create();
    const Manuscript *manuscript = read_as(arena, "a.md",
                                           "---\ntitle: \"@no\"\nbibliography: [a.bib, 'b.yaml']\nreferences:\n- id: "
                                           "gu\n  title: T\n- {id: x}\n...\nText");

    ok(str_is(names_of(arena, &manuscript->bibliographies), "a.bib b.yaml"), "bibliographies");
    ok(str_is(names_of(arena, &manuscript->defined), "gu"), "references of the file itself");
    ok(str_is(
           names_of(arena, &read_as(arena, "a.md", "---\nbibliography:\n  - a.bib\n  - b.bib\n---\n")->bibliographies),
           "a.bib b.bib"),
       "a list of bibliographies");
    ok(manuscript->citations.count == 0, "a title cites nothing");
    arena_destroy(arena);
}

static void check_spans(void)
{
    Arena *arena = arena_create();
    const char *text = "A [see @gu, p. 3] and -@b [p. 4].";
    const Manuscript *manuscript = read_as(arena, "a.md", text);
    const Citation *first = &manuscript->citations.items[0], *second = &manuscript->citations.items[1];

    ok(str_is(source_text(manuscript->source, first->span), "[see @gu, p. 3]"), "the span of a cluster");
    ok(str_is(source_text(manuscript->source, first->items.items[0].key_span), "gu"), "of its key");
    ok(str_is(source_text(manuscript->source, first->items.items[0].locator_span), "3"), "of its locator");
    is_str(source_text(manuscript->source, second->span), "-@b [p. 4]", "of a citation in the text");
    arena_destroy(arena);
}

int main(void)
{
    check_rows(ROWS(markdown), shown);
    check_rows(ROWS(markdown_text), text_of);
    check_rows(ROWS(latex), shown);
    check_rows(ROWS(latex_text), text_of);
    check_rows(ROWS(others), shown);
    check_rows(ROWS(others_text), text_of);
    check_rows(ROWS(markers), apparatus_of);
    check_latex_names();
    check_typst_names();
    check_front_matter();
    check_spans();
    done_testing();
}
