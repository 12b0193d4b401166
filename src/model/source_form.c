#include "model/source_form.h"

#include "model/engine.h"
#include "text/names.h"

typedef struct Form {
    Arena *arena;
    const SourceIds *ids;
    Str fallback; /* the language of a work, which is written beside its texts; that of a project is not */
} Form;

/* Where a value stands: what is said around it, and need not be said again. */
typedef struct Place {
    const Schema *schema;    /* of the part that it belongs to */
    Str outer;               /* language of the value around that part */
    bool bound;              /* which stands there as a key */
    bool told;               /* the value's own language does */
    bool keyed;              /* it is the value of one key of a mapping */
    const Record *statement; /* the value's statement, if that does */
} Place;

/* Values of one field. */
typedef struct Group {
    Value *const *values;
    size_t count;
} Group;

static Node *form_values(const Form *form, Place place, Group group);
static Node *form_fields(const Form *form, const Record *part, Str outer, bool bound);

static void put(const Form *form, Node *parent, Str key, Node *value)
{
    node_add(form->arena, parent, key, SPAN_NONE, value);
}

static Node *new_map(const Form *form)
{
    return node_map(form->arena, SPAN_NONE);
}

static Node *new_list(const Form *form)
{
    return node_list(form->arena, SPAN_NONE);
}

static Group part_of(Group group, size_t from, size_t to)
{
    return (Group){ group.values + from, to - from };
}

/* ---- languages and statements ---- */

/* Would the value, written plainly, get another language than it has? */
static bool needs_tag(const Form *form, Place place, const Value *value)
{
    if (place.told || value->lang.len == 0)
        return false;
    if (!engine_has_language(place.schema, value->row))
        return true;
    return !str_eq(value->lang, engine_plain_language(value->text, place.outer, place.bound, form->fallback));
}

static bool any_needs_tag(const Form *form, Place place, Group group)
{
    for (size_t i = 0; i < group.count; i++)
        if (needs_tag(form, place, group.values[i]))
            return true;
    return false;
}

/* What is still to be said of the value, or NULL. */
static const Record *own_statement(Place place, const Value *value)
{
    const Record *statement = value->statement;

    return statement != NULL && statement != place.statement && statement->fields.count > 0 ? statement : NULL;
}

/* The statement that all of several values have in common, or NULL. */
static const Record *common_statement(Place place, Group group)
{
    const Record *first = own_statement(place, group.values[0]);

    for (size_t i = 1; i < group.count; i++)
        if (group.values[i]->statement != first)
            return NULL;
    return group.count > 1 ? first : NULL;
}

/* In the order in which people read them. */
static void put_statement(const Form *form, Node *map, const Record *statement, const Value *value)
{
    static const FieldName order[] = { F_SUPPLIED, F_CERTAINTY, F_PREFERRED, F_SOURCES, F_AS_PRINTED, F_NOTE };
    Place place = { .schema = &schema_statement, .outer = value->row->name == F_NOTE ? STR_EMPTY : value->lang };

    for (size_t i = 0; statement != NULL && i < sizeof order / sizeof *order; i++) {
        const Field *field = record_field(statement, order[i]);

        if (field != NULL && field->values.count > 0)
            put(form, map, field_name(order[i]),
                form_values(form, place, (Group){ field->values.items, field->values.count }));
    }
}

/* {value: …, sources: …} */
static Node *state(const Form *form, Node *content, const Record *statement, const Value *value)
{
    Node *map = new_map(form);

    put(form, map, field_name(F_VALUE), content);
    put_statement(form, map, statement, value);
    return map;
}

/* ---- names ---- */

/* The text of the part's field, if it is a single plain value of the language that a plain string would have. */
static bool plain_text(const Form *form, const Record *part, FieldName name, Str outer, bool bound, Str *text)
{
    const Field *field = record_field(part, name);
    Place place = { .schema = part->schema, .outer = outer, .bound = bound };

    if (field == NULL || field->values.count != 1 || field->values.items[0]->statement != NULL ||
        needs_tag(form, place, field->values.items[0]))
        return false;
    *text = field->values.items[0]->text;
    return true;
}

