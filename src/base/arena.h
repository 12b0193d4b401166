/* arena.h - memory that is released all at once.
 *
 * What comes from an Arena lives as long as the Arena and is never freed singly. Allocation never fails (memory.h).
 * An Arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/guard.h"
#include "base/str.h"

/* For arena.c and arena_alloc alone. */
typedef struct Arena {
    char *at, *end; /* the room in the newest block: zeroed */
    struct ArenaBlock *blocks;
    size_t before; /* bytes handed out from what is not that room */
    bool wide;     /* see arena_widen */
} Arena;

Arena *arena_create(void);
void arena_destroy(Arena *arena); /* NULL is allowed */

/* For what will take many megabytes: from now on its blocks are large, and come from the system, cleared. */
void arena_widen(Arena *arena);

/* What it has handed out is gone; its newest block is kept for what comes. For loops that need an arena each time round. */
void arena_clear(Arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_alloc_block(Arena *arena, size_t size); /* the same, for what may not fit into the room */
static inline void *arena_alloc(Arena *arena, size_t size)
{
    const size_t alignment = _Alignof(max_align_t);
    size_t left = (size_t)(arena->end - arena->at);
    char *ptr = arena->at;

    if (size > left || left - size < alignment + GUARD_GAP)
        return arena_alloc_block(arena, size);
    arena->at += (size + alignment - 1) / alignment * alignment + GUARD_GAP;
    guard_show(ptr, size);
    return ptr;
}
void *arena_array(Arena *arena, size_t count, size_t size);
#define arena_new(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))

/* A copy of the bytes, with a NUL behind them that the length does not count. */
Str arena_copy(Arena *arena, Str s);
Str arena_join(Arena *arena, Str a, Str b);
const char *arena_cstr(Arena *arena, Str s);
/* A to Z in lower case. Borrowed where it is that already. */
Str arena_lower(Arena *arena, Str s);

/* As printf(3), into the arena. */
Str arena_number(Arena *arena, int64_t number); /* in decimal */
Str arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What `other` has handed out lives as long as `arena` from now on; `other` itself is gone. */
void arena_adopt(Arena *arena, Arena *other);

/* Bytes handed out so far. */
size_t arena_used(const Arena *arena);

#endif
