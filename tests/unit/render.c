/* Records that are rendered by several workers: what comes out, and what is said, is the same as by one. */
#include "jobs/render.h"

#include "model/order.h"

#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

enum { GROUPS = 100 }; /* of a term, a program and two works: chunks end in the midst of each kind */

/* With what some formats have no place for, disputed values, references between chunks, and works in two languages. */
static void put_terms(Buf *out, unsigned n)
{
    buf_format(out,
               "  t%u:\n    part-of-speech: noun\n    subject-field: law\n    designations:\n"
               "      zh-Hans: [{text: 词%u, pinyin: cí, status: preferred, sources: [{work: w%u, locator: p. %u}]}]\n"
               "      en: [{text: term %u, status: preferred, supplied: true}, {text: 'T&_%u', term-type: initialism, "
               "supplied: true}]\n"
               "    definition: {en: [{value: 'One <i>view</i>.', sources: [w%u]}, {value: Another., supplied: true}], "
               "zh-Hans: 定义}\n"
               "    related: [t%u, p%u]\n",
               n, n, n, n, n, n, (n + 70) % GROUPS, (n + 1) % GROUPS, (n + 60) % GROUPS);
}

static void put_programs(Buf *out, unsigned n)
{
    buf_format(out,
               "  p%u:\n    type: %s\n    designations: {en: [{text: Plan %u, supplied: true}], zh-Hans: [{text: 规划, "
               "status: preferred}]}\n"
               "    url: https://example.org/%u?a=b|c\n",
               n, n % 3 == 0 ? "institution" : "event", n, n);
    if (n % 3 != 0)
        buf_format(out,
                   "    issued: [{value: 19%02u, sources: [w%u]}, {value: 2001, supplied: true}]\n    issued-by: p%u\n",
                   n % 100, n, n / 3 * 3);
}

static void put_works(Buf *out, unsigned n)
{
    buf_format(out,
               "  w%u:\n    type: book\n    language: zh-Hans\n    title: {zh-Hans: 书<i>%u</i>, zh-Latn-pinyin: Shū, "
               "en: 'The \"T\" & %u'}\n"
               "    author: [{family: Gǔ, given: Xīn, zh-Hans: {value: 顾昕, supplied: true}}, {body: p%u}]\n"
               "    isbn: [978-0-262-51087-5]\n    publisher-place: {zh-Hans: 北京, en: Beijing}\n    publisher: 人民\n"
               "    issued: [{value: 20%02u, sources: [v%u]}, {value: 1999, supplied: true}]\n    archived: "
               "https://example.org/%u\n"
               "    custom: {biblatex.usera: \"\\\\textbf{x}\", ris.C1: y%u}\n"
               "    cited-in: {work: v%u, marker: %u, printed: %u}\n",
               n, n, n, n / 3 * 3, n % 100, n, n, n, n, n + 1, n + 1);
    buf_format(
        out,
        "  v%u:\n    type: report\n    title: Report %u\n    author: [{literal: {en: 'Acme; %u'}}]\n    language: en\n"
        "    issued: 197X\n    event-date: 2023-09-05/2023-09-06\n    page: A–%u\n    translation-of: w%u\n",
        n, n, n, n, (n + 80) % GROUPS);
}

static void put_source(Buf *out)
{
    buf_puts(out,
             "project: {format: 1, title: {en: Test}, languages: [zh-Hans, en], subjects: {law: {en: Law}}}\nterms:\n");
    for (unsigned i = 0; i < GROUPS; i++)
        put_terms(out, i);
    buf_puts(out, "programs:\n");
    for (unsigned i = 0; i < GROUPS; i++)
        put_programs(out, i);
    buf_puts(out, "endnotes:\n");
    for (unsigned i = 0; i < GROUPS; i++)
        put_works(out, i);
}

