#include "jobs/stream.h"

#include "base/memory.h"
#include "base/window.h"
#include "jobs/workers.h"
#include "model/engine.h"
#include "model/label.h"
#include "model/link.h"
#include "report/report.h"

#include <string.h>
#include <threads.h>

enum {
    WINDOW = 128 * 1024, /* bytes: some hundred records */
    SMALL = 16           /* windows: a file of fewer is read at once */
};

/* A window on its way through a worker. */
typedef struct Piece {
    Load load; /* with an arena of its own */
    Source *source;
    Buf out;
    Str error; /* in the arena of the job; empty: none */
    bool failed;
} Piece;

/* Ids that were read, by their hashes: 16 bytes each, at most three quarters of them in use. */
typedef struct Seen {
    struct {
        uint64_t hash;
        uint32_t line, file; /* where it was first; file 0: free */
    } * slots;
    size_t count, capacity;
} Seen;

typedef struct Stream {
    Job *job;
    const JobOptions *options;
    const Format *to;
    const Format *format; /* of the file at hand */
    const void *before;   /* that of the last file that others follow (FormatWindows.follow) */
    void *state;          /* the reader's, for that file; shared by the workers, who only read it */
    Render **renders;     /* one for each worker */
    size_t workers;
    Piece *pieces;
    Picker *picker;
    Seen seen;
    Output *output; /* NULL: to job->options->write */
    bool begun;     /* a record was written */
    Buf between;
    Str error;
} Stream;

/* ---- when ---- */

static size_t window_size(const JobOptions *options)
{
    return options->window > 0 ? options->window : WINDOW;
}

static const Format *format_of_input(Str path, const Format *from)
{
    return from != NULL ? from : format_of_file(path, false);
}

/* Nothing that needs all records at once: to give ids of ours to foreign ones does. */
static bool is_separable(const JobOptions *options, const Format *to)
{
    return to->mode == WRITE_TEXT && to->entry != NULL && !to->renames && !options->check &&
           options->pick.sort.len == 0 && options->pick.rekey.len == 0;
}

static bool is_large(Job *job, Str path, size_t window)
{
    return str_is(path, "-") || file_size(job->arena, path) > SMALL * (uint64_t)window;
}

bool stream_applies(const Job *job, const JobOptions *options, const Format *from, const Format *to)
{
    bool large = options->window > 0;

    if (job->load->encoding.len > 0)
        return false;

    for (size_t i = 0; i < options->input_count; i++) {
        Str path = options->inputs[i];
        const Format *format = format_of_input(path, from);
        bool standard = str_is(path, "-");

        if (format == NULL || format->windows == NULL || (!standard && path_kind(job->arena, path) == PATH_FOLDER))
            return false;
        large = large || is_large((Job *)job, path, window_size(options));
    }
    return large && is_separable(options, to);
}

/* ---- ids ---- */

static void seen_grow(Seen *seen)
{
    Seen larger = { .capacity = seen->capacity > 0 ? 2 * seen->capacity : 1024 };

    larger.slots = memory_alloc(larger.capacity * sizeof *larger.slots);
    memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < seen->capacity; i++) {
        size_t at = seen->slots[i].hash % larger.capacity;

        if (seen->slots[i].file == 0)
            continue;
        while (larger.slots[at].file != 0)
            at = (at + 1) % larger.capacity;
        larger.slots[at] = seen->slots[i];
    }
    larger.count = seen->count;
    memory_free(seen->slots);
    *seen = larger;
}

/* The line where the id was before; 0, and it is noted, if it was not. Two ids of the same hash are one in 10^19. */
static size_t seen_before(Seen *seen, Str id, size_t line, size_t file)
{
    uint64_t hash = str_hash(id);
    size_t at;

    if (4 * seen->count >= 3 * seen->capacity)
        seen_grow(seen);
    at = hash % seen->capacity;
    while (seen->slots[at].file != 0 && seen->slots[at].hash != hash)
        at = (at + 1) % seen->capacity;
    if (seen->slots[at].file != 0)
        return seen->slots[at].line;
    seen->slots[at].hash = hash;
    seen->slots[at].line = (uint32_t)line;
    seen->slots[at].file = (uint32_t)file;
    seen->count++;
    return 0;
}

