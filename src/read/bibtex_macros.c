#include "read/bibtex_macros.h"

#include "read/bibtex_strings.h"

#include <stdlib.h>

typedef struct Definition {
    uint64_t at;
    Str text;
} Definition;

typedef struct Macro {
    VEC(Definition) definitions;
} Macro;

typedef struct BibtexFound Found;

void bibtex_macros_collect(BibtexMacros *macros, const BibtexContext *window)
{
    Arena *arena = macros->arena;
    uint64_t first = window->source->first_byte;

    macros->expansion += window->diags->limits.most[LIMIT_MACROS] * window->source->bytes.len;
    for (size_t i = 0; i < window->macros.count; i++)
        for (const BibtexMacro *one = window->macros.entries[i].value; one != NULL; one = one->before) {
            Str loose = str_slice(window->input.bytes, one->loose.start, one->loose.end);
            Found found = {
                .name = arena_copy(arena, window->macros.entries[i].key),
                .text = arena_copy(arena, one->text),
                .at = first + one->span.start,
                .loose = arena_copy(arena, loose),
                .loose_at = first + one->loose.start,
                .charset = window->input.charset,
            };

            vec_push(arena, &macros->found, found);
        }
}

static int compare_places(const void *a, const void *b)
{
    uint64_t x = ((const Found *)a)->at, y = ((const Found *)b)->at;

    return (x > y) - (x < y);
}

static void put_in_order(BibtexMacros *macros)
{
    if (macros->found.count > 1)
        qsort(macros->found.items, macros->found.count, sizeof *macros->found.items, compare_places);
}

static void take(BibtexMacros *macros, const Found *found)
{
    Macro *macro = map_get(&macros->names, found->name);

    if (macro == NULL)
        macro = map_add(macros->arena, &macros->names, arena_copy(macros->arena, found->name),
                        arena_new(macros->arena, Macro));
    vec_push(macros->arena, &macro->definitions, (Definition){ found->at, arena_copy(macros->arena, found->text) });
}

/* Takes what a @string says behind all that is joined: it is read again there. */
static void take_again(BibtexMacros *macros, const Found *found, const struct BibtexFile *file)
{
    BibtexMacros again = { .arena = arena_create() };
    Source *source = source_create(again.arena, STR_EMPTY, found->loose);
    BibtexContext context;
    size_t at = 0;

    source->first_byte = found->loose_at;
    context = bibtex_open_as(again.arena, source, STR_EMPTY, SPAN_NONE, diags_create(again.arena));
    context.file = file;
    context.input.charset = found->charset;
    context.expansion = macros->expansion;
    while (bibtex_next(&context, &at, context.input.bytes.len) != NULL)
        continue;
    macros->expansion = context.expansion;
    bibtex_macros_collect(&again, &context);
    put_in_order(&again);
    for (size_t i = 0; i < again.found.count; i++)
        take(macros, &again.found.items[i]);
    arena_destroy(again.arena);
}

void bibtex_macros_join(BibtexMacros *macros, BibtexMacros *branch, const struct BibtexFile *file)
{
    put_in_order(branch);
    if (branch != macros)
        macros->expansion += branch->expansion;
    for (size_t i = 0; i < branch->found.count; i++) {
        const Found *found = &branch->found.items[i];

        if (found->loose.len == 0)
            take(macros, found);
        else if (i == 0 || found->loose_at != found[-1].loose_at || found[-1].loose.len == 0)
            take_again(macros, found, file);
    }
    branch->found.count = 0;
}

const Str *bibtex_macros_find(const BibtexMacros *macros, Str lower_name, uint64_t before)
{
    const Macro *macro = map_get(&macros->names, lower_name);
    size_t from = 0, to = macro != NULL ? macro->definitions.count : 0;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (macro->definitions.items[middle].at < before)
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? &macro->definitions.items[from - 1].text : NULL;
}
