#include "read/bibtex_strings.h"

#include "base/near.h"
#include "read/bibtex_windows.h"

/* Predefined by every style; biber takes them for the numbers. */
static const struct {
    Str name, text;
} months[] = {
    { STR_INIT("jan"), STR_INIT("January") },   { STR_INIT("feb"), STR_INIT("February") },
    { STR_INIT("mar"), STR_INIT("March") },     { STR_INIT("apr"), STR_INIT("April") },
    { STR_INIT("may"), STR_INIT("May") },       { STR_INIT("jun"), STR_INIT("June") },
    { STR_INIT("jul"), STR_INIT("July") },      { STR_INIT("aug"), STR_INIT("August") },
    { STR_INIT("sep"), STR_INIT("September") }, { STR_INIT("oct"), STR_INIT("October") },
    { STR_INIT("nov"), STR_INIT("November") },  { STR_INIT("dec"), STR_INIT("December") },
};

enum { MONTHS = sizeof months / sizeof *months, SUGGEST_AMONG = 2000 };

/* ---- pieces ---- */

static void add_piece(BibtexPieces *pieces, Str text, Span content, Span written, bool bare)
{
    if (pieces->count++ == 0) {
        pieces->alone = pieces->first = text;
        pieces->span = content;
        pieces->bare = bare;
        pieces->written = written;
        return;
    }
    if (pieces->count == 2)
        buf_put(&pieces->joined, pieces->first);
    buf_put(&pieces->joined, text);
    pieces->bare = false;
    pieces->written.end = written.end;
    pieces->span = pieces->written;
}

void bibtex_pieces_text(BibtexContext *context, BibtexPieces *pieces, Str raw, Span content, Span written)
{
    add_piece(pieces, charset_text(context->arena, context->input.charset, raw), content, written, false);
}

void bibtex_pieces_bare(BibtexPieces *pieces, Str text, Span span)
{
    add_piece(pieces, text, span, span, true);
}

Node *bibtex_pieces_take(BibtexContext *context, BibtexPieces *pieces)
{
    Str text = pieces->count > 1 ? buf_keep(context->arena, &pieces->joined) : pieces->alone;

    buf_free(&pieces->joined);
    if (pieces->count == 0)
        return NULL;
    return pieces->bare ? node_bare(context->arena, text, pieces->span) : node_text(context->arena, text, pieces->span);
}

/* ---- macros ---- */

/* Compares it with the first of the macros, and returns how many those are. */
static size_t take_macros(Nearest *nearest, const Map *macros, size_t most)
{
    size_t count = macros->count < most ? macros->count : most;

    for (size_t i = 0; i < count; i++)
        nearest_take(nearest, macros->entries[i].key);
    return count;
}

/* The macro that was meant, or empty. */
static Str suggest(BibtexContext *context, Str name)
{
    Nearest nearest = nearest_begin(name);
    size_t compared = 0;

    if (context->suggested++ >= BIBTEX_SUGGESTIONS)
        return STR_EMPTY;
    if (context->head != NULL)
        compared = take_macros(&nearest, &context->head->macros, SUGGEST_AMONG);
    take_macros(&nearest, &context->macros, SUGGEST_AMONG - compared);
    for (size_t i = 0; i < MONTHS; i++)
        nearest_take(&nearest, months[i].name);
    return nearest.best;
}

static void report_undefined(BibtexContext *context, Str name, Span span)
{
    Str near = suggest(context, name);
    Diag *diag = diag_add(context->diags, DIAG_B018, context->source, span, "no @string defines '%.*s'", STR_ARG(name));

    if (near.len > 0)
        diag_help(context->diags, diag, "did you mean '%.*s'? Text stands in braces: {%.*s}", STR_ARG(near),
                  STR_ARG(name));
    else
        diag_help(context->diags, diag, "put text in braces, {%.*s}, or add @string{%.*s = {...}} before the entry",
                  STR_ARG(name), STR_ARG(name));
}

static void report_expansion(BibtexContext *context, Span span)
{
    diag_help(
        context->diags,
        diag_add(context->diags, DIAG_B007, context->source, span, "macros stand for far more text than the file has"),
        "write the values out; this one and those that follow keep the name of the macro");
}

/* True if so many bytes more may come of macros. Reports the first that may not. */
static bool may_expand(BibtexContext *context, Span span, size_t len)
{
    if (len <= context->expansion) {
        context->expansion -= len;
        return true;
    }
    if (context->expansion > 0)
        report_expansion(context, span);
    context->expansion = 0;
    return false;
}

static const BibtexMacro *find_macro(const BibtexContext *context, Str lower)
{
    const BibtexMacro *macro = map_get(&context->macros, lower);

    return macro != NULL || context->head == NULL ? macro : map_get(&context->head->macros, lower);
}

void bibtex_pieces_macro(BibtexContext *context, BibtexPieces *pieces, Str name, Span span)
{
    Str lower = arena_lower(context->arena, name);
    const BibtexMacro *macro = context->away ? NULL : find_macro(context, lower);
    const Str *text = macro != NULL ? &macro->text : NULL;

    context->loose += macro == NULL || macro->loose.end > 0;
    if (text == NULL && context->file != NULL)
        text = bibtex_file_macro(context->file, lower, context->away ? context->place : context->source->first_byte);
    if (text == NULL && context->source->before != NULL)
        text = bibtex_file_macro(context->source->before, lower, UINT64_MAX);
    if (text != NULL) {
        bool expands = may_expand(context, span, text->len);

        add_piece(pieces, expands ? *text : name, span, span, !expands);
        return;
    }
    for (size_t i = 0; i < MONTHS; i++)
        if (str_eq(months[i].name, lower)) {
            add_piece(pieces, months[i].text, span, span, true);
            pieces->alone = months[i].name;
            return;
        }
    report_undefined(context, name, span);
    add_piece(pieces, name, span, span, true);
}

/* One that another window of the file has. */
static void report_redefinition(BibtexContext *context, Str name, Span name_span, Str lower, Str text)
{
    const Str *before = bibtex_file_own_macro(context->file, lower, context->source->first_byte);

    if (before != NULL && !str_eq(*before, text))
        diag_help(context->diags,
                  diag_add(context->diags, DIAG_B013, context->source, name_span, "'%.*s' is defined a second time",
                           STR_ARG(name)),
                  "give one of them another name; from here on this one counts");
}

void bibtex_define(BibtexContext *context, const NodeEntry *field, Span loose)
{
    Str name = field->key;
    Span name_span = field->key_span;
    const Node *value = field->value;
    Str lower = arena_lower(context->arena, name);
    const BibtexMacro *before = find_macro(context, lower);
    BibtexMacro *macro;
    Diag *diag;

    if (before == NULL && context->file != NULL)
        report_redefinition(context, name, name_span, lower, value->text);
    macro = arena_new(context->arena, BibtexMacro);
    *macro = (BibtexMacro){ value->text, value->span, name_span, loose, map_get(&context->macros, lower) };
    if (before != NULL && !str_eq(before->text, macro->text)) {
        diag = diag_add(context->diags, DIAG_B013, context->source, name_span, "'%.*s' is defined a second time",
                        STR_ARG(name));
        diag_note(context->diags, diag, context->source, before->name_span, "first here");
        diag_help(context->diags, diag, "give one of them another name; from here on this one counts");
    }
    map_set(context->arena, &context->macros, lower, macro);
    context->defined++;
}
