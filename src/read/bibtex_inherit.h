/* bibtex_inherit.h - what entries take from others: crossref and xdata. */
#ifndef READ_BIBTEX_INHERIT_H
#define READ_BIBTEX_INHERIT_H

#include "read/bibtex.h"

enum {
    INHERIT_DEPTH = 64,   /* parents of parents */
    INHERIT_FACTOR = 400, /* looks at fields, for each one that a file has (and INHERIT_FREE beside that) */
    INHERIT_FREE = 1000000
};

/* Appends to each entry the fields that it inherits: the parents' nodes, with the parents' spans. A field that it has stays
 * as it is. `classic`: BibTeX's way, every field under its own name; else by biblatex's default rules (its manual, appendix
 * B). Missing parents (B201) and cycles (B203) are reported, and `@xdata` that nobody uses (B019).
 *
 * `crossref` stays; `xdata`, once its entries were found, goes. */
void bibtex_inherit(BibtexContext *context, bool classic, const BibtexEntries *entries);

/* Does the entry want that, or is it there for others? Where none does, there is nothing to do. */
bool bibtex_inherits(const Entry *entry);

/* A value, or one of a list, that stands in an @xdata: xdata=KEY-FIELD, xdata=KEY-FIELD-NUMBER (biblatex's manual, 3.13.6).
 * Without a key it is none. */
typedef struct BibtexReference {
    Str key, field;
    size_t number; /* 1-based; 0: all of it */
} BibtexReference;

/* Might there be one? */
bool bibtex_has_reference(Str text);
/* The next member of a list, and what it refers to. False at the end. */
bool bibtex_next_reference(Str *rest, Str *item, BibtexReference *reference);

#endif
