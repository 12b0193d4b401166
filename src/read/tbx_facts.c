/* From facts to nodes in source form; see tbx_facts.h. */
#include "read/tbx_facts.h"

#include "base/map.h"

typedef VEC(NodeEntry) Entries;

static Node *make_node(Arena *arena, NodeKind kind, Span span, const Entries *entries)
{
    Node *node = arena_new(arena, Node);

    *node = (Node){ .kind = kind, .span = span };
    if (entries != NULL) {
        node->entries = entries->items;
        node->count = (uint32_t)entries->count;
    }
    return node;
}

static Node *make_text(Arena *arena, Str text, Span span)
{
    Node *node = make_node(arena, NODE_TEXT, span, NULL);

    node->text = text;
    return node;
}

static void add_entry(Arena *arena, Entries *entries, Str key, Span key_span, Node *value)
{
    vec_push(arena, entries, (NodeEntry){ .key = key, .key_span = key_span, .value = value });
}

static void add_fields(Arena *arena, Entries *entries, const Schema *schema, bool statement, const FactList *list);

static Span span_of_all(const FactList *list)
{
    Span span = list->items[0]->key_span;

    for (size_t i = 0; i < list->count; i++) {
        const Fact *fact = list->items[i];

        if (fact->value_span.end > span.end)
            span.end = fact->value_span.end;
    }
    return span;
}

/* The value, or {value: …, sources: …}; `wrap` where a list wants mappings. */
static Node *scalar_node(Arena *arena, const Row *row, const Fact *fact, bool wrap)
{
    Node *text = make_text(arena, fact->value, fact->value_span);
    Entries entries = { 0 };

    if ((row->flags & ROW_BARE) != 0 || (fact->below.count == 0 && !wrap))
        return text;
    add_entry(arena, &entries, field_name(F_VALUE), fact->value_span, text);
    add_fields(arena, &entries, &schema_statement, false, &fact->below);
    return make_node(arena, NODE_MAP, fact->value_span, &entries);
}

/* A part: its fields, and beside them those of its statement. A value of its own is that of the field it is known by. */
static Node *part_node(Arena *arena, const Row *row, const Fact *fact)
{
    const Schema *schema = row->record;
    Entries entries = { 0 };

    if (fact->has_value && schema->shorthand != F_NONE) {
        Node *text = make_text(arena, fact->value, fact->value_span);

        if (fact->below.count == 0 && (schema->flags & SCHEMA_NAME) != 0)
            return text; /* to be divided */
        add_entry(arena, &entries, field_name(schema->shorthand), fact->key_span, text);
    }
    add_fields(arena, &entries, schema, (row->flags & ROW_BARE) == 0, &fact->below);
    return make_node(arena, NODE_MAP, fact->key_span, &entries);
}

static Node *value_node(Arena *arena, const Row *row, const Fact *fact, bool wrap)
{
    return row->type == TYPE_RECORD ? part_node(arena, row, fact) : scalar_node(arena, row, fact, wrap);
}

/* One value as itself, several as a list. */
static Node *list_node(Arena *arena, const Row *row, const FactList *list)
{
    Entries entries = { 0 };
    bool wrap = row->cardinality == ONE && list->count > 1;

    if (list->count == 1)
        return value_node(arena, row, list->items[0], false);
    for (size_t i = 0; i < list->count; i++)
        add_entry(arena, &entries, STR_EMPTY, SPAN_NONE, value_node(arena, row, list->items[i], wrap));
    return make_node(arena, NODE_LIST, span_of_all(list), &entries);
}

/* {en: …, zh-Hans: …}: of each language what there is of it. */
static Node *language_node(Arena *arena, const Row *row, const FactList *list)
{
    Map groups = { 0 };
    Entries entries = { 0 };

    for (size_t i = 0; i < list->count; i++) {
        Fact *fact = list->items[i];
        Str lang = fact->lang.len > 0 ? fact->lang : STR("und");
        FactList *group = map_get(&groups, lang);

        if (group == NULL)
            group = map_add(arena, &groups, lang, arena_new(arena, FactList));
        vec_push(arena, group, fact);
    }
    for (size_t i = 0; i < groups.count; i++) {
        const FactList *group = groups.entries[i].value;

        add_entry(arena, &entries, groups.entries[i].key, group->items[0]->key_span, list_node(arena, row, group));
    }
    return make_node(arena, NODE_MAP, span_of_all(list), &entries);
}

