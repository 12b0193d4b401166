#include "text/locator.h"

typedef struct LabelRow {
    const char *written; /* in lower case; a word wants a blank behind it, a sign or a "." does not */
    const char *label;
} LabelRow;

/* clang-format off */
static const LabelRow labels[] = {
    { "act", "act" },           { "acts", "act" },
    { "app.", "appendix" },     { "appendix", "appendix" }, { "appendices", "appendix" },
    { "art.", "article" },      { "arts.", "article" },     { "article", "article" },       { "articles", "article" },
    { "bk.", "book" },          { "bks.", "book" },         { "book", "book" },             { "books", "book" },
    { "c.", "canon" },          { "canon", "canon" },       { "canons", "canon" },
    { "chap.", "chapter" },     { "chaps.", "chapter" },    { "ch.", "chapter" },           { "chapter", "chapter" },
    { "chapters", "chapter" },
    { "col.", "column" },       { "cols.", "column" },      { "column", "column" },         { "columns", "column" },
    { "eq.", "equation" },      { "eqs.", "equation" },     { "equation", "equation" },     { "equations", "equation" },
    { "fig.", "figure" },       { "figs.", "figure" },      { "figure", "figure" },         { "figures", "figure" },
    { "fol.", "folio" },        { "fols.", "folio" },       { "folio", "folio" },           { "folios", "folio" },
    { "no.", "issue" },         { "nos.", "issue" },        { "number", "issue" },          { "issue", "issue" },
    { "l.", "line" },           { "ll.", "line" },          { "line", "line" },             { "lines", "line" },
    { "n.", "note" },           { "nn.", "note" },          { "note", "note" },             { "notes", "note" },
    { "op.", "opus" },          { "opp.", "opus" },         { "opus", "opus" },
    { "p.", "page" },           { "pp.", "page" },          { "page", "page" },             { "pages", "page" },
    { "para.", "paragraph" },   { "paras.", "paragraph" },  { "paragraph", "paragraph" },   { "paragraphs", "paragraph" },
    { "¶¶", "paragraph" },      { "¶", "paragraph" },
    { "pt.", "part" },          { "pts.", "part" },         { "part", "part" },             { "parts", "part" },
    { "r.", "rule" },           { "rr.", "rule" },          { "rule", "rule" },             { "rules", "rule" },
    { "sc.", "scene" },         { "scene", "scene" },       { "scenes", "scene" },
    { "§§", "section" },        { "§", "section" },         { "sec.", "section" },          { "secs.", "section" },
    { "section", "section" },   { "sections", "section" },
    { "s.v.", "sub-verbo" },    { "s.vv.", "sub-verbo" },   { "sub verbo", "sub-verbo" },
    { "supp.", "supplement" },  { "supplement", "supplement" },
    { "tab.", "table" },        { "tbl.", "table" },        { "table", "table" },           { "tables", "table" },
    { "v.", "verse" },          { "vv.", "verse" },         { "verse", "verse" },           { "verses", "verse" },
    { "vol.", "volume" },       { "vols.", "volume" },      { "volume", "volume" },         { "volumes", "volume" },
};
/* clang-format on */

static size_t skip_blanks(Str text, size_t at)
{
    for (;;) {
        if (at < text.len && (ascii_is_space(text.ptr[at]) || text.ptr[at] == '~'))
            at++;
        else if (str_starts(str_from(text, at), STR("\xC2\xA0")))
            at += 2;
        else
            return at;
    }
}

static bool starts_nocase(Str text, Str prefix)
{
    return text.len >= prefix.len && str_eq_nocase(str_slice(text, 0, prefix.len), prefix);
}

/* How many bytes of the text are this label, its blank not counted; 0: it is another one. */
static size_t label_length(Str text, const LabelRow *row)
{
    Str written = str_of(row->written);
    bool is_sign = (unsigned char)written.ptr[0] >= 0x80;

    if (!starts_nocase(text, written))
        return 0;
    if (is_sign || str_ends(written, STR(".")))
        return written.len;
    return skip_blanks(text, written.len) > written.len ? written.len : 0;
}

