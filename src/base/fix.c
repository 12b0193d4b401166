#include "base/fix.h"

#include "base/buf.h"

#include <stdlib.h>

void fix_withdraw(Diag *diag)
{
    diag->fix = NULL;
    diag->no_fix = true;
}

static void add_edit(Diags *diags, Diag *diag, Span span, Str text)
{
    if (diag->no_fix || diag->severity == SEVERITY_OFF)
        return;
    if (diag->fix == NULL)
        diag->fix = arena_new(diags->arena, Fix);
    vec_push(diags->arena, &diag->fix->edits, (Edit){ .span = span, .text = text });
}

void fix_bytes(Diags *diags, Diag *diag, Span span, Str text)
{
    if (!diag->no_fix && diag->severity != SEVERITY_OFF)
        add_edit(diags, diag, span, arena_copy(diags->arena, text));
}

/* ---- which bytes ---- */

static bool is_escape(SourceSyntax syntax, Str raw)
{
    if (syntax == SYNTAX_XML)
        return raw.len > 3 && raw.ptr[0] == '&' && str_find_char(raw, ';') == raw.len - 1;
    return (syntax == SYNTAX_YAML || syntax == SYNTAX_JSON) && raw.len > 1 && raw.ptr[0] == '\\' &&
           str_find_char(str_from(raw, 2), '\\') == STR_NONE && raw.len <= 12;
}

/* The one place where a piece of text stands in what it was read from; STR_NONE: it stands in none, or in several. */
static size_t find_once(Str where, Str what)
{
    size_t at = str_find(where, what);

    return at != STR_NONE && str_find(str_from(where, at + 1), what) == STR_NONE ? at : STR_NONE;
}

/* Where nobody knows which bytes became which: with as many of its neighbours as make it the only one of its kind. */
static bool search(const Scalar *scalar, size_t at, size_t len, Span *span)
{
    static const size_t around[] = { 0, 4, 12, 40 };
    Str raw = source_text(scalar->source, scalar->span);

    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        size_t from = at > around[i] ? at - around[i] : 0, found;
        Str piece = str_slice(scalar->text, from, at + len + around[i]);

        if (piece.len == 0 || find_once(scalar->text, piece) == STR_NONE)
            continue;
        found = find_once(raw, piece);
        if (found == STR_NONE)
            return false;
        span->start = (uint32_t)(scalar->span.start + found + (at - from));
        span->end = (uint32_t)(span->start + len);
        return true;
    }
    return false;
}

static bool find_bytes(const Scalar *scalar, size_t at, size_t len, Span *span)
{
    const Source *source = scalar->source;
    Str slice = str_slice(scalar->text, at, at + len), raw = source_text(source, scalar->span);

    if (str_eq(raw, scalar->text)) {
        *span = (Span){ (uint32_t)(scalar->span.start + at), (uint32_t)(scalar->span.start + at + len) };
        return true;
    }
    if (source->inside == NULL)
        return search(scalar, at, len, span);
    *span = source->inside(source, scalar->span, scalar->text, at, len);
    raw = source_text(source, *span);
    return str_eq(raw, slice) ||
           (is_escape(source->syntax, raw) && (span->start > scalar->span.start || span->end < scalar->span.end)) ||
           (source->syntax == SYNTAX_TEX && search(scalar, at, len, span));
}

/* ---- how it is written ---- */

static bool has_any(Str text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++)
        if (str_find_char(str_of(bytes), text.ptr[i]) != STR_NONE)
            return true;
    return false;
}

static bool has_control(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return true;
    return false;
}

