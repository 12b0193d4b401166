#include "model/engine_parts.h"

#include "text/names.h"
#include "text/tag.h"

/* Where the next value goes, and what is already known of it. */
typedef struct Slot {
    const Row *row;
    Field *field;
    Str lang, key;
    Span lang_span, key_span;
    uint32_t item, list;
    Record *statement;
} Slot;

static void read_item(Reader *reader, Slot slot, const Node *node);
static void read_list(Reader *reader, Slot slot, const Node *node);
static void read_fields(Reader *reader, Record *record, const Node *node, Record **statement);

static bool is_language_key(const Row *row, Str key)
{
    if (engine_is_statement_key(key) || (row->record != NULL && schema_row(row->record, key) != NULL))
        return false;
    return tag_is_key(key);
}

/* A mapping that gives the row's value for each language. One language among the keys is enough: the others are then
 * reported where they stand. */
static bool is_language_map(const Row *row, const Node *node)
{
    if (!row_by_language(row) || node->kind != NODE_MAP)
        return false;
    for (size_t i = 0; i < node->count; i++)
        if (is_language_key(row, node->entries[i].key))
            return true;
    return false;
}

static Record *part_create(Reader *reader, const Schema *schema, Span span)
{
    Record *part = arena_new(reader->arena, Record);

    part->schema = schema;
    part->source = reader->source;
    part->span = span;
    return part;
}

/* The record's field of that row, made if it is not there, in the order of the schema. */
static Field *field_open(Reader *reader, Record *record, const Row *row, Span key_span)
{
    size_t at = record->fields.count;
    Field *field;

    for (size_t i = 0; i < record->fields.count; i++)
        if (record->fields.items[i]->row == row)
            return record->fields.items[i];
    field = field_create(reader->arena, row, key_span);
    record_add_field(reader->arena, record, field);
    for (; at > 0 && record->fields.items[at - 1]->row > row; at--)
        record->fields.items[at] = record->fields.items[at - 1];
    record->fields.items[at] = field;
    return field;
}

static void set_statement(Value *value, Record *statement)
{
    if (statement == NULL)
        return;
    value->statement = statement;
    value->shared = statement->held;
    statement->held = true;
}

static const ValueKeys *keys_of(const Reader *reader, const Slot *slot)
{
    ValueKeys *keys;

    if (slot->key_span.end == 0 && slot->lang_span.end == 0 && slot->key.len == 0)
        return NULL;
    keys = arena_new(reader->arena, ValueKeys);
    *keys = (ValueKeys){ slot->key, slot->key_span, slot->lang_span };
    return keys;
}

static Value *add_value(Reader *reader, const Slot *slot, Span span)
{
    Value *value = arena_new(reader->arena, Value);

    value->row = slot->row;
    value->span = span;
    value->lang = slot->lang;
    value->keys = keys_of(reader, slot);
    value->item = slot->item;
    value->list = slot->list;
    set_statement(value, slot->statement);
    vec_push(reader->arena, &slot->field->values, value);
    return value;
}

static bool is_blank(const Node *node)
{
    return node->kind == NODE_TEXT ? str_trim(node->text).len == 0 : node->count == 0;
}

/* ---- names given as plain strings (rule 5) ---- */

enum { FAMILY_AND_GIVEN = 2 }; /* fields that most have */

static void add_part_text(Reader *reader, Record *part, FieldName name, const Node *node, Str text)
{
    const Row *row = schema_field(part->schema, name);
    Span span = node->span;
    Slot slot = { .row = row };

    if (text.len == 0)
        return;
    if (reader->source->inside != NULL)
        span = reader->source->inside(reader->source, node->span, node->text, (size_t)(text.ptr - node->text.ptr),
                                      text.len);
    slot.field = field_open(reader, part, row, span);
    add_value(reader, &slot, span)->text = text;
}

static void split_han_name(Reader *reader, Record *form, const Node *node)
{
    Str family, given;

    if (names_split_han(node->text, &family, &given)) {
        add_part_text(reader, form, F_FAMILY, node, family);
        add_part_text(reader, form, F_GIVEN, node, given);
        return;
    }
    add_part_text(reader, form, F_LITERAL, node, node->text);
}

/* A name in Han characters becomes a form whose language is settled later. */
static void read_han_name(Reader *reader, Record *name, const Node *node)
{
    const Row *row = schema_field(&schema_name, F_FORM);
    Slot slot = { .row = row, .field = field_open(reader, name, row, node->span) };
    Value *form = add_value(reader, &slot, node->span);

    form->record = part_create(reader, &schema_name_form, node->span);
    record_reserve(reader->arena, form->record, FAMILY_AND_GIVEN);
    split_han_name(reader, form->record, node);
}

