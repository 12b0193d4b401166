/* Spools: what goes in comes out, in memory or on the disk, and leaves no file behind. */
#include "base/spool.h"

#include "folder.h"
#include "tap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/bibelot-spool-XXXXXX";

static bool take(void *context, Str bytes)
{
    buf_put(context, bytes);
    return true;
}

static bool refuse(void *context, Str bytes)
{
    (void)bytes;
    ++*(int *)context;
    return false;
}

static void test_round(size_t pieces, bool file)
{
    Spool spool = { 0 };
    Buf in = { 0 }, out = { 0 };
    bool done = true, failed = true;
    int asked = 0;

    for (size_t i = 0; i < pieces; i++) {
        size_t before = in.len;

        buf_format(&in, "%zu,", i);
        done = done && spool_put(&spool, str_of(folder), str_from(buf_str(&in), before));
    }
    ok(done && spool.open == file, "%zu pieces are put by, %s", pieces, file ? "on the disk" : "in memory");
    ok(spool.rest.len < SPOOL_ROOM && count_entries(folder) == 0, "in a file without a name, if in any");
    ok(spool_read(&spool, take, &out, &failed) && !failed && str_eq(buf_str(&in), buf_str(&out)), "and are read");
    buf_clear(&out);
    ok(spool_read(&spool, take, &out, &failed) && str_eq(buf_str(&in), buf_str(&out)), "and again");
    ok(!spool_read(&spool, refuse, &asked, &failed) && !failed && asked == 1, "as far as they are wanted");
    spool_close(&spool);
    buf_free(&in);
    buf_free(&out);
}

int main(void)
{
    Spool spool = { 0 };
    Buf large = { 0 };

    if (mkdtemp(folder) == NULL)
        return 1;
    test_round(0, false);
    test_round(100, false);
    test_round(200000, true);
    buf_repeat(&large, 'x', SPOOL_ROOM);
    errno = 0;
    ok(!spool_put(&spool, STR("/nowhere/at/all"), buf_str(&large)) && errno == ENOENT, "a folder that is not there");
    spool_close(&spool);
    buf_free(&large);
    return rmdir(folder) == 0 ? done_testing() : 1;
}
