/* styles.c - `styles ITEMS LOCALES STYLE…`: reads every style, and renders all items in it, as a bibliography and as one
 * citation. A line for each style in which something is wrong: an error of the style, an item that is not printed although its
 * id begins with "core" (styles that know no other types are many), markup that leaked into the text, HTML that is not
 * balanced, or more time than one style may take. */
#include "base/file.h"
#include "csl/csl.h"
#include "csl/proof.h"
#include "read/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECONDS = 20 };

static const char *current;
static size_t wrong;

static void complain(const char *what, Str detail)
{
    printf("%s: %s %.*s\n", current, what, STR_ARG(detail));
    wrong++;
}

static Source *load_locale(void *context, Arena *arena, Str tag)
{
    Str error;

    return file_read(arena, arena_format(arena, "%s/locales-%.*s.xml", (const char *)context, STR_ARG(tag)), &error);
}

/* Markup of the items that came out as text, and what the engine says of itself. */
static void look_for_leaks(Str text)
{
    static const char *const leaks[] = { "&#60;i&#62;", "&#60;/i&#62;", "&#60;b&#62;", "&#60;sup", "&#60;span",
                                         "nocase",      "&#60;/span",   "\\textit{}",  "(null)" };

    for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++) {
        size_t at = str_find(text, str_of(leaks[i]));

        if (at != STR_NONE)
            complain("leaks", str_slice(text, at > 60 ? at - 60 : 0, at + 60));
    }
}

/* Every start tag has its end tag, in order. */
static void look_for_balance(Str html)
{
    Str names[64];
    size_t depth = 0;

    for (size_t at = 0; (at = str_find(html, STR("<"))) != STR_NONE;) {
        Str tag = str_from(html, at + 1), name;
        bool end = str_starts(tag, STR("/"));
        size_t len = 0;

        tag = str_from(tag, end);
        while (len < tag.len && ascii_is_alnum(tag.ptr[len]))
            len++;
        name = str_slice(tag, 0, len);
        if (end ? depth == 0 || !str_eq(names[depth - 1], name) : depth == 64) {
            complain("is not balanced at", str_slice(html, at, at + 60));
            return;
        }
        if (end)
            depth--;
        else
            names[depth++] = name;
        html = tag;
    }
    if (depth > 0)
        complain("is not closed:", names[depth - 1]);
}

static bool is_core(const CslItem *item)
{
    return str_starts(csl_item_key(item), STR("core"));
}

/* All at once, and the common ones one by one. */
static void cite(CslEngine *engine, Buf *out)
{
    CslCitation all = { .count = csl_count(engine), .stateless = true };

    all.cites = calloc(all.count + 1, sizeof *all.cites);
    for (size_t i = 0; all.cites != NULL && i < all.count; i++) {
        CslCite one = { .item = csl_item(engine, i), .locator = STR("12-15") };
        CslCitation single = { .cites = &one, .count = 1, .stateless = true };
        Buf text = { 0 };

        all.cites[i] = one;
        csl_put_citation(engine, &single, (CslManner){ .format = CSL_HTML }, &text);
        if (is_core(one.item) && (text.len == 0 || str_contains(buf_str(&text), STR("STYLE ERROR"))))
            complain("does not cite", csl_item_key(one.item));
        buf_free(&text);
    }
    csl_put_citation(engine, &all, (CslManner){ .format = CSL_HTML, .links = true }, out);
    free(all.cites);
}

static void render(CslEngine *engine)
{
    static const CslFormat others[] = { CSL_TEXT_FORMAT, CSL_MARKDOWN, CSL_PANDOC, CSL_LATEX };
    Buf out = { 0 }, other = { 0 };

    cite(engine, &out);
    look_for_balance(buf_str(&out));
    if (csl_has_bibliography(engine)) {
        csl_put_bibliography(engine, (CslManner){ .format = CSL_HTML, .links = true, .anchors = true }, &out);
        csl_put_bibliography(engine, (CslManner){ .format = others[str_hash(str_of(current)) % 4], .links = true },
                             &other);
        look_for_balance(buf_str(&out));
        for (size_t i = 0; i < csl_count(engine); i++)
            if (is_core(csl_item(engine, i)) && csl_item_is_empty(csl_item(engine, i)))
                complain("prints nothing of", csl_item_key(csl_item(engine, i)));
    }
    look_for_leaks(buf_str(&out));
    buf_free(&out);
    buf_free(&other);
}

static void try_style(const char *path, const Node *items, const char *locales)
{
    Arena *arena = arena_create();
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load_locale, (void *)(uintptr_t)locales };
    Diags *diags = diags_create(arena);
    Str error, parent = STR_EMPTY;
    Source *source = file_read(arena, str_of(path), &error);
    CslStyle *style;
    CslEngine *engine;

    current = path;
    csl_proof(arena, source, diags);
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i]->severity == SEVERITY_ERROR)
            complain("has an error:", diags->list.items[i]->message);
    style = csl_style_read(arena, source, &faults, &parent);
    engine = style == NULL ? NULL : csl_engine_create(arena, style, &loader, STR_EMPTY);
    if (engine == NULL && parent.len == 0)
        complain("is not compiled:", faults.list.count > 0 ? faults.list.items[0].message : STR("no locale"));
    if (engine != NULL) {
        for (size_t i = 0; i < items->count; i++)
            csl_register(engine, items->entries[i].value);
        csl_update(engine);
        render(engine);
        csl_engine_close(engine);
    }
    arena_destroy(arena);
}

int main(int argc, char **argv)
{
    Arena *arena = arena_create();
    Str error;
    Source *source = argc > 3 ? file_read(arena, str_of(argv[1]), &error) : NULL;
    const Node *items = source == NULL ? NULL : read_json(arena, source, diags_create(arena));

    if (items == NULL) {
        fputs("usage: styles ITEMS LOCALES STYLE…\n", stderr);
        return 2;
    }
    for (int i = 3; i < argc; i++) {
        clock_t start = clock();

        try_style(argv[i], items, argv[2]);
        if (clock() - start > (clock_t)SECONDS * CLOCKS_PER_SEC)
            complain("takes too long", STR_EMPTY);
    }
    printf("%d styles, %zu items, %zu complaints\n", argc - 3, items->count, wrong);
    arena_destroy(arena);
    return wrong > 0;
}
