/* watch.h - publishing again whenever the project changes. */
#ifndef JOBS_WATCH_H
#define JOBS_WATCH_H

#include "base/str.h"

/* One build; the status is that of bibelot.h. */
typedef int WatchTurn(const void *context);

typedef struct WatchOptions {
    Str folder;   /* where to look for the project */
    Str xsl;      /* stylesheets that go before the built-in ones; empty: none */
    int stop;     /* a descriptor: once it can be read, the end; -1: none comes */
    int hopeless; /* status of a first turn that no change of the sources can better */
} WatchOptions;

/* Calls `turn` at once and after each change of the sources or stylesheets, until `stop`: then 0. Without a project, and where
 * the first turn is hopeless, there is no other; then its status. */
int watch_run(const WatchOptions *options, WatchTurn *turn, const void *context);

#endif
