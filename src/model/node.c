#include "model/node.h"

#include <string.h>

const char *node_kind_name(NodeKind kind)
{
    static const char *const names[] = { "text", "a list", "a mapping" };

    return names[kind];
}

const NodeEntry *node_entry(const Node *map, Str key)
{
    for (size_t i = 0; i < map->count; i++)
        if (str_eq(map->entries[i].key, key))
            return &map->entries[i];
    return NULL;
}

static Node *node_new(Arena *arena, NodeKind kind, Span span)
{
    Node *node = arena_new(arena, Node);

    node->kind = kind;
    node->span = span;
    return node;
}

Node *node_text(Arena *arena, Str text, Span span)
{
    Node *node = node_new(arena, NODE_TEXT, span);

    node->text = text;
    node->quoted = true;
    return node;
}

Node *node_bare(Arena *arena, Str text, Span span)
{
    Node *node = node_text(arena, text, span);

    node->quoted = false;
    return node;
}

Node *node_list(Arena *arena, Span span)
{
    return node_new(arena, NODE_LIST, span);
}

Node *node_map(Arena *arena, Span span)
{
    return node_new(arena, NODE_MAP, span);
}

void node_reserve(Arena *arena, Node *parent, size_t more)
{
    NodeEntry *entries;

    if (parent->room >= parent->count + more)
        return;
    parent->room = (uint32_t)(parent->count + more);
    entries = arena_array(arena, parent->room, sizeof *entries);
    if (parent->count > 0)
        memcpy(entries, parent->entries, parent->count * sizeof *entries);
    parent->entries = entries;
}

void node_add(Arena *arena, Node *parent, Str key, Span key_span, Node *value)
{
    enum { NODE_ROOM = 4 };

    if (parent->count >= parent->room)
        node_reserve(arena, parent, parent->count < NODE_ROOM ? NODE_ROOM : parent->count);
    parent->entries[parent->count++] = (NodeEntry){ key, key_span, value };
}
