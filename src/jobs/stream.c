#include "jobs/stream.h"

#include "base/memory.h"
#include "base/window.h"
#include "jobs/pipeline.h"
#include "jobs/seen_ids.h"
#include "jobs/workers.h"
#include "model/engine.h"
#include "model/label.h"
#include "model/link.h"
#include "report/report.h"

enum {
    WINDOW = 64 * 1024, /* bytes: some hundred records */
    SMALL = 16          /* windows: a file of fewer is read at once */
};

/* A window on its way through a worker. */
typedef struct Piece {
    Load load; /* with an arena of its own */
    Source *source;
    Buf out;
    void *branch;         /* while the file is indexed: what this window adds */
    Str error;            /* in the arena of the piece; empty: none */
    VEC(uint64_t) wanted; /* hashes of the ids that are not in the window, where nobody knows of other windows */
    Diags *dangling;      /* what was said of them, in the same order */
    bool failed;
} Piece;

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
    SeenIds seen;
    VEC(uint64_t) wanted; /* as those of the pieces: told at the end, if no window had them */
    Diags *dangling;
    Output *output; /* NULL: to job->options->write */
    bool begun;     /* a record was written */
    RenderEnds ends;
    Str error;
} Stream;

/* ---- when ---- */

static size_t window_size(const JobOptions *options)
{
    size_t size = options->window > 0 ? options->window : WINDOW;

    return size < SOURCE_LIMIT ? size : SOURCE_LIMIT;
}

static const Format *format_of_input(Str path, const Format *from)
{
    return from != NULL ? from : format_of_file(path, false);
}

/* A frame says what the project is called, and stylesheets of users may count in it. Of a reference to a work in another
 * window it must be known that there is such a work. */
static bool may_flow(Arena *arena, const JobOptions *options, const Format *from, const Format *to)
{
    Str sources;

    if (!to->flows || options->render.xsl != NULL)
        return false;
    for (size_t i = 0; i < options->input_count; i++)
        if (format_of_input(options->inputs[i], from)->windows->knows == NULL ||
            load_find_root(arena, path_folder(options->inputs[i]), &sources).len > 0)
            return false;
    return true;
}

/* Nothing that needs all records at once: to give ids of ours to foreign ones does. */
static bool is_separable(Arena *arena, const JobOptions *options, const Format *from, const Format *to)
{
    return !options->check && options->pick.sort.len == 0 && options->pick.rekey.len == 0 &&
           (to->mode == WRITE_TEXT ? to->entry != NULL && !to->renames : may_flow(arena, options, from, to));
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
    return large && is_separable(job->arena, options, from, to) && render_is_shareable(job->arena, &options->render);
}

/* ---- one window ---- */

/* An ElsewhereTest: it is not known yet. */
static bool note_wanted(const void *context, Str id)
{
    Piece *piece = (Piece *)context;

    vec_push(piece->load.arena, &piece->wanted, str_hash(id));
    return false;
}

static void open_piece(Stream *stream, Piece *piece, Source *source, Arena *arena)
{
    ElsewhereTest *knows = stream->format->windows->knows;
    const Load *load = stream->job->load;

    piece->load = (Load){ .arena = arena, .diags = diags_like(arena, load->diags), .records = records_create(arena) };
    piece->load.records->elsewhere = knows != NULL ? knows : note_wanted;
    piece->load.records->elsewhere_context = knows != NULL ? stream->state : piece;
    piece->wanted.items = NULL;
    piece->wanted.count = piece->wanted.capacity = 0;
    piece->dangling = NULL;
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
    if (piece->wanted.count > 0) {
        piece->dangling = diags_like(load->arena, load->diags);
        diags_divert(load->diags, DIAG_B201, piece->dangling);
    }
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
    stream->job->refused = bytes.len > 0 && !options->write(options->write_context, bytes.ptr, bytes.len);
    return !stream->job->refused;
}

