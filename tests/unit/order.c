/* Ranks and indexes: by readers' orders, in groups that hang together. */
#include "model/order.h"

#include "model.h"

static const char *const letters[] = { "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",
                                       "10", "11", "12", "13", "14", "15", "16", "17", "18", "19" };

/* Terms t0, t1 … with these designations in a language. */
static Fixture terms_of(const char *lang, const char *const *texts, size_t count)
{
    Fixture fixture = fixture_open();
    Buf yaml = { 0 };

    buf_puts(&yaml, "terms:\n");
    for (size_t i = 0; i < count; i++)
        buf_format(&yaml, "  t%s: {designations: {%s: [{text: \"%s\"}]}}\n", letters[i], lang, texts[i]);
    fixture_read(&fixture, "in.yaml", buf_keep(fixture.arena, &yaml));
    fixture_link(&fixture);
    buf_free(&yaml);
    return fixture;
}

/* "A: a1 a2; B: b" */
static Str index_text(Fixture *fixture, IndexKind kind)
{
    Index index = { 0 };
    Str error = STR_EMPTY, group = STR_EMPTY, text;
    Buf out = { 0 };

    ok(order_index(fixture->records, fixture->arena, kind, &index, &error), "the %s index", index_name(kind));
    for (size_t i = 0; i < index.count; i++) {
        if (i == 0 || !str_eq(index.items[i].group, group))
            buf_format(&out, "%s%.*s:", i > 0 ? "; " : "", STR_ARG(index.items[i].group));
        group = index.items[i].group;
        buf_format(&out, " %.*s", STR_ARG(index.items[i].text));
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static void is_index(const char *lang, IndexKind kind, const char *const *texts, size_t count, const char *want,
                     const char *name)
{
    Fixture fixture = terms_of(lang, texts, count);

    is_str(index_text(&fixture, kind), want, name);
    fixture_close(&fixture);
}

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static void test_english(void)
{
    static const char *const words[] = { "beta",        "“Alpha”",  "<i>Alpine</i>", "12th plan", "9th plan",
                                         "alpha",       "Éclair",   "ECB",           "new-style", "New Style",
                                         "new style b", "Zürich",   "‘zinc’",        "…and more", "Überbau",
                                         "α-rays",      "Ångström", "(bracketed)" };

    is_index(
        "en", INDEX_ENGLISH, words, COUNT(words),
        "#: 9th plan 12th plan α-rays; A: alpha “Alpha” Alpine …and more Ångström; B: beta (bracketed); E: ECB Éclair; "
        "N: new-style New Style new style b; U: Überbau; Z: ‘zinc’ Zürich",
        "quotes ignored, numbers by value, accents with their letters, all else under #");
}

static void test_pinyin(void)
{
    Fixture fixture = fixture_linked("terms:\n"
                                     "  a: {designations: {zh-Hans: {text: 长征, pinyin: Chángzhēng}}}\n"
                                     "  b: {designations: {zh-Hans: {text: 北京}}}\n"
                                     "  c: {designations: {zh-Hans: {text: 绿色, pinyin: lǜsè}}}\n"
                                     "  d: {designations: {zh-Hans: {text: 路线, pinyin: lùxiàn}}}\n"
                                     "  e: {designations: {zh-Hans: {text: 863计划, pinyin: 863 Jìhuà}}}\n"
                                     "  f: {designations: {zh-Hans: {text: “双一流”, pinyin: “shuāngyīliú”}}}\n"
                                     "  g: {designations: {zh-Hans: {text: AI伦理, pinyin: AI lúnlǐ}}}\n"
                                     "  h: {designations: {zh-Hans: {text: 爱国, pinyin: àiguó}}}\n"
                                     "  i: {designations: {zh-Hans: {text: 阿里, pinyin: Ālǐ}, zh-Latn-pinyin: X}}\n"
                                     "  j: {designations: {zh-Hant: {text: 欧盟}}}\n"
                                     "  k: {designations: {zh-Hans: {text: 饿, pinyin: è}}}\n"
                                     "  l: {designations: {zh-Hans: {text: C919, pinyin: C919}}}\n");

    is_str(index_text(&fixture, INDEX_PINYIN),
           "#: 863计划; A: 阿里 爱国 AI伦理; B: 北京; C: C919 长征; E: 饿; L: 路线 绿色; O: 欧盟; S: “双一流”",
           "by the pinyin that is given, else by the reading; ü after u");
    fixture_close(&fixture);
}

static void test_stroke(void)
{
    static const char *const words[] = { "国家", "一带一路", "“中国”", "863计划",  "C919", "体制", "《十三五》规划",
                                         "丁",   "人工智能", "α射线",  "（大）学", "の",   "举国" };

    is_index("zh-Hans", INDEX_STROKE, words, COUNT(words),
             "#: 863计划 C919 α射线 の; 1: 一带一路; 2: 丁 人工智能 《十三五》规划; 3: （大）学; 4: “中国”; 7: 体制; "
             "8: 国家; 9: 举国",
             "by strokes; Latin letters, digits and all else under #");
}

/* Groups hang together whatever the texts are: a heading stands once. */
static void test_contiguous(void)
{
    static const char *const odd[] = { "中a", "a中", "１２３", "Ａ", "1中", "·中", "é中", "ß", "Ø",  "Æ",
                                       "Я",   "い",  "한",     "①",  "½",   "☃",   "龘",  "$", "𠀀", "İ" };
    static const IndexKind kinds[] = { INDEX_ENGLISH, INDEX_PINYIN, INDEX_STROKE };

    for (size_t kind = 0; kind < COUNT(kinds); kind++) {
        Fixture fixture = terms_of(kinds[kind] == INDEX_ENGLISH ? "en" : "zh", odd, COUNT(odd));
        Index index = { 0 };
        Map seen = { 0 };
        Str error, text = index_text(&fixture, kinds[kind]);
        size_t again = 0;

        order_index(fixture.records, fixture.arena, kinds[kind], &index, &error);
        for (size_t i = 0; i < index.count; i++)
            if (i == 0 || !str_eq(index.items[i].group, index.items[i - 1].group))
                again += map_add(fixture.arena, &seen, index.items[i].group, &index.items[i]) != &index.items[i];
        is_int((int64_t)again, 0, "no heading stands twice");
        if (again > 0)
            printf("# %.*s\n", STR_ARG(text));
        is_int((int64_t)index.count, COUNT(odd), "and nothing is missing");
        fixture_close(&fixture);
    }
}

static Str ranked(Fixture *fixture, int which)
{
    Str out = STR_EMPTY;

    for (uint32_t rank = 1; rank <= fixture->records->list.count; rank++)
        for (size_t i = 0; i < fixture->records->list.count; i++) {
            const Record *record = fixture->records->list.items[i];

            if ((which == 0 ? record->rank_en : which == 1 ? record->rank_pinyin : record->rank_stroke) == rank)
                out = arena_format(fixture->arena, "%.*s %.*s", STR_ARG(out), STR_ARG(record->id));
        }
    return out;
}

static void test_ranks(void)
{
    Fixture fixture = fixture_linked("terms:\n"
                                     "  t1: {designations: {en: whole, zh-Hans: {text: 举国, pinyin: jǔguó}}}\n"
                                     "  t2: {designations: {en: Fund, zh-Hans: {text: 一, pinyin: yī}}}\n"
                                     "  t3: {designations: {en: fund}}\n"
                                     "endnotes:\n"
                                     "  w1: {type: book, author: 'Gu, Xin', issued: 2021, title: B}\n"
                                     "  w2: {type: book, author: 'Gu, Xin', issued: 2020, title: C}\n"
                                     "  w3: {type: book, author: 'Gu, An', issued: 2022, title: D}\n"
                                     "  w4: {type: book, title: {en: Gazette, zh-Hans: 二}}\n"
                                     "  w6: {type: book, title: same}\n"
                                     "  w5: {type: book, title: same}\n");
    Str error = STR_EMPTY;

    ok(order_records(fixture.records, &error), "ranks");
    is_str(ranked(&fixture, 0), " t3 t2 w4 w3 w2 w1 w5 w6 t1",
           "in English: works by author, given name, year, title; then by id");
    is_str(ranked(&fixture, 1), " w4 t1 t2 t3 w3 w2 w1 w5 w6", "by pinyin, those without Chinese last");
    is_str(ranked(&fixture, 2), " t2 w4 t1 t3 w3 w2 w1 w5 w6", "by strokes, those without Chinese last");
    fixture_close(&fixture);
    fixture = fixture_linked("");
    ok(order_records(fixture.records, &error), "nothing to rank");
    fixture_close(&fixture);
}

int main(void)
{
    test_english();
    test_pinyin();
    test_stroke();
    test_contiguous();
    test_ranks();
    return done_testing();
}
