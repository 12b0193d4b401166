/* Dates of CSL: date-parts, season, circa, raw, literal (specification, "Date variables"; citeproc-js manual, "Dates"). */
#include "crosswalk/csl_parts.h"
#include "crosswalk/nodes.h"
#include "text/edtf.h"

enum { PARTS = 3, SEASONS = 4 };

/* ---- writing ---- */

static void add(Arena *arena, Node *map, const char *key, Node *value)
{
    node_add(arena, map, str_of(key), SPAN_NONE, value);
}

static Node *number_node(Arena *arena, int64_t number)
{
    return node_bare(arena, arena_number(arena, number), SPAN_NONE);
}

/* CSL has no year 0: -1 is 1 BC. */
static int64_t csl_year(int64_t year)
{
    return year <= 0 ? year - 1 : year;
}

/* A season within an interval is a month from 21 to 24, as citeproc-js has it. */
static void add_parts(Arena *arena, Node *list, const EdtfDate *date, int64_t more, bool interval)
{
    Node *parts = node_list(arena, SPAN_NONE);

    add(arena, parts, "", number_node(arena, csl_year(date->year + more)));
    if (interval && date->season > 0)
        add(arena, parts, "", number_node(arena, date->season));
    if (date->month > 0)
        add(arena, parts, "", number_node(arena, date->month));
    if (date->month > 0 && date->day > 0)
        add(arena, parts, "", number_node(arena, date->day));
    add(arena, list, "", parts);
}

/* 197X is one of the years 1970 to 1979; -01XX, which says its last as its year, of -199 to -100. */
static int64_t years_more(const EdtfDate *date)
{
    return date->unspecified_year == 0 || date->year < 0 ? 0 : (date->unspecified_year == 1 ? 9 : 99);
}

static int64_t years_less(const EdtfDate *date)
{
    return date->unspecified_year == 0 || date->year >= 0 ? 0 : (date->unspecified_year == 1 ? -9 : -99);
}

static void put_date(Buf *out, EdtfDate date)
{
    Edtf single = { .start = date };

    single.start.uncertain = single.start.approximate = false;
    edtf_write(out, &single);
}

/* What date-parts can't say: "2015–", "–2025". */
static Node *open_interval(Arena *arena, const Edtf *date)
{
    Node *map = node_map(arena, SPAN_NONE);
    Buf out = { 0 };

    if (!date->start_open && !date->start_unknown)
        put_date(&out, date->start);
    buf_puts(&out, "–");
    if (!date->end_open && !date->end_unknown)
        put_date(&out, date->end);
    add(arena, map, "literal", node_text(arena, buf_keep(arena, &out), SPAN_NONE));
    buf_free(&out);
    return map;
}

Node *csl_date_write(Arena *arena, Str text)
{
    Node *map, *parts;
    Edtf date;

    map = node_map(arena, SPAN_NONE);
    if (!edtf_parse(text, &date, NULL)) {
        add(arena, map, "literal", node_text(arena, text, SPAN_NONE));
        return map;
    }
    if (date.start_open || date.start_unknown || date.end_open || date.end_unknown)
        return open_interval(arena, &date);
    parts = node_list(arena, SPAN_NONE);
    add_parts(arena, parts, &date.start, years_less(&date.start), date.interval);
    if (date.interval)
        add_parts(arena, parts, &date.end, years_more(&date.end), true);
    else if (date.start.unspecified_year > 0)
        add_parts(arena, parts, &date.start, years_more(&date.start), true);
    add(arena, map, "date-parts", parts);
    if (!date.interval && date.start.season > 0)
        add(arena, map, "season", number_node(arena, date.start.season - EDTF_SPRING + 1));
    if (date.start.approximate || date.start.uncertain || date.start.unspecified_year > 0 || date.end.approximate ||
        date.end.uncertain)
        add(arena, map, "circa", node_bare(arena, STR("true"), SPAN_NONE));
    return map;
}

/* 2002, 2002-06, 2002-06-05, as date-parts alone. */
bool csl_date_is_plain(const Field *field, const Node *flat)
{
    Str text = field->values.items[0]->text;

    if (flat == NULL || flat->kind != NODE_MAP || flat->count != 1 || !str_is(flat->entries[0].key, "date-parts"))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (i == 4 || i == 7 ? text.ptr[i] != '-' : !ascii_is_digit(text.ptr[i]))
            return false;
    return (text.len == 4 || text.len == 7 || text.len == 10) && text.ptr[0] != '0';
}

