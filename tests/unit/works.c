/* Lists of works: in the order that somebody asks for, and with new keys. */
#include "model/rekey.h"
#include "model/sort.h"

#include "model.h"

/* One for each kind of name and title; `bare` lacks nearly all. */
static const char works[] = "endnotes:\n"
                            "  gu:\n"
                            "    type: article\n"
                            "    author: [{family: Gu, given: Xin, zh-Hans: 顾昕}]\n"
                            "    title: {zh-Hans: 有效市场与有为政府, en: Efficient Market}\n"
                            "    issued: 2021-03-31\n"
                            "  cao:\n"
                            "    type: book\n"
                            "    author: [{family: Cao, given: Cong}, {family: Suttmeier, given: Richard P.}]\n"
                            "    title: {en: The “Motor” of Growth}\n"
                            "    issued: 2009\n"
                            "  bank:\n"
                            "    type: report\n"
                            "    author: [{literal: World Bank}]\n"
                            "    title: Zebras\n"
                            "    issued: -0100\n"
                            "  edited:\n"
                            "    type: book\n"
                            "    editor: [{family: Berg, given: Jan, non-dropping-particle: van der}]\n"
                            "    title: An Atlas\n"
                            "    issued: 2009-05\n"
                            "  bare:\n"
                            "    type: book\n"
                            "    title: Aardvarks\n"
                            "  zhao:\n"
                            "    type: book\n"
                            "    author: [{zh-Hans: 赵立}]\n"
                            "    title: {zh-Hans: 举国体制}\n"
                            "    issued: 1999\n";

/* What sources may lack, or hold in other forms. */
static const char odd[] = "endnotes:\n"
                          "  council:\n"
                          "    type: report\n"
                          "    author: [{literal: State Council, zh-Hans: {literal: 国务院}}, {others: yes}]\n"
                          "    issued: sometime\n"
                          "  two:\n"
                          "    type: book\n"
                          "    author: [{family: Gu, given: Xin}]\n"
                          "    title: Equal\n"
                          "    issued: 2020\n"
                          "  one:\n"
                          "    type: book\n"
                          "    author: [{family: Gu, given: Xin}]\n"
                          "    title: Equal\n"
                          "    issued: 2020\n";

/* Sources that disagree about a name, a title. */
static const char disputed[] = "endnotes:\n"
                               "  a: {type: book, author: [{value: ['Zhao, Yi']}, {value: ['Bo, Er'], preferred: "
                               "true}], title: [{value: Zebra}, {value: Bee, preferred: true}]}\n"
                               "  c: {type: book, author: ['Cao, Yi', 'Du, Er'], title: Cow}\n"
                               "  b: {type: book, author: ['Cao, Yi'], title: Ant}\n";

/* A key that another work has by itself is passed over. */
static const char alike[] = "endnotes:\n"
                            "  x: {type: book, title: Beta}\n"
                            "  y: {type: book, title: Beta}\n"
                            "  z: {type: book, title: Betaa}\n";

/* Surnames that are read in another way than the character elsewhere: 曾 is céng, as a surname Zēng; 单 dān and Shàn. */
static const char surnames[] = "endnotes:\n"
                               "  zeng: {type: book, author: [{zh-Hans: 曾立}], title: A}\n"
                               "  shan: {type: book, author: [{family: Shan, given: Li, zh-Hans: 单立}], title: B}\n"
                               "  gu: {type: book, author: [{zh-Hans: 顾昕}], title: C}\n"
                               "  zhao: {type: book, author: [{zh-Hans: 赵立}], title: D}\n";

/* ---- sorting ---- */

static void is_sorted(const char *yaml, const char *by, const char *want)
{
    Fixture fixture = fixture_linked(yaml);
    Sort sort;
    Str error = STR_EMPTY;
    Buf out = { 0 };

    if (!ok(sort_parse(fixture.arena, str_of(by), &sort, &error) &&
                sort_records(&sort, fixture.records->list.items, fixture.records->list.count, &error),
            "by %s", by))
        printf("# %.*s\n", STR_ARG(error));
    for (size_t i = 0; i < fixture.records->list.count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(fixture.records->list.items[i]->id));
    is_str(buf_str(&out), want, by);
    buf_free(&out);
    fixture_close(&fixture);
}

