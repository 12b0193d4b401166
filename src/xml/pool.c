#include "xml/pool.h"

#include "base/guard.h"
#include "base/memory.h"

#include <libxml/xmlmemory.h>

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A transform allocates and frees small blocks without end; a list for each size is quicker than malloc. Blocks have a
 * header that tells their class, so that any thread may free them: they then belong to it. */

enum { STEP = 16, CLASSES = 33, SLAB = 2 * 1024 * 1024 }; /* class n holds n * STEP bytes; class 0 is malloc's */

typedef union Header {
    struct {
        size_t class, size; /* size: of class 0 only */
    } is;
    union Header *next; /* in a free list */
    max_align_t align;
} Header;

static _Thread_local struct {
    Header *free[CLASSES];
    char *slab, *slab_end;
} pool;

/* The slabs are never given back, which gcc's analyser takes for leaks. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

static Header *carve(size_t class)
{
    size_t size = sizeof(Header) + class * STEP;
    Header *header;

    if ((size_t)(pool.slab_end - pool.slab) < size) {
        pool.slab = aligned_alloc(SLAB, SLAB);
        if (pool.slab == NULL)
            memory_exhausted();
#ifdef MADV_HUGEPAGE
        madvise(pool.slab, SLAB, MADV_HUGEPAGE); /* trees are walked all over: fewer pages, fewer misses */
#endif
        pool.slab_end = pool.slab + SLAB;
    }
    header = (Header *)(void *)pool.slab;
    pool.slab += size;
    return header;
}

static void *pool_alloc(size_t size)
{
    size_t class = size <= (size_t)(CLASSES - 1) * STEP ? (size + STEP - 1) / STEP : 0;
    Header *header;

    if (class == 0) {
        if (size > (size_t)-1 - sizeof *header)
            memory_exhausted();
        header = memory_alloc(sizeof *header + size);
    } else if ((header = pool.free[class]) != NULL) {
        pool.free[class] = header->next;
    } else {
        header = carve(class);
    }
    header->is.class = class;
    header->is.size = size;
    return header + 1;
}

static void pool_free(void *ptr)
{
    Header *header;
    size_t class;

    if (ptr == NULL)
        return;
    header = (Header *)ptr - 1;
    class = header->is.class;
    if (class == 0) {
        free(header);
        return;
    }
    header->next = pool.free[class];
    pool.free[class] = header;
}

/* A text that grows piece by piece, as libxml2 lets them, is not copied each time: malloc knows what lies behind it. */
static void *resize_large(Header *header, size_t size)
{
    Header *moved;

    if (size > (size_t)-1 - sizeof *header)
        memory_exhausted();
    moved = memory_resize(header, sizeof *header + size);
    moved->is.size = size;
    return moved + 1;
}

static void *pool_resize(void *ptr, size_t size)
{
    Header *header;
    size_t room;
    void *moved;

    if (ptr == NULL)
        return pool_alloc(size);
    header = (Header *)ptr - 1;
    room = header->is.class > 0 ? header->is.class * STEP : header->is.size;
    if (header->is.class > 0 && size <= room)
        return ptr;
    if (header->is.class == 0 && size > (size_t)(CLASSES - 1) * STEP)
        return resize_large(header, size);
    moved = pool_alloc(size);
    memcpy(moved, ptr, size < room ? size : room);
    pool_free(ptr);
    return moved;
}

static char *pool_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = pool_alloc(size);

    return memcpy(copy, text, size);
}

void pool_install(void)
{
    if (!GUARDED) /* it sees each piece of libxml2's by itself then */
        xmlMemSetup(pool_free, pool_alloc, pool_resize, pool_strdup);
}