/* A whole name as a string, if it is read back as the same parts. */
static Node *form_whole_name(const Form *form, const Record *part, Str outer, bool bound)
{
    Str family, given, literal, read_family, read_given;

    if (part->fields.count == 2 && plain_text(form, part, F_FAMILY, outer, bound, &family) &&
        plain_text(form, part, F_GIVEN, outer, bound, &given)) {
        Str whole = arena_join(form->arena, family, given);

        if (names_split_han(whole, &read_family, &read_given) && str_eq(family, read_family) &&
            str_eq(given, read_given))
            return node_text(form->arena, whole, SPAN_NONE);
    }
    if (part->fields.count == 1 && plain_text(form, part, F_LITERAL, outer, bound, &literal) && names_is_han(literal) &&
        !names_split_han(literal, &read_family, &read_given))
        return node_text(form->arena, literal, SPAN_NONE);
    return NULL;
}

/* ---- one value ---- */

static Node *form_text(const Form *form, const Value *value)
{
    Str text = value->target != NULL ? source_id(form->ids, value->target) : value->text;
    bool number = text.len > 0 && text.len < 16 && (text.ptr[0] != '0' || text.len == 1);

    for (size_t i = 0; i < text.len; i++)
        number = number && ascii_is_digit(text.ptr[i]);
    if ((value->row->type == TYPE_INTEGER && number) ||
        (value->row->type == TYPE_BOOL && (str_is(text, "true") || str_is(text, "false"))))
        return node_bare(form->arena, text, SPAN_NONE);
    return node_text(form->arena, text, SPAN_NONE);
}

/* The value of the only field, where a plain string stands for that: a work, an address. Texts are given with their key. */
static Node *form_shorthand(const Form *form, const Record *part, Str outer, bool bound)
{
    const Field *field = part->schema->shorthand != F_NONE ? record_field(part, part->schema->shorthand) : NULL;
    Str text;

    if (field == NULL || part->fields.count != 1 || field->row->type == TYPE_RECORD || field->row->type == TYPE_TEXT ||
        !plain_text(form, part, field->row->name, outer, bound, &text))
        return NULL;
    return form_text(form, field->values.items[0]);
}

/* `tagged`: the value's language stands around it as a key; `stated`: a statement about it stands beside it. */
static Node *form_part(const Form *form, Place place, const Value *value, bool tagged, bool stated)
{
    const Record *part = value->record;
    Str outer = value->lang.len > 0 ? value->lang : place.outer;
    Node *short_form = NULL;

    if (part->schema == &schema_name_form)
        short_form = form_whole_name(form, part, outer, tagged);
    else if (part->schema != &schema_name && !stated)
        short_form = form_shorthand(form, part, outer, tagged);
    return short_form != NULL ? short_form : form_fields(form, part, outer, tagged);
}

/* May the statement's keys stand among the part's? */
static bool may_join(const Schema *schema, const Record *statement)
{
    for (size_t i = 0; i < statement->fields.count; i++)
        if (schema_field(schema, statement->fields.items[i]->row->name) != NULL)
            return false;
    return true;
}

static Node *form_content(const Form *form, Place place, const Value *value, bool tagged)
{
    const Record *statement = own_statement(place, value);
    Node *content;

    if (value->record == NULL)
        content = form_text(form, value);
    else
        content = form_part(form, place, value, tagged, statement != NULL);
    if (statement == NULL)
        return content;
    if (content->kind != NODE_MAP || value->record == NULL || !may_join(value->record->schema, statement))
        return state(form, content, statement, value);
    put_statement(form, content, statement, value);
    return content;
}

/* The key of a language. One that is not known has to have a key beside others. */
static Str tag_of(const Value *value)
{
    return value->lang.len > 0 ? value->lang : STR("und");
}

static Node *form_value(const Form *form, Place place, const Value *value)
{
    Node *map;

    if (!needs_tag(form, place, value))
        return form_content(form, place, value, place.told);
    map = new_map(form);
    put(form, map, tag_of(value), form_content(form, place, value, true));
    return map;
}

/* ---- several values ---- */

/* Where the run of values that begins at `from` ends: those of the same item, list or language. */
typedef bool Together(const Value *a, const Value *b);

static bool same_item(const Value *a, const Value *b)
{
    return a->item == b->item;
}

static bool same_list(const Value *a, const Value *b)
{
    return a->list == b->list;
}

