/* pipeline.h - pieces of work on all processors, begun and ended in their order; a bounded number is in memory. */
#ifndef JOBS_PIPELINE_H
#define JOBS_PIPELINE_H

#include "base/arena.h"

/* `slot` tells where a piece lies: below pipeline_slots(workers). It is free for another once the piece has ended. */
typedef struct PipelineSteps {
    /* Prepares the next piece. The arena goes when it has ended. False: there are no more. One at a time. */
    bool (*begin)(void *context, size_t slot, Arena *arena);
    void (*work)(void *context, size_t worker, size_t slot); /* many at a time, each worker one */
    /* In the order in which they were begun, one at a time, never while another begins. False: nothing else is begun or ended. */
    bool (*end)(void *context, size_t slot);
} PipelineSteps;

/* How many pieces may be under way: each worker has one in work and room for one that waits for those before it. */
size_t pipeline_slots(size_t workers);

/* All pieces. False if `end` said so. */
bool pipeline_run(const PipelineSteps *steps, void *context, size_t workers);

/* One piece, by this thread alone. False: there are no more. `*fine` is what `end` said. */
bool pipeline_step(const PipelineSteps *steps, void *context, bool *fine);

#endif
