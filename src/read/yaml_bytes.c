/* What has to be right before libyaml sees the bytes, and where the text of a scalar stands in them. */
#include "read/yaml_bytes.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/bytes.h"
#include "read/yaml.h"

#include <string.h>

/* YAML 1.2, 5.1: what a stream may hold. NEL, LS and PS are line breaks to libyaml but not to an editor. */
static bool is_allowed(uint32_t cp)
{
    if (cp < 0x20)
        return cp == '\t' || cp == '\n' || cp == '\r';
    return !(cp >= 0x7F && cp <= 0x9F) && cp != 0x2028 && cp != 0x2029 && cp != 0xFEFF && cp != 0xFFFE && cp != 0xFFFF;
}

Str yaml_clean_bytes(Arena *arena, const Source *source, size_t start, Diags *diags)
{
    return bytes_clean(arena, source, start, is_allowed, diags);
}

/* ---- places ---- */

static bool goes_on(Str text, size_t at)
{
    return ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

enum { ASCII_STEP = sizeof(uint64_t) };

/* Are the next ASCII_STEP bytes as many code points? */
static bool is_ascii(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

/* The bytes are sound: what was malformed has been replaced. */
size_t yaml_byte_offset(CodePoints *points, size_t number)
{
    Str text = points->text;
    size_t at = points->at, now = points->number;

    while (now > number) {
        do
            at--;
        while (goes_on(text, at));
        now--;
    }
    while (now < number && at < text.len) {
        if (number - now >= ASCII_STEP && text.len - at >= ASCII_STEP && is_ascii(text.ptr + at)) {
            at += ASCII_STEP;
            now += ASCII_STEP;
            continue;
        }
        do
            at++;
        while (at < text.len && goes_on(text, at));
        now++;
    }
    points->at = at;
    points->number = now;
    return at;
}

static Str skip_blanks(Str text)
{
    while (text.len > 0 && ascii_is_space(text.ptr[0]))
        text = str_from(text, 1);
    return text;
}

/* One anchor or tag, or a comment to the end of its line. */
static Str pass_property(Str text)
{
    bool comment = text.ptr[0] == '#';

    while (text.len > 0 && (comment ? text.ptr[0] != '\n' && text.ptr[0] != '\r' : !ascii_is_space(text.ptr[0])))
        text = str_from(text, 1);
    return skip_blanks(text);
}

Span yaml_content(const Source *source, Span span, bool properties)
{
    Str text = source_text(source, span);
    size_t start;

    while (properties && text.len > 0 && (text.ptr[0] == '&' || text.ptr[0] == '!' || text.ptr[0] == '#'))
        text = pass_property(text);
    while (text.len > 0 && ascii_is_space(text.ptr[text.len - 1]))
        text.len--;
    start = (size_t)(text.ptr - source->bytes.ptr);
    return (Span){ (uint32_t)start, (uint32_t)(start + text.len) };
}

/* ---- where to read on ---- */

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static size_t line_start(Str bytes, size_t at)
{
    while (at > 0 && !is_break(bytes.ptr[at - 1]))
        at--;
    return at;
}

/* A CR LF may count as two: the line between is empty. */
static size_t next_line(Str bytes, size_t at)
{
    while (at < bytes.len && !is_break(bytes.ptr[at]))
        at++;
    return at < bytes.len ? at + 1 : at;
}

static size_t indentation(Str bytes, size_t line)
{
    size_t at = line;

    while (at < bytes.len && bytes.ptr[at] == ' ')
        at++;
    return at - line;
}

/* Does the line begin, behind its indentation, with a word and a colon? */
static bool has_key(Str bytes, size_t line)
{
    size_t start = line + indentation(bytes, line), at = start;

    while (at < bytes.len && (ascii_is_alnum(bytes.ptr[at]) || bytes.ptr[at] == '-'))
        at++;
    if (at == start)
        return false;
    while (at < bytes.len && bytes.ptr[at] == ' ')
        at++;
    return at < bytes.len && bytes.ptr[at] == ':';
}

size_t yaml_key_column(Str bytes, size_t line)
{
    return has_key(bytes, line) ? indentation(bytes, line) : STR_NONE;
}

size_t yaml_next_record(Str bytes, size_t from, bool *in_section)
{
    size_t line = line_start(bytes, from < bytes.len ? from : bytes.len), indent = indentation(bytes, line);

    for (line = next_line(bytes, line); line < bytes.len; line = next_line(bytes, line)) {
        size_t depth = indentation(bytes, line);

        if ((depth != indent && depth != 0) || !has_key(bytes, line))
            continue;
        *in_section = depth > 0;
        return line;
    }
    return STR_NONE;
}

static size_t line_end(Str bytes, size_t at)
{
    while (at < bytes.len && !is_break(bytes.ptr[at]))
        at++;
    return at;
}

/* Past the dashes of lists and a key with its colon; STR_NONE if there is none. */
static size_t pass_key(Str bytes, size_t at)
{
    size_t start;

    while (at + 1 < bytes.len && bytes.ptr[at] == '-' && bytes.ptr[at + 1] == ' ')
        at += 1 + indentation(bytes, at + 1);
    for (start = at; at < bytes.len && (ascii_is_alnum(bytes.ptr[at]) || bytes.ptr[at] == '-'); at++)
        ;
    if (at == start || at + 1 >= bytes.len || bytes.ptr[at] != ':' || bytes.ptr[at + 1] != ' ')
        return STR_NONE;
    return at + 1;
}

Span yaml_line_value(Str bytes, size_t at)
{
    size_t line = line_start(bytes, at), end = line_end(bytes, at), next = next_line(bytes, at), start;
    Str text;

    start = pass_key(bytes, line + indentation(bytes, line));
    while (next < bytes.len && str_trim(str_slice(bytes, next, line_end(bytes, next))).len == 0)
        next = next_line(bytes, next);
    if (start == STR_NONE || (next < bytes.len && indentation(bytes, next) > indentation(bytes, line)))
        return SPAN_NONE;
    text = str_trim(str_slice(bytes, start, end));
    if (text.len == 0 || str_contains(text, STR(" #")) || str_find_char(STR("\"'{[|>!"), text.ptr[0]) != STR_NONE)
        return SPAN_NONE;
    start = (size_t)(text.ptr - bytes.ptr);
    return (Span){ (uint32_t)start, (uint32_t)(start + text.len) };
}

Str yaml_quote(Arena *arena, Str text)
{
    bool single = str_find_char(text, '"') != STR_NONE || str_find_char(text, '\\') != STR_NONE;
    Buf out = { 0 };
    Str kept;

    buf_char(&out, single ? '\'' : '"');
    for (size_t i = 0; i < text.len; i++) {
        if (single && text.ptr[i] == '\'')
            buf_char(&out, '\'');
        buf_char(&out, text.ptr[i]);
    }
    buf_char(&out, single ? '\'' : '"');
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

bool yaml_has_section(Str bytes)
{
    static const char *const sections[] = { "terms:", "programs:", "endnotes:", "project:" };

    for (size_t line = 0; line < bytes.len; line = next_line(bytes, line))
        for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
            if (str_starts(str_from(bytes, line), str_of(sections[i])))
                return true;
    return false;
}

Str yaml_block_text(Str text)
{
    while (text.len > 0 && text.ptr[text.len - 1] == '\n')
        text.len--;
    return text;
}

/* ---- spans inside a scalar ---- */

typedef struct Cursor {
    Str bytes; /* of the scalar, quotes included */
    size_t at;
    Str text; /* what they mean */
    size_t meant;
    char style; /* " ' | > or 0 for plain */
} Cursor;

/* The length of the escape at `at` of a double-quoted scalar. */
static size_t escape_length(Str bytes, size_t at)
{
    char c = at + 1 < bytes.len ? bytes.ptr[at + 1] : '\0';

    if (c == 'x')
        return 4;
    if (c == 'u')
        return 6;
    return c == 'U' ? 10 : 2;
}

/* Passes blanks and line breaks; returns how many breaks. */
static size_t pass_blanks(Cursor *cursor)
{
    size_t breaks = 0;

    for (; cursor->at < cursor->bytes.len && ascii_is_space(cursor->bytes.ptr[cursor->at]); cursor->at++) {
        char c = cursor->bytes.ptr[cursor->at];

        breaks += c == '\n' ||
                  (c == '\r' && (cursor->at + 1 == cursor->bytes.len || cursor->bytes.ptr[cursor->at + 1] != '\n'));
    }
    return breaks;
}

/* Passes line breaks and the indentation behind them, and the blanks or breaks that they mean. In double quotes an
 * escape may mean more of these, so they are counted: one break is a blank, each further one a break. */
static void pass_break(Cursor *cursor)
{
    size_t breaks = pass_blanks(cursor), most = cursor->style == '"' ? (breaks > 1 ? breaks - 1 : 1) : cursor->text.len;

    for (; most > 0 && cursor->meant < cursor->text.len && ascii_is_space(cursor->text.ptr[cursor->meant]); most--)
        cursor->meant++;
}

/* The backslash, the break, and the blanks behind; each further break means one. */
static void pass_escaped_break(Cursor *cursor)
{
    size_t breaks;

    cursor->at++;
    breaks = pass_blanks(cursor);
    cursor->meant += breaks > 1 ? breaks - 1 : 0;
}

/* Blanks before a line break mean nothing. */
static bool at_break(const Cursor *cursor)
{
    size_t at = cursor->at;

    while (at < cursor->bytes.len && (cursor->bytes.ptr[at] == ' ' || cursor->bytes.ptr[at] == '\t'))
        at++;
    return at < cursor->bytes.len && is_break(cursor->bytes.ptr[at]);
}

/* A break behind a backslash means nothing, nor do the blanks before what follows. */
static bool at_escaped_break(const Cursor *cursor)
{
    return cursor->style == '"' && cursor->bytes.ptr[cursor->at] == '\\' && cursor->at + 1 < cursor->bytes.len &&
           is_break(cursor->bytes.ptr[cursor->at + 1]);
}

static void step(Cursor *cursor)
{
    char c = cursor->bytes.ptr[cursor->at];
    uint32_t cp;

    if (at_break(cursor)) {
        pass_break(cursor);
    } else if (at_escaped_break(cursor)) {
        pass_escaped_break(cursor);
    } else if (cursor->style == '"' && c == '\\') {
        cursor->at += escape_length(cursor->bytes, cursor->at);
        cursor->meant += cursor->meant < cursor->text.len ? utf8_decode(cursor->text, cursor->meant, &cp) : 0;
    } else if (cursor->style == '\'' && c == '\'') {
        cursor->at += 2;
        cursor->meant++;
    } else {
        cursor->at++;
        cursor->meant++;
    }
}

static size_t advance(Cursor *cursor, size_t meant)
{
    while (cursor->meant < meant && cursor->at < cursor->bytes.len)
        step(cursor);
    return cursor->at < cursor->bytes.len ? cursor->at : cursor->bytes.len;
}

/* A text may begin with blanks and line ends of its own: those of its first line stand before the cursor. */
static void pass_own_blanks(Cursor *cursor)
{
    size_t blanks = 0;

    for (; cursor->meant < cursor->text.len && ascii_is_space(cursor->text.ptr[cursor->meant]); cursor->meant++)
        blanks = is_break(cursor->text.ptr[cursor->meant]) ? 0 : blanks + 1;
    cursor->at -= blanks < cursor->at ? blanks : cursor->at;
    cursor->meant -= blanks;
}

/* Past the opening quote, or the header line of a block scalar and its indentation. */
static void pass_opening(Cursor *cursor)
{
    char c = cursor->bytes.len > 0 ? cursor->bytes.ptr[0] : '\0';

    if (c == '"' || c == '\'') {
        cursor->style = c;
        cursor->at = 1;
    } else if (c == '|' || c == '>') {
        cursor->style = c;
        while (cursor->at < cursor->bytes.len && !is_break(cursor->bytes.ptr[cursor->at]))
            cursor->at++;
        while (cursor->at < cursor->bytes.len && ascii_is_space(cursor->bytes.ptr[cursor->at]))
            cursor->at++;
        pass_own_blanks(cursor);
    }
}

Span yaml_inside(const Source *source, Span scalar, Str text, size_t at, size_t len)
{
    Cursor cursor = { .bytes = source_text(source, scalar), .text = text };
    size_t start, end;

    if (str_eq(cursor.bytes, text))
        return (Span){ (uint32_t)(scalar.start + at), (uint32_t)(scalar.start + at + len) };
    pass_opening(&cursor);
    start = advance(&cursor, at);
    if (cursor.at < cursor.bytes.len && at_escaped_break(&cursor)) {
        pass_escaped_break(&cursor);
        start = cursor.at;
    }
    end = advance(&cursor, at + len);
    return (Span){ (uint32_t)(scalar.start + start), (uint32_t)(scalar.start + end) };
}