/* Members of a list, each in its languages. */
static Node *members_node(Arena *arena, const Row *row, const FactList *list)
{
    Entries entries = { 0 };

    for (size_t i = 0, next; i < list->count; i = next) {
        FactList member = { 0 };

        for (next = i; next < list->count && (next == i || list->items[next]->more); next++)
            vec_push(arena, &member, list->items[next]);
        add_entry(arena, &entries, STR_EMPTY, SPAN_NONE,
                  member.items[0]->lang.len > 0 ? language_node(arena, row, &member) : list_node(arena, row, &member));
    }
    return make_node(arena, NODE_LIST, span_of_all(list), &entries);
}

/* A field whose keys the source chooses; of a key that comes twice the texts are joined. */
static Node *keyed_node(Arena *arena, const FactList *list)
{
    Entries entries = { 0 };
    Map seen = { 0 };

    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; j < list->items[i]->below.count; j++) {
            const Fact *fact = list->items[i]->below.items[j];
            Node *old = map_get(&seen, fact->key), *text = make_text(arena, fact->value, fact->value_span),
                 *value = text;

            if (old != NULL && fact->lang.len == 0) {
                old->text = arena_format(arena, "%.*s\n%.*s", STR_ARG(old->text), STR_ARG(fact->value));
                continue;
            }
            if (fact->lang.len > 0) {
                Entries language = { 0 };

                add_entry(arena, &language, fact->lang, fact->key_span, text);
                value = make_node(arena, NODE_MAP, fact->value_span, &language);
            } else {
                map_set(arena, &seen, fact->key, text);
            }
            add_entry(arena, &entries, fact->key, fact->key_span, value);
        }
    return make_node(arena, NODE_MAP, span_of_all(list), &entries);
}

static bool has_language(const FactList *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->lang.len > 0)
            return true;
    return false;
}

static Node *field_node(Arena *arena, const Row *row, const FactList *list)
{
    if (row->cardinality == KEYED)
        return keyed_node(arena, list);
    if (!row_by_language(row) || !has_language(list))
        return list_node(arena, row, list);
    if (row->cardinality == MANY && row->type != TYPE_RECORD)
        return members_node(arena, row, list);
    return language_node(arena, row, list);
}

/* What a note states goes before the category that says the same: of a list, before the same member. */
static void drop_restated(Arena *arena, const Row *row, FactList *list)
{
    FactList kept = { 0 };
    bool any = false;

    for (size_t i = 0; i < list->count; i++)
        any |= list->items[i]->stated;
    if (!any)
        return;
    for (size_t i = 0; i < list->count; i++) {
        const Fact *next = i + 1 < list->count ? list->items[i + 1] : NULL;
        Fact *fact = list->items[i];
        bool restated =
            row->cardinality == ONE ? any : next != NULL && next->stated && str_eq(next->value, fact->value);

        if (fact->stated || !restated || row->type == TYPE_RECORD)
            vec_push(arena, &kept, fact);
    }
    *list = kept;
}

static void add_forms(Arena *arena, Entries *entries, const Row *row, const FactList *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_entry(arena, entries, list->items[i]->lang, list->items[i]->key_span,
                  part_node(arena, row, list->items[i]));
}

static void add_rows(Arena *arena, Entries *entries, const Schema *schema, const Schema *other, const FactList *list)
{
    for (const Row *row = schema->rows; row->name != F_NONE; row++) {
        Str name = field_name(row->name);
        FactList found = { 0 };

        if (other != NULL && schema_row(other, name) != NULL)
            continue;
        for (size_t i = 0; i < list->count; i++)
            if (str_eq(list->items[i]->key, name))
                vec_push(arena, &found, list->items[i]);
        drop_restated(arena, row, &found);
        if (found.count == 0)
            continue;
        if (row->name == schema->language_field)
            add_forms(arena, entries, row, &found);
        else
            add_entry(arena, entries, name, found.items[0]->key_span, field_node(arena, row, &found));
    }
}

static void add_fields(Arena *arena, Entries *entries, const Schema *schema, bool statement, const FactList *list)
{
    add_rows(arena, entries, schema, NULL, list);
    if (statement)
        add_rows(arena, entries, &schema_statement, schema, list);
}

Node *facts_node(Arena *arena, const Schema *schema, const FactList *list, Span span)
{
    Entries entries = { 0 };

    add_fields(arena, &entries, schema, false, list);
    return make_node(arena, NODE_MAP, span, &entries);
}
