/* source_form.h - records as their source: the inverse of the engine.
 *
 * What is written reads back as the same record, in the shortest form that does: texts without a language key where they
 * would get that language anyway, plain strings for what is said by one field, statements beside the fields of a part.
 * Trees are made in the arena; their texts are borrowed from the record. Spans are empty. */
#ifndef MODEL_SOURCE_FORM_H
#define MODEL_SOURCE_FORM_H

#include "model/source_ids.h"

/* The mapping of the record's fields, in the order of the schema. `ids` (NULL: they stay) renames what is referred to. */
Node *source_form(Arena *arena, const Record *record, const SourceIds *ids);

/* The same of one of its fields. */
Node *source_form_field(Arena *arena, const Record *record, const Field *field, const SourceIds *ids);
/* Is that no more than the text of its only value? */
bool source_form_is_text(const Record *record, const Field *field);

#endif
