/* normal.h - Unicode normal forms (UAX #15). */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include "base/arena.h"

/* Whether the text is in NFC. If not, `*at` (may be NULL) is the byte offset of the first character that NFC changes:
 * the letter, where a letter and a combining mark would be composed. */
bool normal_is_nfc(Str text, size_t *at);

/* The text in NFC: the same Str if it is so already, else in the arena. */
Str normal_nfc(Arena *arena, Str text);

/* NFKC_Casefold, for searching and comparing: without differences of case, width, compatibility characters and
 * invisible ones. The same Str if nothing changes, else in the arena. */
Str normal_fold(Arena *arena, Str text);

/* Without accents: é is e, ß is ss, ł is l. What has no like in ASCII stays. The same Str if nothing changes. For keys. */
Str normal_ascii(Arena *arena, Str text);

#endif
