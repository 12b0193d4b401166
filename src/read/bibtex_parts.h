/* bibtex_parts.h - reads a BibTeX file that is in memory part by part, so that several threads may: with the entries, spans and
 * diagnostics of bibtex_read, whatever the parts.
 *
 * Nobody knows where an entry begins without having read what stands before it. So each part is read from what looks like a
 * beginning, as if the parts before it had ended there, defined no macros and had no faults; where that proves wrong it is read
 * again, in its turn. Only the head, where files have their macros, is read at first. */
#ifndef READ_BIBTEX_PARTS_H
#define READ_BIBTEX_PARTS_H

#include "read/bibtex.h"

typedef struct BibtexParts BibtexParts;

/* Reads the head. Parts have about `size` bytes. All of it lives in the arena, which nobody else may use meanwhile. */
BibtexParts *bibtex_parts_open(Arena *arena, const Source *source, bool classic, size_t size, Diags *diags);
/* Those behind the head. */
size_t bibtex_parts_count(const BibtexParts *parts);
/* Reads one of them, into an arena that lives as long. Several threads may, each another part. */
void bibtex_parts_scan(BibtexParts *parts, size_t part, Arena *arena);
/* When all are read: the entries with what they inherit, as bibtex_read_entries has them. */
const BibtexEntries *bibtex_parts_join(BibtexParts *parts);

#endif
