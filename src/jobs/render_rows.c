/* Pages with long lists, of which no more than some rows are ever in memory as trees. */
#include "jobs/render_parts.h"

static const StylesheetFrame *make_frame(const Run *run, const RenderRows *rows, Arena *arena, Str *error)
{
    StylesheetParam params[PARAMS];
    xmlDoc *document = rows->document(rows->context, (DocRows){ .places = true });
    StylesheetRun request = stylesheet_run_of(run, document, params);
    StylesheetError fault = { 0 };
    const StylesheetFrame *frame = stylesheet_frame(run->render->sheet, &request, arena, &fault);

    if (frame == NULL)
        *error = error_text(run->render->load->arena, &fault);
    doc_free(document);
    return frame;
}

static bool put_rows(const Run *run, const RenderRows *rows, DocRows some, const StylesheetFrame *frame, size_t *next,
                     Buf *out, Str *error)
{
    StylesheetParam params[PARAMS];
    xmlDoc *document = rows->document(rows->context, some);
    StylesheetRun request = stylesheet_run_of(run, document, params);
    StylesheetError fault = { 0 };
    bool done = stylesheet_run_rows(run->render->sheet, &request, frame, next, out, &fault);

    if (!done)
        *error = error_text(run->render->load->arena, &fault);
    doc_free(document);
    return done;
}

static bool put_whole(const Run *run, const RenderRows *rows, Buf *out, Str *error)
{
    return run_sheet(run, rows->document(rows->context, (DocRows){ .count = rows->count }), out, error);
}

/* A stylesheet of the user's may know of no places. */
static bool put_pieces(const Run *run, const RenderRows *rows, Arena *arena, Buf *out, Str *error)
{
    const Run rest = { run->render, "rows", STR_EMPTY, STR_EMPTY };
    const StylesheetFrame *frame = make_frame(run, rows, arena, error);
    bool done = frame != NULL;
    size_t next = 0;

    if (frame != NULL && frame->count == 1)
        return put_whole(run, rows, out, error);
    for (size_t at = 0; done && at < rows->count; at += rows->most) {
        size_t count = rows->count - at < rows->most ? rows->count - at : rows->most;

        done = put_rows(&rest, rows, (DocRows){ true, at, count }, frame, &next, out, error);
    }
    for (; done && next < frame->count; next++)
        buf_put(out, frame->pieces[next].text);
    return done;
}

bool render_rows(Render *render, const RenderRows *rows, const char *part, Buf *out, Str *error)
{
    const Run run = { render, part, STR_EMPTY, STR_EMPTY };
    Arena *arena;
    bool done;

    if (rows->count <= rows->most)
        return put_whole(&run, rows, out, error);
    arena = arena_create();
    done = put_pieces(&run, rows, arena, out, error);
    arena_destroy(arena);
    return done;
}
