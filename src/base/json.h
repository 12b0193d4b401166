/* json.h - writing JSON (RFC 8259), two spaces a level, keys in the order of the calls. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

typedef struct JsonWriter {
    Buf *out;
    unsigned depth;
    bool open;  /* the innermost array or object has no member yet */
    bool keyed; /* a key was written; its value follows */
} JsonWriter;

void json_begin_object(JsonWriter *json);
void json_end_object(JsonWriter *json);
void json_begin_array(JsonWriter *json);
void json_end_array(JsonWriter *json);
void json_key(JsonWriter *json, const char *key);
void json_str(JsonWriter *json, Str value);
void json_int(JsonWriter *json, int64_t value);
void json_bool(JsonWriter *json, bool value);
void json_null(JsonWriter *json);

/* The text as a JSON string with its quotes. Malformed UTF-8 becomes U+FFFD; `<` becomes \u003c, so that the result may
 * stand in an HTML script element. */
void json_escape(Buf *out, Str text);
/* The same for files of JSON: `<` stays as it is. */
void json_quote(Buf *out, Str text);

/* What stands without quotes: a number (RFC 8259, 6), true, false, null. */
bool json_is_word(Str word);

#endif
