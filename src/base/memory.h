/* memory.h - allocation that does not return NULL.
 *
 * When no memory is left the handler is called; it must not return (it prints and exits, or jumps). The default
 * handler removes the temporary files, writes one line to stderr and exits with status 3. Everything else in bibelot allocates through here or
 * through an Arena, so no caller tests for NULL. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

typedef void MemoryHandler(void);

/* Installs the handler for the whole process; NULL restores the default. */
void memory_set_handler(MemoryHandler *handler);

/* Calls the handler; for wrappers of foreign libraries that report an allocation failure in their own way. */
_Noreturn void memory_exhausted(void);

/* Uninitialised memory of `size` bytes (at least 1). Free with memory_free. */
void *memory_alloc(size_t size);

/* The same, all zero. */
void *memory_zeroed(size_t size);

/* As realloc(3). */
void *memory_resize(void *ptr, size_t size);

void memory_free(void *ptr);

/* For a program, never for a library: what is freed stays with the process, since the next window of a large file wants as much. */
void memory_keep_freed(void);

/* a * b, or memory_exhausted() where the product does not fit. */
size_t memory_product(size_t a, size_t b);

#endif
