/* Orders for readers. */
#include "text/collate.h"

#include "base/utf8.h"
#include "tap.h"
#include "text/readings.h"

#include <string.h>

static void sorted_as(CollateOrder order, const char *const *texts, size_t count)
{
    const char *error = "";
    Collator *collator = collate_open(order, &error);
    Arena *arena = arena_create();

    if (!ok(collator != NULL, "order %d opens%s", order, error))
        count = 0;
    for (size_t i = 1; i < count; i++) {
        Str before = collate_key(collator, arena, str_of(texts[i - 1]));

        ok(str_cmp(before, collate_key(collator, arena, str_of(texts[i]))) < 0, "%s < %s", texts[i - 1], texts[i]);
    }
    arena_destroy(arena);
    collate_close(collator);
}

/* Of two characters whose strokes nobody knows the first in Unicode comes first, in whatever plane. */
static void test_planes(void)
{
    uint32_t rare = 0x20000, common = 0x3400;
    char texts[2][5] = { { 0 } };
    const char *const pair[] = { texts[0], texts[1] };

    while (common < 0xA000 && strokes_of(common) > 0)
        common++;
    ok(common < 0xA000 && strokes_of(rare) == 0, "U+%04X and U+%04X", (unsigned)common, (unsigned)rare);
    utf8_encode(common, texts[0]);
    utf8_encode(rare, texts[1]);
    sorted_as(COLLATE_STROKE, pair, 2);
}

/* Beyond 128 bytes a key is made another way; 40 Han characters fill 120. */
static void test_long_plain(void)
{
    Collator *collator = collate_open_language(STR("zh"), NULL);
    Arena *arena = arena_create();
    char text[400] = "";
    Str before = STR_EMPTY;

    for (size_t count = 1; count <= 46; count++) {
        Str key;

        strcat(text, "国");
        key = collate_key(collator, arena, str_of(text));
        if (count >= 40)
            ok(str_cmp(before, key) < 0, "%zu characters stand behind fewer", count);
        before = key;
    }
    arena_destroy(arena);
    collate_close(collator);
}

int main(void)
{
    /* What parts words is one blank, however much of it there is. */
    static const char *const parted[] = { "a a", "a - b", "a ba", "a -- c", " a\u2003d ", "a / e" };
    static const char *const english[] = { "",
                                           "“9 October”",
                                           "9th Plan",
                                           "12th Plan",
                                           "A*STAR",
                                           "“Efficient Market”",
                                           "Efficient Markets",
                                           "Émigré",
                                           "new plan",
                                           "new style",
                                           "new-style",
                                           "new-style plan",
                                           "newer",
                                           "R&D",
                                           "résumé",
                                           "Résumé",
                                           "whole",
                                           "中国" };
    static const char *const pinyin[] = { "5G",   "12G", "A股",          "阿", "“八”",     "举国体制",
                                          "西安", "先",  "新型举国体制", "中", "中国制造", "中国制造2025" };
    static const char *const stroke[] = { "5G",
                                          "A股",
                                          "一",
                                          "一个",
                                          "二",
                                          "与",
                                          "之",
                                          "“中国",
                                          "中国制造2025",
                                          "中国制造2035",
                                          "国",
                                          "举",
                                          "\xF0\xA0\x80\x80" };

    test_planes();
    test_long_plain();
    sorted_as(COLLATE_ENGLISH, parted, sizeof parted / sizeof *parted);
    sorted_as(COLLATE_ENGLISH, english, sizeof english / sizeof *english);
    sorted_as(COLLATE_PINYIN, pinyin, sizeof pinyin / sizeof *pinyin);
    sorted_as(COLLATE_STROKE, stroke, sizeof stroke / sizeof *stroke);
    collate_close(NULL);
    return done_testing();
}