static void is_no_order(const char *by, const char *want)
{
    Arena *arena = arena_create();
    Sort sort;
    Str error = STR_EMPTY;

    ok(!sort_parse(arena, str_of(by), &sort, &error), "%s is no order", by);
    is_str(error, want, by);
    arena_destroy(arena);
}

static void test_sort(void)
{
    /* Without an author the editor stands for it, and without both the title; a particle sorts with its name. */
    is_sorted(works, "author", "bare cao gu edited bank zhao");
    is_sorted(works, "en:author", "bare cao gu edited bank zhao");
    is_sorted(works, "key", "bank bare cao edited gu zhao");
    is_sorted(works, "-id", "zhao gu edited cao bare bank");
    /* A year alone begins with its first day; what has no date stands behind, in both directions. */
    is_sorted(works, "issued", "bank zhao cao edited gu bare");
    is_sorted(works, "-year", "gu edited cao zhao bank bare");
    is_sorted(works, "type,title", "gu bare edited cao zhao bank");
    /* Chinese ones first: by pinyin (Gu, Zhao), and by strokes (顾 has 10, 赵 has 9). */
    is_sorted(works, "zh:author", "gu zhao bare cao edited bank");
    is_sorted(works, "zh-u-co-stroke:author", "zhao gu bare cao edited bank");
    /* 举 has 9 strokes, 有 has 6; jǔ comes before yǒu. */
    is_sorted(works, "zh:title", "zhao gu bare edited cao bank");
    is_sorted(works, "zh-u-co-stroke:title", "gu zhao bare edited cao bank");
    /* What is equal keeps its order; what is no date stands behind. */
    is_sorted(odd, "author,title,year", "two one council");
    is_sorted(odd, "title", "two one council");
    is_sorted(odd, "-title,key", "one two council");
    is_sorted(odd, "zh:author", "council two one");
    is_sorted(disputed, "author", "a b c");
    is_sorted(disputed, "title", "b a c");
    is_sorted(surnames, "zh:author", "gu shan zeng zhao");
    is_no_order("fr:author", "no order is known for 'fr'; there are en, zh and zh-u-co-stroke");
    is_no_order("autor", "no field is named 'autor'; did you mean 'author'?");
    is_no_order("xyzzy", "no field is named 'xyzzy'");
    is_no_order("key,key,key,key,key,key,key,key,key", "more than eight fields to sort by");
}

/* ---- keys ---- */

static void is_rekeyed(const char *yaml, const char *pattern, const char *want)
{
    Fixture fixture = fixture_linked(yaml);
    Records *records = fixture.records;
    Str error = STR_EMPTY;
    Buf out = { 0 };

    ok(rekey_records(records, str_of(pattern), records->list.items, records->list.count, &error), "%s", pattern);
    for (size_t i = 0; i < records->list.count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(records->list.items[i]->id));
    is_str(buf_str(&out), want, pattern);
    buf_free(&out);
    fixture_close(&fixture);
}

/* Who refers to a work that gets a new key follows it. */
static void test_follow(void)
{
    Fixture fixture = fixture_linked("endnotes:\n"
                                     "  c: {type: book, title: Gamma, issued: 2022, translation-of: a}\n"
                                     "  a: {type: book, title: Alpha, issued: 2020, citation-key: k}\n"
                                     "  b: {type: book, title: Beta, issued: 2021, translation-of: a}\n");
    Records *records = fixture.records;
    Str error = STR_EMPTY;

    ok(rekey_records(records, STR("{title}{year}"), records->list.items, records->list.count, &error), "new keys");
    is_str(record_text(records->list.items[0], F_TRANSLATION_OF), "alpha2020", "a reference has the new one");
    is_str(record_text(records->list.items[2], F_TRANSLATION_OF), "alpha2020", "and so has another");
    ok(record_field(records->list.items[1], F_CITATION_KEY) == NULL, "and no other key goes before it");
    fixture_close(&fixture);
}

