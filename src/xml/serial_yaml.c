/* Entries as YAML: what stands on a line with its key, and what below it. */
#include "xml/serial.h"
#include "xml/yaml_scalar.h"

#include "text/width.h"

/* How deep collections on one line may lie in each other, and how long (in bytes) the key of one may be: libyaml looks no
 * further than 1024 characters for the colon. */
enum { FLOW_DEPTH = 3, KEY_LIMIT = 1000 };

typedef struct Yaml {
    Buf *out;
    size_t width;
    bool strict;
} Yaml;

/* What is on a line with others, and how many columns it may still take. */
typedef struct Room {
    size_t start; /* in the buffer */
    size_t columns;
} Room;

static bool is_text(const Node *node)
{
    return node->kind == NODE_TEXT;
}

static bool is_map(const Node *node)
{
    return node->kind == NODE_MAP;
}

static bool is_strict(const Yaml *yaml, const Node *node)
{
    return yaml->strict && node->quoted;
}

/* ---- on one line ---- */

/* Appends a text; false if it can't be there. */
static bool put_inline(const Yaml *yaml, Str text, Room *room, bool strict)
{
    size_t before = yaml->out->len, width;
    YamlText it;

    if (text.len > 4 * room->columns)
        return false;
    it = yaml_text(text);
    if (it.lines)
        return false;
    yaml_put_inline(yaml->out, &it, true, strict);
    width = width_text(str_from(buf_str(yaml->out), before));
    if (width > room->columns)
        return false;
    room->columns -= width;
    return true;
}

static bool put_sign(const Yaml *yaml, const char *sign, Room *room)
{
    size_t width = str_of(sign).len;

    if (width > room->columns)
        return false;
    buf_puts(yaml->out, sign);
    room->columns -= width;
    return true;
}

/* Recursion: FLOW_DEPTH deep. A collection without members fits at any depth. */
static bool put_flow(const Yaml *yaml, const Node *node, Room *room, unsigned depth)
{
    bool map = is_map(node);

    if (is_text(node))
        return put_inline(yaml, node->text, room, is_strict(yaml, node));
    if (depth == FLOW_DEPTH || !put_sign(yaml, map ? "{" : "[", room))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        if (i > 0 && !put_sign(yaml, ", ", room))
            return false;
        if (map && !(put_inline(yaml, node->entries[i].key, room, yaml->strict) && put_sign(yaml, ": ", room)))
            return false;
        if (!put_flow(yaml, node->entries[i].value, room, depth + 1))
            return false;
    }
    return put_sign(yaml, map ? "}" : "]", room);
}

/* Several mappings stand each on a line of its own. */
static bool wants_lines(const Node *node)
{
    return !is_map(node) && node->count > 1 && !is_text(node->entries[0].value);
}

/* Behind a key or dash at `column`: true if the collection was written there, in brackets. */
static bool put_on_line(const Yaml *yaml, const Node *node, size_t column)
{
    size_t before = yaml->out->len;
    Room room = { before, column < yaml->width ? yaml->width - column : 0 };

    if (node->count == 0) {
        buf_puts(yaml->out, is_map(node) ? "{}" : "[]");
        return true;
    }
    if (!wants_lines(node) && put_flow(yaml, node, &room, 0))
        return true;
    yaml->out->len = before;
    return false;
}

/* ---- on lines of its own ---- */

static void put_members(const Yaml *yaml, const Node *node, unsigned indent, unsigned depth);

/* Behind a key or dash, which ends at `column`; further lines are indented by `indent`. */
static void put_text(const Yaml *yaml, const Node *node, unsigned indent, size_t column)
{
    YamlText it = yaml_text(node->text);

    if (yaml_may_be_literal(&it))
        yaml_put_literal(yaml->out, &it, indent);
    else if (column + it.width > yaml->width && yaml_may_be_folded(&it))
        yaml_put_folded(yaml->out, &it, indent, (unsigned)yaml->width);
    else
        yaml_put_inline(yaml->out, &it, false, is_strict(yaml, node));
    buf_char(yaml->out, '\n');
}

/* The value behind a key, with its blank or line break. */
static void put_value(const Yaml *yaml, const Node *node, unsigned indent, size_t column, unsigned depth)
{
    size_t before = yaml->out->len;

    buf_char(yaml->out, ' ');
    if (is_text(node)) {
        put_text(yaml, node, indent + 2, column + 1);
    } else if (put_on_line(yaml, node, column + 1)) {
        buf_char(yaml->out, '\n');
    } else {
        yaml->out->len = before;
        buf_char(yaml->out, '\n');
        put_members(yaml, node, indent + 2, depth + 1);
    }
}

/* The key and its colon; the column behind them. */
static size_t put_key(const Yaml *yaml, Str key, unsigned indent)
{
    YamlText it = yaml_text(key);
    size_t before = yaml->out->len;

    yaml_put_inline(yaml->out, &it, false, yaml->strict);
    if (yaml->out->len - before > KEY_LIMIT) {
        yaml->out->len = before;
        buf_puts(yaml->out, "? ");
        yaml_put_inline(yaml->out, &it, false, yaml->strict);
        buf_char(yaml->out, '\n');
        buf_repeat(yaml->out, ' ', indent);
        before = yaml->out->len;
    }
    buf_char(yaml->out, ':');
    return indent + width_text(str_from(buf_str(yaml->out), before));
}

/* Behind a dash. A collection in a list begins on the line of its dash: its first member is written indented like the
 * others, and the dash takes the place of two of the blanks. */
static void put_item(const Yaml *yaml, const Node *node, unsigned indent, unsigned depth)
{
    size_t dash = yaml->out->len - indent;

    buf_puts(yaml->out, "- ");
    if (is_text(node)) {
        put_text(yaml, node, indent + 2, indent + 2);
    } else if (put_on_line(yaml, node, indent + 2)) {
        buf_char(yaml->out, '\n');
    } else {
        yaml->out->len = dash;
        put_members(yaml, node, indent + 2, depth + 1);
        yaml->out->ptr[dash + indent] = '-';
    }
}

/* Recursion: SERIAL_DEPTH deep. */
static void put_members(const Yaml *yaml, const Node *node, unsigned indent, unsigned depth)
{
    for (size_t i = 0; i < node->count && depth < SERIAL_DEPTH; i++) {
        const NodeEntry *entry = &node->entries[i];

        buf_repeat(yaml->out, ' ', indent);
        if (node->kind == NODE_LIST)
            put_item(yaml, entry->value, indent, depth);
        else
            put_value(yaml, entry->value, indent, put_key(yaml, entry->key, indent), depth);
    }
}

void serial_yaml(Buf *out, const Node *map, unsigned indent, unsigned width, bool strict)
{
    put_members(&(Yaml){ out, width, strict }, map, indent, 0);
}
