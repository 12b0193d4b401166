/* Reading BibTeX: entries and their places, macros, inheritance, and reading on after every fault. */
#include "read/bibtex_windows.h"
#include "read/bibtex.h"

#include "base/buf.h"
#include "read/bibtex_scan.h"
#include "tap.h"

#include <string.h>
#include <time.h>

typedef struct Fixture {
    Arena *arena;
    Diags *diags;
    const Source *source;
    BibtexEntries entries;
} Fixture;

static Fixture read_str(Str bytes, bool classic)
{
    Arena *arena = arena_create();
    Fixture fixture = { .arena = arena, .diags = diags_create(arena) };

    fixture.source = source_create(arena, STR("in.bib"), bytes);
    bibtex_read_entries(arena, fixture.source, classic, &fixture.entries, fixture.diags);
    diags_sort(fixture.diags);
    return fixture;
}

static void put_place(Buf *out, const Source *source, Span span)
{
    Position start = source_locate(source, span.start), end = source_locate(source, span.end);

    buf_format(out, "%zu:%zu", start.line, start.column);
    if (span.end > span.start)
        buf_format(out, "-%zu:%zu", end.line, end.column);
}

/* type key name=text name=~bare; with `spans`, name=text@place */
static Str entries_text(const Fixture *fixture, bool spans)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < fixture->entries.count; i++) {
        const Entry *entry = fixture->entries.items[i];

        buf_format(&out, "%s%.*s %.*s", i > 0 ? " | " : "", STR_ARG(entry->type), STR_ARG(entry->key));
        for (size_t j = 0; j < entry->fields->count; j++) {
            const NodeEntry *field = &entry->fields->entries[j];

            buf_format(&out, " %.*s=%s%.*s", STR_ARG(field->key), field->value->quoted ? "" : "~",
                       STR_ARG(field->value->text));
            if (spans) {
                buf_char(&out, '@');
                put_place(&out, fixture->source, field->value->span);
            }
        }
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static Str diags_text(const Fixture *fixture)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < fixture->diags->list.count; i++) {
        const Diag *diag = fixture->diags->list.items[i];

        buf_format(&out, "%s%s@", i > 0 ? " " : "", diag_row(diag->code)->code);
        put_place(&out, fixture->source, diag->span);
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

typedef struct Case {
    const char *bib, *entries, *diags;
} Case;

static void run(const Case *cases, size_t count, bool classic, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        Fixture fixture = read_str(str_of(cases[i].bib), classic);
        char title[64];

        snprintf(title, sizeof title, "%s %zu", name, i + 1);
        is_str(entries_text(&fixture, false), cases[i].entries, title);
        snprintf(title, sizeof title, "%s %zu: reported", name, i + 1);
        is_str(diags_text(&fixture), cases[i].diags, title);
        arena_destroy(fixture.arena);
    }
}