/* Behind z comes aa. */
static void test_letters(void)
{
    enum { COUNT = 28 };
    Buf yaml = { 0 };
    Fixture fixture;
    Str error = STR_EMPTY;

    buf_puts(&yaml, "endnotes:\n");
    for (unsigned i = 0; i < COUNT; i++)
        buf_format(&yaml, "  w%u: {type: book, title: T}\n", i);
    buf_char(&yaml, '\0');
    fixture = fixture_linked(yaml.ptr);
    ok(rekey_records(fixture.records, STR("{title}-"), fixture.records->list.items, COUNT, &error), "28 of one title");
    is_str(fixture.records->list.items[0]->id, "ta", "the first");
    is_str(fixture.records->list.items[25]->id, "tz", "the last of one letter");
    is_str(fixture.records->list.items[26]->id, "taa", "the first of two");
    is_str(fixture.records->list.items[27]->id, "tab", "and the second");
    fixture_close(&fixture);
    buf_free(&yaml);
}

static void is_no_pattern(const char *pattern, const char *fault)
{
    Fixture fixture = fixture_linked(works);
    Records *records = fixture.records;
    Str error = STR_EMPTY, begin = arena_format(fixture.arena, "'%s' is not understood; ", fault);

    ok(!rekey_records(records, str_of(pattern), records->list.items, records->list.count, &error) &&
           str_starts(error, begin) && str_is(records->list.items[0]->id, "gu"),
       "%s is no pattern, and changes nothing", pattern);
    fixture_close(&fixture);
}

static void test_rekey(void)
{
    /* A name in Han characters alone goes by its pinyin. */
    is_rekeyed(works, "{author}-{year}", "gu-2021 cao-2009 worldbank--100 berg-2009 work zhao-1999");
    is_rekeyed(works, "{Author}{Year}", "Gu2021 Cao2009 WorldBank-100 Berg2009 work Zhao1999");
    is_rekeyed(works, "{authors}", "gu caosuttmeier worldbank berg work zhao");
    is_rekeyed(works, "{author:han}", "顾 cao worldbank berg work 赵");
    /* Articles don't count; pinyin, syllable by syllable, where there is no English. */
    is_rekeyed(works, "{title}", "efficient motor zebras atlas aardvarks ju");
    is_rekeyed(works, "{title:2}", "efficientmarket motorgrowth zebras atlas aardvarks juguo");
    is_rekeyed(works, "{title:han}", "有效市场与有为政府 Motor Zebras Atlas Aardvarks 举国体制");
    /* What is equal is told apart, in the order of the list. */
    is_rekeyed(works, "{type}", "article booka report bookb bookc bookd");
    is_rekeyed(works, "{key}", "gu cao bank edited bare zhao");
    /* Joints at the end fall away. */
    is_rekeyed(works, "{key}-{author}", "gu-gu cao-cao bank-worldbank edited-berg bare zhao-zhao");
    is_rekeyed(odd, "{author:han}-{title}", "国务院 gu-equala gu-equalb");
    is_rekeyed(odd, "{authors}{title}", "statecouncil guequala guequalb");
    is_rekeyed(disputed, "{authors}", "bo caodu cao");
    is_rekeyed(alike, "{title}", "betab betac betaa");
    is_rekeyed(surnames, "{author}", "zeng shan gu zhao");
    is_rekeyed(surnames, "{author:han}", "曾 单 顾 赵");
    is_rekeyed(works, "{title:1}{year}", "efficient2021 motor2009 zebras-100 atlas2009 aardvarks ju1999");
    is_no_pattern("{title:0}", "{title:0}");
    is_no_pattern("{foo}", "{foo}");
    is_no_pattern("a{foo}b", "{foo}");
    is_no_pattern("{title:x}", "{title:x}");
    is_no_pattern("{title", "{title");
}

int main(void)
{
    test_sort();
    test_rekey();
    test_follow();
    test_letters();
    return done_testing();
}
