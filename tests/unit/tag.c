#include "text/tag.h"

#include "tap.h"

/* clang-format off */
static const struct {
    const char *text, *language, *extlang, *script, *region, *variants, *extensions, *private_use, *canonical;
} good[] = {
    {"zh", "zh", "", "", "", "", "", "", "zh"}, {"zh-hans", "zh", "", "hans", "", "", "", "", "zh-Hans"},
    {"ZH-HANS-cn", "ZH", "", "HANS", "cn", "", "", "", "zh-Hans-CN"},
    {"zh-Latn-pinyin", "zh", "", "Latn", "", "pinyin", "", "", "zh-Latn-pinyin"},
    {"zh-cmn-Hans-CN", "zh", "cmn", "Hans", "CN", "", "", "", "cmn-Hans-CN"},
    {"zh-yue-HK", "zh", "yue", "", "HK", "", "", "", "yue-HK"}, {"en-us", "en", "", "", "us", "", "", "", "en-US"},
    {"es-419", "es", "", "", "419", "", "", "", "es-419"},
    {"de-CH-1901", "de", "", "", "CH", "1901", "", "", "de-CH-1901"},
    {"sl-rozaj-biske-1994", "sl", "", "", "", "rozaj-biske-1994", "", "", "sl-rozaj-biske-1994"},
    {"hy-latn-it-arevela", "hy", "", "latn", "it", "arevela", "", "", "hy-Latn-IT-arevela"},
    {"de-DE-u-co-phonebk", "de", "", "", "DE", "", "u-co-phonebk", "", "de-DE-u-co-phonebk"},
    {"en-a-myext-b-another", "en", "", "", "", "", "a-myext-b-another", "", "en-a-myext-b-another"},
    {"en-u-abcdefgh", "en", "", "", "", "", "u-abcdefgh", "", "en-u-abcdefgh"},
    {"x-whatever", "", "", "", "", "", "", "x-whatever", "x-whatever"},
    {"de-CH-x-Phonebk", "de", "", "", "CH", "", "", "x-Phonebk", "de-CH-x-phonebk"},
    {"az-Arab-x-AZE-derbend", "az", "", "Arab", "", "", "", "x-AZE-derbend", "az-Arab-x-aze-derbend"},
    {"qaa-Qaaa-QM-x-southern", "qaa", "", "Qaaa", "QM", "", "", "x-southern", "qaa-Qaaa-QM-x-southern"},
    {"und", "und", "", "", "", "", "", "", "und"},
    {"abcd-Latn", "abcd", "", "Latn", "", "", "", "", "abcd-Latn"},
    {"english", "english", "", "", "", "", "", "", "english"},
    {"iw", "iw", "", "", "", "", "", "", "he"}, {"in-ID", "in", "", "", "ID", "", "", "", "id-ID"},
    {"my-BU", "my", "", "", "BU", "", "", "", "my-MM"},
    {"en-GB-u-ca-gregory-t-zh-hans-x-1-a", "en", "", "", "GB", "", "u-ca-gregory-t-zh-hans", "x-1-a",
     "en-GB-u-ca-gregory-t-zh-hans-x-1-a"},
    {"sgn-ase-us", "sgn", "ase", "", "us", "", "", "", "ase-US"},
};
static const char *const grandfathered[][2] = {
    {"i-klingon", "tlh"}, {"I-KLINGON", "tlh"}, {"zh-min-nan", "nan"}, {"en-gb-oed", "en-GB-oxendict"},
    {"i-default", "i-default"}, {"I-Mingo", "i-mingo"},
    {"zh-min", "zh-min"}, {"sgn-be-fr", "sfb"}, {"art-lojban", "jbo"}, {"zh-xiang", "hsn"},
};
static const char *const bad[] = {
    "en-u-abcdefghi", "en-x-abcdefghi", "en-abcdefghi", "en-u-a", "en-a-b",
    "", "-", "e", "1", "en-", "-en", "en--US", "en_US", "abcdefghi", "en-USA-x", "zh-Hans-Hant", "de-419-DE", "a-DE",
    "x", "en-x", "en-a", "en-a-", "en-u",
    "de-DE-1901-1901", "en-a-bbb-a-ccc", "ar-a-aaa-b-bbb-a-ccc", "en-x-123456789", "zh-Häns", "中文", "en US",
    "zh-Hans-CN-abcdefghi", "en-u-x-foo", "en\n", "i-foo", "zh-yue-abc-def-ghi",
};
static const struct { const char *tag, *script; bool rtl, romanised; } scripts[] = {
    {"en", "Latn", false, false}, {"zh", "Hani", false, false}, {"zh-TW", "Hani", false, false},
    {"zh-Hans", "Hans", false, false}, {"zh-hant", "Hant", false, false},
    {"yue", "Hani", false, false}, {"zh-yue", "Hani", false, false}, {"lzh", "Hani", false, false},
    {"zh-Latn-pinyin", "Latn", false, true}, {"zh-Latn", "Latn", false, true},
    {"ru", "Cyrl", false, false}, {"ru-Latn", "Latn", false, true}, {"ja", "Jpan", false, false},
    {"ja-Latn", "Latn", false, true}, {"ko", "Kore", false, false}, {"el", "Grek", false, false},
    {"ar", "Arab", true, false}, {"he", "Hebr", true, false}, {"iw", "Hebr", true, false}, {"fa", "Arab", true, false},
    {"ar-Latn", "Latn", false, true}, {"hi", "Deva", false, false}, {"th", "Thai", false, false},
    {"bo", "Tibt", false, false}, {"ug", "Arab", true, false}, {"pa", "Guru", false, false},
    {"pa-PK", "Arab", true, false}, {"sr", "Cyrl", false, false}, {"sr-Latn", "Latn", false, false},
    {"vi", "Latn", false, false}, {"en-Latn", "Latn", false, false}, {"de-DE", "Latn", false, false},
    {"mn", "Cyrl", false, false}, {"mn-Mong", "Mong", false, false},
    {"und", "Zyyy", false, false}, {"und-Hani", "Hani", false, false}, {"und-Latn", "Latn", false, false},
    {"qqq", "Zyyy", false, false}, {"not a tag", "Zyyy", false, false}, {"i-klingon", "Zyyy", false, false},
    {"en-Abcd", "Zyyy", false, false},
};
static const struct { const char *tag; bool cjk; } languages[] = {
    {"zh", true}, {"ZH-Hant-TW", true}, {"zh-Latn-pinyin", true}, {"ja", true}, {"ko-KR", true},
    {"en", false}, {"zha", false}, {"kok", false}, {"und-Hani", false}, {"", false},
};
static const struct { const char *range, *tag; bool matches; } ranges[] = {
    {"zh", "zh", true}, {"zh", "zh-Hans", true}, {"zh-Hans", "zh", false}, {"zh-CN", "zh-Hans-CN", true},
    {"ZH-hans", "zh-Hans-CN", true}, {"zh-Hans", "zh-Hant", false}, {"*", "en", true},
    {"*-Hans", "zh-Hans", true}, {"de-*-DE", "de-Latn-DE", true}, {"de-*-DE", "de-DE-x-goethe", true},
    {"de-*-DE", "de", false}, {"de-DE", "de-x-DE", false}, {"de-*-DE", "de-Deva", false},
    {"z", "zh", false}, {"zh", "zhx", false}, {"", "zh", false}, {"zh", "", false}, {"zh-Latn", "zh-Latn-pinyin", true},
};
static const char *const babel[][2] = {
    {"en", "english"}, {"en-GB", "british"}, {"en-US", "american"}, {"en-us", "american"}, {"en-IN", "english"},
    {"de", "german"}, {"de-1996", "ngerman"}, {"de-AT", "naustrian"}, {"fr", "french"}, {"zh", "chinese"},
    {"zh-Hans", "chinese-simplified"}, {"zh-Hans-CN", "chinese-simplified"}, {"zh-CN", "chinese-simplified"},
    {"zh-TW", "chinese-traditional"}, {"zh-Hant-HK", "chinese-traditional"}, {"zh-Latn-pinyin", ""},
    {"zh-Latn", ""}, {"ru", "russian"}, {"ru-Latn", ""}, {"ja", "japanese"}, {"ko", "korean"}, {"pt-BR", "brazilian"},
    {"nb", "norsk"}, {"xx", ""}, {"", ""}, {"sr-Latn", "serbian"}, {"enx", ""},
};
static const char *const displays[][3] = {
    {"en", "en", "English"}, {"zh-hans", "en", "Simplified Chinese"}, {"zh-Hans", "zh-Hans", "简体中文"},
    {"zh-Hans", "zh-Hant", "簡體中文"}, {"zh-Hant", "zh-TW", "繁體中文"}, {"fr", "zh", "法语"},
    {"fr", "yue-Hant", "法語"}, {"en-Goth", "en", "en-Goth"},
    {"zh-Latn-pinyin", "en", "Pinyin"}, {"zh-Latn-pinyin", "zh-Hans", "汉语拼音"}, {"en", "zh-Latn-pinyin", "English"},
    {"en", "fr", "English"}, {"en", "", "English"}, {"ru-Latn", "en", "Russian (Latin script)"},
    {"ru-Latn", "zh", "俄语（拉丁字母）"},
    {"de-de", "en", "de-DE"}, {"tlh", "en", "tlh"}, {"iw", "en", "Hebrew"}, {"i-klingon", "en", "tlh"},
    {"not a tag", "en", "not a tag"}, {"zh-yue", "en", "Cantonese"}, {"ru-Latn-x-foo", "en", "ru-Latn-x-foo"},
    {"xx", "zh", "xx"},
};
static const char *const known[] = {
    "en", "zh-Hans-CN", "zh-Latn-pinyin", "cmn", "yue", "nan", "lzh", "tlh", "mis", "und",
    "es-419", "en-GB", "x-mine", "i-default", "iw", "aai", "ii", "mnc", "zxx", "mul", "my-BU", "qqx", "zh-Qaaa", "cu-Cyrs",
};
static const char *const unknown[] = {
    "xx", "qzz", "zh-Hanz", "zh-Qzzz", "en-Abcd", "en-XX", "en-UK", "cn", "jp", "english", "", "zh-", "en-999",
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void test_good(Arena *arena)
{
    for (size_t i = 0; i < COUNT(good); i++) {
        LanguageTag tag;
        Str canonical = tag_canonical(arena, str_of(good[i].text));

        ok(tag_parse(str_of(good[i].text), &tag) && !tag.grandfathered, "%s is well-formed", good[i].text);
        is_str(tag.language, good[i].language, "  language");
        is_str(tag.extlang, good[i].extlang, "  extlang");
        is_str(tag.script, good[i].script, "  script");
        is_str(tag.region, good[i].region, "  region");
        is_str(tag.variants, good[i].variants, "  variants");
        is_str(tag.extensions, good[i].extensions, "  extensions");
        is_str(tag.private_use, good[i].private_use, "  private use");
        is_str(canonical, good[i].canonical, "  canonical");
        ok(str_eq(tag_canonical(arena, canonical), canonical), "  which is its own canonical form");
    }
    for (size_t i = 0; i < COUNT(grandfathered); i++) {
        LanguageTag tag;

        Str text = str_of(grandfathered[i][0]);

        ok(tag_parse(text, &tag) && tag.grandfathered, "%.*s is grandfathered", STR_ARG(text));
        is_str(tag_canonical(arena, text), grandfathered[i][1], "  canonical");
    }
}

static void test_bad(Arena *arena)
{
    for (size_t i = 0; i < COUNT(bad); i++) {
        LanguageTag tag;

        Str text = str_of(bad[i]);

        ok(!tag_parse(text, &tag), "'%.*s' is not well-formed", STR_ARG(text));
        ok(tag.language.len == 0 && !tag_is_key(text), "  no parts, and no key");
        is_str(tag_canonical(arena, text), bad[i], "  comes back as it is");
    }
    ok(!tag_parse((Str){ NULL, 0 }, NULL), "an empty Str");
}

static void test_keys(void)
{
    ok(tag_is_key(STR("en")) && tag_is_key(STR("zh-Latn-pinyin")) && tag_is_key(STR("yue")), "language keys");
    ok(tag_is_key(STR("zh-min-nan")), "a grandfathered key");
    ok(!tag_is_key(STR("title")) && !tag_is_key(STR("abcd")) && !tag_is_key(STR("x-foo")), "no language keys");
    ok(!tag_is_key(STR("i-klingon")) && !tag_is_key(STR("as-printed-x")) && !tag_is_key(STR("value")), "nor these");
}

/* Each row is found by its tag, which is canonical: rows out of order would not be. */
static void test_names(Arena *arena)
{
    static const struct {
        const char *tag, *babel, *english, *hans, *hant;
    } rows[] = {
#include "text/tag_names.inc"
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        Str tag = str_of(rows[i].tag);

        is_str(tag_canonical(arena, tag), rows[i].tag, rows[i].tag);
        is_str(tag_babel(tag), rows[i].babel, rows[i].babel);
        is_str(tag_display(arena, tag, STR("en")), rows[i].english, rows[i].english);
        is_str(tag_display(arena, tag, STR("zh-Hant")), rows[i].hant, rows[i].hant);
    }
}

static void test_facts(Arena *arena)
{
    for (size_t i = 0; i < COUNT(scripts); i++) {
        is_str(tag_script(str_of(scripts[i].tag)), scripts[i].script, scripts[i].tag);
        ok(tag_is_rtl(str_of(scripts[i].tag)) == scripts[i].rtl, "  right to left: %d", scripts[i].rtl);
        ok(tag_is_romanised(str_of(scripts[i].tag)) == scripts[i].romanised, "  romanised: %d", scripts[i].romanised);
    }
    for (size_t i = 0; i < COUNT(languages); i++)
        ok(tag_is_cjk(str_of(languages[i].tag)) == languages[i].cjk, "'%s' is %s", languages[i].tag,
           languages[i].cjk ? "Chinese, Japanese or Korean" : "something else");
    for (size_t i = 0; i < COUNT(ranges); i++)
        ok(tag_matches(str_of(ranges[i].range), str_of(ranges[i].tag)) == ranges[i].matches, "'%s' %s '%s'",
           ranges[i].range, ranges[i].matches ? "matches" : "does not match", ranges[i].tag);
    for (size_t i = 0; i < COUNT(babel); i++)
        is_str(tag_babel(str_of(babel[i][0])), babel[i][1], babel[i][0]);
    for (size_t i = 0; i < COUNT(displays); i++)
        is_str(tag_display(arena, str_of(displays[i][0]), str_of(displays[i][1])), displays[i][2], displays[i][0]);
    for (size_t i = 0; i < COUNT(known); i++)
        ok(tag_is_known(str_of(known[i])), "%s is known", known[i]);
    for (size_t i = 0; i < COUNT(unknown); i++)
        ok(!tag_is_known(str_of(unknown[i])), "'%s' is not known", unknown[i]);
}

int main(void)
{
    Arena *arena = arena_create();

    test_good(arena);
    test_bad(arena);
    test_keys();
    test_facts(arena);
    test_names(arena);
    ok(tag_eq(STR("zh-hans"), STR("zh-Hans")) && !tag_eq(STR("zh"), STR("zh-Hans")), "equal whatever the case");
    arena_destroy(arena);
    return done_testing();
}
