/* UTF-8: every class of malformed bytes, and the borders of every length. */
#include "base/utf8.h"

#include "tap.h"

#include <string.h>

/* clang-format off */
static const struct { const char *what, *bytes; size_t len, at; } malformed[] = {
    {"a lone continuation", "\x80", 1, 0},                       {"the last continuation", "\xBF", 1, 0},
    {"overlong of 2: U+0000", "\xC0\x80", 2, 0},                 {"overlong of 2: U+007F", "\xC1\xBF", 2, 0},
    {"overlong of 3: U+0000", "\xE0\x80\x80", 3, 0},             {"overlong of 3: U+07FF", "\xE0\x9F\xBF", 3, 0},
    {"overlong of 4: U+FFFF", "\xF0\x8F\xBF\xBF", 4, 0},         {"the first surrogate", "\xED\xA0\x80", 3, 0},
    {"the last surrogate", "\xED\xBF\xBF", 3, 0},                {"a pair of surrogates (CESU-8)", "\xED\xA0\x80\xED\xB0\x80", 6, 0},
    {"above U+10FFFF", "\xF4\x90\x80\x80", 4, 0},                {"a byte of no use, F5", "\xF5\x80\x80\x80", 4, 0},
    {"five bytes", "\xF8\x88\x80\x80\x80", 5, 0},                {"six bytes", "\xFC\x84\x80\x80\x80\x80", 6, 0},
    {"FE", "\xFE", 1, 0},                                        {"FF", "\xFF", 1, 0},
    {"2 cut after 1", "a\xC3", 2, 1},                            {"3 cut after 1", "a\xE4", 2, 1},
    {"3 cut after 2", "a\xE4\xB8", 3, 1},                        {"4 cut after 1", "a\xF0", 2, 1},
    {"4 cut after 3", "a\xF0\x9F\x98", 4, 1},                    {"2 broken by a letter", "\xC3z", 2, 0},
    {"3 broken by a letter", "\xE4\xB8z", 3, 0},                 {"4 broken by a letter", "\xF0\x9F\x98z", 4, 0},
    {"3 broken by another start", "\xE4\xB8\xE4\xB8\xAD", 5, 0}, {"behind sound text", "中a\xFF", 5, 4},
};

static const struct { uint32_t cp; const char *bytes; } borders[] = {
    {0x1, "\x01"}, {0x7F, "\x7F"}, {0x80, "\xC2\x80"}, {0x7FF, "\xDF\xBF"}, {0x800, "\xE0\xA0\x80"}, {0xD7FF, "\xED\x9F\xBF"},
    {0xE000, "\xEE\x80\x80"}, {0xFFFD, "\xEF\xBF\xBD"}, {0xFFFF, "\xEF\xBF\xBF"}, {0x10000, "\xF0\x90\x80\x80"},
    {0x10FFFF, "\xF4\x8F\xBF\xBF"}, {0x4E2D, "中"},
};
/* clang-format on */

static void test_malformed(void)
{
    for (size_t i = 0; i < sizeof malformed / sizeof malformed[0]; i++) {
        Str text = { malformed[i].bytes, malformed[i].len };
        uint32_t cp = 0;

        ok(utf8_find_invalid(text) == malformed[i].at && utf8_decode(text, malformed[i].at, &cp) == 1 &&
               cp == 0xFFFFFFFF,
           "malformed: %s", malformed[i].what);
    }
}

static void test_borders(void)
{
    for (size_t i = 0; i < sizeof borders / sizeof borders[0]; i++) {
        Str text = str_of(borders[i].bytes);
        char out[4];
        uint32_t cp = 0;
        size_t len = utf8_encode(borders[i].cp, out);

        ok(utf8_decode(text, 0, &cp) == text.len && cp == borders[i].cp && str_eq((Str){ out, len }, text) &&
               utf8_find_invalid(text) == STR_NONE,
           "U+%04X there and back", (unsigned)borders[i].cp);
    }
}

static void test_every_scalar_value(void)
{
    uint32_t wrong = 0;

    for (uint32_t value = 0; value <= 0x10FFFF; value++) {
        char out[4];
        uint32_t cp = 0;
        Str text = { out, 0 };

        text.len = utf8_encode(value, out);
        if (value >= 0xD800 && value <= 0xDFFF)
            wrong += utf8_find_invalid(text) != 0;
        else
            wrong += utf8_decode(text, 0, &cp) != text.len || cp != value;
    }
    is_int(wrong, 0, "every scalar value, and no surrogate");
}

static void test_steps(void)
{
    Str text = { "中\xFF"
                 "a\0é",
                 8 };
    uint32_t want[] = { 0x4E2D, 0xFFFD, 'a', 0, 0xE9 }, cp;
    size_t at = 0, count = 0;
    bool fine = true;

    while (utf8_next(text, &at, &cp))
        fine = fine && count < 5 && cp == want[count++];
    ok(fine && count == 5 && at == 8, "steps over malformed bytes and NUL");
    ok(!utf8_step(text, &at, &cp) && at == 8, "and none past the end");
    is_int((int64_t)utf8_length(text), 5, "length in code points");
    is_int((int64_t)utf8_offset(text, 2), 4, "offset of the third");
    is_int((int64_t)utf8_offset(text, 9), 8, "never past the end");
    is_int((int64_t)utf8_length(STR_EMPTY), 0, "the empty text has none");
}

int main(void)
{
    test_malformed();
    test_borders();
    test_every_scalar_value();
    test_steps();
    return done_testing();
}
