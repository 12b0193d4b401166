#include "base/spool.h"

#include "base/file.h"
#include "base/temporary.h"

#include <errno.h>
#include <unistd.h>

/* It loses its name at once: whatever ends the process, nothing stays. */
static bool open_file(Spool *spool, Str folder)
{
    Arena *arena = arena_create();
    Temporary file;

    for (unsigned attempt = 0; attempt < 1000 && !spool->open; attempt++) {
        spool->fd = temporary_make(
            &file, arena_format(arena, "%.*s/.%ld-%u.tmp", STR_ARG(folder), (long)getpid(), attempt).ptr);
        spool->open = spool->fd >= 0;
        if (!spool->open && errno != EEXIST)
            break;
    }
    if (spool->open)
        temporary_remove(&file);
    arena_destroy(arena);
    return spool->open;
}

bool spool_put(Spool *spool, Str folder, Str bytes)
{
    buf_put(&spool->rest, bytes);
    if (spool->rest.len < SPOOL_ROOM)
        return true;
    if ((!spool->open && !open_file(spool, folder)) || !file_write(spool->fd, buf_str(&spool->rest)))
        return false;
    buf_clear(&spool->rest);
    return true;
}

bool spool_read(const Spool *spool, SpoolTaker *taker, void *context, bool *failed)
{
    char chunk[16 * 1024];
    ssize_t got = 0;

    *failed = false;
    for (off_t at = 0; spool->open && (got = pread(spool->fd, chunk, sizeof chunk, at)) > 0; at += got)
        if (!taker(context, (Str){ chunk, (size_t)got }))
            return false;
    *failed = got < 0;
    return !*failed && taker(context, buf_str(&spool->rest));
}

void spool_close(Spool *spool)
{
    if (spool->open)
        close(spool->fd);
    buf_free(&spool->rest);
    *spool = (Spool){ 0 };
}