/* ---- reading ---- */

/* A whole number, quoted or not; blanks around it are let pass. False if it is none. */
static bool read_number(const Node *node, int64_t *number)
{
    Str text = node->kind == NODE_TEXT ? str_trim(node->text) : STR_EMPTY;
    bool negative = text.len > 0 && text.ptr[0] == '-';

    *number = 0;
    text = str_from(text, negative);
    if (text.len == 0 || text.len > 12)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.ptr[i]))
            return false;
        *number = 10 * *number + (text.ptr[i] - '0');
    }
    *number = negative ? -*number : *number;
    return true;
}

static void report_date(CslReading *reading, Span span, Str variable, Str text, const char *message)
{
    if (reading->diags != NULL)
        diag_add(reading->diags, DIAG_B301, reading->source, span, "'%.*s' of '%.*s' is no date%s%s", STR_ARG(text),
                 STR_ARG(variable), message[0] != '\0' ? ": " : "", message);
}

/* Too many members, where `what` is meant. */
static void report_count(CslReading *reading, Str variable, const Node *list, const char *what)
{
    if (reading->diags != NULL)
        diag_add(reading->diags, DIAG_B103, reading->source, list->span, "'%.*s' takes %s, not %zu of them",
                 STR_ARG(variable), what, (size_t)list->count);
}

/* Months 13 to 16 and 21 to 24 are seasons (citeproc-js). */
static void set_month(EdtfDate *date, int64_t month)
{
    if (month >= EDTF_SPRING && month <= EDTF_WINTER)
        date->season = (uint8_t)month;
    else if (month >= 13 && month <= 16)
        date->season = (uint8_t)(month - 13 + EDTF_SPRING);
    else
        date->month = (uint8_t)month;
}

static bool set_date(EdtfDate *date, const int64_t numbers[PARTS])
{
    if (numbers[0] == 0 || numbers[0] > EDTF_YEAR_MAX || numbers[0] < -EDTF_YEAR_MAX || numbers[1] < 0 ||
        numbers[1] > 99 || numbers[2] < 0 || numbers[2] > 99)
        return false;
    date->year = numbers[0] < 0 ? numbers[0] + 1 : numbers[0];
    date->long_year = date->year > 9999 || date->year < -9999;
    set_month(date, numbers[1]);
    date->day = (uint8_t)numbers[2];
    return (date->month > 0 || date->day == 0) && date->month <= 12 &&
           (date->day == 0 || date->day <= edtf_month_days(date->year, date->month));
}

static bool is_empty_part(const Node *node)
{
    return csl_is_nothing(node) || (node->kind == NODE_TEXT && str_is(str_trim(node->text), "0"));
}

static bool read_parts(CslReading *reading, Str variable, const Node *list, EdtfDate *date, bool *given)
{
    int64_t numbers[PARTS] = { 0 };

    *given = false;
    for (size_t i = 0; list->kind == NODE_LIST && i < list->count; i++)
        *given = *given || !is_empty_part(list->entries[i].value);
    if (!*given && (list->kind == NODE_LIST || csl_is_nothing(list)))
        return true;
    if (list->kind != NODE_LIST) {
        csl_report_shape(reading, variable, list, "a list of year, month and day in date-parts");
        return false;
    }
    if (list->count > PARTS) {
        report_count(reading, variable, list, "one to three numbers in date-parts");
        return false;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!is_empty_part(list->entries[i].value) && !read_number(list->entries[i].value, &numbers[i])) {
            csl_report_shape(reading, variable, list->entries[i].value, "numbers in date-parts");
            return false;
        }
    if (set_date(date, numbers))
        return true;
    if (reading->diags != NULL)
        report_date(reading, list->span, variable, source_text(reading->source, list->span),
                    numbers[0] == 0 ? "it has no year" : "no such day or month");
    return false;
}

