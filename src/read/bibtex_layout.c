#include "read/bibtex_layout.h"

#include "read/bibtex.h"
#include "read/bibtex_scan.h"

typedef struct Layout {
    Str bytes;
    size_t at;
    const char *newline;
    Buf *out;
    bool allowed; /* a comment about findings stands above the entry, or in it: its lines have to stay */
} Layout;

static bool is_white(char c)
{
    return ascii_is_space(c) || c == '\f';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static char peek(const Layout *layout)
{
    return layout->at < layout->bytes.len ? layout->bytes.ptr[layout->at] : '\0';
}

/* True if a line ended. */
static bool skip_white(Layout *layout)
{
    bool ended = false;

    for (; layout->at < layout->bytes.len && is_white(peek(layout)); layout->at++)
        ended = ended || is_break(peek(layout));
    return ended;
}

static void put_lower(Buf *out, Str word)
{
    for (size_t i = 0; i < word.len; i++)
        buf_char(out, ascii_lower(word.ptr[i]));
}

/* What we keep for other formats, x-ris-C1, has their names. */
static void put_name(Buf *out, Str name)
{
    if (str_eq_nocase(str_slice(name, 0, 2), STR("x-")))
        buf_put(out, name);
    else
        put_lower(out, name);
}

static void put_trimmed(Buf *out, Str text)
{
    while (text.len > 0 && is_white(text.ptr[text.len - 1]))
        text.len--;
    buf_put(out, text);
}

static bool is_about_findings(Str comment)
{
    return str_contains(comment, STR("bibelot:"));
}

static void put_line(Layout *layout)
{
    buf_puts(layout->out, layout->newline);
    buf_puts(layout->out, "  ");
}

/* Comments up to the next thing: those of the present line stay there. */
static void take_comments(Layout *layout)
{
    bool ended = skip_white(layout);

    while (peek(layout) == '%') {
        size_t from = layout->at;

        while (layout->at < layout->bytes.len && !is_break(peek(layout)))
            layout->at++;
        layout->allowed = layout->allowed || is_about_findings(str_slice(layout->bytes, from, layout->at));
        if (ended)
            put_line(layout);
        else
            buf_char(layout->out, ' ');
        put_trimmed(layout->out, str_slice(layout->bytes, from, layout->at));
        ended = skip_white(layout);
    }
}

/* ---- values ---- */

/* In braces, if it is the whole value: pieces that are joined stay as they are. */
static bool put_delimited(Layout *layout, bool first)
{
    size_t open = layout->at;
    BibtexExtent extent = bibtex_scan(layout->bytes, open + 1, peek(layout));
    Str text;
    bool alone;

    if (extent.end != BIBTEX_CLOSED)
        return false;
    text = str_slice(layout->bytes, open, extent.at + 1);
    layout->at = extent.at + 1;
    skip_white(layout);
    alone = first && peek(layout) != '#';
    layout->at = extent.at + 1;
    buf_char(layout->out, alone ? '{' : text.ptr[0]);
    buf_put(layout->out, str_slice(text, 1, text.len - 1));
    buf_char(layout->out, alone ? '}' : text.ptr[text.len - 1]);
    return true;
}

static bool put_word(Layout *layout)
{
    size_t end = bibtex_skip_name(layout->bytes, layout->at);

    if (end == layout->at)
        return false;
    buf_put(layout->out, str_slice(layout->bytes, layout->at, end));
    layout->at = end;
    return true;
}

/* Pieces joined by `#`. */
static bool put_value(Layout *layout)
{
    for (bool first = true;; first = false) {
        bool put;
        size_t end;

        skip_white(layout);
        put = peek(layout) == '{' || peek(layout) == '"' ? put_delimited(layout, first) : put_word(layout);
        end = layout->at;
        if (!put)
            return false;
        skip_white(layout);
        if (peek(layout) != '#') {
            layout->at = end; /* a comment may stand in the same line */
            return true;
        }
        buf_puts(layout->out, " # ");
        layout->at++;
    }
}

/* ---- entries ---- */

/* name = value, with the comma, wherever that stands. */
static bool put_field(Layout *layout, char close)
{
    size_t from = layout->at, end = bibtex_skip_name(layout->bytes, from);

    layout->at = end;
    skip_white(layout);
    if (end == from || peek(layout) != '=')
        return false;
    layout->at++;
    put_line(layout);
    put_name(layout->out, str_slice(layout->bytes, from, end));
    buf_puts(layout->out, " = ");
    if (!put_value(layout))
        return false;
    buf_char(layout->out, ',');
    take_comments(layout);
    if (peek(layout) == ',') {
        layout->at++;
        take_comments(layout);
    }
    return peek(layout) == close || bibtex_is_name(peek(layout));
}

static bool put_key(Layout *layout)
{
    size_t from, end;

    skip_white(layout);
    for (from = end = layout->at; end < layout->bytes.len && layout->bytes.ptr[end] != ','; end++)
        if (str_find_char(STR("{}%\"=@"), layout->bytes.ptr[end]) != STR_NONE)
            return false;
    if (end == from || end == layout->bytes.len)
        return false;
    put_trimmed(layout->out, str_slice(layout->bytes, from, end));
    buf_char(layout->out, ',');
    layout->at = end + 1;
    take_comments(layout);
    return true;
}

/* False where it is to stay as it is; nothing of it that was put counts then. */
static bool put_entry(Layout *layout, Str type, char close)
{
    buf_char(layout->out, '@');
    put_lower(layout->out, type);
    buf_char(layout->out, '{');
    if (!put_key(layout))
        return false;
    while (peek(layout) != close)
        if (!put_field(layout, close))
            return false;
    buf_puts(layout->out, layout->newline);
    buf_char(layout->out, '}');
    layout->at++;
    return !layout->allowed;
}

/* ---- files ---- */

static bool is_special(Str type)
{
    return str_eq_nocase(type, STR("string")) || str_eq_nocase(type, STR("preamble")) ||
           str_eq_nocase(type, STR("comment"));
}

/* What stands between entries. White space alone becomes the end of a line, and an empty line if there was one. */
static void put_gap(Layout *layout, size_t from, size_t to)
{
    Str gap = str_slice(layout->bytes, from, to);
    size_t breaks = 0, end = gap.len;
    bool white = true;

    layout->allowed = is_about_findings(gap);
    for (size_t i = 0; i < gap.len; i++) {
        white = white && is_white(gap.ptr[i]);
        breaks += gap.ptr[i] == '\n' || (gap.ptr[i] == '\r' && (i + 1 == gap.len || gap.ptr[i + 1] != '\n'));
    }
    if (white) {
        for (size_t i = 0; from > 0 && i < (breaks > 1 ? 2U : 1U); i++)
            buf_puts(layout->out, layout->newline);
        return;
    }
    while (end > 0 && (gap.ptr[end - 1] == ' ' || gap.ptr[end - 1] == '\t'))
        end--;
    buf_put(layout->out, end == 0 || is_break(gap.ptr[end - 1]) ? str_slice(gap, 0, end) : gap);
}

/* What stands behind the last entry; the file ends with one line end. */
static void put_tail(Layout *layout, size_t from)
{
    put_trimmed(layout->out, str_from(layout->bytes, from));
    if (layout->out->len > 0)
        buf_puts(layout->out, layout->newline);
}

/* A comment may hold entries, and ends with the brace that closes it. */
static size_t comment_end(Str bytes, size_t at)
{
    size_t depth = 1;

    for (; at < bytes.len; at++) {
        depth += bytes.ptr[at] == '{';
        depth -= bytes.ptr[at] == '}';
        if (depth == 0)
            return at;
    }
    return STR_NONE;
}

/* Where what opens before `at` is closed; STR_NONE: nowhere. */
static size_t find_close(Str bytes, size_t at, Str type, char open)
{
    BibtexExtent extent;

    if (open == '{' && str_eq_nocase(type, STR("comment")))
        return comment_end(bytes, at);
    extent = bibtex_scan(bytes, at, open);
    return extent.end == BIBTEX_CLOSED ? extent.at : STR_NONE;
}

/* The entry, or whatever else begins with the sign at layout->at. */
static bool take_entry(Layout *layout)
{
    size_t start = layout->at, before = layout->out->len, word, end, content, close;
    Str type;
    char open;

    layout->at++;
    skip_white(layout);
    word = layout->at;
    end = bibtex_skip_name(layout->bytes, word);
    type = str_slice(layout->bytes, word, end);
    layout->at = end;
    skip_white(layout);
    open = peek(layout);
    layout->at++;
    content = layout->at;
    if (!is_special(type) && !layout->allowed && put_entry(layout, type, open == '(' ? ')' : '}'))
        return true;
    layout->out->len = before;
    close = find_close(layout->bytes, content, type, open);
    if (close == STR_NONE)
        return false;
    buf_put(layout->out, str_slice(layout->bytes, start, close + 1));
    layout->at = close + 1;
    return true;
}

bool bibtex_layout(Str bytes, Buf *out)
{
    size_t line = str_find_char(bytes, '\n');
    Layout layout = { .bytes = bytes, .out = out, .newline = "\n" };

    if (line != STR_NONE && line > 0 && bytes.ptr[line - 1] == '\r')
        layout.newline = "\r\n";
    for (;;) {
        size_t start = bibtex_next_start(bytes, layout.at);

        if (start == bytes.len)
            break;
        put_gap(&layout, layout.at, start);
        layout.at = start;
        if (!take_entry(&layout))
            return false;
    }
    put_tail(&layout, layout.at);
    return true;
}
