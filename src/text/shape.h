/* shape.h - what a title or a name looks like: capitals, doubled words, brackets without partner, leftovers of HTML and TeX.
 *
 * Each function finds the first fault; `at` and `len` are bytes of the text. Nothing is allocated; linear time. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "base/str.h"

typedef struct ShapeFault {
    size_t at, len;
} ShapeFault;

/* Letters that have case, and those of them that are capitals. */
void shape_case(Str text, size_t *letters, size_t *capitals);

/* "the the": one of a list of small words of English, twice on end. Others may well be doubled (New York, New York). */
bool shape_doubled_word(Str text, ShapeFault *fault);

/* Two blanks or more on end. */
bool shape_double_space(Str text, ShapeFault *fault);

/* A bracket or a quotation mark without its partner: ( ) [ ] “ ” « » 「 」 『 』 《 》 （ ） 【 】. Kinds that cross one another are
 * none. Interval notation and lists, “a) b)”, are let be. */
bool shape_unbalanced(Str text, ShapeFault *fault);

/* &amp; &nbsp; &#8217; and other entities of HTML. */
bool shape_entity(Str text, ShapeFault *fault);

/* \& \% \emph{ {\"o} and the like, in what is no TeX. */
bool shape_tex(Str text, ShapeFault *fault);

/* The quotation marks that the whole stands in: “…”, "…", «…»; and none of them within. */
bool shape_quoted(Str text);

/* A final full stop that belongs to no abbreviation, initial or ellipsis. */
bool shape_final_stop(Str text);

#endif