/* Nothing, where neither end is given. */
static bool read_date_parts(CslReading *reading, Str variable, const Node *list, Edtf *date)
{
    bool given;

    if (list->kind != NODE_LIST) {
        csl_report_shape(reading, variable, list, "one or two lists in date-parts");
        return false;
    }
    if (list->count > 2) {
        report_count(reading, variable, list, "one or two lists in date-parts");
        return false;
    }
    if (list->count == 0 || !read_parts(reading, variable, list->entries[0].value, &date->start, &given))
        return false;
    date->interval = list->count == 2;
    date->start_open = date->interval && !given;
    if (!date->interval)
        return given;
    if (!read_parts(reading, variable, list->entries[1].value, &date->end, &given))
        return false;
    date->end_open = !given;
    return !(date->start_open && date->end_open);
}

/* 1 to 4, 21 to 24, or the word. 0: none of these. */
static uint8_t season_of(const Node *node)
{
    static const char *const words[] = { "spring", "summer", "autumn", "winter", "fall" };
    int64_t number;

    if (read_number(node, &number))
        return (uint8_t)(number >= 1 && number <= SEASONS                 ? number - 1 + EDTF_SPRING
                         : number >= EDTF_SPRING && number <= EDTF_WINTER ? number
                                                                          : 0);
    for (size_t i = 0; node->kind == NODE_TEXT && i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(str_trim(node->text), str_of(words[i])))
            return (uint8_t)(i == 4 ? EDTF_AUTUMN : (int)i + EDTF_SPRING);
    return 0;
}

static Str text_of(CslReading *reading, const Edtf *date)
{
    Buf out = { 0 };
    Str text;

    edtf_write(&out, date);
    text = buf_keep(reading->arena, &out);
    buf_free(&out);
    return text;
}

/* EDTF, or what it plainly ought to be; "2015–" is what csl_date_write makes of 2015/.. . Empty: neither. */
static Str date_of_text(CslReading *reading, Str text)
{
    static const Str dash = STR_INIT("–");
    char suggestion[64];
    Str rest, guess = STR_EMPTY;
    Edtf date;

    text = str_trim(text);
    if (edtf_parse(text, &date, NULL))
        return text;
    if (str_ends(text, dash)) {
        rest = str_slice(text, 0, text.len - dash.len);
        guess = arena_join(reading->arena, rest, STR("/.."));
    } else if (str_starts(text, dash)) {
        guess = arena_join(reading->arena, STR("../"), str_from(text, dash.len));
    }
    if (guess.len > 0 && edtf_parse(guess, &date, NULL))
        return guess;
    return edtf_suggest(text, suggestion) ? arena_copy(reading->arena, str_of(suggestion)) : STR_EMPTY;
}

/* What a date is made of; anything else is residue. */
static bool is_member(Str key)
{
    static const char *const keys[] = { "date-parts", "circa", "season", "year", "month", "day" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_is(key, keys[i]))
            return true;
    return false;
}

static bool is_words(Str key)
{
    return str_is(key, "literal") || str_is(key, "raw");
}

/* Keeps the members that make no date, or those that are unknown. */
static void keep_members(CslReading *reading, Str variable, const Node *map, bool known)
{
    for (size_t i = 0; i < map->count; i++) {
        const NodeEntry *entry = &map->entries[i];

        if (!is_words(entry->key) && is_member(entry->key) == known && !csl_is_nothing(entry->value))
            csl_residue(reading, variable, entry->key, entry->value);
    }
}

/* {year: 2021, month: 3}: older CSL-YAML. */
static bool read_year_month_day(CslReading *reading, Str variable, const Node *map, EdtfDate *date)
{
    static const char *const keys[PARTS] = { "year", "month", "day" };
    int64_t numbers[PARTS] = { 0 };

    for (int i = 0; i < PARTS; i++) {
        const NodeEntry *entry = node_entry(map, str_of(keys[i]));

        if (entry != NULL && !csl_is_nothing(entry->value) && !read_number(entry->value, &numbers[i])) {
            csl_report_shape(reading, variable, entry->value, "a number as year, month or day");
            return false;
        }
    }
    if (numbers[0] == 0)
        return false;
    if (set_date(date, numbers))
        return true;
    report_date(reading, map->span, variable, source_text(reading->source, map->span), "no such day or month");
    return false;
}

static void set_circa(Edtf *date)
{
    date->start.approximate = !date->start_open;
    date->end.approximate = date->interval && !date->end_open;
}

