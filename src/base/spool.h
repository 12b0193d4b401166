/* spool.h - bytes that are put by in order, and read again from the beginning: what is more than a little lies on the disk. */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include "base/buf.h"

/* `Spool spool = {0};` is empty and ready. Its file has no name, and is gone with the process. */
typedef struct Spool {
    Buf rest; /* behind what is in the file */
    int fd;
    bool open;
} Spool;

/* Bytes in memory at most, but for the last that were put. */
enum { SPOOL_ROOM = 256 * 1024 };

/* Appends. The file is made in `folder`, which must be there. False with errno set. */
bool spool_put(Spool *spool, Str folder, Str bytes);

/* Hands over all of it in its order, piece by piece, which `taker` may use until it returns. False if `taker` said so, or,
 * with `*failed` and errno set, if it could not be read. */
typedef bool SpoolTaker(void *context, Str bytes);
bool spool_read(const Spool *spool, SpoolTaker *taker, void *context, bool *failed);

void spool_close(Spool *spool);

#endif
