/* yaml.h - reads the source format. The only place that sees libyaml. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "model/record.h"

#include <stdatomic.h>

/* Reads one file into `records`. Every fault is reported; what is sound beside it is read. Sets source->inside. */
void read_yaml(Records *records, Source *source, Diags *diags);

/* Does a line at the margin begin with one of our sections (terms, programs, endnotes, project)? */
bool yaml_has_section(Str bytes);

/* Some of a file, as if it were a document of its own. The bytes need no cleaning (yaml_bytes.h). */
typedef struct YamlPiece {
    Arena *arena; /* of texts, which records go on to use */
    Arena *nodes; /* of all else */
    const Source *source;
    Span span;
    Str head; /* what is read before it: ASCII */
    const Diags *levels;
    const atomic_bool *given_up; /* set by another thread: it is not wanted any more */
} YamlPiece;

/* Its tree, with the spans that it has in the whole file; of the head, they are empty ones at its beginning. NULL if it is not wanted any
 * more, holds nothing, or something that is reported or may matter elsewhere: a fault, an anchor, the end of a document. */
const Node *read_yaml_piece(const YamlPiece *piece);

/* The tree alone, without types; NULL if the file holds nothing. For tests, and readers of other YAML. */
const Node *read_yaml_tree(Arena *arena, Source *source, Diags *diags);

#endif
