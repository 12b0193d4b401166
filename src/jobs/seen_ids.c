#include "jobs/seen_ids.h"

#include "base/memory.h"

#include <string.h>

typedef struct Place {
    uint32_t line, file;
} Place;

static void seen_grow(SeenIds *seen)
{
    SeenIds larger = { .capacity = seen->capacity > 0 ? 2 * seen->capacity : 1024 };

    larger.slots = memory_alloc(larger.capacity * sizeof *larger.slots);
    memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < seen->capacity; i++) {
        size_t at = seen->slots[i].hash % larger.capacity;

        if (seen->slots[i].file == 0)
            continue;
        while (larger.slots[at].file != 0)
            at = (at + 1) % larger.capacity;
        larger.slots[at] = seen->slots[i];
    }
    larger.count = seen->count;
    memory_free(seen->slots);
    *seen = larger;
}

/* Where the id was before; file 0, and it is noted, if it was not. */
static Place seen_before(SeenIds *seen, Str id, Place here)
{
    uint64_t hash = str_hash(id);
    size_t at;

    if (4 * seen->count >= 3 * seen->capacity)
        seen_grow(seen);
    at = hash % seen->capacity;
    while (seen->slots[at].file != 0 && seen->slots[at].hash != hash)
        at = (at + 1) % seen->capacity;
    if (seen->slots[at].file != 0)
        return (Place){ seen->slots[at].line, seen->slots[at].file };
    seen->slots[at].hash = hash;
    seen->slots[at].line = here.line;
    seen->slots[at].file = here.file;
    seen->count++;
    return (Place){ 0, 0 };
}

/* ---- what is told ---- */

/* A record of the window whose id was there before: the first of it here. */
typedef struct Repeated {
    const Record *record;
    Place before;
} Repeated;

typedef struct Teller {
    const Load *all;
    Diags *diags;
    VEC(Repeated) repeated; /* in their order */
} Teller;

static void tell_place(Teller *teller, Diag *diag, Place before)
{
    if (before.file == teller->all->sources.count)
        diag_help(teller->diags, diag, "line %u has it", (unsigned)before.line);
    else
        diag_help(teller->diags, diag, "line %u of %.*s has it", (unsigned)before.line,
                  STR_ARG(teller->all->sources.items[before.file - 1]->name));
}

static const Repeated *find_repeated(const Teller *teller, uint32_t start)
{
    size_t from = 0, to = teller->repeated.count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (teller->repeated.items[middle].record->id_span.start < start)
            from = middle + 1;
        else
            to = middle;
    }
    return from < teller->repeated.count && teller->repeated.items[from].record->id_span.start == start
               ? &teller->repeated.items[from]
               : NULL;
}

/* link_records named the first of the window: it is not that of the input. */
static void correct_notes(Teller *teller)
{
    for (size_t i = 0; i < teller->diags->list.count; i++) {
        Diag *diag = teller->diags->list.items[i];
        const Repeated *first;

        if (diag->code != DIAG_B204 || diag->notes.count == 0 ||
            diag->notes.items[0].source->order != teller->all->sources.count)
            continue;
        first = find_repeated(teller, diag->notes.items[0].span.start);
        if (first == NULL)
            continue;
        diag->notes.count = 0;
        tell_place(teller, diag, first->before);
    }
}

void seen_take(SeenIds *seen, const Load *window, const Load *all)
{
    const Records *records = window->records;
    Teller teller = { .all = all, .diags = window->diags };

    for (size_t i = 0; i < records->ids.count; i++) {
        const Record *record = records->ids.entries[i].value;
        size_t line = source_line_number(record->source, record->id_span.start);
        Place before;

        if (record->source->context) /* of another window */
            continue;
        before = seen_before(seen, record->id, (Place){ (uint32_t)line, (uint32_t)all->sources.count });
        if (before.file > 0)
            vec_push(window->arena, &teller.repeated, (Repeated){ record, before });
    }
    if (teller.repeated.count > 0)
        correct_notes(&teller);
    for (size_t i = 0; i < teller.repeated.count; i++) {
        const Record *record = teller.repeated.items[i].record;
        Diag *diag = diag_add(window->diags, DIAG_B204, record->source, record->id_span, "the id '%.*s' is taken",
                              STR_ARG(record->id));

        tell_place(&teller, diag, teller.repeated.items[i].before);
    }
}

bool seen_has(const SeenIds *seen, uint64_t hash)
{
    size_t at = seen->capacity > 0 ? hash % seen->capacity : 0;

    while (seen->capacity > 0 && seen->slots[at].file != 0 && seen->slots[at].hash != hash)
        at = (at + 1) % seen->capacity;
    return seen->capacity > 0 && seen->slots[at].file != 0;
}

void seen_free(SeenIds *seen)
{
    memory_free(seen->slots);
    *seen = (SeenIds){ 0 };
}
