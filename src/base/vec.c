#include "base/vec.h"

#include "base/memory.h"

#include <string.h>

void *vec_grow(Arena *arena, void *items, size_t *capacity, size_t size)
{
    size_t count = *capacity;
    void *grown;

    *capacity = count == 0 ? 4 : memory_product(count, 2);
    grown = arena_array(arena, *capacity, size);
    if (count > 0)
        memcpy(grown, items, count * size);
    return grown;
}
