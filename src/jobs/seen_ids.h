/* seen_ids.h - the ids of all records that were read, window by window, by their hashes: 16 bytes each, at most three quarters of them
 * in use. Two ids of the same hash are one in 10^19. `SeenIds seen = {0};` is empty and ready; seen_free releases it. */
#ifndef JOBS_SEEN_IDS_H
#define JOBS_SEEN_IDS_H

#include "jobs/load.h"

typedef struct SeenIds {
    struct {
        uint64_t hash;
        uint32_t line, file; /* where it was first; file 0: free */
    } * slots;
    size_t count, capacity;
} SeenIds;

/* Takes the ids of a window that was linked, and tells of those that were there before (B204): by the line of the first of all, as
 * link_records does of one window. `all` has the inputs, the last of which is the window's. */
void seen_take(SeenIds *seen, const Load *window, const Load *all);
/* By the str_hash of an id. */
bool seen_has(const SeenIds *seen, uint64_t hash);
void seen_free(SeenIds *seen);

#endif
