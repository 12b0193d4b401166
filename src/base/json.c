#include "base/json.h"

#include "base/utf8.h"

#include <string.h>

static void begin_value(JsonWriter *json)
{
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (!json->open)
        buf_char(json->out, ',');
    buf_char(json->out, '\n');
    buf_repeat(json->out, ' ', (size_t)json->depth * 2);
    json->open = false;
}

static void begin_group(JsonWriter *json, char bracket)
{
    begin_value(json);
    buf_char(json->out, bracket);
    json->depth++;
    json->open = true;
}

static void end_group(JsonWriter *json, char bracket)
{
    json->depth--;
    if (!json->open) {
        buf_char(json->out, '\n');
        buf_repeat(json->out, ' ', (size_t)json->depth * 2);
    }
    buf_char(json->out, bracket);
    json->open = false;
}

void json_begin_object(JsonWriter *json)
{
    begin_group(json, '{');
}

void json_end_object(JsonWriter *json)
{
    end_group(json, '}');
}

void json_begin_array(JsonWriter *json)
{
    begin_group(json, '[');
}

void json_end_array(JsonWriter *json)
{
    end_group(json, ']');
}

void json_key(JsonWriter *json, const char *key)
{
    begin_value(json);
    json_escape(json->out, str_of(key));
    buf_puts(json->out, ": ");
    json->keyed = true;
}

void json_str(JsonWriter *json, Str value)
{
    begin_value(json);
    json_escape(json->out, value);
}

void json_int(JsonWriter *json, int64_t value)
{
    begin_value(json);
    buf_format(json->out, "%lld", (long long)value);
}

void json_bool(JsonWriter *json, bool value)
{
    begin_value(json);
    buf_puts(json->out, value ? "true" : "false");
}

void json_null(JsonWriter *json)
{
    begin_value(json);
    buf_puts(json->out, "null");
}

/* What stands for itself: all else is escaped, or looked at. */
enum { PLAIN, SPECIAL = 1, ESCAPED = 2, WIDE = 4 };

static unsigned char class_of(unsigned char c)
{
    static const unsigned char classes[128] = {
        [0] = ESCAPED,  [1] = ESCAPED,  [2] = ESCAPED,   [3] = ESCAPED,    [4] = ESCAPED,    [5] = ESCAPED,
        [6] = ESCAPED,  [7] = ESCAPED,  [8] = ESCAPED,   [9] = ESCAPED,    [10] = ESCAPED,   [11] = ESCAPED,
        [12] = ESCAPED, [13] = ESCAPED, [14] = ESCAPED,  [15] = ESCAPED,   [16] = ESCAPED,   [17] = ESCAPED,
        [18] = ESCAPED, [19] = ESCAPED, [20] = ESCAPED,  [21] = ESCAPED,   [22] = ESCAPED,   [23] = ESCAPED,
        [24] = ESCAPED, [25] = ESCAPED, [26] = ESCAPED,  [27] = ESCAPED,   [28] = ESCAPED,   [29] = ESCAPED,
        [30] = ESCAPED, [31] = ESCAPED, ['"'] = ESCAPED, ['\\'] = ESCAPED, [0x7F] = ESCAPED, ['<'] = SPECIAL,
    };

    return c < 0x80 ? classes[c] : WIDE;
}

/* Eight bytes of printable ASCII without '"', '\\' and '<'? */
static bool is_plain(const char *bytes)
{
    static const uint64_t ones = 0x0101010101010101U, highs = 0x8080808080808080U;
    uint64_t word, quote, slash, less;

    memcpy(&word, bytes, sizeof word);
    quote = word ^ ones * '"';
    slash = word ^ ones * '\\';
    less = word ^ ones * '<';
    return utf8_is_plain(bytes) && (((quote - ones) | (slash - ones) | (less - ones)) & highs) == 0;
}

/* The end of what stands for itself from `at` on; `stops` says which classes do not. */
static size_t pass_plain(Str text, size_t at, unsigned stops)
{
    for (;;) {
        uint32_t cp;
        size_t len;

        while (at + 8 <= text.len && is_plain(text.ptr + at))
            at += 8;
        while (at < text.len && (class_of((unsigned char)text.ptr[at]) & stops) == 0)
            at++;
        if (at == text.len || (unsigned char)text.ptr[at] < 0x80)
            return at;
        if ((len = utf8_pass_east_asian(text, at) - at) > 0) {
            at += len;
            continue;
        }
        len = utf8_decode(text, at, &cp);
        if (cp == 0xFFFFFFFF || utf8_is_hidden(cp))
            return at;
        at += len;
    }
}

static void put_character(Buf *out, uint32_t cp)
{
    if (cp == '"' || cp == '\\') {
        buf_char(out, '\\');
        buf_char(out, (char)cp);
    } else if (cp == '\n') {
        buf_put(out, STR("\\n"));
    } else if (cp == '\t') {
        buf_put(out, STR("\\t"));
    } else if (cp == '<' || utf8_is_hidden(cp)) {
        buf_format(out, "\\u%04x", (unsigned)cp);
    } else {
        buf_cp(out, cp);
    }
}

static void put_string(Buf *out, Str text, unsigned stops)
{
    size_t at = 0;
    uint32_t cp;

    buf_char(out, '"');
    for (;;) {
        size_t start = at;

        at = pass_plain(text, at, stops);
        buf_put(out, str_slice(text, start, at));
        if (!utf8_next(text, &at, &cp))
            break;
        put_character(out, cp);
    }
    buf_char(out, '"');
}

void json_escape(Buf *out, Str text)
{
    put_string(out, text, WIDE | ESCAPED | SPECIAL);
}

void json_quote(Buf *out, Str text)
{
    put_string(out, text, WIDE | ESCAPED);
}

/* ---- words ---- */

static size_t pass_digits(Str word, size_t at)
{
    while (at < word.len && ascii_is_digit(word.ptr[at]))
        at++;
    return at;
}

static bool is_number(Str word)
{
    size_t at = word.len > 0 && word.ptr[0] == '-', before = at;

    at = pass_digits(word, at);
    if (at == before || (word.ptr[before] == '0' && at > before + 1))
        return false;
    if (at < word.len && word.ptr[at] == '.') {
        before = ++at;
        at = pass_digits(word, at);
        if (at == before)
            return false;
    }
    if (at < word.len && ascii_lower(word.ptr[at]) == 'e') {
        at++;
        if (at < word.len && (word.ptr[at] == '+' || word.ptr[at] == '-'))
            at++;
        before = at;
        at = pass_digits(word, at);
        if (at == before)
            return false;
    }
    return at == word.len;
}

bool json_is_word(Str word)
{
    return is_number(word) || str_is(word, "true") || str_is(word, "false") || str_is(word, "null");
}
