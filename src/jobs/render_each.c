#include "jobs/render_each.h"

#include "crosswalk/keys.h"
#include "jobs/render_parts.h"
#include "model/cited.h"

#include <string.h>

enum { FRAMES = 8, SLOTS = 4 };

/* A frame depends on the counts alone. */
typedef struct KindFrame {
    Kind kind;
    bool institution, works;
    const StylesheetFrame *frame;
} KindFrame;

/* For each place of the frame that its kind has: what stands there. */
typedef struct Parts {
    Str slots[SLOTS];
} Parts;

struct RenderEach {
    const Format *format;
    Render *render;
    Buf head, tail;
    bool framed; /* head and tail were made */
    KindFrame frames[FRAMES];
    size_t frame_count;
    Map works; /* id → Parts, for concepts that cite them; made when the first concept comes */
    bool have_works;
};

RenderEach *render_each_open(Load *load, const Format *format, const RenderOptions *options, Str *error)
{
    RenderOptions quiet = *options;
    RenderEach *each = arena_new(load->arena, RenderEach);

    quiet.losses = false;
    each->format = format;
    each->render = render_open(load, format->stylesheet, &quiet, error);
    if (each->render == NULL)
        return NULL;
    each->render->entry = format->entry;
    if (format->entry != NULL)
        each->render->keys = crosswalk_keys(load->arena, load->records);
    return each;
}

void render_each_close(RenderEach *each)
{
    if (each == NULL)
        return;
    render_close(each->render);
    buf_free(&each->head);
    buf_free(&each->tail);
}

/* ---- entries ---- */

static bool make_ends(RenderEach *each, Str *error)
{
    RecordList none = { 0 };

    if (each->framed)
        return true;
    each->framed = true;
    return run_part(each->render, "head", &none, &each->head, error) &&
           run_part(each->render, "tail", &none, &each->tail, error);
}

static bool each_entry(RenderEach *each, const RecordList *list, bool whole, EachHandler *handler, void *context,
                       Str *error)
{
    Run run = { each->render, "body", STR_EMPTY, STR_EMPTY };
    Buf out = { 0 };
    bool done = make_ends(each, error);

    for (size_t i = 0; done && i < list->count; i++) {
        Arena *arena = arena_create();
        RecordList one = { list->items + i, 1, 1 };
        xmlDoc *document = entry_document(each->render, arena, &one, 0, error);

        buf_clear(&out);
        if (whole)
            buf_put(&out, buf_str(&each->head));
        done = document != NULL && run_sheet(&run, document, &out, error);
        if (whole)
            buf_put(&out, buf_str(&each->tail));
        done = done && handler(context, i, buf_str(&out));
        arena_destroy(arena);
    }
    buf_free(&out);
    return done;
}

/* ---- frames ---- */

static bool is_institution(const Record *record)
{
    return record->kind == KIND_PROGRAM && str_is(record_text(record, F_TYPE), "institution");
}

static const StylesheetFrame *make_frame(RenderEach *each, const RecordList *file, Str *error)
{
    Run run = { each->render, "frame", STR_EMPTY, STR_EMPTY };
    xmlDoc *document = head_document(each->render, file);
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    const StylesheetFrame *frame = stylesheet_frame(each->render->sheet, &request, each->render->load->arena, &fault);

    if (frame == NULL)
        *error = error_text(each->render->load->arena, &fault);
    doc_free(document);
    return frame;
}

/* Of a file with these records: the first is its own, works that it cites follow. */
static const StylesheetFrame *find_frame(RenderEach *each, const RecordList *file, Str *error)
{
    const Record *own = file->items[0];
    bool institution = is_institution(own), works = own->kind == KIND_ENDNOTE || file->count > 1;
    KindFrame *found = each->frames;

    for (size_t i = 0; i < each->frame_count; i++, found++)
        if (found->kind == own->kind && found->institution == institution && found->works == works)
            return found->frame;
    *found = (KindFrame){ own->kind, institution, works, make_frame(each, file, error) };
    each->frame_count += found->frame != NULL;
    return found->frame;
}

