#include "jobs/fmt.h"

#include "base/diff.h"
#include "jobs/fmt_proof.h"
#include "read/bibtex_layout.h"
#include "read/yaml_layout.h"

typedef struct Layouter {
    const char *format;
    bool (*lay_out)(Str bytes, Buf *out);
    const char *skipped; /* bytes that a layout may put in or take out, white space apart */
} Layouter;

static const Layouter layouters[] = {
    { "yaml", yaml_layout, "{}[],-\"'" },
    { "csl-yaml", yaml_layout, "{}[],-\"'" },
    { "biblatex", bibtex_layout, "{}(),\"" },
    { "bibtex", bibtex_layout, "{}(),\"" },
};

static const Layouter *find_layouter(const Format *format)
{
    for (size_t i = 0; format != NULL && i < sizeof layouters / sizeof layouters[0]; i++)
        if (str_is(str_of(format->name), layouters[i].format))
            return &layouters[i];
    return NULL;
}

typedef struct Fmt {
    Job *job;
    const JobOptions *options;
    const Format *format; /* NULL: by suffix */
    Output *output;
    size_t files, changed, written;
} Fmt;

/* ---- one file ---- */

static void put_result(Fmt *fmt, const Source *source, Str laid_out)
{
    Job *job = fmt->job;
    bool same = str_eq(source->bytes, laid_out), stream = str_is(source->name, "<stdin>");
    Str error;

    fmt->changed += !same;
    fmt->written += !same && !stream;
    if (fmt->options->check && !same)
        buf_format(&job->out, "%.*s\n", STR_ARG(source->name));
    if (fmt->options->diff)
        diff_put(&job->out, source->name, source->bytes, laid_out);
    if (fmt->options->check || fmt->options->diff)
        return;
    if (stream)
        buf_put(&job->out, laid_out);
    else if (!same && !output_add(fmt->output, path_real(job->arena, source->name), laid_out, &error))
        job_failed(job, error);
}

/* Of what can't be laid out nothing changes. */
static void put_unchanged(Fmt *fmt, const Source *source)
{
    if (str_is(source->name, "<stdin>") && !fmt->options->check && !fmt->options->diff)
        buf_put(&fmt->job->out, source->bytes);
}

static bool has_syntax_fault(const Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i]->severity == SEVERITY_ERROR && proof_is_input(diags->list.items[i]->code))
            return true;
    return false;
}

static bool is_syntax_fault(void *context, const Diag *diag)
{
    (void)context;
    return diag->severity == SEVERITY_ERROR && proof_is_input(diag->code);
}

static void report(Fmt *fmt, Source *source, const char *why)
{
    Diags *diags = fmt->job->load->diags;
    Diag *diag = diag_add(diags, DIAG_B093, source, SPAN_NONE, "the layout is left as it is: %s", why);

    diag_help(diags, diag, "'bibelot check' tells more, if something is wrong with the file");
}

static void lay_out(Fmt *fmt, Source *source, const Format *format)
{
    const Layouter *layouter = find_layouter(format);
    Arena *arena = fmt->job->arena;
    FmtReading before = fmt_read(arena, format, source->name, source->bytes);
    Buf out = { 0 };
    const char *fault = NULL;

    source->order = fmt->job->load->sources.count;
    vec_push(arena, &fmt->job->load->sources, source);
    vec_push(arena, &fmt->job->load->formats, format);
    before.source->order = source->order;
    fmt->files++;
    if (has_syntax_fault(before.diags)) {
        diags_leave_out(before.diags, LEFT_CODES, is_syntax_fault, NULL);
        diags_append(fmt->job->load->diags, before.diags);
    } else if (!layouter->lay_out(source->bytes, &out)) {
        fault = "it holds what is not laid out";
    } else {
        fault = fmt_fault(arena, format, &before, buf_str(&out), layouter->skipped, layouter->lay_out);
    }
    if (fault != NULL)
        report(fmt, source, fault);
    if (fault != NULL || has_syntax_fault(before.diags))
        put_unchanged(fmt, source);
    else
        put_result(fmt, source, buf_keep(arena, &out));
    buf_free(&out);
}

/* ---- which files ---- */

static void take_file(Fmt *fmt, Str path, bool found)
{
    Arena *arena = fmt->job->arena;
    const Format *format = fmt->format != NULL ? fmt->format : format_of_file(path, false);
    Source *source;
    Str error;

    if (find_layouter(format) == NULL) {
        if (!found)
            job_failed(fmt->job,
                       arena_format(arena, "%.*s: %s", STR_ARG(path),
                                    path_kind(arena, path) == PATH_MISSING ? "No such file or directory"
                                                                           : "only YAML and BibTeX have a layout"));
        return;
    }
    source = file_read_within(arena, path, fmt->job->load->diags->limits.most[LIMIT_FILE], &error);
    if (source == NULL) {
        job_failed(fmt->job, arena_format(arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(error)));
        return;
    }
    if (fmt->format == NULL)
        format = load_format(arena, path, source, found);
    if (format != NULL)
        lay_out(fmt, source, format);
}

static void take_folder(Fmt *fmt, Str folder)
{
    static const char *const suffixes[] = { ".yaml", ".yml", ".bib", NULL };
    PathList paths = { 0 };
    Str error;

    if (!file_walk(fmt->job->arena, folder, suffixes, &paths, &error))
        job_failed(fmt->job, error);
    for (size_t i = 0; i < paths.count; i++)
        take_file(fmt, paths.items[i], true);
}

static JobStatus commit(Fmt *fmt)
{
    Job *job = fmt->job;
    Str error;

    if (job->load->failures.count > 0 || !output_commit(fmt->output, &error)) {
        output_discard(fmt->output);
        return job->load->failures.count > 0 ? JOB_FAILED : job_failed(job, error);
    }
    return JOB_CLEAN;
}

JobStatus job_fmt(Job *job, const JobOptions *options)
{
    Fmt fmt = { .job = job, .options = options, .output = output_create(job->arena) };
    JobStatus status;

    if (options->input_count == 0)
        return job_misused(job, "which files? '-' is standard input, '.' all of this folder");
    if (!job_input_format(job, options, &fmt.format))
        return JOB_USAGE;
    if (fmt.format != NULL && find_layouter(fmt.format) == NULL)
        return job_misused(job, "only YAML and BibTeX have a layout, not %s", fmt.format->name);
    for (size_t i = 0; i < options->input_count; i++) {
        if (path_kind(job->arena, options->inputs[i]) == PATH_FOLDER)
            take_folder(&fmt, options->inputs[i]);
        else
            take_file(&fmt, options->inputs[i], false);
    }
    status = commit(&fmt);
    diags_sort(job->load->diags);
    if (status == JOB_CLEAN && !options->check && !options->diff && fmt.written > 0)
        job->summary =
            arena_format(job->arena, "%zu of %zu file%s laid out", fmt.written, fmt.files, fmt.files == 1 ? "" : "s");
    if (status == JOB_CLEAN)
        status = job_status(job);
    return status == JOB_CLEAN && options->check && fmt.changed > 0 ? JOB_FAULTS : status;
}
