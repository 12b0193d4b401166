#include "read/bibtex.h"

#include "model/maps.h"
#include "read/bibtex_fields.h"
#include "read/bibtex_inherit.h"
#include "read/bibtex_scan.h"
#include "read/bibtex_strings.h"

#include <string.h>

/* ---- entries ---- */

/* Behind the blanks, what stands there up to a comma or the end of the line or entry. */
static Span key_span(const BibtexReader *reader, size_t from)
{
    size_t to = from;

    while (to < reader->bytes.len && reader->bytes.ptr[to] != ',' && reader->bytes.ptr[to] != '\n' &&
           reader->bytes.ptr[to] != '\r' && reader->bytes.ptr[to] != reader->close)
        to++;
    while (to > from && ascii_is_space(reader->bytes.ptr[to - 1]))
        to--;
    return bibtex_span(from, to);
}

/* `@article{key title = {…}`: the field that follows the key without a comma; STR_NONE if none does. */
static size_t field_in_key(const BibtexReader *reader, Span key)
{
    size_t at = key.start, name;

    while (at < key.end && !ascii_is_space(reader->bytes.ptr[at]))
        at++;
    at = bibtex_skip_blanks(reader->bytes, at);
    return at < reader->bytes.len && bibtex_is_field_line(reader->bytes, at, &name) ? name : STR_NONE;
}

static void check_key(BibtexReader *reader, Span key)
{
    for (size_t i = key.start; i < key.end; i++)
        if (ascii_is_space(reader->bytes.ptr[i])) {
            bibtex_fault(reader->context, key, "a key with blanks in it", "join its words: no \\cite can name it");
            return;
        }
}

static void read_key(BibtexReader *reader)
{
    Entry *entry = reader->entry;
    size_t from = reader->at, name, field;
    Span key;

    reader->at = bibtex_skip_blanks(reader->bytes, from);
    key = key_span(reader, reader->at);
    if (key.start == key.end || bibtex_is_field_line(reader->bytes, reader->at, &name)) {
        bibtex_fault(reader->context, bibtex_span(from, from), "this entry has no key",
                     "put one there: @article{key, ...");
        reader->at += bibtex_peek(reader) == ',';
        return;
    }
    field = field_in_key(reader, key);
    if (field < key.end)
        key.end = bibtex_place_before(reader, field).start;
    check_key(reader, key);
    entry->key_span = key;
    entry->key = charset_text(reader->context->arena, reader->context->input.charset,
                              str_slice(reader->bytes, key.start, key.end));
    reader->at = bibtex_skip_blanks(reader->bytes, key.end);
    if (bibtex_peek(reader) == ',')
        reader->at++;
    else if (bibtex_is_field_line(reader->bytes, reader->at, &name))
        bibtex_slip(reader->context, bibtex_span(key.end, key.end), STR(","), "a comma is missing here",
                    "put one behind the key");
}

static void read_entry(BibtexReader *reader)
{
    enum { FIELDS = 8 }; /* that most have, at the most */

    node_reserve(reader->context->arena, reader->entry->fields, FIELDS);
    read_key(reader);
    bibtex_read_fields(reader);
    reader->entry->span.end = (uint32_t)reader->at;
}

/* @string{name = value}; of several names, too. */
static void read_string(BibtexReader *reader)
{
    const Node *fields = reader->entry->fields;
    size_t loose = reader->context->loose;
    Span whole = { 0 };

    bibtex_read_fields(reader);
    if (reader->context->loose != loose)
        whole = bibtex_span(reader->entry->span.start, reader->at);
    for (size_t i = 0; i < fields->count; i++)
        bibtex_define(reader->context, &fields->entries[i], whole);
}

static void read_preamble(BibtexReader *reader)
{
    BibtexContext *context = reader->context;
    Span span = reader->entry->type_span;

    span.start--;
    bibtex_read_value(reader);
    reader->at = bibtex_skip_blanks(reader->bytes, reader->at);
    if (bibtex_peek(reader) == reader->close)
        reader->at++;
    else
        bibtex_fault(context, span, "this preamble is never closed", "put a '}' behind it");
    diag_help(context->diags,
              diag_add(context->diags, DIAG_B019, context->source, span,
                       "TeX for the document's preamble, which is no record"),
              "copy it by hand, if the document is to have it");
}

