/* case.h - upper and lower case, and the classes of characters that go with them, one code point at a time.
 *
 * Simple mappings of the Unicode Character Database (ß stays). 0 (no character) belongs to no class. */
#ifndef TEXT_CASE_H
#define TEXT_CASE_H

#include "base/str.h"

uint32_t case_upper(uint32_t cp);
uint32_t case_lower(uint32_t cp);
bool case_is_upper(uint32_t cp);
bool case_is_lower(uint32_t cp);
bool case_is_letter(uint32_t cp);
bool case_is_digit(uint32_t cp);
bool case_is_alnum(uint32_t cp); /* and marks */
bool case_is_space(uint32_t cp); /* no-break spaces too */
/* What may stand right before a word: brackets, dashes, slashes, ¿. */
bool case_is_opening(uint32_t cp);
/* Any punctuation. */
bool case_is_punctuation(uint32_t cp);

#endif
