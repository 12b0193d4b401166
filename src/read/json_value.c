#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/json_parts.h"
#include "read/json_text.h"

/* ---- faults ---- */

Span json_span(const JsonItems *items, size_t start, size_t end)
{
    return (Span){ (uint32_t)(items->base + start), (uint32_t)(items->base + end) };
}

/* Counts a fault; false if it is one too many. */
static bool may_report(JsonItems *items, size_t at)
{
    if (++items->faults <= items->diags->limits.most[LIMIT_FAULTS])
        return true;
    if (items->faults == items->diags->limits.most[LIMIT_FAULTS] + 1)
        json_report(items->source, json_span(items, at, at), JSON_TOO_MANY, items->diags);
    return false;
}

static void report(JsonItems *items, size_t start, size_t end, JsonFault fault)
{
    if (may_report(items, start))
        json_report(items->source, json_span(items, start, end), fault, items->diags);
}

bool json_fail(JsonItems *items, size_t at, JsonFault fault)
{
    uint32_t cp;

    report(items, at, at < items->text.len ? at + utf8_decode(items->text, at, &cp) : at, fault);
    return false;
}

/* ---- blanks ---- */

static void skip_spaces(JsonItems *items)
{
    Str text = items->text;
    size_t at = items->at;

    while (at < text.len && json_is_blank(text.ptr[at]))
        at++;
    items->at = at;
}

static bool at_comment(const JsonItems *items)
{
    Str rest = str_from(items->text, items->at);

    return str_starts(rest, STR("//")) || str_starts(rest, STR("/*")) || str_starts(rest, STR("#"));
}

static void pass_comment(JsonItems *items)
{
    Str rest = str_from(items->text, items->at);
    bool block = str_starts(rest, STR("/*"));
    size_t len = block ? str_find(str_from(rest, 2), STR("*/")) : str_find_char(rest, '\n');

    if (len == STR_NONE)
        len = rest.len;
    else if (block)
        len += 4;
    report(items, items->at, items->at + len, JSON_COMMENT);
    items->at += len;
}

void json_skip_blanks(JsonItems *items)
{
    skip_spaces(items);
    while (json_here(items) == '/' || json_here(items) == '#') {
        if (!at_comment(items))
            return;
        pass_comment(items);
        skip_spaces(items);
    }
}

/* ---- strings and words ---- */

/* Does a string with a line break in it end where a string may end? Else its closing quote was forgotten. */
static bool closes_later(const JsonItems *items, size_t at, char mark)
{
    size_t quote = at;

    while (quote < items->text.len && items->text.ptr[quote] != mark)
        quote += items->text.ptr[quote] == '\\' ? 2 : 1;
    for (quote++; quote < items->text.len; quote++)
        if (!json_is_blank(items->text.ptr[quote]))
            return str_find_char(STR(",]}"), items->text.ptr[quote]) != STR_NONE;
    return false;
}

static void report_unit(JsonItems *items, size_t at, JsonUnit unit)
{
    static const JsonFault faults[] = { [JSON_TEXT_ESCAPE] = JSON_ESCAPE,
                                        [JSON_TEXT_SURROGATE] = JSON_SURROGATE,
                                        [JSON_TEXT_BREAK] = JSON_BREAK,
                                        [JSON_TEXT_CONTROL] = JSON_CONTROL };
    uint32_t cp;
    size_t end = at + unit.len;

    if (unit.fault == JSON_TEXT_FINE)
        return;
    if (unit.fault == JSON_TEXT_ESCAPE && end < items->text.len)
        end += utf8_decode(items->text, end, &cp);
    if (unit.fault != JSON_TEXT_FORBIDDEN)
        report(items, at, end, faults[unit.fault]);
    else if (may_report(items, at))
        json_report_forbidden(items->source, json_span(items, at, end), items->diags);
}

/* From the opening quote to behind the closing one. Bare control characters are reported once. */
static bool read_string(JsonItems *items, Str *text)
{
    size_t start = items->at + 1, end = start;
    char quote = json_here(items);
    bool bare = false;

    if (quote == '\'')
        report(items, items->at, start, JSON_SINGLE_QUOTES);
    for (;;) {
        JsonUnit unit;

        end = json_text_stop(items->text, end, quote);
        if (end == items->text.len || items->text.ptr[end] == quote)
            break;
        unit = json_unit(items->text, end);
        if (unit.fault == JSON_TEXT_BREAK && !bare && unit.cp != '\t' && !closes_later(items, end, quote))
            break;
        if (!bare || (unit.fault != JSON_TEXT_BREAK && unit.fault != JSON_TEXT_CONTROL))
            report_unit(items, end, unit);
        bare = bare || unit.fault == JSON_TEXT_BREAK || unit.fault == JSON_TEXT_CONTROL;
        end += unit.len;
    }
    if (end == items->text.len || items->text.ptr[end] != quote) {
        json_fail(items, items->at, JSON_OPEN_STRING);
        items->at = end;
        return false;
    }
    *text = json_unescape(items->arena, str_slice(items->text, start, end));
    items->at = end + 1;
    return true;
}

