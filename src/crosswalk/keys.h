/* keys.h - the keys that entries have in files of other programs.
 *
 * A record keeps its citation-key, if it has one, else it has its id. What programs that read BibTeX take for syntax
 * becomes a hyphen, and no two records of one project have the same key, whatever the case of its letters: BibTeX does not
 * tell them apart. Same records, same keys, whichever of them are written. */
#ifndef CROSSWALK_KEYS_H
#define CROSSWALK_KEYS_H

#include "crosswalk/crosswalk.h"

/* id → Str, for the works whose key is not what crosswalk_key would say anyway: they would clash. For Writing.keys. */
Map crosswalk_keys(Arena *arena, const Records *records);

/* In the arena of `writing`, or borrowed. */
Str crosswalk_key(const Writing *writing, const Record *record);

/* No space, comma, brace, quotation mark, #, %, ~, =, \ or control character; and not empty. */
bool crosswalk_is_key(Str key);

#endif
