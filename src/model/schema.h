/* schema.h - the shape of records, as tables.
 *
 * A new field is one row: reading, validation, the canonical XML, its RELAX NG, `bibelot explain` and the manual follow
 * from it. The five rules (text by language, statements, sources, supplied, names) are not said here: the engine
 * (engine.c) grants them to every row. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/str.h"

typedef enum FieldName {
    F_NONE,
#define FIELD(constant, name) F_##constant,
#include "model/names.def"
#undef FIELD
    F_COUNT
} FieldName;

/* "issued" for F_ISSUED. */
Str field_name(FieldName name);

typedef enum Kind { KIND_NONE = 0, KIND_TERM = 1, KIND_PROGRAM = 2, KIND_ENDNOTE = 4, KIND_PROJECT = 8 } Kind;

enum { KIND_CONCEPTS = KIND_TERM | KIND_PROGRAM };

typedef enum Type {
    TYPE_TEXT,     /* text by language, with inline markup */
    TYPE_VERBATIM, /* text by language as it stands in a source: never mended, no markup */
    TYPE_PINYIN,   /* Hanyu Pinyin of the designation beside it */
    TYPE_NUMBER,   /* a number as printed: 27, 12–34, IV, B-2 */
    TYPE_INTEGER,  /* 0 to 999,999,999 */
    TYPE_RANGE,    /* integers: 1-26 */
    TYPE_DATE,     /* EDTF, levels 0 and 1 */
    TYPE_TAG,      /* BCP 47 */
    TYPE_URL,
    TYPE_IDENT,   /* an identifier with a scheme of its own: DOI, ISBN … */
    TYPE_ENUM,    /* one of row->choices */
    TYPE_SUBJECT, /* a key of the project's subjects */
    TYPE_BOOL,    /* true or false */
    TYPE_REF,     /* the id of a record of one of row->kinds */
    TYPE_CODE, /* a word that something else defines (a diagnostic's level, a format's name); row->choices may list them */
    TYPE_RECORD /* fields of its own: row->record */
} Type;

typedef enum Cardinality { ONE, MANY, KEYED /* a mapping from a key that the source chooses */ } Cardinality;

enum RowFlag {
    ROW_REQUIRED = 1,
    ROW_BY_LANGUAGE = 2, /* a RECORD that is given for each language */
    ROW_BARE = 4         /* no statement form: the field is itself a part of one */
};

/* One word of an enumeration. */
typedef struct Choice {
    const char *name;
    const char *doc;
} Choice;

typedef struct Schema Schema;

typedef struct Row {
    FieldName name;
    Type type;
    Cardinality cardinality;
    unsigned flags;
    const char *doc;       /* one sentence for people */
    unsigned kinds;        /* TYPE_REF: which kinds may be meant */
    int scheme;            /* TYPE_IDENT: an IdentScheme of text/ident.h */
    const Choice *choices; /* TYPE_ENUM, TYPE_CODE: ends with a NULL name */
    const Schema *record;  /* TYPE_RECORD */
} Row;

struct Schema {
    const char *name; /* of the element in the canonical XML and in messages: "term" */
    const char *doc;
    const Row *rows;          /* in the order of the canonical XML; ends with F_NONE */
    FieldName shorthand;      /* the field that a plain string stands for; F_NONE: a mapping is needed */
    FieldName language_field; /* the field that takes keys which are language tags; F_NONE: there are none */
    unsigned flags;
    const unsigned char *places; /* by FieldName: 1 + the place of its row; 0: there is none. Made by gen-fields. */
};

enum SchemaFlag { SCHEMA_NAME = 1 /* a name: a plain string is read by rule 5 */ };

/* schema_term … */
#define SCHEMA(name) extern const Schema schema_##name;
#include "model/schemas.def"
#undef SCHEMA

/* All of them, records first; NULL-terminated. */
extern const Schema *const schemas[];

/* The schema of a kind of record. */
const Schema *schema_of(Kind kind);
/* "term", "program", "endnote", "project". */
const char *kind_name(Kind kind);

/* The row named `name`, or NULL. */
const Row *schema_row(const Schema *schema, Str name);
const Row *schema_field(const Schema *schema, FieldName name);
/* The name in the schema (or the statement's keys, where `statement`) that `name` is probably a misspelling of; empty if
 * none is near. */
Str schema_suggest(const Schema *schema, bool statement, Str name);
/* The one that it surely is (near.h), among those that suggest looks at; else empty. */
Str schema_sure(const Schema *schema, bool statement, Str name);
const Choice *choice_find(const Choice *choices, Str name);
Str choice_suggest(const Choice *choices, Str name);
/* "text by language", "date (EDTF)" … */
const char *type_name(Type type);
/* "a ", "an ", or "" before a type that takes no article. */
const char *type_article(Type type);
/* "a " or "an ", as the noun wants it. */
const char *noun_article(const char *noun);

/* May the values of the row be given by language? */
bool row_by_language(const Row *row);

#endif