/* clang-format off */
static const Case sound[] = {
    {"@article{a, title = {T}, year = 2020}", "article a title=T year=~2020", ""},
    {"@ARTICLE( a , Title = \"T {\"}\" ,)", "article a title=T {\"}", ""},
    {"@article{a}", "article a", ""},
    {"@article{a,title={x{y}z},\n}\nfree text\n@book{b,}", "article a title=x{y}z | book b", ""},
    {"@article{a, month = Mar, note = \"1~\" # jan # { x}, day = 01}", "article a month=~mar note=1~January x day=~01", ""},
    {"@string{A = {Alpha}}@string(b = a # \" Beta\")\n@misc{k, x = a, y = B # 2}", "misc k x=Alpha y=Alpha Beta2", ""},
    {"@string{a = {A}, b = {B}}@misc{k, x = b}", "misc k x=B", ""},
    {"@comment{jabref-meta: {x};}@comment x @misc{a, t={1}}", "misc a t=1", ""},
    {"@comment{@article{x, title={y}}\n}\n% @article{c, t={1}}\nmail foo@bar{x} or a@b.org\n@misc{a, t={1}}", "misc a t=1", ""},
    {"@misc{a, % here\n t = {100% {\\%}}, % there\n u = {1}}", "misc a t=100% {\\%} u=1", ""},
    {"@misc{a, t = {see\n@article{x,\n title={y}}\nfor more}, u={1}}\n@misc{b,t={2}}", "misc a t=see\n@article{x,\n title={y}}\nfor more u=1 | misc b t=2", ""},
    {"@misc{DBLP:conf/a+b:1_x'y, t={1}}", "misc DBLP:conf/a+b:1_x'y t=1", ""},
    {"@misc{\xE9\xA1\xBE\xE6\x98\x95" "2021, t={\xE4\xB8\xAD}}", "misc \xE9\xA1\xBE\xE6\x98\x95" "2021 t=\xE4\xB8\xAD", ""},
    {"\xEF\xBB\xBF@misc{a, t={1}}", "misc a t=1", "B002@1:1-1:2"},
    {"@misc{a,\r\n t={1},\r\n}\r\n@misc{b,\r t={2}\r}", "misc a t=1 | misc b t=2", ""},
    {"@preamble{ \"x\" # {y} }@misc{a, t={1}}", "misc a t=1", "B019@1:1-1:10"},
    {"", "", ""},
    {"no entry, a@b", "", ""},
};