/* The elements of a chunk of records, which have the same places in a frame. */
typedef struct Chunk {
    RenderEach *each;
    const RecordList *list;
    Str suffix;
    Arena *arena;
    Parts *parts; /* of each record */
    size_t slot;
    size_t count; /* handed over for this place */
    Str *error;
} Chunk;

/* The record that an id of TEI's or TBX's belongs to: t.ID, t.ID.definition.1; `e.` is the event or body of a program. */
static const Record *target_of(const Chunk *chunk, Str id)
{
    size_t end;

    if (id.len <= 2 || id.ptr[1] != '.' || str_find_char(STR("tpne"), id.ptr[0]) == STR_NONE)
        return NULL;
    id = str_from(id, 2);
    end = str_find_char(id, '.');
    return map_get(&chunk->each->render->load->records->ids, end == STR_NONE ? id : str_slice(id, 0, end));
}

/* An attribute with pointers, separated by spaces: those to what is not in the file lead to another. */
static bool relink(void *context, size_t number, Str value, Buf *out)
{
    const Chunk *chunk = context;
    const Record *own = number < chunk->list->count ? chunk->list->items[number] : NULL;
    Str rest = value, word;
    bool changed = false;

    while (own != NULL && str_cut(&rest, ' ', &word)) {
        const Record *target = str_starts(word, STR("#")) ? target_of(chunk, str_from(word, 1)) : NULL;

        if (out->len > 0)
            buf_char(out, ' ');
        if (target != NULL && target != own && !(own->kind != KIND_ENDNOTE && target->kind == KIND_ENDNOTE)) {
            buf_puts(out, "../");
            doc_path(out, target);
            out->len -= strlen(".html");
            buf_put(out, chunk->suffix);
            changed = true;
        }
        buf_put(out, word);
    }
    return changed;
}

static bool keep_part(void *context, size_t number, Str bytes)
{
    Chunk *chunk = context;

    if (number < chunk->list->count)
        chunk->parts[number].slots[chunk->slot] = arena_copy(chunk->arena, bytes);
    chunk->count = number + 1;
    return true;
}

static bool fill_place(Chunk *chunk, const StylesheetFrame *frame, const FramePiece *piece, xmlDoc *document)
{
    RenderEach *each = chunk->each;
    Run run = { each->render, "body", piece->slot, STR_EMPTY };
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };

    chunk->count = 0;
    if (!stylesheet_run_elements(each->render->sheet, &request, frame, piece, relink, keep_part, chunk, &fault)) {
        *chunk->error = error_text(each->render->load->arena, &fault);
        return false;
    }
    if (chunk->count == chunk->list->count)
        return true;
    *chunk->error = arena_format(each->render->load->arena, "%s: %zu records became %zu elements", each->format->name,
                                 chunk->list->count, chunk->count);
    return false;
}

/* The parts of neighbours of one kind. */
static bool make_parts(Chunk *chunk, const StylesheetFrame *frame)
{
    Kind kind = chunk->list->items[0]->kind;
    xmlDoc *document = chunk_document(chunk->each->render, chunk->list, 0, DOC_DERIVED | DOC_RUNS | DOC_ALONE);
    bool done = true;

    chunk->parts = arena_array(chunk->arena, chunk->list->count, sizeof *chunk->parts);
    for (size_t p = 0; done && p < frame->count; p++)
        if (str_is(frame->pieces[p].kind, kind_name(kind))) {
            done = chunk->slot < SLOTS && fill_place(chunk, frame, &frame->pieces[p], document);
            chunk->slot++;
        }
    doc_free(document);
    return done;
}

static size_t same_frame(const RecordList *list, size_t at)
{
    size_t count = 1;

    while (count < CHUNK && at + count < list->count && list->items[at + count]->kind == list->items[at]->kind &&
           is_institution(list->items[at + count]) == is_institution(list->items[at]))
        count++;
    return count;
}

