/* The short cut of pinyin_align against the search: on any text both give the same steps. */
#include "tap.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/pinyin_align.h"

enum { ROUNDS = 4000, CHARACTERS = 12, SLIPS = 11 };

/* Characters with one reading and with many, 儿 and 嗯, where a word can be divided in several ways; what is no Han. */
static const char *const characters[] = {
    "新", "型", "举", "国", "体", "制", "产", "学", "研", "一", "不", "重", "大", "专", "项",
    "行", "长", "乐", "卡", "西", "安", "恩", "儿", "哪", "嗯", "呣", "噷", "哼", "女", "绿",
    "略", "了", "着", "得", "的", "地", "子", "东", "方", "案", "延", "誒", "欸", "哦", "啊",
    "瓩", "々", "𠀀", "〇", "五", "5",  "2",  "G",  "A",  "é",  "，", "·",  " ",
};

static uint32_t next_number(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % below;
}

static bool steps_equal(const Steps *a, const Steps *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const Step *x = &a->items[i], *y = &b->items[i];
        const Verdict *v = &x->verdict, *w = &y->verdict;

        if (x->kind != y->kind || x->unit != y->unit || x->units != y->units || x->han != y->han ||
            x->apostrophe != y->apostrophe || v->kind != w->kind || v->cost != w->cost || v->guessed != w->guessed ||
            v->known != w->known || v->want.base != w->want.base || v->want.tone != w->want.tone ||
            v->want.usual != w->want.usual)
            return false;
    }
    return true;
}

static bool agree(Str han, Str pinyin, bool *flawless)
{
    Arena *arena = arena_create();
    HanUnits han_side = han_units(arena, han);
    PinyinUnits pinyin_side = pinyin_units(arena, pinyin);
    Steps quick = pinyin_align(arena, &han_side, &pinyin_side);
    Steps searched = pinyin_align_search(arena, &han_side, &pinyin_side);
    bool equal = steps_equal(&quick, &searched);

    *flawless = quick.count > 0 && quick.count == han_side.count;
    for (size_t i = 0; i < quick.count; i++)
        *flawless = *flawless && quick.items[i].verdict.cost == 0 && !quick.items[i].apostrophe;
    if (!equal)
        printf("# '%.*s' '%.*s'\n", STR_ARG(han), STR_ARG(pinyin));
    arena_destroy(arena);
    return equal;
}

/* One syllable for the character, mostly as it should be. Texts of the same `slips` have the same kinds of slips. */
static void put_syllable(Buf *out, uint32_t cp, uint32_t slips, uint32_t *seed)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp, readings);
    uint32_t slip = next_number(seed, SLIPS) < slips ? next_number(seed, 8) : 8;

    if (slip == 0)
        return;
    if (next_number(seed, 3) == 0)
        buf_puts(out, next_number(seed, 3) == 0 ? "’" : next_number(seed, 2) == 0 ? "-" : " ");
    if (count == 0) {
        buf_cp(out, cp);
        return;
    }
    Reading reading = readings[next_number(seed, (uint32_t)count)];
    if (slip == 1)
        reading.tone = 0;
    else if (slip == 2)
        reading.tone = (uint8_t)(1 + next_number(seed, 4));
    else if (slip == 3)
        reading.base = (uint16_t)next_number(seed, 400);
    syllable_put(out, readings_base(reading.base), reading.tone,
                 next_number(seed, 6) == 0 ? SYLLABLE_TITLE : SYLLABLE_LOWER);
    if (slip == 4)
        buf_char(out, 'r');
    else if (slip == 5)
        buf_char(out, (char)('1' + next_number(seed, 5)));
    else if (slip == 6)
        buf_puts(out, " ma");
}

static bool test_round(uint32_t *seed, bool *flawless)
{
    Buf han = { 0 }, pinyin = { 0 };
    uint32_t count = 1 + next_number(seed, CHARACTERS), slips = next_number(seed, 4);
    bool equal;

    for (uint32_t i = 0; i < count; i++) {
        const char *character = characters[next_number(seed, sizeof characters / sizeof *characters)];
        size_t at = 0;
        uint32_t cp = 0;

        utf8_next(str_of(character), &at, &cp);
        buf_puts(&han, character);
        put_syllable(&pinyin, cp, slips, seed);
    }
    equal = agree(buf_str(&han), buf_str(&pinyin), flawless);
    buf_free(&han);
    buf_free(&pinyin);
    return equal;
}

static void test_random(void)
{
    uint32_t seed = 1;
    size_t equal = 0, right = 0;

    for (size_t i = 0; i < ROUNDS; i++) {
        bool flawless;

        equal += test_round(&seed, &flawless);
        right += flawless;
    }
    is_int((int64_t)equal, ROUNDS, "the same steps on random texts");
    ok(right > ROUNDS / 8 && right < ROUNDS / 2, "of which many are right and many wrong (%zu are right)", right);
}

static void test_divisions(void)
{
    static const char *const pairs[][2] = {
        { "西安", "Xī’ān" },   { "西安", "Xīān" },   { "方案", "fāngàn" },
        { "方案", "fāng’àn" }, { "哪儿", "nǎr" },    { "哪儿", "nǎ’ér" },
        { "嗯嗯", "ńg ńg" },   { "嗯", "ń" },        { "女儿", "nǚ’ér" },
        { "东西", "dōngxi" },  { "5G", "wǔ G" },     { "5G", "5G" },
        { "一一", "yīyī" },    { "", "zhōngguó" },   { "中国", "" },
        { "2025", "2025" },    { "A", "a" },         { "儿", "r" },
        { "儿", "ér" },        { "一个", "yí gè" },  { "中国制造2025", "Zhōngguó Zhìzào 2025" },
        { "了得", "liǎodé" },  { "了得", "liǎode" }, { "重大", "zhongda" },
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        bool flawless;

        ok(agree(str_of(pairs[i][0]), str_of(pairs[i][1]), &flawless), "%s %s", pairs[i][0], pairs[i][1]);
    }
}

int main(void)
{
    test_divisions();
    test_random();
    return done_testing();
}
