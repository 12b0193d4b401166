/* pinyin.h - pinyin against the characters that it romanises.
 *
 * Pinyin is tone-marked, with capitals, hyphens, apostrophes (' and ’), words written together or apart; punctuation is
 * skipped in both texts; digits and Latin letters answer to themselves (中国制造2025, Zhōngguó Zhìzào 2025), digits also
 * to what they are called. 儿 answers to a final r. Source of the readings: readings.h. */
#ifndef TEXT_PINYIN_H
#define TEXT_PINYIN_H

#include "base/buf.h"

typedef enum PinyinKind {
    PINYIN_FINE,
    PINYIN_IMPOSSIBLE,  /* the syllable is no reading of the character */
    PINYIN_UNUSUAL,     /* a reading that the present standard does not have */
    PINYIN_TONELESS,    /* no tone marks: one fault for the whole, whose suggestion comprises those of the others */
    PINYIN_COUNT,       /* a character without a syllable, or a syllable without a character */
    PINYIN_SYLLABLE,    /* no syllable of Mandarin */
    PINYIN_APOSTROPHE,  /* a, o, e begins a syllable within a word: Xī’ān */
    PINYIN_UMLAUT,      /* lv, lu: or lu for lü; jü for ju */
    PINYIN_TONE_PLACE,  /* the mark stands on the wrong vowel */
    PINYIN_TONE_NUMBER, /* a digit for the mark */
    PINYIN_LETTER,      /* a letter that only looks right: ă for ǎ, ɡ for g */
    PINYIN_SANDHI       /* the spoken tone of 一 or 不 is written: yí gè, bú shì */
} PinyinKind;

typedef struct PinyinFault {
    PinyinKind kind;
    size_t start, len;  /* bytes of the pinyin; len is 0 where a syllable is missing */
    uint32_t character; /* the (first) character concerned, or 0 */
    Str han;            /* the same; several where several syllables are missing */
    Str written;        /* the syllable as written */
    Str readings;       /* the usual ones, "zhòng, chóng" */
    Str suggestion;     /* to be written instead, in the same case; empty if unknown */
} PinyinFault;

/* Texts of more characters are not checked. */
#define PINYIN_CHARACTERS_MAX 2000

/* Compares; returns the number of faults, in the order of the text. `pinyin` is UTF-8 in any normal form. Nothing is
 * found if either has no syllable at all. The faults live in the arena, some of their texts in `han` and `pinyin`. */
size_t pinyin_check(Arena *arena, Str han, Str pinyin, const PinyinFault **faults);

typedef enum PinyinUmlaut {
    PINYIN_KEEP_UMLAUT, /* ü */
    PINYIN_V,
    PINYIN_U
} PinyinUmlaut;

/* Appends the pinyin without tone marks; everything else is kept. */
void pinyin_toneless(Buf *out, Str pinyin, PinyinUmlaut umlaut);

/* Appends the first letters of the syllables in lower case, and digits and Latin letters as they are: "xxjgtz". `han`
 * may be empty; it helps to divide words. */
void pinyin_initials(Buf *out, Str pinyin, Str han);

/* Bytes whose order (str_cmp) is a dictionary's: by letters, syllable by syllable, with ü after u; then by tones, the
 * neutral one last. Either text may be empty: without pinyin the characters' first readings serve. */
Str pinyin_sort_key(Arena *arena, Str pinyin, Str han);

/* A guess for sorting: the first reading of each character, toneless and with ü, separated by spaces; Latin words and
 * numbers are kept. */
Str pinyin_of(Arena *arena, Str han);

#endif