static void read_name_string(Reader *reader, Record *name, const Node *node)
{
    NameForm parts;
    Diag *diag;

    record_reserve(reader->arena, name, FAMILY_AND_GIVEN);
    if (names_is_han(node->text)) {
        if (name->schema == &schema_name)
            read_han_name(reader, name, node);
        else
            split_han_name(reader, name, node);
        return;
    }
    parts = names_split(node->text);
    if (parts.two_latin_words) {
        diag = diag_add(reader->diags, DIAG_B115, reader->source, node->span,
                        "'%.*s' is taken as the name of an organisation", STR_ARG(node->text));
        diag_help(reader->diags, diag, "write a person as 'family, given'; {literal: %.*s} says that it is one name",
                  STR_ARG(node->text));
    }
    add_part_text(reader, name, F_FAMILY, node, parts.family);
    add_part_text(reader, name, F_GIVEN, node, parts.given);
    if (name->schema == &schema_name)
        add_part_text(reader, name, F_SUFFIX, node, parts.suffix);
    add_part_text(reader, name, F_LITERAL, node, parts.literal);
}

/* ---- values ---- */

static void read_shorthand(Reader *reader, const Row *row, Record *part, const Node *node)
{
    const Row *inner = schema_field(row->record, row->record->shorthand);
    Slot slot = { .row = inner, .field = field_open(reader, part, inner, node->span) };

    read_item(reader, slot, node);
}

/* The number of the next member of a many-valued field. */
static uint32_t next_item(const Field *field)
{
    return field->values.count > 0 ? field->values.items[field->values.count - 1]->item + 1 : 0;
}

static void append_values(Reader *reader, Field *field, const Field *from)
{
    uint32_t before = next_item(field);

    for (size_t i = 0; i < from->values.count; i++) {
        Value *value = arena_new(reader->arena, Value);

        *value = *from->values.items[i];
        value->item += before;
        vec_push(reader->arena, &field->values, value);
    }
}

/* A statement within another one, whose other values keep theirs: it says all that the outer one does, but what can be
 * said only once it may say anew. */
static Record *inherit_statement(Reader *reader, const Record *outer, const Node *node)
{
    Record *statement = part_create(reader, &schema_statement, node->span);

    for (size_t i = 0; outer != NULL && i < outer->fields.count; i++) {
        const Field *field = outer->fields.items[i];

        if (field->row->cardinality == ONE && node_entry(node, field_name(field->row->name)) != NULL)
            continue;
        append_values(reader, field_open(reader, statement, field->row, field->key_span), field);
    }
    return statement;
}

/* Is there a key that belongs to the statement about the part, not to the part? */
static bool has_statement_key(const Schema *schema, const Node *node)
{
    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++)
        if (schema_row(schema, node->entries[i].key) == NULL &&
            schema_row(&schema_statement, node->entries[i].key) != NULL)
            return true;
    return false;
}

static void read_part(Reader *reader, const Slot *slot, const Node *node)
{
    const Schema *schema = slot->row->record;
    Slot own = *slot;
    Value *value;

    if (node->kind == NODE_LIST || (node->kind == NODE_TEXT && schema->shorthand == F_NONE)) {
        engine_report_shape(reader, slot->row, node);
        return;
    }
    if (slot->statement != NULL && has_statement_key(schema, node))
        own.statement = inherit_statement(reader, slot->statement, node);
    value = add_value(reader, &own, node->span);
    value->record = part_create(reader, schema, node->span);
    if (node->kind == NODE_MAP)
        read_fields(reader, value->record, node, (slot->row->flags & ROW_BARE) != 0 ? NULL : &value->statement);
    else if ((schema->flags & SCHEMA_NAME) != 0)
        read_name_string(reader, value->record, node);
    else
        read_shorthand(reader, slot->row, value->record, node);
}

static void read_base(Reader *reader, const Slot *slot, const Node *node)
{
    if (is_blank(node)) {
        engine_report_empty(reader, slot->row->name == F_FORM ? slot->lang : engine_row_name(slot->row), node->span);
        return;
    }
    if (slot->row->type == TYPE_RECORD) {
        read_part(reader, slot, node);
        return;
    }
    if (node->kind != NODE_TEXT) {
        engine_report_shape(reader, slot->row, node);
        return;
    }
    if (node->text.len > reader->diags->limits.most[LIMIT_VALUE]) {
        engine_report_length(reader, node);
        return;
    }
    add_value(reader, slot, node->span)->text = node->text;
}

static void read_language(Reader *reader, Slot slot, const NodeEntry *entry)
{
    slot.lang = entry->key;
    slot.lang_span = entry->key_span;
    if (entry->value->kind == NODE_LIST && slot.row->cardinality != MANY)
        read_list(reader, slot, entry->value);
    else
        read_item(reader, slot, entry->value);
}

