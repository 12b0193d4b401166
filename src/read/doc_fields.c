/* Elements of the canonical XML as values (read/tree.h). */
#include "read/doc_fields.h"

#include "read/tree.h"
#include "text/tag.h"

static Node *part_node(DocReader *reader, const Schema *schema, const Element *element, Tree *statement);

static const ElementMarkup markup[] = {
    { "i", NULL, NULL, "<i>", "</i>" },
    { "b", NULL, NULL, "<b>", "</b>" },
    { "sup", NULL, NULL, "<sup>", "</sup>" },
    { "sub", NULL, NULL, "<sub>", "</sub>" },
    { "nocase", NULL, NULL, "<span class=\"nocase\">", "</span>" },
    { "sc", NULL, NULL, "<span style=\"font-variant:small-caps;\">", "</span>" },
    { "run", NULL, NULL, "", "" },
    { NULL, NULL, NULL, NULL, NULL },
};

Span doc_name_span(const Element *element)
{
    uint32_t start = element->tag.start + 1;

    return (Span){ start, start + (uint32_t)element->name.len };
}

static void add_value(DocReader *reader, Tree *tree, const Row *row, const Element *element);

/* ---- contents ---- */

static bool report_markup(void *context, const Element *element)
{
    DocReader *reader = context;
    Diag *diag = diag_add(reader->diags, DIAG_B101, reader->source, doc_name_span(element), "text has no markup '%.*s'",
                          STR_ARG(element->name));

    diag_help(reader->diags, diag, "i, b, sup, sub, nocase and sc are known");
    return true;
}

static Str scalar_text(DocReader *reader, const Row *row, const Element *value)
{
    if (row->type == TYPE_REF && element_attribute(value, "ref") != NULL)
        return element_value(value, "ref");
    if (row->type == TYPE_TEXT)
        return element_markup(reader->arena, value, markup, report_markup, reader);
    return element_text(reader->arena, value);
}

static Span scalar_span(const Row *row, const Element *value)
{
    const ElementAttribute *ref = row->type == TYPE_REF ? element_attribute(value, "ref") : NULL;

    return ref != NULL ? ref->value_span : value->content;
}

static Node *broken_node(DocReader *reader, const Element *element)
{
    Node *node = node_text(reader->arena, STR_EMPTY, element->span);

    node->broken = true;
    return node;
}

/* A simple value stands in <value>; what stands beside it is the statement's. */
static Node *scalar_node(DocReader *reader, const Row *row, const Element *element, Tree *statement)
{
    const Element *value = element_child(element, "value", NULL);

    if (value == NULL) {
        Str name = field_name(row->name);
        Diag *diag = diag_add(reader->diags, DIAG_B103, reader->source, doc_name_span(element),
                              "'%.*s' without 'value'", STR_ARG(name));

        diag_help(reader->diags, diag, "write <%.*s><value>…</value></%.*s>", STR_ARG(name), STR_ARG(name));
        return broken_node(reader, element);
    }
    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e))
        if (e != value)
            add_value(reader, statement, schema_row(&schema_statement, e->name), e);
    return node_text(reader->arena, scalar_text(reader, row, value), scalar_span(row, value));
}

/* ---- values ---- */

static void add_attribute(DocReader *reader, Node *map, const Element *element, FieldName name)
{
    const ElementAttribute *attribute = element_attribute(element, field_name(name).ptr);

    if (attribute != NULL)
        node_add(reader->arena, map, field_name(name), attribute->span,
                 node_text(reader->arena, str_is(attribute->value, "yes") ? STR("true") : attribute->value,
                           attribute->value_span));
}

/* What is said beside the value: flags of the element, and what stands behind its content. NULL if there is nothing. */
static Node *statement_node(DocReader *reader, const Element *element, const Tree *behind)
{
    Node *map = tree_node(reader->arena, behind, element->span);

    add_attribute(reader, map, element, F_SUPPLIED);
    add_attribute(reader, map, element, F_PREFERRED);
    add_attribute(reader, map, element, F_CERTAINTY);
    return map->count > 0 ? map : NULL;
}

static void add_value(DocReader *reader, Tree *tree, const Row *row, const Element *element)
{
    const ElementAttribute *lang = element_xml_attribute(element, "lang"), *key = element_attribute(element, "key");
    TreeValue value = { .span = element->span, .name_span = doc_name_span(element), .lang_span = element->tag };
    Tree behind = { 0 };

    if (row == NULL) {
        value.content = node_text(reader->arena, element->name, element->span);
    } else if (row->type == TYPE_RECORD) {
        value.content = part_node(reader, row->record, element, (row->flags & ROW_BARE) != 0 ? NULL : &behind);
    } else {
        value.content = scalar_node(reader, row, element, &behind);
    }
    value.statement = statement_node(reader, element, &behind);
    if (lang != NULL && tag_is_key(lang->value)) {
        value.lang = lang->value;
        value.lang_span = lang->value_span;
    }
    value.key = element_value(element, "key");
    value.key_span = key != NULL ? key->value_span : value.name_span;
    value.item = element_value(element, "item");
    value.list = element_value(element, "statement");
    tree_add(reader->arena, tree, row, element->name, value);
}

static bool is_derived(const Element *element)
{
    return element_is(element, "derived") || element_is(element, "ruby");
}

/* The part's own fields come first, in the order of the schema; then those of the statement about it, which may have the
 * same names. With NULL for `statement` there is none. */
static Node *part_node(DocReader *reader, const Schema *schema, const Element *element, Tree *statement)
{
    Tree own = { 0 };
    const Row *last = schema->rows;

    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        const Row *row = schema_row(schema, e->name), *other = schema_row(&schema_statement, e->name);

        if (is_derived(e))
            continue;
        if (statement != NULL && other != NULL && (row == NULL || row < last || statement->fields.count > 0)) {
            add_value(reader, statement, other, e);
            continue;
        }
        last = row != NULL ? row : last;
        add_value(reader, &own, row, e);
    }
    return tree_node(reader->arena, &own, element->span);
}

Node *doc_record(DocReader *reader, const Schema *schema, const Element *element)
{
    return part_node(reader, schema, element, NULL);
}
