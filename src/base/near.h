/* near.h - which of several words a misspelt one surely is: for --fix. (What is only likely: str_distance.) */
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

#endif
