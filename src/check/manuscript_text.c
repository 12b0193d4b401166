/* What prose of any kind may have wrong, in the paragraphs of a manuscript. The rules are those for titles (text/shape.h). */
#include "check/manuscript.h"

#include "base/buf.h"
#include "text/shape.h"

/* Where a piece of the paragraph stands in the source. */
typedef struct Piece {
    size_t at, source;
} Piece;

typedef struct Paragraph {
    Arena *arena;
    const Manuscript *file;
    Diags *diags;
    Buf text;
    VEC(Piece) pieces;
    bool
        pending; /* a mark without partner was found in the paragraph before: told unless this one opens with it again */
    Span place;
    Str mark;
} Paragraph;

static uint32_t source_place(const Paragraph *paragraph, size_t at)
{
    size_t i = paragraph->pieces.count;

    while (i > 1 && paragraph->pieces.items[i - 1].at > at)
        i--;
    /* What has a place has text, and text comes in pieces. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    return (uint32_t)(paragraph->pieces.items[i - 1].source + at - paragraph->pieces.items[i - 1].at);
}

/* With the markup that stands within. */
static Span place_of(const Paragraph *paragraph, ShapeFault fault)
{
    return (Span){ source_place(paragraph, fault.at), source_place(paragraph, fault.at + fault.len - 1) + 1 };
}

/* A quotation of several paragraphs opens each of them, and is closed in the last. */
static void tell_pending(Paragraph *paragraph, Str next)
{
    Diag *diag;

    if (!paragraph->pending)
        return;
    paragraph->pending = false;
    if (paragraph->mark.len > 1 && str_starts(str_trim(next), paragraph->mark))
        return;
    diag = diag_add(paragraph->diags, DIAG_B603, paragraph->file->source, paragraph->place,
                    "'%.*s' without its partner", STR_ARG(paragraph->mark));
    diag_help(paragraph->diags, diag, "add the one that is missing");
}

static void check_doubled(Paragraph *paragraph, Str text)
{
    ShapeFault fault;

    for (size_t from = 0; shape_doubled_word(str_from(text, from), &fault); from = fault.at + fault.len) {
        Diag *diag;

        fault.at += from;
        diag = diag_add(paragraph->diags, DIAG_B602, paragraph->file->source, place_of(paragraph, fault), "'%.*s'",
                        STR_ARG(str_slice(text, fault.at, fault.at + fault.len)));
        diag_help(paragraph->diags, diag, "delete one of them");
    }
}

static void finish(Paragraph *paragraph)
{
    Str text = buf_str(&paragraph->text);
    ShapeFault fault;

    if (text.len == 0)
        return;
    tell_pending(paragraph, text);
    check_doubled(paragraph, text);
    if (shape_unbalanced(text, &fault)) {
        paragraph->pending = true;
        paragraph->place = place_of(paragraph, fault);
        paragraph->mark = source_text(paragraph->file->source, paragraph->place);
    }
    buf_clear(&paragraph->text);
    paragraph->pieces.count = 0;
}

static void add_piece(Paragraph *paragraph, size_t start, size_t end)
{
    if (start >= end)
        return;
    vec_push(paragraph->arena, &paragraph->pieces, (Piece){ paragraph->text.len, start });
    buf_put(&paragraph->text, str_slice(paragraph->file->source->bytes, start, end));
}

/* Where the first empty line of [at, end) begins, behind the end of the line before; STR_NONE: there is none. */
static size_t find_empty_line(Str text, size_t at, size_t end)
{
    while (at < end) {
        size_t line = str_find_char(str_slice(text, at, end), '\n'), next;

        if (line == STR_NONE)
            return STR_NONE;
        next = at += line + 1;
        while (next < text.len && (text.ptr[next] == ' ' || text.ptr[next] == '\t' || text.ptr[next] == '\r'))
            next++;
        if (next < text.len && text.ptr[next] == '\n')
            return at;
    }
    return STR_NONE;
}

/* A run, cut where paragraphs end. What stands between two runs of one paragraph counts as a word. */
static void add_run(Paragraph *paragraph, const TextRun *run, size_t before)
{
    Str bytes = paragraph->file->source->bytes;
    size_t at = run->span.start, line;

    if (find_empty_line(bytes, before, at) != STR_NONE)
        finish(paragraph);
    else if (!run->joined && paragraph->text.len > 0)
        buf_puts(&paragraph->text, " x ");
    while ((line = find_empty_line(bytes, at, run->span.end)) != STR_NONE) {
        add_piece(paragraph, at, line);
        finish(paragraph);
        at = line;
    }
    add_piece(paragraph, at, run->span.end);
}

void check_document_text(Arena *arena, const Document *document, Diags *diags)
{
    for (size_t i = 0; i < document->file_count; i++) {
        Paragraph paragraph = { .arena = arena, .file = document->files[i], .diags = diags };
        size_t before = 0;

        for (size_t j = 0; paragraph.file->has_text && j < paragraph.file->runs.count; j++) {
            const TextRun *run = &paragraph.file->runs.items[j];

            add_run(&paragraph, run, before);
            before = run->span.end;
        }
        finish(&paragraph);
        tell_pending(&paragraph, STR_EMPTY);
        buf_free(&paragraph.text);
    }
}
