/* citations.h - which keys a manuscript cites.
 *
 *     .tex   \cite and whatever has "cite" in its name (natbib, biblatex: \parencite, \textcites, \volcite, \nocite), with
 *            optional arguments; \input, \include and \subfile name further files. Comments and verbatim text are passed over.
 *     .aux   \citation and \abx@aux@cite; \@input
 *     .bcf   bcf:citekey (biber's control file)
 *     .md    pandoc's @key, @{key} and -@key, outside of code and comments (.qmd and .Rmd, too)
 *
 * Sources: biblatex manual 3.9, natbib manual 2, pandoc manual "Citation syntax". */
#ifndef READ_CITATIONS_H
#define READ_CITATIONS_H

#include "base/source.h"
#include "base/vec.h"

typedef struct Citation {
    Str key; /* borrowed from the source */
    const Source *source;
    Span span;
} Citation;

typedef struct Citations {
    VEC(Citation) list;   /* in order, repeated as the manuscript repeats them */
    VEC(Citation) inputs; /* files that are to be read as well: names as they stand there */
    bool all;             /* \nocite{*} */
} Citations;

typedef void CitationReader(Arena *arena, const Source *source, Citations *citations);

CitationReader citations_tex, citations_aux, citations_bcf, citations_markdown;

/* By the suffix of the file; NULL if it is none of these. */
CitationReader *citation_reader(Str path);

/* For the readers: cuts at commas, trims, and adds each key; `*` means all. */
void citations_add_list(Arena *arena, const Source *source, size_t start, size_t end, Citations *citations);

#endif
