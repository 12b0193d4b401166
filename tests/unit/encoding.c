/* Text in other encodings. */
#include "text/encoding.h"

#include "tap.h"

static Arena *arena;

static void check_read(const char *name, const char *bytes, size_t len, const char *expected, size_t faults)
{
    Str found = encoding_find(arena, str_of(name));
    EncodingFaults list = { 0 };
    Str text = encoding_read(arena, found, (Str){ bytes, len }, &list);

    is_str(text, expected, name);
    is_int((int64_t)list.count, (int64_t)faults, name);
}

#define READ(name, bytes, expected, faults) check_read(name, bytes, sizeof(bytes) - 1, expected, faults)

static void check_names(void)
{
    static const char *const same[][2] = { { "latin-1", "windows-1252" }, { "ISO_8859-1", "windows-1252" },
                                           { "GB2312", "gb18030" },       { "gbk", "gb18030" },
                                           { "Big5", "Big5-HKSCS" },      { "Shift_JIS", "windows-31j" } };

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        is_str(encoding_find(arena, str_of(same[i][0])), same[i][1], same[i][0]);
    ok(encoding_find(arena, STR("klingon")).len == 0, "a name that is none");
    ok(encoding_find(arena, STR("")).len == 0, "no name");
}

int main(void)
{
    arena = arena_create();
    check_names();
    READ("windows-1252", "\x93\xE9\x94", "\u201C\u00E9\u201D", 0);
    READ("gb18030", "\xB9\xCB\xEA\xBF", "顾昕", 0);
    READ("gb18030", "\x95\x32\x82\x36", "𠀀", 0);
    READ("big5", "\xC5\x55", "顧", 0);
    READ("shift_jis", "\x93\xFA\x96\x7B", "日本", 0);
    READ("koi8-r", "\xF0\xD5\xDB\xCB\xC9\xCE", "Пушкин", 0);
    READ("utf-16", "\xFF\xFE\x7E\x98\x40\xD8\x00\xDC", "\u987E\U00020000", 0);
    READ("utf-16be", "\x98\x7E", "\u987E", 0);
    READ("utf-8",
         "\xEF\xBB\xBF"
         "a",
         "a", 0);
    READ("gb18030",
         "a\xFF"
         "b",
         "a\uFFFD"
         "b",
         1);
    READ("gb18030",
         "a\xFF\xFF\xFF"
         "b\xFF",
         "a\uFFFD\uFFFD\uFFFD"
         "b\uFFFD",
         2);
    READ("gb18030", "\xB9", "\uFFFD", 1);
    READ("utf-16le",
         "\x40\xD8"
         "a\0",
         "\uFFFD"
         "a",
         1);
    READ("windows-1252", "", "", 0);
    arena_destroy(arena);
    return done_testing();
}
