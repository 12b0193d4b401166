/* sort_key.h - text as Latin letters, for programs that sort by bytes and know no Chinese: biber, BibTeX. */
#ifndef TEXT_SORT_KEY_H
#define TEXT_SORT_KEY_H

#include "base/buf.h"

/* Han characters by their likeliest reading; letters lose their case and tones; ASCII punctuation falls away. The arena
 * is for what is not needed any more afterwards. */
void sort_key(Buf *out, Arena *arena, Str text);

#endif
