/* bib_read.h - entries of BibLaTeX and of classic BibTeX as works.
 *
 * The maps are read in their other direction. What they have no exact place for is residue (crosswalk.h): `custom` keeps
 * `biblatex.FIELD` as it stands in the file, and the writers (bib_write.h) write it again. A field may be both ours and
 * residue: where our writer would put it elsewhere (the publisher of an @article), or could not write it as it was (a
 * second ISBN, a subtitle, which is also part of our title; TeX that our text can't say: \texttt, a formula, a macro that
 * nobody knows). So no field and no value is lost on the way there and back. */
#ifndef CROSSWALK_BIB_READ_H
#define CROSSWALK_BIB_READ_H

#include "crosswalk/crosswalk.h"

/* Values are NODE_TEXT: the TeX within the delimiters; `quoted` but for macros and numbers. A year in words
 * ("in press") is kept as residue and reported (B021); what is meant for a date, a number or an address and is wrong stands
 * in its field, where the rules judge it, and is residue beside, so that it is written again as it was. */
EntryReader biblatex_read_entry, bibtex_read_entry;

/* Reads an entry that was put together of residue, silently, as the format's map ("biblatex") has it: a record for whoever
 * wants to compare it. Tells of each field of ours (its FieldName) which of theirs gave it. */
const Record *bib_read_again(Arena *arena, Str map, const Entry *entry, Str language, Str givers[F_COUNT]);

#endif
