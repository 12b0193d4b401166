#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

/* Blocks grow: most arenas are scratch for a few strings, and giving large blocks back to malloc is slow. */
enum { BLOCK_FIRST = 1024, BLOCK_LARGEST = 64 * 1024, BLOCK_WIDE = 2 * 1024 * 1024, ALIGNMENT = alignof(max_align_t) };

typedef struct ArenaBlock Block;
struct ArenaBlock {
    Block *next;
    size_t size;
    size_t mapped; /* bytes of a mapping of its own, with this header; 0: malloc has it */
    alignas(max_align_t) char bytes[];
};

static Block *block_create(Block *next, size_t size)
{
    Block *block = memory_zeroed(sizeof *block + size); /* at once, and not piece by piece */

    block->next = next;
    block->size = size;
    return block;
}

/* From the system, which has cleared it. It begins where a huge page does, and asks for one, in place of 512 small ones that each
 * cost a fault. */
static Block *block_map(Block *next)
{
    char *room = mmap(NULL, 2 * (size_t)BLOCK_WIDE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    size_t before;
    Block *block;

    if (room == MAP_FAILED)
        memory_exhausted();
    before = (BLOCK_WIDE - (uintptr_t)room % BLOCK_WIDE) % BLOCK_WIDE;
    block = (Block *)(void *)(room + before);
    if (before > 0)
        munmap(room, before);
    munmap(room + before + BLOCK_WIDE, BLOCK_WIDE - before);
#ifdef MADV_HUGEPAGE
    madvise(block, BLOCK_WIDE, MADV_HUGEPAGE);
#endif
    block->next = next;
    block->size = BLOCK_WIDE - sizeof *block;
    block->mapped = BLOCK_WIDE;
    return block;
}

static void block_free(Block *block)
{
    guard_show(block->bytes, block->size);
    if (block->mapped > 0)
        munmap(block, block->mapped);
    else
        memory_free(block);
}

/* Twice the size of the block before it, as far as that goes. */
static size_t block_size(const Block *before, size_t wanted)
{
    size_t size = before == NULL ? BLOCK_FIRST : before->size * 2;

    if (size > BLOCK_LARGEST)
        size = BLOCK_LARGEST;
    return size > wanted ? size : wanted;
}

static size_t used_of_room(const Arena *arena)
{
    return arena->blocks != NULL ? (size_t)(arena->at - arena->blocks->bytes) : 0;
}

Arena *arena_create(void)
{
    Arena *arena = memory_alloc(sizeof *arena);

    *arena = (Arena){ 0 };
    return arena;
}

void arena_destroy(Arena *arena)
{
    if (arena == NULL)
        return;
    for (Block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        block_free(block);
    }
    memory_free(arena);
}

void arena_widen(Arena *arena)
{
    arena->wide = true;
}

void arena_clear(Arena *arena)
{
    if (arena->blocks == NULL)
        return;
    for (Block *block = arena->blocks->next, *next; block != NULL; block = next) {
        next = block->next;
        block_free(block);
    }
    guard_show(arena->blocks->bytes, used_of_room(arena));
    memset(arena->blocks->bytes, 0, used_of_room(arena));
    guard_hide(arena->blocks->bytes, used_of_room(arena));
    arena->blocks->next = NULL;
    arena->at = arena->blocks->bytes;
    arena->before = 0;
}

void *arena_alloc_block(Arena *arena, size_t size)
{
    size_t largest = arena->wide ? BLOCK_WIDE : BLOCK_LARGEST;
    Block *block = arena->blocks;
    size_t wanted = size;

    if (size > (size_t)-1 - sizeof(Block) - ALIGNMENT - GUARD_GAP)
        memory_exhausted();
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GUARD_GAP;
    if (block == NULL || (size_t)(arena->end - arena->at) < size) {
        if (size > largest / 4 && block != NULL) {
            /* A large piece gets a block of its own behind the current one, whose room stays in use. */
            block->next = block_create(block->next, size);
            arena->before += size;
            guard_hide(block->next->bytes + wanted, size - wanted);
            return block->next->bytes;
        }
        arena->before += used_of_room(arena);
        block = arena->wide && size <= largest / 4 ? block_map(block) : block_create(block, block_size(block, size));
        arena->blocks = block;
        arena->at = block->bytes;
        arena->end = block->bytes + block->size;
        guard_hide(block->bytes, block->size);
    }
    arena->at += size;
    guard_show(arena->at - size, wanted);
    return arena->at - size;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, memory_product(count, size));
}

Str arena_copy(Arena *arena, Str s)
{
    return arena_join(arena, s, STR_EMPTY);
}

Str arena_join(Arena *arena, Str a, Str b)
{
    char *ptr = arena_alloc(arena, a.len + b.len + 1);

    if (a.len > 0)
        memcpy(ptr, a.ptr, a.len);
    if (b.len > 0)
        memcpy(ptr + a.len, b.ptr, b.len);
    return (Str){ ptr, a.len + b.len };
}

const char *arena_cstr(Arena *arena, Str s)
{
    return arena_copy(arena, s).ptr;
}

Str arena_lower(Arena *arena, Str s)
{
    char *lower;
    size_t i = 0;

    while (i < s.len && !ascii_is_upper(s.ptr[i]))
        i++;
    if (i == s.len)
        return s;
    lower = (char *)arena_copy(arena, s).ptr;
    for (; i < s.len; i++)
        lower[i] = ascii_lower(lower[i]);
    return (Str){ lower, s.len };
}

Str arena_number(Arena *arena, int64_t number)
{
    char room[STR_DIGITS];
    Str digits = str_digits(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, room);

    return arena_join(arena, number < 0 ? STR("-") : STR_EMPTY, digits);
}

Str arena_format(Arena *arena, const char *format, ...)
{
    va_list args, again;
    int len;
    char *ptr;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        len = 0;
    ptr = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(ptr, (size_t)len + 1, format, again);
    va_end(again);
    return (Str){ ptr, (size_t)len };
}

/* Behind the blocks of `arena`: the first keeps its room. */
void arena_adopt(Arena *arena, Arena *other)
{
    Block **last = &arena->blocks;

    while (*last != NULL)
        last = &(*last)->next;
    *last = other->blocks;
    arena->before += arena_used(other);
    memory_free(other);
}

size_t arena_used(const Arena *arena)
{
    return arena->before + used_of_room(arena);
}
