#include "base/watch.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"

#include <dirent.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

enum { DEEPEST = 32, PAUSE = 500, QUIET = 100, PATIENCE = 2000 }; /* milliseconds */

struct Watch {
    Arena *arena;
    const Str *paths;
    size_t count;
    int inotify;    /* -1: looking */
    uint64_t state; /* of all files, when last looked at */
};

/* ---- what there is ---- */

typedef struct Scan {
    Watch *watch;
    Arena *arena; /* of paths */
    uint64_t state;
} Scan;

static void mix(Scan *scan, uint64_t number)
{
    enum { BYTE = 8 };

    for (size_t i = 0; i < sizeof number; i++) {
        scan->state = (scan->state ^ (number & 0xFF)) * UINT64_C(0x100000001B3); /* FNV-1a */
        number >>= BYTE;
    }
}

static bool is_ours(Str name)
{
    if (name.ptr[0] == '.')
        return str_is(name, ".bibelot.yaml");
    return !str_is(name, "out") && !str_is(name, "node_modules");
}

/* False: of no folder any longer can the changes be told. */
static bool add_folder(const Watch *watch, const char *path)
{
#ifdef __linux__
    const uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF |
                            IN_MOVE_SELF | IN_ONLYDIR;

    return inotify_add_watch(watch->inotify, path, events) >= 0;
#else
    (void)watch;
    (void)path;
    return false;
#endif
}

static bool scan_path(Scan *scan, Str path, unsigned depth);

static bool scan_folder(Scan *scan, const char *path, unsigned depth)
{
    DIR *folder;
    struct dirent *entry;
    bool done = true;

    if (scan->watch->inotify >= 0 && !add_folder(scan->watch, path))
        return false;
    folder = opendir(path);
    while (folder != NULL && (entry = readdir(folder)) != NULL)
        if (is_ours(str_of(entry->d_name)) && depth < DEEPEST)
            done = scan_path(scan, path_join(scan->arena, str_of(path), str_of(entry->d_name)), depth + 1) && done;
    if (folder != NULL)
        closedir(folder);
    return done;
}

/* Entries come in any order, so that each has a number of its own, which are added up. Depth is bounded by DEEPEST. */
static bool scan_path(Scan *scan, Str path, unsigned depth)
{
    const char *name = arena_cstr(scan->arena, path);
    struct stat status;
    uint64_t sum = scan->state;

    if ((depth == 0 ? stat(name, &status) : lstat(name, &status)) != 0)
        return depth > 0; /* one that went meanwhile; of what is not there at all inotify can't tell */
    scan->state = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < path.len; i++)
        mix(scan, (unsigned char)path.ptr[i]);
    mix(scan, (uint64_t)status.st_ino);
    if (!S_ISDIR(status.st_mode)) {
        mix(scan, (uint64_t)status.st_size);
        mix(scan, (uint64_t)status.st_mtim.tv_sec);
        mix(scan, (uint64_t)status.st_mtim.tv_nsec);
    }
    scan->state += sum;
    return !S_ISDIR(status.st_mode) || scan_folder(scan, name, depth);
}

/* A file is watched by its folder: editors put a new one in its place. */
static bool scan_all(Watch *watch)
{
    Scan scan = { .watch = watch, .arena = arena_create() };
    bool done = true;

    for (size_t i = 0; i < watch->count; i++) {
        done = scan_path(&scan, watch->paths[i], 0) && done;
        if (watch->inotify >= 0 && path_kind(scan.arena, watch->paths[i]) == PATH_FILE)
            done = add_folder(watch, arena_cstr(scan.arena, path_folder(watch->paths[i]))) && done;
    }
    arena_destroy(scan.arena);
    watch->state = scan.state;
    return done;
}

Watch *watch_open(Arena *arena, const Str *paths, size_t count, bool polling)
{
    Watch *watch = arena_new(arena, Watch);

    *watch = (Watch){ arena, paths, count, -1, 0 };
#ifdef __linux__
    if (!polling)
        watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
#else
    (void)polling;
#endif
    /* Where the system has no more watches to give, or a path is not there yet: look. */
    if (!scan_all(watch) && watch->inotify >= 0) {
        close(watch->inotify);
        watch->inotify = -1;
        scan_all(watch);
    }
    return watch;
}

void watch_close(Watch *watch)
{
    if (watch->inotify >= 0)
        close(watch->inotify);
    watch->inotify = -1;
}

/* ---- waiting ---- */

static long milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what inotify has to say. Was something of ours among it? */
static bool take_events(const Watch *watch)
{
    bool ours = false;
#ifdef __linux__
    _Alignas(struct inotify_event) char events[4096];
    ssize_t got;

    while ((got = read(watch->inotify, events, sizeof events)) > 0)
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);

            ours = ours || event->len == 0 || is_ours(str_of(event->name));
            at += (ssize_t)(sizeof *event + event->len);
        }
#else
    (void)watch;
#endif
    return ours;
}

static bool has_changed(Watch *watch)
{
    uint64_t before = watch->state;

    if (watch->inotify >= 0)
        return take_events(watch);
    scan_all(watch);
    return watch->state != before;
}

bool watch_wait(Watch *watch, int stop)
{
    struct pollfd files[] = { { .fd = stop, .events = POLLIN }, { .fd = watch->inotify, .events = POLLIN } };
    bool changed = false;
    long since = 0, last = 0;

    for (;;) {
        int timeout = changed ? QUIET : watch->inotify >= 0 ? -1 : PAUSE;

        (void)poll(files, 2, timeout); /* a negative descriptor is passed over; EINTR: look, and go on */
        if (files[0].revents != 0)
            return false;
        if (has_changed(watch)) {
            last = milliseconds();
            since = changed ? since : last;
            changed = true;
        }
        if (changed && (milliseconds() - last >= QUIET || milliseconds() - since >= PATIENCE))
            return true;
    }
}
