/* bibtex.h - reads BibTeX and BibLaTeX.
 *
 * Syntax: btparse(3), the biblatex manual (2.3, appendix B) and bibtex(1); where they disagree, what biber does. Beyond them
 * it reads on after a fault. Between entries stands free text, which is a comment.
 *
 * Entries come one by one, so that a file may be read in windows: a context knows the macros so far, and a window begins
 * where bibtex_next_start says. Inheritance wants the parents, and is a step of its own. */
#ifndef READ_BIBTEX_H
#define READ_BIBTEX_H

#include "crosswalk/crosswalk.h"
#include "read/charset.h"

enum { BIBTEX_SUGGESTIONS = 100 }; /* undefined macros that others are compared with */

typedef struct BibtexContext {
    Arena *arena;
    const Source *source;
    Diags *diags;
    CharsetBytes input;
    Map macros;                    /* lower-case name → BibtexMacro (bibtex_strings.h) */
    size_t defined;                /* macros, those that were defined again counted each time */
    size_t loose;                  /* uses of macros that the source does not define, or does by such ones */
    size_t suggested;              /* macros whose likeness to others was asked for */
    size_t expansion;              /* bytes that macros may still stand for */
    size_t faults;                 /* syntax errors so far */
    bool left;                     /* they were too many: the rest is not read */
    bool open_comments;            /* a @comment was not closed */
    const struct BibtexFile *file; /* of which the source is a window (bibtex_windows.h); NULL: it is whole */
    bool away;                     /* what is read now stands in another window: macros are those of that place */
    uint64_t place;                /* byte of the file */
    const struct BibtexContext
        *head; /* of a part of a file (bibtex_parts.h): has the macros before it; NULL: there is none */
} BibtexContext;

/* Looks at the source's bytes, and reports what is not text in them. */
BibtexContext bibtex_open(Arena *arena, const Source *source, Diags *diags);

/* The same where the encoding was declared elsewhere; empty: it was not. */
BibtexContext bibtex_open_as(Arena *arena, const Source *source, Str declared, Span span, Diags *diags);
/* The encoding that the head of a file declares, or empty. */
Str bibtex_declared_encoding(Str bytes);

/* Where the next entry begins at or after `at`, be it a `@string` or the like; the length at the end. */
size_t bibtex_next_start(Str bytes, size_t at);

/* The next entry that begins at or after `*at` and before `end`; `*at` becomes where to go on. NULL if there is none. What is
 * no entry (`@string` …) is dealt with on the way. Type and field names are in lower case. A value is the text within its
 * delimiters, with the span of just that; of a macro or several pieces the text is what they mean, the span all that is
 * written. Not `quoted` are numbers, months (`mar`, whatever its case) and macros that nobody defined. */
Entry *bibtex_next(BibtexContext *context, size_t *at, size_t end);

/* All entries of a file with what they inherit, in its order, `@xdata` left out; borrowed from source and arena. `classic`:
 * they inherit by BibTeX's rules, not biblatex's. */
typedef struct BibtexEntries {
    Entry **items;
    size_t count, capacity;
} BibtexEntries;
void bibtex_read_entries(Arena *arena, const Source *source, bool classic, BibtexEntries *entries, Diags *diags);

/* Reads a file into records. `take` makes one of an entry. */
void bibtex_read(Records *records, const Source *source, bool classic, EntryReader *take, Diags *diags);

/* A SourceInside: reads the TeX again, in each of the ways in which fields are read, until one gives that text. */
Span bibtex_inside(const Source *source, Span scalar, Str text, size_t at, size_t len);

#endif
