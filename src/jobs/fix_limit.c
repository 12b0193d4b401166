/* Which fixes are not offered at all. */
#include "jobs/fix_proof.h"

#include "base/utf8.h"

#include <stdlib.h>

typedef struct SpanList {
    Span *items;
    size_t count, capacity;
} SpanList;

typedef struct Verbatim {
    Arena *arena;
    SpanList *lists; /* of each source: values that stand as they were printed; sorted */
} Verbatim;

static int compare_spans(const void *left, const void *right)
{
    const Span *a = left, *b = right;

    return (a->start > b->start) - (a->start < b->start);
}

/* What other formats said, which stands under `custom`, is not printed. */
static bool is_verbatim(const Value *value)
{
    return value->row->type == TYPE_VERBATIM && value->row->name != F_CUSTOM;
}

static void collect(void *context, const Record *record, const Value *top, Value *value)
{
    const Verbatim *verbatim = context;

    (void)top;
    if (is_verbatim(value))
        vec_push(verbatim->arena, &verbatim->lists[record->source->order], value->span);
}

static void find_verbatim(const Load *load, Verbatim *verbatim)
{
    const Records *records = load->records;

    verbatim->lists = arena_array(verbatim->arena, load->sources.count + 1, sizeof *verbatim->lists);
    if (records->project != NULL)
        record_walk(records->project, collect, verbatim);
    for (size_t i = 0; i < records->list.count; i++)
        record_walk(records->list.items[i], collect, verbatim);
    for (size_t i = 0; i < load->sources.count; i++)
        if (verbatim->lists[i].count > 1)
            qsort(verbatim->lists[i].items, verbatim->lists[i].count, sizeof(Span), compare_spans);
}

/* Verbatim values lie side by side, so that their ends are sorted, too. */
static bool is_protected(const Verbatim *verbatim, const Diag *diag)
{
    const SpanList *list = &verbatim->lists[diag->source->order];

    for (size_t i = 0; i < diag->fix->edits.count; i++) {
        Span edit = diag->fix->edits.items[i].span;
        size_t low = 0, high = list->count;

        while (low < high) {
            size_t middle = low + (high - low) / 2;

            if (list->items[middle].end <= edit.start)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < list->count && proof_touches(edit, list->items[low]))
            return true;
    }
    return false;
}

/* Text of one encoding is not written into a file of another. */
static bool *find_foreign(const Load *load, Arena *arena)
{
    bool *foreign = arena_array(arena, load->sources.count + 1, sizeof *foreign);

    for (size_t i = 0; i < load->sources.count; i++)
        foreign[i] = utf8_find_invalid(load->sources.items[i]->bytes) != STR_NONE;
    return foreign;
}

void fix_limit(const Load *load)
{
    Verbatim verbatim = { .arena = NULL };
    const bool *foreign = NULL;

    for (size_t i = 0; i < load->diags->list.count; i++) {
        Diag *diag = load->diags->list.items[i];

        if (diag->fix == NULL)
            continue;
        if (verbatim.arena == NULL) {
            verbatim.arena = arena_create();
            find_verbatim(load, &verbatim);
            foreign = find_foreign(load, verbatim.arena);
        }
        if (foreign[diag->source->order] || !fix_settle(diag->fix) || is_protected(&verbatim, diag))
            fix_withdraw(diag);
    }
    arena_destroy(verbatim.arena);
}
