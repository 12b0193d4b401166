/* json_text.h - the strings of JSON: escapes and what they mean. */
#ifndef READ_JSON_TEXT_H
#define READ_JSON_TEXT_H

#include "base/source.h"

typedef enum JsonTextFault {
    JSON_TEXT_FINE,
    JSON_TEXT_ESCAPE,    /* an escape that JSON does not have: the backslash is taken for itself */
    JSON_TEXT_SURROGATE, /* half of a pair */
    JSON_TEXT_FORBIDDEN, /* an escape of a character that no output can hold */
    JSON_TEXT_BREAK,     /* a line break or tab that should be an escape; taken for itself */
    JSON_TEXT_CONTROL    /* a bare control character */
} JsonTextFault;

/* One character, or escape: how many bytes it takes, what it means (U+FFFD where that can't be had), what is wrong. */
typedef struct JsonUnit {
    size_t len;
    uint32_t cp;
    JsonTextFault fault;
} JsonUnit;

/* `at` must be below text.len. */
JsonUnit json_unit(Str text, size_t at);

/* Where the next byte stands, at or after `at`, that is `quote`, a backslash or a control character; text.len: nowhere. */
size_t json_text_stop(Str text, size_t at, char quote);

/* What the text between two quotes means. */
Str json_unescape(Arena *arena, Str text);

/* A SourceInside. */
Span json_inside(const Source *source, Span scalar, Str text, size_t at, size_t len);

#endif
