/* Names: persName and its parts, orgName, name. A name in several scripts is several persName in one author. */
#include "read/tei_parts.h"

#include "text/names.h"
#include "text/script.h"

static const struct {
    const char *element, *type; /* @type, or NULL: any */
    FieldName field;
} parts[] = {
    { "surname", NULL, F_FAMILY },
    { "forename", NULL, F_GIVEN },
    { "nameLink", "dropping", F_DROPPING_PARTICLE },
    { "nameLink", NULL, F_NON_DROPPING_PARTICLE },
    { "genName", NULL, F_SUFFIX },
    { "idno", "ORCID", F_ORCID },
    { "idno", "orcid", F_ORCID },
};

static FieldName part_of(const Element *element)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (element_is(element, parts[i].element) &&
            (parts[i].type == NULL || str_is(element_value(element, "type"), parts[i].type)))
            return parts[i].field;
    return F_NONE;
}

/* Several forenames are one given name. */
static bool join_part(TeiReader *reader, const Tree *tree, FieldName field, const Element *element)
{
    enum { LONGEST = 1024 }; /* no name is: what follows is passed over */
    const TreeField *before = reader->own ? NULL : tree_field(tree, field_name(field));
    Node *node;

    if (before == NULL)
        return false;
    node = before->values.items[0]->content;
    if (node->text.len > LONGEST)
        return true;
    node->text = arena_format(reader->arena, "%.*s %.*s", STR_ARG(node->text), STR_ARG(tei_text(reader, element)));
    node->span.end = element->content.end;
    return true;
}

static void put_part(TeiReader *reader, Tree *tree, const Schema *schema, FieldName field, const Element *element,
                     Node *content)
{
    TreeValue value = { .span = element->span, .name_span = tei_name_span(element), .content = content };

    value.statement = tei_statement(reader, element);
    if (field == F_LITERAL && schema == &schema_name)
        tei_language(element, element, &value);
    tree_add(reader->arena, tree, schema_field(schema, field), field_name(field), value);
}

static void read_parts(TeiReader *reader, Tree *tree, const Schema *schema, const Element *name)
{
    for (const Element *e = element_child(name, NULL, NULL); e != NULL; e = element_child(name, NULL, e)) {
        FieldName field = part_of(e);

        if (field == F_NONE || schema_field(schema, field) == NULL || tei_plain(reader, e).len == 0)
            continue;
        if (!join_part(reader, tree, field, e))
            put_part(reader, tree, schema, field, e, tei_text_node(reader, e));
    }
}

/* Beside a genName alone others have the rest of the name as text. */
static bool has_parts(const TeiReader *reader, const Element *element)
{
    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        FieldName field = part_of(e);

        if (field == F_FAMILY || field == F_GIVEN || (reader->own && field != F_NONE && field != F_ORCID))
            return true;
    }
    return false;
}

static bool is_name(const Element *element)
{
    return element_is(element, "persName") || element_is(element, "orgName") || element_is(element, "name");
}

/* The name in another script: a language that says more than "in Latin letters". */
static bool is_form(TeiReader *reader, const Element *name, TreeValue *value)
{
    Str plain = tei_plain(reader, name);

    tei_language(name, name, value);
    if (!element_is(name, "persName"))
        return false;
    if (reader->own)
        return value->lang.len > 0 && !str_ends(value->lang, STR("-Latn"));
    if (value->lang.len == 0 && names_is_han(plain)) {
        value->lang = script_guess_tag(plain);
        value->lang_span = name->tag;
    }
    return value->lang.len > 0 && !names_is_latin(plain);
}

static Node *form_node(TeiReader *reader, const Element *name)
{
    Tree tree = { 0 };

    if (!has_parts(reader, name))
        return reader->own ? NULL : tei_text_node(reader, name);
    read_parts(reader, &tree, &schema_name_form, name);
    return tree_node(reader->arena, &tree, name->span);
}