/* link_records sees those of one window. */
static void find_duplicates(Stream *stream, Piece *piece)
{
    const Records *records = piece->load.records;

    for (size_t i = 0; i < records->ids.count; i++) {
        const Record *record = records->ids.entries[i].value;
        size_t line = source_locate(record->source, record->id_span.start).line, before;
        Diag *diag;

        if (record->source->context) /* of another window */
            continue;
        before = seen_before(&stream->seen, record->id, line, stream->job->load->sources.count);

        if (before == 0)
            continue;
        diag = diag_add(piece->load.diags, DIAG_B204, record->source, record->id_span, "the id '%.*s' is taken",
                        STR_ARG(record->id));
        diag_help(piece->load.diags, diag, "line %zu has it", before);
    }
}

/* ---- one window ---- */

static void open_piece(Stream *stream, Piece *piece, Source *source, Arena *arena)
{
    const Load *load = stream->job->load;

    piece->load = (Load){ .arena = arena, .diags = diags_like(arena, load->diags), .records = records_create(arena) };
    piece->load.records->elsewhere = stream->format->windows->knows;
    piece->load.records->elsewhere_context = stream->state;
    piece->source = source;
    piece->error = STR_EMPTY;
    piece->failed = false;
    buf_clear(&piece->out);
}

static void do_piece(const Stream *stream, size_t worker, Piece *piece)
{
    Load *load = &piece->load;
    RecordList list = { 0 };

    stream->format->windows->read(stream->state, load->records, piece->source, load->diags);
    engine_resolve_languages(load->records);
    link_records(load->records, load->diags);
    diags_drop_context(load->diags);
    label_records(load->records);
    load_select(load, stream->to->kinds, &list);
    picker_keep(stream->picker, &list);
    piece->failed = list.count > 0 && !render_stream_put(stream->renders[worker], load, &list, !stream->begun,
                                                         &piece->out, &piece->error);
}

static bool put(Stream *stream, Str bytes)
{
    const JobOptions *options = stream->options;

    if (stream->output != NULL)
        return output_put(stream->output, bytes, &stream->error);
    if (options->write == NULL)
        return true;
    return bytes.len == 0 || options->write(options->write_context, bytes.ptr, bytes.len);
}

static bool close_piece(Stream *stream, Piece *piece)
{
    bool done = !piece->failed;

    if (!done)
        stream->error = arena_copy(stream->job->arena, piece->error);
    find_duplicates(stream, piece);
    picker_found(stream->picker, piece->load.records);
    diags_sort(piece->load.diags);
    diags_move(stream->job->load->diags, piece->load.diags, REPORT_LIMIT + 1);
    if (done && piece->out.len > 0) {
        done = (!stream->begun || put(stream, buf_str(&stream->between))) && put(stream, buf_str(&piece->out));
        stream->begun = true;
    }
    arena_destroy(piece->load.arena);
    return done;
}

/* ---- one file ---- */

/* The next window; false at the end, or if the file failed. */
static bool read_piece(Stream *stream, Windows *windows, Piece *piece)
{
    Arena *arena = arena_create();
    Source *source = windows_next(windows, arena, stream->format->windows->split, &stream->error);

    if (source == NULL) {
        if (stream->error.len > 0)
            stream->error = arena_copy(stream->job->arena, stream->error);
        arena_destroy(arena);
        return false;
    }
    source->order = stream->job->load->sources.count;
    open_piece(stream, piece, source, arena);
    return true;
}

