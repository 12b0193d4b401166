/* doc_nodes.h - making nodes of the canonical XML; for doc.c and its helpers. */
#ifndef XML_DOC_NODES_H
#define XML_DOC_NODES_H

#include "xml/doc.h"

/* A document in the making. */
typedef struct Doc {
    const Records *records;
    unsigned flags;
    const Record *record;           /* the one being written */
    const Value *chinese, *english; /* the designations that it goes by; NULL if it has none */
    bool in_han;                    /* the text being written is in a language of Han characters */
    bool places;                    /* say what a stylesheet would ask siblings and children for */
    const char *links;              /* before the path of a page; NULL: all is on one page */
    bool names;                     /* of a concept its designations alone */
    Buf scratch, href;
} Doc;

/* Releases what the making needed; the document stays. */
void doc_close(Doc *doc);

/* Can XML hold all of its characters? And with U+FFFD for those that it can't; until the next call. */
bool doc_is_clean(Str text);
Str doc_clean(Doc *doc, Str text);

/* A new last child. `name` is followed by a NUL. */
xmlNode *doc_element(xmlNode *parent, Str name);
/* Characters that XML can't hold become U+FFFD. */
void doc_text(Doc *doc, xmlNode *parent, Str text);
void doc_markup(Doc *doc, xmlNode *parent, Str text);
void doc_attribute(Doc *doc, xmlNode *node, const char *name, Str value);
void doc_number(Doc *doc, xmlNode *node, const char *name, int64_t value);
/* xml:lang, unless it is empty. */
void doc_lang(Doc *doc, xmlNode *node, Str lang);
/* name="yes", if it is set. */
void doc_flag(Doc *doc, xmlNode *node, const char *name, bool set);
/* Text as it is, without runs. */
void doc_plain(Doc *doc, xmlNode *parent, Str text);
/* <value> and what is in it. */
void doc_content(Doc *doc, xmlNode *parent, const Value *value);
/* A new document, its root, and the project if the flags want it. */
xmlNode *doc_root(Doc *doc, xmlDoc **document);
/* A record with all its fields. */
void doc_add_record(Doc *doc, xmlNode *parent, Record *record);
/* <index by="name"> */
xmlNode *doc_index(Doc *doc, xmlNode *root, const char *name);
/* href: the address of the record's page; only in pages. */
void doc_href(Doc *doc, xmlNode *node, const Record *record);
/* ref, kind, han, and the label as text; for readers href, and work="yes" of a work. */
void doc_reference(Doc *doc, xmlNode *node, const Record *target);

#endif
