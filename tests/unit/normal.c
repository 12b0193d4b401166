/* Normal forms. */
#include "tap.h"
#include "text/normal.h"

#include "base/buf.h"

/* `want` is the offset of the first character that is not NFC, or -1. */
static void nfc_is(const char *text, int64_t want, const char *name)
{
    size_t at = 0;
    bool is = normal_is_nfc(str_of(text), &at);

    is_int(is ? -1 : (int64_t)at, want, name);
}

static void test_check(void)
{
    nfc_is("", -1, "nothing");
    nfc_is("ASCII", -1, "ASCII");
    nfc_is("新型举国体制 xīnxíng jǔguó", -1, "Han and pinyin");
    nfc_is("abce\xCC\x81t", 3, "e and an acute");
    nfc_is("q\xCC\x81", -1, "an acute that composes with nothing");
    nfc_is("xa\xCC\x81\xCC\xA3", 1, "marks in the wrong order");
    nfc_is("\xCC\x81"
           "a",
           -1, "a mark at the beginning");
    nfc_is("国\xEF\xA4\x80", 3, "a compatibility ideograph");
    nfc_is("\xE2\x84\xAB", 0, "the Angstrom sign");
    nfc_is("\xEA\xB0\x80", -1, "a Hangul syllable");
    nfc_is("x\xE1\x84\x80\xE1\x85\xA1", 1, "conjoining jamo");
    nfc_is("\xF0\x9D\x85\x9E", 0, "a composition exclusion beyond the BMP");
    nfc_is("a\xFF"
           "b\x80",
           -1, "malformed bytes are none of its business");
    ok(!normal_is_nfc(STR("e\xCC\x81"), NULL), "without a place for the offset");
}

static void test_forms(void)
{
    Arena *arena = arena_create();
    Str same = STR("jǔguó");
    Buf long_text = { 0 };

    is_str(normal_nfc(arena, STR("jŭ")), "jŭ", "a breve stays a breve");
    is_str(normal_nfc(arena, STR("ju\xCC\x8Cguo\xCC\x81 国")), "jǔguó 国", "NFD is composed");
    ok(normal_nfc(arena, same).ptr == same.ptr, "NFC is returned as it is");
    is_str(normal_fold(arena, STR("ＢｉｂＴｅＸ ﬁne Straße")), "bibtex fine strasse", "folded");
    is_str(normal_fold(arena, STR("Ångström")), "ångström", "capitals beyond ASCII");
    is_str(normal_fold(arena, STR("举国")), "举国", "Han folds to itself");
    is_str(normal_fold(arena, STR("a\xC2\xAD"
                                  "b")),
           "ab", "a soft hyphen is ignored");
    is_str(normal_ascii(arena, STR("Émile ZOË Ǖber Łódź Køge Æneas Þór dır ﬁ e\u0301 举国 한 Straße")),
           "Emile ZOE Uber Lodz Koge AEneas Thor dir ﬁ e 举国 한 Strasse", "without diacritics");
    same = STR("plain");
    ok(normal_fold(arena, same).ptr == same.ptr, "small ASCII is returned as it is");
    for (int i = 0; i < 5000; i++)
        buf_puts(&long_text, "\xEF\xB7\xBA"); /* one character that folds to eighteen */
    ok(normal_fold(arena, buf_str(&long_text)).len > long_text.len * 5, "a result much longer than the text");
    buf_clear(&long_text);
    buf_char(&long_text, 'a');
    for (int i = 0; i < 2000; i++)
        buf_puts(&long_text, i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3");
    ok(!normal_is_nfc(buf_str(&long_text), NULL), "a thousand marks on one letter");
    ok(normal_is_nfc(normal_nfc(arena, buf_str(&long_text)), NULL), "and their NFC is NFC");
    buf_free(&long_text);
    arena_destroy(arena);
}

int main(void)
{
    test_check();
    test_forms();
    return done_testing();
}
