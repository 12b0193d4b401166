#include "library.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/temporary.h"
#include "jobs/fmt.h"
#include "jobs/job.h"
#include "jobs/today.h"
#include "jobs/version.h"
#include "jobs/watch.h"
#include "report/report.h"
#include "text/encoding.h"
#include "text/icu_memory.h"
#include "xml/pool.h"

/* ---- options ---- */

static const Str *list_of(Arena *arena, const char *const *items, size_t count)
{
    Str *list = arena_array(arena, count > 0 ? count : 1, sizeof *list);

    for (size_t i = 0; i < count; i++)
        list[i] = str_of(items[i]);
    return list;
}

static bool read_loss(Job *job, const char *text, LossLevel *level)
{
    static const struct {
        const char *name;
        LossLevel level;
    } levels[] = { { "warn", LOSS_WARN }, { "error", LOSS_ERROR }, { "off", LOSS_OFF } };

    for (size_t i = 0; text != NULL && i < sizeof levels / sizeof levels[0]; i++)
        if (str_is(str_of(text), levels[i].name)) {
            *level = levels[i].level;
            return true;
        }
    if (text != NULL)
        job_misused(job, "--loss takes error, warn or off, not '%s'", text);
    return text == NULL;
}

/* One word or several, with commas between them; `forms` gets flags, 0: the format's own way. */
static bool read_forms(Job *job, const char *text, unsigned *forms)
{
    static const struct {
        const char *name;
        unsigned forms;
    } words[] = {
        { "original", SHOW_ORIGINAL },
        { "romanised", SHOW_ROMANISED },
        { "translated", SHOW_TRANSLATED },
        { "all", SHOW_ORIGINAL | SHOW_ROMANISED | SHOW_TRANSLATED },
    };
    enum { WORDS = sizeof words / sizeof words[0] };
    Str rest = str_of(text), word;

    if (text == NULL)
        return true;
    while (str_cut(&rest, ',', &word)) {
        size_t i = 0;

        while (i < WORDS && !str_is(word, words[i].name))
            i++;
        if (i == WORDS) {
            job_misused(job,
                        "--forms takes original, romanised, translated or all, or several of them with commas between; "
                        "not '%.*s'",
                        STR_ARG(word));
            return false;
        }
        *forms |= words[i].forms;
    }
    return true;
}

/* Whether the format has that way is asked later: it may follow from the suffix of the output. */
static bool read_bilingual(Job *job, const char *text, Bilingual *bilingual)
{
    static const char *const words[] = { [BILINGUAL_PAIR] = "pair",
                                         [BILINGUAL_NOTE] = "note",
                                         [BILINGUAL_MULTI] = "multi",
                                         [BILINGUAL_MULTISCRIPT] = "multiscript" };

    for (size_t i = BILINGUAL_PAIR; text != NULL && i < sizeof words / sizeof *words; i++)
        if (str_is(str_of(text), words[i])) {
            *bilingual = (Bilingual)i;
            return true;
        }
    if (text != NULL)
        job_misused(job, "--bilingual takes pair, note, multi or multiscript, not '%s'", text);
    return text == NULL;
}

static bool read_encoding(Job *job, const char *text)
{
    job->load->encoding = text != NULL ? encoding_find(job->arena, str_of(text)) : STR_EMPTY;
    if (text != NULL && job->load->encoding.len == 0)
        job_misused(
            job, "no encoding is named '%s'; there are utf-16, windows-1252, gb18030, big5, shift_jis, koi8-r …", text);
    return text == NULL || job->load->encoding.len > 0;
}

enum { NUMBER_DIGITS = 9 }; /* of numbers that options take */

/* How many warnings are well; SIZE_MAX: any number. */
static bool read_max_warnings(Job *job, const BibelotOptions *options, size_t *max)
{
    *max = options->strict ? 0 : SIZE_MAX;
    if (options->max_warnings == NULL || options->strict)
        return true;
    *max = str_number(str_of(options->max_warnings), NUMBER_DIGITS);
    if (*max == SIZE_MAX)
        job_misused(job, "--max-warnings takes a number, not '%s'", options->max_warnings);
    return *max != SIZE_MAX;
}

