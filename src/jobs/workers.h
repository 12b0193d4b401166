/* workers.h - tasks on all processors. */
#ifndef JOBS_WORKERS_H
#define JOBS_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

/* Does task number `number`; `worker` tells which worker does it, from 0. Two tasks of one worker never overlap. */
typedef void WorkerTask(void *context, size_t worker, size_t number);

enum { WORKERS_MOST = 16 };

/* How many workers serve `tasks` tasks: as many as there are processors, at most WORKERS_MOST, at least 1. */
size_t workers_count(size_t tasks);

/* Does tasks 0 to `tasks` - 1, begun in this order, and returns when all are done. Where a thread can't be started the
 * others do its work. */
void workers_run(size_t workers, size_t tasks, WorkerTask *task, void *context);

#endif
