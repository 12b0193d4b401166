/* cs:date: dates of items in the forms of the style or of the locale. Source: CSL 1.0.2, "Date". */
#include "csl/engine.h"

#include "csl/text_case.h"

/* The parts that a date is rendered from: of the style, or of the locale with the style's formats. */
typedef struct DateParts {
    const CslElement *items[8]; /* formats, affixes */
    const CslElement *forms[8]; /* who says form, case and format */
    size_t count;
    bool localised;
    Str delimiter;
} DateParts;

static const CslElement *part_of(const CslElement *e, CslPart part)
{
    for (size_t i = 0; i < e->child_count; i++)
        if (e->children[i]->kind == CSL_E_DATE_PART && e->children[i]->part == part)
            return e->children[i];
    return NULL;
}

static DateParts parts_of(const CslRender *render, const CslElement *e)
{
    const CslElement *from = e->date_form == 0 ? e : render->locale->dates[e->date_form];
    DateParts parts = { .localised = e->date_form != 0 };

    parts.delimiter = e->delimiter.len > 0 || from == NULL ? e->delimiter : from->delimiter;
    for (size_t i = 0; from != NULL && i < from->child_count && parts.count < 8; i++) {
        const CslElement *child = from->children[i], *own;

        if (child->kind != CSL_E_DATE_PART || (parts.localised && (e->date_parts & (1u << child->part)) == 0))
            continue;
        own = parts.localised ? part_of(e, child->part) : NULL;
        parts.items[parts.count] = child;
        parts.forms[parts.count++] = own == NULL ? child : own;
    }
    return parts;
}

static bool has_part(CslDay day, CslPart part)
{
    return part == CSL_YEAR    ? day.year != 0
           : part == CSL_MONTH ? day.month != 0
                               : day.day != 0 && day.month <= 12 && day.month != 0;
}

static CslPartForm form_of(const CslElement *form, const CslElement *item)
{
    return form->part_form != CSL_PART_DEFAULT ? form->part_form : item->part_form;
}

static void put_year(const CslRender *render, Buf *out, CslPartForm form, int year)
{
    unsigned value = year < 0 ? (unsigned)-year : (unsigned)year;

    if (form == CSL_PART_SHORT)
        buf_number(out, value % 100, 2);
    else
        buf_number(out, value, 1);
    if (year < 0)
        buf_put(out, csl_term(render->locale, STR("bc"), CSL_LONG, false));
    else if (year < 500 && form != CSL_PART_SHORT)
        buf_put(out, csl_term(render->locale, STR("ad"), CSL_LONG, false));
}

/* The term of a month, or a season. */
static Str month_name(int month)
{
    static const Str names[] = {
        STR_INIT("month-00"),  STR_INIT("month-01"),  STR_INIT("month-02"),  STR_INIT("month-03"),
        STR_INIT("month-04"),  STR_INIT("month-05"),  STR_INIT("month-06"),  STR_INIT("month-07"),
        STR_INIT("month-08"),  STR_INIT("month-09"),  STR_INIT("month-10"),  STR_INIT("month-11"),
        STR_INIT("month-12"),  STR_INIT("season-01"), STR_INIT("season-02"), STR_INIT("season-03"),
        STR_INIT("season-04"),
    };

    return month >= 0 && (size_t)month < sizeof names / sizeof *names ? names[month] : STR_EMPTY;
}

static void put_month(const CslRender *render, Buf *out, CslPartForm form, int month)
{
    if (month > 12 || form == CSL_PART_DEFAULT || form == CSL_PART_LONG || form == CSL_PART_SHORT) {
        buf_put(out, csl_term(render->locale, month_name(month), form == CSL_PART_SHORT ? CSL_SHORT : CSL_LONG, false));
        return;
    }
    buf_number(out, month, form == CSL_PART_ZEROS ? 2 : 1);
}

static CslGender month_gender(const CslRender *render, int month)
{
    return month > 12 ? CSL_NEUTER : csl_term_gender(render->locale, month_name(month));
}

static void put_day(const CslRender *render, Buf *out, CslPartForm form, CslDay day)
{
    bool ordinal = form == CSL_PART_ORDINAL && (day.day == 1 || !render->locale->limit_day_ordinals);

    buf_number(out, day.day, form == CSL_PART_ZEROS ? 2 : 1);
    if (ordinal)
        buf_put(out, csl_ordinal_suffix(render->locale, (unsigned)day.day, month_gender(render, day.month)));
}