static void take_dangling(Stream *stream, const Piece *piece)
{
    if (piece->dangling == NULL || piece->dangling->list.count != piece->wanted.count) /* B201 is off */
        return;
    for (size_t i = 0; i < piece->wanted.count; i++)
        vec_push(stream->job->arena, &stream->wanted, piece->wanted.items[i]);
    diags_move(stream->dangling, piece->dangling, SIZE_MAX);
}

/* Of all windows: what no record that was read has for its id. */
static void tell_dangling(Stream *stream)
{
    Diags *dangling = stream->dangling;
    size_t count = 0;

    for (size_t i = 0; i < dangling->list.count; i++)
        if (!seen_has(&stream->seen, stream->wanted.items[i]))
            dangling->list.items[count++] = dangling->list.items[i];
    dangling->list.count = count;
    diags_move(stream->job->load->diags, dangling, stream->job->load->diags->limits.most[LIMIT_FINDINGS] + 1);
}

static bool close_piece(Stream *stream, Piece *piece)
{
    bool done = !piece->failed;

    if (!done)
        stream->error = arena_copy(stream->job->arena, piece->error);
    seen_take(&stream->seen, &piece->load, stream->job->load);
    take_dangling(stream, piece);
    picker_found(stream->picker, piece->load.records);
    diags_sort(piece->load.diags);
    diags_move(stream->job->load->diags, piece->load.diags, stream->job->load->diags->limits.most[LIMIT_FINDINGS] + 1);
    if (done && piece->out.len > 0) {
        done = put(stream, buf_str(stream->begun ? &stream->ends.between : &stream->ends.head)) &&
               put(stream, buf_str(&piece->out));
        if (!stream->begun) /* while workers run it is: they read it */
            stream->begun = true;
    }
    return done;
}

/* ---- one file ---- */

/* The windows of a file, and what is done with each: by any worker, and then by one at a time, in the order of the windows. */
typedef struct Pass {
    Stream *stream;
    Windows *windows;
    void (*work)(const Stream *stream, size_t worker, Piece *piece);
    bool (*close)(Stream *stream, Piece *piece);
    bool twice, second; /* for the progress */
} Pass;

static void tell(const Pass *pass)
{
    const JobOptions *options = pass->stream->options;
    uint64_t done = windows_done(pass->windows), total = windows_total(pass->windows);

    if (options->progress != NULL)
        options->progress(options->progress_context, pass->second ? total + done : done,
                          pass->twice ? 2 * total : total);
}

/* The next window; false at the end, or if the file failed. */
static bool begin_window(void *context, size_t slot, Arena *arena)
{
    const Pass *pass = context;
    Stream *stream = pass->stream;
    Source *source = windows_next(pass->windows, arena, stream->format->windows->split, &stream->error);

    if (source == NULL) {
        if (stream->error.len > 0)
            stream->error = arena_copy(stream->job->arena, stream->error);
        return false;
    }
    source->order = stream->job->load->sources.count;
    open_piece(stream, &stream->pieces[slot], source, arena);
    return true;
}

static void work_window(void *context, size_t worker, size_t slot)
{
    const Pass *pass = context;

    pass->work(pass->stream, worker, &pass->stream->pieces[slot]);
}

static bool end_window(void *context, size_t slot)
{
    const Pass *pass = context;
    bool fine = pass->close(pass->stream, &pass->stream->pieces[slot]);

    tell(pass);
    return fine;
}

static const PipelineSteps steps = { begin_window, work_window, end_window };

static bool run_pass(Pass *pass)
{
    return pipeline_run(&steps, pass, pass->stream->workers) && pass->stream->error.len == 0;
}

/* The next window, by this thread alone. False at the end. */
static bool run_one(Pass *pass, bool *fine)
{
    return pipeline_step(&steps, pass, fine);
}

/* Until something is written one at a time: the first record may have to begin a section. */
static bool convert_windows(Stream *stream, Windows *windows, bool twice)
{
    Pass pass = { stream, windows, .work = do_piece, .close = close_piece, .twice = twice, .second = twice };
    bool fine = true;

    while (fine && !stream->begun && run_one(&pass, &fine))
        continue;
    return fine && stream->error.len == 0 && run_pass(&pass);
}