static const Case faults[] = {
    {"@book{a, author = {xdata=p-author-2-x and xdata=-2 and xdata=p}}", "book a author=xdata=p-author-2-x and xdata=-2 and xdata=p", "B201@1:20-1:63"},
    {"@book{b, title = abc   , date = 2020", "book b title=~abc date=~2020", "B015@1:1-1:6 B018@1:18-1:21"},
    {"@book{c, title = @ , x = 2", "book c title=@ x=~2", "B015@1:1-1:6 B015@1:18-1:19"},
    {"@book{d, title = {x", "book d title=x", "B015@1:1-1:6 B015@1:18-1:19"},
    {"@misc{a, t = {x,\n month = jan  ,\n u = {1}\n}\n@misc{b, t={2}}", "misc a t=x month=~jan u=1 | misc b t=2", "B015@1:14-1:15"},
    {"@misc{a, t = {1} u = {2}}", "misc a t=1 u=2", "B015@1:17"},
    {"@misc{a t = {1}}", "misc a t=1", "B015@1:8"},
    {"@misc{a\n t = {1}}", "misc a t=1", "B015@1:8"},
    {"@misc{t = {1}}", "misc  t=1", "B015@1:7"},
    {"@misc{, t = {1}}", "misc  t=1", "B015@1:7"},
    {"@misc{a b, t = {1}}", "misc a b t=1", "B015@1:7-1:10"},
    {"@misc{a, t {1}, u = {2}}", "misc a t=1 u=2", "B015@1:11"},
    {"@misc{a, t, u = {2}}", "misc a u=2", "B015@1:10-1:11"},
    {"@misc{a, t = , u = {2}}", "misc a u=2", "B015@1:13"},
    {"@misc{a, t = {1},, u = {2}}", "misc a t=1 u=2", "B015@1:18-1:19"},
    {"@misc{a, t = some words, u = 1-2}", "misc a t=some words u=1-2", "B015@1:14-1:24 B015@1:30-1:33"},
    {"@misc{a, t = {1}, t = {2}}", "misc a t=1", "B013@1:19-1:20"},
    {"@misc{a, t = foo, u = foo # {x}}", "misc a t=~foo u=foox", "B018@1:14-1:17 B018@1:23-1:26"},
    {"@misc{a,\n t = {1},\n@misc{b, t = {2}}", "misc a t=1 | misc b t=2", "B015@1:1-1:6"},
    {"@misc{a,\n t = {1},\n u = {2\n@misc{b, t = {3}}", "misc a t=1 u=2 | misc b t=3", "B015@1:1-1:6 B015@3:6-3:7"},
    {"@misc{a,\n t = {1 {x},\n u = {2},\n v = 3\n}\n@misc{b, t = {4}}", "misc a t=1 {x} u=2 v=~3 | misc b t=4", "B015@2:6-2:7"},
    {"@misc{a,\n t = \"1,\n u = \"2\",\n v = 3\n}\n@misc{b, t = {4}}", "misc a t=1 u=2 v=~3 | misc b t=4", "B015@2:6-2:7"},
    {"@misc{a,\n t = \"1,\n u = 2\n}\n@misc{b, t = {4}}", "misc a t=1 u=~2 | misc b t=4", "B015@2:6-2:7"},
    {"@misc{a,\n t = \"1}\",\n u = 2\n}\n@misc{b, t = {4}}", "misc a t=1} u=~2 | misc b t=4", "B015@2:8-2:9"},
    {"@misc{a,\n t = {1}},\n u = {2}\n}\n@misc{b, t = {4}}", "misc a t=1 u=2 | misc b t=4", "B015@2:9-2:10"},
    {"@misc{a,\n t = {1}}\n}\n@misc{b, t = {4}}", "misc a t=1 | misc b t=4", "B015@3:1-3:2"},
    {"@misc{a,\n t = {1}", "misc a t=1", "B015@1:1-1:6"},
    {"@misc{a,\n t = {1", "misc a t=1", "B015@1:1-1:6 B015@2:6-2:7"},
    {"@misc{a,\n t =", "misc a", "B015@1:1-1:6 B015@2:5"},
    {"@misc{a, ?! , u = {2}}", "misc a u=2", "B015@1:10-1:12"},
    {"@comment{ x\n@misc{b, t = {4}}", "misc b t=4", "B015@1:1-1:9"},
    {"@string{a = {x}\n@misc{b, t = a}", "misc b t=x", "B015@1:1-1:8"},
    {"@string{a = {x}}\n@string{A = {y}}\n@misc{b, t = a}", "misc b t=y", "B013@2:9-2:10"},
    {"@article a,\n title = {x}\n}\n@misc{b, t = {4}}", "misc b t=4", "B015@1:1-1:9"},
    {"@misc{a, t = {A\x01" "B}}", "misc a t=A?B", "B003@1:16-1:17"},
    {"@misc{a, t = {caf\xE9}}", "misc a t=caf\xC3\xA9", "B001@1:18-1:19"},
    {"% Encoding: ISO8859_1\n@misc{a, t = {caf\xE9 \x80}}", "misc a t=caf\xC3\xA9 \xE2\x82\xAC", ""},
    {"% Encoding: GBK\n@misc{a, t = {caf\xE9}}", "misc a t=caf\xC3\xA9", "B001@1:13-1:16"},
    {"% Encoding: ISO8859_1\n@misc{a, t = {caf\xC3\xA9}}", "misc a t=caf\xC3\xA9", ""},
};

static const Case inheritance[] = {
    {"@inbook{a, crossref={b}, title={C}}@book{b, title={T}, subtitle={S}, author={A}, year=2000, shorttitle={s}, label={l}}",
     "inbook a crossref=b title=C author=A bookauthor=A booktitle=T booksubtitle=S year=~2000 | book b title=T subtitle=S author=A year=~2000 shorttitle=s label=l", ""},
    {"@inproceedings{a, crossref={b}, title={C}, date={2001}}@proceedings{b, title={T}, year=2000, month=may, editor={E}}",
     "inproceedings a crossref=b title=C date=2001 booktitle=T editor=E | proceedings b title=T year=~2000 month=~may editor=E", ""},
    {"@article{a, crossref={B}, journal={J}}@periodical{b, title={T}, volume=1}", "article a crossref=B journal=J volume=~1 | periodical b title=T volume=~1", ""},
    {"@incollection{a, crossref={b}}@collection{b, crossref={c}, title={T}}@mvcollection{c, title={M}, publisher={P}}",
     "incollection a crossref=b booktitle=T maintitle=M publisher=P | collection b crossref=c title=T maintitle=M publisher=P | mvcollection c title=M publisher=P", ""},
    {"@misc{a, xdata={x, y}, t={1}}@xdata{x, publisher={P}, xdata={y}}@xdata{y, location={L}}", "misc a t=1 publisher=P location=L", ""},
    {"@misc{a, xdata={x}}", "misc a xdata=x", "B201@1:17-1:18"},
    {"@xdata{x, publisher={P}}", "", "B019@1:8-1:9"},
    {"@book{a, crossref={b}}@book{b, crossref={a}, title={T}}", "book a crossref=b title=T | book b crossref=a title=T", "B203@1:42-1:43"},
    {"@book{abc, crossref={abd}, title={T}}@book{abe, title={U}}", "book abc crossref=abd title=T | book abe title=U", "B201@1:22-1:25"},
};