/* The season and circa of a date that is known already. */
static void read_rest(CslReading *reading, Str variable, const Node *map, Edtf *date)
{
    const NodeEntry *season = node_entry(map, STR("season")), *circa = node_entry(map, STR("circa"));
    uint8_t number = season != NULL ? season_of(season->value) : 0;

    if (number > 0 && !date->interval && date->start.month == 0)
        date->start.season = number;
    else if (season != NULL && !csl_is_nothing(season->value))
        csl_residue(reading, variable, season->key, season->value);
    if (circa != NULL && csl_is_true(circa->value))
        set_circa(date);
}

/* `raw` and `literal`: a date if they can be read as one. A literal that says it otherwise than we would is kept, too. */
static Str read_words(CslReading *reading, Str variable, const Node *map, bool dated)
{
    Str found = STR_EMPTY;

    for (size_t i = 0; i < map->count; i++) {
        const NodeEntry *entry = &map->entries[i];
        bool literal = str_is(entry->key, "literal"), raw = str_is(entry->key, "raw");
        const NodeEntry *again;
        Str text;

        if ((!literal && !raw) || csl_is_nothing(entry->value))
            continue;
        text = entry->value->kind == NODE_TEXT ? date_of_text(reading, entry->value->text) : STR_EMPTY;
        again = text.len > 0 ? node_entry(csl_date_write(reading->arena, text), entry->key) : NULL;
        if (dated || found.len > 0 || text.len == 0 ||
            (literal && (again == NULL || !node_same(again->value, entry->value, STR_EMPTY))))
            csl_residue(reading, variable, entry->key, entry->value);
        if (!dated && found.len == 0)
            found = text;
    }
    return found;
}

/* The date as text, if it is one; else it is reported. */
static Str checked_text(CslReading *reading, Str variable, const Node *value, const Edtf *date)
{
    Str text = text_of(reading, date);
    EdtfError error;
    Edtf again;

    if (edtf_parse(text, &again, &error))
        return text;
    report_date(reading, value->span, variable, text, error.message);
    return STR_EMPTY;
}

static Str read_map(CslReading *reading, Str variable, const Node *map)
{
    const NodeEntry *parts = node_entry(map, STR("date-parts"));
    Str words, text = STR_EMPTY;
    Edtf date = { 0 };
    bool dated;

    if (parts != NULL && !csl_is_nothing(parts->value))
        dated = read_date_parts(reading, variable, parts->value, &date);
    else
        dated = read_year_month_day(reading, variable, map, &date.start);
    words = read_words(reading, variable, map, dated);
    keep_members(reading, variable, map, false);
    if (dated || (words.len > 0 && edtf_parse(words, &date, NULL))) {
        read_rest(reading, variable, map, &date);
        text = checked_text(reading, variable, map, &date);
    }
    if (text.len == 0)
        keep_members(reading, variable, map, true);
    return text;
}

/* A list of one or two mappings (older CSL-YAML). */
static Str read_list(CslReading *reading, Str variable, const Node *list)
{
    Edtf date = { .interval = list->count == 2 };
    bool dated;

    for (size_t i = 0; i < list->count; i++)
        if (list->count > 2 || list->entries[i].value->kind != NODE_MAP) {
            csl_report_shape(reading, variable, list, "a mapping with date-parts");
            return STR_EMPTY;
        }
    dated = read_year_month_day(reading, variable, list->entries[0].value, &date.start) &&
            (!date.interval || read_year_month_day(reading, variable, list->entries[1].value, &date.end));
    return dated ? checked_text(reading, variable, list, &date) : STR_EMPTY;
}

static Str read_string(CslReading *reading, Str variable, const Node *value)
{
    Str text = date_of_text(reading, value->text);

    if (text.len == 0) {
        report_date(reading, value->span, variable, value->text, "");
        csl_residue(reading, variable, STR_EMPTY, value);
    }
    return text;
}

Node *csl_date_read(CslReading *reading, Str variable, const Node *value)
{
    typedef Str DateReader(CslReading * reading, Str variable, const Node *value);
    static DateReader *const readers[] = { [NODE_TEXT] = read_string, [NODE_LIST] = read_list, [NODE_MAP] = read_map };
    Str text = readers[value->kind](reading, variable, value);

    return text.len > 0 ? node_text(reading->scratch, text, value->span) : NULL;
}

void csl_date_residue(CslReading *reading, Str variable, const Node *value)
{
    if (value->kind == NODE_MAP)
        keep_members(reading, variable, value, false);
}