static void tell(const Stream *stream, const Windows *windows, bool twice, bool second)
{
    const JobOptions *options = stream->options;
    uint64_t done = windows_done(windows), total = windows_total(windows);

    if (options->progress != NULL)
        options->progress(options->progress_context, second ? total + done : done, twice ? 2 * total : total);
}

/* What the workers share. A worker takes the next window, does it, and waits until those before it are written: so there are
 * never more windows in memory than workers. */
typedef struct Pipeline {
    Stream *stream;
    Windows *windows;
    bool twice;
    mtx_t lock; /* of all that follows, of the windows, and of what close_piece touches */
    cnd_t turn; /* `written` has changed */
    size_t taken, written;
    bool ended;
    bool failed;
} Pipeline;

static bool take_piece(Pipeline *pipeline, Piece *piece, size_t *number)
{
    bool taken;

    mtx_lock(&pipeline->lock);
    taken = !pipeline->ended && !pipeline->failed && read_piece(pipeline->stream, pipeline->windows, piece);
    pipeline->ended = pipeline->ended || !taken;
    if (taken)
        *number = pipeline->taken++;
    mtx_unlock(&pipeline->lock);
    return taken;
}

static void hand_in_piece(Pipeline *pipeline, Piece *piece, size_t number)
{
    mtx_lock(&pipeline->lock);
    while (pipeline->written != number)
        cnd_wait(&pipeline->turn, &pipeline->lock);
    if (pipeline->failed)
        arena_destroy(piece->load.arena);
    else
        pipeline->failed = !close_piece(pipeline->stream, piece);
    pipeline->written++;
    tell(pipeline->stream, pipeline->windows, pipeline->twice, pipeline->twice);
    cnd_broadcast(&pipeline->turn);
    mtx_unlock(&pipeline->lock);
}

static void run_pipeline(void *context, size_t worker, size_t task)
{
    Pipeline *pipeline = context;
    Piece *piece = &pipeline->stream->pieces[worker];
    size_t number = 0;

    (void)task;
    while (take_piece(pipeline, piece, &number)) {
        do_piece(pipeline->stream, worker, piece);
        hand_in_piece(pipeline, piece, number);
    }
}

/* Until something is written one at a time: the first record may have to begin a section. */
static bool convert_windows(Stream *stream, Windows *windows, bool twice)
{
    Pipeline pipeline = { .stream = stream, .windows = windows, .twice = twice };
    bool fine = true;

    while (fine && !stream->begun && read_piece(stream, windows, &stream->pieces[0])) {
        do_piece(stream, 0, &stream->pieces[0]);
        fine = close_piece(stream, &stream->pieces[0]);
    }
    if (!fine || stream->error.len > 0)
        return false;
    mtx_init(&pipeline.lock, mtx_plain);
    cnd_init(&pipeline.turn);
    workers_run(stream->workers, stream->workers, run_pipeline, &pipeline);
    cnd_destroy(&pipeline.turn);
    mtx_destroy(&pipeline.lock);
    return !pipeline.failed && stream->error.len == 0;
}

static bool index_pass(Stream *stream, Windows *windows)
{
    const FormatWindows *format = stream->format->windows;
    Source *source;

    do {
        Arena *arena = arena_create();

        source = windows_next(windows, arena, format->split, &stream->error);
        if (source != NULL)
            format->index(stream->state, source);
        else if (stream->error.len > 0)
            stream->error = arena_copy(stream->job->arena, stream->error);
        arena_destroy(arena);
        tell(stream, windows, true, false);
    } while (source != NULL);
    return stream->error.len == 0 && windows_rewind(windows, &stream->error);
}

/* What is global in the file: macros, parents. */
static bool index_windows(Stream *stream, Windows *windows)
{
    bool fine;

    do
        fine = index_pass(stream, windows);
    while (fine && stream->format->windows->again(stream->state));
    return fine;
}

