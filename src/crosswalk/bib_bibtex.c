/* What is classic BibTeX's alone. */
#include "crosswalk/bib.h"
#include "text/edtf.h"
#include "text/tag.h"

/* The styles complain of an issue without a volume (Qiushi counts its issues by the year), and print a volume or a number
 * of a series, and an author or an editor of a book, never both. */
static bool detours(Bib *bib, const Value *value)
{
    switch (value->row->name) {
    case F_ISSUE:
        return !bib_has(bib, F_VOLUME);
    case F_COLLECTION_NUMBER:
        return bib_has(bib, F_VOLUME);
    case F_EDITOR:
    case F_COMPILER:
    case F_EDITOR_TRANSLATOR:
        return bib_has(bib, F_AUTHOR) && str_is(bib_map(bib, BIB_TYPES, record_text(bib->record, F_TYPE)), "book");
    default:
        return false;
    }
}

/* ---- title ---- */

/* Styles lower the case of every title, and only English has its capitals protected word by word. */
static bool needs_braces(const Value *title)
{
    static const char *const scripts[] = { "Latn", "Cyrl", "Grek", "Armn" };

    if (title == NULL || title->lang.len == 0 || str_starts(title->lang, STR("en")))
        return false;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (str_is(tag_script(title->lang), scripts[i]))
            return true;
    return false;
}

static void put_title(Bib *bib, const Value *value, Str to, BibValues values)
{
    size_t start = bib->out.len, end;

    bib_main(bib, value, values);
    if (needs_braces(bib_form(bib_values(bib, F_TITLE), FORM_ORIGINAL)))
        bib_braces(bib, start);
    end = bib->out.len;
    buf_puts(&bib->out, " {");
    if (!bib_addon(bib, value, values)) {
        bib->out.len = end;
        return;
    }
    buf_char(&bib->out, '}');
    bib_loss(bib, value, DIAG_B702, to);
}

/* ---- date ---- */

/* 197X */
static void put_one_year(Buf *out, const EdtfDate *date)
{
    static const char unspecified[] = "XX";
    static const int64_t units[] = { 1, 10, 100 };
    unsigned digits = date->unspecified_year;

    buf_number(out, date->year / units[digits], 4 - digits);
    buf_puts(out, unspecified + 2 - digits);
}

static bool is_same_year(const EdtfDate *a, const EdtfDate *b)
{
    return a->year == b->year && a->unspecified_year == b->unspecified_year;
}

/* The year in words. Its last four characters are what plainnat cites by. */
static void put_year(Buf *out, const Edtf *date)
{
    bool no_start = date->start_open || date->start_unknown, no_end = date->end_open || date->end_unknown;

    if (date->start.approximate || date->end.approximate)
        buf_puts(out, "c. ");
    if (no_start)
        buf_puts(out, "until ");
    else if (no_end)
        buf_puts(out, "since ");
    if (!no_start)
        put_one_year(out, &date->start);
    if (date->interval && !no_end && (no_start || !is_same_year(&date->start, &date->end))) {
        if (!no_start)
            buf_puts(out, "--");
        put_one_year(out, &date->end);
    }
    if (date->start.uncertain || date->end.uncertain)
        buf_char(out, '?');
}

static bool add_month(Bib *bib, const Edtf *date)
{
    static const Str months[] = { STR_INIT("jan"), STR_INIT("feb"), STR_INIT("mar"), STR_INIT("apr"),
                                  STR_INIT("may"), STR_INIT("jun"), STR_INIT("jul"), STR_INIT("aug"),
                                  STR_INIT("sep"), STR_INIT("oct"), STR_INIT("nov"), STR_INIT("dec") };
    static const Str seasons[] = { STR_INIT("Spring"), STR_INIT("Summer"), STR_INIT("Autumn"), STR_INIT("Winter") };
    unsigned season = date->start.season;

    if (date->start_open || date->start_unknown || date->interval)
        return false;
    if (season >= EDTF_SPRING && season <= EDTF_WINTER)
        bib_line_text(bib, STR("month"), seasons[season - EDTF_SPRING]);
    else if (date->start.month >= 1 && date->start.month <= 12)
        bib_line_bare(bib, STR("month"), months[date->start.month - 1]);
    return date->start.month > 0;
}

