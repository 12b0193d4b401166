/* Diffs: what they say of small texts, and that applying one gives the other text, whatever changed. */
#include "base/diff.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* Cuts a line off, with its line end. */
static Str cut_line(Str *text)
{
    size_t end = str_find_char(*text, '\n');
    Str line = str_slice(*text, 0, end == STR_NONE ? text->len : end + 1);

    *text = str_from(*text, line.len);
    return line;
}

/* "@@ -3,7 +3,6 @@": the line before which the hunk begins, from 0. */
static size_t hunk_start(Str line)
{
    char text[64] = { 0 };
    char *end;
    size_t first, count = 1;

    memcpy(text, line.ptr, line.len < sizeof text - 1 ? line.len : sizeof text - 1);
    first = strtoul(text + 4, &end, 10);
    if (*end == ',')
        count = strtoul(end + 1, NULL, 10);
    return count == 0 ? first : first - 1;
}

/* As patch(1) does it, in our own words: false where the diff does not fit the text. */
static bool apply(Str diff, Str before, Buf *out)
{
    size_t at = 0;
    bool in_hunks = false;

    while (diff.len > 0) {
        Str line = cut_line(&diff), text;
        bool bare = str_starts(diff, STR("\\ No newline"));

        if (str_starts(line, STR("@@ "))) {
            for (size_t start = hunk_start(line); at < start && before.len > 0; at++)
                buf_put(out, cut_line(&before));
            in_hunks = true;
            continue;
        }
        if (!in_hunks || line.ptr[0] == '\\')
            continue;
        text = str_slice(line, 1, bare ? line.len - 1 : line.len);
        if (line.ptr[0] != '+') {
            if (!str_eq(cut_line(&before), text))
                return false;
            at++;
        }
        if (line.ptr[0] != '-')
            buf_put(out, text);
    }
    buf_put(out, before);
    return true;
}

static bool comes_out(Str before, Str after, size_t *changes)
{
    Buf diff = { 0 }, out = { 0 };
    bool fits;

    diff_put(&diff, STR("x"), before, after);
    fits = apply(buf_str(&diff), before, &out) && str_eq(buf_str(&out), after);
    *changes = 0;
    for (size_t i = 1; i < diff.len; i++)
        *changes += diff.ptr[i - 1] == '\n' && (diff.ptr[i] == '+' || diff.ptr[i] == '-');
    *changes -= diff.len > 0; /* the header's second line */
    buf_free(&diff);
    buf_free(&out);
    return fits;
}

static void is_diff(const char *before, const char *after, const char *want, const char *name)
{
    Buf out = { 0 };

    diff_put(&out, STR("/x"), str_of(before), str_of(after));
    is_str(buf_str(&out), want, name);
    buf_free(&out);
}

static void test_small(void)
{
    is_diff("a\n", "a\n", "", "equal texts");
    is_diff("a\nb\nc\n", "a\nB\nc\n", "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n", "a line");
    is_diff("", "a\n", "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n", "from nothing");
    is_diff("a\n", "", "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n", "to nothing");
    is_diff("a", "a\n", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n",
            "the line end at the end");
    is_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\nX\n",
            "--- a/x\n+++ b/x\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+X\n", "three lines of context");
    is_diff("X\n1\n2\n3\n4\n5\n6\nX\n", "Y\n1\n2\n3\n4\n5\n6\nY\n",
            "--- a/x\n+++ b/x\n@@ -1,8 +1,8 @@\n-X\n+Y\n 1\n 2\n 3\n 4\n 5\n 6\n-X\n+Y\n", "near changes are one hunk");
    is_diff("X\n1\n2\n3\n4\n5\n6\n7\nX\n", "Y\n1\n2\n3\n4\n5\n6\n7\nY\n",
            "--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n-X\n+Y\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-X\n+Y\n",
            "far ones are two");
}

static uint32_t seed = 1;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* Few kinds of lines, so that many are equal; some changed, left out or added. */
static void test_random(void)
{
    size_t wrong = 0, changes;

    for (int round = 0; round < 500; round++) {
        Buf before = { 0 }, after = { 0 };

        for (uint32_t i = 0, count = any(40); i < count; i++) {
            uint32_t kind = any(6), change = any(8);

            buf_format(&before, "%u\n", kind);
            if (change > 1)
                buf_format(&after, "%u\n", kind);
            if (change < 2 && any(2) == 0)
                buf_format(&after, "%u%s", any(6), any(20) == 0 ? "" : "\n");
        }
        wrong += !comes_out(buf_str(&before), buf_str(&after), &changes);
        buf_free(&before);
        buf_free(&after);
    }
    is_int((int64_t)wrong, 0, "each diff gives the other text");
}

/* More changes than are looked for one by one: what both texts have once holds them together. */
static void test_many(void)
{
    Buf before = { 0 }, after = { 0 }, moved = { 0 };
    size_t changes;

    for (int i = 0; i < 2000; i++) {
        buf_format(&before, "entry %d\nyear = 2020\n}\n", i);
        buf_format(&after, "entry %d\nyear = 2021\n}\n", i);
    }
    ok(comes_out(buf_str(&before), buf_str(&after), &changes), "two thousand entries, each with a change");
    is_int((int64_t)changes, 4000, "nothing else is changed");
    buf_clear(&after);
    for (int i = 0; i < 2000; i++)
        buf_format(&after, "other %d\n", i);
    ok(comes_out(buf_str(&before), buf_str(&after), &changes), "nothing in common");
    is_int((int64_t)changes, 8000, "all lines are replaced");
    /* The second half stands before the first: one of them stays where it is. */
    for (int half = 1; half >= 0; half--)
        for (int i = 0; i < 1000; i++)
            buf_format(&moved, "entry %d\nyear = 2020\n}\n", half * 1000 + i);
    ok(comes_out(buf_str(&before), buf_str(&moved), &changes), "halves that change places");
    is_int((int64_t)changes, 6000, "only one of them is written anew");
    buf_free(&before);
    buf_free(&after);
    buf_free(&moved);
}

int main(void)
{
    test_small();
    test_random();
    test_many();
    return done_testing();
}
