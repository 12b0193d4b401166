#include "text/surname.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/readings.h"
#include "text/syllable.h"

/* Surnames whose reading is not that of the character elsewhere, both in simplified and in traditional characters; of
 * compounds the first character, where both have another. Source: Xiandai Hanyu Cidian, 7th edition, under these characters. */
/* clang-format off */
static const struct { const char *name, *reading; } surnames[] = {
    {"曾", "zēng"}, {"单", "shàn"}, {"單", "shàn"}, {"仇", "qiú"}, {"解", "xiè"}, {"查", "zhā"}, {"盖", "gě"}, {"蓋", "gě"},
    {"区", "ōu"}, {"區", "ōu"}, {"朴", "piáo"}, {"任", "rén"}, {"华", "huà"}, {"華", "huà"}, {"乐", "yuè"}, {"樂", "yuè"},
    {"盛", "shèng"}, {"翟", "zhái"}, {"尉迟", "yù"}, {"尉遲", "yù"}, {"万俟", "mò"}, {"万", "wàn"}, {"长孙", "zhǎng"},
    {"長孫", "zhǎng"}, {"宓", "mì"}, {"员", "yùn"}, {"員", "yùn"}, {"祭", "zhài"}, {"黑", "hè"}, {"缪", "miào"}, {"繆", "miào"},
    {"秘", "bì"}, {"祕", "bì"}, {"冼", "xiǎn"}, {"洗", "xiǎn"}, {"繁", "pó"}, {"折", "shé"}, {"召", "shào"}, {"句", "gōu"},
    {"种", "chóng"}, {"燕", "yān"}, {"应", "yīng"}, {"應", "yīng"}, {"过", "guō"}, {"過", "guō"}, {"令狐", "líng"},
    {"相", "xiàng"}, {"褚", "chǔ"}, {"柏", "bǎi"}, {"薄", "bó"}, {"贾", "jiǎ"}, {"賈", "jiǎ"}, {"谌", "chén"}, {"諶", "chén"},
    {"沈", "shěn"}, {"於", "yū"}, {"占", "zhān"}, {"阚", "kàn"}, {"闞", "kàn"}, {"瞿", "qú"}, {"冯", "féng"}, {"馮", "féng"},
    {"卜", "bǔ"}, {"晁", "cháo"}, {"纪", "jǐ"}, {"紀", "jǐ"}, {"尹", "yǐn"}, {"洪", "hóng"}, {"覃", "qín"}, {"车", "chē"},
    {"車", "chē"}, {"哈", "hǎ"}, {"那", "nā"}, {"逄", "páng"}, {"訾", "zī"}, {"郗", "xī"}, {"隗", "wěi"}, {"澹台", "tán"},
    {"澹臺", "tán"}, {"鲜于", "xiān"}, {"鮮于", "xiān"}, {"宁", "nìng"}, {"甯", "nìng"}, {"曲", "qū"}, {"石", "shí"},
};
/* clang-format on */

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

/* The letters and, if it has a mark, the tone of a syllable of pinyin in any case; false if it is none. */
static bool parse_syllable(Str text, int *base, int *tone)
{
    SyllableText syllable;

    if (!syllable_parse(text, &syllable))
        return false;
    *tone = syllable.tone > 0 ? syllable.tone : -1;
    *base = readings_base_find((Str){ syllable.base, syllable.len });
    return *base >= 0;
}

/* The first character that is read so and in no other way. */
static Str character_of(Arena *arena, int base, int tone)
{
    for (uint32_t cp = HAN_FIRST; cp <= HAN_LAST; cp++) {
        Reading readings[READINGS_MAX];

        if (readings_of(cp, readings) == 1 && readings[0].base == (unsigned)base &&
            (tone < 0 || readings[0].tone == (unsigned)tone)) {
            Buf out = { 0 };
            Str text;

            buf_cp(&out, cp);
            text = buf_keep(arena, &out);
            buf_free(&out);
            return text;
        }
    }
    return STR_EMPTY;
}

/* The first syllable of "Ouyang" for 欧阳: what the first character can be read as. */
static bool first_syllable(Str family, Str romanised, int *base, int *tone)
{
    for (size_t len = romanised.len < 10 ? romanised.len : 10; len > 0; len--) {
        if (len < romanised.len && ((unsigned char)romanised.ptr[len] & 0xC0) == 0x80)
            continue;
        if (parse_syllable(str_slice(romanised, 0, len), base, tone) &&
            (len == romanised.len || utf8_length(family) > 1))
            return true;
    }
    return false;
}

static Str reading_of(Str family)
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
        if (str_is(family, surnames[i].name))
            return str_of(surnames[i].reading);
    return STR_EMPTY;
}

/* The character has no other reading, or is none that is read: nothing to do. */
static bool is_plain(uint32_t cp, int base, int tone)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp, readings);

    return count == 0 ||
           (count == 1 && readings[0].base == (unsigned)base && (tone < 0 || readings[0].tone == (unsigned)tone));
}

Str surname_as_read(Arena *arena, Str family, Str romanised)
{
    Str reading = romanised.len > 0 ? romanised : reading_of(family);
    size_t rest = 0;
    uint32_t cp;
    int base, tone;

    if (reading.len == 0 || !utf8_next(family, &rest, &cp) || !first_syllable(family, reading, &base, &tone) ||
        is_plain(cp, base, tone))
        return family;
    reading = character_of(arena, base, tone);
    return reading.len > 0 ? arena_join(arena, reading, str_from(family, rest)) : family;
}