typedef bool ChunkHandler(Chunk *chunk, size_t first, void *context);

/* The parts of all records, chunk by chunk. */
static bool each_chunk(RenderEach *each, const RecordList *list, Str suffix, Arena *arena, ChunkHandler *handler,
                       void *context, Str *error)
{
    bool done = true;

    for (size_t at = 0, count; done && at < list->count; at += count) {
        Arena *own = arena != NULL ? arena : arena_create();
        RecordList some = { list->items + at, 0, 0 };
        Chunk chunk = { .each = each, .list = &some, .suffix = suffix, .arena = own, .error = error };
        const StylesheetFrame *frame;

        some.count = some.capacity = count = same_frame(list, at);
        frame = find_frame(each, &(RecordList){ some.items, 1, 1 }, error);
        done = frame != NULL && make_parts(&chunk, frame) && handler(&chunk, at, context);
        if (arena == NULL)
            arena_destroy(own);
    }
    return done;
}

static bool keep_works(Chunk *chunk, size_t first, void *context)
{
    RenderEach *each = context;

    (void)first;
    for (size_t i = 0; i < chunk->list->count; i++)
        map_set(chunk->arena, &each->works, chunk->list->items[i]->id, &chunk->parts[i]);
    return true;
}

/* Who gets the files. */
typedef struct Receiver {
    EachHandler *handler;
    void *context;
} Receiver;

static void put_file(const RenderEach *each, const StylesheetFrame *frame, const RecordList *file, const Parts *own,
                     Buf *out)
{
    Kind kind = file->items[0]->kind;

    for (size_t p = 0, slot = 0; p < frame->count; p++) {
        const FramePiece *piece = &frame->pieces[p];

        buf_put(out, piece->text);
        if (str_is(piece->kind, kind_name(kind)))
            buf_put(out, own->slots[slot++]);
        else if (str_is(piece->kind, kind_name(KIND_ENDNOTE)))
            for (size_t i = 1; i < file->count; i++) {
                const Parts *work = map_get(&each->works, file->items[i]->id);

                buf_put(out, work->slots[0]);
            }
    }
}

static bool hand_over(Chunk *chunk, size_t first, void *context)
{
    const Receiver *receiver = context;
    Buf out = { 0 };
    bool done = true;

    for (size_t i = 0; done && i < chunk->list->count; i++) {
        Record *own = chunk->list->items[i];
        RecordList file = { 0 };
        CitedWorks works = { 0 };
        const StylesheetFrame *frame;

        vec_push(chunk->arena, &file, own);
        if (own->kind != KIND_ENDNOTE)
            cited_works(chunk->arena, own, &works);
        for (size_t w = 0; w < works.count; w++)
            if (map_get(&chunk->each->works, works.items[w]->id) != NULL)
                vec_push(chunk->arena, &file, works.items[w]);
        frame = find_frame(chunk->each, &file, chunk->error);
        buf_clear(&out);
        if (frame != NULL)
            put_file(chunk->each, frame, &file, &chunk->parts[i], &out);
        done = frame != NULL && receiver->handler(receiver->context, first + i, buf_str(&out));
    }
    buf_free(&out);
    return done;
}

/* What concepts may cite. */
static bool prepare_works(RenderEach *each, Str suffix, Str *error)
{
    RecordList works = { 0 };

    if (each->have_works)
        return true;
    each->have_works = true;
    load_select(each->render->load, KIND_ENDNOTE, &works);
    return each_chunk(each, &works, suffix, each->render->load->arena, keep_works, each, error);
}

bool render_each(RenderEach *each, const RecordList *list, bool whole, Str suffix, EachHandler *handler, void *context,
                 Str *error)
{
    Receiver receiver = { handler, context };

    if (each->format->mode != WRITE_FRAME)
        return each_entry(each, list, whole, handler, context, error);
    return prepare_works(each, suffix, error) && each_chunk(each, list, suffix, NULL, hand_over, &receiver, error);
}
