/* Lines and columns: every kind of line end, many bytes a character, and places that are not there. */
#include "base/source.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tap.h"

/* clang-format off */
static const struct { const char *bytes; size_t offset, line, column; } places[] = {
    {"", 0, 1, 1},                 {"", 9, 1, 1},                   {"ab", 1, 1, 2},            {"ab", 2, 1, 3},
    {"ab", 99, 1, 3},              {"a\nb", 1, 1, 2},               {"a\nb", 2, 2, 1},          {"a\n", 2, 2, 1},
    {"a\r\nb", 3, 2, 1},           {"a\r\nb", 1, 1, 2},             {"a\rb", 2, 2, 1},          {"a\r", 2, 2, 1},
    {"a\r\r\nb", 2, 2, 1},         {"a\r\r\nb", 4, 3, 1},           {"a\n\rb", 3, 3, 1},        {"\n\n\n", 3, 4, 1},
    {"举国体制", 6, 1, 3},         {"举\n国x", 7, 2, 2},            {"a\U0001F600b", 5, 1, 3},  {"é", 2, 1, 2},
    {"a\xFF\xFE" "b", 3, 1, 4},    {"\xEF\xBB\xBF" "a", 3, 1, 2},   {"a\u2028b", 4, 1, 3},      {"a\xC2\x85" "b", 3, 1, 3},
    {"\ta", 1, 1, 2},
};

static const struct { const char *bytes; size_t line; const char *text; } lines[] = {
    {"a\nb\n", 1, "a"}, {"a\nb\n", 2, "b"}, {"a\nb\n", 3, ""}, {"a\nb\n", 4, ""}, {"a\nb\n", 0, ""}, {"a\r\nb", 1, "a"},
    {"a\rb", 1, "a"}, {"a\rb", 2, "b"}, {"a\r\r\nb", 2, ""}, {"", 1, ""}, {"举国\n体制", 2, "体制"},
};

static const struct { const char *bytes; size_t line, column, offset; } offsets[] = {
    {"ab\ncd", 1, 0, 0}, {"ab\ncd", 2, 1, 4}, {"ab\ncd", 2, 9, 5}, {"ab\ncd", 3, 0, 5}, {"ab\ncd", 0, 1, 0}, {"举国\n体制", 2, 1, 10},
};
/* clang-format on */

static void test_places(Arena *arena)
{
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        Source *source = source_create(arena, STR("x"), str_of(places[i].bytes));
        Position place = source_locate(source, places[i].offset);

        if (!ok(place.line == places[i].line && place.column == places[i].column, "place %zu: byte %zu", i,
                places[i].offset))
            printf("#      got: %zu:%zu\n# expected: %zu:%zu\n", place.line, place.column, places[i].line,
                   places[i].column);
    }
}

/* Every offset lies on the line that its text is on, and comes back from its line and column. */
static void test_there_and_back(Arena *arena)
{
    Str text = STR("举国\r\n\r体制 a\n\n\xFFz\r\nend");
    Source *source = source_create(arena, STR("x"), text);
    size_t wrong = 0;

    for (size_t offset = 0; offset <= text.len; offset++) {
        Position place = source_locate(source, offset);

        if (offset < text.len && ((unsigned char)text.ptr[offset] & 0xC0) == 0x80)
            continue;
        wrong += source_offset(source, place.line, place.column - 1) != offset;
    }
    is_int((int64_t)wrong, 0, "offsets there and back");
    is_int((int64_t)source->line_count, 6, "lines");
}

/* Places in a line that is longer than the stride of the marks, malformed bytes among its characters. */
static void test_long_line(Arena *arena)
{
    static const char *const pieces[] = { "a", "举", "\xFF", "\U0001F600", "é", "\xE4\xB8" };
    Buf line = { 0 };
    Source *source;
    size_t wrong = 0, column = 1;

    buf_puts(&line, "first\r\n");
    for (size_t i = 0; i < 20000; i++)
        buf_puts(&line, pieces[i * 7 / 3 % 6]);
    source = source_create(arena, STR("x"), buf_str(&line));
    for (size_t at = 7; at < line.len; column++) {
        Position place = source_locate(source, at);
        uint32_t cp;

        wrong += place.line != 2 || place.column != column;
        at += utf8_decode(buf_str(&line), at, &cp);
    }
    is_int((int64_t)wrong, 0, "every place in a long line");
    buf_free(&line);
}

/* A piece of a source in its own right: places in it are those of the whole, and it begins and ends with whole characters. */
static void test_excerpts(Arena *arena)
{
    Buf text = { 0 };
    Source *source, *excerpt;
    Span span, inside;
    Position place;

    buf_puts(&text, "first\n");
    for (int i = 0; i < 5000; i++)
        buf_puts(&text, "国");
    buf_puts(&text, "here");
    for (int i = 0; i < 5000; i++)
        buf_puts(&text, "国");
    buf_puts(&text, "\nlast\n");
    source = source_create(arena, STR("x"), buf_str(&text));
    for (uint32_t more = 0; more < 3; more++) { /* so that the border falls on each byte of a character */
        uint32_t start = (uint32_t)(6 + 15000 + more);

        span = inside = (Span){ start, start + 4 - more };
        excerpt = source_excerpt(arena, source, &inside);
        ok(excerpt->bytes.len < 6000 && utf8_find_invalid(excerpt->bytes) == STR_NONE,
           "a piece of a long line, of whole characters");
        ok(str_eq(source_text(excerpt, inside), source_text(source, span)), "with the same text");
        place = source_locate(excerpt, inside.start);
        ok(place.line == 2 && place.column == 5001 + more, "at the same place");
    }
    span = inside = (Span){ (uint32_t)(text.len - 5), (uint32_t)(text.len - 1) };
    excerpt = source_excerpt(arena, source, &inside);
    is_str(excerpt->bytes, "last\n", "a short line is there as a whole");
    ok(source_locate(excerpt, inside.start).line == 3, "and has its number");
    buf_free(&text);
}

int main(void)
{
    Arena *arena = arena_create();
    Source *source;

    test_places(arena);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        is_str(source_line(source_create(arena, STR("x"), str_of(lines[i].bytes)), lines[i].line), lines[i].text,
               "a line's text");
    for (size_t i = 0; i < sizeof offsets / sizeof offsets[0]; i++)
        is_int((int64_t)source_offset(source_create(arena, STR("x"), str_of(offsets[i].bytes)), offsets[i].line,
                                      offsets[i].column),
               (int64_t)offsets[i].offset, "an offset");
    test_there_and_back(arena);
    test_excerpts(arena);
    test_long_line(arena);
    source = source_create(arena, STR("x"), STR("abc"));
    is_str(source_text(source, (Span){ 1, 2 }), "b", "the text of a span");
    is_str(source_text(source, (Span){ 2, 99 }), "c", "of one past the end");
    arena_destroy(arena);
    return done_testing();
}
