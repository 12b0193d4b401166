/* pinyin_judge.h - one written syllable against one character. */
#ifndef TEXT_PINYIN_JUDGE_H
#define TEXT_PINYIN_JUDGE_H

#include "text/pinyin.h"
#include "text/pinyin_units.h"
#include "text/readings.h"
#include "text/syllable.h"

/* Some letters of one word, taken as a syllable. */
typedef struct Written {
    size_t units;                   /* the letters, and the digit of a numbered tone */
    char letters[SYLLABLE_MAX + 1]; /* as syllable.h's bases */
    size_t len;
    int base;  /* number of these letters (readings.h), or -1 */
    int other; /* number of the letters with u for ü, or ü for u: what may have been meant; or -1 */
    uint8_t tone, marks;
    bool placed, odd, vee, numbered;
} Written;

typedef struct Verdict {
    PinyinKind kind;
    unsigned cost; /* 0: as it should be */
    bool guessed;  /* unmarked, though the reading has a tone: neutral by position (dōngxi), or toneless pinyin */
    bool known;    /* `want` is set */
    Reading want;  /* what should be written; if guessed, with the tone that is not written */
} Verdict;

/* Takes `len` letters from unit `at`, and with `numbered` the tone number after them. False if they are not letters of
 * one word. */
bool written_read(const PinyinUnits *units, size_t at, size_t len, bool numbered, Written *written);

/* Whether `written` may stand for `cp`. */
Verdict pinyin_judge(const Written *written, uint32_t cp);

/* The same without a character: any syllable will do. */
Verdict pinyin_judge_alone(const Written *written);

#endif