static bool same_language(const Value *a, const Value *b)
{
    return str_eq(a->lang, b->lang);
}

static bool same_key(const Value *a, const Value *b)
{
    return str_eq(value_key(a), value_key(b));
}

static size_t run_end(Group group, size_t from, Together *together)
{
    size_t end = from + 1;

    while (end < group.count && together(group.values[from], group.values[end]))
        end++;
    return end;
}

/* Is every language there, and in one run each? */
static bool has_language_runs(Group group)
{
    for (size_t i = 0; i < group.count; i = run_end(group, i, same_language)) {
        if (group.values[i]->lang.len == 0)
            return false;
        for (size_t j = run_end(group, i, same_language); j < group.count; j++)
            if (same_language(group.values[i], group.values[j]))
                return false;
    }
    return true;
}

/* Is there one value in each of several languages? Only what is so goes on as one item: within a language nothing is left
 * to be told apart by languages, and the recursion ends. */
static bool is_one_in_each(Group group)
{
    for (size_t i = 1; i < group.count; i++)
        if (same_language(group.values[i - 1], group.values[i]))
            return false;
    return has_language_runs(group);
}

/* Do two values have a statement in common? */
static bool has_common_statement(Place place, Group group)
{
    for (size_t i = 1; i < group.count; i++)
        if (own_statement(place, group.values[i]) != NULL &&
            group.values[i]->statement == group.values[i - 1]->statement)
            return true;
    return false;
}

/* Do the members count up, list by list? */
static bool counts_up(Group group)
{
    for (size_t i = 1; i < group.count; i++) {
        const Value *a = group.values[i - 1], *b = group.values[i];

        if (b->list < a->list || (b->list == a->list && b->item < a->item))
            return false;
    }
    return true;
}

/* Is the field a mapping from languages to values or lists, not a list of values that have languages? */
static bool is_by_language(const Form *form, Place place, Group group)
{
    const Row *row = group.values[0]->row;
    bool one_language = run_end(group, 0, same_language) == group.count;

    if (place.told || !row_by_language(row) || !has_language_runs(group))
        return false;
    if (row->type == TYPE_RECORD || !counts_up(group))
        return true;
    if (one_language)
        return group.count > 1 && any_needs_tag(form, place, group);
    return row->cardinality != MANY && !has_common_statement(place, group);
}

static Node *form_languages(const Form *form, Place place, Group group)
{
    Node *map = new_map(form);

    place.told = true;
    for (size_t i = 0, end; i < group.count; i = end) {
        end = run_end(group, i, same_language);
        put(form, map, tag_of(group.values[i]), form_values(form, place, part_of(group, i, end)));
    }
    return map;
}

/* Values of one item: one, or one in each language. */
static Node *form_item(const Form *form, Place place, Group group)
{
    const Record *common = common_statement(place, group);

    if (group.count == 1)
        return form_value(form, place, group.values[0]);
    if (common != NULL) {
        place.statement = common;
        return state(form, form_item(form, place, group), common, group.values[0]);
    }
    return form_languages(form, place, group);
}

static Node *form_list(const Form *form, Place place, Group group)
{
    Node *list = new_list(form);

    for (size_t i = 0, end; i < group.count; i = end) {
        end = run_end(group, i, same_item);
        if (end > i + 1 && !is_one_in_each(part_of(group, i, end)))
            end = i + 1;
        put(form, list, STR_EMPTY, form_item(form, place, part_of(group, i, end)));
    }
    return list;
}

/* One of several statements that disagree, about a value or a list as a whole. */
static Node *form_dispute(const Form *form, Place place, Group group)
{
    const Value *first = group.values[0];
    const Record *common = group.count > 1 ? common_statement(place, group) : own_statement(place, first);
    Node *content;

    if (first->row->cardinality != MANY && first->record != NULL && group.count == 1) {
        content = form_value(form, place, first);
        return content->kind == NODE_MAP ? content : state(form, content, NULL, first);
    }
    place.statement = common;
    content = first->row->cardinality == MANY ? form_list(form, place, group) : form_item(form, place, group);
    return state(form, content, common, first);
}