static bool read_limits(Job *job, const char *text)
{
    Str error = STR_EMPTY;

    if (text == NULL || limits_read(job->arena, str_of(text), &job->load->diags->limits, &error))
        return true;
    job_misused(job, "--limits %.*s", STR_ARG(error));
    return false;
}

/* How many records `find` shows; 0: all. */
static bool read_limit(Job *job, const char *text, size_t *limit)
{
    enum { USUAL = 20 };

    *limit = text == NULL ? USUAL : str_number(str_of(text), NUMBER_DIGITS);
    if (*limit == SIZE_MAX)
        job_misused(job, "--limit takes a number, not '%s'", text);
    return *limit != SIZE_MAX;
}

/* Says which reports there are. */
static bool misused_report(Job *job, const char *name)
{
    Buf names = { 0 };

    for (size_t i = 0; i < report_format_count; i++)
        buf_format(&names, "%s%s", i == 0 ? "" : i + 1 < report_format_count ? ", " : " and ", report_formats[i].name);
    job_misused(job, "no report is named '%s'; there are %.*s", name, STR_ARG(buf_str(&names)));
    buf_free(&names);
    return false;
}

bool library_read(Job *job, const BibelotOptions *options, JobOptions *out)
{
    size_t max;

    if (options->report != NULL && report_find(str_of(options->report)) == NULL)
        return misused_report(job, options->report);
    if (!today_read(options->today, &job->today)) {
        job_misused(job, "--today takes a day, 2021-03-31, not '%s'", options->today);
        return false;
    }
    job->load->piece = options->window;
    *out = (JobOptions){
        .inputs = list_of(job->arena, options->inputs, options->input_count),
        .input_count = options->input_count,
        .folder = options->folder != NULL ? str_of(options->folder) : STR("."),
        .from = str_of(options->from),
        .to = str_of(options->to),
        .output = str_of(options->output),
        .targets = list_of(job->arena, options->targets, options->target_count),
        .target_count = options->target_count,
        .check = options->check,
        .fix = options->fix,
        .diff = options->diff,
        .window = options->window,
        .findings = { .only = str_of(options->only),
                      .skip = str_of(options->skip),
                      .baseline = str_of(options->baseline),
                      .write_baseline = str_of(options->write_baseline),
                      .changed_since = str_of(options->changed_since) },
        .bibliographies = list_of(job->arena, options->bibliographies, options->bibliography_count),
        .bibliography_count = options->bibliography_count,
        .unused = options->unused,
        .write = options->write,
        .write_context = options->write_context,
        .progress = options->progress,
        .progress_context = options->progress_context,
        .pick = { .keys = str_of(options->keys),
                  .cited = str_of(options->cited),
                  .sort = str_of(options->sort),
                  .rekey = str_of(options->rekey) },
        .cite = { .style = str_of(options->style),
                  .manuscript = str_of(options->manuscript),
                  .locale = str_of(options->locale),
                  .style_dir = str_of(options->style_dir),
                  .item_terms = options->terms != NULL && str_is(str_of(options->terms), "item"),
                  .links = options->links,
                  .citations = options->citations },
        .render = { .xsl = options->xsl, .tones = options->tones },
        .find = { .kinds = str_of(options->kinds), .color = options->color_output },
    };
    return read_loss(job, options->loss, &out->loss) && read_forms(job, options->forms, &out->render.forms) &&
           read_encoding(job, options->encoding) && read_bilingual(job, options->bilingual, &out->render.bilingual) &&
           read_max_warnings(job, options, &max) && read_limits(job, options->limits) &&
           read_limit(job, options->limit, &out->find.limit);
}

/* ---- results ---- */

