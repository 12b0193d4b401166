/* Rules for dates that stand in an order. Whether a single date is well-formed is a question of values.c. */
#include "check/rules.h"

#include "text/edtf.h"

typedef struct Order {
    unsigned kinds;
    FieldName earlier, later;
} Order;

/* `issued` may lie before `from`, when something is announced, or after `until`, when its law is printed. */
static const Order orders[] = {
    { KIND_PROGRAM, F_FROM, F_UNTIL },
    { KIND_PROGRAM, F_ISSUED, F_PERIOD },
    { KIND_ENDNOTE, F_ORIGINAL_DATE, F_ISSUED },
    { KIND_ENDNOTE, F_SUBMITTED, F_ISSUED },
    { KIND_ENDNOTE, F_AVAILABLE_DATE, F_ISSUED },
    { KIND_ENDNOTE, F_ISSUED, F_ACCESSED },
};

/* A successor does not begin before its predecessor does; one's announcement says nothing of the other's beginning. */
static const FieldName beginnings[] = { F_FROM, F_ISSUED, F_PERIOD };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The date that flat formats use; NULL if there is none, or a malformed one. */
static const Value *read_date(const Record *record, FieldName name, Edtf *date)
{
    const Value *value = record_value(record, name);

    return value != NULL && edtf_parse(value->text, date, NULL) ? value : NULL;
}

static void check_order(Check *check, const Record *record, const Order *order)
{
    Edtf from, until;
    const Value *earlier = read_date(record, order->earlier, &from), *later = NULL;
    Diag *diag;

    if (earlier != NULL)
        later = read_date(record, order->later, &until);
    if (later == NULL || !edtf_is_before(&until, &from))
        return;
    diag = diag_add(check->diags, DIAG_B309, record->source, later->span, "'%.*s' (%.*s) lies before '%.*s' (%.*s)",
                    STR_ARG(field_name(order->later)), STR_ARG(later->text), STR_ARG(field_name(order->earlier)),
                    STR_ARG(earlier->text));
    diag_note(check->diags, diag, record->source, earlier->span, "the other date");
    diag_help(check->diags, diag, "correct one of the dates");
}

static void check_succession(Check *check, const Record *record, const Value *value)
{
    for (size_t i = 0; i < COUNT(beginnings); i++) {
        Edtf own, other;
        const Value *begins = read_date(record, beginnings[i], &own), *began = NULL;
        Diag *diag;

        if (begins != NULL)
            began = read_date(value->target, beginnings[i], &other);
        if (began == NULL || edtf_earliest(&own) >= edtf_earliest(&other) || !edtf_is_before(&own, &other))
            continue;
        diag = diag_add(check->diags, DIAG_B309, record->source, value->span,
                        "'%.*s' is older than the predecessor '%.*s'", STR_ARG(record->id), STR_ARG(value->target->id));
        diag_note(check->diags, diag, record->source, begins->span, "'%.*s' of the one",
                  STR_ARG(field_name(beginnings[i])));
        diag_note(check->diags, diag, value->target->source, began->span, "and of the other");
        diag_help(check->diags, diag, "correct one of the dates, or the direction of 'succeeds'");
        return;
    }
}

void check_date_order(Check *check, const Record *record)
{
    const Field *field = record_field(record, F_SUCCEEDS);

    for (size_t i = 0; i < COUNT(orders); i++)
        if ((orders[i].kinds & (unsigned)record->kind) != 0)
            check_order(check, record, &orders[i]);
    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (field->values.items[i]->target != NULL && !field->values.items[i]->alternative)
            check_succession(check, record, field->values.items[i]);
}

/* ---- the future ---- */

static void report_future(Check *check, const Record *work, const Value *value)
{
    Diag *diag = diag_add(check->diags, DIAG_B323, work->source, value->span, "'%.*s' (%.*s) lies in the future",
                          STR_ARG(field_name(value->row->name)), STR_ARG(value->text));

    diag_help(check->diags, diag, "correct it; what has yet to appear has a status, 'forthcoming'");
}

/* Books and volumes of journals bear the year after the one in which they are sold. */
void check_future(Check *check, const Record *work)
{
    enum { YEAR = 10000 };
    Edtf date;
    const Value *accessed = read_date(work, F_ACCESSED, &date), *issued;

    if (accessed != NULL && edtf_earliest(&date) > check->today)
        report_future(check, work, accessed);
    issued = read_date(work, F_ISSUED, &date);
    if (issued != NULL && !date.start.long_year && edtf_earliest(&date) != EDTF_DAY_MAX &&
        edtf_earliest(&date) / YEAR > check->today / YEAR + 1 && record_field(work, F_STATUS) == NULL)
        report_future(check, work, issued);
}
