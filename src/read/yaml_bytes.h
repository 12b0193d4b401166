/* yaml_bytes.h - the bytes of a YAML file, before libyaml and beside it. */
#ifndef READ_YAML_BYTES_H
#define READ_YAML_BYTES_H

#include "base/diag.h"

/* The source's bytes from `start` on, with every malformed byte and forbidden character reported and replaced by as many
 * question marks, so that offsets hold and the rest of the file can be read. */
Str yaml_clean_bytes(Arena *arena, const Source *source, size_t start, Diags *diags);

/* The offset of the next line after the one at `from` on which a record may begin: an id and a colon, indented as the
 * line at `from`, or the key of a section at the margin. STR_NONE if there is none. `*in_section` tells the first. */
size_t yaml_next_record(Str bytes, size_t from, bool *in_section);

/* A SourceInside: undoes quotes, escapes, folding and indentation. */
Span yaml_inside(const Source *source, Span scalar, Str text, size_t at, size_t len);

#endif