static void put_form(TeiReader *reader, Tree *tree, const Element *name, TreeValue value)
{
    Node *content = form_node(reader, name);

    if (content == NULL) {
        Tree literal = { 0 };
        TreeValue text = { .span = name->span, .name_span = tei_name_span(name) };

        text.content = tei_text_node(reader, name);
        tree_add(reader->arena, &literal, schema_field(&schema_name_form, F_LITERAL), field_name(F_LITERAL), text);
        content = tree_node(reader->arena, &literal, name->span);
    }
    value.content = content;
    value.span = name->span;
    value.name_span = tei_name_span(name);
    value.statement = tei_statement(reader, name);
    tree_add(reader->arena, tree, schema_field(&schema_name, F_FORM), field_name(F_FORM), value);
}

static Node *flag_node(TeiReader *reader, const Element *element)
{
    return node_text(reader->arena, STR("true"), element->span);
}

static void read_persname(TeiReader *reader, Tree *tree, const Element *name)
{
    const ElementAttribute *order = element_attribute(name, "type");

    read_parts(reader, tree, &schema_name, name);
    if (reader->own && order != NULL)
        put_part(reader, tree, &schema_name, F_NAME_ORDER, name,
                 node_text(reader->arena, order->value, order->value_span));
}

/* One of the names in an author: into the tree, beside those that are the same name in other scripts. False if it is a
 * name of its own: then the tree was left as it is. */
static bool add_name(TeiReader *reader, Tree *tree, const Element *name)
{
    const ElementAttribute *ref = element_attribute(name, "ref");
    TreeValue value = { .key = STR_EMPTY };
    bool begun = tree->fields.count > 0;

    if (element_is(name, "name") && str_is(element_value(name, "role"), "others")) {
        put_part(reader, tree, &schema_name, F_OTHERS, name, flag_node(reader, name));
    } else if (reader->own && element_is(name, "orgName") && ref != NULL) {
        put_part(reader, tree, &schema_name, F_BODY, name,
                 node_text(reader->arena, tei_target(reader, ref->value), ref->value_span));
    } else if (is_form(reader, name, &value)) {
        put_form(reader, tree, name, value);
    } else if (has_parts(reader, name) || element_child(name, "idno", NULL) != NULL) {
        if (begun && !reader->own && tree_field(tree, field_name(F_FORM)) == NULL)
            return false;
        read_persname(reader, tree, name);
    } else {
        if (begun && !reader->own)
            return false;
        put_part(reader, tree, &schema_name, F_LITERAL, name, tei_text_node(reader, name));
    }
    return true;
}

/* Text alone: the engine reads it by rule 5. */
static bool is_plain(TeiReader *reader, const Element *element)
{
    return !reader->own && !has_parts(reader, element) && !element_is(element, "orgName");
}

static void finish(TeiReader *reader, Tree *tree, const Element *element, TeiNamePut *put, void *context)
{
    if (tree->fields.count > 0)
        put(context, element, tree_node(reader->arena, tree, element->span));
    *tree = (Tree){ 0 };
}

bool tei_is_of_name(const Element *element)
{
    return part_of(element) != F_NONE || is_name(element) || element_is(element, "lb");
}

void tei_names(TeiReader *reader, const Element *element, TeiNamePut *put, void *context)
{
    Tree tree = { 0 };
    bool found = false;

    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        if (!is_name(e))
            continue;
        found = true;
        if (is_plain(reader, e) && tree.fields.count == 0 && !tei_has_word(e, "role", "others") &&
            element_child(e, "idno", NULL) == NULL) {
            put(context, e, tei_text_node(reader, e));
            continue;
        }
        if (add_name(reader, &tree, e))
            continue;
        finish(reader, &tree, element, put, context);
        add_name(reader, &tree, e);
    }
    if (!found && has_parts(reader, element))
        read_parts(reader, &tree, &schema_name, element);
    else if (!found && tei_plain(reader, element).len > 0)
        put(context, element, tei_text_node(reader, element));
    else if (!reader->own)
        for (const Element *e = element_child(element, "idno", NULL); e != NULL; e = element_child(element, "idno", e))
            if (part_of(e) == F_ORCID && tree.fields.count > 0)
                put_part(reader, &tree, &schema_name, F_ORCID, e, tei_text_node(reader, e));
    finish(reader, &tree, element, put, context);
}
