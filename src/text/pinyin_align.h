/* pinyin_align.h - which syllable belongs to which character.
 *
 * The cheapest path through (character, letter). Where nothing is wrong, each syllable a reading of the next character,
 * it is simply followed. Else it is found by beam search: for each place in the pinyin only the best few characters are
 * kept, so time and memory are linear in the length. Words written together are thereby divided as the characters' own
 * readings want it. */
#ifndef TEXT_PINYIN_ALIGN_H
#define TEXT_PINYIN_ALIGN_H

#include "text/pinyin_judge.h"
#include "text/pinyin_units.h"

typedef enum StepKind {
    STEP_SYLLABLE, /* a syllable and its character; in pinyin alone, a syllable */
    STEP_SAME,     /* the same digit or letter in both */
    STEP_MISSING,  /* a character without a syllable */
    STEP_EXTRA,    /* a syllable without a character */
    STEP_STRAY     /* a digit or foreign letter of the pinyin without its fellow */
} StepKind;

typedef struct Step {
    StepKind kind;
    size_t unit, units; /* where in the pinyin, and how many */
    size_t han;         /* which HanUnit */
    bool apostrophe;    /* one is missing before it */
    Verdict verdict;    /* of STEP_SYLLABLE */
} Step;

typedef struct Steps {
    Step *items;
    size_t count;
} Steps;

/* The best path. With no HanUnits the pinyin is divided by itself. Empty if there are more than PINYIN_CHARACTERS_MAX
 * characters, or more letters than that many can have. Steps live in the arena. */
Steps pinyin_align(Arena *arena, const HanUnits *han, const PinyinUnits *units);

/* The same by search alone, thirty times as slow: what pinyin_align is measured by. */
Steps pinyin_align_search(Arena *arena, const HanUnits *han, const PinyinUnits *units);

#endif
