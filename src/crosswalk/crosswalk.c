#include "crosswalk/crosswalk.h"

void crosswalk_loss(const Writing *writing, const Record *record, const Value *value, DiagCode code, Str detail)
{
    if (writing->loss != NULL)
        writing->loss(writing->context, record, value, code,
                      value != NULL ? field_name(value->row->name) : str_of(kind_name(record->kind)), detail);
}

typedef struct Statements {
    const Writing *writing;
    FieldTest *told;
    const void *context;
    const Row *field;  /* the record's own field that was asked last */
    unsigned reported; /* which parts of its statements were told */
} Statements;

static void report_statement(void *context, const Record *record, const Value *top, Value *value)
{
    /* Marks are many, and say little of a single field: once for each record. */
    enum { MARKS = 2 };
    static const FieldName parts[] = { F_SUPPLIED, F_CERTAINTY, F_SOURCES, F_AS_PRINTED, F_NOTE };
    Statements *statements = context;

    if (top->alternative || value == top)
        return;
    if (top->row != statements->field) {
        statements->field = top->row;
        statements->reported &= (1U << MARKS) - 1;
    }
    for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++)
        if (value->row == schema_field(&schema_statement, parts[i]) && (statements->reported & 1U << i) == 0 &&
            !statements->told(statements->context, top->row->name)) {
            statements->reported |= 1U << i;
            crosswalk_loss(statements->writing, record, value, DIAG_B701, STR_EMPTY);
        }
}

void crosswalk_statement_losses(const Writing *writing, const Record *record, FieldTest *told, const void *context)
{
    Statements statements = { .writing = writing, .told = told, .context = context };

    record_walk(record, report_statement, &statements);
}

void crosswalk_custom(const Record *record, Str format, CustomVisitor *visit, void *context)
{
    const Field *custom = record_field(record, F_CUSTOM);

    for (size_t i = 0; custom != NULL && i < custom->values.count; i++) {
        const Value *value = custom->values.items[i];
        Str key = value_key(value);

        if (key.len > format.len + 1 && str_starts(key, format) && key.ptr[format.len] == '.')
            visit(context, str_from(key, format.len + 1), value);
    }
}

size_t crosswalk_members(const Field *field)
{
    size_t count = 0;

    for (size_t i = 0; i < field->values.count; i++)
        if (field->values.items[i]->item >= count)
            count = (size_t)field->values.items[i]->item + 1;
    return count;
}
