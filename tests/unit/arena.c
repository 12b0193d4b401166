/* Arenas, and what grows in them: alignment, large blocks, zeroed memory, vectors, buffers. */
#include "base/arena.h"

#include "base/buf.h"
#include "base/memory.h"
#include "base/vec.h"
#include "tap.h"

#include <setjmp.h>
#include <stdalign.h>
#include <string.h>

static bool is_zero(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

static void test_pieces(bool wide)
{
    static const size_t sizes[] = {
        1, 3, 16, 17, 0, 4096, 16 * 1024, 16 * 1024 + 1, 63 * 1024, 64 * 1024, 64 * 1024 + 1, 1 << 20, 5
    };
    Arena *arena = arena_create();
    char *pieces[3 * sizeof sizes / sizeof sizes[0]];
    size_t count = sizeof sizes / sizeof sizes[0], total = 3 * count;
    bool aligned = true, zeroed = true, kept = true;

    if (wide)
        arena_widen(arena);
    for (size_t i = 0; i < total; i++) {
        size_t size = sizes[i % count];

        pieces[i] = arena_alloc(arena, size);
        aligned = aligned && (uintptr_t)pieces[i] % alignof(max_align_t) == 0;
        zeroed = zeroed && is_zero(pieces[i], size);
        memset(pieces[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < total; i++)
        for (size_t j = 0; j < sizes[i % count]; j++)
            kept = kept && pieces[i][j] == (char)(i + 1);
    ok(aligned, "every piece is aligned for any type");
    ok(zeroed, "and zeroed");
    ok(kept, "and its own");
    ok(arena_used(arena) >= 3 << 20, "and counted");
    arena_destroy(arena);
    arena_destroy(NULL);
}

/* A large piece must not end the block that small ones still fit into. */
static void test_large_between_small(void)
{
    Arena *arena = arena_create();
    char *first = arena_alloc(arena, 16), *large = arena_alloc(arena, 1 << 20), *second = arena_alloc(arena, 16);

    ok(second == first + 16 + GUARD_GAP, "small pieces go on behind a large one");
    memset(large, 'x', 1 << 20);
    ok(is_zero(second, 16), "which does not touch them");
    arena_destroy(arena);
}

#if GUARDED
#include <sanitizer/asan_interface.h>

/* Only what was asked for may be touched. */
static void test_guards(void)
{
    static const size_t sizes[] = { 0, 1, 7, 8, 16, 1000, 100000 };
    Arena *arena = arena_create();
    bool guarded = true, free = true;

    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            char *piece = arena_alloc(arena, sizes[i]);

            guarded = guarded && __asan_address_is_poisoned(piece + sizes[i]);
            free = free && __asan_region_is_poisoned(piece, sizes[i]) == NULL;
        }
        arena_clear(arena);
    }
    ok(guarded, "nobody may touch what lies behind a piece");
    ok(free, "nor is any of it hidden");
    arena_destroy(arena);
}
#endif

/* One that is widened when it is in use, given to another, and cleared. */
static void test_wide(void)
{
    Arena *arena = arena_create(), *other = arena_create();
    char *small = arena_alloc(other, 10), *large;

    arena_widen(other);
    large = arena_alloc(other, 3 << 20);
    for (size_t i = 0; i < 100; i++)
        memset(arena_alloc(other, 100000), 'x', 100000);
    memset(large, 'y', 3 << 20);
    strcpy(small, "small");
    arena_adopt(arena, other);
    ok(strcmp(small, "small") == 0 && large[(3 << 20) - 1] == 'y', "what was handed out before and behind is kept");
    arena_destroy(arena);
    arena = arena_create();
    arena_widen(arena);
    memset(arena_alloc(arena, 500000), 'x', 500000);
    arena_clear(arena);
    ok(is_zero(arena_alloc(arena, 500000), 500000), "what is handed out anew is zeroed");
    arena_destroy(arena);
}

static void test_strings(void)
{
    Arena *arena = arena_create();
    Str copy = arena_copy(arena, (Str){ "a\0b", 3 });

    ok(copy.len == 3 && memcmp(copy.ptr, "a\0b\0", 4) == 0, "a copy has a NUL behind it");
    is_str(arena_copy(arena, (Str){ NULL, 0 }), "", "a copy of nothing");
    is_str(arena_join(arena, STR("ab"), STR("c")), "abc", "joined");
    is_str(arena_lower(arena, STR("a-BcZ[É")), "a-bcz[É", "in lower case");
    ok(arena_lower(arena, copy).ptr == copy.ptr, "borrowed where it is that already");
    is_str(arena_format(arena, "%s-%d-%.*s", "x", 7, 2, "yz!"), "x-7-yz", "formatted");
    is_int((int64_t)arena_format(arena, "%100000d", 1).len, 100000, "formatted at length");
    ok(strcmp(arena_cstr(arena, STR("abc")), "abc") == 0, "as a C string");
    arena_destroy(arena);
}

static void test_vectors(void)
{
    Arena *arena = arena_create();
    VEC(size_t) numbers = { 0 };
    bool fine = true;

    for (size_t i = 0; i < 100000; i++)
        vec_push(arena, &numbers, i);
    for (size_t i = 0; i < numbers.count; i++)
        fine = fine && numbers.items[i] == i;
    ok(fine && numbers.count == 100000, "a vector of 100,000");
    ok(arena_used(arena) < 4 * 100000 * sizeof(size_t), "costs no more than its growing may");
    arena_destroy(arena);
}

static void test_adopting(void)
{
    Arena *arena = arena_create(), *empty = arena_create(), *other = arena_create();
    Str kept = arena_copy(other, STR("kept")), more;

    arena_adopt(arena, empty);
    is_int((int64_t)arena_used(arena), 0, "nothing from an empty arena");
    arena_adopt(arena, other);
    more = arena_copy(arena, STR("more"));
    is_str(kept, "kept", "what another arena gave lives on");
    is_str(more, "more", "and there is room for more");
    other = arena_create();
    kept = arena_copy(other, STR("again"));
    arena_adopt(arena, other);
    is_str(kept, "again", "behind what is there");
    arena_destroy(arena);
}

static void test_buffers(void)
{
    Arena *arena = arena_create();
    Buf buf = { 0 };
    Str kept;

    is_str(buf_str(&buf), "", "an empty buffer");
    buf_format(&buf, "%s", "");
    buf_puts(&buf, "ab");
    buf_char(&buf, 'c');
    buf_repeat(&buf, '.', 3);
    buf_cp(&buf, 0x4E2D);
    buf_cp(&buf, 0xD800);
    buf_cp(&buf, 0x110000);
    buf_format(&buf, "%05d", 42);
    is_str(buf_str(&buf), "abc...中\uFFFD\uFFFD00042", "all ways to put");
    ok(buf.ptr[buf.len] == '\0', "with a NUL behind");
    kept = buf_keep(arena, &buf);
    buf_clear(&buf);
    is_str(buf_str(&buf), "", "cleared");
    for (int i = 0; i < 100000; i++)
        buf_char(&buf, 'x');
    is_int((int64_t)buf.len, 100000, "grown");
    buf_free(&buf);
    is_str(kept, "abc...中\uFFFD\uFFFD00042", "what was kept stays");
    ok(buf.ptr == NULL && buf.capacity == 0, "freed");
    arena_destroy(arena);
}

static jmp_buf out;

static void on_exhausted(void)
{
    longjmp(out, 1);
}

static void test_exhaustion(void)
{
    Arena *arena = arena_create();

    memory_set_handler(on_exhausted);
    if (setjmp(out) == 0)
        ok(arena_array(arena, SIZE_MAX / 2, 4) == NULL, "not reached: a product that overflows");
    else
        ok(true, "a product that overflows calls the handler");
    if (setjmp(out) == 0)
        ok(arena_alloc(arena, SIZE_MAX - 8) == NULL, "not reached: a size that overflows");
    else
        ok(true, "a size that overflows calls the handler");
    memory_set_handler(NULL);
    is_int((int64_t)memory_product(0, SIZE_MAX), 0, "nothing times anything is nothing");
    is_int((int64_t)memory_product(SIZE_MAX, 0), 0, "and the other way round");
    arena_destroy(arena);
}

int main(void)
{
    test_pieces(false);
    test_pieces(true);
    test_large_between_small();
#if GUARDED
    test_guards();
#endif
    test_wide();
    test_strings();
    test_vectors();
    test_adopting();
    test_buffers();
    test_exhaustion();
    return done_testing();
}
