#include "csl/engine.h"

#include "csl/reading.h"

CslEngine *csl_engine_create(Arena *arena, const CslStyle *style, const CslLoader *loader, Str locale)
{
    CslEngine *engine = arena_new(arena, CslEngine);

    engine->arena = arena;
    engine->style = style;
    engine->loader = *loader;
    engine->scratch = arena_create();
    if (locale.len == 0) {
        Str rest = style->default_locale;

        csl_next_word(&rest, &locale);
    }
    if (locale.len == 0)
        locale = STR("en-US");
    engine->locale = csl_locale_create(arena, style, loader, locale);
    engine->by_pinyin = csl_sorts_by_pinyin(locale);
    engine->by_stroke = csl_sorts_by_stroke(locale);
    engine->collator = engine->by_stroke ? collate_open(COLLATE_STROKE, NULL) : collate_open_language(locale, NULL);
    if (engine->locale != NULL && engine->collator != NULL)
        return engine;
    csl_engine_close(engine);
    return NULL;
}

void csl_set_options(CslEngine *engine, const CslOptions *options)
{
    engine->options = *options;
}

void csl_engine_close(CslEngine *engine)
{
    if (engine == NULL)
        return;
    collate_close(engine->collator);
    arena_destroy(engine->work);
    arena_destroy(engine->scratch);
}

CslItem *csl_register(CslEngine *engine, const Node *node)
{
    CslItem *item = csl_item_create(engine->arena, node, engine->list.count, engine->options.forms),
            *known = map_get(&engine->items, item->id);

    if (known != NULL)
        return known;
    item->type_number = csl_type_number(engine->style, item->type);
    csl_item_localise(engine, item);
    map_add(engine->arena, &engine->items, item->id, item);
    vec_push(engine->arena, &engine->list, item);
    return item;
}

CslItem *csl_find(const CslEngine *engine, Str id)
{
    return map_get(&engine->items, id);
}

void csl_set_citations(CslEngine *engine, CslCitation **citations, size_t count)
{
    engine->citations = citations;
    engine->citation_count = count;
}

static void use(CslEngine *engine, CslItem *item)
{
    if (item->cited)
        return;
    item->cited = true;
    vec_push(engine->work, &engine->active, item);
}

static void find_active(CslEngine *engine)
{
    for (size_t i = 0; i < engine->citation_count; i++)
        for (size_t k = 0; k < engine->citations[i]->count; k++)
            use(engine, engine->citations[i]->cites[k].item);
    for (size_t i = 0; i < engine->list.count; i++)
        if (engine->citation_count == 0 || engine->list.items[i]->nocite)
            use(engine, engine->list.items[i]);
}

/* What the last update found out is given up. */
static void start_anew(CslEngine *engine)
{
    for (size_t i = 0; i < engine->list.count; i++) {
        CslItem *item = engine->list.items[i];

        item->disambig = (CslDisambig){ .year_suffix = -1 };
        item->cited = false;
        item->first_note = 0;
        item->base = (Str){ NULL, 0 };
        item->keys = NULL;
    }
    arena_destroy(engine->work);
    engine->work = arena_create();
    engine->active.items = NULL;
    engine->active.count = engine->active.capacity = 0;
    engine->registry = NULL;
    engine->subsequent = false;
}

void csl_nocite(CslItem *item)
{
    item->nocite = true;
}

bool csl_keys_may_change(const CslEngine *engine, const CslItem *item)
{
    const CslDisambig *disambig = &item->disambig;

    if (disambig->condition || (disambig->year_suffix >= 0 && engine->style->explicit_suffix))
        return true;
    for (size_t b = 0; b < CSL_BLOCKS; b++)
        if (disambig->shown[b] > 0)
            return true;
    return false;
}

static bool any_changes(const CslEngine *engine)
{
    for (size_t i = 0; i < engine->active.count; i++)
        if (csl_keys_may_change(engine, engine->active.items[i]))
            return true;
    return false;
}

void csl_update(CslEngine *engine)
{
    start_anew(engine);
    find_active(engine);
    csl_find_positions(engine);
    csl_sort_registry(engine);
    csl_disambiguate(engine);
    if (any_changes(engine))
        csl_sort_registry(engine);
}

size_t csl_count(const CslEngine *engine)
{
    return engine->active.count;
}

CslItem *csl_item(const CslEngine *engine, size_t index)
{
    return engine->registry[index];
}

bool csl_has_bibliography(const CslEngine *engine)
{
    return engine->style->bibliography.layout != NULL;
}
