/* Residue of CSL that is no text stands in `custom` as JSON; and small questions about nodes. */
#include "base/json.h"
#include "crosswalk/csl_parts.h"
#include "crosswalk/nodes.h"

enum { DEPTH = 64 };

/* Bounded by the depth of the reader's trees. */
bool csl_is_nothing(const Node *value)
{
    bool nothing = true;

    if (value->kind == NODE_TEXT)
        return str_trim(value->text).len == 0 || (!value->quoted && str_is(value->text, "null"));
    for (size_t i = 0; nothing && i < value->count; i++)
        nothing = value->kind == NODE_LIST && csl_is_nothing(value->entries[i].value);
    return nothing;
}

bool csl_is_true(const Node *value)
{
    return value->kind == NODE_TEXT && !csl_is_nothing(value) && !str_is(value->text, "false") &&
           !str_is(value->text, "0");
}

/* ---- reading ---- */

typedef struct Scan {
    Arena *arena;
    Str text;
    size_t at;
} Scan;

static char peek(Scan *scan)
{
    while (scan->at < scan->text.len && ascii_is_space(scan->text.ptr[scan->at]))
        scan->at++;
    return scan->at < scan->text.len ? scan->text.ptr[scan->at] : '\0';
}

static bool take(Scan *scan, char c)
{
    if (peek(scan) != c)
        return false;
    scan->at++;
    return true;
}

/* Four hexadecimal digits; UINT32_MAX: they are none. */
static uint32_t read_hex(Str text, size_t at)
{
    uint32_t value = 0;

    for (size_t i = at; i < at + 4; i++) {
        char c = i < text.len ? ascii_lower(text.ptr[i]) : '\0';

        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return UINT32_MAX;
        value = 16 * value + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* \u of one or, for a surrogate, two units. */
static bool read_unit(Scan *scan, Buf *out)
{
    uint32_t first = read_hex(scan->text, scan->at + 2), second = UINT32_MAX;

    if (first == UINT32_MAX)
        return false;
    scan->at += 6;
    if (first >= 0xD800 && first < 0xDC00 && str_starts(str_from(scan->text, scan->at), STR("\\u")))
        second = read_hex(scan->text, scan->at + 2);
    if (second >= 0xDC00 && second < 0xE000) {
        scan->at += 6;
        first = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }
    buf_cp(out, first);
    return true;
}

static bool read_escape(Scan *scan, Buf *out)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    Str rest = str_from(scan->text, scan->at);
    size_t number = rest.len > 1 ? str_find_char(str_of(names), rest.ptr[1]) : STR_NONE;

    if (rest.len > 1 && rest.ptr[1] == 'u')
        return read_unit(scan, out);
    if (number == STR_NONE)
        return false;
    buf_char(out, meanings[number]);
    scan->at += 2;
    return true;
}

static bool read_characters(Scan *scan, Buf *out)
{
    while (scan->at < scan->text.len) {
        char c = scan->text.ptr[scan->at];

        if (c == '"')
            return true;
        if ((unsigned char)c < 0x20 || (c == '\\' && !read_escape(scan, out)))
            return false;
        if (c != '\\') {
            buf_char(out, c);
            scan->at++;
        }
    }
    return false;
}

static bool read_string(Scan *scan, Str *text)
{
    Buf out = { 0 };
    bool done;

    if (!take(scan, '"'))
        return false;
    done = read_characters(scan, &out);
    scan->at += done;
    *text = buf_keep(scan->arena, &out);
    buf_free(&out);
    return done;
}

/* A number, true, false or null. */
static Node *read_bare(Scan *scan)
{
    size_t from = scan->at;

    while (scan->at < scan->text.len && str_find_char(STR(" \t\n\r,:]}"), scan->text.ptr[scan->at]) == STR_NONE)
        scan->at++;
    return json_is_word(str_slice(scan->text, from, scan->at))
               ? node_bare(scan->arena, str_slice(scan->text, from, scan->at), SPAN_NONE)
               : NULL;
}

static Node *read_value(Scan *scan, unsigned depth);

/* Bounded by DEPTH. */
static Node *read_collection(Scan *scan, char open, unsigned depth)
{
    char close = open == '{' ? '}' : ']';
    Node *node = open == '{' ? node_map(scan->arena, SPAN_NONE) : node_list(scan->arena, SPAN_NONE), *value;
    Str key = STR_EMPTY;

    scan->at++;
    if (take(scan, close))
        return node;
    do {
        if (depth >= DEPTH || (open == '{' && (peek(scan) != '"' || !read_string(scan, &key) || !take(scan, ':'))))
            return NULL;
        value = read_value(scan, depth + 1);
        if (value == NULL)
            return NULL;
        node_add(scan->arena, node, key, SPAN_NONE, value);
    } while (take(scan, ','));
    return take(scan, close) ? node : NULL;
}

static Node *read_value(Scan *scan, unsigned depth)
{
    char first = peek(scan);
    Str text;

    if (first == '"')
        return read_string(scan, &text) ? node_text(scan->arena, text, SPAN_NONE) : NULL;
    if (first == '{' || first == '[')
        return read_collection(scan, first, depth);
    return read_bare(scan);
}

Node *csl_json_read(Arena *arena, Str text)
{
    Scan scan = { arena, text, 0 };
    Node *value;

    if (text.len == 0 || str_find_char(STR("{[\"tf"), text.ptr[0]) == STR_NONE)
        return NULL;
    value = read_value(&scan, 0);
    return scan.at == text.len ? value : NULL;
}

/* ---- writing ---- */

/* Text that would be taken for JSON is written as a JSON string. */
Str csl_json_of(Arena *arena, const Node *value)
{
    Buf out = { 0 };
    Str text;

    if (value->kind == NODE_TEXT && (!value->quoted || csl_json_read(arena, value->text) == NULL))
        return value->text;
    node_json(&out, value);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}
