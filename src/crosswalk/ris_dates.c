/* Dates in RIS: YYYY/MM/DD/other, each part optional; `other` may name a season. */
#include "crosswalk/ris_parts.h"
#include "text/edtf.h"

static const struct {
    const char *name;
    int season;
} seasons[] = {
    { "Spring", EDTF_SPRING }, { "Summer", EDTF_SUMMER }, { "Autumn", EDTF_AUTUMN },
    { "Winter", EDTF_WINTER }, { "Fall", EDTF_AUTUMN },
};

enum { SEASONS = sizeof seasons / sizeof *seasons };

/* ---- reading ---- */

static bool is_date(Str text)
{
    Edtf edtf;

    return edtf_parse(text, &edtf, NULL);
}

/* In the arena; empty if it is not clear what is meant. */
static Str suggested(Arena *arena, Str text)
{
    char date[64];

    if (is_date(text))
        return text;
    return edtf_suggest(text, date) ? arena_copy(arena, str_of(date)) : STR_EMPTY;
}

static bool is_digits(Str text, size_t least, size_t most)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len >= least && text.len <= most;
}

static int season_of(Str text)
{
    for (size_t i = 0; i < SEASONS; i++)
        if (str_eq_nocase(text, str_of(seasons[i].name)))
            return seasons[i].season;
    return 0;
}

static Str two_digits(Arena *arena, Str number)
{
    return number.len == 1 ? arena_join(arena, STR("0"), number) : number;
}

/* year/month/day/other, where the first three are numbers. Empty if they are not. */
static Str read_parts(Arena *arena, Str text)
{
    Str parts[4] = { STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY }, date;

    for (size_t i = 0; i < 4 && str_cut(&text, '/', &parts[i]); i++)
        parts[i] = str_trim(parts[i]);
    if (!is_digits(parts[0], 4, 4) || !is_digits(parts[1], 0, 2) || !is_digits(parts[2], 0, 2))
        return STR_EMPTY;
    date = parts[0];
    if (parts[1].len > 0) {
        date = arena_format(arena, "%.*s-%.*s", STR_ARG(date), STR_ARG(two_digits(arena, parts[1])));
        if (parts[2].len > 0)
            date = arena_format(arena, "%.*s-%.*s", STR_ARG(date), STR_ARG(two_digits(arena, parts[2])));
    } else if (season_of(parts[3]) != 0) {
        date = arena_format(arena, "%.*s-%d", STR_ARG(date), season_of(parts[3]));
    } else if (parts[3].len > 0) {
        return suggested(arena, arena_format(arena, "%.*s %.*s", STR_ARG(parts[3]), STR_ARG(date)));
    }
    return is_date(date) ? date : STR_EMPTY;
}

Str ris_date_read(Arena *arena, Str text, Str year)
{
    Str date, plain = str_trim(text);

    while (plain.len > 0 && plain.ptr[plain.len - 1] == '/')
        plain.len--;
    date = read_parts(arena, plain);
    if (date.len == 0)
        date = suggested(arena, plain);
    if (date.len == 0 && year.len > 0) /* DA  - March 31 */
        date = suggested(arena, arena_format(arena, "%.*s %.*s", STR_ARG(plain), STR_ARG(year)));
    return date;
}

/* ---- writing ---- */

/* The date itself, or the beginning of an interval; false if there is none that RIS can say. */
static bool start_of(Str text, EdtfDate *date)
{
    Edtf edtf;

    if (!edtf_parse(text, &edtf, NULL))
        return false;
    *date = edtf.interval && (edtf.start_open || edtf.start_unknown) ? edtf.end : edtf.start;
    return date->year >= 0 && date->year <= 9999 && date->unspecified_year == 0 &&
           !(edtf.interval && (edtf.start_open || edtf.start_unknown) && (edtf.end_open || edtf.end_unknown));
}

Str ris_year_write(Arena *arena, Str edtf)
{
    EdtfDate date;

    return start_of(edtf, &date) ? arena_format(arena, "%04d", (int)date.year) : STR_EMPTY;
}

Str ris_date_write(Arena *arena, Str edtf)
{
    EdtfDate date;

    if (!start_of(edtf, &date))
        return STR_EMPTY;
    for (size_t i = 0; i < SEASONS; i++)
        if (date.season == seasons[i].season)
            return arena_format(arena, "%04d///%s", (int)date.year, seasons[i].name);
    if (date.month == 0)
        return arena_format(arena, "%04d///", (int)date.year);
    if (date.day == 0)
        return arena_format(arena, "%04d/%02d//", (int)date.year, date.month);
    return arena_format(arena, "%04d/%02d/%02d/", (int)date.year, date.month, date.day);
}
