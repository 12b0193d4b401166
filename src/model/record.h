/* record.h - the one model: records of fields of values, each with the span it was read from.
 *
 * A field holds all its values in one flat list. Which of them belong together is said on the value: `item` numbers the
 * members of a many-valued field, `lang` tells the languages of a text, and several values with the same item and
 * language are statements that disagree. Everything lives in the arena of its Records. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/diag.h"
#include "base/map.h"
#include "model/node.h"
#include "model/schema.h"

typedef struct Record Record;

/* Of a text of a work, by its language and the work's. */
typedef enum TextForm { FORM_NONE, FORM_ORIGINAL, FORM_ROMANISED, FORM_TRANSLATED } TextForm;

/* What stands before a value in its source. Most have nothing there but the name of their field. */
typedef struct ValueKeys {
    Str key; /* KEYED */
    Span key_span;
    Span lang_span; /* where the language stands as a key; else empty */
} ValueKeys;

typedef struct Value {
    const Row *row;
    Span span;             /* of the content, without the statement around it */
    Str text;              /* scalar types: as written */
    Str lang;              /* BCP 47; empty: not known, or the type has no language */
    const ValueKeys *keys; /* or NULL; see value_key */
    Record *record;        /* TYPE_RECORD */
    Record *statement;     /* rule 2: who says so; NULL where the value is written plainly */
    Record *target;        /* TYPE_REF: after linking, or NULL */
    uint32_t item;         /* 0-based place in a many-valued field */
    uint32_t list;         /* which of several disagreeing lists it belongs to */
    TextForm form;
    bool shared;      /* an earlier value has the same statement: what is asked of it is asked there */
    bool disputed;    /* one of several that disagree */
    bool alternative; /* disputed, and not the one that flat formats use */
} Value;

/* Empty where there is none. */
static inline Str value_key(const Value *value)
{
    return value->keys != NULL ? value->keys->key : STR_EMPTY;
}
static inline Span value_key_span(const Value *value)
{
    return value->keys != NULL ? value->keys->key_span : (Span){ 0 };
}
static inline Span value_lang_span(const Value *value)
{
    return value->keys != NULL ? value->keys->lang_span : (Span){ 0 };
}

typedef struct Field {
    const Row *row;
    Span key_span;
    VEC(Value *) values; /* at least one, unless a fault was reported */
    Value *room[1];      /* of `values`: most fields have one */
} Field;

/* A link to this record from a value of another. */
typedef struct Backlink {
    const Record *from; /* the term, program or endnote */
    const Row *row;     /* its outermost field that holds the reference */
    const Value *value;
} Backlink;

struct Record {
    const Schema *schema;
    const Source *source;
    Kind kind;    /* KIND_NONE for parts of records */
    bool broken;  /* its source could not be read to the end: it has an id and no fields */
    bool outside; /* others may refer to it, but it is not written out with them */
    bool held;    /* a statement that some value has */
    Str id;       /* terms, programs, endnotes */
    Span id_span;
    Span span;
    VEC(Field *) fields;                        /* in the order of the schema */
    uint64_t present;                           /* a bit for each of them, by its name */
    VEC(Backlink) backlinks;                    /* after linking, in order of the records */
    uint32_t rank_en, rank_pinyin, rank_stroke; /* 1-based, after ordering */
    Str label;                                  /* see label.h; made by ordering */
};

/* Is there a record with that id among those that are read at another time? */
typedef bool ElsewhereTest(const void *context, Str id);

/* Records of one or more sources. */
typedef struct Records {
    Arena *arena;
    VEC(Record *) list;       /* terms, programs and endnotes in the order of reading */
    size_t before;            /* of a part of a file: how many records stand before it */
    Record *project;          /* or NULL */
    Map ids;                  /* id → Record, after linking */
    ElsewhereTest *elsewhere; /* NULL: all are here. Of a window of a large file: what a reference may mean besides */
    const void *elsewhere_context;
    /* After linking: an id that was given up → its Value of the project's `retired` or `withdrawn`. */
    Map retired, withdrawn;
} Records;

Records *records_create(Arena *arena);
/* May another record be read (LIMIT_RECORDS)? Reports at its place that it may not; nothing behind it is read then. */
bool records_have_room(const Records *records, const Source *source, Span span, Diags *diags);

Field *field_create(Arena *arena, const Row *row, Span key_span);
/* Puts it behind the others. Nothing else adds to `fields`. */
void record_add_field(Arena *arena, Record *record, Field *field);
/* Makes room for so many fields at once; a record that has some is left as it is. */
void record_reserve(Arena *arena, Record *record, size_t count);

/* NULL where the record lacks the field. */
const Field *record_field(const Record *record, FieldName name);
/* The value that flat formats use: of the first item, in the language if one is given (an exact tag), never an
 * alternative. NULL if there is none. */
const Value *record_value(const Record *record, FieldName name);
const Value *record_value_in(const Record *record, FieldName name, Str lang);
/* The text of record_value, or empty. */
Str record_text(const Record *record, FieldName name);
bool record_flag(const Record *record, FieldName name);
/* Takes a field out. */
void record_drop(Record *record, FieldName name);

/* Calls `visit` for every value of the record and of its parts and statements, outermost first, in order. `top` is the
 * value of the record's own field that holds it. */
typedef void ValueVisitor(void *context, const Record *record, const Value *top, Value *value);
void record_walk(const Record *record, ValueVisitor *visit, void *context);

/* Where bytes [at, at + len) of the value's text stand in its source. */
Span value_span(const Record *record, const Value *value, size_t at, size_t len);

/* The project's first language, or empty. */
Str records_language(const Records *records);

#endif
