/* Documents with a frame: TEI, TBX. */
#include "jobs/render_parts.h"

static bool is_of_kind(const Record *record, Str kind)
{
    return str_is(kind, kind_name(record->kind));
}

/* A frame may ask for the same records at several places. The documents of the first chunks are kept; NULL if there is no
 * room for one more, so that memory stays bounded. */
static xmlDoc *keep_document(Render *render, const RecordList *list, size_t at)
{
    for (size_t i = 0; i < render->kept_count; i++)
        if (render->kept[i].first == list->items[at])
            return render->kept[i].document;
    if (render->kept_count == KEPT)
        return NULL;
    render->kept[render->kept_count] =
        (Kept){ list->items[at], chunk_document(render, list, at, DOC_DERIVED | DOC_RUNS) };
    return render->kept[render->kept_count++].document;
}

/* A chunk in its place. The document stays. */
static bool put_chunk(Render *render, const StylesheetFrame *frame, const FramePiece *piece, xmlDoc *document, Buf *out,
                      Str *error)
{
    Run run = { render, "body", piece->slot, STR_EMPTY };
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    bool done = stylesheet_run_fragment(render->sheet, &request, frame, piece, out, &fault);

    if (!done)
        *error = error_text(render->load->arena, &fault);
    return done;
}

/* The records that a place of the frame asks for. */
static bool fill_slot(Render *render, const StylesheetFrame *frame, const FramePiece *piece, const RecordList *all,
                      Buf *out, Str *error)
{
    RecordList list = { 0 };
    bool done = true;

    for (size_t i = 0; i < all->count; i++)
        if (is_of_kind(all->items[i], piece->kind))
            vec_push(render->load->arena, &list, all->items[i]);
    for (size_t at = 0; done && at < list.count; at += CHUNK) {
        xmlDoc *kept = keep_document(render, &list, at);
        xmlDoc *document = kept != NULL ? kept : chunk_document(render, &list, at, DOC_DERIVED | DOC_RUNS);

        done = put_chunk(render, frame, piece, document, out, error);
        if (kept == NULL)
            doc_free(document);
    }
    return done;
}

/* The document, which is freed, as a frame. */
static const StylesheetFrame *make_frame(Render *render, xmlDoc *document, Str *error)
{
    Run run = { render, "frame", STR_EMPTY, STR_EMPTY };
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    const StylesheetFrame *frame = stylesheet_frame(render->sheet, &request, render->load->arena, &fault);

    if (frame == NULL)
        *error = error_text(render->load->arena, &fault);
    doc_free(document);
    return frame;
}

bool render_frame(Render *render, const RecordList *list, Buf *out, Str *error)
{
    const StylesheetFrame *frame = make_frame(render, head_document(render, list), error);
    bool done = frame != NULL;

    for (size_t i = 0; done && i < frame->count; i++) {
        buf_put(out, frame->pieces[i].text);
        if (frame->pieces[i].kind.len > 0)
            done = fill_slot(render, frame, &frame->pieces[i], list, out, error);
    }
    return done;
}

/* ---- streams ---- */

/* How many works there will be is not known; of the rest there is none. */
static xmlDoc *stream_head(const Render *render)
{
    xmlDoc *document = head_document(render, NULL);

    doc_set(document, "terms", STR("0"));
    doc_set(document, "programs", STR("0"));
    doc_set(document, "institutions", STR("0"));
    return document;
}

bool frame_open(Render *render, Str *error)
{
    render->frame = make_frame(render, stream_head(render), error);
    for (size_t i = 0; render->frame != NULL && i < render->frame->count; i++)
        if (str_is(render->frame->pieces[i].kind, kind_name(KIND_ENDNOTE)))
            render->place = &render->frame->pieces[i];
    if (render->frame != NULL && render->place == NULL)
        *error = arena_format(render->load->arena, "%s.xsl: the frame has no place for works", render->name);
    return render->place != NULL;
}

bool frame_ends(Render *render, RenderEnds *ends, Str *error)
{
    const StylesheetFrame *frame = render->frame;
    Buf *out = &ends->head;
    RecordList none = { 0 };

    for (size_t i = 0; i < frame->count; i++) {
        buf_put(out, frame->pieces[i].text);
        if (&frame->pieces[i] == render->place)
            out = &ends->tail;
    }
    return render_frame(render, &none, &ends->empty, error);
}

bool frame_put(Render *render, const RecordList *list, Buf *out, Str *error)
{
    bool done = true;

    for (size_t at = 0; done && at < list->count; at += CHUNK) {
        xmlDoc *document = chunk_document(render, list, at, DOC_DERIVED | DOC_RUNS);

        done = put_chunk(render, render->frame, render->place, document, out, error);
        doc_free(document);
    }
    return done;
}
