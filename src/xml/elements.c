#include "xml/elements.h"

#include "base/memory.h"
#include "xml/entries.h"
#include "xml/functions.h"
#include "xml/serial.h"
#include "xml/xmlstr.h"

#include <libxslt/extensions.h>

/* The text of an attribute or element that holds nothing else; borrowed. */
static Str own_text(const xmlNode *children)
{
    return children != NULL ? xml_str(children->content) : STR_EMPTY;
}

static Str attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (xml_is(a->name, name))
            return own_text(a->children);
    return STR_EMPTY;
}

/* Three digits at most; `missing` where the attribute is. */
static unsigned number(const xmlNode *node, const char *name, unsigned missing)
{
    Str digits = attribute(node, name);
    unsigned value = 0;

    for (size_t i = 0; i < digits.len && i < 3 && ascii_is_digit(digits.ptr[i]); i++)
        value = 10 * value + (unsigned)(digits.ptr[i] - '0');
    return digits.len > 0 ? value : missing;
}

static xmlNode *text_node(xmlDoc *document, Str text)
{
    xmlNode *node = xmlNewDocTextLen(document, xml_chars(text.ptr), (int)text.len);

    if (node == NULL)
        memory_exhausted();
    return node;
}

/* Appends a text to what the transformation makes. Its serialiser takes neighbouring texts for one. */
static void put_text(xsltTransformContext *context, Str text)
{
    xmlNode *node = text_node(context->output, text), *parent = context->insert;

    node->parent = parent;
    node->prev = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
}

/* The same with what a buffer holds, which it frees. */
static void put_output(xsltTransformContext *context, Buf *out)
{
    if (out->len > 0)
        put_text(context, buf_str(out));
    buf_free(out);
}

typedef struct Layout {
    Str before, between, open, close, after;
    size_t width;
} Layout;

static Layout layout_of(const xmlNode *instruction)
{
    return (Layout){ .before = attribute(instruction, "before"),
                     .between = attribute(instruction, "between"),
                     .open = attribute(instruction, "open"),
                     .close = attribute(instruction, "close"),
                     .after = attribute(instruction, "after"),
                     .width = number(instruction, "width", 0) };
}

/* What the current node holds. The arena is NULL if that was there already. */
typedef struct Fields {
    const Node *map;
    Arena *arena;
} Fields;

static Fields fields_of(const xmlNode *node)
{
    Fields fields = { .map = entries_closed(node) };

    if (fields.map == NULL) {
        fields.arena = arena_create();
        fields.map = entries_tree(fields.arena, node);
    }
    return fields;
}

static void fields_free(Fields *fields)
{
    if (fields->arena != NULL)
        arena_destroy(fields->arena);
}

static void put_line(Buf *out, const Layout *layout, const NodeEntry *field)
{
    bool quoted = field->value->quoted;

    buf_put(out, layout->before);
    buf_put(out, field->key);
    if (field->key.len < layout->width)
        buf_repeat(out, ' ', layout->width - field->key.len);
    buf_put(out, layout->between);
    buf_put(out, quoted ? layout->open : STR_EMPTY);
    buf_put(out, field->value->text);
    buf_put(out, quoted ? layout->close : STR_EMPTY);
    buf_put(out, layout->after);
}

static void lines(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Layout layout = layout_of(instruction);
    Fields fields = fields_of(node);
    Buf out = { 0 };

    (void)compiled;
    for (size_t i = 0; i < fields.map->count; i++)
        if (fields.map->entries[i].value->kind == NODE_TEXT)
            put_line(&out, &layout, &fields.map->entries[i]);
    fields_free(&fields);
    put_output(context, &out);
}

enum { RECORD = 1000 }; /* bytes: most take no more, and none has to grow from nothing */

static void json(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Fields fields = fields_of(node);
    Buf out = { 0 };

    (void)compiled;
    buf_reserve(&out, RECORD);
    serial_json(&out, fields.map, number(instruction, "indent", 0), number(instruction, "width", SERIAL_WIDTH));
    fields_free(&fields);
    put_output(context, &out);
}

/* The first line of a mapping that is a member of a list begins with a dash. */
static void put_dash(Buf *out, const xmlNode *instruction)
{
    unsigned indent = number(instruction, "indent", 0);

    if (str_is(attribute(instruction, "item"), "yes") && indent >= 2 && out->len > indent)
        out->ptr[indent - 2] = '-';
}

static void yaml(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Fields fields = fields_of(node);
    Buf out = { 0 };

    (void)compiled;
    serial_yaml(&out, fields.map, number(instruction, "indent", 0), number(instruction, "width", SERIAL_WIDTH),
                !str_is(attribute(instruction, "quote"), "schema"));
    fields_free(&fields);
    put_dash(&out, instruction);
    put_output(context, &out);
}

static const struct {
    const char *name;
    xsltTransformFunction run;
} elements[] = {
    { "lines", lines },
    { "json", json },
    { "yaml", yaml },
};

void elements_register(void)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (xsltRegisterExtModuleElement(xml_chars(elements[i].name), xml_chars(FUNCTIONS_NAMESPACE), NULL,
                                         elements[i].run) != 0)
            memory_exhausted();
}
