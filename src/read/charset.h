/* charset.h - the bytes of flat formats: what is not UTF-8 in them, and what may not be there at all.
 *
 * The syntax of BibTeX and RIS is ASCII, and the old encodings keep ASCII where it is. So a reader works on the source's own
 * bytes, with its offsets, and only the texts that it delivers are decoded. */
#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "base/diag.h"

typedef enum Charset {
    CHARSET_UTF8,
    CHARSET_MIXED, /* UTF-8, but for bytes that were reported and are taken for windows-1252 */
    CHARSET_LATIN1 /* windows-1252, of which ISO 8859-1 is a part: what browsers take "Latin-1" for */
} Charset;

typedef struct CharsetBytes {
    Str bytes;    /* the source's, same offsets; control characters are '?' */
    size_t start; /* behind a byte order mark */
    Charset charset;
} CharsetBytes;

/* Looks at all bytes once. `declared` is the name of an encoding, as the file or user gives it, or empty; `declared_span`
 * where. It counts only where the bytes are not UTF-8. `how` says how a file of the format declares one; NULL: it can't. Reports
 * B001, B002, B003. */
CharsetBytes charset_open(Arena *arena, const Source *source, Str declared, Span declared_span, const char *how,
                          Diags *diags);

/* A piece of these bytes as UTF-8; borrowed where it is that already. */
Str charset_text(Arena *arena, Charset charset, Str raw);

#endif