static void add_suffix(CslRender *render, CslVariable variable, Rich *year)
{
    Rich *suffix;

    if (render->suffix_done || render->disambig->year_suffix < 0 || variable == CSL_ACCESSED || render->sorting ||
        render->engine->style->explicit_suffix)
        return;
    suffix = rich_node(render->arena, RICH_YEAR_SUFFIX);
    suffix->text = csl_year_suffix(render->arena, render->disambig->year_suffix);
    suffix->number = render->disambig->year_suffix;
    rich_add(year, suffix);
    render->suffix_done = true;
}

/* The style's part, with what it leaves to the locale's. */
static CslElement merged(const CslElement *form, const CslElement *item)
{
    CslElement shape = *form;

    if (shape.text_case == CSL_CASE_NONE)
        shape.text_case = item->text_case;
    shape.strip_periods = shape.strip_periods || item->strip_periods;
    if (!rich_has_format(&(Rich){ .format = shape.format }))
        shape.format = item->format;
    return shape;
}

enum { NO_PREFIX = 1, NO_SUFFIX = 2 };

static Rich *render_part(CslRender *render, CslVariable variable, const DateParts *parts, size_t i, CslDay day,
                         unsigned without)
{
    const CslElement *item = parts->items[i], *form = parts->forms[i];
    Buf out = { 0 };
    Rich *content;

    if (!has_part(day, item->part))
        return NULL;
    if (item->part == CSL_YEAR)
        put_year(render, &out, form_of(form, item), day.year);
    else if (item->part == CSL_MONTH)
        put_month(render, &out, form_of(form, item), day.month);
    else
        put_day(render, &out, form_of(form, item), day);
    content = rich_node(render->arena, item->part == CSL_YEAR ? RICH_YEAR : RICH_PLAIN);
    rich_add(content, rich_text(render->arena, buf_keep(render->arena, &out)));
    buf_free(&out);
    if (form == item) {
        content = csl_format(render, form, content);
    } else {
        CslElement shape = merged(form, item);

        content = csl_format(render, &shape, content);
    }
    if (content != NULL && item->part == CSL_YEAR)
        add_suffix(render, variable, content);
    return csl_affix(render->arena, content, without & NO_PREFIX ? STR_EMPTY : item->prefix,
                     without & NO_SUFFIX ? STR_EMPTY : item->suffix);
}

static void add_delimited(CslRender *render, Rich *to, Rich *part, Str delimiter, bool *any)
{
    if (rich_is_empty(part))
        return;
    if (*any && delimiter.len > 0)
        rich_add(to, rich_affix(render->arena, delimiter));
    rich_add(to, part);
    *any = true;
}

/* Whether a part stands in both halves of a range: what differs, and what is smaller. */
static bool differs(const CslDate *date, CslPart part)
{
    if (date->from.year != date->to.year)
        return true;
    if (date->from.month != date->to.month)
        return part != CSL_YEAR;
    return part == CSL_DAY;
}

static Str range_delimiter(const DateParts *parts, const CslDate *date)
{
    CslPart largest = date->from.year != date->to.year     ? CSL_YEAR
                      : date->from.month != date->to.month ? CSL_MONTH
                                                           : CSL_DAY;

    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i]->part == largest) {
            Str own = parts->forms[i]->range_delimiter, other = parts->items[i]->range_delimiter;

            return own.ptr != NULL ? own : other.ptr != NULL ? other : STR("\xE2\x80\x93");
        }
    return STR("\xE2\x80\x93");
}

static void render_range(CslRender *render, CslVariable variable, const DateParts *parts, const CslDate *date, Rich *to)
{
    size_t first = parts->count, last = 0;
    bool any = false;

    for (size_t i = 0; i < parts->count; i++)
        if (differs(date, parts->items[i]->part) &&
            (has_part(date->from, parts->items[i]->part) || has_part(date->to, parts->items[i]->part))) {
            first = first == parts->count ? i : first;
            last = i;
        }
    for (size_t i = 0; i < parts->count; i++) {
        if (i != first) {
            add_delimited(render, to, render_part(render, variable, parts, i, date->from, 0), parts->delimiter, &any);
            continue;
        }
        for (; i <= last; i++)
            add_delimited(render, to, render_part(render, variable, parts, i, date->from, i == last ? NO_SUFFIX : 0),
                          parts->delimiter, &any);
        rich_add(to, rich_affix(render->arena, range_delimiter(parts, date)));
        any = false;
        for (i = first; i <= last && !date->open; i++)
            add_delimited(render, to, render_part(render, variable, parts, i, date->to, i == first ? NO_PREFIX : 0),
                          parts->delimiter, &any);
        i = last;
    }
}

