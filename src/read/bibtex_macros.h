/* bibtex_macros.h - the macros of a large BibTeX file that is read in windows, from wherever in it one looks.
 *
 * Each definition is kept, with its place. One that uses macros of other windows is read again when those before it are known. */
#ifndef READ_BIBTEX_MACROS_H
#define READ_BIBTEX_MACROS_H

#include "read/bibtex.h"

struct BibtexFound {
    Str name, text;
    uint64_t at;       /* byte of the file where its value begins */
    Str loose;         /* the whole @string, where a value of it uses what its window does not define; else empty */
    uint64_t loose_at; /* of its first byte */
    Charset charset;   /* of its window */
};

typedef struct BibtexMacros {
    Arena *arena;
    Map names;                     /* lower-case name → its definitions, in the order of the file */
    VEC(struct BibtexFound) found; /* collected, not yet joined */
    size_t expansion;              /* bytes that macros may still stand for in definitions that are read again */
} BibtexMacros;

/* Notes what a window that was read to its end has defined. */
void bibtex_macros_collect(BibtexMacros *macros, const BibtexContext *window);
/* Takes what `branch` has collected (`macros` itself is allowed), all of it behind what is there. `file` asks `macros`. */
void bibtex_macros_join(BibtexMacros *macros, BibtexMacros *branch, const struct BibtexFile *file);
/* The last definition before that byte of the file; NULL if there is none. */
const Str *bibtex_macros_find(const BibtexMacros *macros, Str lower_name, uint64_t before);

#endif
