/* letters.h - the letter that heads a text in an index from A to Z. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "text/collate.h"

typedef struct Letters {
    const Collator *english; /* which lives as long */
    Str keys[26];            /* of the letters, in it */
} Letters;

Letters letters_open(const Collator *english, Arena *arena);

/* The letter among which the order files the text, accents and ligatures included; "#" for digits and all else. In the arena. */
Str letters_find(const Letters *letters, Arena *arena, Str text);

#endif
