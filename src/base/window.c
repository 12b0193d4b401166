#include "base/window.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct Windows {
    Str name;
    int fd;        /* to read from */
    int copy;      /* to write to what was read, or -1 */
    bool borrowed; /* fd is standard input */
    Buf bytes;     /* read and not handed out: from `start` on */
    size_t start, size;
    bool ended;
    uint64_t done, total, most;
    Position first;
};

/* A file without a name, that goes when it is closed. */
static int open_copy(void)
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    int fd;

    if (snprintf(path, sizeof path, "%s/bibelot-XXXXXX", folder != NULL && folder[0] != '\0' ? folder : "/tmp") >=
        (int)sizeof path)
        return -1;
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    return fd;
}

static bool is_seekable(int fd, uint64_t *size)
{
    struct stat status;

    *size = 0;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *size = (uint64_t)status.st_size;
    return true;
}

static Windows *fail(Arena *arena, Windows *windows, Str *error)
{
    *error = arena_copy(arena, str_of(strerror(errno)));
    windows_close(windows);
    return NULL;
}

Windows *windows_open(Arena *arena, Str path, size_t size, uint64_t most, bool twice, Str *error)
{
    Windows *windows = arena_new(arena, Windows);

    windows->borrowed = str_is(path, "-");
    windows->name = windows->borrowed ? STR("<stdin>") : arena_copy(arena, path);
    windows->size = size;
    windows->most = most;
    windows->copy = -1;
    windows->fd = windows->borrowed ? STDIN_FILENO : open(windows->name.ptr, O_RDONLY | O_CLOEXEC);
    if (windows->fd < 0)
        return fail(arena, windows, error);
    if (is_seekable(windows->fd, &windows->total) || !twice)
        return windows;
    windows->copy = open_copy();
    return windows->copy >= 0 ? windows : fail(arena, windows, error);
}

void windows_close(Windows *windows)
{
    if (windows == NULL)
        return;
    if (windows->fd >= 0 && !windows->borrowed)
        close(windows->fd);
    if (windows->copy >= 0)
        close(windows->copy);
    buf_free(&windows->bytes);
}

/* Reads until there are `wanted` bytes, or no more. */
static bool fill(Windows *windows, size_t wanted)
{
    if (windows->start > 0) {
        windows->bytes.len -= windows->start;
        memmove(windows->bytes.ptr, windows->bytes.ptr + windows->start, windows->bytes.len);
        windows->start = 0;
    }
    buf_reserve(&windows->bytes, wanted + 1);
    while (!windows->ended && windows->bytes.len < wanted) {
        char *end = windows->bytes.ptr + windows->bytes.len;
        ssize_t got = read(windows->fd, end, wanted - windows->bytes.len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (windows->copy >= 0 && !file_write(windows->copy, (Str){ end, (size_t)got })))
            return false;
        windows->ended = got == 0;
        windows->bytes.len += (size_t)got;
        if (windows->done + windows->bytes.len > windows->most) {
            errno = EFBIG;
            return false;
        }
    }
    return true;
}

/* How many of the bytes make a window; 0 where no record ends in them. */
static size_t cut(const Windows *windows, WindowSplitter *split)
{
    return windows->ended ? windows->bytes.len : split(buf_str(&windows->bytes));
}

/* Lines and characters before the next window. */
static void advance(Windows *windows, const Source *window)
{
    size_t last = window->lines[window->line_count - 1];
    size_t characters = utf8_length(str_from(window->bytes, last));

    windows->first.column = window->line_count > 1 ? characters : windows->first.column + characters;
    windows->first.line += window->line_count - 1;
    windows->done += window->bytes.len;
    windows->start = window->bytes.len;
}

Source *windows_next(Windows *windows, Arena *arena, WindowSplitter *split, Str *error)
{
    size_t wanted = windows->size, len = 0;
    Source *window;

    *error = STR_EMPTY;
    do {
        if (wanted > SOURCE_LIMIT) {
            *error = STR("a record larger than 1 GiB");
            return NULL;
        }
        if (!fill(windows, wanted)) {
            *error = arena_copy(arena, str_of(strerror(errno)));
            return NULL;
        }
        len = cut(windows, split);
        wanted *= 2;
    } while (len == 0 && !windows->ended);
    if (len == 0)
        return NULL;
    window = source_create(arena, windows->name, arena_copy(arena, str_slice(buf_str(&windows->bytes), 0, len)));
    window->first = windows->first;
    window->first_byte = windows->done;
    window->goes_on = len < windows->bytes.len || !windows->ended;
    advance(windows, window);
    return window;
}

bool windows_rewind(Windows *windows, Str *error)
{
    if (windows->copy >= 0) {
        if (!windows->borrowed)
            close(windows->fd);
        windows->fd = windows->copy;
        windows->copy = -1;
        windows->borrowed = false;
        windows->total = windows->done;
    }
    if (lseek(windows->fd, 0, SEEK_SET) != 0) {
        *error = str_of(strerror(errno));
        return false;
    }
    windows->bytes.len = windows->start = 0;
    windows->ended = false;
    windows->done = 0;
    windows->first = (Position){ 0, 0 };
    return true;
}

uint64_t windows_done(const Windows *windows)
{
    return windows->done;
}

uint64_t windows_total(const Windows *windows)
{
    return windows->total;
}
