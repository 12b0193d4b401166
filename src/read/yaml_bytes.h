/* yaml_bytes.h - the bytes of a YAML file, before libyaml and beside it. */
#ifndef READ_YAML_BYTES_H
#define READ_YAML_BYTES_H

#include "base/diag.h"

/* bytes_clean (bytes.h) by what YAML allows. */
Str yaml_clean_bytes(Arena *arena, const Source *source, size_t start, Diags *diags);

/* Finds code points by number. Questions come nearly in order, so that the way from one to the next is short. */
typedef struct CodePoints {
    Str text;
    size_t at, number; /* byte offset of code point number `number` */
} CodePoints;

/* The byte offset of a code point, at most the length of the text. */
size_t yaml_byte_offset(CodePoints *points, size_t number);

/* A span without blanks at its end; with `properties` also without the anchor, tag and comments before the content. */
Span yaml_content(const Source *source, Span span, bool properties);

/* The offset of the next line after the one at `from` on which a record may begin: an id and a colon, indented as the
 * line at `from`, or the key of a section at the margin. STR_NONE if there is none. `*in_section` tells the first. */
size_t yaml_next_record(Str bytes, size_t from, bool *in_section);

/* The column of the word that the line at `line` begins with, if it has a colon behind it; else STR_NONE. */
size_t yaml_key_column(Str bytes, size_t line);

/* In a line `key: value`, or `- key: value`, whose value is plain, has no comment behind it and does not go on in the next
 * line: the value. Else an empty span. */
Span yaml_line_value(Str bytes, size_t at);
/* The text, which is on one line, in quotes; in the arena. */
Str yaml_quote(Arena *arena, Str text);
/* The text of a block scalar: without the line end that '>' and '|' leave behind it. Blanks are part of it (YAML 1.2, 8.1). */
Str yaml_block_text(Str text);

/* A SourceInside: undoes quotes, escapes, folding and indentation. */
Span yaml_inside(const Source *source, Span scalar, Str text, size_t at, size_t len);

#endif
