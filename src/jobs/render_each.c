#include "jobs/render_each.h"

#include "base/spool.h"
#include "crosswalk/keys.h"
#include "jobs/render_parts.h"
#include "model/cited.h"

#include <errno.h>
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
    size_t count;
    Str slots[SLOTS], texts[SLOTS];
} Parts;

/* What stands at one place of the file of all records. */
typedef struct Place {
    Kind kind;
    Str slot;
    Spool *parts;
} Place;

struct RenderEach {
    const Format *format;
    Render *render;
    Buf head, tail;
    bool framed; /* head and tail were made */
    bool alone;  /* a run for each entry */
    KindFrame frames[FRAMES];
    size_t frame_count;
    Map works; /* id → Parts, for concepts that cite them */
    Str keeps; /* a folder: the parts of every record are kept, for a file of all of them; or empty */
    VEC(Place) all;
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
    each->alone = options->bilingual == BILINGUAL_PAIR; /* a record may become two entries */
    if (format->entry != NULL)
        each->render->keys = crosswalk_keys(load->arena, load->records);
    return each;
}

void render_each_close(RenderEach *each)
{
    if (each == NULL)
        return;
    render_close(each->render);
    for (size_t i = 0; i < each->all.count; i++)
        spool_close(each->all.items[i].parts);
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

/* Who gets the files. */
typedef struct Receiver {
    EachHandler *handler;
    void *context;
} Receiver;

/* Records that become entries, and who gets their files: number `first` on. */
typedef struct Entries {
    RenderEach *each;
    const RecordList *list;
    size_t first;
    bool whole;
    const Receiver *receiver;
    Buf out;
    Str *error;
} Entries;

static bool hand_entry(void *context, size_t number, Str bytes)
{
    Entries *entries = context;

    buf_clear(&entries->out);
    if (entries->whole)
        buf_put(&entries->out, buf_str(&entries->each->head));
    buf_put(&entries->out, bytes);
    if (entries->whole)
        buf_put(&entries->out, buf_str(&entries->each->tail));
    return entries->receiver->handler(entries->receiver->context, entries->first + number, buf_str(&entries->out));
}

/* A chunk in one run. `*count` is 0 where the stylesheet does not tell its records apart. */
static bool put_entries(Entries *entries, size_t *count)
{
    Render *render = entries->each->render;
    size_t left = entries->list->count - entries->first, wanted = left < CHUNK ? left : CHUNK;
    Run run = { render, "body", STR_EMPTY, STR_EMPTY };
    Arena *arena = arena_create();
    xmlDoc *document = entry_document(render, arena, entries->list, entries->first, entries->error);
    StylesheetParam params[PARAMS];
    StylesheetError fault = { 0 };
    bool done = false;

    if (document != NULL) {
        StylesheetRun request = stylesheet_run_of(&run, document, params);

        done = stylesheet_run_records(render->sheet, &request, hand_entry, entries, count, &fault);
        if (!done && fault.message[0] != '\0')
            *entries->error = error_text(render->load->arena, &fault);
        doc_free(document);
    }
    arena_destroy(arena);
    if (!done || *count == 0 || *count == wanted)
        return done;
    *entries->error =
        arena_format(render->load->arena, "%s: %zu records became %zu", entries->each->format->name, wanted, *count);
    return false;
}

/* A run for one record. */
static bool put_entry(Entries *entries)
{
    Render *render = entries->each->render;
    RecordList one = { entries->list->items + entries->first, 1, 1 };
    Run run = { render, "body", STR_EMPTY, STR_EMPTY };
    Arena *arena = arena_create();
    xmlDoc *document = entry_document(render, arena, &one, 0, entries->error);
    Buf body = { 0 };
    bool done =
        document != NULL && run_sheet(&run, document, &body, entries->error) && hand_entry(entries, 0, buf_str(&body));

    buf_free(&body);
    arena_destroy(arena);
    return done;
}

static bool each_entry(RenderEach *each, const RecordList *list, bool whole, const Receiver *receiver, Str *error)
{
    Entries entries = { .each = each, .list = list, .whole = whole, .receiver = receiver, .error = error };
    bool done = make_ends(each, error);

    for (size_t count; done && entries.first < list->count; entries.first += count) {
        Kind section = each->render->section;

        count = 0;
        if (!each->alone)
            done = put_entries(&entries, &count);
        if (!done || count > 0)
            continue;
        each->alone = true;
        each->render->section = section;
        done = put_entry(&entries);
        count = 1;
    }
    buf_free(&entries.out);
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
static const Record *target_of(const RenderEach *each, Str pointer)
{
    size_t end = 2;

    if (pointer.len <= 2 || pointer.ptr[1] != '.' || str_find_char(STR("tpne"), pointer.ptr[0]) == STR_NONE)
        return NULL;
    while (end < pointer.len && (ascii_is_alnum(pointer.ptr[end]) || pointer.ptr[end] == '-'))
        end++;
    return map_get(&each->render->load->records->ids, str_slice(pointer, 2, end));
}

/* The way to the record that the pointer leads to, if it is not in the file of `own`. */
static void put_way(const RenderEach *each, const Record *own, Str suffix, Str pointer, Buf *out)
{
    const Record *target = target_of(each, pointer);

    if (target == NULL || target == own || (own->kind != KIND_ENDNOTE && target->kind == KIND_ENDNOTE))
        return;
    buf_puts(out, "../");
    doc_path(out, target);
    out->len -= strlen(".html");
    buf_put(out, suffix);
}

/* Within the value of an attribute? In what the serialiser writes, quotation marks within tags enclose values, and no value holds
 * an angle bracket. */
static bool in_value(Str text, size_t at)
{
    bool value = false;

    while (at > 0 && text.ptr[at - 1] != '<' && text.ptr[at - 1] != '>')
        value = value != (text.ptr[--at] == '"');
    return value && at > 0 && text.ptr[at - 1] == '<' && text.ptr[at] != '!';
}

/* Pointers in attributes (target="#t.a", source="#n.a #n.b") that lead out of the file get the way to another. */
static void relink(const RenderEach *each, const Record *own, Str suffix, Str text, Buf *out)
{
    size_t copied = 0, found;

    for (size_t i = 1; i < text.len && (found = str_find_char(str_from(text, i), '#')) != STR_NONE; i++) {
        i += found;
        if ((text.ptr[i - 1] != '"' && text.ptr[i - 1] != ' ') || !in_value(text, i))
            continue;
        buf_put(out, str_slice(text, copied, i));
        put_way(each, own, suffix, str_from(text, i + 1), out);
        copied = i;
    }
    buf_put(out, str_from(text, copied));
}

static bool keep_part(void *context, size_t number, Str bytes)
{
    Chunk *chunk = context;

    if (number < chunk->list->count)
        chunk->parts[number].texts[chunk->slot] = arena_copy(chunk->arena, bytes);
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
    if (!stylesheet_run_elements(each->render->sheet, &request, frame, piece, keep_part, chunk, &fault)) {
        *chunk->error = error_text(each->render->load->arena, &fault);
        return false;
    }
    if (chunk->count == chunk->list->count)
        return true;
    *chunk->error = arena_format(each->render->load->arena, "%s: %zu records became %zu elements", each->format->name,
                                 chunk->list->count, chunk->count);
    return false;
}

/* Those that were made for the concepts that cite them. */
static bool take_works(Chunk *chunk)
{
    for (size_t i = 0; i < chunk->list->count; i++) {
        const Parts *parts = map_get(&chunk->each->works, chunk->list->items[i]->id);

        if (parts == NULL)
            return false;
        chunk->parts[i] = *parts;
    }
    return true;
}

/* The parts of neighbours of one kind. */
static bool make_parts(Chunk *chunk, const StylesheetFrame *frame)
{
    Kind kind = chunk->list->items[0]->kind;
    unsigned alone = chunk->each->keeps.len > 0 ? 0 : DOC_ALONE;
    xmlDoc *document;
    bool done = true;

    chunk->parts = arena_array(chunk->arena, chunk->list->count, sizeof *chunk->parts);
    if (kind == KIND_ENDNOTE && take_works(chunk))
        return true;
    document = chunk_document(chunk->each->render, chunk->list, 0, DOC_DERIVED | DOC_RUNS | alone);
    for (size_t p = 0; done && p < frame->count; p++)
        if (str_is(frame->pieces[p].kind, kind_name(kind))) {
            done = chunk->slot < SLOTS && fill_place(chunk, frame, &frame->pieces[p], document);
            for (size_t i = 0; done && i < chunk->list->count; i++) {
                chunk->parts[i].slots[chunk->slot] = frame->pieces[p].slot;
                chunk->parts[i].count = chunk->slot + 1;
            }
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

static void put_file(const RenderEach *each, const StylesheetFrame *frame, const RecordList *file, const Parts *own,
                     Str suffix, Buf *out)
{
    const Record *record = file->items[0];

    for (size_t p = 0, slot = 0; p < frame->count; p++) {
        const FramePiece *piece = &frame->pieces[p];

        buf_put(out, piece->text);
        if (str_is(piece->kind, kind_name(record->kind)))
            relink(each, record, suffix, own->texts[slot++], out);
        else if (str_is(piece->kind, kind_name(KIND_ENDNOTE)))
            for (size_t i = 1; i < file->count; i++) {
                const Parts *work = map_get(&each->works, file->items[i]->id);

                relink(each, file->items[i], suffix, work->texts[0], out);
            }
    }
}

static Spool *parts_of(RenderEach *each, Kind kind, Str slot)
{
    Arena *arena = each->render->load->arena;
    Place place = { kind, slot, NULL };

    for (size_t i = 0; i < each->all.count; i++)
        if (each->all.items[i].kind == kind && str_eq(each->all.items[i].slot, slot))
            return each->all.items[i].parts;
    place.parts = arena_new(arena, Spool);
    vec_push(arena, &each->all, place);
    return place.parts;
}

static bool keep_all(const Chunk *chunk)
{
    RenderEach *each = chunk->each;

    for (size_t i = 0; each->keeps.len > 0 && i < chunk->list->count; i++) {
        const Parts *parts = &chunk->parts[i];

        for (size_t slot = 0; slot < parts->count; slot++)
            if (!spool_put(parts_of(each, chunk->list->items[i]->kind, parts->slots[slot]), each->keeps,
                           parts->texts[slot])) {
                *chunk->error =
                    arena_format(each->render->load->arena, "%.*s: %s", STR_ARG(each->keeps), strerror(errno));
                return false;
            }
    }
    return true;
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
            put_file(chunk->each, frame, &file, &chunk->parts[i], chunk->suffix, &out);
        done = frame != NULL && receiver->handler(receiver->context, first + i, buf_str(&out));
    }
    buf_free(&out);
    return done && keep_all(chunk);
}

/* What concepts may cite. */
static bool prepare_works(RenderEach *each, Str suffix, Str *error)
{
    RecordList works = { 0 };

    load_select(each->render->load, KIND_ENDNOTE, &works);
    return each_chunk(each, &works, suffix, each->render->load->arena, keep_works, each, error);
}

bool render_each(RenderEach *each, const RecordList *list, bool whole, Str suffix, EachHandler *handler, void *context,
                 Str *error)
{
    Receiver receiver = { handler, context };

    if (each->format->mode != WRITE_FRAME)
        return each_entry(each, list, whole, &receiver, error);
    return prepare_works(each, suffix, error) && each_chunk(each, list, suffix, NULL, hand_over, &receiver, error);
}

void render_each_keep(RenderEach *each, Str folder)
{
    each->keeps = folder;
}

typedef struct Whole {
    Output *output;
    Str *error;
} Whole;

static bool put_part(void *context, Str bytes)
{
    const Whole *whole = context;

    return output_put(whole->output, bytes, whole->error);
}

static bool put_place(const RenderEach *each, const FramePiece *piece, Whole *whole)
{
    bool failed = false;

    for (size_t i = 0; i < each->all.count; i++) {
        const Place *place = &each->all.items[i];

        if (!str_is(piece->kind, kind_name(place->kind)) || !str_eq(piece->slot, place->slot))
            continue;
        if (spool_read(place->parts, put_part, whole, &failed))
            continue;
        if (failed)
            *whole->error = arena_format(each->render->load->arena, "%.*s: %s", STR_ARG(each->keeps), strerror(errno));
        return false;
    }
    return true;
}

bool render_each_whole(RenderEach *each, const RecordList *list, Output *output, Str *error)
{
    const StylesheetFrame *frame = make_frame(each, list, error);
    Whole whole = { output, error };
    bool done = frame != NULL;

    for (size_t p = 0; done && p < frame->count; p++)
        done = output_put(output, frame->pieces[p].text, error) && put_place(each, &frame->pieces[p], &whole);
    return done;
}
