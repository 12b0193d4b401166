/* Dates: EDTF, or year, month and day. What is none stands in its field all the same, and is residue: the rules say what is
 * wrong, and it is written again as it was. */
#include "crosswalk/bib_reader.h"
#include "text/edtf.h"

static bool is_date(Str text)
{
    Edtf date;

    return text.len > 0 && edtf_parse(text, &date, NULL);
}

/* 1 to 12; 0: it is no month. A macro, a number, or a word in English. */
static unsigned month_of(Str text)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    unsigned number = 0;

    for (size_t i = 0; i < text.len && i < 3 && ascii_is_digit(text.ptr[i]); i++)
        number = 10 * number + (unsigned)(text.ptr[i] - '0');
    if (number > 0)
        return number <= 12 && text.len <= 2 ? number : 0;
    for (unsigned month = 0; text.len >= 3 && month < 12; month++)
        if (str_eq_nocase(str_slice(text, 0, 3), (Str){ names + (size_t)3 * month, 3 }))
            return month + 1;
    return 0;
}

static unsigned day_of(Str text)
{
    unsigned number = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.ptr[i]) || i > 1)
            return 0;
        number = 10 * number + (unsigned)(text.ptr[i] - '0');
    }
    return number <= 31 ? number : 0;
}

/* A month may bring its day: “1~mar”, “March 1”. */
static void split_month(Str text, unsigned *month, unsigned *day)
{
    Str rest = text, word;

    *month = month_of(text);
    while (text.len > 0 && str_cut(&rest, ' ', &word)) {
        if (*month == 0 && !ascii_is_digit(word.len > 0 ? word.ptr[0] : '0'))
            *month = month_of(word);
        if (*day == 0 && !str_eq(word, text))
            *day = day_of(word);
    }
}

static Str part_text(BibReader *reader, const NodeEntry *field)
{
    Str text = field != NULL ? bib_decode(reader, field->value->text, TEX_READ_PLAIN) : STR_EMPTY;
    char *copy = arena_alloc(reader->arena, text.len + 1);
    size_t len = 0;

    /* no-break spaces, which ~ becomes */
    for (size_t i = 0; i < text.len; i++) {
        bool space = (unsigned char)text.ptr[i] == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xA0;

        copy[len++] = space ? ' ' : text.ptr[i];
        i += space;
    }
    return str_trim((Str){ copy, len });
}

static bool has_digit(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_digit(text.ptr[i]))
            return true;
    return false;
}

/* "n.d.", "??": that there is none. */
static bool is_undated(Str text)
{
    static const char *const words[] = { "n.d.", "n. d.", "nd", "s.d.", "s. d.", "s.a.", "s. a.", "o.J.", "o. J." };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(text, str_of(words[i])))
            return true;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '?' && text.ptr[i] != '-')
            return false;
    return true;
}

/* "1994 (to appear)": the date before the words. */
static Str without_remark(Str text)
{
    size_t open = str_find_char(text, '(');

    return open != STR_NONE && str_ends(text, STR(")")) && !has_digit(str_from(text, open))
               ? str_trim(str_slice(text, 0, open))
               : STR_EMPTY;
}

static void add_date(BibReader *reader, FieldName ours, const NodeEntry *field, Str date)
{
    Str raw = str_trim(field->value->text);
    Span span = str_eq(raw, date) ? bib_slice_span(field, raw) : field->value->span;

    bib_add(reader, ours, field, node_text(reader->nodes, date, span));
}

/* A year that is none: a word is no date ("in press"), nor is a sort of formula; a number that is wrong is a wrong one. */
static void read_odd_year(BibReader *reader, const NodeEntry *year, Str text)
{
    Str date = without_remark(text);

    if (is_undated(text)) {
        bib_keep(reader, year);
    } else if (!has_digit(text) || str_find_char(text, '\\') != STR_NONE) {
        bib_keep_fault(reader, year, "is no date");
    } else {
        bib_keep_beside(reader, year);
        add_date(reader, F_ISSUED, year, is_date(date) ? date : text);
    }
}

/* year, month, day: a date of as many parts as make sense together. */
static void read_year(BibReader *reader)
{
    const NodeEntry *year = bib_field(reader, STR("year")), *month = bib_field(reader, STR("month"));
    const NodeEntry *day = bib_field(reader, STR("day"));
    Str text = part_text(reader, year), date;
    unsigned month_number = 0, day_number = day_of(part_text(reader, day));
    char suggestion[64];

    if (year == NULL || bib_has_ours(reader, F_ISSUED))
        return;
    split_month(part_text(reader, month), &month_number, &day_number);
    date = text;
    if (month_number > 0 && day_number > 0)
        date = arena_format(reader->arena, "%.*s-%02u-%02u", STR_ARG(text), month_number, day_number);
    if ((month_number > 0 && day_number == 0) || !is_date(date))
        date = month_number > 0 ? arena_format(reader->arena, "%.*s-%02u", STR_ARG(text), month_number) : text;
    if (!is_date(date)) {
        date = edtf_suggest(text, suggestion) ? arena_copy(reader->arena, str_of(suggestion)) : STR_EMPTY;
        month_number = 0;
    }
    if (date.len == 0) {
        read_odd_year(reader, year, text);
        return;
    }
    /* {\noopsort{a}}1985: there is more to it than the date. */
    if (month_number == 0 && str_find_char(year->value->text, '\\') != STR_NONE)
        bib_keep_beside(reader, year);
    else
        bib_use(reader, year);
    add_date(reader, F_ISSUED, year, date);
    if (month_number == 0)
        return;
    if (month != NULL)
        bib_use(reader, month);
    if (day != NULL && date.len > text.len + 3)
        bib_use(reader, day);
}

static void read_date(BibReader *reader, Str name, FieldName ours)
{
    const NodeEntry *field = bib_field(reader, name);
    Str text;

    if (field == NULL || bib_has_ours(reader, ours))
        return;
    text = str_trim(field->value->text); /* 1978~ is no TeX */
    if (!is_date(text))
        text = part_text(reader, field);
    if (text.len == 0)
        return;
    if (is_date(text))
        bib_use(reader, field);
    else
        bib_keep_beside(reader, field);
    add_date(reader, ours, field, text);
    if (ours == F_EVENT_DATE &&
        !str_is(map_lookup(reader->map, STR("fields"), STR("event-date"), reader->type), "eventdate"))
        bib_keep(reader, field);
}

void bib_read_dates(BibReader *reader)
{
    read_date(reader, STR("date"), F_ISSUED);
    read_year(reader);
    read_date(reader, STR("urldate"), F_ACCESSED);
    read_date(reader, STR("eventdate"), F_EVENT_DATE);
    read_date(reader, STR("origdate"), F_ORIGINAL_DATE);
    read_date(reader, STR("urlyear"), F_ACCESSED);
    read_date(reader, STR("eventyear"), F_EVENT_DATE);
    read_date(reader, STR("origyear"), F_ORIGINAL_DATE);
}
