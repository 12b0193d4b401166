/* From values to the source's way of writing them: by language, by item, as statements that disagree. What the engine
 * does in one direction (model/engine.c) is undone here, by the same tables. */
#include "read/doc_fields.h"

#include "text/tag.h"

/* Elements of one name. */
typedef struct Group {
    const Row *row; /* NULL: unknown */
    VEC(const Element *) list;
} Group;

typedef struct Groups {
    Map names;
    VEC(Group *) list;
} Groups;

static Node *part_node(DocReader *reader, const Schema *schema, const Element *element, Groups *statement);
static void add_group(DocReader *reader, Node *map, const Group *group);

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

static void put_group(DocReader *reader, Groups *groups, const Row *row, const Element *element)
{
    Group *group = map_get(&groups->names, element->name);

    if (group == NULL) {
        group = arena_new(reader->arena, Group);
        group->row = row;
        map_set(reader->arena, &groups->names, element->name, group);
        vec_push(reader->arena, &groups->list, group);
    }
    vec_push(reader->arena, &group->list, element);
}

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
static Node *scalar_node(DocReader *reader, const Row *row, const Element *element, Groups *statement)
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
            put_group(reader, statement, schema_row(&schema_statement, e->name), e);
    return node_text(reader->arena, scalar_text(reader, row, value), scalar_span(row, value));
}

static void add_flag(DocReader *reader, Node *map, const Element *element, FieldName name)
{
    const ElementAttribute *attribute = element_attribute(element, field_name(name).ptr);

    if (attribute != NULL && str_is(attribute->value, "yes"))
        node_add(reader->arena, map, field_name(name), attribute->span,
                 node_text(reader->arena, STR("true"), attribute->value_span));
}

/* {value: …} with what is said beside it. */
static Node *statement_node(DocReader *reader, const Element *element, Node *content, const Groups *groups)
{
    const ElementAttribute *certainty = element_attribute(element, "certainty");
    Node *map = node_map(reader->arena, element->span);

    node_add(reader->arena, map, field_name(F_VALUE), doc_name_span(element), content);
    add_flag(reader, map, element, F_SUPPLIED);
    add_flag(reader, map, element, F_PREFERRED);
    if (certainty != NULL)
        node_add(reader->arena, map, field_name(F_CERTAINTY), certainty->span,
                 node_text(reader->arena, certainty->value, certainty->value_span));
    for (size_t i = 0; groups != NULL && i < groups->list.count; i++)
        add_group(reader, map, groups->list.items[i]);
    return map;
}

static bool has_statement(const Element *element, const Groups *groups)
{
    return groups->list.count > 0 || element_attribute(element, "supplied") != NULL ||
           element_attribute(element, "certainty") != NULL || element_attribute(element, "preferred") != NULL;
}

static Node *language_node(DocReader *reader, const Element *element, Node *content)
{
    const ElementAttribute *lang = element_xml_attribute(element, "lang");
    Node *map = node_map(reader->arena, element->span);

    node_add(reader->arena, map, lang->value, lang->value_span, content);
    return map;
}

/* A language that can be a key. */
static Str language_of(const Element *element)
{
    const ElementAttribute *lang = element_xml_attribute(element, "lang");

    return lang != NULL && tag_is_key(lang->value) ? lang->value : STR_EMPTY;
}

enum Wrap { WRAP_LANGUAGE = 1 /* also where the language is no key around it */, WRAP_ALWAYS = 2 /* {value: …} */ };

static Node *value_node(DocReader *reader, const Row *row, const Element *element, unsigned wrap)
{
    Groups statement = { 0 };
    Node *content = row->type == TYPE_RECORD
                        ? part_node(reader, row->record, element, (row->flags & ROW_BARE) != 0 ? NULL : &statement)
                        : scalar_node(reader, row, element, &statement);

    if (content->broken)
        return content;
    if ((wrap & WRAP_LANGUAGE) != 0 && language_of(element).len > 0)
        content = language_node(reader, element, content);
    if ((wrap & WRAP_ALWAYS) != 0 || has_statement(element, &statement))
        return statement_node(reader, element, content, &statement);
    return content;
}

