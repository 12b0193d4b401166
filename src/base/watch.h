/* watch.h - waiting until something in some folders changes. By inotify(7), which costs nothing while nothing happens;
 * where there is none, by looking at all files twice a second. */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include "base/arena.h"

typedef struct Watch Watch;

/* Files, and folders with all that is in them; names that begin with a dot (but .bibelot.yaml), `out` and `node_modules` are
 * passed over, links to folders are not followed, depth is bounded by 32. What is not there may come. What changes from now on
 * counts. `polling`: without inotify in any case. Everything is in the arena but descriptors: watch_close. */
Watch *watch_open(Arena *arena, const Str *paths, size_t count, bool polling);

/* Returns when something has changed and nothing has for a tenth of a second (but after two seconds in any case): true. Or when
 * the descriptor `stop` can be read, or has no other end any more: false; -1: there is none. */
bool watch_wait(Watch *watch, int stop);

void watch_close(Watch *watch);

#endif
