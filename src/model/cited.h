/* cited.h - the works that a record cites. */
#ifndef MODEL_CITED_H
#define MODEL_CITED_H

#include "model/record.h"

typedef VEC(Record *) CitedWorks;

/* Appends every work that some statement of the record names as a source, once, in the order of the bibliography (after
 * order_records, else of their mention). In the arena. */
void cited_works(Arena *arena, const Record *record, CitedWorks *works);

#endif
