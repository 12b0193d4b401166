/* Preloaded (LD_PRELOAD): the allocation of number OOM_AT, counted over all threads, fails, once; the ones around it do not.
 * Without OOM_AT, their number is written to the file OOM_COUNT at exit.
 *
 * All libraries of the program come through here. glibc's own functions do the work, under their other names. */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *ptr, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_long count;
static long fail_at = -1; /* -1: not asked yet */

static int fails(void)
{
    long number;

    if (fail_at < 0) {
        const char *at = getenv("OOM_AT");

        fail_at = at != NULL ? strtol(at, NULL, 10) : 0;
    }
    number = atomic_fetch_add(&count, 1) + 1;
    if (number != fail_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    return fails() ? NULL : __libc_calloc(number, size);
}

void *realloc(void *ptr, size_t size)
{
    return fails() ? NULL : __libc_realloc(ptr, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **ptr, size_t alignment, size_t size)
{
    if (fails())
        return ENOMEM;
    *ptr = __libc_memalign(alignment, size);
    return *ptr != NULL ? 0 : ENOMEM;
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("OOM_COUNT");
    long total = atomic_load(&count);
    FILE *file = path != NULL ? fopen(path, "w") : NULL;

    if (file == NULL)
        return;
    fprintf(file, "%ld\n", total);
    fclose(file);
}
