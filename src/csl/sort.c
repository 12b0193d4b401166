/* Keys of items, and sorting by them. Source: CSL 1.0.2, "Sorting". */
#include "csl/engine.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "text/case.h"
#include "text/script.h"

#include <stdlib.h>

/* Has it nothing that looks like a quotation mark or bracket? */
static bool is_sortable(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '"' || c == '\'' || c == '[' || c == ']' || c == '\xE2')
            return false;
    }
    return true;
}

/* Without punctuation and markup at the beginning, so that titles in quotes stand among the others. */
static Str sortable(Arena *arena, Str text)
{
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str result;

    if (is_sortable(text))
        return text;
    while (utf8_next(text, &at, &cp)) {
        bool single = cp == '\'' || cp == 0x2018 || cp == 0x2019;

        if (cp == '"' || cp == 0x201C || cp == 0x201D || cp == '[' || cp == ']' ||
            (single && (out.len == 0 || out.ptr[out.len - 1] == ' ')))
            continue;
        buf_cp(&out, cp);
    }
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

static Str numeric_key(Arena *arena, Str text)
{
    size_t digits = 0;

    while (digits < text.len && ascii_is_digit(text.ptr[digits]))
        digits++;
    if (digits == 0 || digits > 18)
        return text;
    return arena_join(arena, str_slice(STR("000000000000000000"), 0, digits < 18 ? 18 - digits : 1), text);
}

static Str variable_key(CslRender *render, const CslElement *key)
{
    CslVariable variable = key->variables[0];
    CslElement names = { .kind = CSL_E_NAMES, .variables = key->variables, .variable_count = 1 };
    Str text;

    if (variable == CSL_VARIABLES)
        return STR_EMPTY;
    if (csl_variable_kind(variable) == CSL_KIND_DATE) {
        Buf out = { 0 };

        if (csl_item_date(render->item, variable) == NULL)
            return STR_EMPTY;
        csl_date_key(&out, csl_item_date(render->item, variable), NULL, render->locale);
        text = buf_keep(render->arena, &out);
        buf_free(&out);
        return text;
    }
    if (csl_variable_kind(variable) == CSL_KIND_NAME)
        return rich_plain(render->arena, csl_render(render, &names).rich);
    text = csl_value(render, variable);
    if (render->item->behind != NULL && render->item->behind[variable].key.len > 0)
        text = render->item->behind[variable].key;
    if (csl_variable_kind(variable) == CSL_KIND_NUMBER)
        return numeric_key(render->arena, text);
    return text.len == 0 ? STR_EMPTY : rich_plain(render->arena, rich_parse(render->arena, text));
}

/* How much of the text is one of csl_date_key's: digits in a fixed number of places, which need no collator. */
static size_t date_length(Str text)
{
    enum { HALF = 12, WHOLE = 2 * HALF + 1 };

    if (text.len < WHOLE || text.ptr[HALF] != '/')
        return 0;
    for (size_t i = 0; i < WHOLE; i++)
        if (i != HALF && !ascii_is_digit(text.ptr[i]))
            return 0;
    return WHOLE;
}

/* By strokes Chinese comes first, as in ICU's orders for it. */
static Str collated(const CslRender *render, Arena *keep, Str text)
{
    size_t at = 0;
    uint32_t cp = 0;

    if (!render->engine->by_stroke)
        return collate_key(render->engine->collator, keep, text);
    utf8_next(text, &at, &cp);
    return arena_join(keep, (script_of(cp) & SCRIPT_HAN) != 0 ? STR("1") : STR("2"),
                      collate_key(render->engine->collator, render->arena, text));
}

/* In the arena `keep`. */
static Str key_of(CslRender *render, Arena *keep, const CslElement *key)
{
    Str text = STR_EMPTY;
    size_t date;

    render->sorting = true;
    render->key_names = &key->names;
    if (key->source == CSL_FROM_MACRO && key->macro != NULL)
        text = rich_plain(render->arena, csl_render_children(render, key->macro, STR_EMPTY).rich);
    else if (key->variable_count > 0)
        text = variable_key(render, key);
    text = str_trim(sortable(render->arena, text));
    if (text.len == 0)
        return STR_EMPTY;
    date = date_length(text);
    if (date > 0 && date < text.len)
        return arena_join(keep, str_slice(text, 0, date), collated(render, render->arena, str_from(text, date)));
    return date > 0 ? arena_copy(keep, text) : collated(render, keep, text);
}

typedef struct SortRow {
    const CslArea *area;
    CslItem *item;
    void *what; /* what is sorted */
    Str *keys;
    size_t order;
    uint64_t head; /* of the first key: what tells most rows apart, without looking anywhere else */
} SortRow;

/* The first eight bytes, as a number that is ordered as they are. */
static uint64_t head_of(const SortRow *row)
{
    uint64_t head = 0;

    for (size_t i = 0; row->area->key_count > 0 && i < sizeof head; i++)
        head = head << 8 | (i < row->keys[0].len ? (unsigned char)row->keys[0].ptr[i] : 0);
    return head;
}

/* What has no key comes last, whatever the direction. */
static int compare(const void *left, const void *right)
{
    const SortRow *a = left, *b = right;

    if (a->head != b->head && a->head != 0 && b->head != 0)
        return (a->head < b->head) != a->area->keys[0]->descending ? -1 : 1;
    for (size_t i = 0; i < a->area->key_count; i++) {
        int order;

        if (a->keys[i].len == 0 || b->keys[i].len == 0) {
            if (a->keys[i].len != b->keys[i].len)
                return a->keys[i].len == 0 ? 1 : -1;
            continue;
        }
        order = str_cmp(a->keys[i], b->keys[i]);
        if (order != 0)
            return a->area->keys[i]->descending ? -order : order;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

/* In the arena `keep`. */
static Str *make_keys(CslEngine *engine, Arena *keep, const CslArea *area, CslItem *item, const CslCite *cite)
{
    Str *keys = arena_array(keep, area->key_count > 0 ? area->key_count : 1, sizeof *keys);

    for (size_t i = 0; i < area->key_count; i++) {
        CslRender render;

        arena_clear(engine->scratch);
        render = csl_render_start(engine, engine->scratch, item, cite, area == &engine->style->bibliography);
        keys[i] = key_of(&render, keep, area->keys[i]);
    }
    return keys;
}

static bool same_keys(const CslArea *area, const Str *a, const Str *b)
{
    for (size_t i = 0; i < area->key_count; i++)
        if (!str_eq(a[i], b[i]))
            return false;
    return true;
}

/* The keys of an item, anew where they may have changed. False if they are others than before. */
static bool keep_keys(CslEngine *engine, const CslArea *area, CslItem *item)
{
    const Str *before = item->keys;

    if (before != NULL && !csl_keys_may_change(engine, item))
        return true;
    item->keys = make_keys(engine, engine->work, area, item, NULL);
    return before != NULL && same_keys(area, before, item->keys);
}

void csl_sort_registry(CslEngine *engine)
{
    const CslArea *area = &engine->style->bibliography;
    size_t count = engine->active.count;
    Arena *scratch = arena_create();
    SortRow *rows = arena_array(scratch, count > 0 ? count : 1, sizeof *rows);
    bool sorted = engine->registry != NULL;

    if (engine->registry == NULL)
        engine->registry = arena_array(engine->work, count > 0 ? count : 1, sizeof *engine->registry);
    for (size_t i = 0; i < count; i++) {
        engine->active.items[i]->number = i + 1;
        rows[i] = (SortRow){ .area = area, .item = engine->active.items[i], .order = i };
        sorted = keep_keys(engine, area, rows[i].item) && sorted;
        rows[i].keys = rows[i].item->keys;
        rows[i].head = head_of(&rows[i]);
    }
    if (!sorted)
        qsort(rows, count, sizeof *rows, compare);
    for (size_t i = 0; i < count; i++) {
        if (!sorted)
            engine->registry[i] = rows[i].item;
        engine->registry[i]->number = i + 1;
    }
    arena_destroy(scratch);
}

void csl_sort_cites(CslEngine *engine, CslCite **cites, size_t count)
{
    const CslArea *area = &engine->style->citation;
    Arena *scratch;
    SortRow *rows;

    if (area->key_count == 0 || count < 2)
        return;
    scratch = arena_create();
    rows = arena_array(scratch, count, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        rows[i] = (SortRow){ .area = area, .item = cites[i]->item, .what = cites[i], .order = i };
        rows[i].keys = make_keys(engine, scratch, area, rows[i].item, cites[i]);
        rows[i].head = head_of(&rows[i]);
    }
    qsort(rows, count, sizeof *rows, compare);
    for (size_t i = 0; i < count; i++)
        cites[i] = rows[i].what;
    arena_destroy(scratch);
}
