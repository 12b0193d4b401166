#include "read/json_parts.h"

#include "read/bytes.h"
#include "read/json_text.h"

/* What the other faults do not speak of: U+FFFE and U+FFFF, which XML can't hold. */
static bool is_allowed(uint32_t cp)
{
    return cp != 0xFFFE && cp != 0xFFFF;
}

/* The distance of a byte from the beginning of its line; STR_NONE if more than blanks stand between. */
static size_t margin(Str text, size_t at)
{
    size_t from = at;

    while (from > 0 && (text.ptr[from - 1] == ' ' || text.ptr[from - 1] == '\t'))
        from--;
    return from == 0 || text.ptr[from - 1] == '\n' ? at - from : STR_NONE;
}

/* Closes the innermost group that this bracket can close; one that closes nothing is passed over. */
static void close_nearest(JsonItems *items, char bracket)
{
    char opener = bracket == '}' ? '{' : '[';

    for (unsigned depth = items->depth; depth > 1; depth--)
        if (items->open[depth - 1] == opener) {
            items->depth = depth - 1;
            return;
        }
}

static void pass_string(JsonItems *items)
{
    for (items->at++; !json_at_end(items) && json_here(items) != '"' && json_here(items) != '\n'; items->at++)
        items->at += json_here(items) == '\\';
    items->at += json_here(items) == '"';
    items->at = items->at < items->text.len ? items->at : items->text.len;
}

/* Is this bracket the document's last byte? */
static bool is_last(const JsonItems *items)
{
    return items->at + 1 == items->text.len;
}

/* After a fault: to the comma or bracket behind the element that began at `start`, or to what is laid out as the
 * beginning of the next one. */
static void skip_element(JsonItems *items, size_t start)
{
    size_t column = margin(items->text, start), deeper = 0;

    items->wants_comma = !items->at_next;
    for (; !items->at_next && !json_at_end(items); items->at++) {
        char c = json_here(items);

        if (c == '{' && items->at > start && column != STR_NONE && margin(items->text, items->at) == column) {
            items->wants_comma = false;
            break;
        }
        if ((c == ',' || c == ']') && deeper == 0 && (items->depth == 1 || (c == ']' && is_last(items))))
            break;
        if (c == '"') {
            pass_string(items);
            items->at--;
        } else if (c == '{' || c == '[') {
            if (items->depth < items->diags->limits.most[LIMIT_DEPTH])
                items->open[items->depth++] = c;
            else
                deeper++;
        } else if (c == '}' || c == ']') {
            if (deeper > 0)
                deeper--;
            else
                close_nearest(items, c);
        }
    }
    items->at_next = false;
    items->done = json_at_end(items);
}

/* To the beginning of the next element. False at the end of the list. */
static bool at_element(JsonItems *items)
{
    if (items->wants_comma) {
        items->comma = 0;
        json_skip_blanks(items);
        for (; json_here(items) == '}'; json_skip_blanks(items))
            json_fail(items, items->at++, JSON_OTHER_BRACKET);
        if (json_here(items) == ',')
            items->comma = ++items->at;
        else if (json_here(items) != ']' && !json_at_end(items))
            json_fail(items, items->at, JSON_NO_COMMA);
    }
    if (!json_at_member(items, ']'))
        return false;
    return !json_at_end(items) || json_fail(items, items->list_at, JSON_OPEN_LIST);
}

static void expect_end(JsonItems *items)
{
    items->done = true;
    json_skip_blanks(items);
    if (!json_at_end(items))
        json_fail(items, items->at, JSON_BEHIND);
}

static bool next_item(JsonItems *items, Arena *arena, Arena *nodes, const Node **item)
{
    items->arena = arena;
    items->nodes = nodes;
    *item = NULL;
    while (!items->done && items->faults <= items->diags->limits.most[LIMIT_FAULTS]) {
        size_t start;

        if (items->is_list && !at_element(items)) {
            items->at += !json_at_end(items);
            expect_end(items);
            return false;
        }
        start = items->at;
        items->depth = items->is_list;
        items->stack.count = 0;
        items->wants_comma = true;
        *item = json_value(items);
        if (!items->is_list && *item != NULL)
            expect_end(items);
        items->done = items->done || !items->is_list;
        if (*item != NULL)
            return true;
        if (items->is_list)
            skip_element(items, start);
    }
    return false;
}

bool json_next_item(JsonItems *items, Arena *arena, const Node **item)
{
    return next_item(items, arena, arena, item);
}

JsonItems *json_items(Arena *arena, Source *source, Diags *diags)
{
    JsonItems *items = arena_new(arena, JsonItems);

    items->own = arena;
    source->inside = json_inside;
    source->syntax = SYNTAX_JSON;
    items->source = source;
    items->diags = diags;
    items->base = bytes_skip_mark(source, diags);
    items->text = bytes_clean(arena, source, items->base, is_allowed, diags);
    while (items->text.len > 0 && json_is_blank(items->text.ptr[items->text.len - 1]))
        items->text.len--;
    json_skip_blanks(items);
    items->done = json_at_end(items) && !json_fail(items, 0, JSON_EMPTY);
    items->is_list = json_here(items) == '[';
    items->list_at = items->at;
    if (items->is_list)
        items->open[0] = items->text.ptr[items->at++];
    return items;
}

bool json_is_list(const JsonItems *items)
{
    return items->is_list;
}

const Node *read_json_apart(Arena *arena, Arena *nodes, Source *source, Diags *diags)
{
    JsonItems *items = json_items(arena, source, diags);
    const Node *item;
    Node *list;

    if (!items->is_list)
        return next_item(items, arena, nodes, &item) ? item : NULL;
    list = node_list(nodes, json_span(items, items->list_at, items->text.len));
    while (next_item(items, arena, nodes, &item))
        node_add(nodes, list, STR_EMPTY, SPAN_NONE, (Node *)item);
    return list;
}

const Node *read_json(Arena *arena, Source *source, Diags *diags)
{
    return read_json_apart(arena, arena, source, diags);
}