/* ---- many of them ---- */

typedef struct Elements {
    const Element *const *items;
    size_t count;
} Elements;

static Elements slice(Elements all, size_t from, size_t to)
{
    return (Elements){ all.items + from, to - from };
}

static Span span_of(Elements all)
{
    return (Span){ all.items[0]->span.start, all.items[all.count - 1]->span.end };
}

/* The elements from `from` on that agree with the first of them. */
typedef bool Agree(const Element *a, const Element *b);

static size_t run_end(Elements all, size_t from, Agree *agree)
{
    size_t end = from + 1;

    while (end < all.count && agree(all.items[from], all.items[end]))
        end++;
    return end;
}

static bool same_language(const Element *a, const Element *b)
{
    return str_eq(language_of(a), language_of(b));
}

static bool same_item(const Element *a, const Element *b)
{
    const ElementAttribute *left = element_attribute(a, "item"), *right = element_attribute(b, "item");

    return left != NULL && right != NULL && str_eq(left->value, right->value);
}

static bool same_statement(const Element *a, const Element *b)
{
    return str_eq(element_value(a, "statement"), element_value(b, "statement"));
}

static bool same_key(const Element *a, const Element *b)
{
    return str_eq(element_value(a, "key"), element_value(b, "key"));
}

/* Every value has a language, and those of one language stand together: {en: …, zh-Hans: …} keeps the order. */
static bool is_by_language(DocReader *reader, Elements all)
{
    Map seen = { 0 };

    for (size_t at = 0; at < all.count; at = run_end(all, at, same_language)) {
        Str lang = language_of(all.items[at]);

        if (lang.len == 0 || map_get(&seen, lang) != NULL)
            return false;
        map_set(reader->arena, &seen, lang, reader);
    }
    return true;
}

/* Statements that disagree, each a mapping with `value`. */
static Node *dispute_node(DocReader *reader, const Row *row, Elements all, unsigned wrap)
{
    Node *list = node_list(reader->arena, span_of(all));

    for (size_t i = 0; i < all.count; i++)
        node_add(reader->arena, list, STR_EMPTY, SPAN_NONE, value_node(reader, row, all.items[i], wrap | WRAP_ALWAYS));
    return list;
}

static Node *languages_node(DocReader *reader, const Row *row, Elements all)
{
    Node *map = node_map(reader->arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        const ElementAttribute *lang = element_xml_attribute(all.items[at], "lang");
        Node *node;

        end = run_end(all, at, same_language);
        node = end == at + 1 ? value_node(reader, row, all.items[at], 0)
                             : dispute_node(reader, row, slice(all, at, end), 0);
        node_add(reader->arena, map, lang->value, lang->value_span, node);
    }
    return map;
}

/* The values of a field that has one. */
static Node *one_node(DocReader *reader, const Row *row, Elements all)
{
    if (is_by_language(reader, all))
        return languages_node(reader, row, all);
    if (all.count == 1)
        return value_node(reader, row, all.items[0], WRAP_LANGUAGE);
    return dispute_node(reader, row, all, WRAP_LANGUAGE);
}

/* Members of a list. Of texts, `item` tells which are one. */
static Node *members_node(DocReader *reader, const Row *row, Elements all, unsigned wrap)
{
    Node *list = node_list(reader->arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        Node *node;

        end = run_end(all, at, same_item);
        if (end > at + 1 && wrap != 0 && is_by_language(reader, slice(all, at, end)))
            node = languages_node(reader, row, slice(all, at, end));
        else
            node = value_node(reader, row, all.items[(end = at + 1) - 1], wrap);
        node_add(reader->arena, list, STR_EMPTY, SPAN_NONE, node);
    }
    return list;
}

