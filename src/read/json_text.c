#include "read/json_text.h"

#include "base/utf8.h"

#include <string.h>

/* The value of four hexadecimal digits, or -1. */
static int hex4(Str text, size_t at)
{
    int value = 0;

    if (at + 4 > text.len)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        char c = ascii_lower(text.ptr[i]);

        if (!ascii_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return -1;
        value = 16 * value + (ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* XML 1.0, 2.2: what no document can hold, not even as a character reference. */
static bool is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp == 0xFFFE || cp == 0xFFFF;
}

static JsonUnit escaped(size_t len, uint32_t cp)
{
    if (is_forbidden(cp))
        return (JsonUnit){ len, UTF8_REPLACEMENT, JSON_TEXT_FORBIDDEN };
    return (JsonUnit){ len, cp, JSON_TEXT_FINE };
}

/* \uXXXX, or two of them that are a surrogate pair. */
static JsonUnit unicode_escape(Str text, size_t at)
{
    int high = hex4(text, at + 2), low;

    if (high < 0)
        return (JsonUnit){ 1, '\\', JSON_TEXT_ESCAPE };
    if (high < 0xD800 || high > 0xDFFF)
        return escaped(6, (uint32_t)high);
    low = high < 0xDC00 && at + 7 < text.len && text.ptr[at + 6] == '\\' && text.ptr[at + 7] == 'u' ? hex4(text, at + 8)
                                                                                                    : -1;
    if (low < 0xDC00 || low > 0xDFFF)
        return (JsonUnit){ 6, UTF8_REPLACEMENT, JSON_TEXT_SURROGATE };
    return (JsonUnit){ 12, 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00), JSON_TEXT_FINE };
}

static JsonUnit escape(Str text, size_t at)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = at + 1 < text.len ? text.ptr[at + 1] : '\0';
    size_t number = c != '\0' ? str_find_char(str_of(letters), c) : STR_NONE;

    if (c == 'u')
        return unicode_escape(text, at);
    if (number == STR_NONE)
        return (JsonUnit){ 1, '\\', JSON_TEXT_ESCAPE };
    return escaped(2, (unsigned char)meanings[number]);
}

JsonUnit json_unit(Str text, size_t at)
{
    JsonUnit unit = { 0 };
    char c = text.ptr[at];

    if (c == '\\')
        return escape(text, at);
    unit.len = utf8_decode(text, at, &unit.cp);
    if ((unsigned char)c >= 0x20)
        return unit;
    if (c == '\n' || c == '\r' || c == '\t')
        return (JsonUnit){ 1, (unsigned char)c, JSON_TEXT_BREAK };
    return (JsonUnit){ 1, UTF8_REPLACEMENT, JSON_TEXT_CONTROL };
}

/* The highest bit of each byte of `word` below `limit`, at most 128; borrows may set those above the first one, too. */
static uint64_t bytes_below(uint64_t word, unsigned limit)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);

    return (word - ones * limit) & ~word & (ones << 7);
}

size_t json_text_stop(Str text, size_t at, char quote)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word;

    for (; at + sizeof word <= text.len; at += sizeof word) { /* eight bytes, if none of them stops it */
        memcpy(&word, text.ptr + at, sizeof word);
        word = bytes_below(word, ' ') | bytes_below(word ^ ones * '\\', 1) |
               bytes_below(word ^ ones * (unsigned char)quote, 1);
        if (word != 0 && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
            return at + (size_t)__builtin_ctzll(word) / 8;
        if (word != 0)
            break;
    }
    while (at < text.len && text.ptr[at] != quote && text.ptr[at] != '\\' && (unsigned char)text.ptr[at] >= 0x20)
        at++;
    return at;
}

/* Writes what the text means to `out`, unless it is NULL; returns the length. */
static size_t unescape(Str text, char *out)
{
    size_t len = 0;

    for (size_t at = 0; at < text.len;) {
        size_t stop = json_text_stop(text, at, '\\');
        char bytes[4];
        JsonUnit unit;

        if (out != NULL && stop > at)
            memcpy(out + len, text.ptr + at, stop - at);
        len += stop - at;
        at = stop;
        if (at == text.len)
            break;
        unit = json_unit(text, at);
        at += unit.len;
        stop = utf8_encode(unit.cp, bytes);
        if (out != NULL)
            memcpy(out + len, bytes, stop);
        len += stop;
    }
    return len;
}

Str json_unescape(Arena *arena, Str text)
{
    size_t len;
    char *out;

    if (json_text_stop(text, 0, '\\') == text.len)
        return text;
    len = unescape(text, NULL);
    out = arena_alloc(arena, len + 1);
    unescape(text, out);
    return (Str){ out, len };
}

/* Passes as much of the raw text as means `meant` bytes more. */
static size_t advance(Str raw, size_t at, size_t meant)
{
    while (meant > 0 && at < raw.len) {
        JsonUnit unit;
        char bytes[4];
        size_t len;

        if (raw.ptr[at] != '\\' && (unsigned char)raw.ptr[at] >= 0x20) {
            at++;
            meant--;
            continue;
        }
        unit = json_unit(raw, at);
        len = utf8_encode(unit.cp, bytes);
        meant -= len < meant ? len : meant;
        at += unit.len;
    }
    return at;
}

Span json_inside(const Source *source, Span scalar, Str text, size_t at, size_t len)
{
    Str raw = source_text(source, scalar);
    size_t start = 0, end;

    if (str_eq(raw, text))
        return (Span){ (uint32_t)(scalar.start + at), (uint32_t)(scalar.start + at + len) };
    if (raw.len > 1 && (raw.ptr[0] == '"' || raw.ptr[0] == '\'')) {
        start = 1;
        raw.len--; /* the closing quote */
    }
    start = advance(raw, start, at);
    end = advance(raw, start, len);
    return (Span){ (uint32_t)(scalar.start + start), (uint32_t)(scalar.start + end) };
}
