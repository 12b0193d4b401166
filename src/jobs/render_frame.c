/* Documents with a frame: TEI, TBX. */
#include "jobs/render_parts.h"

static bool is_of_kind(const Record *record, Str kind)
{
    return str_is(kind, kind_name(record->kind));
}

/* A place of a frame. */
typedef struct Place {
    const StylesheetFrame *frame;
    const FramePiece *piece;
    Kept **kept; /* for each chunk; NULL: none */
} Place;

/* A frame may ask for the same records at several places. The documents of the first chunks are kept; NULL if there is no
 * room for one more, so that memory stays bounded. */
static Kept *keep(Render *render, const Record *first)
{
    for (size_t i = 0; i < render->kept_count; i++)
        if (render->kept[i].first == first)
            return &render->kept[i];
    if (render->kept_count == KEPT)
        return NULL;
    render->kept[render->kept_count].first = first;
    return &render->kept[render->kept_count++];
}

/* A document in its place. It stays. */
static bool put_document(Render *render, const Place *place, xmlDoc *document, Buf *out, Str *error)
{
    Run run = { render, "body", place->piece->slot, STR_EMPTY };
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    bool done = stylesheet_run_fragment(render->sheet, &request, place->frame, place->piece, out, &fault);

    if (!done)
        *error = error_text(render->load->arena, &fault);
    return done;
}

/* A ChunkWriter. At one place no two chunks are the same, and one place is done before the next: so what is kept has one user. */
static bool put_chunk(Render *render, const RecordList *list, size_t at, const void *context, Buf *out, Str *error)
{
    const Place *place = context;
    Kept *kept = place->kept != NULL ? place->kept[at / CHUNK] : NULL;
    xmlDoc *document = kept != NULL ? kept->document : NULL;
    bool done;

    if (document == NULL)
        document = chunk_document(render, list, at, DOC_DERIVED | DOC_RUNS);
    if (kept != NULL)
        kept->document = document;
    done = put_document(render, place, document, out, error);
    if (kept == NULL)
        doc_free(document);
    return done;
}

/* The records that a place of the frame asks for. */
static bool fill_place(Render *render, const StylesheetFrame *frame, const FramePiece *piece, const RecordList *all,
                       Buf *out, Str *error)
{
    Arena *arena = render->load->arena;
    RecordList list = { 0 };
    Place place = { .frame = frame, .piece = piece };

    for (size_t i = 0; i < all->count; i++)
        if (is_of_kind(all->items[i], piece->kind))
            vec_push(arena, &list, all->items[i]);
    place.kept = arena_array(arena, list.count / CHUNK + 1, sizeof *place.kept);
    for (size_t at = 0; at < list.count; at += CHUNK)
        place.kept[at / CHUNK] = keep(render, list.items[at]);
    return put_chunks(render, &list, put_chunk, &place, out, error);
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
            done = fill_place(render, frame, &frame->pieces[i], list, out, error);
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
    const Place place = { .frame = render->frame, .piece = render->place };

    return put_chunks(render, list, put_chunk, &place, out, error);
}
