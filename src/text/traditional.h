/* traditional.h - Chinese in simplified characters as it would stand in traditional ones.
 *
 * By the rules of CLDR (transliterator Simplified-Traditional): words first, then single characters. The answer is a good
 * guess, no more: one simplified character may stand for several others (发: 發, 髮), and not every word has a rule. Who
 * shows it says that it is derived. The table is made by src/gen/traditional.c. */
#ifndef TEXT_TRADITIONAL_H
#define TEXT_TRADITIONAL_H

#include "base/buf.h"

/* Appends the traditional form. Linear in the length of the text. */
void traditional_of(Buf *out, Str simplified);

#endif