/* A comment may hold entries; so it goes to the brace that closes it, wherever that is. Where one was not closed, the next
 * ones end at the next entry at the latest: else the end of the file would be looked for again and again. */
static size_t comment_end(const BibtexContext *context, size_t at)
{
    Str bytes = context->input.bytes;
    size_t depth = 1;

    for (; at < bytes.len; at++) {
        if (bytes.ptr[at] == '{')
            depth++;
        else if (bytes.ptr[at] == '}' && --depth == 0)
            return at + 1;
        else if (bytes.ptr[at] == '@' && context->open_comments && bibtex_is_sure_start(bytes, at))
            return STR_NONE;
    }
    return STR_NONE;
}

static void read_comment(BibtexReader *reader)
{
    Span span = reader->entry->type_span;
    size_t end = comment_end(reader->context, reader->at);

    span.start--;
    if (reader->close == ')') {
        BibtexExtent extent = bibtex_scan(reader->bytes, reader->at, '(');

        reader->at = extent.at + (extent.end == BIBTEX_CLOSED);
    } else if (end != STR_NONE) {
        reader->at = end;
    } else {
        bibtex_fault(reader->context, span, "this comment is never closed", "put a '}' behind it");
        reader->context->open_comments = true;
    }
}

static const struct {
    Str type;
    void (*read)(BibtexReader *reader);
} specials[] = {
    { STR_INIT("string"), read_string },
    { STR_INIT("preamble"), read_preamble },
    { STR_INIT("comment"), read_comment },
};

/* What begins at `*at`. NULL if it is no entry. */
static Entry *read_any(BibtexContext *context, size_t *at)
{
    BibtexReader reader = { .context = context, .bytes = context->input.bytes };
    void (*read)(BibtexReader *) = read_entry;
    Entry *entry = arena_new(context->arena, Entry);
    size_t word = bibtex_skip_blanks(reader.bytes, *at + 1), end = bibtex_skip_name(reader.bytes, word);

    reader.entry = entry;
    entry->type_span = bibtex_span(word, end);
    entry->type = arena_lower(context->arena, str_slice(reader.bytes, word, end));
    entry->span = bibtex_span(*at, end);
    entry->fields = node_map(context->arena, entry->span);
    reader.at = bibtex_skip_blanks(reader.bytes, end);
    reader.close = bibtex_peek(&reader) == '(' ? ')' : '}';
    reader.at++;
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (str_eq(specials[i].type, entry->type))
            read = specials[i].read;
    read(&reader);
    *at = reader.at;
    return read == read_entry ? entry : NULL;
}

/* ---- between entries ---- */

/* Is the `@` part of an address, or of a line that is commented out? Looks back a little only, for the sake of very long
 * lines. */
static bool is_text(Str bytes, size_t at)
{
    enum { BACK = 256 };
    size_t floor = at > BACK ? at - BACK : 0;

    if (at > 0 && (ascii_is_alnum(bytes.ptr[at - 1]) || bytes.ptr[at - 1] == '.' || bytes.ptr[at - 1] == '-'))
        return true;
    while (at > floor && bytes.ptr[at - 1] != '\n' && bytes.ptr[at - 1] != '\r')
        if (bytes.ptr[--at] == '%')
            return true;
    return false;
}

static size_t next_sign(Str bytes, size_t at)
{
    const char *sign = at < bytes.len ? memchr(bytes.ptr + at, '@', bytes.len - at) : NULL;

    return sign != NULL ? (size_t)(sign - bytes.ptr) : bytes.len;
}

size_t bibtex_next_start(Str bytes, size_t at)
{
    for (at = next_sign(bytes, at); at < bytes.len; at = next_sign(bytes, at + 1))
        if (bibtex_is_start(bytes, at) && !is_text(bytes, at))
            return at;
    return bytes.len;
}

/* An entry without its brace, on a line of its own, is no free text. */
static void check_sign(BibtexContext *context, size_t at)
{
    Str bytes = context->input.bytes;
    size_t end = bibtex_skip_name(bytes, at + 1);
    Str word = str_slice(bytes, at + 1, end);

    if (end - at > BIBTEX_WORD_LIMIT || (at > 0 && bytes.ptr[at - 1] != '\n' && bytes.ptr[at - 1] != '\r'))
        return;
    if (map_find_theirs(STR("biblatex"), STR("types"), arena_lower(context->arena, word), STR_EMPTY) != NULL)
        bibtex_fault(context, bibtex_span(at, end), "an entry without its brace",
                     "put a '{' behind the type: @article{key, ...");
}

