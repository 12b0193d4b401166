#include "base/file.h"

#include "base/buf.h"
#include "base/temporary.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The temporary file is NULL for what is written to at once. */
typedef struct OutputFile {
    const char *path;
    Temporary *temporary;
} OutputFile;

struct Output {
    Arena *arena;
    VEC(OutputFile) files;    /* written, not yet renamed */
    VEC(Temporary *) folders; /* made for them */
    OutputFile current;       /* between output_begin and output_end; no temporary file: written to at once */
    int fd;                   /* of that one */
    bool open;
    int old; /* read beside what is put, as long as both are the same; of the file that stands there */
    bool compares;
    off_t same;              /* bytes */
    VEC(const char *) paths; /* of all that was added, unchanged or not */
    size_t written, unchanged;
    const char *folder; /* that was made, or there, last */
};

Output *output_create(Arena *arena)
{
    Output *output = arena_new(arena, Output);

    output->arena = arena;
    return output;
}

static bool fail(Output *output, const char *path, Str *error)
{
    *error = arena_format(output->arena, "%s: %s", path, strerror(errno));
    return false;
}

/* mkdir -p of the folder that holds `path`. */
static bool make_folders(Output *output, Str path, Str *error)
{
    Str folder = path_folder(path);
    Temporary *made = NULL;

    if (output->folder != NULL && str_is(folder, output->folder))
        return true;

    for (size_t at = 1; at <= folder.len; at++) {
        const char *part;

        if (at < folder.len && folder.ptr[at] != '/')
            continue;
        part = arena_cstr(output->arena, str_slice(folder, 0, at));
        made = made != NULL ? made : arena_new(output->arena, Temporary);
        if (temporary_make_folder(made, part)) {
            vec_push(output->arena, &output->folders, made);
            made = NULL;
        } else if (errno != EEXIST) {
            return fail(output, part, error);
        }
    }
    output->folder = arena_cstr(output->arena, folder);
    return true;
}

/* What stands where a file is to be. */
typedef struct Place {
    bool missing, file; /* neither: a link, a folder, a device */
    struct stat status; /* of a file */
} Place;

static Place look(const char *path)
{
    Place place = { 0 };

    if (lstat(path, &place.status) == 0)
        place.file = S_ISREG(place.status.st_mode);
    else
        place.missing = errno == ENOENT;
    return place;
}

static bool same_bytes(const char *path, Str bytes)
{
    struct stat status;
    char chunk[16 * 1024];
    size_t at = 0;
    ssize_t got = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

    if (fd < 0)
        return false;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (size_t)status.st_size == bytes.len)
        while (at < bytes.len && (got = read(fd, chunk, sizeof chunk)) > 0 && at + (size_t)got <= bytes.len &&
               memcmp(chunk, bytes.ptr + at, (size_t)got) == 0)
            at += (size_t)got;
    else
        at = bytes.len + 1;
    close(fd);
    return at == bytes.len;
}

/* What is replaced keeps its permissions, and, as far as the system allows it, its owner. */
static bool keep_mode(int fd, const Place *place)
{
    const struct stat *old = &place->status;
    struct stat new;

    if (!place->file)
        return true;
    if (fstat(fd, &new) == 0 && (new.st_uid != old->st_uid || new.st_gid != old->st_gid) &&
        fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(fd, old->st_mode & 0777) == 0;
}

/* Opens a new file beside `path` under a name that nobody has. */
static int open_temporary(Output *output, const char *path, Temporary **made)
{
    Str name = path_name(str_of(path)), folder = path_folder(str_of(path));
    Temporary *temporary = arena_new(output->arena, Temporary);

    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        Str candidate = arena_format(output->arena, "%.*s/.%.*s.%ld-%u.tmp", STR_ARG(folder), STR_ARG(name),
                                     (long)getpid(), attempt);
        int fd = temporary_make(temporary, candidate.ptr);

        if (fd < 0 && errno == EEXIST)
            continue;
        if (fd >= 0)
            *made = temporary;
        return fd;
    }
    return -1;
}

/* A device, a pipe or a socket, or what /dev/stdout stands for: written to at once, for it can't be replaced. */
static bool is_stream(const char *path)
{
    struct stat status, link;

    if (stat(path, &status) != 0 || S_ISDIR(status.st_mode))
        return false;
    return !S_ISREG(status.st_mode) ||
           (str_starts(str_of(path), STR("/dev/")) && lstat(path, &link) == 0 && S_ISLNK(link.st_mode));
}

