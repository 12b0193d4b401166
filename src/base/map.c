#include "base/map.h"

#include "base/memory.h"

#include <string.h>

enum { FIRST = 8 }; /* entries; there is room for a power of two */

/* Eight bytes at a time: keys may be long. A product's low bits, by which the slot is chosen, know nothing of a word's high ones: so
 * its high half is folded into the low one, before each further product. */
static size_t hash_of(Str key)
{
    const uint64_t odd = 0x9e3779b97f4a7c15u;
    uint64_t hash = key.len * odd, word;

    for (size_t at = 0; at < key.len; at += sizeof word) {
        word = 0;
        memcpy(&word, key.ptr + at, key.len - at < sizeof word ? key.len - at : sizeof word);
        hash = (hash ^ hash >> 32 ^ word) * odd;
    }
    hash = (hash ^ hash >> 32) * odd;
    return (size_t)(hash ^ hash >> 32);
}

static size_t map_find_slot(const Map *map, Str key)
{
    size_t mask = map->slot_count - 1, slot = hash_of(key) & mask;

    while (map->slots[slot] != 0 && !str_eq(map->entries[map->slots[slot] - 1].key, key))
        slot = (slot + 1) & mask;
    return slot;
}

static void map_resize(Arena *arena, Map *map, size_t capacity)
{
    MapEntry *entries;

    map->capacity = capacity;
    entries = arena_array(arena, map->capacity, sizeof *entries);
    if (map->count > 0)
        memcpy(entries, map->entries, map->count * sizeof *entries);
    map->entries = entries;
    map->slot_count = map->capacity * 2;
    map->slots = arena_array(arena, map->slot_count, sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++)
        map->slots[map_find_slot(map, entries[i].key)] = (uint32_t)i + 1;
}

static void map_grow(Arena *arena, Map *map)
{
    map_resize(arena, map, map->capacity == 0 ? FIRST : memory_product(map->capacity, 2));
}

void map_reserve(Arena *arena, Map *map, size_t count)
{
    size_t capacity = FIRST;

    while (capacity < count)
        capacity = memory_product(capacity, 2);
    if (map->capacity == 0 && count > 0)
        map_resize(arena, map, capacity);
}

void *map_get(const Map *map, Str key)
{
    uint32_t number;

    if (map->count == 0)
        return NULL;
    number = map->slots[map_find_slot(map, key)];
    return number == 0 ? NULL : map->entries[number - 1].value;
}

void *map_add(Arena *arena, Map *map, Str key, void *value)
{
    size_t slot;

    if (map->count == map->capacity)
        map_grow(arena, map);
    slot = map_find_slot(map, key);
    if (map->slots[slot] != 0)
        return map->entries[map->slots[slot] - 1].value;
    map->entries[map->count] = (MapEntry){ key, value };
    map->slots[slot] = (uint32_t)++map->count;
    return value;
}

void map_set(Arena *arena, Map *map, Str key, void *value)
{
    if (map_add(arena, map, key, value) != value)
        map->entries[map->slots[map_find_slot(map, key)] - 1].value = value;
}
