/* syllable.h - one syllable of pinyin: its letters, its tone, and where the tone mark stands.
 *
 * A base is a syllable without its tone, in bytes: a-z, `v` for ü, `E` for ê ("zhong", "lv"). Tones are 1 to 4; 0 is
 * the neutral tone, which has no mark. Source: Basic rules of the Chinese phonetic alphabet orthography, GB/T
 * 16159-2012. */
#ifndef TEXT_SYLLABLE_H
#define TEXT_SYLLABLE_H

#include "base/buf.h"

/* The longest base, "zhuang". */
#define SYLLABLE_MAX 6

typedef enum SyllableCase { SYLLABLE_LOWER, SYLLABLE_TITLE, SYLLABLE_UPPER } SyllableCase;

typedef struct SyllableLetter {
    char base;    /* a-z, v, E */
    uint8_t tone; /* of the mark on this letter, or 0 */
    bool upper;
    bool odd; /* looks like a pinyin letter and is not: a breve for the caron, ɑ for a, ɡ for g */
} SyllableLetter;

typedef struct SyllableText {
    char base[SYLLABLE_MAX + 1];
    uint8_t len, tone;
} SyllableText;

/* Reads a letter of pinyin, plain or composed with its mark. False: not one. */
bool syllable_letter(uint32_t cp, SyllableLetter *letter);

/* Adds a combining mark to the letter before it. False: the mark has no use in pinyin. */
bool syllable_combine(uint32_t mark, SyllableLetter *letter);

/* Reads a whole syllable, e.g. "lǜ" into "lv", 4. False if a byte is left over or there are two marks. Whether the
 * base exists is another question (readings.h). */
bool syllable_parse(Str text, SyllableText *syllable);

/* The index in `base` of the letter that carries the mark: a or e, the o of ou, else the last vowel. */
size_t syllable_mark_place(Str base);

/* Appends the syllable in NFC, the mark in its place. */
void syllable_put(Buf *out, Str base, unsigned tone, SyllableCase letter_case);

#endif
