/* utf16.h - to ICU's strings and back. For src/text alone. */
#ifndef TEXT_UTF16_H
#define TEXT_UTF16_H

#include "base/arena.h"

#include <unicode/utypes.h>

typedef struct Utf16 {
    UChar *ptr;
    int32_t len;
} Utf16;

/* Malformed bytes become U+FFFD. Texts of over 2^30 bytes are cut off there: ICU counts in 31 bits. */
Utf16 utf16_from(Arena *arena, Str text);

Str utf16_str(Arena *arena, Utf16 text);

/* Calls memory_exhausted() where ICU says that it had no memory. */
void utf16_status(UErrorCode status);

#endif
