#include "jobs/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct Pool {
    atomic_size_t next;
    size_t tasks;
    WorkerTask *task;
    void *context;
} Pool;

typedef struct Worker {
    Pool *pool;
    size_t number;
    pthread_t thread;
} Worker;

size_t workers_count(size_t tasks)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = processors < 1 ? 1 : (size_t)processors;

    if (count > WORKERS_MOST)
        count = WORKERS_MOST;
    return tasks < 1 ? 1 : tasks < count ? tasks : count;
}

static void *work(void *argument)
{
    Worker *worker = argument;
    Pool *pool = worker->pool;

    for (size_t number; (number = atomic_fetch_add(&pool->next, 1)) < pool->tasks;)
        pool->task(pool->context, worker->number, number);
    return NULL;
}

/* The caller's thread is worker 0. */
void workers_run(size_t workers, size_t tasks, WorkerTask *task, void *context)
{
    Pool pool = { .tasks = tasks, .task = task, .context = context };
    Worker list[WORKERS_MOST];
    size_t started = 1;

    atomic_init(&pool.next, 0);
    for (; started < workers && started < WORKERS_MOST; started++) {
        list[started] = (Worker){ .pool = &pool, .number = started };
        if (pthread_create(&list[started].thread, NULL, work, &list[started]) != 0)
            break;
    }
    work(&(Worker){ .pool = &pool });
    for (size_t i = 1; i < started; i++)
        pthread_join(list[i].thread, NULL);
}