static void fail(Stream *stream, Str path)
{
    if (stream->error.len > 0)
        job_failed(stream->job, arena_format(stream->job->arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(stream->error)));
    stream->error = STR_EMPTY;
}

static bool convert_file(Stream *stream, Str path, const Format *from)
{
    Job *job = stream->job;
    const FormatWindows *format;
    bool twice, fine;
    Windows *windows;
    Source *name;

    stream->format = format_of_input(path, from);
    format = stream->format->windows;
    twice = format->index != NULL;
    windows = windows_open(job->arena, path, window_size(stream->options), twice, &stream->error);
    if (windows == NULL) {
        fail(stream, path);
        return true; /* the others are looked at all the same */
    }
    name = source_create(job->arena, path, STR_EMPTY);
    vec_push(job->arena, &job->load->sources, name);
    stream->state = format->open != NULL ? format->open(job->arena) : NULL;
    if (format->follow != NULL) {
        format->follow(stream->state, stream->before);
        stream->before = stream->state;
    }
    fine = (!twice || index_windows(stream, windows)) && convert_windows(stream, windows, twice);
    windows_close(windows);
    if (format->close != NULL)
        format->close(stream->state);
    fail(stream, path);
    return fine;
}

/* ---- all ---- */

static bool open_renders(Stream *stream, Buf *head, Buf *tail)
{
    RenderOptions options = stream->options->render;

    options.losses = stream->options->loss != LOSS_OFF;
    stream->workers = workers_count(SMALL);
    stream->renders = arena_array(stream->job->arena, stream->workers, sizeof *stream->renders);
    stream->pieces = arena_array(stream->job->arena, stream->workers, sizeof *stream->pieces);
    for (size_t i = 0; i < stream->workers; i++) {
        stream->renders[i] = render_stream_open(stream->job->load, stream->to, &options, &stream->error);
        if (stream->renders[i] == NULL)
            return false;
    }
    return render_stream_part(stream->renders[0], "head", head, &stream->error) &&
           render_stream_part(stream->renders[0], "between", &stream->between, &stream->error) &&
           render_stream_part(stream->renders[0], "tail", tail, &stream->error);
}

static void close_stream(Stream *stream)
{
    for (size_t i = 0; stream->renders != NULL && i < stream->workers; i++)
        render_close(stream->renders[i]);
    for (size_t i = 0; stream->pieces != NULL && i < stream->workers; i++)
        buf_free(&stream->pieces[i].out);
    buf_free(&stream->between);
    memory_free(stream->seen.slots);
}

static bool begin_output(Stream *stream)
{
    if (stream->options->output.len == 0)
        return true;
    stream->output = output_create(stream->job->arena);
    return output_begin(stream->output, stream->options->output, &stream->error);
}

static bool end_output(Stream *stream)
{
    return stream->output == NULL ||
           (output_end(stream->output, &stream->error) && output_commit(stream->output, &stream->error));
}

void stream_convert(Job *job, const JobOptions *options, const Format *from, const Format *to)
{
    Stream stream = { .job = job, .options = options, .to = to };
    Buf head = { 0 }, tail = { 0 };
    bool fine;

    stream.picker = picker_open(job->load, &options->pick, &job->usage);
    if (stream.picker == NULL)
        return;
    fine = open_renders(&stream, &head, &tail) && begin_output(&stream) && put(&stream, buf_str(&head));
    for (size_t i = 0; fine && i < options->input_count; i++)
        fine = convert_file(&stream, options->inputs[i], from);
    if (!stream.begun && job->load->failures.count > 0) /* an output that is there stays */
        fine = false;
    fine = fine && put(&stream, buf_str(&tail)) && end_output(&stream);
    if (!fine && stream.error.len > 0)
        job_failed(job, stream.error);
    if (!fine && stream.output != NULL)
        output_discard(stream.output);
    picker_report(stream.picker);
    buf_free(&head);
    buf_free(&tail);
    close_stream(&stream);
}