static Str escape(Arena *arena, Str text, const char *bytes, char with)
{
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < text.len; i++) {
        if (str_find_char(str_of(bytes), text.ptr[i]) != STR_NONE)
            buf_char(&out, with == 0 ? text.ptr[i] : with);
        buf_char(&out, text.ptr[i]);
    }
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static bool are_digits(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* Does the whole stay a plain scalar? */
static bool is_plain(Str whole, Str text)
{
    return whole.len > 0 && !has_any(text, "#,[]{}") && !str_contains(whole, STR(": ")) && !str_ends(whole, STR(":")) &&
           !has_any(str_slice(whole, 0, 1), "-?:,[]{}#&*!|>'\"%@` ") && whole.ptr[whole.len - 1] != ' ';
}

static bool write_yaml(Arena *arena, char style, const Scalar *scalar, Span place, Str *text)
{
    Str whole = scalar->text;

    if (style == '"')
        *text = escape(arena, *text, "\"\\", '\\');
    else if (style == '\'')
        *text = escape(arena, *text, "'", 0);
    else if (style != '|' && style != '>') {
        Str head = arena_join(arena, str_slice(whole, 0, place.start), *text);

        return is_plain(arena_join(arena, head, str_from(whole, place.end)), *text);
    }
    return true;
}

static bool write_xml(Arena *arena, Str raw, Str *text)
{
    Buf out = { 0 };

    if (has_any(*text, "\"'") || str_contains(raw, STR("<![CDATA[")))
        return false;
    for (size_t i = 0; i < text->len; i++) {
        if (text->ptr[i] == '&')
            buf_puts(&out, "&amp;");
        else if (text->ptr[i] == '<')
            buf_puts(&out, "&lt;");
        else
            buf_char(&out, text->ptr[i]);
    }
    *text = buf_keep(arena, &out);
    buf_free(&out);
    return true;
}

/* In the arena, as it is written in that place of the scalar's text. False where that is not known. */
static bool write_text(Arena *arena, const Scalar *scalar, Span place, Str *text)
{
    Str raw = source_text(scalar->source, scalar->span);
    char style = raw.len > 0 ? raw.ptr[0] : '\0';

    if (has_control(*text))
        return false;
    *text = arena_copy(arena, *text);
    switch (scalar->source->syntax) {
    case SYNTAX_YAML:
        return write_yaml(arena, style, scalar, place, text);
    case SYNTAX_JSON:
        if (style != '"' && raw.len == scalar->text.len)
            return are_digits(*text) && place.start > 0; /* a bare number, or the inside of a string */
        *text = escape(arena, *text, "\"\\", '\\');
        return true;
    case SYNTAX_XML:
        return write_xml(arena, raw, text);
    case SYNTAX_TEX:
        return !has_any(*text, "{}\\%#&$~^_\"");
    case SYNTAX_LINES:
        return true;
    default:
        return false;
    }
}

bool fix_text(Diags *diags, Diag *diag, const Scalar *scalar, size_t at, size_t len, Str text)
{
    Span span;

    if (diag->no_fix || diag->severity == SEVERITY_OFF)
        return false;
    if (!find_bytes(scalar, at, len, &span) ||
        !write_text(diags->arena, scalar, (Span){ (uint32_t)at, (uint32_t)(at + len) }, &text)) {
        fix_withdraw(diag);
        return false;
    }
    add_edit(diags, diag, span, text);
    return true;
}

/* ---- applying ---- */

static int compare_edits(const void *left, const void *right)
{
    const Edit *a = left, *b = right;

    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

bool fix_settle(Fix *fix)
{
    Edits *edits = &fix->edits;

    if (edits->count > 1)
        qsort(edits->items, edits->count, sizeof *edits->items, compare_edits);
    for (size_t i = 1; i < edits->count; i++)
        if (edits->items[i].span.start < edits->items[i - 1].span.end ||
            edits->items[i].span.start == edits->items[i - 1].span.start)
            return false;
    return edits->count > 0;
}

Str fix_apply(Arena *arena, Str bytes, Edits *edits)
{
    Buf out = { 0 };
    size_t at = 0;
    int64_t shift = 0;
    Str result;

    buf_reserve(&out, bytes.len + 1);
    for (size_t i = 0; i < edits->count; i++) {
        Edit *edit = &edits->items[i];

        buf_put(&out, str_slice(bytes, at, edit->span.start));
        buf_put(&out, edit->text);
        at = edit->span.end;
        shift += (int64_t)edit->text.len - (int64_t)(edit->span.end - edit->span.start);
        edit->shift = shift;
    }
    buf_put(&out, str_from(bytes, at));
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

size_t fix_moved(const Edits *edits, size_t at)
{
    size_t low = 0, high = edits->count;

    while (low < high) { /* the first edit that begins at the byte or behind it */
        size_t middle = low + (high - low) / 2;

        if (edits->items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return at;
    if (edits->items[low - 1].span.end > at)
        at = edits->items[--low].span.start;
    return low == 0 ? at : (size_t)((int64_t)at + edits->items[low - 1].shift);
}
