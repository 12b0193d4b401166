#include "model/engine_parts.h"

static bool same_place(const Field *field, const Value *a, const Value *b)
{
    if (field->row->cardinality == MANY && a->list != b->list)
        return true;
    return a->item == b->item && str_eq(a->lang, b->lang) && str_eq(value_key(a), value_key(b));
}

/* May two values of the same place stand side by side? Members of one list may. */
static bool disagree(const Field *field, const Value *a, const Value *b)
{
    if (a == b || !same_place(field, a, b))
        return false;
    return field->row->cardinality != MANY || a->list != b->list || field->row->type != TYPE_RECORD;
}

static bool is_preferred(const Value *value)
{
    return record_flag(value->statement, F_PREFERRED);
}

/* Once for each statement, whatever number of values it is about. */
static void report_preferred(Reader *reader, const Field *field, const Value *value, const Value *other,
                             const Record **reported)
{
    Diag *diag;

    if (value->statement == *reported)
        return;
    *reported = value->statement;
    diag = diag_add(reader->diags, DIAG_B110, reader->source, value->span, "'%.*s' has two preferred values",
                    STR_ARG(engine_row_name(field->row)));
    diag_note(reader->diags, diag, reader->source, other->span, "the other one");
}

static void settle_value(Reader *reader, Field *field, size_t number, const Record **reported)
{
    Value *value = field->values.items[number];
    bool first = true, other_preferred = false;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *other = field->values.items[i];

        if (!disagree(field, value, other))
            continue;
        value->disputed = true;
        first = first && i > number;
        if (!is_preferred(other))
            continue;
        other_preferred = true;
        if (is_preferred(value) && i < number && value->list != other->list)
            report_preferred(reader, field, value, other, reported);
    }
    value->alternative = value->disputed && (other_preferred || !first) && !is_preferred(value);
}

/* Fields are short: comparing all pairs is quickest; a very
 * long list has one value in each place, so that it is passed over. */
void engine_settle(Reader *reader, Field *field)
{
    enum { LONGEST = 256 };
    const Record *reported = NULL;

    if (field->values.count < 2 || field->values.count > LONGEST)
        return;
    for (size_t i = 0; i < field->values.count; i++)
        settle_value(reader, field, i, &reported);
}
