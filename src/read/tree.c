#include "read/tree.h"

void tree_add(Arena *arena, Tree *tree, const Row *row, Str name, TreeValue value)
{
    TreeField *field = map_get(&tree->names, name);
    TreeValue *copy = arena_new(arena, TreeValue);

    if (field == NULL) {
        field = arena_new(arena, TreeField);
        field->row = row;
        field->name = name;
        map_set(arena, &tree->names, name, field);
        vec_push(arena, &tree->fields, field);
    }
    *copy = value;
    vec_push(arena, &field->values, copy);
}

const TreeField *tree_field(const Tree *tree, Str name)
{
    return map_get(&tree->names, name);
}

typedef struct Values {
    TreeValue *const *items;
    size_t count;
} Values;

static Values slice(Values all, size_t from, size_t to)
{
    return (Values){ all.items + from, to - from };
}

static Span span_of(Values all)
{
    return (Span){ all.items[0]->span.start, all.items[all.count - 1]->span.end };
}

typedef bool Agree(const TreeValue *a, const TreeValue *b);

/* The end of the values from `from` on that agree with the first of them. */
static size_t run_end(Values all, size_t from, Agree *agree)
{
    size_t end = from + 1;

    while (end < all.count && agree(all.items[from], all.items[end]))
        end++;
    return end;
}

static bool same_language(const TreeValue *a, const TreeValue *b)
{
    return str_eq(a->lang, b->lang);
}

static bool same_item(const TreeValue *a, const TreeValue *b)
{
    return a->item.len > 0 && str_eq(a->item, b->item);
}

static bool same_list(const TreeValue *a, const TreeValue *b)
{
    return str_eq(a->list, b->list);
}

static bool same_key(const TreeValue *a, const TreeValue *b)
{
    return str_eq(a->key, b->key);
}

/* ---- one value ---- */

enum Wrap { WRAP_LANGUAGE = 1 /* its language stands around it here */, WRAP_ALWAYS = 2 /* {value: …} in any case */ };

static Node *language_node(Arena *arena, const TreeValue *value)
{
    Node *map = node_map(arena, value->span);

    node_add(arena, map, value->lang, value->lang_span, value->content);
    return map;
}

static Node *value_node(Arena *arena, const TreeValue *value, unsigned wrap)
{
    Node *content = value->content, *map;

    if (content->broken)
        return content;
    if ((wrap & WRAP_LANGUAGE) != 0 && value->lang.len > 0)
        content = language_node(arena, value);
    if ((wrap & WRAP_ALWAYS) == 0 && value->statement == NULL)
        return content;
    map = node_map(arena, value->span);
    node_add(arena, map, field_name(F_VALUE), value->name_span, content);
    for (size_t i = 0; value->statement != NULL && i < value->statement->count; i++) {
        const NodeEntry *entry = &value->statement->entries[i];

        node_add(arena, map, entry->key, entry->key_span, entry->value);
    }
    return map;
}

/* ---- several ---- */

/* Every value has a language, and those of one language stand together: {en: …, zh-Hans: …} keeps the order. */
static bool is_by_language(Arena *arena, Values all)
{
    Map seen = { 0 };

    for (size_t at = 0; at < all.count; at = run_end(all, at, same_language)) {
        Str lang = all.items[at]->lang;

        if (lang.len == 0 || map_get(&seen, lang) != NULL)
            return false;
        map_set(arena, &seen, lang, all.items[at]);
    }
    return true;
}

/* Statements that disagree, each a mapping with `value`. */
static Node *dispute_node(Arena *arena, Values all, unsigned wrap)
{
    Node *list = node_list(arena, span_of(all));

    for (size_t i = 0; i < all.count; i++)
        node_add(arena, list, STR_EMPTY, SPAN_NONE, value_node(arena, all.items[i], wrap | WRAP_ALWAYS));
    return list;
}

