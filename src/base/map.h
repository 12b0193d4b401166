/* map.h - a hash table from Str to pointer, in an arena.
 *
 * Keys are borrowed: they must outlive the map. Iteration is in order of insertion, so that nothing depends on hashes.
 * `Map map = {0};` is empty and ready. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

typedef struct MapEntry {
    Str key;
    void *value;
} MapEntry;

typedef struct Map {
    MapEntry *entries; /* in order of insertion */
    size_t count;
    uint32_t *slots; /* entry number + 1, or 0 */
    size_t slot_count, capacity;
} Map;

/* Makes room for so many entries at once; growing by and by leaves as much behind. A map that has some is left as it is. */
void map_reserve(Arena *arena, Map *map, size_t count);

/* The value, or NULL. */
void *map_get(const Map *map, Str key);

/* Adds `value` unless the key is there. Returns the value that the key has now: `value`, or the earlier one. `value`
 * must not be NULL. */
void *map_add(Arena *arena, Map *map, Str key, void *value);

/* Adds or replaces. */
void map_set(Arena *arena, Map *map, Str key, void *value);

#endif
