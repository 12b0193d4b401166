#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <threads.h>
#include <unistd.h>

/* Of the whole process, as are signals. */
static struct {
    once_flag once;
    mtx_t lock;
    Temporary *first;
    bool wanted, watched;
    int wake[2]; /* a pipe: the number of the signal */
} temporaries = { .once = ONCE_FLAG_INIT };

static const int endings[] = { SIGINT, SIGTERM, SIGHUP };

static void make_lock(void)
{
    mtx_init(&temporaries.lock, mtx_plain);
}

static void take_lock(void)
{
    call_once(&temporaries.once, make_lock);
    mtx_lock(&temporaries.lock);
}

static void give_lock(void)
{
    mtx_unlock(&temporaries.lock);
}

static void take_off(Temporary *file)
{
    if (file->before != NULL)
        file->before->next = file->next;
    else
        temporaries.first = file->next;
    if (file->next != NULL)
        file->next->before = file->before;
}

static void put_on(Temporary *file)
{
    file->next = temporaries.first;
    file->before = NULL;
    if (file->next != NULL)
        file->next->before = file;
    temporaries.first = file;
}

static void remove_one(const Temporary *file)
{
    if (file->folder)
        rmdir(file->path);
    else
        unlink(file->path);
}

/* The last comes first: what lies in a folder was made after it. */
static void remove_all(void)
{
    for (const Temporary *file = temporaries.first; file != NULL; file = file->next)
        remove_one(file);
}

/* ---- signals ---- */

/* All that a handler may do: wake the thread that waits. */
static void note_signal(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;

    if (write(temporaries.wake[1], &byte, 1) < 0)
        _exit(128 + number);
    errno = saved;
}

/* Never gives the lock back: no file appears between the last removal and the end. */
static int wait_for_signal(void *unused)
{
    struct sigaction plain = { .sa_handler = SIG_DFL };
    unsigned char number = SIGTERM;

    (void)unused;
    while (read(temporaries.wake[0], &number, 1) < 0 && errno == EINTR)
        continue;
    take_lock();
    remove_all();
    sigaction(number, &plain, NULL);
    kill(getpid(), number);
    return 0;
}

/* Where it is wanted, before the first file appears. Without the thread, signals do what they always did. */
static void watch(void)
{
    struct sigaction action = { .sa_handler = note_signal, .sa_flags = SA_RESTART }, before;
    thrd_t thread;

    if (!temporaries.wanted || temporaries.watched)
        return;
    temporaries.watched = true;
    if (pipe2(temporaries.wake, O_CLOEXEC) != 0 || thrd_create(&thread, wait_for_signal, NULL) != thrd_success)
        return;
    thrd_detach(thread);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (sigaction(endings[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(endings[i], &action, NULL);
}

void temporaries_watch_signals(void)
{
    take_lock();
    temporaries.wanted = true;
    give_lock();
}

void temporaries_remove(void)
{
    call_once(&temporaries.once, make_lock);
    if (mtx_trylock(&temporaries.lock) == thrd_success)
        remove_all();
}

/* ---- files ---- */

int temporary_make(Temporary *file, const char *path)
{
    int fd, failure;

    take_lock();
    watch();
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    failure = errno;
    if (fd >= 0) {
        *file = (Temporary){ .path = path };
        put_on(file);
    }
    give_lock();
    errno = failure;
    return fd;
}

bool temporary_make_folder(Temporary *folder, const char *path)
{
    bool made;
    int failure;

    take_lock();
    watch();
    made = mkdir(path, 0777) == 0;
    failure = errno;
    if (made) {
        *folder = (Temporary){ .path = path, .folder = true };
        put_on(folder);
    }
    give_lock();
    errno = failure;
    return made;
}

void temporary_keep(Temporary *file)
{
    take_lock();
    take_off(file);
    give_lock();
}

void temporary_remove(Temporary *file)
{
    int saved = errno;

    take_lock();
    remove_one(file);
    take_off(file);
    give_lock();
    errno = saved;
}

size_t temporary_rename(Temporary *const files[], const char *const targets[], size_t count)
{
    size_t done = 0;
    int failure;

    take_lock();
    for (; done < count && rename(files[done]->path, targets[done]) == 0; done++)
        take_off(files[done]);
    failure = errno;
    give_lock();
    errno = failure;
    return done;
}