static size_t find_label(Str text, Str *label)
{
    size_t longest = 0;

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t length = label_length(text, &labels[i]);

        if (length > longest) {
            longest = length;
            *label = str_of(labels[i].label);
        }
    }
    return longest;
}

/* "33", "3a", "iv", "xii": a number of a page. `named`: behind a label, where a single letter will do, too (app. A). */
static bool is_number(Str word, bool named)
{
    bool roman = word.len > 0;

    for (size_t i = 0; i < word.len; i++) {
        if (ascii_is_digit(word.ptr[i]))
            return true;
        roman = roman && str_find_char(STR("ivxlcdmIVXLCDM"), word.ptr[i]) != STR_NONE;
    }
    return (roman && named) || (named && word.len == 1 && ascii_is_upper(word.ptr[0]));
}

static size_t dash_length(Str text, size_t at)
{
    if (at < text.len && text.ptr[at] == '-')
        return 1;
    return str_starts(str_from(text, at), STR("\xE2\x80\x93")) ? 3 : 0; /* – */
}

static size_t word_end(Str text, size_t at)
{
    while (at < text.len && (ascii_is_alnum(text.ptr[at]) || text.ptr[at] == ':' ||
                             (text.ptr[at] == '.' && at + 1 < text.len && ascii_is_alnum(text.ptr[at + 1]))))
        at++;
    return at;
}

/* Behind what may stand between two numbers: a dash, a comma, `&`, "and"; or `at`. */
static size_t skip_joint(Str text, size_t at)
{
    size_t next = skip_blanks(text, at), dash;

    while ((dash = dash_length(text, next)) > 0)
        next += dash, at = next;
    if (next == at && next > 0 && dash_length(text, next - 1) > 0)
        return next;
    if (next < text.len && (text.ptr[next] == ',' || text.ptr[next] == '&'))
        return skip_blanks(text, next + 1);
    if (str_starts(str_from(text, next), STR("and ")))
        return skip_blanks(text, next + 4);
    return at;
}

/* Where the numbers that begin at `start` end. */
static size_t numbers_end(Str text, size_t start, bool named)
{
    size_t end = start, at = start;

    for (;;) {
        size_t stop = word_end(text, at);

        if (!is_number(str_slice(text, at, stop), named))
            return end;
        end = stop;
        at = skip_joint(text, end);
        if (at == end)
            return end;
    }
}

/* "{pp. 3-5}": what is within is the locator, whatever it looks like. */
static bool read_braced(Str text, size_t at, Locator *locator)
{
    size_t close = str_find_char(str_from(text, at), '}'), start = skip_blanks(text, at + 1), length;

    if (close == STR_NONE)
        return false;
    close += at;
    locator->label = STR("page");
    length = find_label(str_slice(text, start, close), &locator->label);
    locator->value = str_trim(str_slice(text, length > 0 ? start + length : start, close));
    locator->rest = str_from(text, close + 1);
    return locator->value.len > 0;
}

Locator locator_read(Str text)
{
    Locator none = { STR_EMPTY, STR_EMPTY, text }, locator = none;
    size_t at = skip_blanks(text, 0), length, end;

    if (at < text.len && text.ptr[at] == ',')
        at = skip_blanks(text, at + 1);
    if (at < text.len && text.ptr[at] == '{')
        return read_braced(text, at, &locator) ? locator : none;
    length = find_label(str_from(text, at), &locator.label);
    if (length == 0)
        locator.label = STR("page");
    at = skip_blanks(text, at + length);
    end = numbers_end(text, at, length > 0);
    if (end == at)
        return none;
    locator.value = str_slice(text, at, end);
    locator.rest = str_from(text, end);
    return locator;
}
