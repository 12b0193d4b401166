/* locator.h - the place in a work that a citation names: "p. 3", "chap. 4", "§ 12", "33–35, 38".
 *
 * Sources: CSL 1.0.2, "Locators" (the labels); pandoc's manual, "Citation syntax" (what may stand for them, in English). */
#ifndef TEXT_LOCATOR_H
#define TEXT_LOCATOR_H

#include "base/str.h"

/* Slices of the text that was given. */
typedef struct Locator {
    Str label; /* a term of CSL: "page", "chapter", "sub-verbo"; empty where there is no locator */
    Str value; /* "33-35, 38"; empty where there is none */
    Str rest;  /* what follows, all of it where there is no locator */
} Locator;

/* Reads the locator that the text behind a key begins with, a comma before it or not: ", pp. 33-35 and passim", " [p. 3]"
 * without its brackets, "{ch. 3a}". A number without a label is a page. */
Locator locator_read(Str text);

#endif