static void tell_listener(const Job *job, const BibelotOptions *options)
{
    const Diags *diags = job->load->diags;

    for (size_t i = 0; options->listener != NULL && i < diags->list.count; i++) {
        const Diag *diag = diags->list.items[i];
        BibelotDiagnostic public = {
            .code = diag_row(diag->code)->code,
            .severity = severity_name(diag->severity),
            .message = arena_cstr(job->arena, diag->message),
            .help = arena_cstr(job->arena, diag->help),
            .file = "",
        };

        if (diag->source != NULL) {
            Position start = source_locate(diag->source, diag->span.start),
                     end = source_locate(diag->source, diag->span.end);

            public.file = arena_cstr(job->arena, diag->source->name);
            public.line = start.line;
            public.column = start.column;
            public.end_line = end.line;
            public.end_column = end.column;
            public.offset = (size_t)diag->source->first_byte + diag->span.start;
            public.length = diag->span.end - diag->span.start;
        }
        options->listener(options->listener_context, &public);
    }
}

/* The names of what was asked for and read, into an array that has room for them. */
static size_t list_files(const Job *job, Str *files)
{
    size_t count = 0;

    for (size_t i = 0; i < job->load->sources.count; i++)
        if (!job->load->sources.items[i]->context)
            files[count++] = job->load->sources.items[i]->name;
    return count;
}

static bool has_too_many_warnings(Job *job, const BibelotOptions *options)
{
    size_t max;

    return read_max_warnings(job, options, &max) && job->load->diags->warnings > max;
}

/* Words of whoever calls may stand in it. */
static void put_line(Buf *out, const char *before, Str text)
{
    buf_puts(out, before);
    report_put_text(out, text);
    buf_char(out, '\n');
}

static void put_report(Job *job, const BibelotOptions *options, JobStatus status, Buf *out)
{
    Str *files = arena_array(job->arena, job->load->sources.count + 1, sizeof *files);
    const ReportFormat *format = report_find(options->report != NULL ? str_of(options->report) : STR("text"));
    Report report = {
        .diags = job->load->diags,
        .failures = job->load->failures.items,
        .failure_count = job->load->failures.count,
        .files = files,
        .source_count = list_files(job, files),
        .version = BIBELOT_VERSION,
        .status = (int)status,
        .failing = has_too_many_warnings(job, options) ? SEVERITY_WARNING : SEVERITY_ERROR,
        .color = options->color,
        .quiet = options->quiet,
    };

    format->write(&report, out);
    if (job->summary.len > 0 && !options->quiet && format->write == report_text)
        put_line(out, "", job->summary);
}

static bool hand_over(BibelotWrite *write, void *context, const Buf *bytes)
{
    return write == NULL || bytes->len == 0 || write(context, bytes->ptr, bytes->len);
}

/* To its file, or whoever takes it. */
static bool hand_over_report(const Job *job, const BibelotOptions *options, const Buf *report)
{
    Output *output;
    Buf message = { 0 };
    Str error;

    if (options->report_file == NULL)
        return hand_over(options->report_write, options->report_context, report);
    output = output_create(job->arena);
    if (path_kind(job->arena, path_folder(str_of(options->report_file))) != PATH_FOLDER)
        error = arena_format(job->arena, "%s: No such file or directory", options->report_file);
    else if (output_add(output, str_of(options->report_file), buf_str(report), &error) && output_commit(output, &error))
        return true;
    output_discard(output);
    put_line(&message, "bibelot: ", error);
    hand_over(options->report_write, options->report_context, &message);
    buf_free(&message);
    return false;
}

/* The report first, then what was written. */
BibelotStatus library_tell(Job *job, const BibelotOptions *options, JobStatus status)
{
    Buf report = { 0 };
    bool reported, stopped;

    if (status == JOB_USAGE) {
        put_line(&report, "bibelot: ", job->usage);
        buf_clear(&job->out);
        reported = hand_over(options->report_write, options->report_context, &report);
    } else {
        if (status == JOB_CLEAN && has_too_many_warnings(job, options))
            status = JOB_FAULTS;
        tell_listener(job, options);
        put_report(job, options, status, &report);
        reported = hand_over_report(job, options, &report);
    }
    if (!reported)
        status = JOB_FAILED;
    stopped = reported && (job->refused || !hand_over(options->write, options->write_context, &job->out));
    buf_free(&report);
    buf_free(&job->out);
    return stopped && status != JOB_FAILED ? BIBELOT_STOPPED : (BibelotStatus)status;
}

