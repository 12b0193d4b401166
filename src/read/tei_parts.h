/* tei_parts.h - what the files of the TEI reader share. */
#ifndef READ_TEI_PARTS_H
#define READ_TEI_PARTS_H

#include "read/tree.h"
#include "xml/input.h"

/* Values of a work, and parts of a name, that are joined to what came before; joining more would take the square of the
 * time. */
enum { TEI_JOIN_LIMIT = 64 };

typedef struct TeiReader {
    Arena *arena;
    const Source *source;
    Diags *diags;
    bool own;     /* our writer made the document: its conventions hold */
    Map made;     /* ids that were made up: the first part → how often (size_t) */
    Map evidence; /* of our own: xml:id → the note that is about the element which has it */
} TeiReader;

/* One work, while it is read. */
typedef struct TeiWork {
    TeiReader *reader;
    const Element *element; /* biblStruct, bibl or biblFull */
    Tree tree;
    Map kept;           /* what was kept without a field: its name → how often (size_t) */
    unsigned joined;    /* values that were joined to the one before */
    bool has_container; /* there is an analytic: what stands in monogr is of the container */
    char levels[8];     /* title/@level of its titles, each once */
} TeiWork;

/* tei_text.c: the text of an element, with our markup, white space collapsed. */
Str tei_text(TeiReader *reader, const Element *element);
/* Without markup. */
Str tei_plain(TeiReader *reader, const Element *element);
Node *tei_text_node(TeiReader *reader, const Element *element);
Span tei_name_span(const Element *element);
/* xml:lang of the element, or of one around it up to `top`; sets value->lang. */
void tei_language(const Element *element, const Element *top, TreeValue *value);
/* Is there such a word in the attribute? */
bool tei_has_word(const Element *element, const char *attribute, const char *word);
/* What "#n.gu-2021" points at: the id of a record. */
Str tei_target(const TeiReader *reader, Str pointer);
Str tei_id(const TeiReader *reader, Str id);

/* tei_statement.c: what is said about the value in an element: a mapping, or NULL. */
Node *tei_statement(TeiReader *reader, const Element *element);
/* The same of a citation, whose own remarks stand beside those of the statement, which are numbered. */
Node *tei_citation_statement(TeiReader *reader, const Element *item, const Element *bibl);
/* A list of sources: each `bibl` in the note. NULL if there is none. */
Node *tei_sources(TeiReader *reader, const Element *note);
/* The works that @source names, and no more of them. */
Node *tei_named_sources(TeiReader *reader, const ElementAttribute *attribute);
/* Forms as printed and remarks that are children of the element, as fields of a statement or a part. */
void tei_remarks(TeiReader *reader, Tree *tree, const Schema *schema, const Element *element);

/* tei_date.c: a date as EDTF, NULL if it has none. */
Node *tei_date(TeiReader *reader, const Element *date);

/* tei_name.c: calls `put` for each name in an author, editor or the like. */
typedef void TeiNamePut(void *context, const Element *element, Node *name);
void tei_names(TeiReader *reader, const Element *element, TeiNamePut *put, void *context);

/* Is the element one that tei_names reads? */
bool tei_is_of_name(const Element *element);

/* tei_work.c */
Node *tei_work(TeiReader *reader, const Element *element);
/* A value of a field of the work, as the element has it. NULL for `content`: nothing is put. */
void tei_put(TeiWork *work, const Row *row, const Element *element, Node *content);
/* tei_rest.c: elements of which the map can't say all. True if it was one. */
bool tei_rest(TeiWork *work, const Element *element);

/* tei_keep.c: keeps the text of an element that has no field, or else its target, under `custom` as tei.NAME. */
void tei_keep(TeiWork *work, const Element *element, Str name);
void tei_keep_node(TeiWork *work, const Element *element, Str name, Node *content);
/* Does a bibl say anything outside of its elements? */
bool tei_has_loose_words(const Element *bibl);

#endif