/* Free text is a comment. What is meant to be more is reported. */
static void check_free_text(BibtexContext *context, size_t from, size_t to)
{
    Str bytes = context->input.bytes;
    size_t first = bibtex_skip_blanks(bytes, from);

    if (first < to && bytes.ptr[first] == '}')
        bibtex_slip(context, bibtex_span(first, first + 1), STR_EMPTY, "this brace was never opened", "delete it");
    for (size_t at = next_sign(bytes, from); at < to; at = next_sign(bytes, at + 1))
        check_sign(context, at);
}

Entry *bibtex_next(BibtexContext *context, size_t *at, size_t end)
{
    Entry *entry = NULL;

    while (entry == NULL && *at < end) {
        size_t start = bibtex_next_start(context->input.bytes, *at);

        check_free_text(context, *at, start < end ? start : end);
        *at = start;
        if (start >= end)
            return NULL;
        if (context->faults >= context->diags->limits.most[LIMIT_FAULTS]) {
            bibtex_fault(context, bibtex_span(start, start + 1), "too many faults: the rest of the file was not read",
                         "mend those above first");
            context->left = true;
            *at = end;
            return NULL;
        }
        entry = read_any(context, at);
    }
    return entry;
}

/* ---- files ---- */

/* What a first line of JabRef, or a line for Emacs, says of the encoding: `% Encoding: UTF-8`, `-*- coding: latin-1 -*-`. */
Str bibtex_declared_encoding(Str bytes)
{
    enum { HEAD = 1024 };
    static const char *const signs[] = { "% Encoding:", "%Encoding:", "coding:" };
    Str head = str_slice(bytes, 0, HEAD);

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = str_find(head, str_of(signs[i])), end;

        if (at == STR_NONE)
            continue;
        for (at += str_of(signs[i]).len; at < head.len && head.ptr[at] == ' ';)
            at++;
        for (end = at; end < head.len && !ascii_is_space(head.ptr[end]) && head.ptr[end] != ';';)
            end++;
        return str_slice(head, at, end);
    }
    return STR_EMPTY;
}

BibtexContext bibtex_open(Arena *arena, const Source *source, Diags *diags)
{
    Str declared = bibtex_declared_encoding(source->bytes);
    size_t at = declared.len > 0 ? (size_t)(declared.ptr - source->bytes.ptr) : 0;

    return bibtex_open_as(arena, source, declared, bibtex_span(at, at + declared.len), diags);
}

BibtexContext bibtex_open_as(Arena *arena, const Source *source, Str declared, Span span, Diags *diags)
{
    BibtexContext context = { .arena = arena, .source = source, .diags = diags };

    context.input = charset_open(arena, source, declared, span, "% Encoding: windows-1252 in the first line", diags);
    context.expansion = diags->limits.most[LIMIT_MACROS] * source->bytes.len + (1U << 20);
    return context;
}

void bibtex_read_entries(Arena *arena, const Source *source, bool classic, BibtexEntries *entries, Diags *diags)
{
    BibtexContext context = bibtex_open(arena, source, diags);
    size_t at = context.input.start, kept = 0;

    for (;;) {
        Entry *entry = bibtex_next(&context, &at, context.input.bytes.len);

        if (entry == NULL)
            break;
        vec_push(arena, entries, entry);
    }
    bibtex_inherit(&context, classic, entries);
    for (size_t i = 0; i < entries->count; i++)
        if (!str_is(entries->items[i]->type, "xdata"))
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
}

void bibtex_read(Records *records, const Source *source, bool classic, EntryReader *take, Diags *diags)
{
    BibtexEntries entries = { 0 };
    Arena *scratch = arena_create();

    bibtex_read_entries(records->arena, source, classic, &entries, diags);
    for (size_t i = 0; i < entries.count && records_have_room(records, source, entries.items[i]->span, diags); i++) {
        arena_clear(scratch);
        take(records, source, entries.items[i], scratch, diags);
    }
    arena_destroy(scratch);
}
