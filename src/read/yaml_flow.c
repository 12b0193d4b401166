#include "read/yaml_flow.h"

#include "base/vec.h"

typedef struct Parse {
    Arena *arena;
    Str bytes;
    size_t at;
    unsigned depth;
} Parse;

static char peek(const Parse *parse)
{
    return parse->at < parse->bytes.len ? parse->bytes.ptr[parse->at] : '\0';
}

static bool is_end(char c)
{
    return c == ',' || c == ']' || c == '}' || c == '[' || c == '{';
}

static void skip_blanks(Parse *parse)
{
    while (parse->at < parse->bytes.len && ascii_is_space(peek(parse)))
        parse->at++;
}

size_t flow_quoted_end(Str bytes, size_t at)
{
    char quote = bytes.ptr[at];

    for (at++; at < bytes.len; at++) {
        if (quote == '"' && bytes.ptr[at] == '\\')
            at++;
        else if (bytes.ptr[at] == quote && quote == '\'' && at + 1 < bytes.len && bytes.ptr[at + 1] == quote)
            at++;
        else if (bytes.ptr[at] == quote)
            return at + 1;
    }
    return STR_NONE;
}

size_t flow_end(Str bytes, size_t at)
{
    size_t depth = 0;

    for (; at < bytes.len; at++) {
        char c = bytes.ptr[at], before = at > 0 ? bytes.ptr[at - 1] : ' ';

        if (c == '#' && ascii_is_space(before)) {
            while (at + 1 < bytes.len && bytes.ptr[at + 1] != '\n')
                at++;
        } else if ((c == '"' || c == '\'') && (ascii_is_space(before) || is_end(before) || before == ':')) {
            size_t end = flow_quoted_end(bytes, at);

            if (end == STR_NONE)
                return STR_NONE;
            at = end - 1;
        } else if (c == '[' || c == '{') {
            depth++;
        } else if ((c == ']' || c == '}') && --depth == 0) {
            return at + 1;
        }
    }
    return STR_NONE;
}

/* Plain text over several lines means one with a space for each line end; an empty line would mean more. */
static bool fold(Arena *arena, Str *text)
{
    Buf out = { 0 };
    bool good = true;

    if (str_find_char(*text, '\n') == STR_NONE)
        return true;
    for (size_t i = 0; i < text->len; i++) {
        size_t breaks = 0, end = i;

        for (; end < text->len && ascii_is_space(text->ptr[end]); end++)
            breaks += text->ptr[end] == '\n';
        good = good && breaks < 2;
        if (breaks == 0) {
            buf_char(&out, text->ptr[i]);
            continue;
        }
        buf_char(&out, ' ');
        i = end - 1;
    }
    *text = buf_keep(arena, &out);
    buf_free(&out);
    return good;
}

static bool read_quoted(Parse *parse, Str *text)
{
    size_t end = flow_quoted_end(parse->bytes, parse->at);

    if (end == STR_NONE)
        return false;
    *text = str_slice(parse->bytes, parse->at, end);
    parse->at = end;
    return str_find_char(*text, '\n') == STR_NONE;
}

/* Up to a comma, a bracket, or a colon with a blank or one of these behind it. */
static bool read_plain(Parse *parse, Str *text)
{
    size_t from = parse->at;

    if (str_find_char(STR("&!?|>%@`#"), peek(parse)) != STR_NONE)
        return false;
    for (; parse->at < parse->bytes.len && !is_end(peek(parse)); parse->at++) {
        char next = parse->at + 1 < parse->bytes.len ? parse->bytes.ptr[parse->at + 1] : ' ';

        if (peek(parse) == ':' && (ascii_is_space(next) || is_end(next)))
            break;
        if (next == '#' && ascii_is_space(peek(parse)))
            return false;
    }
    *text = str_trim(str_slice(parse->bytes, from, parse->at));
    return text->len > 0 && fold(parse->arena, text);
}

static bool read_scalar(Parse *parse, Str *text)
{
    return peek(parse) == '"' || peek(parse) == '\'' ? read_quoted(parse, text) : read_plain(parse, text);
}

static bool read_collection(Parse *parse, Flow *flow);

static bool read_value(Parse *parse, Flow *item)
{
    if (peek(parse) == '{' || peek(parse) == '[')
        return read_collection(parse, item);
    item->kind = FLOW_SCALAR;
    return read_scalar(parse, &item->text);
}

/* key: value */
static bool read_member(Parse *parse, Flow *item)
{
    if (!read_scalar(parse, &item->key))
        return false;
    skip_blanks(parse);
    if (peek(parse) != ':')
        return false;
    parse->at++;
    skip_blanks(parse);
    return read_value(parse, item);
}

/* The depth is bounded by FLOW_DEPTH. */
static bool read_collection(Parse *parse, Flow *flow)
{
    char close = peek(parse) == '{' ? '}' : ']';

    flow->kind = close == '}' ? FLOW_MAP : FLOW_LIST;
    if (parse->depth++ == FLOW_DEPTH)
        return false;
    parse->at++;
    for (skip_blanks(parse); peek(parse) != close; skip_blanks(parse)) {
        Flow item = { .key = STR_EMPTY };

        if (flow->kind == FLOW_MAP ? !read_member(parse, &item) : !read_value(parse, &item))
            return false;
        vec_push(parse->arena, flow, item);
        skip_blanks(parse);
        if (peek(parse) == ',')
            parse->at++;
        else if (peek(parse) != close)
            return false;
    }
    parse->at++;
    parse->depth--;
    return true;
}

Flow *flow_read(Arena *arena, Str bytes, size_t *at)
{
    Parse parse = { .arena = arena, .bytes = bytes, .at = *at };
    Flow *flow = arena_new(arena, Flow);

    if (!read_collection(&parse, flow))
        return NULL;
    *at = parse.at;
    return flow;
}

/* The depth is bounded by FLOW_DEPTH. */
void flow_put(Buf *out, const Flow *flow)
{
    if (flow->kind == FLOW_SCALAR) {
        buf_put(out, yaml_bare(flow->text, true));
        return;
    }
    buf_char(out, flow->kind == FLOW_MAP ? '{' : '[');
    for (size_t i = 0; i < flow->count; i++) {
        if (i > 0)
            buf_puts(out, ", ");
        if (flow->kind == FLOW_MAP) {
            buf_put(out, flow->items[i].key);
            buf_puts(out, ": ");
        }
        flow_put(out, &flow->items[i]);
    }
    buf_char(out, flow->kind == FLOW_MAP ? '}' : ']');
}

/* ---- quotes ---- */

/* What YAML 1.1 or 1.2 takes for something else than text. */
static bool is_special_word(Str text)
{
    static const char *const words[] = { "true", "false", "yes", "no", "on", "off", "null", "y", "n" };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(text, str_of(words[i])))
            return true;
    return false;
}

Str yaml_bare(Str quoted, bool flow)
{
    Str text;

    if (quoted.len < 3 || (quoted.ptr[0] != '"' && quoted.ptr[0] != '\''))
        return quoted;
    text = str_slice(quoted, 1, quoted.len - 1);
    if (!ascii_is_alpha(text.ptr[0]) && (unsigned char)text.ptr[0] < 0x80)
        return quoted; /* an indicator, or perhaps a number */
    if (str_contains(text, STR(": ")) || str_contains(text, STR(" #")) || str_ends(text, STR(":")) ||
        str_ends(text, STR(" ")) || is_special_word(text))
        return quoted;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if ((unsigned char)c < 0x20 || c == '\\' || c == quoted.ptr[0] || (flow && (is_end(c) || c == ':')))
            return quoted;
    }
    return text;
}
