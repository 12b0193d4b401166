/* ris.h - RIS, both ways. Sources: the specification of Research Information Systems (2001) and its lists of 2011, and what
 * Zotero, EndNote and publishers write.
 *
 * A tag says one thing in one language. What tags can't say stands in a user tag, the whole field in the form of our source, as
 * JSON in one line:
 *
 *     TI  - “有效市场”与“有为政府”
 *     U5  - bibelot title: {"zh-Hans": "“有效市场”与“有为政府”", "en": "“Efficient Market” and …"}
 *
 * What needs that is found out by asking the reader what it would make of the tags. `null` says that a field which the tags
 * suggest is not there. So nothing is lost on the way there and back.
 *
 * Residue (crosswalk.h): a tag XX that has no field here is ris.XX, a second one ris.XX.2. */
#ifndef CROSSWALK_RIS_H
#define CROSSWALK_RIS_H

#include "base/hashset.h"
#include "crosswalk/crosswalk.h"

EntryWriter ris_write;

/* Ids that the records of one file got so far: 11 to 21 bytes each. Close it. */
typedef struct RisKeys {
    Arena *arena;
    HashSet ids;
    Map numbers; /* of an id that was taken when it was made: the last number behind it */
} RisKeys;

RisKeys ris_keys_open(void);
void ris_keys_close(RisKeys *keys);

/* Appends the record of an entry; a record without ID gets an id of its author, year and title. */
void ris_read(Records *records, const Source *source, const Entry *entry, RisKeys *keys, Diags *diags);

/* The same in steps, as several threads may take the first and the third: the fields, as our source would have them; the id,
 * which hangs on those of the records before it; the record. */
Node *ris_read_fields(Arena *arena, const Source *source, const Entry *entry, Diags *diags);
Str ris_read_id(Arena *arena, const Entry *entry, const Node *ours, RisKeys *keys);
void ris_read_record(Records *records, const Source *source, const Entry *entry, const Node *ours, Str id,
                     Diags *diags);

/* Is this the text of a user tag that holds a field of ours? */
bool ris_is_residue(Str text, Str *field, Str *json);

#endif
