/* text_case.h - the text-case of CSL, over the leaves of a tree.
 *
 * Titles: CSL 1.0.2, "Title Case Conversion"; the words that stay small are those of citeproc-js. */
#ifndef CSL_TEXT_CASE_H
#define CSL_TEXT_CASE_H

#include "csl/style.h"

/* Changes the leaves in place; what is `nocase` stays. */
void csl_text_case(Arena *arena, Rich *rich, CslCase text_case);
/* The first letter in upper case. */
void csl_capitalize_first(Arena *arena, Rich *rich);

#endif
