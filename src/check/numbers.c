/* Rules for numbers as printed: pages, volumes, issues, editions. */
#include "check/mend.h"
#include "check/works.h"

#include "base/utf8.h"

/* ---- ranges of pages ---- */

/* Two numbers, without letters, and what joins them. */
typedef struct PageRange {
    Str first, last;
    size_t at, len; /* of the whole, in the text */
} PageRange;

static size_t digits_at(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && ascii_is_digit(text.ptr[end]))
        end++;
    return end - at;
}

/* The bytes of a dash with blanks around it; 0: there is none. */
static size_t dash_at(Str text, size_t at, bool *hyphen)
{
    size_t end = at;
    uint32_t cp;

    while (end < text.len && text.ptr[end] == ' ')
        end++;
    if (end == text.len)
        return 0;
    end += utf8_decode(text, end, &cp);
    if (cp != '-' && cp != 0x2010 && cp != 0x2012 && cp != 0x2013 && cp != 0x2014)
        return 0;
    *hyphen = cp == '-' || cp == 0x2010;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '-'))
        end++;
    return end - at;
}

static bool is_word_char(char c)
{
    return ascii_is_alnum(c) || c == '.' || c == ':' || c == '/' || (unsigned char)c >= 0x80;
}

/* The part between two commas, if it is a range of plain numbers and nothing else. */
static bool read_page_range(Str text, size_t start, size_t end, PageRange *range)
{
    Str part;
    size_t first, dash;
    bool hyphen;

    while (start < end && text.ptr[start] == ' ')
        start++;
    while (end > start && text.ptr[end - 1] == ' ')
        end--;
    part = str_slice(text, start, end);
    first = digits_at(part, 0);
    dash = dash_at(part, first, &hyphen);
    if (first == 0 || dash == 0)
        return false;
    range->first = str_slice(part, 0, first);
    range->last = str_from(part, first + dash);
    range->at = start;
    range->len = part.len;
    return range->last.len > 0 && digits_at(range->last, 0) == range->last.len;
}

/* 157–93 is 157–193. */
static bool is_reversed(const PageRange *range)
{
    enum { LONGEST = 9 };
    Str first = range->first, last = range->last;
    int order;

    if (first.len > LONGEST || last.len > first.len)
        return false;
    order = str_cmp(str_from(first, first.len - last.len), last);
    return order > 0;
}

void check_pages(Check *check, const Record *work)
{
    const Value *page = record_value(work, F_PAGE);
    Str text = page != NULL ? page->text : STR_EMPTY;
    size_t start = 0;

    if (page == NULL || !work_owns(work, page))
        return;
    for (size_t end = 0; end <= text.len; end++) {
        PageRange range;
        Diag *diag;

        if (end < text.len && text.ptr[end] != ',' && text.ptr[end] != ';')
            continue;
        if (read_page_range(text, start, end, &range) && is_reversed(&range)) {
            diag = diag_add(check->diags, DIAG_B324, work->source, value_span(work, page, range.at, range.len),
                            "page %.*s stands before page %.*s", STR_ARG(range.first), STR_ARG(range.last));
            diag_help(check->diags, diag, "compare it with the work");
        }
        start = end + 1;
    }
}

static bool has_dash(Str text, bool *hyphen)
{
    for (size_t at = 1; at < text.len; at++)
        if (ascii_is_digit(text.ptr[at - 1]) && dash_at(text, at, hyphen) > 0)
            return true;
    return false;
}

/* Every hyphen between digits. */
static void mend_dashes(Check *check, Diag *diag, const Record *work, const Value *page)
{
    Str text = page->text, dash = work_is_tex(work) ? STR("--") : STR("–");
    bool hyphen;

    for (size_t at = 1; at < text.len; at++) {
        size_t len = ascii_is_digit(text.ptr[at - 1]) ? dash_at(text, at, &hyphen) : 0;

        if (len == 0)
            continue;
        if (at + len == text.len || !ascii_is_digit(text.ptr[at + len])) {
            fix_withdraw(diag);
            return;
        }
        if (hyphen)
            mend_slice(check, diag, work, page, at, len, dash);
        at += len - 1;
    }
}

