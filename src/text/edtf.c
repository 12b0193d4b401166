#include "text/edtf.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

/* Where we are: what is left of the text, and the error to fill. `begin` is the whole text. */
typedef struct Reader {
    const char *begin;
    EdtfError *error;
} Reader;

const char *const edtf_months[] = { "",     "January", "February",  "March",   "April",    "May",     "June",
                                    "July", "August",  "September", "October", "November", "December" };

static bool fail(Reader *reader, Str where, const char *format, ...) __attribute__((format(printf, 3, 4)));

static bool fail(Reader *reader, Str where, const char *format, ...)
{
    EdtfError *error = reader->error;
    va_list args;

    if (error == NULL)
        return false;
    error->at = (size_t)(where.ptr - reader->begin);
    error->len = where.len;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return false;
}

/* A piece of the text for a message: short, and no half characters. */
static Str shown(Str s)
{
    if (s.len <= 24)
        return s;
    s.len = 24;
    while (s.len > 0 && ((unsigned char)s.ptr[s.len] & 0xC0) == 0x80)
        s.len--;
    return s;
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int edtf_month_days(int64_t year, int month)
{
    static const uint8_t days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > 12)
        return 0;
    return month == 2 && is_leap(year) ? 29 : days[month];
}

static bool all_digits(Str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_is_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

static int64_t number(Str digits)
{
    int64_t value = 0;

    for (size_t i = 0; i < digits.len; i++)
        value = value * 10 + (digits.ptr[i] - '0');
    return value;
}

/* Cuts off what comes before the first `-`, `T` or the end. */
static Str cut_part(Str *rest)
{
    size_t at = 0;
    Str part;

    while (at < rest->len && rest->ptr[at] != '-' && rest->ptr[at] != 'T')
        at++;
    part = str_slice(*rest, 0, at);
    *rest = str_from(*rest, at);
    return part;
}

/* "Y170000002", "Y-170000002": only for years of more than four digits. */
static bool read_long_year(Reader *reader, Str s, EdtfDate *date)
{
    Str digits = str_from(s, 1);
    bool negative = digits.len > 0 && digits.ptr[0] == '-';

    if (negative)
        digits = str_from(digits, 1);
    if (!all_digits(digits))
        return fail(reader, s, "'%.*s': after Y stand the digits of a year, and nothing else", STR_ARG(shown(s)));
    if (digits.len <= 4)
        return fail(reader, s, "Y is for years of more than four digits");
    if (digits.ptr[0] == '0')
        return fail(reader, s, "a year with Y does not begin with 0");
    if (digits.len > 12)
        return fail(reader, digits, "a year of %zu digits: at most 12 are understood", digits.len);
    date->year = negative ? -number(digits) : number(digits);
    date->long_year = true;
    return true;
}

static bool read_year(Reader *reader, Str part, bool negative, EdtfDate *date)
{
    Str digits = part;

    while (digits.len > 0 && digits.ptr[digits.len - 1] == 'X')
        digits.len--;
    if (part.len == 0 || (!ascii_is_digit(part.ptr[0]) && part.ptr[0] != 'X'))
        return fail(reader, part, "'%.*s' is not a date: write 2021, 2021-03 or 2021-03-31", STR_ARG(shown(part)));
    if (digits.len > 0 && !all_digits(digits))
        return fail(reader, part, "'%.*s' is not a year", STR_ARG(shown(part)));
    if (part.len > 4 && digits.len == part.len)
        return fail(reader, part, "a year of more than four digits begins with Y");
    if (part.len != 4)
        return fail(reader, part, "year '%.*s': a year has four digits", STR_ARG(shown(part)));
    if (digits.len < 2)
        return fail(reader, part, "year %.*s: at most the last two digits may be X", STR_ARG(part));
    date->year = number(digits);
    date->unspecified_year = (uint8_t)(4 - digits.len);
    for (size_t i = digits.len; i < 4; i++)
        date->year *= 10;
    if (negative && date->year == 0)
        return fail(reader, part, "there is no year -0000");
    if (negative)
        date->year = -date->year;
    return true;
}

static bool read_month(Reader *reader, Str part, EdtfDate *date)
{
    int64_t month;

    if (str_is(part, "XX")) {
        date->unspecified_month = true;
        return true;
    }
    if (!all_digits(part))
        return fail(reader, part, "'%.*s' is not a month", STR_ARG(shown(part)));
    if (part.len != 2)
        return fail(reader, part, "month %.*s: a month has two digits", STR_ARG(shown(part)));
    month = number(part);
    if (month >= 25 && month <= 41)
        return fail(reader, part, "season %.*s: only 21 to 24 are understood (level 1 of EDTF)", STR_ARG(part));
    if (month >= EDTF_SPRING && month <= EDTF_WINTER)
        date->season = (uint8_t)month;
    else if (month >= 1 && month <= 12)
        date->month = (uint8_t)month;
    else
        return fail(reader, part, "month %.*s: months run from 01 to 12", STR_ARG(part));
    return true;
}

static bool read_day(Reader *reader, Str part, EdtfDate *date)
{
    int64_t day;

    if (date->season != 0)
        return fail(reader, part, "a season has no days");
    if (str_is(part, "XX")) {
        date->unspecified_day = true;
        return true;
    }
    if (!all_digits(part))
        return fail(reader, part, "'%.*s' is not a day", STR_ARG(shown(part)));
    if (part.len != 2)
        return fail(reader, part, "day %.*s: a day has two digits", STR_ARG(shown(part)));
    day = number(part);
    if (date->unspecified_month)
        return fail(reader, part, "a day of a month that is XX: that is level 2 of EDTF");
    if (day < 1 || day > 31)
        return fail(reader, part, "day %.*s: days run from 01 to 31", STR_ARG(part));
    if (date->month == 2 && day == 29 && !is_leap(date->year))
        return fail(reader, part, "29 February %" PRId64 " does not exist: it was no leap year", date->year);
    if (day > edtf_month_days(date->year, date->month))
        return fail(reader, part, "%d %s does not exist", (int)day, edtf_months[date->month]);
    date->day = (uint8_t)day;
    return true;
}

static bool read_two(Str s, size_t at, int max, uint8_t *out)
{
    Str digits = str_slice(s, at, at + 2);

    if (digits.len != 2 || !all_digits(digits) || number(digits) > max)
        return false;
    *out = (uint8_t)number(digits);
    return true;
}

/* "Z", "+04", "-04:30" */
static bool read_zone(Str zone, EdtfDate *date)
{
    uint8_t hours, minutes = 0;

    date->has_zone = true;
    if (str_is(zone, "Z"))
        return true;
    if ((zone.ptr[0] != '+' && zone.ptr[0] != '-') || !read_two(zone, 1, 14, &hours))
        return false;
    if (zone.len != 3 && (zone.len != 6 || zone.ptr[3] != ':' || !read_two(zone, 4, 59, &minutes)))
        return false;
    date->zone = (int16_t)((zone.ptr[0] == '-' ? -1 : 1) * (hours * 60 + minutes));
    return true;
}

/* `time` begins with the T. */
static bool read_time(Reader *reader, Str time, EdtfDate *date)
{
    Str s = str_from(time, 1);

    if (date->day == 0)
        return fail(reader, time, "a time wants a whole date before it: year, month and day");
    if (s.len < 8 || s.ptr[2] != ':' || s.ptr[5] != ':')
        return fail(reader, time, "a time has the form T23:59:59, and may end in Z or +08:00");
    if (!read_two(s, 0, 23, &date->hour))
        return fail(reader, str_slice(s, 0, 2), "hour %.2s: hours run from 00 to 23", s.ptr);
    if (!read_two(s, 3, 59, &date->minute))
        return fail(reader, str_slice(s, 3, 5), "minute %.2s: minutes run from 00 to 59", s.ptr + 3);
    if (!read_two(s, 6, 60, &date->second)) /* 60: leap seconds */
        return fail(reader, str_slice(s, 6, 8), "second %.2s: seconds run from 00 to 59", s.ptr + 6);
    date->has_time = true;
    s = str_from(s, 8);
    if (s.len > 0 && s.ptr[0] == '.')
        return fail(reader, s, "EDTF has no fractions of a second");
    if (s.len > 0 && !read_zone(s, date))
        return fail(reader, s, "'%.*s' is not a time zone: Z, +08 or +08:00", STR_ARG(shown(s)));
    return true;
}

static Str read_qualifier(Str s, EdtfDate *date)
{
    char last = s.len > 0 ? s.ptr[s.len - 1] : '\0';

    date->uncertain = last == '?' || last == '%';
    date->approximate = last == '~' || last == '%';
    return date->uncertain || date->approximate ? str_slice(s, 0, s.len - 1) : s;
}

static bool read_date(Reader *reader, Str text, EdtfDate *date)
{
    Str rest = read_qualifier(text, date), part;
    bool negative = rest.len > 0 && rest.ptr[0] == '-';

    for (size_t i = 0; i < rest.len; i++)
        if (rest.ptr[i] == '?' || rest.ptr[i] == '~' || rest.ptr[i] == '%')
            return fail(reader, str_slice(rest, i, i + 1), "%c stands at the end of a date, once", rest.ptr[i]);
    if (rest.len > 0 && rest.ptr[0] == 'Y')
        return read_long_year(reader, rest, date);
    if (negative)
        rest = str_from(rest, 1);
    part = cut_part(&rest);
    if (!read_year(reader, part, negative, date))
        return false;
    if (rest.len == 0)
        return true;
    if (date->unspecified_year > 0)
        return fail(reader, rest, "after a year with X nothing may follow (level 1 of EDTF)");
    if (rest.ptr[0] == 'T')
        return read_time(reader, rest, date);
    rest = str_from(rest, 1);
    part = cut_part(&rest);
    if (!read_month(reader, part, date))
        return false;
    if (rest.len > 0 && rest.ptr[0] == '-') {
        rest = str_from(rest, 1);
        part = cut_part(&rest);
        if (!read_day(reader, part, date))
            return false;
    }
    if (rest.len == 0)
        return true;
    if (rest.ptr[0] != 'T')
        return fail(reader, rest, "nothing may follow the day but T and a time");
    if (!read_time(reader, rest, date))
        return false;
    if (date->uncertain || date->approximate)
        return fail(reader, text, "a date with a time has no ?, ~ or %%");
    return true;
}

static bool read_end(Reader *reader, Str text, EdtfDate *date, bool *open, bool *unknown)
{
    *unknown = text.len == 0;
    *open = str_is(text, "..");
    return *unknown || *open || read_date(reader, text, date);
}

static bool read_interval(Reader *reader, Str text, size_t slash, Edtf *out)
{
    Str start = str_slice(text, 0, slash), end = str_from(text, slash + 1);
    size_t second = str_find_char(end, '/');

    out->interval = true;
    if (second != STR_NONE)
        return fail(reader, str_from(end, second), "an interval has one /");
    if (!read_end(reader, start, &out->start, &out->start_open, &out->start_unknown) ||
        !read_end(reader, end, &out->end, &out->end_open, &out->end_unknown))
        return false;
    if (out->start.has_time || out->end.has_time)
        return fail(reader, out->start.has_time ? start : end, "the ends of an interval are dates without a time");
    if ((out->start_open || out->start_unknown) && (out->end_open || out->end_unknown))
        return fail(reader, text, "an interval needs a date at one end at least");
    if (edtf_latest(out) < edtf_earliest(out))
        return fail(reader, text, "the interval ends before it starts");
    return true;
}

static bool read_text(Reader *reader, Str text, Edtf *out)
{
    size_t slash = str_find_char(text, '/');

    if (text.len == 0)
        return fail(reader, text, "a date is missing");
    if (text.ptr[0] == '[' || text.ptr[0] == '{')
        return fail(reader, text, "sets of dates are level 2 of EDTF, which is not understood");
    if (str_trim(text).len != text.len)
        return fail(reader, text, "a date has no spaces");
    if (slash != STR_NONE)
        return read_interval(reader, text, slash, out);
    if (str_is(text, ".."))
        return fail(reader, text, "'..' is an open end of an interval: 2019/.. or ../2019");
    return read_date(reader, text, &out->start);
}

bool edtf_parse(Str text, Edtf *out, EdtfError *error)
{
    if (text.ptr == NULL)
        text = STR_EMPTY;
    Reader reader = { text.ptr, error };

    *out = (Edtf){ 0 };
    if (error != NULL)
        *error = (EdtfError){ 0 };
    if (read_text(&reader, text, out))
        return true;
    *out = (Edtf){ 0 };
    if (error != NULL)
        edtf_suggest(text, error->suggestion);
    return false;
}