/* What is written and what is said, one behind the other. */
static Str rendered(Arena *arena, Load *load, const Format *format, const RecordList *list,
                    const RenderOptions *options)
{
    Buf out = { 0 };
    Str error = STR_EMPTY, all;
    bool done;

    load->diags = diags_create(arena);
    done = render_format(load, format, list, options, &out, &error);
    buf_format(&out, "\n%d %.*s\n", done, STR_ARG(error));
    for (size_t i = 0; i < load->diags->list.count; i++) {
        const Diag *diag = load->diags->list.items[i];

        buf_format(&out, "%zu %u-%u %s: %.*s\n", diag->order, diag->span.start, diag->span.end,
                   diag_row(diag->code)->code, STR_ARG(diag->message));
    }
    buf_format(&out, "%zu errors, %zu warnings\n", load->diags->errors, load->diags->warnings);
    all = buf_keep(arena, &out);
    buf_free(&out);
    return all;
}

/* As long as it has to be for several chunks, and by any number of workers the same as by one. */
static Str test_workers(Load *load, const Format *format, const RecordList *list, RenderOptions options,
                        const char *how)
{
    static const size_t counts[] = { 2, 3, 16 };
    Str once = rendered(load->arena, load, format, list, &options);

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        options.workers = counts[i];
        ok(str_eq(rendered(load->arena, load, format, list, &options), once), "%s%s, by %zu", format->name, how,
           counts[i]);
    }
    return once;
}

static void test_format(Load *load, const Format *format)
{
    RecordList list = { 0 };
    RenderOptions options = { .losses = true };
    Str told;

    load_select(load, format->kinds, &list);
    told = test_workers(load, format, &list, options, "");
    ok(list.count >= GROUPS && told.len > GROUPS * 20, "%s: of %zu records", format->name, list.count);
    ok(str_contains(told, STR("\n1 \n")), "%s: done", format->name);
    for (options.bilingual = BILINGUAL_PAIR; options.bilingual <= BILINGUAL_MULTISCRIPT; options.bilingual++)
        if ((format->bilingual & 1U << options.bilingual) != 0)
            test_workers(load, format, &list, options, ", bilingual");
}

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        exit(1);
}

/* What was said before the first fault, whoever comes to one behind it sooner; and nothing written. */
static void test_fault(Load *load, const char *folder)
{
    const char *path = arena_format(load->arena, "%s/ris.xsl", folder).ptr;
    RenderOptions options = { .losses = true, .xsl = folder };
    RecordList list = { 0 };
    Str told;

    put_file(path, "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n"
                   "<xsl:output method='text'/>\n<xsl:param name='part'/>\n"
                   "<xsl:template match='/'><xsl:if test='$part != \"body\"'><xsl:value-of select='$part'/></xsl:if>"
                   "<xsl:apply-templates select='*/entry'/></xsl:template>\n"
                   "<xsl:template match='entry'>"
                   "<xsl:if test='contains(@key, \"w70\")'><xsl:message terminate='yes'>enough</xsl:message></xsl:if>"
                   "<xsl:if test='contains(@key, \"v95\")'><xsl:message terminate='yes'>late</xsl:message></xsl:if>"
                   "<xsl:value-of select='@key'/></xsl:template>\n</xsl:stylesheet>\n");
    load_select(load, KIND_ENDNOTE, &list);
    told = test_workers(load, format_find(STR("ris")), &list, options, ", a fault");
    ok(str_starts(told, STR("\n0 ")), "nothing is written");
    ok(str_contains(told, STR("ris.xsl:5: enough\n")), "the first fault is told");
    unlink(path);
}

int main(void)
{
    char folder[] = "/tmp/bibelot-render-XXXXXX";
    Arena *arena = arena_create();
    Load *load = load_create(arena);
    const Str path = STR("/nowhere/in.yaml");
    Map overlay = { 0 };
    Buf source = { 0 };
    Str bytes, error = STR_EMPTY;

    if (mkdtemp(folder) == NULL)
        return 1;
    put_source(&source);
    bytes = buf_str(&source);
    map_set(arena, &overlay, path, &bytes);
    load->overlay = &overlay;
    load_inputs(load, &path, 1, NULL);
    is_int((int64_t)load->diags->errors, 0, "the source is sound");
    is_int((int64_t)load->records->list.count, 4 * GROUPS, "and has its records");
    ok(order_records(load->records, &error), "in order");
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].writes && formats[i].mode <= WRITE_FRAME) /* the others are not written in chunks */
            test_format(load, &formats[i]);
    test_fault(load, folder);
    rmdir(folder);
    buf_free(&source);
    arena_destroy(arena);
    return done_testing();
}