static Node *form_disputes(const Form *form, Place place, Group group)
{
    bool many = group.values[0]->row->cardinality == MANY;
    Node *list = new_list(form);

    for (size_t i = 0, end; i < group.count; i = end) {
        end = run_end(group, i, same_list);
        if (!many && !is_one_in_each(part_of(group, i, end)))
            end = i + 1;
        put(form, list, STR_EMPTY, form_dispute(form, place, part_of(group, i, end)));
    }
    return list;
}

static Node *form_keyed(const Form *form, Place place, Group group)
{
    Node *map = new_map(form);

    place.keyed = true;
    for (size_t i = 0, end; i < group.count; i = end) {
        end = run_end(group, i, same_key);
        put(form, map, value_key(group.values[i]),
            end == i + 1 ? form_value(form, place, group.values[i]) : form_values(form, place, part_of(group, i, end)));
    }
    return map;
}

/* A list of one member stands without brackets where people write it so: references and words, not parts. */
static bool may_stand_alone(Place place, Group group)
{
    const Value *first = group.values[0];

    return run_end(group, 0, same_item) == group.count && first->row->type != TYPE_RECORD &&
           first->row->type != TYPE_SUBJECT && own_statement(place, first) == NULL &&
           (group.count == 1 || is_one_in_each(group));
}

/* All values of a field, or those of one language. */
static Node *form_values(const Form *form, Place place, Group group)
{
    const Row *row = group.values[0]->row;
    const Record *common;

    if (row->cardinality == KEYED && !place.keyed)
        return form_keyed(form, place, group);
    if (is_by_language(form, place, group))
        return form_languages(form, place, group);
    if (run_end(group, 0, same_list) < group.count)
        return form_disputes(form, place, group);
    if (row->cardinality != MANY)
        return group.count == 1 || is_one_in_each(group) ? form_item(form, place, group)
                                                         : form_disputes(form, place, group);
    common = common_statement(place, group);
    if (common != NULL) {
        place.statement = common;
        return state(form, form_list(form, place, group), common, group.values[0]);
    }
    return may_stand_alone(place, group) ? form_item(form, place, group) : form_list(form, place, group);
}

/* ---- fields ---- */

/* Forms of a name stand among its fields, under their languages. */
static void put_forms(const Form *form, Place place, Node *map, const Field *field)
{
    Group group = { field->values.items, field->values.count };

    place.told = true;
    for (size_t i = 0, end; i < group.count; i = end) {
        end = run_end(group, i, same_language);
        put(form, map, tag_of(group.values[i]), form_values(form, place, part_of(group, i, end)));
    }
}

/* Recursion: parts are no deeper than the reader's nodes were. */
static Node *form_fields(const Form *form, const Record *part, Str outer, bool bound)
{
    Place place = { .schema = part->schema, .outer = outer, .bound = bound };
    Node *map = new_map(form);

    for (size_t i = 0; i < part->fields.count; i++) {
        const Field *field = part->fields.items[i];

        if (field->values.count == 0)
            continue;
        if (field->row->name == part->schema->language_field)
            put_forms(form, place, map, field);
        else
            put(form, map, field_name(field->row->name),
                form_values(form, place, (Group){ field->values.items, field->values.count }));
    }
    return map;
}

static Form form_of(Arena *arena, const Record *record, const SourceIds *ids)
{
    return (Form){ arena, ids, record->kind == KIND_ENDNOTE ? record_text(record, F_LANGUAGE) : STR_EMPTY };
}

Node *source_form(Arena *arena, const Record *record, const SourceIds *ids)
{
    Form form = form_of(arena, record, ids);

    return form_fields(&form, record, STR_EMPTY, false);
}

bool source_form_is_text(const Record *record, const Field *field)
{
    Form form = form_of(NULL, record, NULL);
    Place place = { .schema = record->schema };
    const Value *value = field->values.items[0];

    return field->values.count == 1 && field->row->cardinality == ONE && value->record == NULL &&
           value->target == NULL && own_statement(place, value) == NULL && !needs_tag(&form, place, value);
}

Node *source_form_field(Arena *arena, const Record *record, const Field *field, const SourceIds *ids)
{
    Form form = form_of(arena, record, ids);

    return form_values(&form, (Place){ .schema = record->schema }, (Group){ field->values.items, field->values.count });
}