static bool in_word(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || c == '-' || c == '+' || c == '.' || c == '_' || c == '$';
}

static Str read_word(JsonItems *items)
{
    size_t start = items->at;

    while (!json_at_end(items) && in_word(items->text.ptr[items->at]))
        items->at++;
    return str_slice(items->text, start, items->at);
}

static Node *read_bare(JsonItems *items)
{
    size_t start = items->at;
    Str word = read_word(items);

    if (json_is_word(word))
        return node_bare(items->nodes, word, json_span(items, start, items->at));
    report(items, start, items->at, json_word_fault(word));
    return node_text(items->nodes, word, json_span(items, start, items->at));
}

/* ---- lists and mappings ---- */

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static bool begins_value(char c)
{
    return is_quote(c) || c == '{' || c == '[' || in_word(c);
}

bool json_at_member(JsonItems *items, char closer)
{
    for (;;) {
        json_skip_blanks(items);
        if (json_here(items) != ',')
            break;
        report(items, items->at, items->at + 1, JSON_TWO_COMMAS);
        items->comma = ++items->at;
    }
    if (json_here(items) != closer)
        return true;
    if (items->comma > 0)
        report(items, items->comma - 1, items->comma, JSON_LAST_COMMA);
    return false;
}

/* Does a string with a colon behind it begin here? */
static bool at_key(const JsonItems *items)
{
    size_t at = items->at + 1;

    if (!is_quote(json_here(items)))
        return false;
    while (at < items->text.len && items->text.ptr[at] != json_here(items))
        at += items->text.ptr[at] == '\\' ? 2 : 1;
    for (at++; at < items->text.len && json_is_blank(items->text.ptr[at]);)
        at++;
    return at < items->text.len && items->text.ptr[at] == ':';
}

/* Behind a value whose last byte is before `end`: passes the comma. False if nothing of this list or mapping can follow. */
static bool pass_comma(JsonItems *items, size_t open_at, char closer)
{
    size_t end = items->at;
    char c;

    json_skip_blanks(items);
    items->comma = 0;
    c = json_here(items);
    if (c == ',') {
        items->comma = ++items->at;
        return true;
    }
    if (c == closer || (closer == '}' && (c == '{' || c == '[')))
        return true;
    if (json_at_end(items))
        return json_fail(items, open_at, closer == '}' ? JSON_OPEN_MAP : JSON_OPEN_LIST);
    if (c == ']' || c == '}')
        return json_fail(items, items->at, JSON_OTHER_BRACKET);
    if (closer == ']' && (at_key(items) || (c == ':' && is_quote(items->text.ptr[end - 1]))))
        return json_fail(items, open_at, JSON_OPEN_LIST); /* the mapping around it goes on here */
    if (items->at == end && items->text.ptr[end - 1] == '"' && !is_quote(c))
        return json_fail(items, items->at, JSON_BEHIND_STRING);
    if (!begins_value(c))
        return json_fail(items, items->at, JSON_NOTHING_BEGINS);
    report(items, items->at, items->at + 1, JSON_NO_COMMA);
    return true;
}

static bool open_group(JsonItems *items)
{
    if (items->depth == items->diags->limits.most[LIMIT_DEPTH]) {
        if (may_report(items, items->at))
            json_report_depth(items->source, json_span(items, items->at, items->at + 1), items->diags);
        return false;
    }
    items->open[items->depth++] = json_here(items);
    items->at++;
    items->comma = 0;
    return true;
}

static void push(JsonItems *items, Str key, Span key_span, Node *value)
{
    vec_push(items->own, &items->stack, (NodeEntry){ key, key_span, value });
}

/* `first`: where its members begin on the stack. */
static Node *close_group(JsonItems *items, Node *node, size_t first)
{
    size_t count = items->stack.count - first;

    node_reserve(items->nodes, node, count);
    for (size_t i = first; i < items->stack.count; i++)
        node->entries[node->count++] = items->stack.items[i];
    items->stack.count = first;
    items->at++;
    items->depth--;
    items->comma = 0;
    node->span.end = (uint32_t)(items->base + items->at);
    return node;
}

