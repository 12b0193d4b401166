/* node.h - what a reader delivers: text, lists and mappings, each with the span it was read from.
 *
 * A tree without types; the engine gives it types by the tables. Aliased parts are shared, so it is a graph without
 * cycles; its expanded size is bounded by the reader. All in the reader's arena. */
#ifndef MODEL_NODE_H
#define MODEL_NODE_H

#include "base/source.h"

typedef enum NodeKind { NODE_TEXT, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;

typedef struct NodeEntry {
    Str key; /* NODE_MAP only */
    Span key_span;
    Node *value;
} NodeEntry;

struct Node {
    NodeKind kind;
    bool quoted;
    bool broken; /* a reported fault cut it short: nothing more is asked of it than what is here, if anything is */
    Span span;
    Str text;             /* NODE_TEXT: as it is meant, escapes and folding undone */
    NodeEntry *entries;   /* members of a list or mapping, in order */
    uint32_t count, room; /* room: entries that node_add may use before it needs new ones */
};

/* "a list", "a mapping", "text" */
const char *node_kind_name(NodeKind kind);
/* The value of the first entry named `key`, or NULL. */
const NodeEntry *node_entry(const Node *map, Str key);

/* For makers of trees. Text is borrowed. `quoted` is set in text, and not in what is bare: a number, true, a macro. */
Node *node_text(Arena *arena, Str text, Span span);
Node *node_bare(Arena *arena, Str text, Span span);
Node *node_list(Arena *arena, Span span);
Node *node_map(Arena *arena, Span span);
/* Makes room for so many entries more: for makers who know how many will come. */
void node_reserve(Arena *arena, Node *parent, size_t more);
/* Appends to a list (with an empty key) or mapping that node_list or node_map made. Duplicate keys are not looked for. */
void node_add(Arena *arena, Node *parent, Str key, Span key_span, Node *value);

#endif
