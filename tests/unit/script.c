/* Scripts, tags and simplified against traditional. */
#include "tap.h"
#include "text/script.h"

static void set_is(const char *text, unsigned want)
{
    is_int(script_set(str_of(text)), want, text);
}

static void fits(const char *text, const char *tag, bool want)
{
    ok(script_fits_tag(str_of(text), str_of(tag), NULL) == want, "%s %s %s", text, want ? "is" : "is not", tag);
}

/* `want` is the offset of the fault, or -1. */
static void fault_at(const char *text, const char *tag, int64_t want)
{
    size_t at = 0;
    uint32_t cp;
    bool found = script_variant_fault(str_of(text), str_of(tag), &at, &cp);

    ok((found ? (int64_t)at : -1) == want, "%s as %s", text, tag);
}

static void guess_is(const char *text, const char *want)
{
    is_str(script_guess_tag(str_of(text)), want, text);
}

static void test_sets(void)
{
    set_is("举国体制", SCRIPT_HAN);
    set_is("Whole of nation", SCRIPT_LATIN);
    set_is("xīnxíng jǔguó", SCRIPT_LATIN);
    set_is("A股 2025", SCRIPT_HAN | SCRIPT_LATIN);
    set_is("Сколково", SCRIPT_CYRILLIC);
    set_is("β-карбид", SCRIPT_GREEK | SCRIPT_CYRILLIC);
    set_is("ものづくり産業", SCRIPT_KANA | SCRIPT_HAN);
    set_is("반도체", SCRIPT_HANGUL);
    set_is("العربية", SCRIPT_ARABIC);
    set_is("עברית", SCRIPT_HEBREW);
    set_is("हिन्दी", SCRIPT_DEVANAGARI);
    set_is("ไทย", SCRIPT_OTHER);
    set_is("2006—2020 (，。)", 0);
    set_is("", 0);
}

static void test_tags(void)
{
    ScriptFit fit;
    Arena *arena = arena_create();

    fits("举国体制", "zh-Hans", true);
    fits("举国体制", "zh", true);
    fits("5G网络", "zh-Hans", true);
    fits("whole-of-nation system", "zh-Hans", false);
    fits("2025", "zh-Hans", true);
    fits("jǔguó tǐzhì", "zh-Latn-pinyin", true);
    fits("举国体制", "zh-Latn-pinyin", false);
    fits("举国体制", "ZH-LATN", false);
    fits("举国体制", "en", false);
    fits("The 举国体制 system", "en", true);
    fits("Сколково", "en-GB", false);
    fits("Сколково", "ru", true);
    fits("Skolkovo", "ru", false);
    fits("Skolkovo", "ru-Latn", true);
    fits("ものづくり", "ja", true);
    fits("반도체", "ja", false);
    fits("Beograd", "sr", true);
    fits("whatever", "xx", true);
    fits("举国体制", "zh-Bopo", true);
    fits("whatever", "", true);
    fits("whatever", "----", true);
    ok(script_fits_tag(STR("whatever"), (Str){ NULL, 0 }, NULL), "whatever fits no tag");
    ok(!script_fits_tag(STR("whole"), STR("zh-Hans"), &fit), "whole is not zh-Hans");
    is_str(script_names(arena, fit.expected), "Han", "Han was expected");
    is_str(script_names(arena, fit.found), "Latin", "Latin was found");
    is_str(script_names(arena, SCRIPT_HAN | SCRIPT_LATIN | SCRIPT_GREEK), "Han, Latin and Greek", "three names");
    is_str(script_names(arena, 0), "no letters", "none");
    arena_destroy(arena);
}

static void test_variants(void)
{
    fault_at("科学技术发展规划纲要", "zh-Hans", -1);
    fault_at("科學技術", "zh-Hans", 3);
    fault_at("科學技術", "zh-Hant", -1);
    fault_at("科学技術", "zh-Hant", 3);
    fault_at("科學技術", "zh-CN", 3);
    fault_at("科学技術", "zh-TW", 3);
    fault_at("科學技術", "zh", -1);
    fault_at("科學技術", "en", -1);
    fault_at("科學技術", "yue-Hant-HK", -1);
    fault_at("科学技術", "zh-Hant-CN", 3);
    fault_at("", "zh-Hans", -1);
}

static void test_guesses(void)
{
    guess_is("新型举国体制", "zh-Hans");
    guess_is("新型舉國體制", "zh-Hant");
    guess_is("科技政策", "zh");
    guess_is("中国製造", "zh");
    guess_is("中国制造2025", "zh-Hans");
    guess_is("A股", "zh");
    guess_is("ものづくり産業", "ja");
    guess_is("반도체 産業", "ko");
    guess_is("The term 举国体制 in Chinese sources", "");
    guess_is("Made in China", "");
    guess_is("Сколково", "");
    guess_is("2025", "");
}

int main(void)
{
    test_sets();
    test_tags();
    test_variants();
    test_guesses();
    return done_testing();
}
