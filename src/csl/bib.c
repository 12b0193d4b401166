/* Bibliographies: their entries. */
#include "csl/cite.h"

/* The first field in the margin, the rest beside it. */
static Rich *align_fields(Arena *arena, Rich *body)
{
    Rich *rich = rich_node(arena, RICH_PLAIN), *left = rich_node(arena, RICH_PLAIN),
         *right = rich_node(arena, RICH_PLAIN);
    Rich *child = body->first, *next;

    left->display = RICH_LEFT_MARGIN;
    right->display = RICH_RIGHT_INLINE;
    for (bool first = true; child != NULL; child = next, first = false) {
        next = child->next;
        rich_add(first ? left : right, child);
    }
    rich_add(rich, left);
    rich_add(rich, right);
    rich->locale = body->locale;
    return rich;
}

/* ---- subsequent-author-substitute ---- */

typedef struct Names {
    Rich *whole, *list; /* the first cs:names, and of it the names; NULL: none */
    Str text;
} Names;

static Names names_of(Arena *arena, Rich *body)
{
    Names names = { .whole = rich_find(body, RICH_NAMES) };

    names.list = names.whole == NULL ? NULL : rich_find(names.whole, RICH_NAME_LIST);
    names.text = rich_plain(arena, names.list != NULL ? names.list : names.whole);
    return names;
}

static void replace(Arena *arena, Rich *rich, Str text)
{
    rich->text = STR_EMPTY;
    rich->first = rich->last = NULL;
    rich_add(rich, rich_text(arena, text));
}

static Rich *next_name(Rich *rich)
{
    while (rich != NULL && rich->role != RICH_NAME)
        rich = rich->next;
    return rich;
}

static Rich *first_name(const Names *names)
{
    Rich *name = names->list == NULL ? NULL : rich_find(names->list, RICH_NAME);

    return name;
}

/* Names one by one, as long as they agree. `texts` are those of the entry before. */
static void substitute_each(Arena *arena, const CslArea *area, Names *names, Rich *before)
{
    Rich *name = first_name(names);

    while (name != NULL && before != NULL) {
        if (!str_eq(rich_plain(arena, name), rich_plain(arena, before)))
            return;
        replace(arena, name, area->author_substitute);
        if (area->substitute_rule == CSL_PARTIAL_FIRST)
            return;
        name = next_name(name->next);
        before = next_name(before->next);
    }
}

/* `before` has the names of the last entry, and gets a copy of this one's. */
static void substitute(Arena *arena, const CslArea *area, Rich *body, Names *before)
{
    Names names = names_of(arena, body), own = names;

    if (names.whole != NULL)
        own = names_of(arena, rich_copy(arena, names.whole));
    if (area->has_substitute && names.whole != NULL && before->whole != NULL && names.text.len > 0) {
        bool same = str_eq(names.text, before->text);

        if (names.list == NULL || area->substitute_rule == CSL_COMPLETE_ALL) {
            if (same)
                replace(arena, names.whole, area->author_substitute);
        } else if (same || area->substitute_rule >= CSL_PARTIAL_EACH) {
            substitute_each(arena, area, &names, first_name(before));
        }
    }
    *before = own;
}

static Rich *entry_rich(CslEngine *engine, Arena *arena, CslItem *item, Names *before)
{
    const CslArea *area = &engine->style->bibliography;
    const CslElement *layout;
    CslRender render = csl_render_start(engine, arena, item, NULL, true);
    Rich *body = csl_render_cite(&render);

    if (rich_is_empty(body))
        return NULL;
    layout = render.layout;
    substitute(arena, area, body, before);
    if (!area->second_field_align)
        return csl_affix(arena, body, layout->prefix, layout->suffix);
    return csl_affix(arena, align_fields(arena, body), layout->prefix, layout->suffix);
}

/* Two arenas in turn: that of the entry before lives on, for its names. */
void csl_each_entry(CslEngine *engine, CslEntryVisitor *visit, void *context)
{
    Arena *arenas[2] = { arena_create(), arena_create() };
    Names before = { 0 };
    unsigned turn = 0;

    for (size_t i = 0; i < engine->active.count; i++) {
        Rich *entry;

        arena_clear(arenas[turn]);
        entry = entry_rich(engine, arenas[turn], engine->registry[i], &before);
        engine->registry[i]->empty = entry == NULL;
        if (entry == NULL) /* `before` is still that of the other */
            continue;
        visit(context, arenas[turn], engine->registry[i], entry);
        turn = !turn;
    }
    arena_destroy(arenas[0]);
    arena_destroy(arenas[1]);
}
