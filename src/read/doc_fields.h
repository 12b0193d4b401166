/* doc_fields.h - elements of the canonical XML as a tree of the source format. */
#ifndef READ_DOC_FIELDS_H
#define READ_DOC_FIELDS_H

#include "model/record.h"
#include "xml/input.h"

typedef struct DocReader {
    Arena *arena;
    const Source *source;
    Diags *diags;
} DocReader;

/* The fields of a record, as a mapping that engine_read takes. */
Node *doc_record(DocReader *reader, const Schema *schema, const Element *element);

/* Where the element's name stands. */
Span doc_name_span(const Element *element);

#endif
