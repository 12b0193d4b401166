/* yaml_schema_types.h - what the JSON Schema of source files says of single values. For yaml_schema.c alone. */
#ifndef JOBS_YAML_SCHEMA_TYPES_H
#define JOBS_YAML_SCHEMA_TYPES_H

#include "base/json.h"
#include "model/schema.h"

/* A key that gives a text by language (tag_is_key), and an id (check/ids.c): regular expressions of ECMA-262. */
extern const char yaml_schema_key_pattern[], yaml_schema_id_pattern[];

/* The name of the definition: "date", "doi"; of an enumeration "endnote.type". Static, or in the arena. */
Str yaml_schema_type_name(Arena *arena, const Schema *schema, const Row *row);

/* Writes the members of the object that describes one scalar of the row. Not for TYPE_RECORD. */
void yaml_schema_type(JsonWriter *json, const Row *row);

/* The definitions "level", "by-language" and "one-preferred". */
void yaml_schema_shared(JsonWriter *json);

/* Levels of diagnostics by code (the field `rules`). */
void yaml_schema_rules(JsonWriter *json, const Row *row);

#endif
