/* csl_try.h - a style and items, and what comes of them: for tests of citations. */
#ifndef TESTS_CSL_TRY_H
#define TESTS_CSL_TRY_H

#include "csl/csl.h"
#include "read/json.h"

#include "tap.h"

static const char locale_en[] =
    "<locale xmlns='http://purl.org/net/xbiblio/csl' xml:lang='en-US'>"
    "<date form='numeric'><date-part name='month'/><date-part name='day' prefix='/' suffix='/'/>"
    "<date-part name='year'/></date>"
    "<terms><term name='and'>and</term><term name='et-al'>et al.</term><term name='month-03'>March</term>"
    "<term name='season-01'>Spring</term><term name='season-04'>Winter</term>"
    "<term name='ordinal'>th</term><term name='ordinal-01'>st</term><term name='ordinal-02'>nd</term>"
    "<term name='long-ordinal-02'>second</term>"
    "<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
    "<term name='sub verbo' form='short'><single>s.v.</single><multiple>s.vv.</multiple></term>"
    "</terms></locale>";

typedef struct Try {
    Arena *arena;
    CslEngine *engine;
    CslCitation citation;
} Try;

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US") ? source_create(arena, STR("locale"), str_of(locale_en)) : NULL;
}

__attribute__((unused)) static CslStyle *style_of(Arena *arena, const char *body, CslFaults *faults, Str *parent)
{
    Str text = arena_format(arena, "<style xmlns='http://purl.org/net/xbiblio/csl' %s</style>", body);

    faults->arena = arena;
    return csl_style_read(arena, source_create(arena, STR("style"), text), faults, parent);
}

/* `items` are the members of a list, in JSON with ' for ". All of them are cited. */
static Try try_items(const char *body, const char *items)
{
    Try try = { .arena = arena_create() };
    CslFaults faults = { 0 };
    CslLoader loader = { load, NULL };
    Str json = arena_format(try.arena, "[%s]", items);
    char *text = arena_alloc(try.arena, json.len);
    const Node *list;

    for (size_t i = 0; i < json.len; i++)
        text[i] = json.ptr[i] == '\'' ? '"' : json.ptr[i];
    list =
        read_json(try.arena, source_create(try.arena, STR("items"), (Str){ text, json.len }), diags_create(try.arena));
    try.engine = csl_engine_create(try.arena, style_of(try.arena, body, &faults, NULL), &loader, STR_EMPTY);
    try.citation = (CslCitation){ .cites = arena_array(try.arena, list->count, sizeof(CslCite)),
                                  .count = list->count,
                                  .stateless = true };
    for (size_t i = 0; i < list->count; i++)
        try.citation.cites[i].item = csl_register(try.engine, list->entries[i].value);
    csl_update(try.engine);
    return try;
}

static void try_close(Try *try)
{
    csl_engine_close(try->engine);
    arena_destroy(try->arena);
}

__attribute__((unused)) static void is_cited(const char *body, const char *items, CslManner manner, const char *want)
{
    Try try = try_items(body, items);
    Buf out = { 0 };

    csl_put_citation(try.engine, &try.citation, manner, &out);
    is_str(buf_str(&out), want, want);
    buf_free(&out);
    try_close(&try);
}

#define PLAIN ((CslManner){ .format = CSL_TEXT_FORMAT })
#define CITATION(attributes, layout) \
    "class='in-text' version='1.0'><citation " attributes "><layout delimiter='; '>" layout "</layout></citation>"

typedef struct Row {
    const char *style, *items, *want;
} Row;

__attribute__((unused)) static void are_cited(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        is_cited(rows[i].style, rows[i].items, PLAIN, rows[i].want);
}

#define ROWS(rows) are_cited(rows, sizeof rows / sizeof *rows)

#endif
