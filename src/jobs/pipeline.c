#include "jobs/pipeline.h"

#include "jobs/workers.h"

#include <threads.h>

enum { PARKED = 2, MOST = WORKERS_MOST * PARKED };

typedef struct Piece {
    Arena *arena;
    bool done;
} Piece;

typedef struct Pipeline {
    const PipelineSteps *steps;
    void *context;
    size_t slots;
    mtx_t lock; /* of all that follows, and of `begin` and `end` */
    cnd_t turn; /* `ended` has changed */
    Piece pieces[MOST];
    size_t begun, ended;
    bool exhausted, failed;
} Pipeline;

size_t pipeline_slots(size_t workers)
{
    return workers * PARKED;
}

static bool begin_piece(Pipeline *pipeline, size_t slot)
{
    Arena *arena = arena_create();

    if (!pipeline->steps->begin(pipeline->context, slot, arena)) {
        arena_destroy(arena);
        return false;
    }
    pipeline->pieces[slot] = (Piece){ .arena = arena };
    return true;
}

/* False: there are no more. */
static bool take_piece(Pipeline *pipeline, size_t *slot)
{
    bool taken;

    mtx_lock(&pipeline->lock);
    while (pipeline->begun - pipeline->ended == pipeline->slots)
        cnd_wait(&pipeline->turn, &pipeline->lock);
    *slot = pipeline->begun % pipeline->slots;
    taken = !pipeline->exhausted && !pipeline->failed && begin_piece(pipeline, *slot);
    if (taken)
        pipeline->begun++;
    else
        pipeline->exhausted = true;
    mtx_unlock(&pipeline->lock);
    return taken;
}

/* Ends the pieces that are done, up to the first that is not; `arenas` are theirs, to be given back by the caller. */
static size_t end_pieces(Pipeline *pipeline, Arena **arenas)
{
    size_t count = 0, slot = pipeline->ended % pipeline->slots;

    while (pipeline->ended < pipeline->begun && pipeline->pieces[slot].done) {
        pipeline->failed = pipeline->failed || !pipeline->steps->end(pipeline->context, slot);
        arenas[count++] = pipeline->pieces[slot].arena;
        slot = ++pipeline->ended % pipeline->slots;
    }
    return count;
}

static void hand_in_piece(Pipeline *pipeline, size_t slot)
{
    Arena *arenas[MOST];
    size_t count;

    mtx_lock(&pipeline->lock);
    pipeline->pieces[slot].done = true;
    count = end_pieces(pipeline, arenas);
    cnd_broadcast(&pipeline->turn);
    mtx_unlock(&pipeline->lock);
    while (count > 0)
        arena_destroy(arenas[--count]);
}

static void run_worker(void *context, size_t worker, size_t task)
{
    Pipeline *pipeline = context;

    (void)task;
    for (size_t slot; take_piece(pipeline, &slot);) {
        pipeline->steps->work(pipeline->context, worker, slot);
        hand_in_piece(pipeline, slot);
    }
}

bool pipeline_run(const PipelineSteps *steps, void *context, size_t workers)
{
    Pipeline pipeline = { .steps = steps, .context = context, .slots = pipeline_slots(workers) };

    mtx_init(&pipeline.lock, mtx_plain);
    cnd_init(&pipeline.turn);
    workers_run(workers, workers, run_worker, &pipeline);
    cnd_destroy(&pipeline.turn);
    mtx_destroy(&pipeline.lock);
    return !pipeline.failed;
}

bool pipeline_step(const PipelineSteps *steps, void *context, bool *fine)
{
    Arena *arena = arena_create();
    bool begun = steps->begin(context, 0, arena);

    if (begun) {
        steps->work(context, 0, 0);
        *fine = steps->end(context, 0);
    }
    arena_destroy(arena);
    return begun;
}
