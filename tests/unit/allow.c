/* Where comments that allow a finding are seen, and which lines they are about. */
#include "base/allow.h"
#include "base/buf.h"

#include "tap.h"

/* "B302 1-2, B113 4" ; "!" for each fault. */
static Str found(Arena *arena, CommentSyntax syntax, const char *text)
{
    const Source *source = source_create(arena, STR("f"), str_of(text));
    Diags *diags = diags_create(arena);
    Allows allows = { 0 };
    Buf out = { 0 };
    Str kept;

    allows_find(arena, source, syntax, &allows, diags);
    for (size_t i = 0; i < allows.count; i++) {
        const Allow *allow = &allows.items[i];

        buf_format(&out, "%s%s %zu", i > 0 ? ", " : "", diag_row(allow->code)->code, allow->first);
        if (allow->last != allow->first)
            buf_format(&out, "-%zu", allow->last);
    }
    buf_repeat(&out, '!', diags->list.count);
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

typedef struct Row {
    const char *text, *want, *name;
} Row;

static void test_rows(CommentSyntax syntax, const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena *arena = arena_create();

        is_str(found(arena, syntax, rows[i].text), rows[i].want, rows[i].name);
        arena_destroy(arena);
    }
}

#define TEST(syntax, rows) test_rows(syntax, rows, sizeof(rows) / sizeof(rows)[0])

static const Row yaml[] = {
    { "a: b # bibelot: allow B302 why", "B302 1", "on the line" },
    { "# bibelot: allow B302 why\na: b", "B302 2", "above it" },
    { "#bibelot:allow B302 why\r\n\r\n# more\r\na: b\r\n", "B302 4", "blank lines and comments between" },
    { "# bibelot: allow B302 a\n# bibelot: allow B113 b\na: b\n# bibelot: allow B302 c\nd: e", "B302 3, B113 3, B302 5",
      "two above one line, one above another" },
    { "# bibelot: allow b302 , B113: why", "B302 0, B113 0", "nothing below" },
    { "# bibelot: allow B302 B113 why\na", "B302 2, B113 2", "commas may be missing" },
    { "# bibelot: allow B302\na", "!", "no reason" },
    { "# bibelot: allow B302, \xE2\x80\x94\na", "!", "a dash is none" },
    { "# bibelot: allow B302 \xE7\x85\xA7\xE5\xBD\x95\na", "B302 2", "one in Chinese" },
    { "# bibelot: allow\na", "!", "no code" },
    { "# bibelot: allow B3 why\na", "!", "half a code" },
    { "# bibelot: allow B302, B999 why\na", "B302 2!", "no such code" },
    { "# bibelot: allow B091 why\na", "!", "allows can't be allowed" },
    { "a#bibelot: allow B302 why", "", "no comment" },
    { "bibelot: allow B302 why", "", "nor this" },
    { "# bibelot: allowed B302 why\n# bibelot: see B302", "", "something else" },
    { "# bibelot: allow B302 why\n- a: |  # c\n    b\n\n    c\n  d: e", "B302 2-5", "a block" },
    { "# bibelot: allow B302 why\n- >-2\n  b\n- c", "B302 2-3", "a block in a list" },
    { "# bibelot: allow B302 why\na: b|\n  c", "B302 2", "a line that only ends like one" },
    { "# bibelot: allow B302 why\na: |", "B302 2", "an empty one" },
};

static const Row bibtex[] = {
    { "  a = {b}, % bibelot: allow B302 why", "B302 1", "on the line" },
    { "%% bibelot: allow B302 why\n, a = {b {c}\n d \\} e}\n f = {g}", "B302 2-3", "a field of two lines" },
    { "% bibelot: allow B302 why\na = \"b {\"}\nc\" # d,\ne = 1", "B302 2-3", "in quotes" },
    { "% bibelot: allow B302 why\na = 12}\nb = {", "B302 2", "the last of an entry" },
    { "% bibelot: allow B302 why\n@book{a,\nb = {c}}", "B302 2", "an entry is more than a field" },
    { "a = {100\\% bibelot: allow B302 why}", "", "a percent sign is text" },
};

static const Row xml[] = {
    { "<a/><!-- bibelot: allow B302 why -->", "B302 1", "on the line" },
    { "<!-- bibelot: allow B302 why -->\n<!-- more -->\n\n<a/>", "B302 4", "above it" },
    { "<!--\n  bibelot: allow B302\n why -->\n<a/>", "", "only at the beginning of a comment" },
    { "<a>\n<!-- bibelot: allow B302\n  why -->\n<b/>", "B302 4", "in two lines" },
    { "<!-- bibelot: allow B302 why\n<a/>", "B302 0", "one that nothing closes" },
    { "<a># bibelot: allow B302 why</a>", "", "no comment" },
};

static void test_bounds(void)
{
    Arena *arena = arena_create();
    Buf text = { 0 };
    Str kept;

    buf_puts(&text, "# bibelot: allow B302 why\na: |\n");
    for (size_t i = 0; i < 1000; i++)
        buf_puts(&text, "  b\n");
    kept = buf_keep(arena, &text);
    is_str(found(arena, COMMENTS_HASH, kept.ptr), "B302 2-202", "a very long block is covered in part");
    buf_clear(&text);
    for (size_t i = 0; i < 100000; i++)
        buf_puts(&text, "# bibelot: allow B302 why\n");
    kept = buf_keep(arena, &text);
    ok(found(arena, COMMENTS_HASH, kept.ptr).len == 100000 * 8 - 2,
       "a hundred thousand above one line, in linear time");
    buf_free(&text);
    arena_destroy(arena);
}

int main(void)
{
    TEST(COMMENTS_HASH, yaml);
    TEST(COMMENTS_PERCENT, bibtex);
    TEST(COMMENTS_XML, xml);
    test_bounds();
    return done_testing();
}
