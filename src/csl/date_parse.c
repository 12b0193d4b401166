#include "csl/date_parse.h"

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                      "sep", "oct", "nov", "dec", "spr", "sum", "aut", "win" };

static int number_of(Str text)
{
    int value = 0, sign = 1;
    size_t i = 0;

    text = str_trim(text);
    if (text.len > 0 && text.ptr[0] == '-') {
        sign = -1;
        i = 1;
    }
    for (; i < text.len && ascii_is_digit(text.ptr[i]) && value < 1000000; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return sign * value;
}

static int season_month(int season)
{
    return season >= 1 && season <= 4 ? season + 12 : season >= 13 && season <= 24 ? (season - 13) % 4 + 13 : 0;
}

static int month_word(Str word)
{
    for (int i = 0; word.len >= 3 && i < 16; i++)
        if (str_eq_nocase(str_slice(word, 0, 3), str_of(months[i])))
            return i + 1;
    return word.len >= 3 && str_eq_nocase(str_slice(word, 0, 3), STR("fal")) ? 15 : 0;
}

static CslDay read_parts(const Node *list)
{
    int parts[3] = { 0 };

    for (size_t i = 0; list->kind == NODE_LIST && i < list->count && i < 3; i++)
        if (list->entries[i].value->kind == NODE_TEXT)
            parts[i] = number_of(list->entries[i].value->text);
    if (list->kind == NODE_TEXT)
        parts[0] = number_of(list->text);
    if (parts[1] > 12 || parts[1] < 0)
        parts[1] = parts[1] < 0 ? 0 : season_month(parts[1]);
    if (parts[2] < 0 || parts[2] > 31)
        parts[2] = 0;
    return (CslDay){ parts[0], parts[1], parts[2] };
}

/* One date of a string: 2005-03-15, 3/15/2005, March 15, 2005, 15 March 2005, Spring 2005. */
static bool parse_day(Str text, CslDay *day)
{
    int numbers[3] = { 0 };
    size_t count = 0, at = 0, year = 3;
    bool slash = false;

    *day = (CslDay){ 0 };
    while (at < text.len) {
        size_t start = at;

        while (at < text.len && ascii_is_digit(text.ptr[at]))
            at++;
        if (at > start) {
            if (count == 3)
                return false;
            if (at - start >= 3)
                year = count;
            numbers[count++] = number_of(str_slice(text, start, at));
            continue;
        }
        while (at < text.len && (ascii_is_alpha(text.ptr[at]) || (unsigned char)text.ptr[at] >= 0x80))
            at++;
        if (at > start) {
            if (day->month != 0 || (day->month = month_word(str_slice(text, start, at))) == 0)
                return false;
            continue;
        }
        slash = slash || text.ptr[at] == '/';
        if (str_find_char(STR(" ,./-"), text.ptr[at++]) == STR_NONE)
            return false;
    }
    if (year == 3)
        return false;
    day->year = numbers[year];
    if (day->month != 0) {
        day->day = count == 2 ? numbers[year == 0 ? 1 : 0] : 0;
        return count <= 2;
    }
    if (year == 0) {
        day->month = numbers[1];
        day->day = numbers[2];
    } else {
        day->month = count == 3 || !slash || count == 2 ? numbers[0] : 0;
        day->day = count == 3 ? numbers[1] : 0;
    }
    return day->month <= 12 && day->day <= 31;
}

static bool parse_raw(Str text, CslDate *date)
{
    size_t slash, dash;

    text = str_trim(text);
    if (text.len > 0 && text.ptr[text.len - 1] == '?') {
        date->circa = true;
        text = str_trim(str_slice(text, 0, text.len - 1));
    }
    if (parse_day(text, &date->from))
        return true;
    slash = str_find_char(text, '/');
    dash = str_find(text, STR(" - "));
    for (size_t i = 0; i < 3; i++) {
        size_t at = i == 0 ? slash : i == 1 ? dash : str_find_char(text, '-'), len = i == 1 ? 3 : 1;

        if (at != STR_NONE && parse_day(str_trim(str_slice(text, 0, at)), &date->from) &&
            parse_day(str_trim(str_from(text, at + len)), &date->to)) {
            date->range = true;
            return true;
        }
    }
    date->from = (CslDay){ 0 };
    return false;
}

static bool is_truthy(const Node *node)
{
    return node != NULL && node->kind == NODE_TEXT && node->text.len > 0 && !str_is(node->text, "0") &&
           !str_is(node->text, "false") && !str_is(node->text, "null");
}

static const Node *value_of(const Node *map, const char *key)
{
    const NodeEntry *entry = node_entry(map, str_of(key));

    return entry == NULL ? NULL : entry->value;
}

static void read_season(CslDate *date, const Node *season)
{
    int number;

    if (!is_truthy(season) || date->from.month != 0)
        return;
    number = season_month(number_of(season->text));
    if (number == 0)
        number = month_word(season->text) >= 13 ? month_word(season->text) : 0;
    date->from.month = number;
}

#define YEAR_DIGITS ((size_t)7)

/* The year, where it has more digits than a date takes. */
static Str long_year(const Node *parts)
{
    const Node *first = parts->entries[0].value;

    first = first->kind == NODE_LIST && first->count > 0 ? first->entries[0].value : first;
    return first->kind == NODE_TEXT && first->text.len > YEAR_DIGITS + str_starts(first->text, STR("-")) ? first->text
                                                                                                         : STR_EMPTY;
}

CslDate *csl_date_parse(Arena *arena, const Node *node)
{
    CslDate *date = arena_new(arena, CslDate);
    const Node *parts, *literal, *raw;

    if (node->kind == NODE_TEXT) {
        if (!parse_raw(node->text, date))
            date->literal = arena_copy(arena, node->text);
        return node->text.len > 0 ? date : NULL;
    }
    if (node->kind != NODE_MAP)
        return NULL;
    parts = value_of(node, "date-parts");
    literal = value_of(node, "literal");
    raw = value_of(node, "raw");
    if (parts != NULL && parts->kind == NODE_LIST && parts->count > 0 && long_year(parts).len > 0) {
        date->literal = arena_copy(arena, long_year(parts));
    } else if (parts != NULL && parts->kind == NODE_LIST && parts->count > 0) {
        date->from = read_parts(parts->entries[0].value);
        if (parts->count > 1) {
            date->to = read_parts(parts->entries[1].value);
            date->range = true;
            date->open = date->to.year == 0;
        }
    }
    date->circa = is_truthy(value_of(node, "circa"));
    if (is_truthy(raw) && !parse_raw(raw->text, date))
        date->literal = arena_copy(arena, raw->text);
    if (literal != NULL && literal->kind == NODE_TEXT && literal->text.len > 0)
        date->literal = arena_copy(arena, literal->text);
    read_season(date, value_of(node, "season"));
    return date->from.year != 0 || date->from.month != 0 || date->literal.len > 0 ? date : NULL;
}
