/* What an Edtf means: its days, and its canonical text. */
#include "text/edtf.h"

#include <inttypes.h>

static int64_t sortable(int64_t year, int month, int day)
{
    return year * 10000 + (int64_t)month * 100 + day;
}

/* The years that an unspecified year may be. */
static void year_range(const EdtfDate *date, int64_t *first, int64_t *last)
{
    static const int64_t widths[] = { 0, 9, 99 };
    int64_t width = widths[date->unspecified_year > 2 ? 2 : date->unspecified_year];

    *first = date->year < 0 ? date->year - width : date->year;
    *last = date->year < 0 ? date->year : date->year + width;
}

int64_t edtf_date_earliest(const EdtfDate *date)
{
    int64_t first, last;

    year_range(date, &first, &last);
    if (date->season != 0)
        return sortable(first, 3 * (date->season - EDTF_SPRING) + 3, 1);
    return sortable(first, date->month == 0 ? 1 : date->month, date->day == 0 ? 1 : date->day);
}

int64_t edtf_date_latest(const EdtfDate *date)
{
    int64_t first, last;
    int month = date->month;

    year_range(date, &first, &last);
    if (date->season != 0) {
        month = date->season == EDTF_WINTER ? 2 : 3 * (date->season - EDTF_SPRING) + 5;
        last += date->season == EDTF_WINTER;
    }
    if (month == 0)
        return sortable(last, 12, 31);
    return sortable(last, month, date->day == 0 ? edtf_month_days(last, month) : date->day);
}

int64_t edtf_earliest(const Edtf *date)
{
    if (date->start_open || date->start_unknown)
        return EDTF_DAY_MIN;
    return edtf_date_earliest(&date->start);
}

int64_t edtf_latest(const Edtf *date)
{
    if (!date->interval)
        return edtf_date_latest(&date->start);
    if (date->end_open || date->end_unknown)
        return EDTF_DAY_MAX;
    return edtf_date_latest(&date->end);
}

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int edtf_compare(const Edtf *a, const Edtf *b)
{
    int earliest = order(edtf_earliest(a), edtf_earliest(b));

    return earliest != 0 ? earliest : order(edtf_latest(a), edtf_latest(b));
}

bool edtf_is_before(const Edtf *a, const Edtf *b)
{
    return edtf_latest(a) < edtf_earliest(b);
}

bool edtf_overlaps(const Edtf *a, const Edtf *b)
{
    return !edtf_is_before(a, b) && !edtf_is_before(b, a);
}

bool edtf_contains(const Edtf *outer, const Edtf *inner)
{
    return edtf_earliest(outer) <= edtf_earliest(inner) && edtf_latest(inner) <= edtf_latest(outer);
}

/* The digits of a year, X for those that are not known. */
static void put_year_digits(Buf *out, const EdtfDate *date)
{
    static const char *const unknown[] = { "", "X", "XX" };
    static const int64_t divisors[] = { 1, 10, 100 };
    unsigned digits = date->unspecified_year > 2 ? 2 : date->unspecified_year;
    int64_t year = date->year < 0 ? -date->year : date->year;

    buf_number(out, year / divisors[digits], 4 - digits);
    buf_puts(out, unknown[digits]);
}

static void put_century(Buf *out, int64_t century)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    bool teen = century % 100 / 10 == 1;

    buf_format(out, "%" PRId64 "%s century", century, endings[teen || century % 10 > 3 ? 0 : century % 10]);
}

/* -01XX is 200 BC to 101 BC; decades before our era have no name that everybody counts alike. */
static void put_years_before(Buf *out, const EdtfDate *date)
{
    if (date->unspecified_year == 1)
        buf_format(out, "%" PRId64 "–%" PRId64, 10 - date->year, 1 - date->year);
    else
        put_century(out, 1 - date->year / 100);
    buf_puts(out, " BC");
}

static void put_reader_year(Buf *out, const EdtfDate *date)
{
    if (date->unspecified_year > 0 && date->year < 0) {
        put_years_before(out, date);
        return;
    }
    if (date->unspecified_year > 0) {
        put_year_digits(out, date);
        return;
    }
    if (date->year <= 0) /* year 0 is 1 BC */
        buf_format(out, "%" PRId64 " BC", 1 - date->year);
    else
        buf_number(out, date->year, 0);
}

