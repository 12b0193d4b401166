/* pinyin_units.h - the two texts that pinyin_align.h compares, cut into what counts. */
#ifndef TEXT_PINYIN_UNITS_H
#define TEXT_PINYIN_UNITS_H

#include "base/arena.h"

typedef enum UnitKind { UNIT_HAN, UNIT_LETTER, UNIT_DIGIT, UNIT_OTHER } UnitKind;

/* A character of the Han text: Han, digit, or letter of whatever alphabet. Full-width forms are made narrow, letters
 * small, 々 the character that it repeats. */
typedef struct HanUnit {
    UnitKind kind; /* UNIT_LETTER is not used here: letters are UNIT_OTHER */
    uint32_t cp;
    size_t start, end; /* bytes */
} HanUnit;

/* A letter or digit of the pinyin; marks belong to their letter. */
typedef struct PinyinUnit {
    UnitKind kind;
    uint32_t cp; /* small, without its mark if it is a letter of pinyin */
    char base;   /* as in syllable.h, for UNIT_LETTER */
    uint8_t tone;
    bool upper;
    bool odd;          /* see SyllableLetter */
    bool vee;          /* ü written v or u: */
    bool glued;        /* follows the unit before it directly */
    size_t start, end; /* bytes */
} PinyinUnit;

typedef struct HanUnits {
    HanUnit *items;
    size_t count, han; /* of which Han */
} HanUnits;

typedef struct PinyinUnits {
    PinyinUnit *items;
    size_t count;
} PinyinUnits;

HanUnits han_units(Arena *arena, Str han);
PinyinUnits pinyin_units(Arena *arena, Str pinyin);

/* Whether there is no tone mark. */
bool pinyin_units_toneless(const PinyinUnits *units);

#endif
