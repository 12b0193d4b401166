/* engine_parts.h - what engine.c and its two helpers share. */
#ifndef MODEL_ENGINE_PARTS_H
#define MODEL_ENGINE_PARTS_H

#include "model/engine.h"

typedef struct Reader {
    Records *records;
    Arena *arena;
    const Source *source;
    Diags *diags;
} Reader;

/* The name of the row's field. */
Str engine_row_name(const Row *row);
/* `value`, or a key that stands beside it. */
bool engine_is_statement_key(Str key);

/* engine_faults.c: what is wrong with the shape of a node. */
void engine_report_shape(Reader *reader, const Row *row, const Node *node);
/* A text that is too long (LIMIT_VALUE). */
void engine_report_length(Reader *reader, const Node *node);
void engine_report_empty(Reader *reader, Str name, Span span);
void engine_report_unknown_key(Reader *reader, const Schema *schema, bool statement, const NodeEntry *entry);
/* A key beside languages that is none: a statement's key without `value`, or a malformed tag. */
void engine_report_language_key(Reader *reader, const Row *row, const NodeEntry *entry);

/* engine_disputes.c: marks what is disputed, and what flat formats leave aside. */
void engine_settle(Reader *reader, Field *field);

#endif
