#include "base/json.h"

#include "base/utf8.h"

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

/* ASCII that stands for itself. */
static bool is_plain(unsigned char c, unsigned char special)
{
    static const bool never[128] = {
        [0] = true,  [1] = true,  [2] = true,  [3] = true,  [4] = true,   [5] = true,    [6] = true,
        [7] = true,  [8] = true,  [9] = true,  [10] = true, [11] = true,  [12] = true,   [13] = true,
        [14] = true, [15] = true, [16] = true, [17] = true, [18] = true,  [19] = true,   [20] = true,
        [21] = true, [22] = true, [23] = true, [24] = true, [25] = true,  [26] = true,   [27] = true,
        [28] = true, [29] = true, [30] = true, [31] = true, ['"'] = true, ['\\'] = true, [0x7F] = true,
    };

    return c < 0x80 && !never[c] && c != special;
}

/* The end of what stands for itself from `at` on. */
static size_t pass_plain(Str text, size_t at, char special)
{
    while (at < text.len) {
        uint32_t cp;
        size_t len = 1;

        if ((unsigned char)text.ptr[at] >= 0x80) {
            len = utf8_decode(text, at, &cp);
            if (cp == 0xFFFFFFFF || cp == 0x2028 || cp == 0x2029)
                break;
        } else if (!is_plain((unsigned char)text.ptr[at], (unsigned char)special)) {
            break;
        }
        at += len;
    }
    return at;
}

static void put_character(Buf *out, uint32_t cp, char special)
{
    if (cp == '"' || cp == '\\') {
        buf_char(out, '\\');
        buf_char(out, (char)cp);
    } else if (cp == '\n') {
        buf_put(out, STR("\\n"));
    } else if (cp == '\t') {
        buf_put(out, STR("\\t"));
    } else if (cp < 0x20 || cp == 0x7F || cp == (unsigned char)special || cp == 0x2028 || cp == 0x2029) {
        buf_format(out, "\\u%04x", (unsigned)cp);
    } else {
        buf_cp(out, cp);
    }
}

/* `special` is escaped too; NUL: nothing is, since that always is. */
static void put_string(Buf *out, Str text, char special)
{
    size_t at = 0;
    uint32_t cp;

    buf_char(out, '"');
    for (;;) {
        size_t start = at;

        at = pass_plain(text, at, special);
        buf_put(out, str_slice(text, start, at));
        if (!utf8_next(text, &at, &cp))
            break;
        put_character(out, cp, special);
    }
    buf_char(out, '"');
}

void json_escape(Buf *out, Str text)
{
    put_string(out, text, '<');
}

void json_quote(Buf *out, Str text)
{
    put_string(out, text, '\0');
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
