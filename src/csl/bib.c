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

/* The first cs:names of an entry, as it was before anything was put in its place. */
typedef struct Names {
    Arena *arena;
    bool any;
    Str text;
    VEC(Str) each; /* names of its list */
} Names;

static Rich *next_name(Rich *rich)
{
    while (rich != NULL && rich->role != RICH_NAME)
        rich = rich->next;
    return rich;
}

static Rich *first_name(Rich *list)
{
    return list == NULL ? NULL : rich_find(list, RICH_NAME);
}

/* Texts that outlive the tree, in `names`. */
static void note_names(Names *names, Rich *whole, Rich *list)
{
    if (names->arena == NULL)
        names->arena = arena_create();
    arena_clear(names->arena);
    *names = (Names){ .arena = names->arena, .any = true };
    names->text = arena_copy(names->arena, rich_plain(names->arena, list != NULL ? list : whole));
    for (Rich *name = first_name(list); name != NULL; name = next_name(name->next))
        vec_push(names->arena, &names->each, arena_copy(names->arena, rich_plain(names->arena, name)));
}

static void replace(Arena *arena, Rich *rich, Str text)
{
    rich->text = STR_EMPTY;
    rich->first = rich->last = NULL;
    rich_add(rich, rich_text(arena, text));
}

/* Names one by one, as long as they agree. */
static void substitute_each(Arena *arena, const CslArea *area, Rich *list, const Names *before)
{
    Rich *name = first_name(list);

    for (size_t i = 0; name != NULL && i < before->each.count; i++) {
        if (!str_eq(rich_plain(arena, name), before->each.items[i]))
            return;
        replace(arena, name, area->author_substitute);
        if (area->substitute_rule == CSL_PARTIAL_FIRST)
            return;
        name = next_name(name->next);
    }
}

/* `before` has the names of the last entry; `own` gets this one's. */
static void substitute(Arena *arena, const CslArea *area, Rich *body, const Names *before, Names *own)
{
    Rich *whole = rich_find(body, RICH_NAMES), *list = whole == NULL ? NULL : rich_find(whole, RICH_NAME_LIST);
    bool same;

    own->any = false;
    if (whole == NULL)
        return;
    note_names(own, whole, list);
    if (!before->any || own->text.len == 0)
        return;
    same = str_eq(own->text, before->text);
    if (list == NULL || area->substitute_rule == CSL_COMPLETE_ALL) {
        if (same)
            replace(arena, whole, area->author_substitute);
    } else if (same || area->substitute_rule >= CSL_PARTIAL_EACH) {
        substitute_each(arena, area, list, before);
    }
}

static Rich *entry_rich(CslEngine *engine, Arena *arena, CslItem *item, const Names *before, Names *own)
{
    const CslArea *area = &engine->style->bibliography;
    const CslElement *layout;
    CslRender render = csl_render_start(engine, arena, item, NULL, true);
    Rich *body = csl_render_cite(&render);

    if (rich_is_empty(body))
        return NULL;
    layout = render.layout;
    if (area->has_substitute)
        substitute(arena, area, body, before, own);
    if (!area->second_field_align)
        return csl_affix(arena, body, layout->prefix, layout->suffix);
    return csl_affix(arena, align_fields(arena, body), layout->prefix, layout->suffix);
}

/* The names of two entries in turn: this one's, and those of the one before. */
void csl_each_entry(CslEngine *engine, CslEntryVisitor *visit, void *context)
{
    Arena *arena = arena_create();
    Names names[2] = { 0 };
    unsigned turn = 0;

    for (size_t i = 0; i < engine->active.count; i++) {
        Rich *entry;

        arena_clear(arena);
        entry = entry_rich(engine, arena, engine->registry[i], &names[!turn], &names[turn]);
        engine->registry[i]->empty = entry == NULL;
        if (entry == NULL) /* the names before are still those of the other */
            continue;
        visit(context, arena, engine->registry[i], entry);
        turn = !turn;
    }
    arena_destroy(names[0].arena);
    arena_destroy(names[1].arena);
    arena_destroy(arena);
}
