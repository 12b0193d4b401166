/* bibtex_scan.h - where things begin and end in BibTeX's bytes. Knows nothing of entries, and reports nothing. */
#ifndef READ_BIBTEX_SCAN_H
#define READ_BIBTEX_SCAN_H

#include "base/str.h"

enum {
    BIBTEX_WORD_LIMIT = 64, /* bytes of an entry type or field name, where one has to be recognised */
    BIBTEX_KEY_LIMIT = 256  /* and of a key */
};

/* What may stand in the name of a type, field or macro. */
bool bibtex_is_name(char c);
/* The offset behind the name at `at`. */
size_t bibtex_skip_name(Str bytes, size_t at);
/* Behind white space, and `%` comments that go to the end of the line. */
size_t bibtex_skip_blanks(Str bytes, size_t at);
/* The beginning of the next line; the length of `bytes` at the end. */
size_t bibtex_next_line(Str bytes, size_t at);

/* Does an entry stand here: `@`, a word, and an open brace or parenthesis? */
bool bibtex_is_start(Str bytes, size_t at);
/* The same, and surely: it is the first thing of its line, and a key with its comma follows, or it is a `@string` or the
 * like. One that is met within a value means that the value was never closed. */
bool bibtex_at_sure_start(Str bytes, size_t at); /* the same, as a call */
static inline bool bibtex_is_sure_start(Str bytes, size_t at)
{
    return at < bytes.len && bytes.ptr[at] == '@' && bibtex_at_sure_start(bytes, at);
}

/* Does a field stand here: the first thing of its line, a name, `=`, and the beginning of a value? `at` is the first byte of
 * the line. `*name` becomes the offset of the name. */
bool bibtex_is_field_line(Str bytes, size_t at, size_t *name);
/* The first line behind `from` and before `to` with a field; STR_NONE if there is none. */
size_t bibtex_find_field_line(Str bytes, size_t from, size_t to);

typedef enum BibtexEnd {
    BIBTEX_CLOSED, /* `at` is the closing delimiter */
    BIBTEX_RUNAWAY /* no end: `at` is the sure start of another entry, or the end of the bytes, or a brace that closes more
                      than was opened */
} BibtexEnd;

typedef struct BibtexExtent {
    BibtexEnd end;
    size_t at;
    size_t depth; /* the deepest nesting of braces */
} BibtexExtent;

/* From behind the `{`, `"` or `(` that opens something to what closes it: its partner outside of all other braces. Each byte
 * is looked at three times at most, however often this is called for ascending places. */
BibtexExtent bibtex_scan(Str bytes, size_t at, char open);

#endif
