/* source_ids.h - ids for records that come from elsewhere: `Knuth:1984` is knuth-1984 in a source. */
#ifndef MODEL_SOURCE_IDS_H
#define MODEL_SOURCE_IDS_H

#include "model/record.h"

enum { ID_LONGEST = 80 };

/* a-z and 0-9, words joined by '-', no longer than ID_LONGEST. */
bool id_is_sound(Str id);

typedef struct SourceIds SourceIds;

/* Names for all the records, none twice: the id that a record has, if it is sound and no earlier record's; else its
 * letters without case, accents and tones, Han characters by their pinyin, and -2, -3 … where that is taken. */
SourceIds *source_ids(Arena *arena, Record *const *list, size_t count);

/* The record's name; its own id if it is not among them, or `ids` is NULL. */
Str source_id(const SourceIds *ids, const Record *record);

#endif
