#include "jobs/watch.h"

#include "base/watch.h"
#include "jobs/load.h"

/* The watch is opened before the turn: what changes meanwhile brings the next one. False: stop. */
static bool take_turn(const WatchOptions *options, const Str *paths, size_t count, bool first, WatchTurn *turn,
                      const void *context, int *status)
{
    Arena *arena = arena_create();
    Watch *watch = watch_open(arena, paths, count, false);
    bool more;

    *status = turn(context);
    more = !(first && *status == options->hopeless);
    if (more) {
        *status = 0;
        more = watch_wait(watch, options->stop);
    }
    watch_close(watch);
    arena_destroy(arena);
    return more;
}

int watch_run(const WatchOptions *options, WatchTurn *turn, const void *context)
{
    Arena *arena = arena_create();
    Str paths[2] = { STR_EMPTY, options->xsl };
    size_t count = options->xsl.len > 0 ? 2 : 1;
    int status = 0;

    if (load_find_root(arena, options->folder, &paths[0]).len == 0)
        status = turn(context);
    else
        for (bool first = true; take_turn(options, paths, count, first, turn, context, &status); first = false)
            continue;
    arena_destroy(arena);
    return status;
}
