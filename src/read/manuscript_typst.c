/* Typst: citations, labels, bibliographies, text. Markup and code alternate; a stack tells which of them we are in. */
#include "read/manuscript_parts.h"

#include "base/utf8.h"
#include "text/case.h"

enum {
    MODES = 256,     /* what is nested deeper is taken for what it stands in */
    SUPPLEMENT = 500 /* bytes that a supplement, or the arguments of cite, may have */
};

typedef struct Mode {
    char close; /* what ends it; a line end ends a statement */
    bool code, quoted, note;
} Mode;

typedef struct Typst {
    Manuscript *manuscript;
    Str text;
    size_t at, from;
    bool joined;
    Mode modes[MODES]; /* the first is the document's */
    size_t depth;
    size_t lost;    /* brackets that had no room */
    uint32_t notes; /* so far */
    bool quote_next, note_next;
    size_t math_none; /* no `$` before here */
} Typst;

static char peek(const Typst *typst, size_t at)
{
    return at < typst->text.len ? typst->text.ptr[at] : '\0';
}

static const Mode *mode(const Typst *typst)
{
    return &typst->modes[typst->depth];
}

static bool is_quoted(const Typst *typst)
{
    for (size_t i = 0; i <= typst->depth; i++)
        if (typst->modes[i].quoted)
            return true;
    return false;
}

static uint32_t note_of(const Typst *typst)
{
    for (size_t i = 0; i <= typst->depth; i++)
        if (typst->modes[i].note)
            return typst->notes;
    return 0;
}

/* What stands before here is given as text, if it is markup; it goes on at `to`. */
static void pass_over(Typst *typst, size_t to, bool joined)
{
    if (!mode(typst)->code)
        manuscript_text(typst->manuscript, typst->from, typst->at, typst->joined, is_quoted(typst));
    typst->joined = joined && !mode(typst)->code && (typst->joined || typst->at > typst->from);
    typst->at = typst->from = to < typst->text.len ? to : typst->text.len;
}

static void push(Typst *typst, char close, bool code)
{
    Mode next = { close, code, typst->quote_next && !code, typst->note_next && !code };

    pass_over(typst, typst->at + 1, false);
    if (typst->depth + 1 == MODES) {
        typst->lost++;
        return;
    }
    typst->notes += next.note;
    if (!code)
        typst->quote_next = typst->note_next = false;
    typst->modes[++typst->depth] = next;
}

static void pop(Typst *typst)
{
    pass_over(typst, typst->at + 1, false);
    if (typst->lost > 0)
        typst->lost--;
    else if (typst->depth > 0)
        typst->depth--;
}

/* ---- names ---- */

/* Behind the letters, digits, `_` and `-` from `at` on. */
static size_t name_end(Str text, size_t at)
{
    size_t next = at;
    uint32_t cp;

    while (next < text.len && utf8_next(text, &next, &cp)) {
        if (!case_is_alnum(cp) && cp != '_' && cp != '-')
            return at;
        at = next;
    }
    return at;
}

/* Of a label, `:` and `.` may be within. */
static size_t label_end(Str text, size_t at)
{
    size_t end = name_end(text, at);

    while (end > at && end + 1 < text.len && (text.ptr[end] == ':' || text.ptr[end] == '.') &&
           name_end(text, end + 1) > end + 1) {
        at = end;
        end = name_end(text, end + 1);
    }
    return end;
}

/* <gu-2021> at `at`; `*end` is behind it. */
static bool read_label(const Typst *typst, size_t at, Span *label, size_t *end)
{
    size_t stop = label_end(typst->text, at + 1);

    if (peek(typst, at) != '<' || stop == at + 1 || peek(typst, stop) != '>')
        return false;
    *label = span_between(at + 1, stop);
    *end = stop + 1;
    return true;
}

/* ---- strings, comments, raw text ---- */

static size_t string_end(const Typst *typst, size_t at)
{
    for (at++; at < typst->text.len; at++) {
        if (typst->text.ptr[at] == '\\')
            at++;
        else if (typst->text.ptr[at] == '"')
            return at + 1;
    }
    return typst->text.len;
}

/* Comments in one another, as Typst has them. */
static size_t comment_end(const Typst *typst, size_t at)
{
    size_t depth = 0;

    for (; at + 1 < typst->text.len; at++) {
        if (typst->text.ptr[at] == '/' && typst->text.ptr[at + 1] == '*')
            depth++, at++;
        else if (typst->text.ptr[at] == '*' && typst->text.ptr[at + 1] == '/' && (at++, --depth == 0))
            return at + 1;
    }
    return typst->text.len;
}

static size_t line_end(const Typst *typst, size_t at)
{
    size_t end = str_find_char(str_from(typst->text, at), '\n');

    return end == STR_NONE ? typst->text.len : at + end;
}