static const Case classic[] = {
    {"@inproceedings{a, crossref={B}, title={C}}@proceedings{b, title={T}, booktitle={U}, year=2000}",
     "inproceedings a crossref=B title=C booktitle=U year=~2000 | proceedings b title=T booktitle=U year=~2000", ""},
};
/* clang-format on */

static void spans(void)
{
    Fixture fixture = read_str(STR("@misc{a, t = {one},\n u = \"two\", v = jan, w = {x} # \"y\", z = 12}"), false);
    const Entry *entry = fixture.entries.items[0];

    is_str(entries_text(&fixture, true),
           "misc a t=one@1:15-1:18 u=two@2:7-2:10 v=~jan@2:17-2:20 w=xy@2:26-2:35 z=~12@2:41-2:43", "spans of values");
    is_str(source_text(fixture.source, entry->type_span), "misc", "span of the type");
    is_str(source_text(fixture.source, entry->key_span), "a", "span of the key");
    is_str(source_text(fixture.source, entry->fields->entries[3].key_span), "w", "span of a name");
    ok(entry->span.start == 0 && entry->span.end == fixture.source->bytes.len, "span of the entry");
    arena_destroy(fixture.arena);
}

/* A window begins where an entry does, and knows the macros of those before. */
static void windows(void)
{
    Arena *arena = arena_create();
    Str bytes = STR("@string{s = {S}}\n@misc{a, t = s}\n@misc{b, t = s}\n@misc{c, t = s}\n");
    Source *source = source_create(arena, STR("in.bib"), bytes);
    BibtexContext context = bibtex_open(arena, source, diags_create(arena));
    size_t at = 0, middle = bibtex_next_start(bytes, 20), number = 0;
    Entry *entry;

    while ((entry = bibtex_next(&context, &at, middle)) != NULL)
        number++;
    is_int((int64_t)number, 1, "a window ends before the entry at its end");
    at = middle;
    entry = bibtex_next(&context, &at, bytes.len);
    is_str(entry->key, "b", "the next one begins there");
    is_str(entry->fields->entries[0].value->text, "S", "with the macros so far");
    arena_destroy(arena);
}

static double seconds(clock_t since)
{
    return (double)(clock() - since) / CLOCKS_PER_SEC;
}

static Str repeated(Buf *buf, const char *piece, size_t count)
{
    buf_clear(buf);
    for (size_t i = 0; i < count; i++)
        buf_format(buf, piece, i);
    return buf_str(buf);
}

/* Twice the size, about twice the time: the larger one gets ten times as much, with some rest for slow machines. */
static void linear(void)
{
    static const char *const pieces[] = {
        "@misc{k%zu,\n t = {",
        "@misc{k%zu,\n t = \"x",
        "@comment{%zu\n",
        "{%zu",
        "@misc{%zu, a = {\n x = {\n",
        "@misc{%zu t\n",
        "a = x%zu,\n",
        "@%zu",
        "%% @a%zu{",
        "@misc{k%zu, xdata = {k1, k2, k%1$zu}}\n",
        "@a{%zu,@b{",
        "\n@string{a%zu = x # x}",
        "@a{k, f%zu = {1},\n",
        "}%zu\"#",
        "@misc{k%zu, crossref = {kk%1$zu}}\n",
    };
    Buf buf = { 0 };

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        clock_t start = clock();
        Fixture fixture = read_str(repeated(&buf, pieces[i], 20000), false);
        double small = seconds(start);

        arena_destroy(fixture.arena);
        start = clock();
        fixture = read_str(repeated(&buf, pieces[i], 100000), false);
        ok(seconds(start) < 0.5 + 10 * small, "linear: hostile text %zu", i + 1);
        arena_destroy(fixture.arena);
    }
    buf_free(&buf);
}

