/* width.h - how many columns of a terminal a text takes.
 *
 * East Asian wide and full-width characters take 2, combining marks, controls and format characters 0, everything else
 * 1, ambiguous characters too. Source: UAX #11; wcwidth(3) as modern terminals have it. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/str.h"

/* 0, 1 or 2 columns; a tab counts 1. */
unsigned width_of(uint32_t cp);

/* The sum; malformed bytes count 1 each. */
size_t width_text(Str text);

#endif
