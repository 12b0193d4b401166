#include "base/hashset.h"

#include "base/memory.h"

#include <string.h>

static uint64_t hash_of(Str text)
{
    uint64_t hash = str_hash(text);

    return hash != 0 ? hash : 1;
}

/* Its slot, or the free one where it belongs. The capacity is a power of two, and FNV's low bits are good. */
static size_t find(const HashSet *set, uint64_t hash)
{
    size_t at = hash & (set->capacity - 1);

    while (set->slots[at] != 0 && set->slots[at] != hash)
        at = (at + 1) & (set->capacity - 1);
    return at;
}

bool hashset_has(const HashSet *set, Str text)
{
    return set->capacity > 0 && set->slots[find(set, hash_of(text))] != 0;
}

static void grow(HashSet *set)
{
    enum { ROOM = 1024 };
    HashSet larger = { .count = set->count, .capacity = set->capacity > 0 ? 2 * set->capacity : ROOM };

    larger.slots = memory_alloc(larger.capacity * sizeof *larger.slots);
    memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i] != 0)
            larger.slots[find(&larger, set->slots[i])] = set->slots[i];
    memory_free(set->slots);
    *set = larger;
}

static bool add(HashSet *set, uint64_t hash)
{
    size_t at;

    if (4 * set->count >= 3 * set->capacity)
        grow(set);
    at = find(set, hash);
    if (set->slots[at] != 0)
        return false;
    set->slots[at] = hash;
    set->count++;
    return true;
}

bool hashset_add(HashSet *set, Str text)
{
    return add(set, hash_of(text));
}

void hashset_take(HashSet *set, HashSet *other)
{
    for (size_t i = 0; i < other->capacity; i++)
        if (other->slots[i] != 0)
            add(set, other->slots[i]);
    hashset_free(other);
}

void hashset_free(HashSet *set)
{
    memory_free(set->slots);
    *set = (HashSet){ 0 };
}
