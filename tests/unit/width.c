/* Display columns. */
#include "tap.h"
#include "text/width.h"

static void width_is(const char *text, int64_t want)
{
    is_int((int64_t)width_text(str_of(text)), want, text);
}

int main(void)
{
    width_is("", 0);
    width_is("abc", 3);
    width_is("举国体制", 8);
    width_is("jǔguó", 5);
    width_is("ju\xCC\x8Cguo\xCC\x81", 5);
    width_is("“，”", 4);
    width_is("ＡＢ", 4);
    width_is("한국", 4);
    width_is("ｱ", 1);
    width_is("👩", 2);
    width_is("𠮷", 2);
    width_is("—…", 2);
    width_is("a\xE2\x80\x8B"
             "b",
             2);
    is_int(width_of('\t'), 1, "a tab");
    is_int(width_of('\n'), 0, "a newline");
    is_int(width_of(0x7F), 0, "delete");
    is_int(width_of(0xAD), 1, "a soft hyphen");
    is_int(width_of(0x1161), 0, "a Hangul vowel joins its initial");
    is_int((int64_t)width_text(STR("a\xFF"
                                   "b")),
           3, "a malformed byte");
    return done_testing();
}
