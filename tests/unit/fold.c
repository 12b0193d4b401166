/* Texts and queries, made comparable. */
#include "text/fold.h"

#include "tap.h"

static void test_words(Arena *arena)
{
    static const char *const rows[][2] = {
        { "New-style Whole-of-Nation  System", "new style whole of nation system" },
        { "新型舉國體制", "新型举国体制" },
        { "中國製造2025", "中国制造 2025" },
        { "Ｃ９１９大飞机", "c919 大飞机" },
        { "“有效市场”与“有为政府”", "有效市场 与 有为政府" },
        { "Xī’ān's R&D (1995–2000)", "xian r and d 1995 2000" },
        { "the State's, workers' and 'quoted' words", "the state workers and quoted words" },
        { "Straße, Ærø, Łódź, Đà Nẵng, ﬁnance", "strasse aero lodz da nang finance" },
        { "ΣΑΣ, Οδός", "σασ οδοσ" },
        { "Ⅷ ½ ㈱ ①", "viii 1 2 株 1" },
        { "zero\u200Bwidth soft\u00ADhyphen", "zerowidth softhyphen" },
        { "lǜ lü nǚ ê", "lu lu nu e" },
        { "e\u0301tude", "etude" },
        { "日本語の勉強", "日本语 の 勉强" },
        { "' 's —…!", "" },
        { "' a", "a" },
        { "\uFDFA", "صلى الله عليه وسلم" },
        { "", "" },
        { "a\x01"
          "b\xFF"
          "c",
          "a b c" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        is_str(fold_words(arena, str_of(rows[i][0])), rows[i][1], rows[i][0]);
    /* A character that is longer when it is folded, and then as many others as fill what room there is. */
    for (size_t count = 0; count < 80; count++) {
        static const char letters[] =
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        Str tail = { letters, count }, long_one = STR("\uFDFA"), folded = STR("صلى الله عليه وسلم");

        ok(str_eq(fold_words(arena, arena_join(arena, long_one, tail)), arena_join(arena, folded, tail)),
           "and %zu letters", count);
    }
}

static void test_readings(Arena *arena)
{
    static const struct {
        const char *text, *words, *toned;
        bool tones;
    } rows[] = {
        { "xīnxíng jǔguó tǐzhì", "xinxing juguo tizhi", "xi\x01nxi\x02ngju\x03guo\x02ti\x03zhi\x04", true },
        { "XINXING juguo", "xinxing juguo", "xinxingjuguo", false },
        { "lǜ LV4 lü4 lu", "lu lu lu lu", "lu\x04lu\x04lu\x04lu", true },
        { "xin1xing2 de5", "xinxing de",
          "xi\x01nxi\x02ng"
          "de",
          true },
        { "Zhōngguó Zhìzào2025", "zhongguo zhizao2025",
          "zho\x01ngguo\x02zhi\x04za\x04o"
          "2025",
          true },
        { "xī\u2019ān hǎor\u0306", "xian haor",
          "xi\x01"
          "a\x01nha\x03or\x03",
          true },
        { "863 jihua", "863 jihua", "863jihua", false },
        { "huar4 xiong1 dou1 iu4 a12 b1", "huar xiong dou iu a12 b1",
          "hua\x04rxio\x01ngdo\x01uiu\x04"
          "a12b1",
          true },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        FoldReading reading = fold_reading(arena, str_of(rows[i].text));

        is_str(reading.words, rows[i].words, rows[i].text);
        is_str(reading.toned, rows[i].toned, "its tones");
        ok(fold_has_tones(&reading) == rows[i].tones, "has them or not");
    }
}

static void test_stems(void)
{
    static const char *const rows[][2] = {
        { "policy", "polic" },
        { "policies", "polic" },
        { "policie", "polic" },
        { "system", "system" },
        { "systems", "system" },
        { "planning", "plan" },
        { "planned", "plan" },
        { "make", "mak" },
        { "making", "mak" },
        { "state", "stat" },
        { "states", "stat" },
        { "process", "proces" },
        { "processes", "proces" },
        { "studied", "stud" },
        { "studying", "stud" },
        { "string", "string" },
        { "king", "king" },
        { "need", "need" },
        { "status", "status" },
        { "led", "led" },
        { "controlling", "control" },
        { "control", "control" },
        { "technology", "technolog" },
        { "branches", "branch" },
        { "étude", "étude" },
        { "c919s", "c919s" },
        { "", "" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str word = str_of(rows[i][0]);

        is_str(str_slice(word, 0, fold_stem(word)), rows[i][1], rows[i][0]);
    }
}

int main(void)
{
    Arena *arena = arena_create();
    Str plain = STR("dual circulation");

    test_words(arena);
    test_readings(arena);
    test_stems();
    ok(fold_words(arena, plain).ptr == plain.ptr, "what is folded already is not copied");
    ok(fold_is_han(STR("举国")) && fold_is_han(STR("々")), "Han");
    ok(!fold_is_han(STR("juguo")) && !fold_is_han(STR("")) && !fold_is_han(STR("の")), "not Han");
    arena_destroy(arena);
    return done_testing();
}
