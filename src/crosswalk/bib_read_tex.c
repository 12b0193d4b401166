/* The text of a field's TeX: what is said of it to the user, and whether it would come back by writing. */
#include "crosswalk/bib_reader.h"

typedef struct Reading {
    BibReader *reader;
    const NodeEntry *field;
    Str tex;
    bool exact;
} Reading;

/* \foo{bar}: \foo */
static Str macro_name(Str tex)
{
    size_t end = 1;

    while (end < tex.len && ascii_is_alpha(tex.ptr[end]))
        end++;
    while (end == 1 || (end < tex.len && ((unsigned char)tex.ptr[end] & 0xC0) == 0x80 && !ascii_is_alpha(tex.ptr[1])))
        end++;
    return str_slice(tex, 0, end);
}

static void report(const Reading *reading, TexFault fault, Str where)
{
    const BibReader *reader = reading->reader;
    Span span = bib_slice_span(reading->field, where);
    Str name = macro_name(where);
    Diag *diag;

    switch (fault) {
    case TEX_UNKNOWN_MACRO:
        diag_add_once(reader->diags, name, DIAG_B023, reader->source, span, "'%.*s' is not known, and stays as it is",
                      STR_ARG(name));
        return;
    case TEX_UNBALANCED:
        diag_add(reader->diags, DIAG_B024, reader->source, span, "'%.*s' has no partner in '%.*s'", STR_ARG(where),
                 STR_ARG(reading->field->key));
        return;
    case TEX_BAD_ARGUMENT:
        diag = diag_add(reader->diags, DIAG_B024, reader->source, span, "'%.*s' lacks an argument that it can have",
                        STR_ARG(name));
        diag_help(reader->diags, diag, "the text stays as it is");
        return;
    case TEX_TOO_DEEP:
        diag_add(reader->diags, DIAG_B006, reader->source, span,
                 "TeX is nested too deep: markup is left out, all else stays as it is");
        return;
    case TEX_IRREVERSIBLE:
        return;
    }
}

static void on_fault(void *context, TexFault fault, size_t at, size_t len)
{
    Reading *reading = context;

    reading->exact = false;
    report(reading, fault, str_slice(reading->tex, at, at + len));
}

static Str decode(BibReader *reader, Str tex, unsigned flags, TexFaultHandler *handler, Reading *reading)
{
    Buf out = { 0 };
    Str text;

    if ((flags & TEX_READ_VERBATIM) == 0 && tex_is_plain(tex)) /* as most is */
        return tex;
    tex_read(&out, tex, flags, handler, reading, NULL);
    text = buf_keep(reader->arena, &out);
    buf_free(&out);
    return text;
}

Str bib_decode(BibReader *reader, Str tex, unsigned flags)
{
    return decode(reader, tex, flags, NULL, NULL);
}

Str bib_take(BibReader *reader, const NodeEntry *field, Str tex, unsigned flags, bool *exact)
{
    Reading reading = { .reader = reader, .field = field, .tex = tex, .exact = true };
    Str text = decode(reader, tex, flags, on_fault, &reading);

    *exact = *exact && reading.exact;
    return text;
}
