/* lists.h - more ways to the records than orders: by subject, by abbreviation, by source, by change. After order_records. */
#ifndef MODEL_LISTS_H
#define MODEL_LISTS_H

#include "model/cited.h"
#include "model/order.h"

/* The terms and programs of each subject, in the project's order of subjects (the group is the subject's key), by their
 * English names. */
void lists_subjects(const Records *records, Arena *arena, Index *index);

/* Every short form with what it stands for, by its letters. False if ICU has no data. */
bool lists_abbreviations(const Records *records, Arena *arena, Index *index, Str *error);

/* The works that English renderings are taken from, those with the most of them first, `most` of them at most; none that has
 * less than a twentieth of the first. */
void lists_variant_sources(const Records *records, Arena *arena, size_t most, CitedWorks *works);

/* A change of a record's history. */
typedef struct Change {
    const Record *record;
    const Record *change; /* date, note */
    Str date;
} Change;

typedef struct Changes {
    Change *items;
    size_t count, capacity;
} Changes;

/* Of all records, the newest first; those of one day by the English names of their records. */
void lists_changes(const Records *records, Arena *arena, Changes *changes);

#endif
