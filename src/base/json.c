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

/* How many bytes from `at` on are ASCII that stands for itself. */
static size_t plain_run(Str text, size_t at, char special)
{
    size_t end = at;

    while (end < text.len && text.ptr[end] >= 0x20 && text.ptr[end] < 0x7F && text.ptr[end] != '"' &&
           text.ptr[end] != '\\' && text.ptr[end] != special)
        end++;
    return end - at;
}

/* `special` is escaped too; NUL: nothing is, since that always is. */
static void put_string(Buf *out, Str text, char special)
{
    size_t at = 0, len;
    uint32_t cp;

    buf_char(out, '"');
    for (;;) {
        len = plain_run(text, at, special);
        buf_put(out, str_slice(text, at, at + len));
        at += len;
        if (!utf8_next(text, &at, &cp))
            break;
        if (cp == '"' || cp == '\\')
            buf_format(out, "\\%c", (char)cp);
        else if (cp == '\n')
            buf_puts(out, "\\n");
        else if (cp == '\t')
            buf_puts(out, "\\t");
        else if (cp < 0x20 || cp == 0x7F || cp == (unsigned char)special || cp == 0x2028 || cp == 0x2029)
            buf_format(out, "\\u%04x", (unsigned)cp);
        else
            buf_cp(out, cp);
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
