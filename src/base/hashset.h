/* hashset.h - a set of strings known by their hashes alone: 8 bytes each, at most three quarters of them in use.
 *
 * For as many ids as a large file has. Two strings of the same hash are one in it: among a million that happens once in
 * forty million files. `HashSet set = {0};` is empty and ready; hashset_free releases it. */
#ifndef BASE_HASHSET_H
#define BASE_HASHSET_H

#include "base/str.h"

typedef struct HashSet {
    uint64_t *slots; /* 0: free */
    size_t count, capacity;
} HashSet;

bool hashset_has(const HashSet *set, Str text);
/* False if it was there. */
bool hashset_add(HashSet *set, Str text);
/* Adds all that `other` has, and frees that. */
void hashset_take(HashSet *set, HashSet *other);
void hashset_free(HashSet *set);

#endif
