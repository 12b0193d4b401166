/* The lines of our notes; see tbx_facts.h. */
#include "base/buf.h"
#include "read/tbx_facts.h"

/* KEY[LANG]: VALUE, or [LANG]: VALUE. */
typedef struct Line {
    size_t depth;
    Str key, lang, value;
    size_t key_at, value_at; /* in the note */
} Line;

typedef struct Lines {
    Arena *arena;
    const Source *source;
    Str text;
    Span content;
    Fact *open[FACT_DEPTH]; /* the last fact of each depth */
    size_t depth;           /* of the last fact */
} Lines;

bool fact_is_known(const Schema *schema, Str key)
{
    return schema_row(schema, key) != NULL || schema_row(&schema_statement, key) != NULL;
}

Fact *fact_add(Arena *arena, FactList *list, Str key, Str lang, Str value, Span span)
{
    Fact *fact = arena_new(arena, Fact);

    *fact = (Fact){ .key = key, .lang = lang, .value = value, .key_span = span, .value_span = span, .has_value = true };
    vec_push(arena, list, fact);
    return fact;
}

static bool is_key_char(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '_' || c == '.';
}

static bool parse_line(Str text, size_t start, size_t end, Line *line)
{
    size_t at = start;

    while (at < end && text.ptr[at] == ' ')
        at++;
    *line = (Line){ .depth = (at - start) / 2, .key_at = at, .lang = STR_EMPTY };
    while (at < end && is_key_char(text.ptr[at]))
        at++;
    line->key = str_slice(text, line->key_at, at);
    if (at < end && text.ptr[at] == '[') {
        size_t from = ++at;

        while (at < end && (ascii_is_alnum(text.ptr[at]) || text.ptr[at] == '-'))
            at++;
        line->lang = str_slice(text, from, at);
        if (at == end || text.ptr[at] != ']' || line->lang.len == 0)
            return false;
        at++;
    }
    if (at == end || text.ptr[at] != ':' || (line->key.len == 0 && line->lang.len == 0))
        return false;
    at++;
    if (at < end && text.ptr[at] != ' ')
        return false;
    line->value_at = at < end ? at + 1 : end;
    line->value = str_slice(text, line->value_at, end);
    return true;
}

/* Asking for every place of a very long note would cost its square. */
static Span span_of(const Lines *lines, size_t at, size_t len)
{
    enum { LONG = 1 << 14 };

    if (lines->source->inside == NULL || lines->text.len > LONG)
        return lines->content;
    return lines->source->inside(lines->source, lines->content, lines->text, at, len);
}

static void add_line(Lines *lines, const Line *line, FactList *top)
{
    size_t depth = line->depth < lines->depth + 1 ? line->depth : lines->depth + 1;
    FactList *list;
    Fact *fact;

    if (depth >= FACT_DEPTH)
        depth = FACT_DEPTH - 1;
    if (lines->open[0] == NULL)
        depth = 0;
    list = depth == 0 ? top : &lines->open[depth - 1]->below;
    fact =
        fact_add(lines->arena, list, line->key, line->lang, line->value, span_of(lines, line->key_at, line->key.len));
    fact->has_value = line->value.len > 0;
    fact->stated = true;
    if (fact->has_value)
        fact->value_span = span_of(lines, line->value_at, line->value.len);
    if (line->key.len == 0) {
        fact->more = true;
        fact->key = list->count > 1 ? list->items[list->count - 2]->key : STR("note");
    }
    lines->open[depth] = fact;
    lines->depth = depth;
}

/* Joins to a value the lines [start, end) of text: what follows `| `, or lines that are none of ours. */
static void continue_value(Lines *lines, size_t start, size_t end)
{
    Fact *fact = lines->open[lines->depth];
    Str rest = str_slice(lines->text, start, end), line;
    Buf value = { 0 };

    buf_put(&value, fact->value);
    while (str_cut(&rest, '\n', &line)) {
        while (str_starts(line, STR(" ")))
            line = str_from(line, 1);
        buf_char(&value, '\n');
        buf_put(&value, str_starts(line, STR("| ")) ? str_from(line, 2) : line);
    }
    fact->value = buf_keep(lines->arena, &value);
    fact->has_value = true;
    buf_free(&value);
}

static size_t line_end(Str text, size_t at)
{
    size_t length = str_find_char(str_from(text, at), '\n');

    return length == STR_NONE ? text.len : at + length;
}

bool facts_read_lines(Arena *arena, const Source *source, const Schema *schema, Str text, Span content, FactList *list)
{
    Lines lines = { .arena = arena, .source = source, .text = text, .content = content };
    Line line;

    if (!parse_line(text, 0, line_end(text, 0), &line) || line.depth > 0 ||
        (line.key.len > 0 && !fact_is_known(schema, line.key)))
        return false;
    for (size_t at = 0, end; at <= text.len; at = end + 1) {
        end = line_end(text, at);
        if (at == 0 || parse_line(text, at, end, &line)) {
            add_line(&lines, &line, list);
            continue;
        }
        while (end < text.len && !parse_line(text, end + 1, line_end(text, end + 1), &line))
            end = line_end(text, end + 1);
        continue_value(&lines, at, end);
    }
    return true;
}
