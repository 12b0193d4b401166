#include "base/memory.h"

#include "base/temporary.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static MemoryHandler *memory_handler; /* set once, before any worker starts */

void memory_set_handler(MemoryHandler *handler)
{
    memory_handler = handler;
}

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "bibelot: out of memory\n";

    if (memory_handler != NULL)
        memory_handler();
    temporaries_remove();
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
        _exit(3);
    _exit(3);
}

void *memory_alloc(size_t size)
{
    void *ptr = malloc(size > 0 ? size : 1);

    if (ptr == NULL)
        memory_exhausted();
    return ptr;
}

void *memory_zeroed(size_t size)
{
    void *ptr = calloc(size > 0 ? size : 1, 1);

    if (ptr == NULL)
        memory_exhausted();
    return ptr;
}

void *memory_resize(void *ptr, size_t size)
{
    void *moved = realloc(ptr, size > 0 ? size : 1);

    if (moved == NULL)
        memory_exhausted();
    return moved;
}

void memory_free(void *ptr)
{
    free(ptr);
}

void memory_keep_freed(void)
{
#ifdef __GLIBC__
    enum { KEPT = 32 * 1024 * 1024, STEP = 1024 * 1024 };

    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_TOP_PAD, STEP);
#endif
}

size_t memory_product(size_t a, size_t b)
{
    if (b != 0 && a > SIZE_MAX / b)
        memory_exhausted();
    return a * b;
}
