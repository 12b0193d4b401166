/* Characters that have no business in a source. */
#include "tap.h"
#include "text/safety.h"

#include <string.h>

static void first_is(const char *text, SafetyFault want, size_t want_at, const char *name)
{
    size_t at = 0, len = 0;
    uint32_t cp = 0;
    SafetyFault fault = safety_find(str_of(text), 0, &at, &len, &cp);

    ok(fault == want && (fault == SAFETY_FINE || at == want_at), "%s", name);
    if (fault != want || (fault != SAFETY_FINE && at != want_at))
        printf("#      got: %d at %zu (U+%04X)\n", fault, at, (unsigned)cp);
}

static void test_fine(void)
{
    first_is("", SAFETY_FINE, 0, "nothing");
    first_is("a\tb\r\nc", SAFETY_FINE, 0, "white space");
    first_is("新型举国体制 xīnxíng jǔguó tǐzhì “，。—…”", SAFETY_FINE, 0, "Chinese and pinyin");
    first_is("a\xC2\xA0"
             "b\xE3\x80\x80",
             SAFETY_FINE, 0, "no-break and ideographic spaces");
    first_is("नमस्क\xE2\x80\x8Dष", SAFETY_FINE, 0, "ZWJ between Devanagari letters");
    first_is("می\xE2\x80\x8Cخواهم", SAFETY_FINE, 0, "ZWNJ between Persian letters");
    first_is("👩\xE2\x80\x8D🔬", SAFETY_FINE, 0, "ZWJ in an emoji");
    first_is("❤\xEF\xB8\x8F", SAFETY_FINE, 0, "an emoji's variation selector");
    first_is("👩🏽\xE2\x80\x8D🔬", SAFETY_FINE, 0, "ZWJ behind the colour of a skin");
    first_is("\u2269\uFE00", SAFETY_FINE, 0, "a variation of a mathematical sign");
    first_is("\u182D\u180B", SAFETY_FINE, 0, "a variation of a Mongolian letter");
    first_is("葛\xF3\xA0\x84\x80", SAFETY_FINE, 0, "an ideograph's variation selector");
    first_is("𠮷𬉂", SAFETY_FINE, 0, "Han beyond the BMP");
}

static void test_faults(void)
{
    first_is("a\x08", SAFETY_CONTROL, 1, "backspace");
    first_is("a\x7F", SAFETY_CONTROL, 1, "delete");
    first_is("国\xC2\x85", SAFETY_CONTROL, 3, "next line");
    first_is("国\xE2\x80\xAE", SAFETY_BIDI, 3, "right-to-left override");
    first_is("\xE2\x81\xA6", SAFETY_BIDI, 0, "left-to-right isolate");
    first_is("\xE2\x80\x8E", SAFETY_BIDI, 0, "left-to-right mark");
    first_is("\xD8\x9C", SAFETY_BIDI, 0, "Arabic letter mark");
    first_is("举\xE2\x80\x8B国", SAFETY_INVISIBLE, 3, "zero-width space");
    first_is("a\xE2\x80\x8D"
             "b",
             SAFETY_INVISIBLE, 1, "ZWJ between Latin letters");
    first_is("举\xE2\x80\x8C国", SAFETY_INVISIBLE, 3, "ZWNJ between Han");
    first_is("می\xE2\x80\x8C", SAFETY_INVISIBLE, 4, "ZWNJ at the end");
    first_is("a\xE2\x81\xA0", SAFETY_INVISIBLE, 1, "word joiner");
    first_is("a\xEF\xBB\xBF", SAFETY_INVISIBLE, 1, "a byte order mark within");
    first_is("co\xC2\xADop", SAFETY_INVISIBLE, 2, "soft hyphen");
    first_is("\xE3\x85\xA4", SAFETY_INVISIBLE, 0, "Hangul filler");
    first_is("a\xF3\xA0\x81\xA1", SAFETY_INVISIBLE, 1, "a tag letter");
    first_is("a\xEF\xB8\x8F", SAFETY_INVISIBLE, 1, "a variation selector after a letter");
    first_is("a\xE2\x80\xA8", SAFETY_LINE_SEPARATOR, 1, "line separator");
    first_is("a\xEE\x80\x80", SAFETY_PRIVATE_USE, 1, "private use");
    first_is("a\xF3\xB0\x80\x80", SAFETY_PRIVATE_USE, 1, "private use, plane 15");
    first_is("a\xEF\xBF\xBD", SAFETY_REPLACEMENT, 1, "replacement character");
    first_is("a\xFF", SAFETY_REPLACEMENT, 1, "a malformed byte");
    first_is("a\xE5\x9B", SAFETY_REPLACEMENT, 1, "a character cut off");
    first_is("a\xEF\xBF\xBF", SAFETY_NONCHARACTER, 1, "U+FFFF");
    first_is("a\xEF\xB7\x90", SAFETY_NONCHARACTER, 1, "U+FDD0");
    first_is("a\xF4\x8F\xBF\xBE", SAFETY_NONCHARACTER, 1, "U+10FFFE");
    first_is("a\xCD\xB8", SAFETY_UNASSIGNED, 1, "U+0378");
}

static void test_next(void)
{
    Str text = STR("a\xE2\x80\x8B"
                   "b\xE2\x80\x8B");
    size_t at, len;
    uint32_t cp;

    is_int(safety_find(text, 4, &at, &len, &cp), SAFETY_INVISIBLE, "the next one");
    is_int((int64_t)at, 5, "its offset");
    is_int((int64_t)len, 3, "its length");
    is_int(cp, 0x200B, "its code point");
    is_int(safety_find(STR("a\xFF"), 0, &at, &len, &cp), SAFETY_REPLACEMENT, "a malformed byte");
    is_int(cp, 0xFFFD, "stands for a replacement character");
    is_int(safety_find(text, 8, &at, &len, &cp), SAFETY_FINE, "no more");
}

static void test_names(void)
{
    char name[128], small[8];

    is_str(str_of(safety_name(0x200B, name, sizeof name)), "ZERO WIDTH SPACE", "the name of U+200B");
    is_str(str_of(safety_name(8, name, sizeof name)), "<control-0008>", "the name of a control");
    ok(strlen(safety_name(0x200B, small, sizeof small)) < sizeof small, "a name that does not fit");
}

int main(void)
{
    test_fine();
    test_faults();
    test_next();
    test_names();
    return done_testing();
}
