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

/* There is room for a power of two of members, and for NODE_ROOM at least. */
static void make_room(Arena *arena, Node *parent)
{
    enum { NODE_ROOM = 4 };
    size_t count = parent->count;
    NodeEntry *entries;

    if (count != 0 && (count < NODE_ROOM || (count & (count - 1)) != 0))
        return;
    entries = arena_array(arena, count < NODE_ROOM ? NODE_ROOM : 2 * count, sizeof *entries);
    if (count > 0)
        memcpy(entries, parent->entries, count * sizeof *entries);
    parent->entries = entries;
}

void node_add(Arena *arena, Node *parent, Str key, Span key_span, Node *value)
{
    make_room(arena, parent);
    parent->entries[parent->count++] = (NodeEntry){ key, key_span, value };
}
