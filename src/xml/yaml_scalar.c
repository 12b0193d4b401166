#include "xml/yaml_scalar.h"

#include "base/utf8.h"
#include "text/width.h"

#include <string.h>

/* What YAML 1.2.2, 5.1, does not hold, what is a line break to YAML 1.1 or to XML, and what makes text look other than it
 * is (the bidi controls). */
static bool is_hidden(uint32_t cp)
{
    if (cp < 0x20)
        return cp != '\n';
    if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
        return true;
    return (cp >= 0x7F && cp <= 0x9F) || cp == 0x2028 || cp == 0x2029 || cp == 0xFEFF || cp == 0xFFFE || cp == 0xFFFF;
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A first character that is an indicator, or a mark of documents. A minus before a word or number is none. */
static bool begins_syntax(Str text)
{
    char second = text.len > 1 ? text.ptr[1] : ' ';

    if (text.ptr[0] == '-')
        return !ascii_is_alnum(second) && second != '.' && (unsigned char)second < 0x80;
    return is_one_of(text.ptr[0], "?:,[]{}#&*!|>'\"%@`") || str_starts(text, STR("..."));
}

/* The null, booleans, merge and default keys of YAML 1.1, which has them in three cases each; every case is held for one. */
static bool is_typed_word(Str text)
{
    static const char *const words[] = { "~", "null", "true", "false", "yes",  "no",    "on",    "off",
                                         "y", "n",    "<<",   "=",     ".inf", "-.inf", "+.inf", ".nan" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(text, str_of(words[i])))
            return true;
    return false;
}

/* Numbers with any base, underscores and colons, dates and times of YAML 1.1 and 1.2: what begins like one of them and has
 * no other characters than they. Blanks stand in times alone, behind a date. */
static bool is_typed(Str text)
{
    size_t at = text.len > 1 && is_one_of(text.ptr[0], "+-");
    char first = text.len > 0 ? text.ptr[at] : '\0';

    if (is_typed_word(text))
        return true;
    if (!ascii_is_digit(first) && !(first == '.' && at + 1 < text.len && ascii_is_digit(text.ptr[at + 1])))
        return false;
    for (bool is_date = text.len > 4 && text.ptr[4] == '-'; at < text.len; at++)
        if (!is_one_of(text.ptr[at], "0123456789abcdefABCDEF_.:+-xXoOtTzZ ") || (text.ptr[at] == ' ' && !is_date))
            return false;
    return true;
}

/* What the byte at `at` says about the text. */
static void note_ascii(YamlText *it, size_t at)
{
    Str text = it->text;
    char c = text.ptr[at], next = at + 1 < text.len ? text.ptr[at + 1] : ' ';

    switch (c) {
    case '\n':
        it->lines = true;
        break;
    case ' ':
        it->syntax = it->syntax || next == '#';
        it->blanks = it->blanks || next == ' ';
        it->ragged = it->ragged || next == '\n';
        break;
    case ':':
        it->syntax = it->syntax || is_blank(next);
        it->flow = it->flow || is_one_of(next, ",[]{}?");
        break;
    case '?':
    case ',':
    case '[':
    case ']':
    case '{':
    case '}':
        it->flow = true;
        break;
    case '"':
    case '\\':
        it->quotes = true;
        break;
    case '\'':
        it->apostrophes = true;
        break;
    default:
        it->hidden = it->hidden || is_hidden((unsigned char)c);
    }
}

YamlText yaml_text(Str text)
{
    YamlText it = { .text = text, .edges = text.len == 0 || is_blank(text.ptr[0]) || is_blank(text.ptr[text.len - 1]) };

    for (size_t at = 0; at < text.len;) {
        uint32_t cp = (unsigned char)text.ptr[at];

        if (cp < 0x80) {
            note_ascii(&it, at++);
            it.width++;
            continue;
        }
        at += utf8_decode(text, at, &cp);
        it.hidden = it.hidden || is_hidden(cp);
        it.width += width_of(cp);
    }
    if (text.len > 0 && begins_syntax(text))
        it.syntax = true;
    it.typed = is_typed(text);
    return it;
}

static void put_escaped(Buf *out, uint32_t cp)
{
    static const char meanings[] = "\t\n\r\"\\", letters[] = "tnr\"\\";
    const char *found = cp < 0x80 && cp != 0 ? strchr(meanings, (int)cp) : NULL;

    if (found != NULL)
        buf_format(out, "\\%c", letters[found - meanings]);
    else if (!is_hidden(cp))
        buf_cp(out, cp);
    else
        buf_format(out, cp < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)cp);
}

static void put_double(Buf *out, Str text)
{
    size_t at = 0;
    uint32_t cp;

    buf_char(out, '"');
    while (utf8_next(text, &at, &cp))
        put_escaped(out, cp);
    buf_char(out, '"');
}

static void put_single(Buf *out, Str text)
{
    buf_char(out, '\'');
    for (size_t i = 0; i < text.len; i++)
        buf_repeat(out, text.ptr[i], text.ptr[i] == '\'' ? 2 : 1);
    buf_char(out, '\'');
}

void yaml_put_inline(Buf *out, const YamlText *text, bool in_flow, bool strict)
{
    bool plain = !text->edges && !text->lines && !text->hidden && !text->syntax && !(in_flow && text->flow) &&
                 !(strict && (text->typed || (in_flow && str_find_char(text->text, ':') != STR_NONE)));

    if (plain && !str_is(text->text, "<<"))
        buf_put(out, text->text);
    else if (text->quotes && !text->apostrophes && !text->lines && !text->hidden)
        put_single(out, text->text);
    else
        put_double(out, text->text);
}

bool yaml_may_be_literal(const YamlText *text)
{
    return text->lines && !text->edges && !text->hidden && !text->ragged;
}

bool yaml_may_be_folded(const YamlText *text)
{
    return !text->lines && !text->edges && !text->hidden && !text->blanks && str_find_char(text->text, ' ') != STR_NONE;
}

void yaml_put_literal(Buf *out, const YamlText *text, unsigned indent)
{
    Str rest = text->text, line;

    buf_puts(out, "|-");
    while (str_cut(&rest, '\n', &line)) {
        buf_char(out, '\n');
        buf_repeat(out, ' ', line.len > 0 ? indent : 0);
        buf_put(out, line);
    }
}

void yaml_put_folded(Buf *out, const YamlText *text, unsigned indent, unsigned width)
{
    Str rest = text->text, word;
    size_t column = width + 1; /* of what comes next */

    buf_puts(out, ">-");
    while (str_cut(&rest, ' ', &word)) {
        size_t columns = width_text(word);

        if (column + 1 + columns > width) {
            buf_char(out, '\n');
            buf_repeat(out, ' ', indent);
            column = indent;
        } else {
            buf_char(out, ' ');
            column++;
        }
        buf_put(out, word);
        column += columns;
    }
}
