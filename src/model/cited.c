#include "model/cited.h"

typedef struct Collector {
    Arena *arena;
    CitedWorks *works;
} Collector;

static void collect(void *context, const Record *record, const Value *top, Value *value)
{
    Collector *collector = context;

    (void)record;
    (void)top;
    if (value->row->name != F_WORK || value->target == NULL || value->target->kind != KIND_ENDNOTE)
        return;
    for (size_t i = 0; i < collector->works->count; i++)
        if (collector->works->items[i] == value->target)
            return;
    vec_push(collector->arena, collector->works, value->target);
}

void cited_works(Arena *arena, const Record *record, CitedWorks *works)
{
    Collector collector = { arena, works };

    record_walk(record, collect, &collector);
    /* There are few. */
    for (size_t i = 1; i < works->count; i++)
        for (size_t j = i; j > 0 && works->items[j]->rank_en < works->items[j - 1]->rank_en; j--) {
            Record *work = works->items[j];

            works->items[j] = works->items[j - 1];
            works->items[j - 1] = work;
        }
}
