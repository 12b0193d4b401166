/* diff.h - what changed between two texts, as a unified diff: what patch(1) and git apply take. */
#ifndef BASE_DIFF_H
#define BASE_DIFF_H

#include "base/buf.h"

/* Appends the diff, with three lines of context; nothing where the texts are equal. Lines end at LF. The names get a/ and b/
 * before them. Lines that both texts have once are taken for the same first, and between these the fewest changes are looked
 * for (E. W. Myers, An O(ND) Difference Algorithm, 1986), unless there are very many: so the time is nearly linear. */
void diff_put(Buf *out, Str name, Str before, Str after);

#endif
