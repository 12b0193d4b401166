#include "model/record.h"

Records *records_create(Arena *arena)
{
    Records *records = arena_new(arena, Records);

    records->arena = arena;
    return records;
}

bool records_have_room(const Records *records, const Source *source, Span span, Diags *diags)
{
    size_t most = diags->limits.most[LIMIT_RECORDS];

    if (records->before + records->list.count < most)
        return true;
    diag_help(diags, diag_add(diags, DIAG_B025, source, span, "more than %zu record%s", most, most == 1 ? "" : "s"),
              "nothing behind this place was read; --limits records=N allows N");
    return false;
}

/* Most fields that are asked for are not there. */
static uint64_t name_bit(FieldName name)
{
    return (uint64_t)1 << (name % 64);
}

Field *field_create(Arena *arena, const Row *row, Span key_span)
{
    Field *field = arena_new(arena, Field);

    field->row = row;
    field->key_span = key_span;
    field->values.items = field->room;
    field->values.capacity = sizeof field->room / sizeof field->room[0];
    return field;
}

void record_add_field(Arena *arena, Record *record, Field *field)
{
    vec_push(arena, &record->fields, field);
    record->present |= name_bit(field->row->name);
}

void record_reserve(Arena *arena, Record *record, size_t count)
{
    if (record->fields.capacity > 0 || count == 0)
        return;
    record->fields.items = arena_array(arena, count, sizeof(Field *));
    record->fields.capacity = count;
}

const Field *record_field(const Record *record, FieldName name)
{
    if ((record->present & name_bit(name)) == 0)
        return NULL;
    for (size_t i = 0; i < record->fields.count; i++)
        if (record->fields.items[i]->row->name == name)
            return record->fields.items[i];
    return NULL;
}

static const Value *find_value(const Record *record, FieldName name, const Str *lang)
{
    const Field *field = record_field(record, name);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative && (lang == NULL || str_eq(value->lang, *lang)))
            return value;
    }
    return NULL;
}

const Value *record_value(const Record *record, FieldName name)
{
    return find_value(record, name, NULL);
}

const Value *record_value_in(const Record *record, FieldName name, Str lang)
{
    return find_value(record, name, &lang);
}

Str record_text(const Record *record, FieldName name)
{
    const Value *value = record_value(record, name);

    return value != NULL ? value->text : STR_EMPTY;
}

bool record_flag(const Record *record, FieldName name)
{
    return record != NULL && str_is(record_text(record, name), "true");
}

void record_drop(Record *record, FieldName name)
{
    size_t kept = 0;

    for (size_t i = 0; i < record->fields.count; i++)
        if (record->fields.items[i]->row->name != name)
            record->fields.items[kept++] = record->fields.items[i];
    record->fields.count = kept;
}

typedef struct Walk {
    const Record *record;
    ValueVisitor *visit;
    void *context;
} Walk;

/* The engine reads no record deeper than the reader's nodes, so the recursion is bounded by the reader's depth. */
static void walk_part(const Walk *walk, const Record *part, const Value *top)
{
    for (size_t i = 0; part != NULL && i < part->fields.count; i++) {
        const Field *field = part->fields.items[i];

        for (size_t j = 0; j < field->values.count; j++) {
            Value *value = field->values.items[j];
            const Value *outer = top != NULL ? top : value;

            walk->visit(walk->context, walk->record, outer, value);
            walk_part(walk, value->record, outer);
            if (!value->shared)
                walk_part(walk, value->statement, outer);
        }
    }
}

void record_walk(const Record *record, ValueVisitor *visit, void *context)
{
    Walk walk = { record, visit, context };

    walk_part(&walk, record, NULL);
}

Span value_span(const Record *record, const Value *value, size_t at, size_t len)
{
    const Source *source = record->source;

    if (source->inside != NULL)
        return source->inside(source, value->span, value->text, at, len);
    if (!str_eq(source_text(source, value->span), value->text))
        return value->span;
    return (Span){ value->span.start + (uint32_t)at, value->span.start + (uint32_t)(at + len) };
}

Str records_language(const Records *records)
{
    return records->project != NULL ? record_text(records->project, F_LANGUAGES) : STR_EMPTY;
}
