#include "base/file.h"

#include "base/buf.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WALK_DEPTH = 32, READ_SIZE = 64 * 1024 };

static bool read_all(int fd, size_t most, Buf *buf)
{
    while (buf->len <= most) {
        ssize_t got;

        buf_reserve(buf, READ_SIZE);
        got = read(fd, buf->ptr + buf->len, buf->capacity - buf->len - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        buf->len += (size_t)got;
    }
    errno = EFBIG;
    return false;
}

/* Up to `room` bytes; fewer, and the file is at its end. */
static bool read_room(int fd, char *bytes, size_t room, size_t *len)
{
    for (*len = 0; *len < room;) {
        ssize_t got = read(fd, bytes + *len, room - *len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        *len += (size_t)got;
    }
    return true;
}

/* `expected` is a hint: 0, or what a file said that may have grown. Large files go where they stay, without a copy. */
static bool read_bytes(Arena *arena, int fd, size_t expected, size_t most, Str *bytes)
{
    Buf buf = { 0 };
    bool fine;

    if (expected > 0) {
        size_t room = expected + 1, len; /* in one more byte its end shows */
        char *ptr = arena_alloc(arena, room + 1);

        *bytes = (Str){ ptr, 0 };
        fine = read_room(fd, ptr, room, &len);
        bytes->len = len;
        if (!fine || len < room)
            return fine;
        buf_put(&buf, *bytes);
    }
    fine = read_all(fd, most, &buf);
    *bytes = buf_keep(arena, &buf);
    buf_free(&buf);
    return fine;
}

/* Sets the size of the file, or 0 where it is not known or too large. */
static int open_input(Arena *arena, Str path, size_t most, size_t *size)
{
    struct stat status;
    int fd;

    if (str_is(path, "-"))
        return STDIN_FILENO;
    fd = open(arena_cstr(arena, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0)
        return fd;
    if (S_ISDIR(status.st_mode)) {
        close(fd);
        errno = EISDIR;
        return -1;
    }
    if (S_ISREG(status.st_mode) && status.st_size > 0 && (uint64_t)status.st_size <= most)
        *size = (size_t)status.st_size;
    return fd;
}

Source *file_read(Arena *arena, Str path, Str *error)
{
    return file_read_within(arena, path, SOURCE_LIMIT, error);
}

Source *file_read_within(Arena *arena, Str path, size_t most, Str *error)
{
    Source *source = NULL;
    size_t expected = 0;
    Str bytes = STR_EMPTY;
    int fd = open_input(arena, path, most, &expected);

    if (fd < 0 || !read_bytes(arena, fd, expected, most, &bytes)) {
        *error = errno == EFBIG ? arena_format(arena, "larger than %zu bytes", most)
                                : arena_copy(arena, str_of(strerror(errno)));
    } else {
        Str name = str_is(path, "-") ? STR("<stdin>") : arena_copy(arena, path);

        source = source_create(arena, name, bytes);
    }
    if (fd >= 0 && !str_is(path, "-"))
        close(fd);
    return source;
}

Str file_head(Arena *arena, Str path, size_t most)
{
    int fd = open(arena_cstr(arena, path), O_RDONLY | O_CLOEXEC);
    char *bytes;
    size_t len = 0;

    if (fd < 0)
        return STR_EMPTY;
    bytes = arena_alloc(arena, most);
    read_room(fd, bytes, most, &len);
    close(fd);
    return (Str){ bytes, len };
}

bool file_write(int fd, Str bytes)
{
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = str_from(bytes, (size_t)put);
    }
    return true;
}

bool file_remove(Arena *arena, Str path)
{
    return unlink(arena_cstr(arena, path)) == 0 || errno == ENOENT || errno == ENOTDIR;
}

void folder_remove_empty(Arena *arena, Str path)
{
    (void)rmdir(arena_cstr(arena, path));
}

bool path_is_link(Arena *arena, Str path)
{
    struct stat status;

    return lstat(arena_cstr(arena, path), &status) == 0 && S_ISLNK(status.st_mode);
}

PathKind path_kind(Arena *arena, Str path)
{
    struct stat status;

    if (stat(arena_cstr(arena, path), &status) != 0)
        return PATH_MISSING;
    if (S_ISREG(status.st_mode))
        return PATH_FILE;
    return S_ISDIR(status.st_mode) ? PATH_FOLDER : PATH_OTHER;
}

uint64_t file_size(Arena *arena, Str path)
{
    struct stat status;

    return stat(arena_cstr(arena, path), &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
}

Str path_real(Arena *arena, Str path)
{
    char *real = realpath(arena_cstr(arena, path), NULL);
    Str copy = real != NULL ? arena_copy(arena, str_of(real)) : path;

    free(real);
    return copy;
}

Str path_join(Arena *arena, Str folder, Str name)
{
    if (folder.len == 0 || str_is(folder, "."))
        return arena_copy(arena, name);
    if (str_ends(folder, STR("/")))
        return arena_join(arena, folder, name);
    return arena_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

static size_t last_slash(Str path)
{
    size_t at = path.len;

    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return at;
}

Str path_folder(Str path)
{
    size_t at = last_slash(path);

    if (at == 0)
        return STR(".");
    return str_slice(path, 0, at == 1 ? 1 : at - 1);
}

Str path_name(Str path)
{
    return str_from(path, last_slash(path));
}

Str path_suffix(Str name)
{
    Str last = path_name(name);
    size_t at = last.len;

    while (at > 1 && last.ptr[at - 1] != '.')
        at--;
    return at > 1 ? str_from(last, at - 1) : STR_EMPTY;
}

static bool has_suffix(Str name, const char *const suffixes[])
{
    Str suffix = path_suffix(name);

    for (size_t i = 0; suffixes[i] != NULL; i++)
        if (str_eq_nocase(suffix, str_of(suffixes[i])))
            return true;
    return false;
}

typedef struct Walk {
    Arena *arena;
    const char *const *suffixes;
    PathList *paths;
    Str *error;
} Walk;

static bool walk_folder(Walk *walk, Str folder, unsigned depth);

/* Folders that programs fill: ours, and npm's. */
static bool is_passed_over(Str name)
{
    return str_is(name, "out") || str_is(name, "node_modules");
}

static bool walk_entry(Walk *walk, Str folder, Str name, unsigned depth)
{
    Str path = path_join(walk->arena, folder, name);
    struct stat status;

    if (lstat(arena_cstr(walk->arena, path), &status) != 0)
        return true; /* gone since it was listed */
    if (S_ISDIR(status.st_mode))
        return is_passed_over(name) || depth >= WALK_DEPTH || walk_folder(walk, path, depth + 1);
    if (has_suffix(name, walk->suffixes) && path_kind(walk->arena, path) == PATH_FILE)
        vec_push(walk->arena, walk->paths, path);
    return true;
}

static bool walk_folder(Walk *walk, Str folder, unsigned depth)
{
    DIR *dir = opendir(arena_cstr(walk->arena, folder));
    bool done = true;

    if (dir == NULL) {
        *walk->error = arena_format(walk->arena, "%.*s: %s", STR_ARG(folder), strerror(errno));
        return false;
    }
    for (struct dirent *entry; done && (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            done = walk_entry(walk, folder, arena_copy(walk->arena, str_of(entry->d_name)), depth);
    closedir(dir);
    return done;
}

static int compare_paths(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

bool file_walk(Arena *arena, Str folder, const char *const suffixes[], PathList *paths, Str *error)
{
    size_t before = paths->count;
    Walk walk = { arena, suffixes, paths, error };

    if (!walk_folder(&walk, folder, 0))
        return false;
    if (paths->count > before)
        qsort(paths->items + before, paths->count - before, sizeof *paths->items, compare_paths);
    return true;
}