/* A hyphen, where the ranges of the same file have dashes. (`--` of a .bib is read as a dash.) */
void check_page_dashes(Check *check)
{
    const Records *records = check->records;
    Map dashed = { 0 };

    for (size_t pass = 0; check_wants(check, DIAG_B601) && pass < 2; pass++)
        for (size_t i = 0; i < records->list.count; i++) {
            const Record *work = records->list.items[i];
            const Value *page = record_value(work, F_PAGE);
            bool hyphen;
            Diag *diag;

            if (page == NULL || !work_owns(work, page) || !has_dash(page->text, &hyphen))
                continue;
            if (pass == 0 && !hyphen)
                map_add(check->arena, &dashed, work->source->name, (void *)page);
            if (pass == 0 || !hyphen || map_get(&dashed, work->source->name) == NULL)
                continue;
            diag = diag_add(check->diags, DIAG_B601, work->source, page->span, "a hyphen in a range of pages");
            diag_help(check->diags, diag, "write a dash, as elsewhere in this file");
            mend_dashes(check, diag, work, page);
        }
}

/* ---- volume, issue, edition ---- */

static bool is_all_digits(Str text)
{
    return text.len > 0 && digits_at(text, 0) == text.len;
}

/* 12(3) */
static bool has_issue_within(Str volume)
{
    size_t open = str_find_char(volume, '(');

    return open != STR_NONE && volume.ptr[volume.len - 1] == ')' &&
           is_all_digits(str_trim(str_slice(volume, 0, open))) && ascii_is_digit(volume.ptr[open + 1]) &&
           digits_at(volume, open + 1) <= 3;
}

/* Blanks before a field that begins its line; else what stands between two fields in one line. */
static Str layout_before(Check *check, Str bytes, size_t at)
{
    size_t start = at;

    while (start > 0 && (bytes.ptr[start - 1] == ' ' || bytes.ptr[start - 1] == '\t'))
        start--;
    if (start > 0 && bytes.ptr[start - 1] != '\n')
        return STR_EMPTY;
    return arena_format(check->arena, "\n%.*s", STR_ARG(str_slice(bytes, start, at)));
}

/* Puts what stands in brackets into a field behind this one. */
static void mend_volume(Check *check, Diag *diag, const Record *work, const Field *field, const Value *volume)
{
    Str bytes = work->source->bytes, text = volume->text, issue;
    Str layout = layout_before(check, bytes, field->key_span.start);
    size_t open = str_find_char(text, '('), end = volume->span.end;
    bool delimited = end < bytes.len && (bytes.ptr[end] == '}' || bytes.ptr[end] == '"');

    issue = str_slice(text, open + 1, text.len - 1);
    if (record_field(work, F_ISSUE) != NULL || record_field(work, F_NUMBER) != NULL ||
        !str_eq(source_text(work->source, volume->span), text))
        return;
    if (work->source->syntax == SYNTAX_TEX && delimited)
        issue = arena_format(check->arena, ",%.*snumber = {%.*s}", STR_ARG(layout.len > 0 ? layout : STR(" ")),
                             STR_ARG(issue));
    else if (work->source->syntax == SYNTAX_YAML && layout.len > 0)
        issue = arena_format(check->arena, "%.*sissue: %.*s", STR_ARG(layout), STR_ARG(issue));
    else
        return;
    end += work->source->syntax == SYNTAX_TEX;
    open = str_trim(str_slice(text, 0, open)).len;
    mend_slice(check, diag, work, volume, open, text.len - open, STR_EMPTY);
    fix_bytes(check->diags, diag, (Span){ (uint32_t)end, (uint32_t)end }, issue);
}

