#include "text/escape.h"

#include "base/utf8.h"

#include <string.h>

void escape_turtle(Buf *out, Str text)
{
    static const char named[] = "\t\b\n\r\f\"\\", letters[] = "tbnrf\"\\";
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        const char *found = cp != 0 && cp < 0x80 ? strchr(named, (int)cp) : NULL;

        if (found != NULL)
            buf_format(out, "\\%c", letters[found - named]);
        else if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
            buf_format(out, "\\u%04X", (unsigned)cp);
        else
            buf_cp(out, cp);
    }
}

void escape_iri(Buf *out, Str text)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (cp <= 0x20 || cp == 0x7F || (cp < 0x80 && strchr("<>\"{}|^`\\", (int)cp) != NULL))
            buf_format(out, "%%%02X", (unsigned)cp);
        else
            buf_cp(out, cp);
    }
}

void escape_turtle_name(Buf *out, Str text)
{
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        bool inner = at > 0 && at + 1 < text.len;

        if (ascii_is_alnum(c) || c == '_' || (inner && (c == '-' || c == '.')))
            buf_char(out, c);
        else if (c != '\0' && strchr("~.-!$&'()*+,;=/?#@", c) != NULL)
            buf_format(out, "\\%c", c);
        else
            buf_format(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* ---- Markdown ---- */

/* A colon acts in `:name:`, an emoji, and in `http://`, which becomes a link with the backslashes behind it. */
static bool acts(Str text, size_t at)
{
    size_t end = at + 1;

    if (str_starts(str_from(text, end), STR("//")))
        return true;

    while (end < text.len && (ascii_is_alnum(text.ptr[end]) || strchr("_+-", text.ptr[end]) != NULL) &&
           text.ptr[end] != '\0')
        end++;
    return end > at + 1 && end < text.len && text.ptr[end] == ':';
}

/* What makes a block only where a line begins: lists, headings, quotations, rules, underlines of headings. */
static bool begins_block(Str text, size_t start, size_t at)
{
    size_t digits = start;

    if (at == start)
        return strchr("#+-=>", text.ptr[at]) != NULL;
    while (digits < at && ascii_is_digit(text.ptr[digits]))
        digits++;
    return digits == at && (text.ptr[at] == '.' || text.ptr[at] == ')') &&
           (at + 1 == text.len || (unsigned char)text.ptr[at + 1] <= ' ');
}

/* `start` is where the text begins, if `at` can still belong to what makes a block; else behind `at`. */
static void put_markdown(Buf *out, Str text, size_t start, size_t at)
{
    char c = text.ptr[at];

    if (strchr("\\`*_{}[]<>|~$&", c) != NULL || begins_block(text, start, at) || (c == ':' && acts(text, at)))
        buf_char(out, '\\');
    buf_char(out, c);
}

void escape_markdown(Buf *out, Str text)
{
    size_t start = 0, digits_end = 0;
    bool space = false;

    while (start < text.len && (unsigned char)text.ptr[start] <= ' ')
        start++;
    for (digits_end = start; digits_end < text.len && ascii_is_digit(text.ptr[digits_end]);)
        digits_end++;
    for (size_t at = 0; at < text.len; at++) {
        bool blank = (unsigned char)text.ptr[at] <= ' ';

        if (blank && !space)
            buf_char(out, ' ');
        space = blank;
        if (!blank)
            put_markdown(out, text, at <= digits_end ? start : at + 1, at);
    }
}

/* ---- lines ---- */

void escape_lines(Buf *out, Str text, size_t indent)
{
    for (size_t at = 0; at < text.len; at++) {
        buf_char(out, text.ptr[at]);
        if (text.ptr[at] != '\n')
            continue;
        buf_repeat(out, ' ', indent);
        buf_puts(out, "| ");
    }
}
