#include "read/yaml_layout_parts.h"

#include "read/yaml_flow.h"
#include "text/width.h"

/* ---- lines ---- */

size_t layout_line_end(Str bytes, size_t at)
{
    size_t end = str_find_char(str_from(bytes, at), '\n');

    return end == STR_NONE ? bytes.len : at + end;
}

size_t layout_next_line(Str bytes, size_t at)
{
    size_t end = layout_line_end(bytes, at);

    return end < bytes.len ? end + 1 : end;
}

size_t layout_indent(Str bytes, size_t line)
{
    size_t at = line;

    while (at < bytes.len && bytes.ptr[at] == ' ')
        at++;
    return at - line;
}

Str layout_line(Str bytes, size_t line)
{
    return str_slice(bytes, line, layout_line_end(bytes, line));
}

bool layout_is_blank(Str bytes, size_t line)
{
    return str_trim(layout_line(bytes, line)).len == 0;
}

static size_t column_of(Str bytes, size_t at)
{
    size_t start = at;

    while (start > 0 && bytes.ptr[start - 1] != '\n')
        start--;
    return at - start;
}

Str layout_trim(Str text)
{
    while (text.len > 0 && ascii_is_space(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

void layout_new_line(Layout *layout, size_t column)
{
    if (layout->out->len > 0)
        buf_puts(layout->out, layout->newline);
    buf_repeat(layout->out, ' ', column);
}

void layout_blank_line(Layout *layout)
{
    if (layout->out->len > 0)
        buf_puts(layout->out, layout->newline);
}

/* ---- levels ---- */

const Level *layout_top(const Layout *layout)
{
    static const Level none = { 0, 0, false };

    return layout->depth > 0 ? &layout->levels[layout->depth - 1] : &none;
}

/* Where what stands below the present level begins. */
size_t layout_inner(const Layout *layout)
{
    return layout->depth > 0 ? layout_top(layout)->new + STEP : 0;
}

/* Leaves what lies in this column or further right; a list may stand right below its key. */
static void leave(Layout *layout, size_t column, bool list)
{
    while (layout->depth > 0 && (layout_top(layout)->old > column ||
                                 (layout_top(layout)->old == column && layout_top(layout)->list && !list)))
        layout->depth--;
}

static void enter(Layout *layout, size_t column, bool list)
{
    leave(layout, column, list);
    if (layout->depth > 0 && layout_top(layout)->old == column && layout_top(layout)->list == list)
        return;
    if (layout->depth == LEVELS) {
        layout->failed = true;
        return;
    }
    layout->levels[layout->depth] = (Level){ column, layout_inner(layout), list };
    layout->depth++;
}

/* ---- comments ---- */

/* Where a comment of that column belongs, if what came before it does. */
static size_t comment_column(const Layout *layout, size_t column)
{
    for (size_t i = layout->depth; i-- > 0;)
        if (layout->levels[i].old == column)
            return layout->levels[i].new;
    return SIZE_MAX;
}

/* Those before what stands in a column. */
static void put_comments(Layout *layout, size_t column)
{
    layout->allowed = false;
    for (size_t i = 0; i < layout->comments.count; i++) {
        const Comment *comment = &layout->comments.items[i];

        if (comment->blank)
            layout_blank_line(layout);
        layout_new_line(layout, comment->column != SIZE_MAX ? comment->column : column);
        buf_put(layout->out, comment->text);
        layout->allowed = str_contains(comment->text, STR("bibelot:"));
    }
    layout->comments.count = 0;
    if (layout->blank)
        layout_blank_line(layout);
    layout->blank = false;
}

/* ---- collections in brackets ---- */

static size_t column_now(const Layout *layout)
{
    Str text = buf_str(layout->out);
    size_t start = text.len;

    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    return width_text(str_from(text, start));
}

static bool fits(const Layout *layout, const Flow *flow)
{
    Buf line = { 0 };
    bool fits;

    flow_put(&line, flow);
    fits = column_now(layout) + width_text(buf_str(&line)) <= YAML_LAYOUT_WIDTH;
    buf_free(&line);
    return fits;
}

/* A line for each member; `inline_first`: the first one goes on where a dash stands. The depth is bounded by FLOW_DEPTH. */
static void put_members(Layout *layout, const Flow *flow, size_t column, bool inline_first)
{
    for (size_t i = 0; i < flow->count; i++) {
        const Flow *item = &flow->items[i];
        bool list = flow->kind == FLOW_LIST, scalar;

        if (i > 0 || !inline_first)
            layout_new_line(layout, column);
        buf_puts(layout->out, list ? "- " : "");
        if (!list) {
            buf_put(layout->out, item->key);
            buf_char(layout->out, ':');
        }
        scalar = item->kind == FLOW_SCALAR || item->count == 0;
        buf_puts(layout->out, !list && (scalar || fits(layout, item)) ? " " : "");
        if (item->kind == FLOW_SCALAR)
            buf_put(layout->out, yaml_bare(item->text, false));
        else if (scalar || fits(layout, item) || (list && item->kind == FLOW_LIST))
            flow_put(layout->out, item);
        else
            put_members(layout, item, column + STEP, list);
    }
}

/* As it stands, but for the column. */
static void put_as_it_is(Layout *layout, size_t end)
{
    size_t line = layout->at;
    Str text = str_slice(layout->bytes, layout->at, end);

    for (size_t i = 0; line < end; i++, line = layout_next_line(layout->bytes, line)) {
        Str part = layout_line(text, line - layout->at);

        if (i > 0 && str_trim(part).len == 0) {
            layout_blank_line(layout);
            continue;
        }
        if (i > 0) {
            size_t shift = layout_inner(layout) + layout_indent(part, 0);

            layout_new_line(layout, shift > layout_top(layout)->old + STEP ? shift - layout_top(layout)->old - STEP
                                                                           : layout_inner(layout));
        }
        buf_put(layout->out, i > 0 ? str_trim(part) : layout_trim(part));
    }
    layout->at = end;
    layout_put_rest(layout);
}

static void put_flow(Layout *layout, bool behind_dash)
{
    size_t start = layout->at, end = flow_end(layout->bytes, start);
    Flow *flow = end != STR_NONE ? flow_read(layout->arena, layout->bytes, &layout->at) : NULL;
    bool single = end != STR_NONE && str_find_char(str_slice(layout->bytes, start, end), '\n') == STR_NONE, comment;

    if (end == STR_NONE) {
        layout->failed = true;
        return;
    }
    comment = str_trim(str_slice(layout->bytes, end, layout_line_end(layout->bytes, end))).len > 0;
    if (flow == NULL || layout->at != end ||
        (!single && (comment || layout->allowed || layout->depth == 0 || !fits(layout, flow)))) {
        layout->at = start;
        put_as_it_is(layout, end);
        return;
    }
    if (fits(layout, flow) || comment || layout->allowed || flow->count == 0 || layout->depth == 0) {
        flow_put(layout->out, flow);
    } else {
        while (layout->out->len > 0 && layout->out->ptr[layout->out->len - 1] == ' ' && !behind_dash)
            layout->out->len--;
        put_members(layout, flow, layout_inner(layout), behind_dash);
    }
    layout_put_rest(layout);
}

/* ---- keys and values ---- */

/* Behind the key's colon; STR_NONE if no key stands there. */
static size_t key_end(Str bytes, size_t at)
{
    size_t end = layout_line_end(bytes, at);

    if (bytes.ptr[at] == '"' || bytes.ptr[at] == '\'') {
        at = flow_quoted_end(bytes, at);
        while (at < end && bytes.ptr[at] == ' ')
            at++;
        return at < end && bytes.ptr[at] == ':' && (at + 1 == end || ascii_is_space(bytes.ptr[at + 1])) ? at + 1
                                                                                                        : STR_NONE;
    }
    if (bytes.ptr[at] == '{' || bytes.ptr[at] == '[')
        return STR_NONE;
    for (; at < end; at++) {
        if (bytes.ptr[at] == ':' && (at + 1 == end || ascii_is_space(bytes.ptr[at + 1])))
            return at + 1;
        if (bytes.ptr[at] == '#' && ascii_is_space(bytes.ptr[at - 1]))
            return STR_NONE;
    }
    return STR_NONE;
}

static void skip_blanks(Layout *layout)
{
    while (layout->at < layout->bytes.len && layout->bytes.ptr[layout->at] == ' ')
        layout->at++;
}

/* An anchor, which stands before a value. */
static void put_anchor(Layout *layout)
{
    while (layout->at < layout->bytes.len && !ascii_is_space(layout->bytes.ptr[layout->at]))
        buf_char(layout->out, layout->bytes.ptr[layout->at++]);
    skip_blanks(layout);
}

/* `gap`: the blank that is wanted before the value. */
static void put_value(Layout *layout, const char *gap, bool behind_dash)
{
    size_t before = layout->at;
    char c;

    skip_blanks(layout);
    c = layout->at < layout->bytes.len ? layout->bytes.ptr[layout->at] : '\n';
    if (c == '#') {
        layout->at = before;
        layout_put_rest(layout);
        return;
    }
    if (c == '\n' || c == '\r') {
        layout->at = layout_next_line(layout->bytes, layout->at);
        return;
    }
    buf_puts(layout->out, gap);
    if (c == '&') {
        put_anchor(layout);
        put_value(layout, " ", behind_dash);
    } else if (c == '"' || c == '\'') {
        layout_put_quoted(layout);
    } else if (c == '{' || c == '[') {
        put_flow(layout, behind_dash);
    } else if (c == '|' || c == '>') {
        layout_put_block(layout);
    } else if (c == '!' || c == '?' || c == '%' || c == '\t') {
        layout->failed = true;
    } else {
        layout_put_plain(layout);
    }
}

static bool is_dash(Str bytes, size_t at)
{
    return bytes.ptr[at] == '-' && (at + 1 >= bytes.len || ascii_is_space(bytes.ptr[at + 1]));
}

/* Does something stand behind the dash, in its line? */
static bool has_item(const Layout *layout)
{
    Str rest = str_trim(str_slice(layout->bytes, layout->at, layout_line_end(layout->bytes, layout->at)));

    return rest.len > 0 && rest.ptr[0] != '#';
}

/* A line with something in it: dashes, a key, a value. */
static void take_line(Layout *layout, size_t line)
{
    Str bytes = layout->bytes;
    bool first = true;

    layout->at = line + layout_indent(bytes, line);
    while (!layout->failed) {
        size_t column = column_of(bytes, layout->at), colon;
        bool dash = is_dash(bytes, layout->at);

        colon = dash ? STR_NONE : key_end(bytes, layout->at);
        if (dash || colon != STR_NONE)
            enter(layout, column, dash);
        if (first) {
            size_t new = dash || colon != STR_NONE ? layout_top(layout)->new : layout_inner(layout);

            put_comments(layout, new);
            layout_new_line(layout, new);
        }
        if (dash) {
            layout->at++;
            buf_char(layout->out, '-');
            if (!has_item(layout)) {
                layout_put_rest(layout);
                return;
            }
            skip_blanks(layout);
            buf_char(layout->out, ' ');
            first = false;
            continue;
        }
        if (colon != STR_NONE) {
            buf_put(layout->out, layout_trim(str_slice(bytes, layout->at, colon - 1)));
            buf_char(layout->out, ':');
            layout->at = colon;
        }
        put_value(layout, colon != STR_NONE ? " " : "", colon == STR_NONE && !first);
        return;
    }
}

/* ---- files ---- */

static bool is_marker(Str line)
{
    return str_starts(line, STR("---")) || str_starts(line, STR("...")) || str_starts(line, STR("%"));
}

/* Behind `---`: a comment, or nothing. */
static bool is_marker_alone(Str text)
{
    Str rest = str_from(text, 3);

    return rest.len == 0 || (ascii_is_space(rest.ptr[0]) && str_starts(str_trim(rest), STR("#")));
}

static void take(Layout *layout)
{
    Str line = layout_line(layout->bytes, layout->at), text = str_trim(line);

    if (text.len == 0) {
        layout->blank = layout->out->len > 0 || layout->comments.count > 0;
    } else if (text.ptr[0] == '#') {
        vec_push(layout->arena, &layout->comments,
                 (Comment){ text, comment_column(layout, layout_indent(line, 0)), layout->blank });
        layout->blank = false;
    } else if (is_marker(line)) {
        put_comments(layout, 0);
        layout_new_line(layout, 0);
        buf_put(layout->out, text);
        layout->depth = 0;
        layout->failed = layout->failed || (str_starts(line, STR("---")) && !is_marker_alone(text));
    } else {
        take_line(layout, layout->at);
        return;
    }
    layout->at = layout_next_line(layout->bytes, layout->at);
}

bool yaml_layout(Str bytes, Buf *out)
{
    size_t line = str_find_char(bytes, '\n');
    Layout *layout;
    bool good;
    Arena *arena = arena_create();

    layout = arena_new(arena, Layout);
    layout->arena = arena;
    layout->bytes = bytes;
    layout->out = out;
    layout->newline = line != STR_NONE && line > 0 && bytes.ptr[line - 1] == '\r' ? "\r\n" : "\n";
    while (layout->at < bytes.len && !layout->failed)
        take(layout);
    layout->blank = false;
    put_comments(layout, 0);
    if (out->len > 0)
        buf_puts(out, layout->newline);
    good = !layout->failed;
    arena_destroy(arena);
    return good;
}
