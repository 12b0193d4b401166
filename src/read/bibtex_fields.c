#include "read/bibtex_fields.h"

#include "base/fix.h"
#include "read/bibtex_scan.h"
#include "read/bibtex_strings.h"

enum { RECOVERIES = 16, MANY_FIELDS = 32 };

Span bibtex_span(size_t start, size_t end)
{
    return (Span){ (uint32_t)start, (uint32_t)end };
}

char bibtex_peek(const BibtexReader *reader)
{
    return reader->at < reader->bytes.len ? reader->bytes.ptr[reader->at] : '\0';
}

static bool at_end(const BibtexReader *reader)
{
    return reader->at >= reader->bytes.len;
}

/* ---- faults ---- */

/* A fault of the syntax. `help` is a whole sentence. */
Diag *bibtex_fault(BibtexContext *context, Span span, const char *message, const char *help)
{
    Diag *diag = diag_add(context->diags, DIAG_B015, context->source, span, "%s", message);

    context->faults++;
    diag_help(context->diags, diag, "%s", help);
    return diag;
}

void bibtex_slip(BibtexContext *context, Span span, Str text, const char *message, const char *help)
{
    fix_bytes(context->diags, bibtex_fault(context, span, message, help), span, text);
}

/* The place before `at` where something should stand: no blanks between. */
Span bibtex_place_before(const BibtexReader *reader, size_t at)
{
    while (at > 0 && ascii_is_space(reader->bytes.ptr[at - 1]))
        at--;
    return bibtex_span(at, at);
}

static void report_depth(BibtexContext *context, Span span)
{
    diag_help(context->diags,
              diag_add(context->diags, DIAG_B006, context->source, span, "braces are nested more than %zu deep",
                       context->diags->limits.most[LIMIT_BRACES]),
              "take out the braces that protect nothing; the value was left out");
}

/* ---- values ---- */

/* The text of a value that is never closed: up to `to`, without the comma that was meant to stand behind it. */
static size_t cut_end(Str bytes, size_t from, size_t to)
{
    while (to > from && ascii_is_space(bytes.ptr[to - 1]))
        to--;
    if (to > from && bytes.ptr[to - 1] == ',')
        to--;
    return to;
}

/* Offers to put the delimiter where the value was cut, with a comma if none stands there. */
static void close_value(BibtexReader *reader, Diag *diag, size_t at, const char *close)
{
    bool comma = at < reader->bytes.len && reader->bytes.ptr[at] == ',';

    fix_bytes(reader->context->diags, diag, bibtex_span(at, at),
              arena_format(reader->context->arena, "%s%s", close, comma ? "" : ","));
}

/* The value that opens at `open` has no end. It is cut before the first line with a field, else at `stop`. */
static size_t cut_runaway(BibtexReader *reader, size_t open, size_t stop, size_t *text_end)
{
    size_t line = reader->recoveries++ < RECOVERIES ? bibtex_find_field_line(reader->bytes, open + 1, stop) : STR_NONE;
    size_t to = line != STR_NONE ? line : stop;
    bool brace = reader->bytes.ptr[open] == '{';
    Diag *diag;

    reader->cut = true;
    *text_end = cut_end(reader->bytes, open + 1, to);
    diag = bibtex_fault(reader->context, bibtex_span(open, open + 1),
                        brace ? "this brace is never closed" : "this quote is never closed",
                        brace ? "put a '}' behind the value"
                              : "put a '\"' behind the value; within quotes, braces come in pairs");
    if (line != STR_NONE && str_find_char(str_slice(reader->bytes, open + 1, *text_end), '{') == STR_NONE)
        close_value(reader, diag, *text_end, brace ? "}" : "\"");
    return to;
}

/* Where the value ends that quotes and a brace too many hold: the quote is on the same line as the brace. Else STR_NONE. */
static size_t skip_stray_brace(BibtexReader *reader, size_t brace)
{
    size_t quote = brace + 1, next;

    while (quote < reader->bytes.len && reader->bytes.ptr[quote] != '"' && reader->bytes.ptr[quote] != '\n' &&
           reader->bytes.ptr[quote] != '\r')
        quote++;
    next = bibtex_skip_blanks(reader->bytes, quote + 1);
    if (quote >= reader->bytes.len || reader->bytes.ptr[quote] != '"' || next >= reader->bytes.len ||
        (reader->bytes.ptr[next] != ',' && reader->bytes.ptr[next] != '#' && reader->bytes.ptr[next] != reader->close))
        return STR_NONE;
    bibtex_slip(reader->context, bibtex_span(brace, brace + 1), STR_EMPTY, "this brace was never opened",
                "delete it, or open it");
    return quote;
}

