/* engine.h - gives nodes their types by the tables: the five rules, once, for every field of every kind. */
#ifndef MODEL_ENGINE_H
#define MODEL_ENGINE_H

#include "model/record.h"

/* Reads one record from `node` into a new Record (never NULL; faulty parts are reported and left out). */
Record *engine_read(Records *records, Kind kind, const Source *source, Str id, Span id_span, const Node *node,
                    Diags *diags);

/* Reads a document: a mapping with `terms`, `programs`, `endnotes` and `project`. Appends to `records`. */
void engine_read_document(Records *records, const Source *source, const Node *root, Diags *diags);

/* The kind of the records below such a key of a document; KIND_NONE: it has none. */
Kind engine_section(Str key);

/* Gives every text its language and form, once all sources are read (rule 1 asks for the project's languages). */
void engine_resolve_languages(Records *records);
/* The same in pieces: the project at first, then runs of records, [first, end), of which several threads may each take others. */
void engine_resolve_project(Records *records);
void engine_resolve_run(Records *records, size_t first, size_t end);

/* For those who write what is read back: do plain strings of a field get a language, and which? `outer` is that of the
 * value around the text, where `bound` says that it stands as a key; `fallback` the record's. Empty: none. */
bool engine_has_language(const Schema *schema, const Row *row);
Str engine_plain_language(Str text, Str outer, bool bound, Str fallback);

#endif
