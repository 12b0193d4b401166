/* Pinyin against characters: what is right stays silent, what is wrong is found where it stands. */
#include "tap.h"
#include "text/pinyin.h"

#include <string.h>

static const char *const kind_names[] = { "fine",       "impossible", "unusual",    "toneless",    "count",  "syllable",
                                          "apostrophe", "umlaut",     "tone-place", "tone-number", "letter", "sandhi" };

/* `want` is empty, or one line for each fault: "kind han written@offset>suggestion". */
static void check_is(const char *han, const char *pinyin, const char *want)
{
    Arena *arena = arena_create();
    const PinyinFault *faults;
    size_t count = pinyin_check(arena, str_of(han), str_of(pinyin), &faults);
    Buf out = { 0 };
    char name[512];

    for (size_t i = 0; i < count; i++) {
        const PinyinFault *f = &faults[i];

        buf_format(&out, "%s%s %.*s %.*s@%zu>%.*s", i > 0 ? "\n" : "", kind_names[f->kind], STR_ARG(f->han),
                   STR_ARG(f->written), f->start, STR_ARG(f->suggestion));
        if (!str_eq(f->written, str_slice(str_of(pinyin), f->start, f->start + f->len)))
            buf_puts(&out, " (span differs)");
    }
    snprintf(name, sizeof name, "%s %s", han, pinyin);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
    arena_destroy(arena);
}