/* A quote that swallowed the beginning of the next value: `title = "A, <new line> author = "B"`. */
static bool swallowed(const BibtexReader *reader, size_t open, size_t close)
{
    size_t next = bibtex_skip_blanks(reader->bytes, close + 1);

    if (next >= reader->bytes.len || reader->bytes.ptr[next] == ',' || reader->bytes.ptr[next] == '#' ||
        reader->bytes.ptr[next] == reader->close)
        return false;
    return bibtex_find_field_line(reader->bytes, open + 1, close + 1) != STR_NONE;
}

/* Text in braces or quotes. */
static void read_delimited(BibtexReader *reader, BibtexPieces *pieces)
{
    size_t open = reader->at, text_end;
    BibtexExtent extent = bibtex_scan(reader->bytes, open + 1, reader->bytes.ptr[open]);
    Span content;

    if (extent.end == BIBTEX_RUNAWAY && reader->bytes.ptr[open] == '"' && extent.at < reader->bytes.len &&
        reader->bytes.ptr[extent.at] == '}') {
        size_t quote = skip_stray_brace(reader, extent.at);

        if (quote != STR_NONE)
            extent = (BibtexExtent){ BIBTEX_CLOSED, quote, extent.depth };
    }
    if (extent.end == BIBTEX_CLOSED && !(reader->bytes.ptr[open] == '"' && swallowed(reader, open, extent.at))) {
        text_end = extent.at;
        reader->at = extent.at + 1;
    } else {
        reader->at = cut_runaway(reader, open, extent.at, &text_end);
    }
    content = bibtex_span(open + 1, text_end);
    if (extent.depth >= reader->context->diags->limits.most[LIMIT_BRACES])
        report_depth(reader->context, content);
    else
        bibtex_pieces_text(reader->context, pieces, str_slice(reader->bytes, content.start, content.end), content,
                           bibtex_span(open, reader->at));
    reader->value_from = open;
}

/* Text without braces or quotes: up to the comma, or the end of the line. */
static void read_loose(BibtexReader *reader, BibtexPieces *pieces, size_t from)
{
    size_t to = from;
    Span span;
    Diag *diag;

    while (to < reader->bytes.len && reader->bytes.ptr[to] != ',' && reader->bytes.ptr[to] != '\n' &&
           reader->bytes.ptr[to] != '\r' && reader->bytes.ptr[to] != reader->close)
        to++;
    reader->at = to;
    while (to > from && ascii_is_space(reader->bytes.ptr[to - 1]))
        to--;
    span = bibtex_span(from, to);
    diag = bibtex_fault(reader->context, span, "text that stands neither in braces nor in quotes",
                        "put it in braces: {...}");
    if (str_find_char(str_slice(reader->bytes, from, to), '{') == STR_NONE) {
        fix_bytes(reader->context->diags, diag, bibtex_span(from, from), STR("{"));
        fix_bytes(reader->context->diags, diag, bibtex_span(to, to), STR("}"));
    }
    bibtex_pieces_text(reader->context, pieces, str_slice(reader->bytes, from, to), span, span);
}

/* May a value end here? Else what was read is the first word of several. */
static bool ends_word(const BibtexReader *reader, size_t at)
{
    size_t next = bibtex_skip_blanks(reader->bytes, at), name;

    if (next >= reader->bytes.len)
        return true;
    switch (reader->bytes.ptr[next]) {
    case ',':
    case '#':
    case '}':
    case ')':
        return true;
    default:
        return bibtex_is_sure_start(reader->bytes, next) ||
               (next > at && bibtex_is_field_line(reader->bytes, next, &name));
    }
}