static Rich *render_day(CslRender *render, const CslElement *e, const CslDate *date)
{
    DateParts parts = parts_of(render, e);
    Rich *rich = rich_node(render->arena, RICH_DATE);
    bool any = false, range = date->range;

    if (range) {
        bool shown = false;

        for (size_t i = 0; i < parts.count; i++)
            shown = shown || (differs(date, parts.items[i]->part) &&
                              (has_part(date->from, parts.items[i]->part) || has_part(date->to, parts.items[i]->part)));
        range = shown;
    }
    rich->number = (int32_t)(e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES);
    if (range) {
        render_range(render, e->variables[0], &parts, date, rich);
        return rich;
    }
    for (size_t i = 0; i < parts.count; i++)
        add_delimited(render, rich, render_part(render, e->variables[0], &parts, i, date->from, 0), parts.delimiter,
                      &any);
    return rich;
}

CslOut csl_render_date(CslRender *render, const CslElement *e)
{
    CslVariable variable = e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES;
    const CslDate *date = variable == CSL_VARIABLES ? NULL : csl_item_date(render->item, variable);
    CslOut result = { .called = true };
    const CslElement *form;
    Rich *rich;

    if (date == NULL || render->quenched[variable])
        return result;
    if (render->in_substitute)
        render->quenched[variable] = true;
    if (render->comparing && variable == CSL_ACCESSED) /* when a page was looked at tells no cites apart */
        return (CslOut){ .called = true, .filled = true };
    if (render->sorting) {
        Buf out = { 0 };

        csl_date_key(&out, date, e, render->locale);
        result.rich = rich_text(render->arena, buf_keep(render->arena, &out));
        result.filled = true;
        buf_free(&out);
        return result;
    }
    if (date->literal.len > 0) {
        Rich *year = rich_node(render->arena, RICH_YEAR);

        rich = rich_node(render->arena, RICH_DATE);
        rich->number = (int32_t)variable;
        rich_add(year, rich_parse(render->arena, date->literal));
        add_suffix(render, variable, year);
        rich_add(rich, year);
    } else {
        rich = render_day(render, e, date);
    }
    if (rich_is_empty(rich))
        return result;
    result.filled = true;
    form = e->date_form == 0 ? NULL : render->locale->dates[e->date_form];
    if (form != NULL && e->text_case == CSL_CASE_NONE && form->text_case != CSL_CASE_NONE) {
        CslElement shape = *e;

        shape.text_case = form->text_case;
        result.rich = csl_decorate(render, &shape, rich);
    } else {
        result.rich = csl_decorate(render, e, rich);
    }
    return result;
}

/* ---- keys ---- */

static bool wants(const CslElement *e, const CslLocale *locale, CslPart part)
{
    const CslElement *from = e == NULL || e->date_form == 0 ? e : locale->dates[e->date_form];

    if (e == NULL)
        return true;
    if (e->date_form != 0 && (e->date_parts & (1u << part)) == 0)
        return false;
    return from != NULL && part_of(from, part) != NULL;
}

static void put_digits(Buf *out, int value, size_t count)
{
    char digits[8];

    for (size_t i = count; i-- > 0; value /= 10)
        digits[i] = (char)('0' + (value > 0 ? value % 10 : 0));
    buf_put(out, (Str){ digits, count });
}

/* Years before our era come first, the older the earlier: each is counted from 10,000,000 on. Seasons lie behind their first
 * month. */
static void put_day_key(Buf *out, CslDay day, const CslElement *e, const CslLocale *locale)
{
    int month = day.month > 12 ? (day.month - 12) * 3 : day.month;

    put_digits(out, wants(e, locale, CSL_YEAR) ? 10000000 + day.year : 0, 8);
    put_digits(out, wants(e, locale, CSL_MONTH) ? month : 0, 2);
    put_digits(out, wants(e, locale, CSL_DAY) ? day.day : 0, 2);
}

void csl_date_key(Buf *out, const CslDate *date, const CslElement *e, const CslLocale *locale)
{
    if (date->literal.len > 0 && date->from.year == 0) {
        buf_put(out, date->literal);
        return;
    }
    put_day_key(out, date->from, e, locale);
    buf_char(out, '/');
    put_day_key(out, date->range ? date->to : (CslDay){ 0 }, e, locale);
}

/* "a" of 0, "z" of 25, "aa" of 26. */
Str csl_year_suffix(Arena *arena, int index)
{
    char text[8];
    size_t at = sizeof text;

    for (int n = index; n >= 0 && at > 0; n = n / 26 - 1)
        text[--at] = (char)('a' + n % 26);
    return arena_copy(arena, (Str){ text + at, sizeof text - at });
}
