/* manuscript_parts.h - what readers of manuscripts share. For this folder alone. */
#ifndef READ_MANUSCRIPT_PARTS_H
#define READ_MANUSCRIPT_PARTS_H

#include "read/manuscript.h"

static inline Span span_between(size_t start, size_t end)
{
    return (Span){ (uint32_t)start, (uint32_t)end };
}

/* Cuts [start, end) at commas, trims, and adds each key to the citation; `*` means all. Returns how many. */
size_t manuscript_keys(Manuscript *manuscript, Citation *citation, size_t start, size_t end);
/* The same list as names (of files). */
void manuscript_list(Manuscript *manuscript, ManuscriptNames *names, size_t start, size_t end);
/* Takes the last citation back if it got no item. */
void manuscript_drop_empty(Manuscript *manuscript);

/* ---- Markdown ---- */

/* Reads the metadata that a file begins with: bibliography, nocite, references. Returns where they end; 0: there are none. */
size_t markdown_front_matter(Manuscript *manuscript);

/* The key behind the `@` at `at`: false if none begins there. `*end` is behind the key (and its brace). */
bool markdown_key(Str text, size_t at, Span *key, size_t *end);
/* Is there an `@` at `at` that begins a citation, and not an address or a word that goes on? */
bool markdown_is_cite(Str text, size_t at);
/* [start, end) is what the brackets hold. False, and nothing added, if it is no list of citations. */
bool markdown_cluster(Manuscript *manuscript, size_t start, size_t end, uint32_t note);
/* What stands in the brackets at `open` behind the key of the last citation: its locator, and further works. False, and
 * nothing added, if it is a citation by itself. */
bool markdown_bracketed(Manuscript *manuscript, size_t open, size_t close);

#endif
