#include "crosswalk/nodes.h"

#include "base/json.h"
#include "text/markup.h"
#include "text/tag.h"

enum { DEPTH = 64 };

/* ---- JSON ---- */

static void put(Buf *out, const Node *node, unsigned depth)
{
    bool map = node->kind == NODE_MAP;

    if (depth > DEPTH) {
        buf_puts(out, "null");
        return;
    }
    if (node->kind == NODE_TEXT) {
        if (!node->quoted && json_is_word(node->text))
            buf_put(out, node->text);
        else
            json_escape(out, node->text);
        return;
    }
    buf_char(out, map ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i > 0 ? ", " : "");
        if (map) {
            json_escape(out, node->entries[i].key);
            buf_puts(out, ": ");
        }
        put(out, node->entries[i].value, depth + 1);
    }
    buf_char(out, map ? '}' : ']');
}

void node_json(Buf *out, const Node *node)
{
    put(out, node, 0);
}

/* ---- the same ---- */

static const Node *core(const Node *node, Str language)
{
    while (node->count == 1 && node->kind != NODE_TEXT && !node->broken) {
        Str key = node->entries[0].key;

        if (node->kind == NODE_MAP && !str_is(key, "literal") && !str_is(key, "value") &&
            (language.len == 0 || !tag_eq(key, language)))
            break;
        node = node->entries[0].value;
    }
    return node;
}

static bool same(const Node *a, const Node *b, Str language, unsigned depth)
{
    a = core(a, language);
    b = core(b, language);
    if (a->broken || b->broken)
        return true;
    if (a->kind != b->kind || a->count != b->count || depth > DEPTH)
        return false;
    if (a->kind == NODE_TEXT)
        return str_eq(a->text, b->text);
    for (size_t i = 0; i < a->count; i++) {
        const NodeEntry *entry = &a->entries[i], *other = &b->entries[i];

        if (a->kind == NODE_MAP)
            other = node_entry(b, entry->key);
        if (other == NULL || !same(entry->value, other->value, language, depth + 1))
            return false;
    }
    return true;
}

bool node_same(const Node *a, const Node *b, Str language)
{
    return same(a, b, language, 0);
}

/* ---- flat ---- */

/* The statement that counts: the preferred one, else the first. NULL if the list is none of statements. */
static const Node *settled(const Node *list)
{
    const Node *best = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const Node *statement = list->entries[i].value;

        if (statement->kind != NODE_MAP || node_entry(statement, STR("value")) == NULL)
            return NULL;
        if (best == NULL || node_entry(statement, STR("preferred")) != NULL)
            best = statement;
    }
    return best;
}

/* Case is protected, and small capitals are set, in few formats. */
Str text_without_spans(Arena *arena, Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;
    Buf out = { 0 };

    if (!str_contains(text, STR("<span")))
        return text;
    while (markup_next(&state, &token))
        if (token.type == MARKUP_TEXT || (token.kind != MARKUP_NOCASE && token.kind != MARKUP_SMALLCAPS))
            buf_put(&out, token.text);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static const Node *flat(Arena *arena, const Node *node, unsigned depth)
{
    const NodeEntry *value = node->kind == NODE_MAP ? node_entry(node, STR("value")) : NULL;
    const Node *statement = node->kind == NODE_LIST && node->count > 0 ? settled(node) : NULL;
    Node *copy;

    if (depth > DEPTH)
        return node;
    if (node->kind == NODE_TEXT) {
        Str text = text_without_spans(arena, node->text);

        return text.ptr == node->text.ptr ? node : node_text(arena, text, node->span);
    }
    if (statement != NULL)
        return flat(arena, statement, depth + 1);
    if (value != NULL)
        return flat(arena, value->value, depth + 1);
    if (node->kind == NODE_MAP && node->count == 1 && tag_is_key(node->entries[0].key))
        return flat(arena, node->entries[0].value, depth + 1);
    copy = node->kind == NODE_MAP ? node_map(arena, node->span) : node_list(arena, node->span);
    for (size_t i = 0; i < node->count; i++)
        node_add(arena, copy, node->entries[i].key, node->entries[i].key_span,
                 (Node *)flat(arena, node->entries[i].value, depth + 1));
    return copy;
}

const Node *node_flat(Arena *arena, const Node *node)
{
    return flat(arena, node, 0);
}
