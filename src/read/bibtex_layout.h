/* bibtex_layout.h - the layout of a .bib, for `bibelot fmt`. */
#ifndef READ_BIBTEX_LAYOUT_H
#define READ_BIBTEX_LAYOUT_H

#include "base/buf.h"

/* Appends the file anew: a field on each line, `  name = {value},`, with types and names in small letters, braces for quotes
 * and parentheses, and at most one empty line between entries. Values stay byte for byte, and so do @string, @preamble,
 * @comment, and all that stands between entries. Comments within an entry stay behind their field, or before the next one; an
 * entry that has one elsewhere, or that a comment about findings (base/allow.h) stands in or above, stays as it is. Line ends are those of the first line. False where something is never closed:
 * nothing is to be done then. Linear. */
bool bibtex_layout(Str bytes, Buf *out);

#endif
