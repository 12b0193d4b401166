/* derived.h - what the canonical XML says of a record beyond its own fields. */
#ifndef XML_DERIVED_H
#define XML_DERIVED_H

#include "xml/doc_nodes.h"

/* <derived>: what points at the record, under the inverse's name; on a work also all that cites it. */
void derived_relations(Doc *doc, xmlNode *node, const Record *record);

/* <ruby>: the characters of a designation word by word, each with its pinyin. Nothing where they don't match. */
void derived_ruby(Doc *doc, xmlNode *node, const Record *designation);

/* The names of the inverse relations, in the order of the canonical XML; NULL-terminated. */
extern const char *const derived_names[];

#endif
