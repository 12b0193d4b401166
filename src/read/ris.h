/* ris.h - reads RIS: lines `XX  - value`, from `TY` to `ER`.
 *
 * Besides what the specification demands it takes what programs write: tags in lower case, a space too few, values that go
 * on in the next lines, text before the first record (the names of databases and the like). */
#ifndef READ_RIS_H
#define READ_RIS_H

#include "base/window.h"
#include "crosswalk/entry.h"

typedef struct RisEntries {
    Entry **items;
    size_t count, capacity;
} RisEntries;

/* The records of a file, in order; borrowed from source and arena. The type is what TY says, in upper case, the key what ID
 * says. Fields are the other tags, repeated ones included; a tag's lines are joined by a space, those of KW are keywords
 * each. A user tag that holds a field of ours (crosswalk/ris.h) comes as `bibelot.FIELD`, with the tree of its JSON. */
void ris_read_entries(Arena *arena, const Source *source, RisEntries *entries, Diags *diags);

/* The last line that begins a record, unless it is the first one. */
WindowSplitter ris_split;

void read_ris(Records *records, Source *source, Diags *diags);

#endif