/* `…`, and ```…``` with as many backticks at its end. */
static size_t raw_end(const Typst *typst, size_t at)
{
    size_t count = 0, run = 0;

    while (peek(typst, at + count) == '`')
        count++;
    if (count == 2)
        return at + 2;
    for (at += count; at < typst->text.len; at++) {
        run = typst->text.ptr[at] == '`' ? run + 1 : 0;
        if (run == count)
            return at + 1;
    }
    return typst->text.len;
}

static size_t address_end(const Typst *typst, size_t at)
{
    while (at < typst->text.len && !ascii_is_space(typst->text.ptr[at]) &&
           str_find_char(STR("]<>\"`"), typst->text.ptr[at]) == STR_NONE)
        at++;
    return at;
}

/* ---- citations ---- */

/* @gu-2021[p. 3] */
static void read_reference(Typst *typst)
{
    size_t start = typst->at, end = label_end(typst->text, start + 1), close;
    Citation *citation;
    CiteItem *item;

    if (end == start + 1 || (start > 0 && ascii_is_alnum(typst->text.ptr[start - 1]))) {
        typst->at++;
        return;
    }
    citation = manuscript_cite(typst->manuscript, span_between(start, end), CITE_PARENTHESIS);
    citation->note = note_of(typst);
    item = citation_item(typst->manuscript, citation, span_between(start + 1, end));
    close = peek(typst, end) == '[' ? str_find_char(str_slice(typst->text, end, end + SUPPLEMENT), ']') : STR_NONE;
    if (close != STR_NONE) {
        cite_item_suffix(typst->manuscript, item, span_between(end + 1, end + close));
        end += close + 1;
        citation->span.end = (uint32_t)end;
    }
    pass_over(typst, end, false);
}

/* What follows a name in the arguments: "supplement: [p. 3]" gives what the brackets or quotes hold. */
static bool find_argument(Str arguments, const char *name, Span *inside)
{
    size_t at = str_find(arguments, str_of(name)), open, close;

    if (at == STR_NONE)
        return false;
    open = at + str_of(name).len;
    while (open < arguments.len && (arguments.ptr[open] == ':' || ascii_is_space(arguments.ptr[open])))
        open++;
    if (open >= arguments.len || (arguments.ptr[open] != '[' && arguments.ptr[open] != '"'))
        return false;
    close = str_find_char(str_from(arguments, open + 1), arguments.ptr[open] == '[' ? ']' : '"');
    if (close == STR_NONE)
        return false;
    *inside = span_between(open + 1, open + 1 + close);
    return true;
}

static void set_form(Citation *citation, CiteItem *item, Str form)
{
    if (str_is(form, "prose"))
        citation->mode = CITE_TEXT;
    item->author_only = str_is(form, "author");
    item->suppress_author = str_is(form, "year");
}

/* cite(<gu-2021>, supplement: [p. 3], form: "prose"), or cite(label("gu-2021")): `start` is where it begins, typst->at at
 * its parenthesis. */
static void read_cite(Typst *typst, size_t start)
{
    Str rest = str_slice(typst->text, typst->at, typst->at + SUPPLEMENT), arguments;
    size_t open = typst->at, close = str_find_char(rest, ')'), behind;
    Citation *citation;
    CiteItem *item;
    Span label, inside;

    if (close == STR_NONE)
        return;
    arguments = str_slice(rest, 0, close);
    if (!read_label(typst, open + 1, &label, &behind)) {
        if (!find_argument(arguments, "label(", &inside))
            return;
        label = span_between(open + inside.start, open + inside.end);
        close += str_find_char(str_from(rest, close + 1), ')') == 0;
    }
    citation = manuscript_cite(typst->manuscript, span_between(start, open + close + 1), CITE_PARENTHESIS);
    citation->note = note_of(typst);
    item = citation_item(typst->manuscript, citation, label);
    if (find_argument(arguments, "supplement", &inside))
        cite_item_suffix(typst->manuscript, item, span_between(open + inside.start, open + inside.end));
    if (find_argument(arguments, "form", &inside))
        set_form(citation, item, str_slice(arguments, inside.start, inside.end));
    typst->at = start;
    pass_over(typst, open + close + 1, false);
}

/* The strings of bibliography("a.bib"), or of ("a.bib", "b.yml"). */
static void read_bibliography(Typst *typst)
{
    enum { LONGEST = 2000 };
    size_t end = typst->at + LONGEST;
    Manuscript *manuscript = typst->manuscript;

    for (size_t at = typst->at; at < end && at < typst->text.len && typst->text.ptr[at] != '\n'; at++) {
        size_t stop = typst->text.ptr[at] == '"' ? string_end(typst, at) : 0;
        bool option = at > 1 && (typst->text.ptr[at - 1] == ':' || typst->text.ptr[at - 2] == ':');

        if (stop > 0 && !option)
            manuscript_name(manuscript->arena, &manuscript->bibliographies, manuscript->source, at + 1, stop - 1);
        if (stop > 0)
            at = stop - 1;
    }
}

/* ---- code ---- */