static void read_word(BibtexReader *reader, BibtexPieces *pieces)
{
    size_t from = reader->at, to = bibtex_skip_name(reader->bytes, from), digits = from;
    Str word = str_slice(reader->bytes, from, to);

    while (digits < to && ascii_is_digit(reader->bytes.ptr[digits]))
        digits++;
    if (to == from || !ends_word(reader, to) || (digits > from && digits < to)) {
        read_loose(reader, pieces, from);
        return;
    }
    reader->at = to;
    if (digits == to)
        bibtex_pieces_bare(pieces, word, bibtex_span(from, to));
    else
        bibtex_pieces_macro(reader->context, pieces, word, bibtex_span(from, to));
}

/* Pieces joined by `#`. NULL if there is none that could be read; that is reported. */
Node *bibtex_read_value(BibtexReader *reader)
{
    BibtexPieces pieces = { 0 };
    size_t begin = reader->at;

    reader->value_from = 0;
    reader->cut = false;
    for (;;) {
        char c;

        reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
        c = bibtex_peek(reader);
        if (at_end(reader) || c == ',' || c == reader->close || c == '}' || c == '#' ||
            bibtex_is_sure_start(reader->bytes, reader->at)) {
            bibtex_fault(reader->context, bibtex_place_before(reader, reader->at), "a value is missing here",
                         "give the value in braces, or take the name and '=' out");
            if (c != '#')
                break;
        } else if (c == '{' || c == '"') {
            read_delimited(reader, &pieces);
        } else {
            read_word(reader, &pieces);
        }
        begin = reader->at;
        reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
        if (bibtex_peek(reader) != '#')
            break;
        reader->at++;
    }
    reader->value_to = begin;
    return bibtex_pieces_take(reader->context, &pieces);
}

/* ---- fields ---- */

/* The place of the field's name, if the entry has it. */
static const Span *find_field(BibtexReader *reader, Str name)
{
    Node *fields = reader->entry->fields;

    if (reader->names.count > 0)
        return map_get(&reader->names, name);
    for (size_t i = 0; i < fields->count; i++)
        if (str_eq(fields->entries[i].key, name))
            return &fields->entries[i].key_span;
    return NULL;
}

static void remember_field(BibtexReader *reader, const NodeEntry *entry)
{
    Span *span = arena_new(reader->context->arena, Span);

    *span = entry->key_span;
    map_add(reader->context->arena, &reader->names, entry->key, span);
}

static void add_field(BibtexReader *reader, Str name, Span span, Node *value)
{
    BibtexContext *context = reader->context;
    Node *fields = reader->entry->fields;
    const Span *before;
    Diag *diag;

    name = arena_lower(context->arena, name);
    before = find_field(reader, name);
    if (before == NULL) {
        node_add(context->arena, fields, name, span, value);
        for (size_t i = reader->names.count; fields->count > MANY_FIELDS && i < fields->count; i++)
            remember_field(reader, &fields->entries[i]);
        return;
    }
    diag = diag_add(context->diags, DIAG_B013, context->source, span, "a second '%.*s' in one entry", STR_ARG(name));
    diag_note(context->diags, diag, context->source, *before, "first here");
    diag_help(context->diags, diag, "keep one of them; BibTeX takes the first, and so does this conversion");
}

/* Behind something that is no field: the next comma outside of braces, the next line with a field, the end of the entry. */
static void skip_junk(BibtexReader *reader)
{
    size_t depth = 0, name;

    for (; !at_end(reader); reader->at++) {
        char c = bibtex_peek(reader);

        if (c == '{') {
            depth++;
        } else if (depth == 0 && (c == ',' || c == reader->close)) {
            return;
        } else if (c == '}' && depth > 0) {
            depth--;
        } else if (c == '@' && bibtex_is_sure_start(reader->bytes, reader->at)) {
            return;
        } else if ((c == '\n' || c == '\r') && bibtex_is_field_line(reader->bytes, reader->at + 1, &name)) {
            reader->at = name;
            return;
        }
    }
}

static void read_junk(BibtexReader *reader)
{
    size_t from = reader->at;

    if (bibtex_peek(reader) == ',') {
        bibtex_slip(reader->context, bibtex_span(from, from + 1), STR_EMPTY, "a comma too many", "delete it");
        return;
    }
    skip_junk(reader);
    bibtex_fault(reader->context, bibtex_span(from, cut_end(reader->bytes, from + 1, reader->at)), "no field begins so",
                 "fields are name = {value}, with a comma between them");
}