/* Lists that disagree, if there are several, as [{value: […]}, {value: […]}]. */
static Node *lists_node(DocReader *reader, const Row *row, Elements all, unsigned wrap)
{
    size_t end = run_end(all, 0, same_statement);
    Node *lists;

    if (end == all.count && element_attribute(all.items[0], "statement") == NULL)
        return members_node(reader, row, all, wrap);
    lists = node_list(reader->arena, span_of(all));
    for (size_t at = 0; at < all.count; at = end) {
        Node *map = node_map(reader->arena, all.items[at]->span);

        end = run_end(all, at, same_statement);
        node_add(reader->arena, map, field_name(F_VALUE), doc_name_span(all.items[at]),
                 members_node(reader, row, slice(all, at, end), wrap));
        node_add(reader->arena, lists, STR_EMPTY, SPAN_NONE, map);
    }
    return lists;
}

/* Do items begin anew, {en: [a, b], zh-Hans: [c, d]}? */
static bool is_by_language_first(Elements all)
{
    Str lang = STR_EMPTY;

    for (size_t i = 1; i < all.count; i++)
        if (str_is(element_value(all.items[i], "item"), "1") && !same_item(all.items[i], all.items[i - 1]) &&
            same_statement(all.items[i], all.items[i - 1]))
            lang = language_of(all.items[i]);
    return lang.len > 0;
}

static Node *many_node(DocReader *reader, const Row *row, Elements all)
{
    Node *map;

    if (!is_by_language_first(all) || !is_by_language(reader, all))
        return lists_node(reader, row, all, WRAP_LANGUAGE);
    map = node_map(reader->arena, span_of(all));
    for (size_t at = 0, end; at < all.count; at = end) {
        const ElementAttribute *lang = element_xml_attribute(all.items[at], "lang");

        end = run_end(all, at, same_language);
        node_add(reader->arena, map, lang->value, lang->value_span, lists_node(reader, row, slice(all, at, end), 0));
    }
    return map;
}

static Node *keyed_node(DocReader *reader, const Row *row, Elements all)
{
    Node *map = node_map(reader->arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        const ElementAttribute *key = element_attribute(all.items[at], "key");

        end = run_end(all, at, same_key);
        node_add(reader->arena, map, element_value(all.items[at], "key"),
                 key != NULL ? key->value_span : doc_name_span(all.items[at]),
                 one_node(reader, row, slice(all, at, end)));
    }
    return map;
}

/* ---- fields ---- */

static void add_group(DocReader *reader, Node *map, const Group *group)
{
    Elements all = { group->list.items, group->list.count };
    Node *node;

    if (group->row == NULL) /* the engine says that there is no such field */
        node = node_text(reader->arena, all.items[0]->name, all.items[0]->span);
    else if (group->row->cardinality == ONE)
        node = one_node(reader, group->row, all);
    else if (group->row->cardinality == MANY)
        node = many_node(reader, group->row, all);
    else
        node = keyed_node(reader, group->row, all);
    node_add(reader->arena, map, all.items[0]->name, doc_name_span(all.items[0]), node);
}

static bool is_derived(const Element *element)
{
    return element_is(element, "derived") || element_is(element, "ruby");
}

/* The part's own fields come first, in the order of the schema; then those of the statement about it, which may have the
 * same names. With NULL for `statement` there is none. */
static Node *part_node(DocReader *reader, const Schema *schema, const Element *element, Groups *statement)
{
    Groups own = { 0 };
    Node *map = node_map(reader->arena, element->span);
    const Row *last = schema->rows;

    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        const Row *row = schema_row(schema, e->name), *other = schema_row(&schema_statement, e->name);

        if (is_derived(e))
            continue;
        if (statement != NULL && other != NULL && (row == NULL || row < last || statement->list.count > 0)) {
            put_group(reader, statement, other, e);
            continue;
        }
        last = row != NULL ? row : last;
        put_group(reader, &own, row, e);
    }
    for (size_t i = 0; i < own.list.count; i++)
        add_group(reader, map, own.list.items[i]);
    return map;
}

Node *doc_record(DocReader *reader, const Schema *schema, const Element *element)
{
    return part_node(reader, schema, element, NULL);
}
