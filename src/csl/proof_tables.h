/* proof_tables.h - what may stand where in a style: elements, their children and attributes, and the words of these. */
#ifndef CSL_PROOF_TABLES_H
#define CSL_PROOF_TABLES_H

#include "base/str.h"

typedef struct ProofElement {
    const char *name;
    const char *children;   /* names, separated by blanks; "*": anything */
    const char *attributes; /* names, and groups: @font @affix @names … */
    const char *required;   /* attributes; of several with | between one has to be there */
    const char *needed;     /* child elements that have to be there, in the same way */
} ProofElement;

/* The row of an element, or NULL. */
const ProofElement *proof_element(Str name);

/* Is `word` among words, groups resolved? */
bool proof_has(const char *words, Str word);

/* The words that an attribute takes: "*variable", "*name", "*date", "*number" stand for variables (of a kind), "*macro",
 * "*type", "*locale"; "#" for a number; NULL: anything. */
const char *proof_words(Str element, Str attribute);

#endif
