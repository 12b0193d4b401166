/* Lists of records, chunk by chunk: one after the other, or by several workers, whose chunks are put together in their order. */
#include "jobs/pipeline.h"
#include "jobs/render_parts.h"
#include "jobs/workers.h"

enum { WORTH = 4 }; /* chunks for each worker: it has to read the stylesheet first */

/* A chunk on its way through a worker. */
typedef struct Piece {
    Load load; /* as that of all, with an arena of the piece and diagnostics of its own */
    size_t at;
    Buf out;
    Str error; /* in the arena of the piece */
    bool done;
} Piece;

/* What is said must outlive the pieces; nobody else may use the arena of a worker that is at work. */
typedef struct Helper {
    Render render; /* as that of all, with a stylesheet of its own */
    Arena *arena;
} Helper;

typedef struct Chunks {
    Load *load;
    const RecordList *list;
    ChunkWriter *put;
    const void *context;
    size_t next;
    Piece *pieces;
    Helper *helpers;
    size_t workers;
    Buf *out;
    Str *error;
} Chunks;

size_t render_workers(size_t records)
{
    return workers_count(records / (CHUNK * WORTH));
}

bool render_is_shareable(Arena *arena, const RenderOptions *options)
{
    return options->xsl == NULL || path_kind(arena, str_of(options->xsl)) != PATH_OTHER;
}

static bool begin_chunk(void *context, size_t slot, Arena *arena)
{
    Chunks *chunks = context;
    Piece *piece = &chunks->pieces[slot];

    if (chunks->next >= chunks->list->count)
        return false;
    piece->at = chunks->next;
    piece->load = *chunks->load;
    piece->load.arena = arena;
    piece->error = STR_EMPTY;
    buf_clear(&piece->out);
    chunks->next += CHUNK;
    return true;
}

static void render_chunk(void *context, size_t worker, size_t slot)
{
    const Chunks *chunks = context;
    Piece *piece = &chunks->pieces[slot];
    Helper *helper = &chunks->helpers[worker];

    helper->render.load = &piece->load;
    piece->load.diags = diags_like(helper->arena, chunks->load->diags);
    piece->done = (helper->render.sheet != NULL || render_read_sheet(&helper->render, &piece->error)) &&
                  chunks->put(&helper->render, chunks->list, piece->at, chunks->context, &piece->out, &piece->error);
}

/* Of a chunk that failed is told what was told of it before, and none behind it. */
static bool end_chunk(void *context, size_t slot)
{
    Chunks *chunks = context;
    const Piece *piece = &chunks->pieces[slot];

    diags_append(chunks->load->diags, piece->load.diags);
    if (piece->done)
        buf_put(chunks->out, buf_str(&piece->out));
    else
        *chunks->error = arena_copy(chunks->load->arena, piece->error);
    return piece->done;
}

/* The caller's thread is the first, with the caller's stylesheet. */
static void open_helpers(Chunks *chunks, const Render *render)
{
    Arena *arena = chunks->load->arena;

    chunks->pieces = arena_array(arena, pipeline_slots(chunks->workers), sizeof *chunks->pieces);
    chunks->helpers = arena_array(arena, chunks->workers, sizeof *chunks->helpers);
    for (size_t i = 0; i < chunks->workers; i++) {
        chunks->helpers[i] = (Helper){ *render, arena_create() };
        if (i > 0)
            chunks->helpers[i].render.sheet = NULL;
    }
}

static void close_helpers(Chunks *chunks)
{
    for (size_t i = 0; i < pipeline_slots(chunks->workers); i++)
        buf_free(&chunks->pieces[i].out);
    for (size_t i = 0; i < chunks->workers; i++) {
        arena_adopt(chunks->load->arena, chunks->helpers[i].arena);
        if (i > 0)
            stylesheet_free(chunks->helpers[i].render.sheet);
    }
}

static bool share_out(Render *render, Chunks *chunks)
{
    static const PipelineSteps steps = { begin_chunk, render_chunk, end_chunk };
    bool done;

    open_helpers(chunks, render);
    done = pipeline_run(&steps, chunks, chunks->workers);
    close_helpers(chunks);
    return done;
}

bool put_chunks(Render *render, const RecordList *list, ChunkWriter *put, const void *context, Buf *out, Str *error)
{
    size_t count = (list->count + CHUNK - 1) / CHUNK, most = render->options.workers;
    Chunks chunks = { .load = render->load,
                      .list = list,
                      .put = put,
                      .context = context,
                      .workers = most < count ? most : count,
                      .out = out,
                      .error = error };
    bool done = true;

    if (chunks.workers > 1)
        return share_out(render, &chunks);
    for (size_t at = 0; done && at < list->count; at += CHUNK)
        done = put(render, list, at, context, out, error);
    return done;
}
