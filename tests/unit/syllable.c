/* Syllables of pinyin: letters with their marks, composed or not, and where the mark stands. */
#include "text/syllable.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *text, *base; unsigned tone; } rows[] = {
    {"ma", "ma", 0}, {"mā", "ma", 1}, {"má", "ma", 2}, {"mǎ", "ma", 3}, {"mà", "ma", 4}, {"MÀ", "ma", 4}, {"lǜ", "lv", 4}, {"lü", "lv", 0},
    /* Marks on their own: the tone, the dots of ü, the circumflex of ê, in either order. */
    {"ma\u0304", "ma", 1}, {"lu\u0308", "lv", 0}, {"lu\u0308\u030C", "lv", 3}, {"ü\u0301", "v", 2}, {"e\u0302", "E", 0}, {"e\u0302\u0300", "E", 4},
};
static const char *const bad[] = { "a\u0301\u0300", "á\u0300", "ma1", "m\u0327a", "ma ", "国", "a\u0308", "\xFF" };
static const struct { const char *base; unsigned tone; const char *written; } written[] = {
    {"ma", 3, "mǎ"}, {"lv", 4, "lǜ"}, {"lv", 0, "lü"}, {"hao", 3, "hǎo"}, {"gou", 3, "gǒu"}, {"gui", 4, "guì"}, {"liu", 2, "liú"}, {"xue", 2, "xué"},
};
/* clang-format on */

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        SyllableText syllable;

        if (ok(syllable_parse(str_of(rows[i].text), &syllable), "%s", rows[i].text)) {
            is_str((Str){ syllable.base, syllable.len }, rows[i].base, "  its letters");
            is_int(syllable.tone, rows[i].tone, "  its tone");
        }
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        SyllableText syllable;

        ok(!syllable_parse(str_of(bad[i]), &syllable), "bad %zu is none", i);
    }
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        Buf out = { 0 };

        syllable_put(&out, str_of(written[i].base), written[i].tone, SYLLABLE_LOWER);
        is_str(buf_str(&out), written[i].written, written[i].base);
        buf_free(&out);
    }
    return done_testing();
}