static void test_right(void)
{
    static const char *const pairs[][2] = {
        { "新型举国体制", "xīnxíng jǔguó tǐzhì" },
        { "新型举国体制", "Xīnxíng Jǔguó Tǐzhì" },
        { "新型举国体制", "xīn xíng jǔ guó tǐ zhì" },
        { "新型举国体制", "xīnxíngjǔguótǐzhì" },
        { "新型举国体制", "XĪNXÍNG JǓGUÓ TǏZHÌ" },
        { "产学研融合", "chǎn-xué-yán rónghé" },
        { "生产率", "shēngchǎnlǜ" },
        { "全要素生产率", "quán yàosù shēngchǎnlǜ" },
        { "有为政府", "yǒuwéi zhèngfǔ" },
        { "卡脖子", "qiǎ bózi" },
        { "中长期", "zhōng-chángqī" },
        { "西安", "Xī’ān" },
        { "西安", "Xī'ān" },
        { "天安门", "Tiān’ānmén" },
        { "重大专项", "zhòngdà zhuānxiàng" },
        { "揭榜挂帅", "jiēbǎng guàshuài" },
        { "两张皮", "liǎng zhāng pí" },
        { "脱实向虚", "tuōshí xiàngxū" },
        { "中国制造2025", "Zhōngguó Zhìzào 2025" },
        { "中国制造２０２５", "Zhōngguó Zhìzào 2025" },
        { "国家中长期科学和技术发展规划纲要(2006—2020年)",
          "Guójiā zhōng-chángqī kēxué hé jìshù fāzhǎn guīhuà gāngyào (2006–2020 nián)" },
        { "“有效市场”与“有为政府”：科学与艺术的结合",
          "“Yǒuxiào shìchǎng” yǔ “yǒuwéi zhèngfǔ”: kēxué yǔ yìshù de jiéhé" },
        { "《中华人民共和国促进科技成果转化法》", "Zhōnghuá Rénmín Gònghéguó cùjìn kējì chéngguǒ zhuǎnhuà fǎ" },
        { "一个", "yī gè" },
        { "不是", "bù shì" },
        { "一带一路", "Yīdài Yīlù" },
        { "A股", "A gǔ" },
        { "5G网络", "5G wǎngluò" },
        { "5G网络", "wǔ G wǎngluò" },
        { "哪儿", "nǎr" },
        { "女儿", "nǚ’ér" },
        { "东西", "dōngxi" },
        { "孩子们", "háizimen" },
        { "我的", "wǒ de" },
        { "了", "le" },
        { "曾毅", "Zēng Yì" },
        { "方案", "fāng’àn" },
        { "反感", "fǎngǎn" },
        { "重庆", "Chóngqìng" },
        { "二〇二五年", "èr líng èr wǔ nián" },
        { "人人", "rénrén" },
        { "人々", "rénrén" },
        { "新型", "x\xC4\xABnxi\xCC\x81ng" },
        { "", "xīn" },
        { "新", "" },
        { "AI", "AI" },
        { "卡尔·马克思", "Kǎ’ěr Mǎkèsī" },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_is(pairs[i][0], pairs[i][1], "");
}

static void test_wrong(void)
{
    check_is("新型举国体制", "xīnxíng jùguó tǐzhì", "impossible 举 jù@10>jǔ");
    check_is("新型举国体制", "Xīnxíng Jùguó Tǐzhì", "impossible 举 Jù@10>Jǔ");
    check_is("新型举国体制", "XĪNXÍNG JÙGUÓ TǏZHÌ", "impossible 举 JÙ@10>JǓ");
    check_is("新型举国体制", "xīnxíng jǔhuó tǐzhì", "impossible 国 huó@13>guó");
    check_is("新型举国体制", "xīnxíngjùguótǐzhì", "impossible 举 jù@9>jǔ");
    check_is("新型举国体制", "xīnxíng jǔgxuó tǐzhì", "syllable 国 gxuó@13>guó");
    check_is("行", "xìng", "unusual 行 xìng@0>");
    check_is("法国", "fàguó", "impossible 法 fà@0>fǎ");
    check_is("西安", "Xīān", "apostrophe 安 ān@3>’ān");
    check_is("方案", "fāngàn", "apostrophe 案 àn@5>’àn");
    check_is("女儿", "nǚér", "apostrophe 儿 ér@3>’ér");
    check_is("生产率", "shēngchǎnlù", "umlaut 率 lù@11>lǜ");
    check_is("生产率", "shēngchǎnlv", "umlaut 率 lv@11>lǜ");
    check_is("生产率", "sheng1chan3lu:4",
             "tone-number 生 sheng1@0>shēng\ntone-number 产 chan3@6>chǎn\numlaut 率 lu:4@11>lǜ");
    check_is("举国", "jǚguó", "umlaut 举 jǚ@0>jǔ");
    check_is("战略", "zhànluè", "umlaut 略 luè@5>lüè");
    check_is("国家", "gúojiā", "tone-place 国 gúo@0>guó");
    check_is("举国", "jŭguó", "letter 举 jŭ@0>jǔ");
    check_is("刚要", "ɡānɡyào", "letter 刚 ɡānɡ@0>gāng");
    check_is("一个", "yí gè", "sandhi 一 yí@0>yī");
    check_is("不是", "Bú shì", "sandhi 不 Bú@0>Bù");
    check_is("中国制造2025", "Zhōngguó Zhìzào 2035", "count 2 @22>\ncount  3@22>");
}

static void test_count(void)
{
    check_is("新型举国体制", "xīnxíng jǔguó zhì", "count 体 @18>");
    check_is("新型举国体制", "xīnxíng jǔguó", "count 体制 @17>");
    check_is("新型举国体制", "xīnxíng jǔguó tǐzhì de", "count  de@26>");
    check_is("新型举国体制", "xīnxíng jǔguó jǔguó tǐzhì", "count  jǔguó@18>");
    check_is("哪", "nǎr", "count  r@3>");
    check_is("新型举国体制", "whole of nation system", "count 新型举国体制 whole of nation system@0>");
}

static void test_toneless(void)
{
    check_is("新型举国", "xinxing juguo", "toneless 新型举国 xinxing juguo@0>xīnxíng jǔguó");
    check_is("新型举国", " Xinxing Juguo ", "toneless 新型举国 Xinxing Juguo@1>Xīnxíng Jǔguó");
    check_is("体制", "tizhi", "toneless 体制 tizhi@0>");
    check_is("举国人", "juguo", "toneless 举国人 juguo@0>\ncount 人 @5>rén");
    check_is("西安", "Xian", "toneless 西安 Xian@0>Xī’ān\napostrophe 安 an@2>’an");
    check_is("举国", "jiguo", "impossible 举 ji@0>jǔ");
    check_is("新型举国体制", "xīnxing juguo tizhi", "toneless 新型举国体制 xīnxing juguo tizhi@0>");
    check_is("爸爸", "bàba", "");
}

static void forms_are(const char *pinyin, const char *han, const char *toneless, const char *initials)
{
    Buf out = { 0 };

    pinyin_toneless(&out, str_of(pinyin), PINYIN_KEEP_UMLAUT);
    is_str(buf_str(&out), toneless, pinyin);
    buf_clear(&out);
    pinyin_initials(&out, str_of(pinyin), str_of(han));
    is_str(buf_str(&out), initials, "its initials");
    buf_free(&out);
}

static void test_forms(void)
{
    Buf out = { 0 };

    forms_are("Xīnxíng jǔguó tǐzhì", "新型举国体制", "Xinxing juguo tizhi", "xxjgtz");
    forms_are("shēngchǎnlǜ", "", "shengchanlü", "scl");
    forms_are("Zhōngguó Zhìzào 2025", "中国制造2025", "Zhongguo Zhizao 2025", "zgzz2025");
    forms_are("A gǔ", "A股", "A gu", "ag");
    forms_are("Xi\xCC\x84’a\xCC\x84n (TV)", "西安TV", "Xi’an (TV)", "xatv");
    forms_are("", "", "", "");
    pinyin_toneless(&out, STR("NǙ lǜ"), PINYIN_V);
    is_str(buf_str(&out), "NV lv", "ü as v");
    buf_clear(&out);
    pinyin_toneless(&out, STR("NǙ lǜ"), PINYIN_U);
    is_str(buf_str(&out), "NU lu", "ü as u");
    buf_free(&out);
}

static void test_sort(void)
{
    static const struct {
        const char *pinyin, *han;
    } sorted[] = {
        { "A gǔ", "A股" },
        { "lù", "路" },
        { "lǜ", "率" },
        { "luàn", "乱" },
        { "lüè", "略" },
        { "lún", "轮" },
        { "mā", "妈" },
        { "má", "麻" },
        { "mǎ", "马" },
        { "mà", "骂" },
        { "ma", "吗" },
        { "tǐ", "体" },
        { "tǐzhì", "体制" },
        { "Xī’ān", "西安" },
        { "xiān", "先" },
        { "xīnxíng jǔguó", "" },
        { "xīnxíng jǔguó tǐzhì", "" },
        { "", "中国" },
        { "Zhōngguó Zhìzào 2025", "中国制造2025" },
    };
    Arena *arena = arena_create();

    for (size_t i = 1; i < sizeof sorted / sizeof *sorted; i++) {
        Str a = pinyin_sort_key(arena, str_of(sorted[i - 1].pinyin), str_of(sorted[i - 1].han));
        Str b = pinyin_sort_key(arena, str_of(sorted[i].pinyin), str_of(sorted[i].han));

        ok(str_cmp(a, b) < 0, "%s%s before %s%s", sorted[i - 1].pinyin, sorted[i - 1].han, sorted[i].pinyin,
           sorted[i].han);
    }
    is_str(pinyin_sort_key(arena, STR("xinxing"), STR("新型")), "xin xing\t12", "the characters tell the tones");
    is_str(pinyin_sort_key(arena, STR("dōngxi"), STR("东西")), "dong xi\t15", "but a neutral tone is one");
    is_str(pinyin_sort_key(arena, STR("nǎr"), STR("哪儿")), "nar\t3", "nǎr is one syllable");
    is_str(pinyin_of(arena, STR("新型举国体制2025年A股")), "xin xing ju guo ti zhi 2025 nian A gu", "a guess");
    is_str(pinyin_of(arena, STR("旅行")), "lü xing", "with ü");
    arena_destroy(arena);
}

/* Long and hostile texts end, and soon. */
static void test_bounds(void)
{
    Arena *arena = arena_create();
    const PinyinFault *faults;
    Buf han = { 0 }, pinyin = { 0 };

    for (int i = 0; i < 1000; i++) {
        buf_puts(&han, "国家");
        buf_puts(&pinyin, "guójiā");
    }
    is_int((int64_t)pinyin_check(arena, buf_str(&han), buf_str(&pinyin), &faults), 0, "2,000 characters");
    buf_puts(&han, "国");
    is_int((int64_t)pinyin_check(arena, buf_str(&han), buf_str(&pinyin), &faults), 0, "more are not checked");
    buf_clear(&pinyin);
    for (int i = 0; i < 3000; i++)
        buf_puts(&pinyin, "aa:1'");
    han.len -= 3;
    ok(pinyin_check(arena, buf_str(&han), buf_str(&pinyin), &faults) > 0, "nonsense of 15,000 bytes");
    ok(pinyin_check(arena, STR("国\xFF\x80家"), STR("gu\xC3\xB3\xFFji\xC4"), &faults) < 10, "malformed bytes");
    buf_free(&han);
    buf_free(&pinyin);
    arena_destroy(arena);
}

int main(void)
{
    test_right();
    test_wrong();
    test_count();
    test_toneless();
    test_forms();
    test_sort();
    test_bounds();
    return done_testing();
}