static bool same_year(const EdtfDate *a, const EdtfDate *b)
{
    return a->year == b->year && a->unspecified_year == b->unspecified_year;
}

void edtf_year_text(Buf *out, const Edtf *date)
{
    if (!date->interval) {
        put_reader_year(out, &date->start);
        return;
    }
    if (date->start_open)
        buf_puts(out, "..");
    else if (!date->start_unknown)
        put_reader_year(out, &date->start);
    if (!date->start_open && !date->start_unknown && !date->end_open && !date->end_unknown &&
        same_year(&date->start, &date->end))
        return;
    buf_char(out, '/');
    if (date->end_open)
        buf_puts(out, "..");
    else if (!date->end_unknown)
        put_reader_year(out, &date->end);
}

/* ---- in words ---- */

static void put_year_in_words(Buf *out, const EdtfDate *date)
{
    if (date->unspecified_year == 0 || date->year < 0)
        put_reader_year(out, date);
    else if (date->unspecified_year == 1)
        buf_format(out, "%" PRId64 "s", date->year);
    else
        put_century(out, date->year / 100 + 1);
}

static void put_in_words(Buf *out, const EdtfDate *date)
{
    static const char *const seasons[] = { "spring", "summer", "autumn", "winter" };
    bool iso = date->year > 0 && date->year < 10000 && date->unspecified_year == 0 && date->season == 0;

    if (iso) {
        buf_number(out, date->year, date->month > 0 ? 4 : 1);
        if (date->month > 0)
            buf_format(out, "-%02d", date->month);
        if (date->month > 0 && date->day > 0)
            buf_format(out, "-%02d", date->day);
    } else {
        if (date->day > 0)
            buf_format(out, "%d ", date->day);
        if (date->month > 0)
            buf_format(out, "%s ", edtf_months[date->month]);
        if (date->season >= EDTF_SPRING)
            buf_format(out, "%s ", seasons[date->season - EDTF_SPRING]);
        put_year_in_words(out, date);
    }
    if (date->uncertain)
        buf_char(out, '?');
}

void edtf_words(Buf *out, const Edtf *date)
{
    bool no_start = date->start_open || date->start_unknown, no_end = date->end_open || date->end_unknown;

    if (date->start.approximate || date->end.approximate)
        buf_puts(out, "c. ");
    if (date->interval && (no_start || no_end))
        buf_puts(out, no_start ? "until " : "since ");
    if (!no_start)
        put_in_words(out, &date->start);
    if (!date->interval || no_end)
        return;
    if (!no_start)
        buf_puts(out, "–");
    if (!no_start && date->start.year <= 0 && date->end.year > 0)
        buf_puts(out, "AD ");
    put_in_words(out, &date->end);
}

static void write_time(Buf *out, const EdtfDate *date)
{
    int zone = date->zone < 0 ? -date->zone : date->zone;

    buf_format(out, "T%02d:%02d:%02d", date->hour, date->minute, date->second);
    if (date->has_zone && zone == 0)
        buf_char(out, 'Z');
    else if (date->has_zone)
        buf_format(out, "%c%02d:%02d", date->zone < 0 ? '-' : '+', zone / 60, zone % 60);
}

static void put_part(Buf *out, int number)
{
    buf_char(out, '-');
    buf_number(out, number, 2);
}

static void write_date(Buf *out, const EdtfDate *date)
{
    if (date->long_year)
        buf_char(out, 'Y');
    if (date->year < 0)
        buf_char(out, '-');
    put_year_digits(out, date);
    if (date->season != 0)
        put_part(out, date->season);
    else if (date->unspecified_month)
        buf_puts(out, "-XX");
    else if (date->month != 0)
        put_part(out, date->month);
    if (date->unspecified_day)
        buf_puts(out, "-XX");
    else if (date->day != 0)
        put_part(out, date->day);
    if (date->has_time)
        write_time(out, date);
    if (date->uncertain || date->approximate)
        buf_char(out, date->uncertain && date->approximate ? '%' : date->uncertain ? '?' : '~');
}

void edtf_write(Buf *out, const Edtf *date)
{
    if (date->start_open)
        buf_puts(out, "..");
    else if (!date->start_unknown)
        write_date(out, &date->start);
    if (!date->interval)
        return;
    buf_char(out, '/');
    if (date->end_open)
        buf_puts(out, "..");
    else if (!date->end_unknown)
        write_date(out, &date->end);
}
