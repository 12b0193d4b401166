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

#endif
