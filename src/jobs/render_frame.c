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

/* The records that a place of the frame asks for. */
static bool fill_slot(Render *render, const StylesheetFrame *frame, const FramePiece *piece, const RecordList *all,
                      Buf *out, Str *error)
{
    Run run = { render, "body", piece->slot, STR_EMPTY };
    RecordList list = { 0 };
    bool done = true;

    for (size_t i = 0; i < all->count; i++)
        if (is_of_kind(all->items[i], piece->kind))
            vec_push(render->load->arena, &list, all->items[i]);
    for (size_t at = 0; done && at < list.count; at += CHUNK) {
        xmlDoc *kept = keep_document(render, &list, at);
        xmlDoc *document = kept != NULL ? kept : chunk_document(render, &list, at, DOC_DERIVED | DOC_RUNS);
        StylesheetParam params[PARAMS];
        StylesheetRun request = stylesheet_run_of(&run, document, params);
        StylesheetError fault = { 0 };

        done = stylesheet_run_fragment(render->sheet, &request, frame, piece, out, &fault);
        if (!done)
            *error = error_text(render->load->arena, &fault);
        if (kept == NULL)
            doc_free(document);
    }
    return done;
}

bool render_frame(Render *render, const RecordList *list, Buf *out, Str *error)
{
    Run run = { render, "frame", STR_EMPTY, STR_EMPTY };
    xmlDoc *document = head_document(render, list);
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    const StylesheetFrame *frame = stylesheet_frame(render->sheet, &request, render->load->arena, &fault);
    bool done = frame != NULL;

    if (!done)
        *error = error_text(render->load->arena, &fault);
    for (size_t i = 0; done && i < frame->count; i++) {
        buf_put(out, frame->pieces[i].text);
        if (frame->pieces[i].kind.len > 0)
            done = fill_slot(render, frame, &frame->pieces[i], list, out, error);
    }
    doc_free(document);
    return done;
}
