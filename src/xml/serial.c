#include "xml/serial.h"

#include "base/json.h"

typedef struct Json {
    Buf *out;
    unsigned width;
} Json;

/* A text, or what is bare. */
static void put_text(const Json *json, const Node *node)
{
    if (node->quoted)
        json_quote(json->out, node->text);
    else
        buf_put(json->out, node->text);
}

/* Recursion: SERIAL_DEPTH deep. On one line; false as soon as it takes more bytes than `end` allows. Bytes, not columns:
 * Han characters take three of the one and two of the other, so that their lines break a little early. */
static bool put_flat(const Json *json, const Node *node, size_t end, unsigned depth)
{
    bool is_map = node->kind == NODE_MAP;
    size_t count = depth < SERIAL_DEPTH ? node->count : 0;

    if (node->kind == NODE_TEXT) {
        put_text(json, node);
        return json->out->len <= end;
    }
    buf_char(json->out, is_map ? '{' : '[');
    for (size_t i = 0; i < count && json->out->len <= end; i++) {
        buf_put(json->out, i > 0 ? STR(", ") : STR_EMPTY);
        if (is_map) {
            json_quote(json->out, node->entries[i].key);
            buf_put(json->out, STR(": "));
        }
        put_flat(json, node->entries[i].value, end, depth + 1);
    }
    buf_char(json->out, is_map ? '}' : ']');
    return json->out->len <= end;
}

static void put_members(const Json *json, const Node *node, unsigned indent, unsigned depth);

/* Recursion: SERIAL_DEPTH deep. */
static void put_value(const Json *json, const Node *node, unsigned indent, size_t line, unsigned depth)
{
    bool is_map = node->kind == NODE_MAP;
    size_t before = json->out->len;

    if (node->kind == NODE_TEXT) {
        put_text(json, node);
        return;
    }
    if (put_flat(json, node, line + json->width, depth) || node->count == 0)
        return;
    json->out->len = before;
    buf_put(json->out, is_map ? STR("{\n") : STR("[\n"));
    put_members(json, node, indent + 2, depth + 1);
    buf_char(json->out, '\n');
    buf_repeat(json->out, ' ', indent);
    buf_char(json->out, is_map ? '}' : ']');
}

static void put_members(const Json *json, const Node *node, unsigned indent, unsigned depth)
{
    for (size_t i = 0; i < node->count && depth < SERIAL_DEPTH; i++) {
        size_t line;

        buf_put(json->out, i > 0 ? STR(",\n") : STR_EMPTY);
        line = json->out->len;
        buf_repeat(json->out, ' ', indent);
        if (node->kind == NODE_MAP) {
            json_quote(json->out, node->entries[i].key);
            buf_put(json->out, STR(": "));
        }
        put_value(json, node->entries[i].value, indent, line, depth);
    }
}

void serial_json(Buf *out, const Node *map, unsigned indent, unsigned width)
{
    put_members(&(Json){ out, width }, map, indent, 0);
}