typedef void LanguageReader(Reader *reader, Slot slot, const NodeEntry *entry);

static void read_languages(Reader *reader, Slot slot, const Node *node, LanguageReader *read)
{
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];

        if (is_language_key(slot.row, entry->key))
            read(reader, slot, entry);
        else
            engine_report_language_key(reader, slot.row, entry);
    }
}

/* {value: …, sources: …}: reads everything beside the value, then the value. */
static void read_statement(Reader *reader, Slot slot, const Node *node)
{
    const Node *content = NULL;

    slot.statement = inherit_statement(reader, slot.statement, node);
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];
        Node single = { .kind = NODE_MAP, .span = node->span, .entries = &node->entries[i], .count = 1 };

        if (str_eq(entry->key, field_name(F_VALUE)))
            content = entry->value;
        else
            read_fields(reader, slot.statement, &single, NULL);
    }
    if (content != NULL)
        read_item(reader, slot, content);
}

static void report_statement_without_value(Reader *reader, const Row *row, const Node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];
        Diag *diag;

        if (engine_is_statement_key(entry->key)) {
            diag = diag_add(reader->diags, DIAG_B111, reader->source, node->span,
                            "a statement of '%.*s' without 'value'", STR_ARG(engine_row_name(row)));
            diag_help(reader->diags, diag, "write {value: …, %.*s: …}", STR_ARG(entry->key));
            return;
        }
    }
    if (row_by_language(row))
        engine_report_language_key(reader, row, &node->entries[0]);
    else
        engine_report_shape(reader, row, node);
}

/* One item of a many-valued field, or the value of another: plain, by language, or written out. */
static void read_item(Reader *reader, Slot slot, const Node *node)
{
    bool bare = (slot.row->flags & ROW_BARE) != 0;

    if (node->broken)
        return;
    if (slot.lang.len == 0 && is_language_map(slot.row, node))
        read_languages(reader, slot, node, read_language);
    else if (!bare && node->kind == NODE_MAP && node_entry(node, field_name(F_VALUE)) != NULL)
        read_statement(reader, slot, node);
    else if (node->kind == NODE_MAP && slot.row->type != TYPE_RECORD && node->count > 0)
        report_statement_without_value(reader, slot.row, node);
    else
        read_base(reader, &slot, node);
}

/* [{value: [A, B], sources: …}, {value: [C], sources: …}]: the sources disagree about the list as a whole. */
static bool is_list_of_lists(const Node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        const Node *item = node->entries[i].value;
        const NodeEntry *content = item->kind == NODE_MAP ? node_entry(item, field_name(F_VALUE)) : NULL;

        if (content != NULL && content->value->kind == NODE_LIST)
            return true;
    }
    return false;
}

static void read_members(Reader *reader, Slot slot, const Node *node)
{
    for (size_t i = 0; i < node->count; i++, slot.item++)
        read_item(reader, slot, node->entries[i].value);
}

/* What the statement about the list says, and the member's own doesn't. */
static void add_statement(Reader *reader, Value *member, Record *statement)
{
    if (member->statement == NULL) {
        set_statement(member, statement);
        return;
    }
    for (size_t i = 0; i < statement->fields.count; i++) {
        const Field *field = statement->fields.items[i];

        if (field->row->cardinality == ONE && record_field(member->statement, field->row->name) != NULL)
            continue;
        append_values(reader, field_open(reader, member->statement, field->row, field->key_span), field);
    }
}

/* A statement about a whole list: every member gets it. */
static void read_list_statement(Reader *reader, Slot slot, const Node *node)
{
    const NodeEntry *content = node_entry(node, field_name(F_VALUE));
    size_t before = slot.field->values.count;
    Record *statement;

    if (content == NULL || content->value->kind != NODE_LIST) {
        read_item(reader, slot, node);
        return;
    }
    read_members(reader, slot, content->value);
    statement = part_create(reader, &schema_statement, node->span);
    for (size_t i = 0; i < node->count; i++) {
        Node single = { .kind = NODE_MAP, .span = node->span, .entries = &node->entries[i], .count = 1 };

        if (&node->entries[i] != content)
            read_fields(reader, statement, &single, NULL);
    }
    for (size_t i = before; i < slot.field->values.count; i++)
        if (!slot.field->values.items[i]->shared)
            add_statement(reader, slot.field->values.items[i], statement);
}

