/* cite_markdown.h - Markdown around formatted citations: affixes, and the place of the list of works. */
#ifndef JOBS_CITE_MARKDOWN_H
#define JOBS_CITE_MARKDOWN_H

#include "base/arena.h"

/* An affix of a citation, whose markup becomes CSL's: *x* is <i>x</i>. What else acts in Markdown stays as it is. */
Str cite_affix(Arena *arena, Str text);

/* With a capital at its beginning: of what begins a note. */
Str cite_capital(Arena *arena, Str text);

/* Where the list of works belongs. */
typedef struct ListPlace {
    size_t at;     /* behind a line */
    bool division; /* within ::: {#refs} */
    bool heading;  /* it wants a heading, since there is none: the end of the text */
} ListPlace;

ListPlace cite_list_place(Str text);

/* "References", in the language of a tag. */
const char *cite_heading(Str language);

/* The value of `name:` in the metadata that a file begins with; empty if there is none. Borrowed. */
Str cite_metadata(Str text, const char *name);

/* The beginning of what goes before a note or a raised number: blanks, if there are some behind a word of the paragraph. */
size_t cite_blanks_before(Str text, size_t at);
/* The end of a punctuation mark at `at`, which stands before the sign of a note; `at` if there is none. */
size_t cite_mark_end(Str text, size_t at);

#endif
