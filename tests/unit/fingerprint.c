/* Fingerprints of findings: the same wherever the line stands, others for another line or code. */
#include "report/fingerprint.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* The fingerprints of a finding at each `mark`, which is a byte, in the text. */
static Str prints_of(Arena *arena, DiagCode code, const char *text, const char *mark)
{
    Diags *diags = diags_create(arena);
    const Source *source = source_create(arena, STR("f"), str_of(text));
    const Fingerprint *fingerprints;
    Buf out = { 0 };
    Str kept;

    for (const char *at = text; (at = strstr(at, mark)) != NULL; at++)
        diag_add(diags, code, source, (Span){ (uint32_t)(at - text), (uint32_t)(at - text) + 1 }, "m");
    fingerprints = fingerprints_make(arena, diags, diags->list.count);
    for (size_t i = 0; i < diags->list.count; i++) {
        buf_puts(&out, i > 0 ? " " : "");
        fingerprint_put(&out, fingerprints[i]);
    }
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static bool same(const char *one, const char *other)
{
    Arena *arena = arena_create();
    Str a = prints_of(arena, DIAG_B101, one, "x"), b = prints_of(arena, DIAG_B101, other, "x");
    bool equal = a.len > 0 && str_eq(a, b);

    arena_destroy(arena);
    return equal;
}

static void test_lines(void)
{
    Arena *arena = arena_create();

    ok(same("a x b", "\n\na x b\nmore\n"), "a line that moved");
    ok(same("a x b", "\t a   x\tb  \r\n"), "and was indented anew");
    ok(!same("a x b", "a x c"), "another line");
    ok(!same("a x b", "ax b"), "where a word ends matters");
    ok(!str_eq(prints_of(arena, DIAG_B101, "x", "x"), prints_of(arena, DIAG_B102, "x", "x")), "another code");
    is_str(prints_of(arena, DIAG_B101, "x", "x"), "b2bf5e6ed72cf065:1", "they don't change from version to version");
    arena_destroy(arena);
}

static void test_occurrences(void)
{
    Arena *arena = arena_create();
    Str prints = prints_of(arena, DIAG_B101, "x x\n- x\n  x x", "x"), print;
    static const char *const want[] = { ":1", ":2", ":1", ":3", ":4" };
    size_t count = 0;

    while (str_cut(&prints, ' ', &print) && count < 5)
        ok(str_ends(print, str_of(want[count])), "finding %zu of the same text", count + 1), count++;
    is_int((int64_t)count, 5, "each has one");
    arena_destroy(arena);
}

/* A file of one line: what is far away does not matter. */
static void test_long_lines(void)
{
    enum { LENGTH = 10000 };
    char *one = malloc(LENGTH + 1), *other = malloc(LENGTH + 1);

    memset(one, 'a', LENGTH);
    one[LENGTH] = '\0';
    memcpy(one + 5000, "x", 1);
    memcpy(other, one, LENGTH + 1);
    other[0] = 'b';
    ok(same(one, other), "another beginning of a long line");
    other[4990] = 'b';
    ok(!same(one, other), "but not another neighbourhood");
    free(one);
    free(other);
}

static void test_nowhere(void)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    const Fingerprint *fingerprints;

    diag_add(diags, DIAG_B101, NULL, SPAN_NONE, "one");
    diag_add(diags, DIAG_B101, NULL, SPAN_NONE, "other");
    fingerprints = fingerprints_make(arena, diags, 2);
    ok(fingerprints[0].hash != fingerprints[1].hash, "what stands in no file is told by its message");
    arena_destroy(arena);
}

int main(void)
{
    test_lines();
    test_occurrences();
    test_long_lines();
    test_nowhere();
    return done_testing();
}
