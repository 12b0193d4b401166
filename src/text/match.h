/* match.h - keys for texts that people take for the same: whatever their case, accents, punctuation, spaces, markup and
 * form of Han characters. */
#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include "base/arena.h"

/* Letters and digits alone, in lower case and without accents; `&` as "and"; traditional characters as simplified ones.
 * Empty where there is neither letter nor digit. In the arena. */
Str match_key(Arena *arena, Str text);

/* Can the Han characters be read as these letters? `latin` is a key: 曾 as zeng, 欧阳 as ouyang. At most four characters. */
bool match_reads_as(Str han, Str latin);

/* An address without its scheme, `www.` and final slash, its host in lower case. In the arena. */
Str match_url(Arena *arena, Str url);

#endif
