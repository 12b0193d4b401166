/* guard.h - tells AddressSanitizer of memory that is handed out piece by piece: what lies between and behind the pieces nobody may
 * touch. In other builds all of this is nothing. */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

#include <stddef.h>

#if defined __SANITIZE_ADDRESS__
#define GUARDED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define GUARDED 1
#endif
#endif
#ifndef GUARDED
#define GUARDED 0
#endif

#if GUARDED
/* Its runtime has them. */
void __asan_poison_memory_region(const volatile void *bytes, size_t size);
void __asan_unpoison_memory_region(const volatile void *bytes, size_t size);
enum { GUARD_GAP = 16 }; /* bytes between two pieces, at least */
#else
enum { GUARD_GAP = 0 };
#endif

/* Nobody may touch these bytes until they are handed out, or given back. */
static inline void guard_hide(const void *bytes, size_t size)
{
#if GUARDED
    __asan_poison_memory_region(bytes, size);
#else
    (void)bytes, (void)size;
#endif
}

static inline void guard_show(const void *bytes, size_t size)
{
#if GUARDED
    __asan_unpoison_memory_region(bytes, size);
#else
    (void)bytes, (void)size;
#endif
}

#endif