/* name = value */
static void read_field(BibtexReader *reader)
{
    size_t from = reader->at, to = bibtex_skip_name(reader->bytes, from);
    Str name = str_slice(reader->bytes, from, to);
    Node *value;

    if (to == from) {
        read_junk(reader);
        return;
    }
    reader->at = bibtex_skip_blanks(reader->bytes, to);
    if (bibtex_peek(reader) == '=') {
        reader->at++;
    } else if (bibtex_peek(reader) == '{' || bibtex_peek(reader) == '"') {
        bibtex_slip(reader->context, bibtex_span(to, to), STR(" ="),
                    "'=' is missing between a field's name and its value", "put it there: name = {value}");
    } else {
        reader->at = from;
        read_junk(reader);
        return;
    }
    value = bibtex_read_value(reader);
    if (value != NULL)
        add_field(reader, name, bibtex_span(from, to), value);
}

/* The value that closed last swallowed what follows it: `title = {A, <new line> year = {2000} <new line> }`. Reads on where
 * it should have ended; false if it is sound. */
static bool reopen_value(BibtexReader *reader)
{
    Node *fields = reader->entry->fields, *last = fields->count > 0 ? fields->entries[fields->count - 1].value : NULL;
    size_t open = reader->value_from, text_end;
    size_t line = open > 0 && last != NULL && last->span.start == open + 1
                      ? bibtex_find_field_line(reader->bytes, open + 1, reader->value_to)
                      : STR_NONE;

    if (line == STR_NONE || reader->recoveries >= RECOVERIES)
        return false;
    reader->at = cut_runaway(reader, open, reader->value_to, &text_end);
    last->span.end = (uint32_t)text_end;
    last->text = charset_text(reader->context->arena, reader->context->input.charset,
                              str_slice(reader->bytes, open + 1, text_end));
    reader->value_from = 0;
    return true;
}

static void report_unclosed(BibtexReader *reader)
{
    Span span = reader->entry->type_span;

    span.start--;
    bibtex_fault(reader->context, span, "this entry is never closed",
                 reader->close == '}' ? "put a '}' behind its last field" : "put a ')' behind its last field");
}

/* A brace too many closed the entry, if a field follows. */
static bool closes_early(const BibtexReader *reader)
{
    size_t next = bibtex_skip_blanks(reader->bytes, reader->at + 1), name;
    bool comma = next < reader->bytes.len && reader->bytes.ptr[next] == ',';

    if (comma)
        next = bibtex_skip_blanks(reader->bytes, next + 1);
    return next < reader->bytes.len && bibtex_is_field_line(reader->bytes, next, &name);
}

/* The comma between two fields. */
static void read_separator(BibtexReader *reader)
{
    if (bibtex_peek(reader) == ',') {
        reader->at++;
        return;
    }
    if (bibtex_is_name(bibtex_peek(reader)) && !reader->cut)
        bibtex_slip(reader->context, bibtex_place_before(reader, reader->at), STR(","), "a comma is missing here",
                    "put one between two fields");
}

/* True when the entry is at its end. */
static bool read_close(BibtexReader *reader)
{
    char c = bibtex_peek(reader);

    if (at_end(reader) || bibtex_is_sure_start(reader->bytes, reader->at)) {
        if (reopen_value(reader))
            return false;
        report_unclosed(reader);
        return true;
    }
    if (c != reader->close)
        return false;
    if (!closes_early(reader)) {
        reader->at++;
        return true;
    }
    bibtex_slip(reader->context, bibtex_span(reader->at, reader->at + 1), STR_EMPTY,
                "this closes the entry, but fields follow", "delete it");
    reader->at++;
    return false;
}

void bibtex_read_fields(BibtexReader *reader)
{
    for (bool first = true;; first = false) {
        reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
        if (read_close(reader))
            break;
        reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
        if (!first)
            read_separator(reader);
        reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
        if (at_end(reader) || bibtex_peek(reader) == reader->close || bibtex_is_sure_start(reader->bytes, reader->at))
            continue;
        read_field(reader);
    }
}