/* ---- what is global in the file: macros, parents ---- */

static void index_piece(const Stream *stream, size_t worker, Piece *piece)
{
    const FormatWindows *format = stream->format->windows;

    (void)worker;
    piece->branch = format->branch(piece->load.arena, stream->state);
    format->index(piece->branch, piece->source);
}

static bool join_piece(Stream *stream, Piece *piece)
{
    stream->format->windows->join(stream->state, piece->branch);
    return true;
}

static void index_trunk(const Stream *stream, size_t worker, Piece *piece)
{
    (void)worker;
    stream->format->windows->index(stream->state, piece->source);
}

static bool accept(Stream *stream, Piece *piece)
{
    (void)stream;
    (void)piece;
    return true;
}

/* The first window says what holds for all. Passes behind the first are short of work: what they look for is rare. */
static bool index_pass(Stream *stream, Windows *windows, bool again)
{
    Pass one = { stream, windows, .work = index_trunk, .close = accept, .twice = true },
         all = { stream, windows, .work = index_piece, .close = join_piece, .twice = true };
    bool fine = true, more = run_one(&one, &fine);

    while (again && more)
        more = run_one(&one, &fine);
    return stream->error.len == 0 && (!more || run_pass(&all)) && windows_rewind(windows, &stream->error);
}

static bool index_windows(Stream *stream, Windows *windows)
{
    bool fine = index_pass(stream, windows, false);

    while (fine && stream->format->windows->again(stream->state))
        fine = index_pass(stream, windows, true);
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
    windows = windows_open(job->arena, path, window_size(stream->options),
                           limits_given(&job->load->diags->limits, LIMIT_FILE), twice, &stream->error);
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

static bool open_renders(Stream *stream)
{
    RenderOptions options = stream->options->render;

    options.losses = stream->options->loss != LOSS_OFF;
    stream->workers = workers_count(SMALL);
    stream->renders = arena_array(stream->job->arena, stream->workers, sizeof *stream->renders);
    stream->pieces = arena_array(stream->job->arena, pipeline_slots(stream->workers), sizeof *stream->pieces);
    for (size_t i = 0; i < stream->workers; i++) {
        stream->renders[i] = render_stream_open(stream->job->load, stream->to, &options, &stream->error);
        if (stream->renders[i] == NULL)
            return false;
    }
    return render_stream_ends(stream->renders[0], &stream->ends, &stream->error);
}

static void close_stream(Stream *stream)
{
    for (size_t i = 0; stream->renders != NULL && i < stream->workers; i++)
        render_close(stream->renders[i]);
    for (size_t i = 0; stream->pieces != NULL && i < pipeline_slots(stream->workers); i++)
        buf_free(&stream->pieces[i].out);
    buf_free(&stream->ends.head);
    buf_free(&stream->ends.between);
    buf_free(&stream->ends.tail);
    buf_free(&stream->ends.empty);
    seen_free(&stream->seen);
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
    bool fine;

    stream.picker = picker_open(job->load, &options->pick, &job->usage);
    if (stream.picker == NULL)
        return;
    stream.dangling = diags_like(job->arena, job->load->diags);
    fine = open_renders(&stream) && begin_output(&stream);
    for (size_t i = 0; fine && i < options->input_count; i++)
        fine = convert_file(&stream, options->inputs[i], from);
    tell_dangling(&stream);
    if (!stream.begun && job->load->failures.count > 0) /* an output that is there stays */
        fine = false;
    fine = fine && put(&stream, buf_str(stream.begun ? &stream.ends.tail : &stream.ends.empty)) && end_output(&stream);
    if (!fine && stream.error.len > 0)
        job_failed(job, stream.error);
    if (!fine && stream.output != NULL)
        output_discard(stream.output);
    picker_report(stream.picker);
    close_stream(&stream);
}
