#include "jobs/seen_ids.h"

#include "base/memory.h"

#include <string.h>

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

size_t seen_before(SeenIds *seen, Str id, size_t line, size_t file)
{
    uint64_t hash = str_hash(id);
    size_t at;

    if (4 * seen->count >= 3 * seen->capacity)
        seen_grow(seen);
    at = hash % seen->capacity;
    while (seen->slots[at].file != 0 && seen->slots[at].hash != hash)
        at = (at + 1) % seen->capacity;
    if (seen->slots[at].file != 0)
        return seen->slots[at].line;
    seen->slots[at].hash = hash;
    seen->slots[at].line = (uint32_t)line;
    seen->slots[at].file = (uint32_t)file;
    seen->count++;
    return 0;
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
