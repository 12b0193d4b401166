/* near.h - which of several words a misspelt one is: surely, for --fix; or likely, for "did you mean". */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

typedef struct Near {
    Str word;
    Str best;          /* of the candidates so far */
    unsigned distance; /* from it */
    bool tied;         /* another one is as near */
} Near;

Near near_begin(Str word);
void near_take(Near *near, Str candidate);

/* The one that differs in case, or in '_' and blanks for '-', alone; else in one letter of five, or two of nine. Empty: none
 * does, or several do. */
Str near_sure(const Near *near);
/* The same, but letters must agree. */
Str near_same(const Near *near);

typedef struct Nearest {
    Str word;
    Str best;        /* the nearest of the candidates so far, the first of several; empty: none is near enough */
    unsigned within; /* so many edits would be too many */
} Nearest;

/* Looks for one that is at most a third of the word's letters away, and one letter. */
Nearest nearest_begin(Str word);
/* The same, at most so many edits away. */
Nearest nearest_within(Str word, size_t edits);
void nearest_take(Nearest *nearest, Str candidate);

#endif
