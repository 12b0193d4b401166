/* doc.h - the canonical XML: every record as one element, every value of its fields as one element below it.
 *
 * All writers start from it. `bibelot schema doc` prints its RELAX NG, which doc_schema makes from the same tables. */
#ifndef XML_DOC_H
#define XML_DOC_H

#include "base/buf.h"
#include "model/order.h"
#include "model/record.h"

#include <libxml/tree.h>

enum DocFlag {
    DOC_PROJECT = 1, /* begin with the project */
    DOC_DERIVED = 2, /* add what follows from other records: narrower, successors, citations */
    DOC_RUBY = 4,    /* pair characters and pinyin, word by word */
    DOC_RUNS = 8, /* for readers: set off Han characters within other text as <run xml:lang>, and say in attributes what
                      * a stylesheet would ask siblings and children for: see src/README.md */
    DOC_BELOW = 16, /* of a page that lies in a folder of the site: links begin with ../; else all is on one page */
    DOC_PAGE = 32,  /* add what pages alone say: doc_page.h */
    DOC_ALONE = 64 /* each record goes to a file of its own, with the works that it cites: other concepts are outside */
};

/* A document of some of the records. Free with doc_free. Nodes know their origin (doc_origin) as long as the records
 * live. */
xmlDoc *doc_create(const Records *records, Record *const *list, size_t count, unsigned flags);

/* Which rows of a list a document has: `count` from `at` on. A long list is made in pieces: with `places`, a <place
 * slot="N"/> stands where rows belong, and those that are there follow the place that is theirs. */
typedef struct DocRows {
    bool places;
    size_t at, count;
} DocRows;

/* Appends <place/> where they are wanted. */
void doc_place(xmlNode *parent, const DocRows *rows, size_t slot);

/* A document with an index. */
xmlDoc *doc_create_index(const Records *records, const Index *index, const char *name, DocRows rows);

/* A document with an empty index of that name and records in the order given. */
xmlDoc *doc_create_list(const Records *records, Record *const *list, const char *name, DocRows rows);

void doc_free(xmlDoc *doc);

/* Appends where a record's page lies in the site: "t/ID.html". */
void doc_path(Buf *out, const Record *record);

/* Where the value stands that a node of a document came from, and the name of its field (or of the kind of record). False
 * for derived nodes and the root. */
bool doc_origin(const xmlNode *node, const Record **record, Span *span, Str *field);

/* Adds text for a page to record number `number` of the document: <for-page><NAME format="FORMAT">text</NAME></for-page>; `format` may
 * be NULL. Works have no such element, and get one. */
void doc_page_text(xmlDoc *doc, size_t number, const char *name, const char *format, Str text);
/* The same for the project, which has to be there. */
void doc_project_text(xmlDoc *doc, const char *name, Str text);

/* Sets an attribute of the root. */
void doc_set(xmlDoc *doc, const char *name, Str value);

/* The whole document as UTF-8 with declaration, indented. */
void doc_write(xmlDoc *doc, Buf *out);

/* The RELAX NG of the canonical XML. */
void doc_schema(Buf *out);

#endif
