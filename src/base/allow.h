/* allow.h - comments that allow a finding, with the reason:
 *
 *     isbn: 978-0-262-03384-5   # bibelot: allow B302 as printed on the title page
 *
 * One that has its line to itself is about the next line that is more than a comment; any other about its own. Several codes
 * are separated by commas. A comment above a value of several lines is about all of them, where the format tells where it
 * ends (COVERED_LINES at most): YAML's block scalars, and fields of BibTeX.
 *
 * Comments are looked for in the bytes, without knowing what is a string: what looks like such a comment is one. */
#ifndef BASE_ALLOW_H
#define BASE_ALLOW_H

#include "base/diag.h"

enum { COVERED_LINES = 200 };

typedef enum CommentSyntax {
    COMMENTS_NONE,
    COMMENTS_HASH,    /* "#" at the beginning of a line or behind a blank: YAML */
    COMMENTS_PERCENT, /* "%" without a backslash before it: BibTeX, TeX */
    COMMENTS_SLASHES, /* "//" to the end of the line, but for the one of "https://": Typst */
    COMMENTS_XML      /* "<!-- … -->": XML, HTML, Markdown */
} CommentSyntax;

/* One code of one comment. */
typedef struct Allow {
    DiagCode code;
    Span span;          /* of the code */
    size_t first, last; /* the lines that it is about; 0: none follows */
} Allow;

typedef struct Allows {
    Allow *items;
    size_t count, capacity;
} Allows;

/* Appends all that the source holds, in order. What is malformed allows nothing, and is reported (B090). Linear. */
void allows_find(Arena *arena, const Source *source, CommentSyntax syntax, Allows *allows, Diags *diags);

#endif
