/* yaml_flow.h - collections in braces and brackets, for the layout (yaml_layout.h). */
#ifndef READ_YAML_FLOW_H
#define READ_YAML_FLOW_H

#include "base/buf.h"

typedef enum FlowKind { FLOW_SCALAR, FLOW_MAP, FLOW_LIST } FlowKind;

typedef struct Flow Flow;

struct Flow {
    FlowKind kind;
    Str key;  /* of a member of a mapping, as it is written; empty: there is none */
    Str text; /* FLOW_SCALAR: as it is written; of plain text over several lines, in one */
    Flow *items;
    size_t count, capacity;
};

enum { FLOW_DEPTH = 64 };

/* Reads what begins at `*at` with a bracket, and leaves `*at` behind it. NULL for what is better left as it stands: comments,
 * anchors, tags, quoted text over several lines, pairs without braces. */
Flow *flow_read(Arena *arena, Str bytes, size_t *at);
/* Behind the bracket that closes it, whatever stands in there; STR_NONE: nowhere. */
size_t flow_end(Str bytes, size_t at);
/* Behind the quote that closes the one at `at`; STR_NONE: nowhere. */
size_t flow_quoted_end(Str bytes, size_t at);

/* In one line: {a: 1, b: [x, y]}. Quotes are left out where they change nothing. */
void flow_put(Buf *out, const Flow *flow);

/* Quoted text on one line without its quotes, where plain text means the same, to every reader of YAML; else as it is. `flow`:
 * it stands in brackets. */
Str yaml_bare(Str quoted, bool flow);

#endif
