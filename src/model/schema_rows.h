/* schema_rows.h - how the tables of this folder are written; included by them alone. */
#ifndef MODEL_SCHEMA_ROWS_H
#define MODEL_SCHEMA_ROWS_H

#include "model/schema.h"
#include "text/ident.h"

/* The `places` of a schema: fields.inc, in schema.c. */
#define SCHEMA(name) extern const unsigned char schema_##name##_places[F_COUNT];
#include "model/schemas.def"
#undef SCHEMA

/* clang-format off */
#define SIMPLE(field, base, card, set, text) { .name = F_##field, .type = base, .cardinality = card, .flags = set, .doc = text }

#define TEXT(field, card, set, text)     SIMPLE(field, TYPE_TEXT, card, set, text)
#define VERBATIM(field, card, set, text) SIMPLE(field, TYPE_VERBATIM, card, set, text)
#define PINYIN(field, card, set, text)   SIMPLE(field, TYPE_PINYIN, card, set, text)
#define NUMBER(field, card, set, text)   SIMPLE(field, TYPE_NUMBER, card, set, text)
#define INTEGER(field, card, set, text)  SIMPLE(field, TYPE_INTEGER, card, set, text)
#define RANGE(field, card, set, text)    SIMPLE(field, TYPE_RANGE, card, set, text)
#define DATE(field, card, set, text)     SIMPLE(field, TYPE_DATE, card, set, text)
#define TAG(field, card, set, text)      SIMPLE(field, TYPE_TAG, card, set, text)
#define URL(field, card, set, text)      SIMPLE(field, TYPE_URL, card, set, text)
#define SUBJECT(field, card, set, text)  SIMPLE(field, TYPE_SUBJECT, card, set, text)
#define BOOLEAN(field, card, set, text)  SIMPLE(field, TYPE_BOOL, card, set, text)
#define IDENT(field, card, set, ident, text) \
    { .name = F_##field, .type = TYPE_IDENT, .cardinality = card, .flags = set, .scheme = ident, .doc = text }
#define ENUM(field, card, set, words, text) \
    { .name = F_##field, .type = TYPE_ENUM, .cardinality = card, .flags = set, .choices = words, .doc = text }
#define CODE(field, card, set, words, text) \
    { .name = F_##field, .type = TYPE_CODE, .cardinality = card, .flags = set, .choices = words, .doc = text }
#define REF(field, card, set, which, text) \
    { .name = F_##field, .type = TYPE_REF, .cardinality = card, .flags = set, .kinds = which, .doc = text }
#define RECORD(field, card, set, schema, text) \
    { .name = F_##field, .type = TYPE_RECORD, .cardinality = card, .flags = set, .record = &schema, .doc = text }
#define NAME(field, card, set, text) RECORD(field, card, set, schema_name, text)
#define ROWS_END { .name = F_NONE }
/* clang-format on */

#endif
