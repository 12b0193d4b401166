#include "text/icu_memory.h"

#include "base/memory.h"

#include <unicode/uclean.h>

static void *allocate(const void *context, size_t size)
{
    (void)context;
    return memory_alloc(size);
}

static void *resize(const void *context, void *ptr, size_t size)
{
    (void)context;
    return memory_resize(ptr, size);
}

static void release(const void *context, void *ptr)
{
    (void)context;
    memory_free(ptr);
}

void icu_memory_install(void)
{
    UErrorCode error = U_ZERO_ERROR;

    u_setMemoryFunctions(NULL, allocate, resize, release, &error);
}
