/* encoding.h - text in other encodings, as UTF-8. Nothing is guessed: the encoding is named.
 *
 * Names are those of the WHATWG's Encoding Standard and of ICU, in any case. As in that standard a name stands for the larger
 * set that people mean by it: latin-1 for windows-1252, gb2312 and gbk for gb18030, big5 for Big5-HKSCS. */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/vec.h"

/* ICU's name of the encoding, in the arena or static; empty: there is none of that name. */
Str encoding_find(Arena *arena, Str name);

/* Bytes that mean nothing; `at` is where U+FFFD stands for the first of them in the result. */
typedef struct EncodingFault {
    Str bytes;
    size_t at;
} EncodingFault;

typedef VEC(EncodingFault) EncodingFaults;

/* The text as UTF-8, in the arena; a byte order mark is left out. `name` comes from encoding_find. `faults` gets each run of
 * bytes that mean nothing, up to 20. */
Str encoding_read(Arena *arena, Str name, Str bytes, EncodingFaults *faults);

#endif