/* Where a file may be cut: before the last entry, but not within a comment that holds it. */
static void cuts(void)
{
    static const char closed[] = "@book{a,}\n@comment{ {\n@book{b,}\n} }\n@book{c, d = 1}\n";
    static const char open[] = "@book{a,}\n@comment{ {\n@book{b,}\n}\n@book{c, d = 1}\n";
    static const char alone[] = "@comment{\n@book{b, d = 1}\n";

    is_int((int64_t)bibtex_split(str_of(closed)), (int64_t)(strstr(closed, "@book{c") - closed), "behind a comment");
    is_int((int64_t)bibtex_split(str_of(open)), (int64_t)(strstr(open, "@comment") - open), "before one that is open");
    is_int((int64_t)bibtex_split(str_of(alone)), 0, "where a comment is all there is");
}

static void bounds(void)
{
    Buf buf = { 0 };
    Fixture fixture;

    buf_puts(&buf, "@misc{a, t = {");
    buf_repeat(&buf, '{', 256);
    buf_repeat(&buf, '}', 256);
    buf_puts(&buf, "}, u = {1}}");
    fixture = read_str(buf_str(&buf), false);
    is_str(entries_text(&fixture, false), "misc a u=1", "too deep");
    ok(fixture.diags->list.count == 1 && fixture.diags->list.items[0]->code == DIAG_B006, "too deep: reported");
    arena_destroy(fixture.arena);

    buf_clear(&buf);
    buf_puts(&buf, "@string{a0 = {0123456789}}\n");
    for (size_t i = 0; i < 60; i++)
        buf_format(&buf, "@string{a%zu = a%zu # a%zu}\n", i + 1, i, i);
    buf_puts(&buf, "@misc{k, t = a60}");
    fixture = read_str(buf_str(&buf), false);
    ok(fixture.diags->list.count == 1 && fixture.diags->list.items[0]->code == DIAG_B007, "macros that expand too far");
    arena_destroy(fixture.arena);

    buf_clear(&buf);
    buf_puts(&buf, "@book{child, xdata = {p0");
    for (size_t i = 1; i < 4000; i++)
        buf_format(&buf, ",p%zu", i);
    buf_puts(&buf, "}}\n");
    for (size_t i = 0; i < 4000; i++)
        buf_format(&buf, "@xdata{p%zu, f%zu = {x}}\n", i, i);
    fixture = read_str(buf_str(&buf), false);
    ok(fixture.diags->list.count == 1 && fixture.diags->list.items[0]->code == DIAG_B007,
       "fields of four thousand parents");
    arena_destroy(fixture.arena);

    buf_clear(&buf);
    buf_puts(&buf, "@xdata{p, title = {");
    buf_repeat(&buf, 'x', 100000);
    buf_puts(&buf, "}}\n");
    for (size_t i = 0; i < 100; i++)
        buf_format(&buf, "@book{c%zu, title = {xdata=p-title}}\n", i);
    fixture = read_str(buf_str(&buf), false);
    ok(fixture.diags->list.count == 1 && fixture.diags->list.items[0]->code == DIAG_B007,
       "a long field a hundred times");
    arena_destroy(fixture.arena);
    buf_free(&buf);
}

#define RUN(cases, is_classic) run(cases, sizeof cases / sizeof *cases, is_classic, #cases)

int main(void)
{
    RUN(sound, false);
    RUN(faults, false);
    RUN(inheritance, false);
    RUN(classic, true);
    spans();
    windows();
    cuts();
    bounds();
    linear();
    return done_testing();
}