static Node *read_list(JsonItems *items)
{
    size_t open_at = items->at, first = items->stack.count;
    Node *node = node_list(items->nodes, json_span(items, open_at, open_at + 1));

    if (!open_group(items))
        return NULL;
    while (json_at_member(items, ']')) {
        Node *value;

        if (json_at_end(items) && !json_fail(items, open_at, JSON_OPEN_LIST))
            return NULL;
        value = json_value(items);
        if (value == NULL)
            return NULL;
        push(items, STR_EMPTY, SPAN_NONE, value);
        if (!pass_comma(items, open_at, ']'))
            return NULL;
    }
    return close_group(items, node, first);
}

static bool read_key(JsonItems *items, size_t open_at, Str *key)
{
    char c = json_here(items);

    if (is_quote(c))
        return read_string(items, key);
    if (in_word(c)) {
        size_t start = items->at;

        *key = read_word(items);
        report(items, start, items->at, JSON_BARE_KEY);
        return true;
    }
    items->at_next = c == '{' && items->depth == 2 && items->is_list; /* there the next element begins */
    if (json_at_end(items) || items->at_next)
        return json_fail(items, open_at, JSON_OPEN_MAP);
    return json_fail(items, items->at, c == ']' ? JSON_OTHER_BRACKET : JSON_NO_KEY);
}

/* The value of an earlier entry with that key of the mapping whose members begin at `from`, or NULL, and then `value` is
 * remembered. Short mappings are searched. */
static Node *find_key(JsonItems *items, size_t from, Map *seen, Str key, Node *value)
{
    enum { SHORT = 16 };
    Node *first;

    for (size_t i = from; seen->count == 0 && i < items->stack.count; i++)
        if (str_eq(items->stack.items[i].key, key))
            return items->stack.items[i].value;
    if (items->stack.count - from < SHORT)
        return NULL;
    for (size_t i = from; seen->count == 0 && i < items->stack.count; i++)
        map_add(items->nodes, seen, items->stack.items[i].key, items->stack.items[i].value);
    first = map_add(items->nodes, seen, key, value);
    return first != value ? first : NULL;
}

static void add_member(JsonItems *items, size_t from, Map *seen, Str key, Span span, Node *value)
{
    Node *first = find_key(items, from, seen, key, value);

    if (first == NULL) {
        push(items, key, span, value);
        return;
    }
    if (may_report(items, span.start - items->base))
        json_report_again(items->source, span, key, first->span, items->diags);
    *first = *value;
}

/* What follows a key. `*value` stays NULL if there is no value. */
static bool read_member(JsonItems *items, Node **value)
{
    size_t colon;
    char c;

    json_skip_blanks(items);
    if (json_here(items) != ':')
        return json_fail(items, items->at, JSON_NO_COLON);
    colon = items->at++;
    json_skip_blanks(items);
    c = json_here(items);
    if (json_at_end(items))
        return json_fail(items, colon, JSON_NO_VALUE);
    if (c == ',' || c == '}') {
        report(items, colon, colon + 1, JSON_NO_VALUE);
        return true;
    }
    *value = json_value(items);
    return *value != NULL;
}

static Node *read_map(JsonItems *items)
{
    size_t open_at = items->at, first = items->stack.count;
    Node *node = node_map(items->nodes, json_span(items, open_at, open_at + 1));
    Map seen = { 0 };

    if (!open_group(items))
        return NULL;
    while (json_at_member(items, '}')) {
        size_t start = items->at;
        Node *value = NULL;
        Span span;
        Str key;

        if (!read_key(items, open_at, &key))
            return NULL;
        span = json_span(items, start, items->at);
        if (!read_member(items, &value))
            return NULL;
        if (value != NULL)
            add_member(items, first, &seen, key, span, value);
        if (!pass_comma(items, open_at, '}'))
            return NULL;
    }
    return close_group(items, node, first);
}

/* Recursion: lists and mappings, LIMIT_DEPTH deep. NULL after a fault that the element does not survive. */
Node *json_value(JsonItems *items)
{
    size_t start = items->at;
    char c = json_here(items);
    Str text;

    if (items->faults > items->diags->limits.most[LIMIT_FAULTS])
        return NULL;
    if (c == '{')
        return read_map(items);
    if (c == '[')
        return read_list(items);
    if (in_word(c) && !json_at_end(items))
        return read_bare(items);
    if (!is_quote(c)) {
        json_fail(items, start, c == ']' || c == '}' ? JSON_OTHER_BRACKET : JSON_NOTHING_BEGINS);
        return NULL;
    }
    if (!read_string(items, &text))
        return NULL;
    return node_text(items->nodes, text, json_span(items, start, items->at));
}
