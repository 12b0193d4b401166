#include "xml/serial.h"

#include "base/json.h"
#include "xml/xmlstr.h"

Str serial_text(const xmlNode *element)
{
    return element->children != NULL ? xml_str(element->children->content) : STR_EMPTY;
}

Str serial_key(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
        if (xml_is(a->name, "name") && a->children != NULL)
            return xml_str(a->children->content);
    return STR_EMPTY;
}

const xmlNode *serial_element(const xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/* ---- JSON ---- */

typedef struct Json {
    Buf *out;
    unsigned width;
} Json;

/* Recursion: SERIAL_DEPTH deep. On one line; false as soon as it takes more bytes than `end` allows. Bytes, not columns:
 * Han characters take three of the one and two of the other, so that their lines break a little early. */
static bool put_flat(const Json *json, const xmlNode *node, size_t end, unsigned depth)
{
    bool is_map = xml_is(node->name, "map");
    const xmlNode *first = depth < SERIAL_DEPTH ? serial_element(node->children) : NULL, *child = first;

    if (xml_is(node->name, "text")) {
        json_quote(json->out, serial_text(node));
        return json->out->len <= end;
    }
    if (xml_is(node->name, "bare")) {
        buf_put(json->out, serial_text(node));
        return json->out->len <= end;
    }
    buf_char(json->out, is_map ? '{' : '[');
    for (; child != NULL && json->out->len <= end; child = serial_element(child->next)) {
        buf_puts(json->out, child != first ? ", " : "");
        if (is_map) {
            json_quote(json->out, serial_key(child));
            buf_puts(json->out, ": ");
        }
        put_flat(json, child, end, depth + 1);
    }
    buf_char(json->out, is_map ? '}' : ']');
    return json->out->len <= end;
}

static void put_members(const Json *json, const xmlNode *node, unsigned indent, bool keys, unsigned depth);

/* Recursion: SERIAL_DEPTH deep. */
static void put_value(const Json *json, const xmlNode *node, unsigned indent, size_t line, unsigned depth)
{
    bool is_map = xml_is(node->name, "map");
    size_t before = json->out->len;

    if (xml_is(node->name, "text") || xml_is(node->name, "bare")) {
        put_flat(json, node, SIZE_MAX, depth);
        return;
    }
    if (put_flat(json, node, line + json->width, depth) || serial_element(node->children) == NULL)
        return;
    json->out->len = before;
    buf_puts(json->out, is_map ? "{\n" : "[\n");
    put_members(json, node, indent + 2, is_map, depth + 1);
    buf_char(json->out, '\n');
    buf_repeat(json->out, ' ', indent);
    buf_char(json->out, is_map ? '}' : ']');
}

static void put_members(const Json *json, const xmlNode *node, unsigned indent, bool keys, unsigned depth)
{
    const xmlNode *first = serial_element(node->children);

    for (const xmlNode *child = first; child != NULL && depth < SERIAL_DEPTH; child = serial_element(child->next)) {
        size_t line;

        buf_puts(json->out, child != first ? ",\n" : "");
        line = json->out->len;
        buf_repeat(json->out, ' ', indent);
        if (keys) {
            json_quote(json->out, serial_key(child));
            buf_puts(json->out, ": ");
        }
        put_value(json, child, indent, line, depth);
    }
}

void serial_json(Buf *out, const xmlNode *node, unsigned indent, unsigned width)
{
    put_members(&(Json){ out, width }, node, indent, true, 0);
}
