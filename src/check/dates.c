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

/* What comes later does not begin before what was there first, and does not end before that begins; one's announcement says nothing
 * of the other's beginning. */
static const struct {
    FieldName later, earlier;
} beginnings[] = {
    { F_FROM, F_FROM },  { F_ISSUED, F_ISSUED }, { F_PERIOD, F_PERIOD }, { F_INTRODUCED, F_INTRODUCED },
    { F_UNTIL, F_FROM },
};

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

/* Is the later of two records the older one? `value` is the reference of either to the other. */
static void check_succession(Check *check, const Record *record, const Value *value, const Record *later,
                             const Record *earlier)
{
    for (size_t i = 0; i < COUNT(beginnings); i++) {
        Edtf own, other;
        const Value *begins = read_date(later, beginnings[i].later, &own), *began = NULL;
        Diag *diag;

        if (begins != NULL)
            began = read_date(earlier, beginnings[i].earlier, &other);
        if (began == NULL || edtf_earliest(&own) >= edtf_earliest(&other) || !edtf_is_before(&own, &other))
            continue;
        diag = diag_add(check->diags, DIAG_B309, record->source, value->span,
                        "'%.*s' is older than the predecessor '%.*s'", STR_ARG(later->id), STR_ARG(earlier->id));
        diag_note(check->diags, diag, later->source, begins->span, "'%.*s' of the one",
                  STR_ARG(field_name(beginnings[i].later)));
        diag_note(check->diags, diag, earlier->source, began->span, "and '%.*s' of the other",
                  STR_ARG(field_name(beginnings[i].earlier)));
        diag_help(check->diags, diag, "correct one of the dates, or the direction of '%.*s'",
                  STR_ARG(field_name(value->row->name)));
        return;
    }
}

/* The first of a work's dates; NULL: nobody says. A speech is translated as soon as it was given, a preprint before it is printed;
 * of a later edition the date is that of the edition. */
static const Value *first_date(const Record *work, Edtf *date)
{
    static const FieldName dates[] = { F_ORIGINAL_DATE, F_EVENT_DATE, F_SUBMITTED, F_AVAILABLE_DATE, F_ISSUED };
    const Value *first = NULL;

    for (size_t i = 0; i < COUNT(dates); i++) {
        Edtf each;
        const Value *value = read_date(work, dates[i], &each);

        if (value == NULL || (first != NULL && edtf_earliest(&each) >= edtf_earliest(date)))
            continue;
        first = value;
        *date = each;
    }
    return first != NULL && first->row->name == F_ISSUED && record_field(work, F_EDITION) != NULL ? NULL : first;
}

static void check_translation(Check *check, const Record *record, const Value *value)
{
    Edtf own, other;
    const Value *issued = read_date(record, F_ISSUED, &own), *original = first_date(value->target, &other);
    Diag *diag;

    if (issued == NULL || original == NULL || !edtf_is_before(&own, &other))
        return;
    diag = diag_add(check->diags, DIAG_B309, record->source, value->span, "'%.*s' is older than its original '%.*s'",
                    STR_ARG(record->id), STR_ARG(value->target->id));
    diag_note(check->diags, diag, record->source, issued->span, "the translation");
    diag_note(check->diags, diag, value->target->source, original->span, "the original");
    diag_help(check->diags, diag,
              "correct one of the dates, or the direction of the reference; of a later edition say so, or give its "
              "original date");
}

static void check_reference(Check *check, const Record *record, const Value *value)
{
    if (value->target == NULL || value->alternative)
        return;
    if (value->row->name == F_SUCCEEDS)
        check_succession(check, record, value, record, value->target);
    else if (value->row->name == F_SUPERSEDED_BY)
        check_succession(check, record, value, value->target, record);
    else
        check_translation(check, record, value);
}

void check_date_order(Check *check, const Record *record)
{
    static const FieldName references[] = { F_SUCCEEDS, F_SUPERSEDED_BY, F_TRANSLATION_OF };

    for (size_t i = 0; i < COUNT(orders); i++)
        if ((orders[i].kinds & (unsigned)record->kind) != 0)
            check_order(check, record, &orders[i]);
    for (size_t i = 0; i < COUNT(references); i++) {
        const Field *field = record_field(record, references[i]);

        for (size_t k = 0; field != NULL && k < field->values.count; k++)
            check_reference(check, record, field->values.items[k]);
    }
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