static Node *languages_node(Arena *arena, Values all)
{
    Node *map = node_map(arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        end = run_end(all, at, same_language);
        node_add(arena, map, all.items[at]->lang, all.items[at]->lang_span,
                 end == at + 1 ? value_node(arena, all.items[at], 0) : dispute_node(arena, slice(all, at, end), 0));
    }
    return map;
}

/* The values of a field that has one. */
static Node *one_node(Arena *arena, Values all)
{
    if (is_by_language(arena, all))
        return languages_node(arena, all);
    if (all.count == 1)
        return value_node(arena, all.items[0], WRAP_LANGUAGE);
    return dispute_node(arena, all, WRAP_LANGUAGE);
}

/* Members of a list. Of texts, `item` tells which are one. */
static Node *members_node(Arena *arena, Values all, unsigned wrap)
{
    Node *list = node_list(arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        Node *node;

        end = run_end(all, at, same_item);
        if (end > at + 1 && wrap != 0 && is_by_language(arena, slice(all, at, end))) {
            node = languages_node(arena, slice(all, at, end));
        } else {
            node = value_node(arena, all.items[at], wrap);
            end = at + 1;
        }
        node_add(arena, list, STR_EMPTY, SPAN_NONE, node);
    }
    return list;
}

/* Lists that disagree, if there are several, as [{value: […]}, {value: […]}]. */
static Node *lists_node(Arena *arena, Values all, unsigned wrap)
{
    size_t end = run_end(all, 0, same_list);
    Node *lists;

    if (end == all.count && all.items[0]->list.len == 0)
        return members_node(arena, all, wrap);
    lists = node_list(arena, span_of(all));
    for (size_t at = 0; at < all.count; at = end) {
        Node *map = node_map(arena, all.items[at]->span);

        end = run_end(all, at, same_list);
        node_add(arena, map, field_name(F_VALUE), all.items[at]->name_span,
                 members_node(arena, slice(all, at, end), wrap));
        node_add(arena, lists, STR_EMPTY, SPAN_NONE, map);
    }
    return lists;
}

/* Do items begin anew, {en: [a, b], zh-Hans: [c, d]}? */
static bool is_by_language_first(Values all)
{
    for (size_t i = 1; i < all.count; i++)
        if (str_is(all.items[i]->item, "1") && !same_item(all.items[i], all.items[i - 1]) &&
            same_list(all.items[i], all.items[i - 1]))
            return true;
    return false;
}

static Node *many_node(Arena *arena, Values all)
{
    Node *map;

    if (!is_by_language_first(all) || !is_by_language(arena, all))
        return lists_node(arena, all, WRAP_LANGUAGE);
    map = node_map(arena, span_of(all));
    for (size_t at = 0, end; at < all.count; at = end) {
        end = run_end(all, at, same_language);
        node_add(arena, map, all.items[at]->lang, all.items[at]->lang_span, lists_node(arena, slice(all, at, end), 0));
    }
    return map;
}

static Node *keyed_node(Arena *arena, Values all)
{
    Node *map = node_map(arena, span_of(all));

    for (size_t at = 0, end; at < all.count; at = end) {
        end = run_end(all, at, same_key);
        node_add(arena, map, all.items[at]->key, all.items[at]->key_span, one_node(arena, slice(all, at, end)));
    }
    return map;
}

Node *tree_node(Arena *arena, const Tree *tree, Span span)
{
    Node *map = node_map(arena, span);

    for (size_t i = 0; i < tree->fields.count; i++) {
        const TreeField *field = tree->fields.items[i];
        Values all = { field->values.items, field->values.count };
        Node *node;

        if (field->row == NULL)
            node = all.items[0]->content;
        else if (field->row->cardinality == ONE)
            node = one_node(arena, all);
        else if (field->row->cardinality == MANY)
            node = many_node(arena, all);
        else
            node = keyed_node(arena, all);
        node_add(arena, map, field->name, all.items[0]->name_span, node);
    }
    return map;
}
