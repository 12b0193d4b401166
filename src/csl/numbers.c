/* Numbers, labels and page ranges. */
#include "csl/engine.h"

#include "base/utf8.h"
#include "text/case.h"
#include "text/script.h"

typedef struct Cursor {
    Str text;
    size_t at;
} Cursor;

/* The letters of D2 and 2b belong to the number. Characters of Chinese, Japanese and Korean are words: 第2卷 names what it counts, and
 * wants no label. */
static bool is_affix(Str text, size_t from, size_t to, uint32_t cp)
{
    return case_is_letter(cp) && (cp < 0x80 || (script_set(str_slice(text, from, to)) & SCRIPTS_EAST_ASIAN) == 0);
}

/* [letters]digits[letters]: one number in the sense of CSL. Moves behind it. */
static bool take_number(Cursor *c, Str *digits)
{
    size_t start = c->at, at = c->at, from, to;
    uint32_t cp = 0;

    for (; at < c->text.len; at = start) {
        start = at;
        utf8_next(c->text, &start, &cp);
        if (!is_affix(c->text, at, start, cp))
            break;
    }
    from = at;
    while (at < c->text.len && ascii_is_digit(c->text.ptr[at]))
        at++;
    to = at;
    if (to == from)
        return false;
    *digits = from == c->at ? str_slice(c->text, from, to) : STR_EMPTY;
    for (start = at; at < c->text.len; at = start) {
        utf8_next(c->text, &start, &cp);
        if (!is_affix(c->text, at, start, cp) && !case_is_digit(cp))
            break;
        *digits = STR_EMPTY;
    }
    c->at = at;
    return true;
}

/* Blanks, and one comma, hyphen, dash or ampersand. 0: none of these. */
static char take_separator(Cursor *c)
{
    static const struct {
        Str mark;
        char kind;
    } marks[] = { { STR_INIT(","), ',' },
                  { STR_INIT("&"), '&' },
                  { STR_INIT("-"), '-' },
                  { STR_INIT("\xE2\x80\x93"), '-' },
                  { STR_INIT("\\-"), 'h' } };
    char kind = 0;

    while (c->at < c->text.len && c->text.ptr[c->at] == ' ')
        c->at++;
    for (size_t i = 0; kind == 0 && i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_from(c->text, c->at), marks[i].mark)) {
            kind = marks[i].kind;
            c->at += marks[i].mark.len;
        }
    while (c->at < c->text.len && c->text.ptr[c->at] == ' ')
        c->at++;
    return kind;
}

bool csl_is_numeric(Str text)
{
    Cursor c = { str_trim(text), 0 };
    Str digits;

    if (c.text.len == 0)
        return false;
    for (;;) {
        if (!take_number(&c, &digits))
            return false;
        if (c.at == c.text.len)
            return true;
        if (take_separator(&c) == 0)
            return false;
    }
}