void check_volume(Check *check, const Record *work)
{
    const Value *volume = record_value(work, F_VOLUME);
    Diag *diag;

    if (volume == NULL || !work_owns(work, volume) || !has_issue_within(volume->text))
        return;
    diag = diag_add(check->diags, DIAG_B325, work->source, volume->span, "'%.*s' is a volume and an issue",
                    STR_ARG(check_shown(check, volume->text)));
    diag_help(check->diags, diag, "give the number in brackets as the issue ('number' in a .bib)");
    mend_volume(check, diag, work, record_field(work, F_VOLUME), volume);
}

/* The word without the point behind it, in small letters. */
static bool has_word(Str text, const char *const *words)
{
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && is_word_char(text.ptr[end]) && text.ptr[end] != '.'; end++)
            continue;
        for (size_t i = 0; words[i] != NULL; i++)
            if (str_eq_nocase(str_slice(text, at, end), str_of(words[i])))
                return true;
    }
    return false;
}

/* "2nd edition", "Second edition"; but "Anniversary edition" is a name, which styles print as it stands. */
static bool is_numbered(Str edition)
{
    static const char *const ordinals[] = { "first",   "second", "third", "fourth", "fifth",   "sixth",
                                            "seventh", "eighth", "ninth", "tenth",  "revised", NULL };
    size_t blank = str_find_char(edition, ' ');

    if (blank == STR_NONE)
        return edition.len > 0 && ascii_is_digit(edition.ptr[0]);
    if (str_find_char(str_from(edition, blank + 1), ' ') != STR_NONE)
        return false;
    return ascii_is_digit(edition.ptr[0]) || has_word(str_slice(edition, 0, blank), ordinals);
}

/* "2nd edition" is 2, "Second edition" Second; with more words in it nobody knows. */
static void mend_edition(Check *check, Diag *diag, const Record *work, const Value *edition)
{
    static const char *const endings[] = { "st", "nd", "rd", "th", ".", "" };
    size_t digits = digits_at(edition->text, 0), blank = str_find_char(edition->text, ' ');
    Str first = str_slice(edition->text, 0, blank == STR_NONE ? edition->text.len : blank);

    if (blank == STR_NONE || str_find_char(str_from(edition->text, blank + 1), ' ') != STR_NONE)
        return;
    if (digits == 0) {
        mend_slice(check, diag, work, edition, first.len, edition->text.len - first.len, STR_EMPTY);
        return;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_is(str_from(first, digits), endings[i])) {
            mend_slice(check, diag, work, edition, digits, edition->text.len - digits, STR_EMPTY);
            return;
        }
}

void check_edition(Check *check, const Record *work)
{
    static const char *const words[] = { "edition", "edn",      "ed",      "editions", "auflage", "aufl",
                                         "édition", "edizione", "edición", "版",       NULL };
    const Value *edition = record_value(work, F_EDITION);
    Diag *diag;

    if (edition == NULL || !work_owns(work, edition) || !is_numbered(edition->text) || !has_word(edition->text, words))
        return;
    diag = diag_add(check->diags, DIAG_B326, work->source, edition->span, "the word for edition in '%.*s'",
                    STR_ARG(check_shown(check, edition->text)));
    diag_help(check->diags, diag, "leave it out: styles print it themselves");
    mend_edition(check, diag, work, edition);
}

/* biblatex would rather have it in `date`; a number of an issue beside it has no place left. */
void check_issue(Check *check, const Record *work)
{
    static const char *const months[] = { "january", "february",  "march",   "april",    "may",      "june", "july",
                                          "august",  "september", "october", "november", "december", "jan",  "feb",
                                          "mar",     "apr",       "jun",     "jul",      "aug",      "sep",  "sept",
                                          "oct",     "nov",       "dec",     NULL };
    const Value *issue = record_value(
        work,
        work_is(work, "article-journal article-magazine") && record_field(work, F_ISSUE) == NULL ? F_NUMBER : F_ISSUE);
    Diag *diag;

    if (issue == NULL || !work_owns(work, issue) || !has_word(issue->text, months))
        return;
    diag = diag_add(check->diags, DIAG_B327, work->source, issue->span, "'%.*s' is a month",
                    STR_ARG(check_shown(check, issue->text)));
    diag_help(check->diags, diag, "give it in the date, and the number of the issue here");
}
