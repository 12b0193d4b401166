/* yaml_schema.h - the JSON Schema (2020-12) of source files, from the tables of model/schema.h: what `bibelot schema yaml`
 * prints.
 *
 * It says what the engine and the rules B101 to B112 and B116 say, as far as one file and JSON Schema can. What they let
 * pass, it lets pass; but of dates, addresses and identifiers it knows the form alone. tests/heavy/schema.t holds the
 * one against the other. */
#ifndef JOBS_YAML_SCHEMA_H
#define JOBS_YAML_SCHEMA_H

#include "base/buf.h"

/* Appends the schema. Same tables, same bytes. */
void yaml_schema(Arena *arena, Buf *out);

#endif