static bool is_statement(Str name)
{
    static const char *const names[] = { "let", "set",  "show", "import", "include",
                                         "if",  "else", "for",  "while",  "return" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static void read_include(Typst *typst, size_t at)
{
    Manuscript *manuscript = typst->manuscript;
    size_t end;

    while (peek(typst, at) == ' ')
        at++;
    end = peek(typst, at) == '"' ? string_end(typst, at) : at;
    if (end > at + 2)
        manuscript_name(manuscript->arena, &manuscript->inputs, manuscript->source, at + 1, end - 1);
}

/* A name in code, or behind `#` in markup; `start` is where it (or the `#`) begins. */
static void read_name(Typst *typst, size_t start, size_t name)
{
    size_t end = name_end(typst->text, name);
    Str word = str_slice(typst->text, name, end);
    bool marked = start < name;

    typst->at = start;
    pass_over(typst, end, false);
    if (str_is(word, "include"))
        read_include(typst, end);
    if (peek(typst, end) == '(' && str_is(word, "cite"))
        read_cite(typst, start);
    else if (peek(typst, end) == '(' && str_is(word, "bibliography"))
        read_bibliography(typst);
    else if (marked && is_statement(word)) {
        typst->at--;
        push(typst, '\n', true);
        return;
    }
    typst->quote_next = typst->quote_next || str_is(word, "quote");
    typst->note_next = typst->note_next || str_is(word, "footnote");
    if (marked && typst->at == end && peek(typst, end) == '(')
        push(typst, ')', true);
}

static void read_hash(Typst *typst)
{
    size_t start = typst->at;
    char next = peek(typst, start + 1);

    typst->quote_next = typst->note_next = false;
    if (next == '(' || next == '{' || next == '[') {
        pass_over(typst, start + 1, false);
        push(typst, next == '(' ? ')' : next == '{' ? '}' : ']', next != '[');
    } else if (name_end(typst->text, start + 1) > start + 1) {
        read_name(typst, start, start + 1);
    } else {
        typst->at++;
    }
}

static void step_code(Typst *typst)
{
    char c = peek(typst, typst->at);

    if (c == mode(typst)->close)
        pop(typst);
    else if (c == '"')
        typst->at = string_end(typst, typst->at);
    else if (c == '(' || c == '{')
        push(typst, c == '(' ? ')' : '}', true);
    else if (c == '[')
        push(typst, ']', false);
    else if (name_end(typst->text, typst->at) > typst->at)
        read_name(typst, typst->at, typst->at);
    else
        typst->at++;
}

/* ---- markup ---- */

static void read_math(Typst *typst)
{
    size_t end = typst->at < typst->math_none ? STR_NONE : str_find_char(str_from(typst->text, typst->at + 1), '$');

    if (end != STR_NONE) {
        pass_over(typst, typst->at + end + 2, false);
        return;
    }
    typst->math_none = typst->text.len;
    typst->at++;
}

static void read_markup_label(Typst *typst)
{
    Manuscript *manuscript = typst->manuscript;
    Span label;
    size_t end;

    if (!read_label(typst, typst->at, &label, &end)) {
        typst->at++;
        return;
    }
    manuscript_name(manuscript->arena, &manuscript->defined, manuscript->source, label.start, label.end);
    pass_over(typst, end, false);
}

static void step_markup(Typst *typst)
{
    char c = peek(typst, typst->at);

    if (typst->depth > 0 && c == mode(typst)->close) {
        pop(typst);
        if (peek(typst, typst->at) == '[' && typst->from == typst->at)
            push(typst, ']', false);
        return;
    }
    switch (c) {
    case '\\':
        typst->at += 2;
        break;
    case '@':
        read_reference(typst);
        break;
    case '#':
        read_hash(typst);
        break;
    case '<':
        read_markup_label(typst);
        break;
    case '$':
        read_math(typst);
        break;
    case '[':
        push(typst, ']', false);
        break;
    case '*':
    case '_':
        pass_over(typst, typst->at + 1, true);
        break;
    default:
        if (str_starts(str_from(typst->text, typst->at), STR("https://")) ||
            str_starts(str_from(typst->text, typst->at), STR("http://")))
            pass_over(typst, address_end(typst, typst->at), false);
        else
            typst->at++;
    }
}

/* What means the same in markup and code. */
static bool step_both(Typst *typst)
{
    char c = peek(typst, typst->at), next = peek(typst, typst->at + 1);

    if (c == '/' && next == '/')
        pass_over(typst, line_end(typst, typst->at), true);
    else if (c == '/' && next == '*')
        pass_over(typst, comment_end(typst, typst->at), true);
    else if (c == '`')
        pass_over(typst, raw_end(typst, typst->at), false);
    else
        return false;
    return true;
}

void manuscript_typst(Manuscript *manuscript, Diags *diags)
{
    Typst typst = { .manuscript = manuscript, .text = manuscript->source->bytes };

    (void)diags;
    manuscript->has_text = true;
    while (typst.at < typst.text.len) {
        if (step_both(&typst))
            continue;
        if (mode(&typst)->code)
            step_code(&typst);
        else
            step_markup(&typst);
    }
    typst.at = typst.text.len;
    pass_over(&typst, typst.text.len, false);
}
