/* Statements, as xsl/tei/statements.xsl writes them: what an attribute can say stands there, the rest in notes of type
 * evidence, within the element or pointing to it. */
#include "read/tei_parts.h"

static void put_text(TeiReader *reader, Tree *tree, const Schema *schema, FieldName name, const Element *element)
{
    TreeValue value = { .span = element->span, .name_span = tei_name_span(element) };

    value.content = tei_text_node(reader, element);
    value.item = element_value(element, "n");
    tei_language(element, element, &value);
    tree_add(reader->arena, tree, schema_field(schema, name), field_name(name), value);
}

void tei_remarks(TeiReader *reader, Tree *tree, const Schema *schema, const Element *element)
{
    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        if (element_is(e, "quote"))
            put_text(reader, tree, schema, F_AS_PRINTED, e);
        else if (element_is(e, "note") && element_attribute(e, "type") == NULL &&
                 (schema != &schema_citation || element_attribute(e, "n") == NULL))
            put_text(reader, tree, schema, F_NOTE, e);
        else if (element_is(e, "citedRange") && element_attribute(e, "unit") == NULL)
            put_text(reader, tree, schema, F_LOCATOR, e);
    }
}

static Node *source_node(TeiReader *reader, const Element *bibl)
{
    const Element *ref = element_child(bibl, "ref", NULL);
    const ElementAttribute *target = element_attribute(ref, "target");
    Tree tree = { 0 };
    TreeValue work = { .span = bibl->span, .name_span = tei_name_span(bibl) };

    if (target == NULL)
        return NULL;
    work.content = node_text(reader->arena, tei_target(reader, target->value), target->value_span);
    tree_add(reader->arena, &tree, schema_field(&schema_source, F_WORK), field_name(F_WORK), work);
    tei_remarks(reader, &tree, &schema_source, bibl);
    return tree_node(reader->arena, &tree, bibl->span);
}

Node *tei_sources(TeiReader *reader, const Element *note)
{
    Node *list = NULL;

    for (const Element *e = element_child(note, "bibl", NULL); e != NULL; e = element_child(note, "bibl", e)) {
        Node *source = source_node(reader, e);

        if (source == NULL)
            continue;
        if (list == NULL)
            list = node_list(reader->arena, note->span);
        node_add(reader->arena, list, STR_EMPTY, SPAN_NONE, source);
    }
    return list;
}

/* @source="#n.a #n.b" */
Node *tei_named_sources(TeiReader *reader, const ElementAttribute *attribute)
{
    Node *list = node_list(reader->arena, attribute->value_span);
    Str rest = attribute->value, pointer;

    while (str_cut(&rest, ' ', &pointer))
        if (pointer.len > 0)
            node_add(reader->arena, list, STR_EMPTY, SPAN_NONE,
                     node_text(reader->arena, tei_target(reader, pointer), attribute->value_span));
    return list;
}

static void add_word(TeiReader *reader, Node *map, const Element *element, const char *attribute, FieldName name,
                     Str value)
{
    const ElementAttribute *place = element_attribute(element, attribute);

    node_add(reader->arena, map, field_name(name), place->span, node_text(reader->arena, value, place->value_span));
}

/* The note about the element: in it, or pointing to it. */
static const Element *find_evidence(const TeiReader *reader, const Element *element)
{
    const ElementAttribute *id = element_xml_attribute(element, "id");

    for (const Element *e = element_child(element, "note", NULL); e != NULL; e = element_child(element, "note", e))
        if (str_is(element_value(e, "type"), "evidence") && element_attribute(e, "target") == NULL)
            return e;
    return id != NULL ? map_get(&reader->evidence, id->value) : NULL;
}

static void add_sources(TeiReader *reader, Node *map, const Element *element, const Element *evidence)
{
    const ElementAttribute *attribute = element_attribute(element, "source");
    Node *sources = evidence != NULL ? tei_sources(reader, evidence) : NULL;

    if (sources == NULL && attribute != NULL)
        sources = tei_named_sources(reader, attribute);
    if (sources != NULL)
        node_add(reader->arena, map, field_name(F_SOURCES), attribute != NULL ? attribute->span : element->tag,
                 sources);
}

static Node *statement_node(TeiReader *reader, const Element *element, const Element *evidence, const Tree *remarks)
{
    Node *map = tree_node(reader->arena, remarks, element->span);

    add_sources(reader, map, element, evidence);
    if (tei_has_word(element, "resp", "#editors"))
        add_word(reader, map, element, "resp", F_SUPPLIED, STR("true"));
    if (element_attribute(element, "cert") != NULL)
        add_word(reader, map, element, "cert", F_CERTAINTY, element_value(element, "cert"));
    if (tei_has_word(element, "ana", "#preferred"))
        add_word(reader, map, element, "ana", F_PREFERRED, STR("true"));
    return map->count > 0 ? map : NULL;
}

Node *tei_statement(TeiReader *reader, const Element *element)
{
    const Element *evidence = reader->own ? find_evidence(reader, element) : NULL;
    Tree remarks = { 0 };

    if (!reader->own)
        return NULL;
    if (evidence != NULL)
        tei_remarks(reader, &remarks, &schema_statement, evidence);
    return statement_node(reader, element, evidence, &remarks);
}

Node *tei_citation_statement(TeiReader *reader, const Element *item, const Element *bibl)
{
    Tree remarks = { 0 };

    for (const Element *e = element_child(bibl, "note", NULL); e != NULL; e = element_child(bibl, "note", e))
        if (element_attribute(e, "type") == NULL && element_attribute(e, "n") != NULL)
            put_text(reader, &remarks, &schema_statement, F_NOTE, e);
    return statement_node(reader, item, bibl, &remarks);
}