/* A whole field's value, or one language's of it: a list, or a single item. */
static void read_list(Reader *reader, Slot slot, const Node *node)
{
    if (slot.row->cardinality == MANY && node->kind == NODE_MAP) {
        read_list_statement(reader, slot, node);
        return;
    }
    if (node->kind != NODE_LIST) {
        read_item(reader, slot, node);
        return;
    }
    if (node->count == 0) {
        engine_report_empty(reader, engine_row_name(slot.row), node->span);
        return;
    }
    if (slot.row->cardinality == MANY && !is_list_of_lists(node)) {
        read_members(reader, slot, node);
        return;
    }
    if (slot.row->cardinality == ONE && node->entries[0].value->kind != NODE_MAP) {
        engine_report_shape(reader, slot.row, node);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        slot.list = (uint32_t)i;
        if (slot.row->cardinality == MANY && node->entries[i].value->kind == NODE_MAP)
            read_list_statement(reader, slot, node->entries[i].value);
        else
            read_item(reader, slot, node->entries[i].value);
    }
}

static void read_language_list(Reader *reader, Slot slot, const NodeEntry *entry)
{
    slot.lang = entry->key;
    slot.lang_span = entry->key_span;
    read_list(reader, slot, entry->value);
}

static void read_keyed(Reader *reader, Slot slot, const Node *node)
{
    if (node->kind != NODE_MAP) {
        diag_add(reader->diags, DIAG_B103, reader->source, node->span, "'%.*s' takes a mapping, not %s",
                 STR_ARG(engine_row_name(slot.row)), node_kind_name(node->kind));
        return;
    }
    for (size_t i = 0; i < node->count; i++, slot.item++) {
        slot.key = node->entries[i].key;
        slot.key_span = node->entries[i].key_span;
        read_item(reader, slot, node->entries[i].value);
    }
}

/* ---- records ---- */

static void read_field(Reader *reader, Record *record, const Row *row, const NodeEntry *entry)
{
    Slot slot = { .row = row, .field = field_open(reader, record, row, entry->key_span) };

    slot.item = row->cardinality == MANY ? next_item(slot.field) : 0;
    if (entry->value->broken)
        return;
    if (is_blank(entry->value))
        engine_report_empty(reader, entry->key, entry->key_span);
    else if (row->cardinality == KEYED)
        read_keyed(reader, slot, entry->value);
    else if (is_language_map(row, entry->value))
        read_languages(reader, slot, entry->value, read_language_list);
    else
        read_list(reader, slot, entry->value);
    engine_settle(reader, slot.field);
}

/* A key that is a language tag, in a record that takes them: a name's form in another script. */
static void read_form(Reader *reader, Record *record, const NodeEntry *entry)
{
    const Row *row = schema_field(record->schema, record->schema->language_field);
    Slot slot = { .row = row, .field = field_open(reader, record, row, entry->key_span) };

    read_language(reader, slot, entry);
    engine_settle(reader, slot.field);
}

/* Reads the entries of a mapping as fields. Keys of a statement go to `*statement`, which is made when the first one
 * comes; with NULL they are unknown fields like others. */
static void read_fields(Reader *reader, Record *record, const Node *node, Record **statement)
{
    record_reserve(reader->arena, record, node->count);
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];
        const Row *row = schema_row(record->schema, entry->key);

        if (row != NULL) {
            read_field(reader, record, row, entry);
        } else if (statement != NULL && (row = schema_row(&schema_statement, entry->key)) != NULL) {
            if (*statement == NULL)
                *statement = part_create(reader, &schema_statement, node->span);
            read_field(reader, *statement, row, entry);
        } else if (record->schema->language_field != F_NONE && tag_is_key(entry->key)) {
            read_form(reader, record, entry);
        } else {
            engine_report_unknown_key(reader, record->schema, statement != NULL, entry);
        }
    }
    for (const Row *row = record->schema->rows; row->name != F_NONE && !node->broken; row++) {
        if ((row->flags & ROW_REQUIRED) == 0 || record_field(record, row->name) != NULL)
            continue;
        diag_add(reader->diags, DIAG_B102, reader->source, record->kind != KIND_NONE ? record->id_span : node->span,
                 "the %s has no '%.*s'", record->schema->name, STR_ARG(engine_row_name(row)));
    }
}

Record *engine_read(Records *records, Kind kind, const Source *source, Str id, Span id_span, const Node *node,
                    Diags *diags)
{
    Reader reader = { records, records->arena, source, diags };
    Record *record = part_create(&reader, schema_of(kind), node->span);

    record->kind = kind;
    record->id = id;
    record->id_span = id_span;
    record->broken = node->broken;
    if (node->broken && node->kind != NODE_MAP)
        return record;
    if (node->kind == NODE_MAP)
        read_fields(&reader, record, node, NULL);
    else if (is_blank(node))
        engine_report_empty(&reader, id.len > 0 ? id : str_of(kind_name(kind)), id_span);
    else
        diag_add(diags, DIAG_B103, source, node->span, "%s%s is a mapping of fields, not %s",
                 noun_article(kind_name(kind)), kind_name(kind), node_kind_name(node->kind));
    return record;
}
