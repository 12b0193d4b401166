#include "read/bibtex_scan.h"

/* What ends a run of plain text within a value, and what a name can't hold. */
enum { STOPS = 1, NO_NAME = 2, BLANK = 4 };

/* clang-format off */
static const unsigned char classes[256] = {
    ['\t'] = NO_NAME | BLANK, ['\n'] = NO_NAME | BLANK, ['\r'] = NO_NAME | BLANK, ['\f'] = NO_NAME | BLANK, [' '] = NO_NAME | BLANK,
    ['{'] = STOPS | NO_NAME, ['}'] = STOPS | NO_NAME, ['"'] = STOPS | NO_NAME, ['@'] = STOPS | NO_NAME, ['('] = NO_NAME, [')'] = STOPS | NO_NAME,
    ['#'] = NO_NAME, ['%'] = NO_NAME, ['\''] = NO_NAME, [','] = NO_NAME, ['='] = NO_NAME, ['\\'] = NO_NAME,
};
/* clang-format on */

static bool is_blank(char c)
{
    return (classes[(unsigned char)c] & BLANK) != 0;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

bool bibtex_is_name(char c)
{
    return (classes[(unsigned char)c] & NO_NAME) == 0;
}

size_t bibtex_skip_name(Str bytes, size_t at)
{
    while (at < bytes.len && bibtex_is_name(bytes.ptr[at]))
        at++;
    return at;
}

static size_t skip_white(Str bytes, size_t at)
{
    while (at < bytes.len && is_blank(bytes.ptr[at]))
        at++;
    return at;
}

size_t bibtex_next_line(Str bytes, size_t at)
{
    while (at < bytes.len && !is_line_end(bytes.ptr[at]))
        at++;
    while (at < bytes.len && is_line_end(bytes.ptr[at]))
        at++;
    return at;
}

size_t bibtex_skip_blanks(Str bytes, size_t at)
{
    for (at = skip_white(bytes, at); at < bytes.len && bytes.ptr[at] == '%'; at = skip_white(bytes, at))
        at = bibtex_next_line(bytes, at);
    return at;
}

/* ---- entries and fields ---- */

/* Behind `@word{`, or STR_NONE. The word is bytes[*word, *word_end). */
static size_t skip_start(Str bytes, size_t at, size_t *word, size_t *word_end)
{
    if (at >= bytes.len || bytes.ptr[at] != '@')
        return STR_NONE;
    *word = at = skip_white(bytes, at + 1);
    while (at < bytes.len && at - *word < BIBTEX_WORD_LIMIT &&
           (ascii_is_alnum(bytes.ptr[at]) || bytes.ptr[at] == '-' || bytes.ptr[at] == '_'))
        at++;
    *word_end = at;
    if (at == *word || ascii_is_digit(bytes.ptr[*word]))
        return STR_NONE;
    at = skip_white(bytes, at);
    return at < bytes.len && (bytes.ptr[at] == '{' || bytes.ptr[at] == '(') ? at + 1 : STR_NONE;
}

bool bibtex_is_start(Str bytes, size_t at)
{
    size_t word, end;

    return skip_start(bytes, at, &word, &end) != STR_NONE;
}

static bool is_first_of_line(Str bytes, size_t at)
{
    while (at > 0 && (bytes.ptr[at - 1] == ' ' || bytes.ptr[at - 1] == '\t'))
        at--;
    return at == 0 || is_line_end(bytes.ptr[at - 1]);
}

static bool is_special(Str word)
{
    return str_eq_nocase(word, STR("string")) || str_eq_nocase(word, STR("preamble")) ||
           str_eq_nocase(word, STR("comment"));
}

bool bibtex_at_sure_start(Str bytes, size_t at)
{
    size_t word = 0, end = 0, key = skip_start(bytes, at, &word, &end), last;

    if (key == STR_NONE || !is_first_of_line(bytes, at))
        return false;
    if (is_special(str_slice(bytes, word, end)))
        return true;
    last = key = skip_white(bytes, key);
    while (last < bytes.len && last - key < BIBTEX_KEY_LIMIT && bytes.ptr[last] != ',' && bytes.ptr[last] != '{' &&
           bytes.ptr[last] != '}' && bytes.ptr[last] != '"' && !is_line_end(bytes.ptr[last]))
        last++;
    return last > key && last < bytes.len && (bytes.ptr[last] == ',' || is_line_end(bytes.ptr[last]));
}

/* A brace, a quote, a number, or a macro's name and then a comma, `#` or the end of the line. */
static bool is_value_start(Str bytes, size_t at)
{
    size_t end;

    if (at >= bytes.len)
        return false;
    if (bytes.ptr[at] == '{' || bytes.ptr[at] == '"' || ascii_is_digit(bytes.ptr[at]))
        return true;
    end = bibtex_skip_name(bytes, at);
    if (end == at)
        return false;
    while (end < bytes.len && (bytes.ptr[end] == ' ' || bytes.ptr[end] == '\t'))
        end++;
    return end == bytes.len || bytes.ptr[end] == ',' || bytes.ptr[end] == '#' || is_line_end(bytes.ptr[end]);
}

bool bibtex_is_field_line(Str bytes, size_t at, size_t *name)
{
    while (at < bytes.len && (bytes.ptr[at] == ' ' || bytes.ptr[at] == '\t'))
        at++;
    *name = at;
    if (at >= bytes.len || !ascii_is_alpha(bytes.ptr[at]))
        return false;
    while (at < bytes.len && at - *name < BIBTEX_WORD_LIMIT && bibtex_is_name(bytes.ptr[at]))
        at++;
    at = skip_white(bytes, at);
    return at < bytes.len && bytes.ptr[at] == '=' && is_value_start(bytes, skip_white(bytes, at + 1));
}

size_t bibtex_find_field_line(Str bytes, size_t from, size_t to)
{
    size_t name;

    for (from = bibtex_next_line(bytes, from); from < to; from = bibtex_next_line(bytes, from))
        if (bibtex_is_field_line(bytes, from, &name) && name < to)
            return name;
    return STR_NONE;
}

/* ---- from an open delimiter to its partner ---- */

static bool follows_value(Str bytes, size_t at)
{
    at = skip_white(bytes, at);
    return at == bytes.len || bytes.ptr[at] == ',' || bytes.ptr[at] == '}' || bytes.ptr[at] == ')' ||
           bytes.ptr[at] == '#';
}

/* A value may quote BibTeX: then it goes on behind that, and is closed before another entry begins. `depth` is the number of
 * open braces, that of the value included. */
static bool is_quoted_start(Str bytes, size_t at, size_t depth)
{
    for (size_t i = at + 1; i < bytes.len; i++) {
        if (bytes.ptr[i] == '{')
            depth++;
        else if (bytes.ptr[i] == '}' && --depth == 0)
            return follows_value(bytes, i + 1);
        else if (bytes.ptr[i] == '@' && bibtex_is_sure_start(bytes, i))
            return false;
    }
    return false;
}

BibtexExtent bibtex_scan(Str bytes, size_t at, char open)
{
    char close = open;
    BibtexExtent extent = { .end = BIBTEX_RUNAWAY };
    size_t depth = 0, asked = 0;

    if (open == '{' || open == '(')
        close = open == '{' ? '}' : ')';
    for (; at < bytes.len; at++) {
        char c = bytes.ptr[at];

        if ((classes[(unsigned char)c] & STOPS) == 0)
            continue;
        if (depth == 0 && c == close) {
            extent.end = BIBTEX_CLOSED;
            break;
        }
        if (c == '{' && ++depth > extent.depth)
            extent.depth = depth;
        else if (c == '}' && depth-- == 0)
            break;
        else if (c == '@' && at >= asked && bibtex_is_sure_start(bytes, at)) {
            if (open != '{' || !is_quoted_start(bytes, at, depth + 1))
                break;
            asked = at + 1;
        }
    }
    extent.at = at;
    return extent;
}