static BibelotStatus finish(Job *job, const BibelotOptions *options, JobStatus status)
{
    BibelotStatus told = library_tell(job, options, status);

    arena_destroy(job->arena);
    return told;
}

Job library_open(void)
{
    Job job = { .arena = arena_create() };

    job.load = load_create(job.arena);
    return job;
}

bool library_fits(const BibelotOptions *options)
{
    return options->size == sizeof *options;
}

static BibelotStatus run_query(const BibelotOptions *options, JobRunner *runner, const char *query)
{
    Job job;
    JobOptions job_options;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    if (!library_read(&job, options, &job_options))
        return finish(&job, options, JOB_USAGE);
    job_options.find.query = str_of(query);
    return finish(&job, options, runner(&job, &job_options));
}

static BibelotStatus run(const BibelotOptions *options, JobRunner *runner)
{
    return run_query(options, runner, NULL);
}

BibelotStatus bibelot_check(const BibelotOptions *options)
{
    return run(options, job_check);
}

BibelotStatus bibelot_fmt(const BibelotOptions *options)
{
    return run(options, job_fmt);
}

BibelotStatus bibelot_build(const BibelotOptions *options)
{
    return run(options, job_build);
}

/* One build, and word that the next one waits for a change. */
static int build_once(const void *context)
{
    static const char waiting[] = "waiting for changes\n";
    const BibelotOptions *options = context;
    BibelotStatus status = bibelot_build(options);

    if (!options->quiet && options->report == NULL && options->report_write != NULL && status != BIBELOT_USAGE)
        options->report_write(options->report_context, waiting, sizeof waiting - 1);
    return (int)status;
}

BibelotStatus bibelot_watch(const BibelotOptions *options, int stop)
{
    WatchOptions watch = { .stop = stop, .hopeless = BIBELOT_USAGE };

    if (!library_fits(options))
        return BIBELOT_USAGE;
    watch.folder = options->folder != NULL ? str_of(options->folder) : STR(".");
    watch.xsl = str_of(options->xsl);
    return (BibelotStatus)watch_run(&watch, build_once, options);
}

BibelotStatus bibelot_convert(const BibelotOptions *options)
{
    return run(options, job_convert);
}

BibelotStatus bibelot_cite(const BibelotOptions *options)
{
    return run(options, job_cite);
}

BibelotStatus bibelot_styles(const BibelotOptions *options)
{
    return run(options, job_styles);
}

BibelotStatus bibelot_find(const BibelotOptions *options, const char *query)
{
    return run_query(options, job_find, query);
}

BibelotStatus bibelot_scan(const BibelotOptions *options)
{
    return run(options, job_scan);
}

/* ---- tables ---- */

static BibelotStatus show(const BibelotOptions *options, JobStatus (*runner)(Job *job, Str topic), const char *topic)
{
    Job job;
    JobOptions job_options;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    if (!library_read(&job, options, &job_options))
        return finish(&job, options, JOB_USAGE);
    return finish(&job, options, runner(&job, str_of(topic)));
}

BibelotStatus bibelot_explain(const BibelotOptions *options, const char *topic)
{
    return show(options, job_explain, topic);
}

BibelotStatus bibelot_schema(const BibelotOptions *options, const char *which)
{
    return show(options, job_schema, which);
}

static JobStatus show_formats(Job *job, Str topic)
{
    (void)topic;
    return job_formats(job);
}

BibelotStatus bibelot_formats(const BibelotOptions *options)
{
    return show(options, show_formats, NULL);
}

const char *bibelot_reader_name(size_t index)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].read != NULL && index-- == 0)
            return formats[i].name;
    return NULL;
}

const char *bibelot_writer_name(size_t index)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].writes && index-- == 0)
            return formats[i].name;
    return NULL;
}

const char *bibelot_report_name(size_t index)
{
    return index < report_format_count ? report_formats[index].name : NULL;
}

const char *bibelot_version(void)
{
    return BIBELOT_VERSION;
}

void bibelot_own_process(void)
{
    memory_keep_freed();
    icu_memory_install();
    pool_install();
    temporaries_watch_signals();
}

void bibelot_set_memory_handler(void (*handler)(void))
{
    memory_set_handler(handler);
}
