/* seen_ids.h - the ids of all records that were read, window by window, by their hashes: 16 bytes each, at most three quarters of them
 * in use. Two ids of the same hash are one in 10^19. `SeenIds seen = {0};` is empty and ready; seen_free releases it. */
#ifndef JOBS_SEEN_IDS_H
#define JOBS_SEEN_IDS_H

#include "base/str.h"

typedef struct SeenIds {
    struct {
        uint64_t hash;
        uint32_t line, file; /* where it was first; file 0: free */
    } * slots;
    size_t count, capacity;
} SeenIds;

/* The line where the id was before; 0, and it is noted, if it was not. */
size_t seen_before(SeenIds *seen, Str id, size_t line, size_t file);
/* By the str_hash of an id. */
bool seen_has(const SeenIds *seen, uint64_t hash);
void seen_free(SeenIds *seen);

#endif