/* BibTeX's macro for a month, a season in words; of an interval the years. */
static void add_issued(Bib *bib, const Value *value)
{
    size_t start = bib->out.len;
    Edtf date;

    if (!edtf_parse(value->text, &date, NULL)) {
        bib_escape(bib, value->text);
        bib_line(bib, STR("year"), start);
        return;
    }
    put_year(&bib->out, &date);
    bib_line(bib, STR("year"), start);
    if (add_month(bib, &date) && date.start.day > 0) {
        buf_format(&bib->out, "%u", date.start.day);
        bib_line(bib, STR("day"), start);
    }
    if (date.interval || date.start.approximate || date.end.approximate || date.start.uncertain || date.end.uncertain ||
        date.start.season > 0 || date.start.unspecified_year > 0)
        bib_loss(bib, value, DIAG_B703, STR("year"));
}

/* ---- names ---- */

/* Forms that the list does not show. */
static void add_after(Bib *bib, const Value *first, Str to, BibValues values)
{
    (void)to;
    for (size_t i = 0; bib->writing->loss != NULL && bib_is_name(first) && i < values.count; i++) {
        const Record *name = values.items[i]->record;
        const Value *orcid;
        const Field *forms;

        if (values.items[i]->row != first->row)
            continue;
        forms = bib_part(name, F_FAMILY) != NULL || bib_part(name, F_GIVEN) != NULL ? record_field(name, F_FORM) : NULL;
        orcid = bib_part(name, F_ORCID);
        if (orcid != NULL)
            bib_loss(bib, orcid, DIAG_B701, field_name(F_ORCID));
        if (forms == NULL || bib_own_form(bib, name) != NULL)
            continue;
        for (size_t j = 0; j < forms->values.count; j++)
            bib_loss(bib, forms->values.items[j], DIAG_B701, field_name(F_FORM));
    }
}

/* ---- what an entry type demands ---- */

/* A form in Latin letters, if there is one. */
static void put_key(Bib *bib, FieldName name)
{
    BibValues values = bib_values(bib, name);
    const Value *original = bib_form(values, FORM_ORIGINAL);

    for (size_t i = 0; i < values.count; i++) {
        const Value *value = values.items[i];

        if (value->form == FORM_ROMANISED || value->form == FORM_TRANSLATED || value->lang.len == 0 ||
            bib_is_latin(value)) {
            bib_text(bib, value);
            return;
        }
    }
    if (original != NULL)
        bib_sort_key(bib, bib_plain(bib, original));
}

/* plainnat prints it in the author's place, and all styles sort by it. */
static void add_key(Bib *bib)
{
    static const FieldName names[] = { F_PUBLISHER, F_AUTHORITY, F_CONTAINER_TITLE, F_TITLE_SHORT, F_TITLE };
    size_t start = bib->out.len, i = 0;

    while (i < sizeof names / sizeof *names - 1 && !bib_has(bib, names[i]))
        i++;
    put_key(bib, names[i]);
    bib_line(bib, STR("key"), start);
}

static void add_demanded(Bib *bib)
{
    bool editor = bib_has(bib, F_EDITOR) && str_starts(bib->type, STR("book")) &&
                  str_is(bib_map_field(bib, BIB_FIELDS, F_EDITOR), "editor");

    bib_institution(bib);
    if (!bib_has(bib, F_AUTHOR) && !editor)
        add_key(bib);
}

static void put_genre(Bib *bib, const Value *value, Str to, BibValues values)
{
    bib_put_text(bib, value, to, values);
}

const BibFormat bib_bibtex = { .name = STR_INIT("bibtex"),
                               .tex = TEX_MACROS,
                               .eprint_kind = STR_INIT("archiveprefix"),
                               .arxiv = STR_INIT("arXiv"),
                               .both_scripts = true,
                               .detours = detours,
                               .put_title = put_title,
                               .put_genre = put_genre,
                               .add_issued = add_issued,
                               .add_after = add_after,
                               .add_demanded = add_demanded };
