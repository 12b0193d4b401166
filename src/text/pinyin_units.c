#include "text/pinyin_units.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/syllable.h"

#include <unicode/uchar.h>

/* Full-width ASCII to ASCII, capitals to small letters. */
static uint32_t plain(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        cp -= 0xFF01 - 0x21;
    if (cp < 0x80)
        return (uint32_t)(unsigned char)ascii_lower((char)cp);
    return (uint32_t)u_tolower((UChar32)cp);
}

/* Digits of all scripts as ASCII. */
static bool is_digit(uint32_t *cp)
{
    int32_t value = u_isdigit((UChar32)*cp) ? u_charDigitValue((UChar32)*cp) : -1;

    if (value < 0)
        return false;
    *cp = (uint32_t)('0' + value);
    return true;
}

HanUnits han_units(Arena *arena, Str han)
{
    VEC(HanUnit) units = { 0 };
    size_t at = 0, start = 0, han_count = 0;
    uint32_t cp;

    for (; utf8_next(han, &at, &cp); start = at) {
        bool repeats = cp == 0x3005 && units.count > 0 && units.items[units.count - 1].kind == UNIT_HAN;
        HanUnit unit = { UNIT_OTHER, repeats ? units.items[units.count - 1].cp : plain(cp), start, at };

        if (repeats || u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC))
            unit.kind = UNIT_HAN;
        else if (is_digit(&unit.cp))
            unit.kind = UNIT_DIGIT;
        else if (!u_isalpha((UChar32)cp))
            continue;
        han_count += unit.kind == UNIT_HAN;
        vec_push(arena, &units, unit);
    }
    return (HanUnits){ units.items, units.count, han_count };
}

/* The colon of "lu:" and "nu:", before a letter or a digit; elsewhere it is punctuation. */
static bool is_colon_umlaut(Str pinyin, size_t colon, const PinyinUnit *units, size_t count)
{
    const PinyinUnit *u = count >= 2 ? &units[count - 1] : NULL;

    return u != NULL && u->glued && u->end == colon && u->base == 'u' && (u[-1].base == 'l' || u[-1].base == 'n') &&
           colon + 1 < pinyin.len && (ascii_is_alnum(pinyin.ptr[colon + 1]) || (pinyin.ptr[colon + 1] & 0x80) != 0);
}

/* Takes what belongs to the letter before it: a combining mark, the colon of u:. */
static bool join(Str pinyin, size_t start, size_t end, uint32_t cp, PinyinUnit *units, size_t count)
{
    PinyinUnit *last = count > 0 ? &units[count - 1] : NULL;
    SyllableLetter letter;

    if (last == NULL || last->end != start || last->kind != UNIT_LETTER)
        return false;
    letter = (SyllableLetter){ last->base, last->tone, last->upper, last->odd };
    if (cp == ':' && is_colon_umlaut(pinyin, start, units, count)) {
        last->base = 'v';
        last->vee = true;
    } else if (syllable_combine(cp, &letter)) {
        last->base = letter.base;
        last->tone = letter.tone;
        last->odd = letter.odd;
    } else {
        return false;
    }
    last->end = end;
    return true;
}

PinyinUnits pinyin_units(Arena *arena, Str pinyin)
{
    VEC(PinyinUnit) units = { 0 };
    size_t at = 0, start = 0;
    uint32_t cp;

    for (; utf8_next(pinyin, &at, &cp); start = at) {
        PinyinUnit unit = { .kind = UNIT_OTHER, .cp = plain(cp), .start = start, .end = at };
        SyllableLetter letter;

        if (join(pinyin, start, at, cp, units.items, units.count))
            continue;
        unit.glued = units.count > 0 && units.items[units.count - 1].end == start;
        if (syllable_letter(cp, &letter)) {
            unit.kind = UNIT_LETTER;
            unit.base = letter.base;
            unit.tone = letter.tone;
            unit.upper = letter.upper;
            unit.odd = letter.odd;
            unit.vee = unit.cp == 'v';
        } else if (is_digit(&unit.cp)) {
            unit.kind = UNIT_DIGIT;
        } else if (!u_isalpha((UChar32)cp)) {
            continue;
        }
        vec_push(arena, &units, unit);
    }
    return (PinyinUnits){ units.items, units.count };
}

bool pinyin_units_toneless(const PinyinUnits *units)
{
    for (size_t i = 0; i < units->count; i++)
        if (units->items[i].tone != 0)
            return false;
    return true;
}