/* Found out here, since half of the files would be in place when the renaming fails. */
static bool is_folder(const char *path)
{
    struct stat status;

    errno = EISDIR;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Whatever failed: the file is closed and gone. errno is kept. */
static bool abandon(Output *output, Str *error)
{
    int failure = errno;

    if (output->open)
        close(output->fd);
    output->open = false;
    if (output->current.temporary != NULL)
        temporary_remove(output->current.temporary);
    errno = failure;
    return fail(output, output->current.path, error);
}

static bool begin(Output *output, const char *target, const Place *place, Str *error)
{
    bool plain = place->missing || place->file;

    output->current = (OutputFile){ target, NULL };
    if (!plain && is_folder(target))
        return fail(output, target, error);
    if (!plain && is_stream(target))
        output->fd = open(target, O_WRONLY | O_CLOEXEC);
    else if (!make_folders(output, str_of(target), error))
        return false;
    else
        output->fd = open_temporary(output, target, &output->current.temporary);
    if (output->fd < 0)
        return fail(output, target, error);
    output->open = true;
    return output->current.temporary == NULL || keep_mode(output->fd, place) || abandon(output, error);
}

bool output_begin(Output *output, Str path, Str *error)
{
    const char *target = arena_cstr(output->arena, path);
    Place place = look(target);

    output->old = place.file ? open(target, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    output->compares = output->old >= 0;
    output->same = 0;
    if (!output->compares)
        return begin(output, target, &place, error);
    output->current = (OutputFile){ target, NULL };
    return true;
}

static bool goes_on_so(Output *output, Str bytes)
{
    char chunk[16 * 1024];

    for (size_t at = 0; at < bytes.len;) {
        size_t most = bytes.len - at < sizeof chunk ? bytes.len - at : sizeof chunk;
        ssize_t got = pread(output->old, chunk, most, output->same + (off_t)at);

        if (got <= 0 || memcmp(chunk, bytes.ptr + at, (size_t)got) != 0)
            return false;
        at += (size_t)got;
    }
    output->same += (off_t)bytes.len;
    return true;
}

static void stop_comparing(Output *output)
{
    if (output->compares)
        close(output->old);
    output->compares = false;
}

/* It becomes another file: what was the same is copied. */
static bool part_ways(Output *output, Str *error)
{
    Place place = look(output->current.path);
    bool begun = begin(output, output->current.path, &place, error), done = begun;
    char chunk[16 * 1024];
    ssize_t got;

    for (off_t at = 0; done && at < output->same; at += got) {
        off_t left = output->same - at;

        got = pread(output->old, chunk, left < (off_t)sizeof chunk ? (size_t)left : sizeof chunk, at);
        if (got == 0)
            errno = EIO; /* somebody has cut it short */
        done = got > 0 && file_write(output->fd, (Str){ chunk, (size_t)got });
    }
    stop_comparing(output);
    return done || (begun && abandon(output, error));
}

bool output_put(Output *output, Str bytes, Str *error)
{
    if (output->compares) {
        if (goes_on_so(output, bytes))
            return true;
        if (!part_ways(output, error))
            return false;
    }
    return file_write(output->fd, bytes) || abandon(output, error);
}

/* The disk begins at once: it would have nothing to do until the commit, which would then have to wait for it. */
static void hurry(int fd)
{
#ifdef __linux__
    sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
    (void)fd;
#endif
}

/* Nothing was put that does not stand there already. */
static bool is_unchanged(Output *output)
{
    struct stat status;

    return output->compares && fstat(output->old, &status) == 0 && status.st_size == output->same;
}

bool output_end(Output *output, Str *error)
{
    if (is_unchanged(output)) {
        stop_comparing(output);
        vec_push(output->arena, &output->paths, output->current.path);
        output->unchanged++;
        return true;
    }
    if (output->compares && !part_ways(output, error))
        return false;
    output->open = false;
    hurry(output->fd);
    if (close(output->fd) != 0)
        return abandon(output, error);
    vec_push(output->arena, &output->paths, output->current.path);
    if (output->current.temporary != NULL)
        vec_push(output->arena, &output->files, output->current);
    else
        output->written++;
    return true;
}

bool output_add(Output *output, Str path, Str bytes, Str *error)
{
    const char *target = arena_cstr(output->arena, path);
    Place place = look(target);

    if (place.file && (size_t)place.status.st_size == bytes.len && same_bytes(target, bytes)) {
        vec_push(output->arena, &output->paths, target);
        output->unchanged++;
        return true;
    }
    return begin(output, target, &place, error) && output_put(output, bytes, error) && output_end(output, error);
}

/* One file is synced by itself; of many, the whole file system at once, which is far quicker than each in turn. */
static bool sync_files(Output *output, Str *error)
{
    const char *path = output->files.items[0].temporary->path;
    int fd = open(path, O_RDONLY | O_CLOEXEC), result;

    if (fd < 0)
        return fail(output, path, error);
#ifdef __linux__
    result = output->files.count > 1 ? syncfs(fd) : fsync(fd);
#else
    sync();
    result = fsync(fd);
#endif
    close(fd);
    return result == 0 || fail(output, path, error);
}

/* A rename lasts only once its folder is on the disk. File systems that can't sync a folder say EINVAL: not a failure. */
static bool sync_folder(Output *output, const char *path, Str *error)
{
    const char *folder = arena_cstr(output->arena, path_folder(str_of(path)));
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result;

    if (fd < 0)
        return fail(output, folder, error);
    result = fsync(fd);
    close(fd);
    return result == 0 || errno == EINVAL || fail(output, folder, error);
}

static void keep_folders(Output *output)
{
    for (size_t i = 0; i < output->folders.count; i++)
        temporary_keep(output->folders.items[i]);
    output->folders.count = 0;
}

/* A path is longer than that of the folder it lies in: whoever made which, in which order. */
static int longest_first(const void *a, const void *b)
{
    size_t x = strlen((*(Temporary *const *)a)->path), y = strlen((*(Temporary *const *)b)->path);

    return (x < y) - (x > y);
}

/* Those that hold nothing now. */
static void remove_folders(Output *output)
{
    if (output->folders.count > 1)
        qsort(output->folders.items, output->folders.count, sizeof *output->folders.items, longest_first);
    for (size_t i = 0; i < output->folders.count; i++)
        temporary_remove(output->folders.items[i]);
    output->folders.count = 0;
    output->folder = NULL;
}

bool output_commit(Output *output, Str *error)
{
    size_t count = output->files.count, done;
    const char **targets;
    Temporary **files;

    if (count == 0)
        return true;
    if (!sync_files(output, error)) {
        output_discard(output);
        return false;
    }
    targets = arena_array(output->arena, count, sizeof *targets);
    files = arena_array(output->arena, count, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        targets[i] = output->files.items[i].path;
        files[i] = output->files.items[i].temporary;
    }
    done = temporary_rename(files, targets, count);
    output->written += done;
    if (done < count) {
        fail(output, targets[done], error);
        for (size_t i = 0; i < done; i++)
            output->files.items[i].temporary = NULL;
        output_discard(output);
        return false;
    }
    output->files.count = 0;
    keep_folders(output);
    return sync_folder(output, targets[count - 1], error);
}

/* The file that was begun and not ended. */
static void drop_open(Output *output)
{
    stop_comparing(output);
    if (!output->open)
        return;
    output->open = false;
    close(output->fd);
    if (output->current.temporary != NULL)
        temporary_remove(output->current.temporary);
}

void output_merge(Output *output, Output *from)
{
    drop_open(from);
    for (size_t i = 0; i < from->files.count; i++)
        vec_push(output->arena, &output->files, from->files.items[i]);
    for (size_t i = 0; i < from->paths.count; i++)
        vec_push(output->arena, &output->paths, from->paths.items[i]);
    for (size_t i = 0; i < from->folders.count; i++)
        vec_push(output->arena, &output->folders, from->folders.items[i]);
    output->written += from->written;
    output->unchanged += from->unchanged;
    from->files.count = from->paths.count = from->folders.count = from->written = from->unchanged = 0;
}

void output_discard(Output *output)
{
    drop_open(output);
    for (size_t i = 0; i < output->files.count; i++)
        if (output->files.items[i].temporary != NULL)
            temporary_remove(output->files.items[i].temporary);
    output->files.count = 0;
    remove_folders(output);
}

size_t output_count(const Output *output)
{
    return output->paths.count;
}

Str output_path(const Output *output, size_t number)
{
    return str_of(output->paths.items[number]);
}

size_t output_written(const Output *output)
{
    return output->written;
}

size_t output_unchanged(const Output *output)
{
    return output->unchanged;
}