static void put_roman(Buf *out, unsigned value)
{
    static const struct {
        unsigned value;
        const char *digits;
    } rows[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                 { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (; value >= rows[i].value; value -= rows[i].value)
            buf_puts(out, rows[i].digits);
}

static void put_number(Buf *out, const CslRender *render, const CslElement *e, Str text, Str digits)
{
    unsigned value = 0;
    CslGender gender = CSL_NEUTER;
    Str word;

    /* take_number has set them. NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
    for (size_t i = 0; i < digits.len && i < 9; i++)
        value = value * 10 + (unsigned)(digits.ptr[i] - '0');
    if (e->variable_count > 0)
        gender = csl_term_gender(render->locale, str_of(csl_variable_name(e->variables[0])));
    if (digits.len == 0 || digits.len > 9 || e->number_form == CSL_NUMERIC ||
        (e->number_form == CSL_ROMAN && (value == 0 || value >= 6000))) {
        buf_put(out, text);
        return;
    }
    if (e->number_form == CSL_ROMAN) {
        put_roman(out, value);
        return;
    }
    word = e->number_form == CSL_LONG_ORDINAL ? csl_long_ordinal(render->locale, value, gender) : (Str){ NULL, 0 };
    if (word.ptr != NULL) {
        buf_put(out, word);
        return;
    }
    buf_format(out, "%u", value);
    buf_put(out, csl_ordinal_suffix(render->locale, value, gender));
}

CslOut csl_render_number(CslRender *render, const CslElement *e)
{
    CslVariable variable = e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES;
    Str text = csl_value(render, variable), digits;
    CslOut result = { .called = true };
    Buf out = { 0 };
    Rich *rich;

    if (text.len == 0 || render->quenched[variable])
        return result;
    result.filled = true;
    if (variable == render->within) {
        render->within = CSL_VARIABLES;
        return result;
    }
    if (csl_is_numeric(text) && !(variable == CSL_PAGE || variable == CSL_LOCATOR)) {
        Cursor c = { str_trim(text), 0 };

        for (;;) {
            size_t start = c.at;
            char kind;

            take_number(&c, &digits);
            put_number(&out, render, e, str_slice(c.text, start, c.at), digits);
            if (c.at == c.text.len)
                break;
            kind = take_separator(&c);
            buf_puts(&out, kind == ',' ? ", " : kind == '&' ? " & " : kind == 'h' ? "-" : "\xE2\x80\x93");
        }
        rich = rich_text(render->arena, buf_keep(render->arena, &out));
        buf_free(&out);
    } else {
        rich =
            variable == CSL_PAGE || variable == CSL_LOCATOR ? csl_pages(render, text) : rich_parse(render->arena, text);
    }
    if (variable == CSL_CITATION_NUMBER) {
        rich->role = RICH_CITATION_NUMBER;
        rich->number = (int32_t)render->item->number;
    }
    if (variable == CSL_LOCATOR)
        rich->role = RICH_LOCATOR;
    if (render->in_substitute)
        render->quenched[variable] = true;
    result.rich = csl_decorate(render, e, rich);
    return result;
}

/* ---- page ranges ---- */

/* prefix ("n", "8N"), digits, letters behind; `digits` empty: no page of this kind. */
typedef struct Page {
    Str prefix, digits;
} Page;

static Page page_of(Str text)
{
    size_t end = text.len, start;

    while (end > 0 && ascii_is_lower(text.ptr[end - 1]))
        end--;
    start = end;
    while (start > 0 && ascii_is_digit(text.ptr[start - 1]))
        start--;
    return (Page){ str_slice(text, 0, start), str_slice(text, start, end) };
}

static bool is_roman(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (str_find_char(STR("ivxlcdmIVXLCDM"), text.ptr[i]) == STR_NONE)
            return false;
    return text.len > 0;
}

/* Two pages of one kind: with the same prefix or none, or in Roman numbers. */
static bool is_range(Str first, Str second)
{
    Page a = page_of(first), b = page_of(second);

    if (a.digits.len == 0 || b.digits.len == 0)
        return is_roman(first) && is_roman(second);
    return str_eq(a.prefix, b.prefix);
}

static unsigned number_of(Str digits)
{
    unsigned value = 0;

    for (size_t i = 0; i < digits.len && i < 9; i++)
        value = value * 10 + (unsigned)(digits.ptr[i] - '0');
    return value;
}

/* How many of the last digits of the second page have to be printed. Source: CSL 1.0.2, appendix V. */
static size_t digits_wanted(CslPageFormat format, Str first, Str second)
{
    size_t same = 0, changed, low = 1;
    unsigned value = number_of(first);

    if (first.len != second.len || first.len > 9)
        return second.len;
    while (same < first.len && first.ptr[same] == second.ptr[same])
        same++;
    changed = first.len - same;
    switch (format) {
    case CSL_PAGE_MINIMAL:
        return changed > 0 ? changed : 1;
    case CSL_PAGE_MINIMAL_TWO:
        low = first.len >= 2 ? 2 : 1;
        return changed > low ? changed : low;
    case CSL_PAGE_CHICAGO:
    case CSL_PAGE_CHICAGO_16:
        if (value < 100 || value % 100 == 0)
            return second.len;
        if (value % 100 < 10)
            return changed > 0 ? changed : 1;
        if (format == CSL_PAGE_CHICAGO && first.len == 4 && changed >= 3)
            return second.len;
        return changed > 2 ? changed : 2;
    default:
        return second.len;
    }
}

static void put_range(Buf *out, const CslRender *render, Str first, Str second)
{
    Page a = page_of(first), b = page_of(second);
    CslPageFormat format = render->engine->style->page_format;
    Str full = b.digits, rest = str_from(second, (size_t)(b.digits.ptr - second.ptr) + b.digits.len);
    bool plain =
        str_eq(second, arena_join(render->arena, b.prefix, b.digits)) && a.prefix.len + a.digits.len == first.len;

    buf_put(out, first);
    if (!is_range(first, second)) {
        buf_char(out, '-');
        buf_put(out, second);
        return;
    }
    buf_put(out, render->locale->page_delimiter);
    if (b.digits.len < a.digits.len)
        full = arena_join(render->arena, str_slice(a.digits, 0, a.digits.len - b.digits.len), b.digits);
    if (format == CSL_PAGE_NONE || a.digits.len == 0 || !plain || number_of(full) < number_of(a.digits)) {
        buf_put(out, second);
        return;
    }
    if (format == CSL_PAGE_EXPANDED)
        buf_put(out, a.prefix);
    buf_put(out, str_from(full,
                          full.len - (format == CSL_PAGE_EXPANDED ? full.len : digits_wanted(format, a.digits, full))));
    buf_put(out, rest);
}

static bool is_page_char(char c)
{
    return ascii_is_alnum(c) || c == '.' || c == ':';
}

/* "110-25, 33" with dashes, and second pages by page-range-format. */
Rich *csl_pages(CslRender *render, Str text)
{
    Buf out = { 0 };
    Str ampersand = csl_term(render->locale, STR("and"), CSL_SYMBOL, false);
    size_t at = 0;
    Rich *rich;

    if (str_eq(ampersand, csl_term(render->locale, STR("and"), CSL_LONG, false)))
        ampersand = STR_EMPTY;
    while (at < text.len) {
        size_t start = at, dash, second;

        while (at < text.len && is_page_char(text.ptr[at]))
            at++;
        for (dash = at; dash < text.len && text.ptr[dash] == ' ';)
            dash++;
        second = dash;
        if (second < text.len && text.ptr[second] == '-')
            second++;
        else if (str_starts(str_from(text, second), STR("\xE2\x80\x93")))
            second += 3;
        if (second > dash) {
            while (second < text.len && text.ptr[second] == ' ')
                second++;
            for (dash = second; dash < text.len && is_page_char(text.ptr[dash]);)
                dash++;
        }
        if (at > start && second > at && dash > second && !(dash < text.len && text.ptr[dash] == '-')) {
            put_range(&out, render, str_slice(text, start, at), str_slice(text, second, dash));
            at = dash;
        } else if (at > start) {
            buf_put(&out, str_slice(text, start, at));
        } else if (text.ptr[at] == '&') {
            buf_put(&out, ampersand.len > 0 ? ampersand : STR("&"));
            at++;
        } else if (text.ptr[at] == '\\' && at + 1 < text.len && text.ptr[at + 1] == '-') {
            buf_char(&out, '-');
            at += 2;
        } else if (text.ptr[at] == '-') {
            buf_puts(&out, "\xE2\x80\x93");
            at++;
        } else {
            buf_char(&out, text.ptr[at++]);
        }
    }
    rich = rich_parse(render->arena, buf_keep(render->arena, &out));
    buf_free(&out);
    return rich;
}

/* ---- labels ---- */

/* Behind a hyphen at `at` and before it stand pages of one kind. */
static bool is_range_at(Str text, size_t at)
{
    size_t first = at, last = at + 1;

    while (first > 0 && text.ptr[first - 1] == ' ')
        first--;
    at = first;
    while (first > 0 && is_page_char(text.ptr[first - 1]))
        first--;
    while (last < text.len && text.ptr[last] == ' ')
        last++;
    for (size_t start = last;; last++)
        if (last == text.len || !is_page_char(text.ptr[last]))
            return is_range(str_slice(text, first, at), str_slice(text, start, last));
}

/* More than one number in it. */
static bool is_several(const CslRender *render, Str text)
{
    Str and_word = csl_term(render->locale, STR("and"), CSL_LONG, false);

    for (size_t i = 1; i + 1 < text.len; i++) {
        if ((text.ptr[i] == '&' || text.ptr[i] == ',') && (ascii_is_digit(text.ptr[i + 1]) || text.ptr[i + 1] == ' '))
            return true;
        if (text.ptr[i] == '-' && text.ptr[i - 1] != '\\' && is_range_at(text, i))
            return true;
    }
    if (str_contains(text, STR("\xE2\x80\x93")))
        return true;
    if (and_word.len > 0 && str_contains(text, arena_format(render->arena, " %.*s ", STR_ARG(and_word))))
        return true;
    return str_contains(text, STR(" and "));
}

static bool is_plural(const CslRender *render, const CslElement *e, CslVariable variable, Str text)
{
    if (e->plural != CSL_PLURAL_CONTEXTUAL)
        return e->plural == CSL_PLURAL_ALWAYS;
    if (variable == CSL_NUMBER_OF_PAGES || variable == CSL_NUMBER_OF_VOLUMES)
        return is_several(render, text) || (csl_is_numeric(text) && !str_is(str_trim(text), "1"));
    return is_several(render, text);
}

Str csl_locator_label(const CslRender *render)
{
    return render->cite == NULL || render->cite->label.len == 0 ? STR("page") : render->cite->label;
}

/* The writer's own label stands at the beginning: "vol. 1, fol. 186". */
static bool has_label(Str locator)
{
    static const char *const labels[] = { "art.",  "bk.", "ch.",  "col.", "fig.", "fol.", "no.", "op.",  "p.",   "pp.",
                                          "para.", "pt.", "sec.", "sv.",  "s.v.", "v.",   "vv.", "vol.", "vols." };
    size_t blank = str_find_char(locator, ' ');

    for (size_t i = 0; blank != STR_NONE && i < sizeof labels / sizeof *labels; i++)
        if (str_is(str_slice(locator, 0, blank), labels[i]))
            return true;
    return false;
}

CslOut csl_render_label(CslRender *render, const CslElement *e)
{
    CslVariable variable = e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES;
    Str text = csl_value(render, variable), name = str_of(csl_variable_name(variable)), term;
    CslOut result = { 0 };

    if (text.len == 0 || (variable < CSL_VARIABLES && render->quenched[variable]))
        return result;
    if (variable == CSL_LOCATOR)
        name = csl_locator_label(render);
    if (variable == CSL_LOCATOR && has_label(text))
        return result;
    if (str_is(name, "sub-verbo"))
        name = map_get(&render->locale->terms, name) != NULL ? name : STR("sub verbo");
    else if (str_is(name, "sub verbo"))
        name = map_get(&render->locale->terms, name) != NULL ? name : STR("sub-verbo");
    term = csl_term(render->locale, name, e->form, is_plural(render, e, variable, text));
    if (str_contains(term, STR("%s"))) { /* of CSL-M: the number stands within, and is not printed again */
        size_t at = str_find(term, STR("%s"));

        term = arena_format(render->arena, "%.*s%.*s%.*s", STR_ARG(str_slice(term, 0, at)), STR_ARG(text),
                            STR_ARG(str_from(term, at + 2)));
        render->within = variable;
        result.called = result.filled = true;
    }
    if (term.len > 0)
        result.rich = csl_decorate_term(render, e, rich_parse(render->arena, term));
    return result;
}
