/* The Unihan tables: readings, strokes, simplified and traditional. */
#include "base/buf.h"
#include "base/utf8.h"
#include "tap.h"
#include "text/readings.h"
#include "text/syllable.h"

static uint32_t cp_of(const char *character)
{
    uint32_t cp = 0;
    size_t at = 0;

    utf8_next(str_of(character), &at, &cp);
    return cp;
}

/* "zhòng chóng", unusual readings in brackets. */
static void readings_are(const char *character, const char *want)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp_of(character), readings);
    Buf out = { 0 };

    for (size_t i = 0; i < count; i++) {
        buf_puts(&out, i > 0 ? " " : "");
        buf_puts(&out, readings[i].usual ? "" : "(");
        syllable_put(&out, readings_base(readings[i].base), readings[i].tone, SYLLABLE_LOWER);
        buf_puts(&out, readings[i].usual ? "" : ")");
    }
    is_str(buf_str(&out), want, character);
    buf_free(&out);
}

static void first_of_class(const char *text, VariantClass class, const char *want)
{
    size_t at = 0, start = 0;
    uint32_t cp;

    for (; utf8_next(str_of(text), &at, &cp); start = at) {
        if (variant_class(cp) == class) {
            is_str(str_slice(str_of(text), start, at), want, text);
            return;
        }
    }
    is_str(STR_EMPTY, want, text);
}

static void test_readings(void)
{
    readings_are("国", "guó");
    readings_are("重", "zhòng chóng");
    readings_are("卡", "kǎ qiǎ");
    readings_are("率", "lǜ shuài");
    readings_are("曾", "céng zēng");
    readings_are("的", "de dì dí dī");
    readings_are("不", "bù bu (bú)");
    readings_are("〇", "líng");
    readings_are("嗯", "ń ň ǹ ńg ňg ǹg");
    readings_are("a", "");
    is_int((int64_t)readings_of(0x10FFFF, (Reading[READINGS_MAX]){ 0 }), 0, "the last code point has no reading");
    is_int((int64_t)readings_of(0xFFFFFFFF, (Reading[READINGS_MAX]){ 0 }), 0, "nor has what is no code point");
    ok(readings_base_find(STR("zhong")) >= 0, "zhong is a syllable");
    ok(readings_base_find(STR("lv")) >= 0, "so is lv");
    is_int(readings_base_find(STR("zhang1")), -1, "zhang1 is none");
    is_int(readings_base_find(STR("")), -1, "nothing is none");
    is_str(readings_base(60000), "", "a base that is not there");
}

static void test_syllables(void)
{
    SyllableText syllable;

    ok(syllable_parse(STR("lǜ"), &syllable), "lǜ");
    is_str(str_of(syllable.base), "lv", "its base");
    is_int(syllable.tone, 4, "its tone");
    ok(syllable_parse(STR("m\xCC\x80"), &syllable) && syllable.tone == 4, "m with a combining grave");
    ok(syllable_parse(STR("u\xCC\x88\xCC\x8C"), &syllable) && syllable.tone == 3, "ǚ in NFD");
    is_str(str_of(syllable.base), "v", "its base");
    ok(!syllable_parse(STR("zhōngguó"), &syllable), "two syllables");
    ok(!syllable_parse(STR("xīān"), &syllable), "two marks");
    ok(!syllable_parse(STR(""), &syllable), "nothing");
    is_int((int64_t)syllable_mark_place(STR("jiu")), 2, "the mark of jiǔ");
    is_int((int64_t)syllable_mark_place(STR("guo")), 2, "the mark of guó");
    is_int((int64_t)syllable_mark_place(STR("zhou")), 2, "the mark of zhōu");
    is_int((int64_t)syllable_mark_place(STR("xue")), 2, "the mark of xué");
    is_int((int64_t)syllable_mark_place(STR("hng")), 1, "the mark of hńg");
}

static void test_strokes(void)
{
    is_int(strokes_of(cp_of("一")), 1, "一");
    is_int(strokes_of(cp_of("与")), 3, "与 as the mainland counts");
    is_int(strokes_of(cp_of("国")), 8, "国");
    is_int(strokes_of(cp_of("體")), 22, "體 with 骨 as the mainland writes it");
    is_int(strokes_of('a'), 0, "a has none");
}

static void test_variants(void)
{
    const char *both = "干后里著乾于系征制余台云只面斗谷丑松范郁";

    first_of_class("科学技术发展规划纲要创新驱动战略集中力量办大事著名乾隆", VARIANT_TRADITIONAL, "");
    first_of_class("象征瞭望狼藉反覆重复干部后天里程系统制度面子只有瑙", VARIANT_TRADITIONAL, "");
    first_of_class("舉國體制發展創新驅動戰略規劃", VARIANT_TRADITIONAL, "舉");
    first_of_class("大阪", VARIANT_TRADITIONAL, "");
    first_of_class("產業發展", VARIANT_TRADITIONAL, "產");
    first_of_class("由於", VARIANT_TRADITIONAL, "於");
    first_of_class("什麼", VARIANT_TRADITIONAL, "麼");
    first_of_class("舉國體制發展創新驅動戰略規劃", VARIANT_SIMPLIFIED, "");
    first_of_class("著作權乾坤皇后里長干涉台灣", VARIANT_SIMPLIFIED, "");
    first_of_class("中国制造", VARIANT_SIMPLIFIED, "国");
    first_of_class(both, VARIANT_TRADITIONAL, "");
    first_of_class(both, VARIANT_SIMPLIFIED, "");
    is_int(variant_simplified(cp_of("舉")), cp_of("举"), "舉 is 举");
    is_int(variant_simplified(cp_of("鍾")), cp_of("钟"), "鍾 is 钟");
    is_int(variant_simplified(cp_of("蘋")), cp_of("苹"), "蘋 is 苹");
    is_int(variant_simplified(cp_of("国")), cp_of("国"), "国 is itself");
    is_int(variant_class('a'), VARIANT_BOTH, "a");
}

/* Every pair of the tables is found by its traditional character. */
static void test_pairs(void)
{
    uint32_t traditional, simplified;
    size_t count = 0, wrong = 0, beyond = 0, simple = 0;

    for (; variant_pair(count, &traditional, &simplified); count++) {
        wrong += variant_simplified(traditional) != simplified || variant_class(traditional) != VARIANT_TRADITIONAL ||
                 traditional == simplified;
        beyond += traditional > 0xFFFF;
        simple += simplified > 0xFFFF && variant_class(simplified) == VARIANT_SIMPLIFIED;
    }
    ok(count > 2000 && beyond > 10, "%zu pairs, %zu of them beyond the BMP", count, beyond);
    is_int((int64_t)wrong, 0, "each is found");
    ok(simple > 10, "%zu simplified characters beyond the BMP are known as such", simple);
}

int main(void)
{
    test_readings();
    test_syllables();
    test_strokes();
    test_variants();
    test_pairs();
    return done_testing();
}
