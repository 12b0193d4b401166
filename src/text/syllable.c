#include "text/syllable.h"

#include "base/utf8.h"

typedef struct Composed {
    uint16_t lower, upper;
    char base;
    uint8_t tone;
    bool odd;
} Composed;

/* clang-format off */
static const Composed composed[] = {
    { 0x0101, 0x0100, 'a', 1, false }, { 0x00E1, 0x00C1, 'a', 2, false },
    { 0x01CE, 0x01CD, 'a', 3, false }, { 0x00E0, 0x00C0, 'a', 4, false },
    { 0x0113, 0x0112, 'e', 1, false }, { 0x00E9, 0x00C9, 'e', 2, false },
    { 0x011B, 0x011A, 'e', 3, false }, { 0x00E8, 0x00C8, 'e', 4, false },
    { 0x012B, 0x012A, 'i', 1, false }, { 0x00ED, 0x00CD, 'i', 2, false },
    { 0x01D0, 0x01CF, 'i', 3, false }, { 0x00EC, 0x00CC, 'i', 4, false },
    { 0x014D, 0x014C, 'o', 1, false }, { 0x00F3, 0x00D3, 'o', 2, false },
    { 0x01D2, 0x01D1, 'o', 3, false }, { 0x00F2, 0x00D2, 'o', 4, false },
    { 0x016B, 0x016A, 'u', 1, false }, { 0x00FA, 0x00DA, 'u', 2, false },
    { 0x01D4, 0x01D3, 'u', 3, false }, { 0x00F9, 0x00D9, 'u', 4, false },
    { 0x01D6, 0x01D5, 'v', 1, false }, { 0x01D8, 0x01D7, 'v', 2, false },
    { 0x01DA, 0x01D9, 'v', 3, false }, { 0x01DC, 0x01DB, 'v', 4, false },
    { 0x00FC, 0x00DC, 'v', 0, false },
    { 0x1EBF, 0x1EBE, 'E', 2, false }, { 0x1EC1, 0x1EC0, 'E', 4, false },
    { 0x00EA, 0x00CA, 'E', 0, false },
    { 0x0144, 0x0143, 'n', 2, false }, { 0x0148, 0x0147, 'n', 3, false },
    { 0x01F9, 0x01F8, 'n', 4, false }, { 0x1E3F, 0x1E3E, 'm', 2, false },
    { 0x0103, 0x0102, 'a', 3, true }, { 0x0115, 0x0114, 'e', 3, true },
    { 0x012D, 0x012C, 'i', 3, true }, { 0x014F, 0x014E, 'o', 3, true },
    { 0x016D, 0x016C, 'u', 3, true },
    { 0x0251, 0x2C6D, 'a', 0, true }, { 0x0261, 0xA7AC, 'g', 0, true },
};
/* clang-format on */

/* Combining marks by tone. */
static const uint16_t tone_marks[5] = { 0, 0x0304, 0x0301, 0x030C, 0x0300 };

bool syllable_letter(uint32_t cp, SyllableLetter *letter)
{
    if (cp < 0x80) {
        *letter = (SyllableLetter){ ascii_lower((char)cp), 0, ascii_is_upper((char)cp), false };
        return ascii_is_alpha((char)cp);
    }
    for (size_t i = 0; i < sizeof composed / sizeof *composed; i++) {
        if (composed[i].lower != cp && composed[i].upper != cp)
            continue;
        *letter = (SyllableLetter){ composed[i].base, composed[i].tone, composed[i].upper == cp, composed[i].odd };
        return true;
    }
    return false;
}

bool syllable_combine(uint32_t mark, SyllableLetter *letter)
{
    bool breve = mark == 0x0306;

    for (unsigned tone = 1; tone <= 4; tone++) {
        if (mark != tone_marks[tone] && !(breve && tone == 3))
            continue;
        if (letter->tone != 0)
            return false;
        letter->tone = (uint8_t)tone;
        letter->odd = letter->odd || breve;
        return true;
    }
    if (mark == 0x0308 && letter->base == 'u')
        letter->base = 'v';
    else if (mark == 0x0302 && letter->base == 'e')
        letter->base = 'E';
    else
        return false;
    return true;
}

bool syllable_parse(Str text, SyllableText *syllable)
{
    SyllableLetter letter = { 0 };
    size_t at = 0;
    uint32_t cp;

    *syllable = (SyllableText){ 0 };
    while (utf8_next(text, &at, &cp)) {
        unsigned before = letter.tone;

        if (syllable->len > 0 && syllable_combine(cp, &letter)) {
            syllable->base[syllable->len - 1] = letter.base;
        } else if (syllable->len < SYLLABLE_MAX && syllable_letter(cp, &letter)) {
            syllable->base[syllable->len++] = letter.base;
            before = 0;
        } else {
            return false;
        }
        if (letter.tone == before)
            continue;
        if (syllable->tone != 0)
            return false;
        syllable->tone = letter.tone;
    }
    return syllable->len > 0;
}

static bool is_vowel(char base)
{
    return str_find_char(STR("aeEiouv"), base) != STR_NONE;
}

size_t syllable_mark_place(Str base)
{
    size_t place = 0;

    for (size_t i = 0; i < base.len; i++) {
        if (base.ptr[i] == 'a' || base.ptr[i] == 'e' || base.ptr[i] == 'E')
            return i;
        if (base.ptr[i] == 'o' && i + 1 < base.len && base.ptr[i + 1] == 'u')
            return i;
        if (is_vowel(base.ptr[i]))
            place = i;
    }
    if (base.len > 0 && is_vowel(base.ptr[place]))
        return place;
    /* Without a vowel: hm, hng carry it on the nasal. */
    return base.len > 1 && base.ptr[0] == 'h' ? 1 : 0;
}

static void put_letter(Buf *out, char base, unsigned tone, bool upper)
{
    if (tone == 0 && base != 'v' && base != 'E') {
        buf_char(out, upper ? ascii_upper(base) : base);
        return;
    }
    for (size_t i = 0; i < sizeof composed / sizeof *composed; i++) {
        if (composed[i].base == base && composed[i].tone == tone && !composed[i].odd) {
            buf_cp(out, upper ? composed[i].upper : composed[i].lower);
            return;
        }
    }
    if (base == 'E' || base == 'v')
        put_letter(out, base, 0, upper);
    else
        buf_char(out, upper ? ascii_upper(base) : base);
    if (tone != 0)
        buf_cp(out, tone_marks[tone]);
}

void syllable_put(Buf *out, Str base, unsigned tone, SyllableCase letter_case)
{
    size_t place = syllable_mark_place(base);

    for (size_t i = 0; i < base.len; i++) {
        bool upper = letter_case == SYLLABLE_UPPER || (letter_case == SYLLABLE_TITLE && i == 0);

        put_letter(out, base.ptr[i], i == place ? tone : 0, upper);
    }
}
