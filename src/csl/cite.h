/* cite.h - the cites of one citation on their way to one text. */
#ifndef CSL_CITE_H
#define CSL_CITE_H

#include "csl/engine.h"
#include "csl/output.h"

typedef struct CslCiteRow {
    CslCite *cite;
    Rich *body;  /* what the layout made */
    Rich *names; /* the first cs:names in it, or NULL */
    Str joiner;  /* what stands before it, unless it is the first */
    bool gone;   /* merged into another */
} CslCiteRow;

typedef struct CslCiteRows {
    CslCiteRow *items;
    size_t count;
} CslCiteRows;

Rich *csl_citation_rich(CslEngine *engine, Arena *arena, const CslCitation *citation);
Rich *csl_row_rich(Arena *arena, const CslCiteRow *row);
/* Groups cites of the same authors, and leaves out what they repeat. Source: CSL 1.0.2, "Cite Grouping", "Cite Collapsing". */
void csl_collapse(CslEngine *engine, Arena *arena, CslCiteRows *rows);

#endif
