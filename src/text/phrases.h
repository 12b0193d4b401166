/* phrases.h - finds many phrases in a text at once: Latin words and Han characters, whatever their case, hyphens, number
 * (plural) and script (simplified, traditional).
 *
 *     Phrases *phrases = phrases_create(arena);
 *     phrases_add(phrases, STR("whole-nation system"));           number 0
 *     PhraseText *text = phrase_text_create(arena, phrases, bytes);
 *     phrase_text_add(text, start, end, false);                   a run of text
 *     phrases_find(text, visit, context);
 *
 * A text is cut into words: runs of letters and digits, each Han character by itself, and each other character, blanks and
 * hyphens left out. Words of phrases form a trie (Fredkin, CACM 3, 1960), whose edges are looked up by hash, so that it takes
 * the same time for ten phrases and for ten thousand: linear in the text, times PHRASE_WORDS at most. */
#ifndef TEXT_PHRASES_H
#define TEXT_PHRASES_H

#include "base/arena.h"

enum { PHRASE_WORDS = 40 }; /* longer phrases are not found */

typedef struct Phrases Phrases;
typedef struct PhraseText PhraseText;

typedef struct PhraseWord {
    uint32_t start, end; /* bytes of the text */
    uint32_t id, stem;   /* of the word, and of its singular, among the words of phrases; 0: none has it */
    bool breaks;         /* a paragraph, or what is no text, comes before it */
    bool quoted;         /* in quotation marks, or in a run that is quoted */
    bool han;
    bool letters; /* Latin letters or digits */
} PhraseWord;

/* A place in a text where a phrase stands: words [first, last]. */
typedef struct PhraseMatch {
    uint32_t phrase;
    size_t first, last;
} PhraseMatch;

Phrases *phrases_create(Arena *arena);
/* Numbers phrases from 0 on. `text` is borrowed. A phrase without words, or with too many, is never found. */
uint32_t phrases_add(Phrases *phrases, Str text);

/* Add all phrases before. */
PhraseText *phrase_text_create(Arena *arena, const Phrases *phrases, Str bytes);
/* Cuts bytes [start, end) into words. `joined`: no break stands between this run and the last one. */
void phrase_text_add(PhraseText *text, size_t start, size_t end, bool joined, bool quoted);
/* After all runs were added. */
const PhraseWord *phrase_words(const PhraseText *text, size_t *count);

/* By the first word, then by length; several phrases that look the same, in the order of adding. */
typedef void PhraseVisitor(void *context, const PhraseMatch *match);
void phrases_find(const PhraseText *text, PhraseVisitor *visit, void *context);

/* Do the two differ in case alone? */
bool phrase_same_spelling(Str a, Str b);

#endif
