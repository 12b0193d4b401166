#include "jobs/job.h"

#include "check/check.h"
#include "jobs/allowances.h"
#include "jobs/fix.h"
#include "jobs/stream.h"
#include "jobs/workers.h"
#include "model/label.h"

#include <stdarg.h>
#include <stdio.h>

JobStatus job_misused(Job *job, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    job->usage = arena_copy(job->arena, str_of(text));
    return JOB_USAGE;
}

JobStatus job_failed(Job *job, Str failure)
{
    vec_push(job->arena, &job->load->failures, failure);
    return JOB_FAILED;
}

JobStatus job_status(const Job *job)
{
    if (job->load->failures.count > 0)
        return JOB_FAILED;
    return job->load->diags->errors > 0 ? JOB_FAULTS : JOB_CLEAN;
}

static bool find_format(Job *job, Str name, bool for_writing, const Format **format)
{
    Str near;

    *format = NULL;
    if (name.len == 0)
        return true;
    *format = format_find(name);
    if (*format != NULL && (for_writing ? (*format)->writes : (*format)->read != NULL))
        return true;
    near = format_suggest(name, for_writing);
    if (*format != NULL)
        job_misused(job, "the format '%.*s' can't be %s", STR_ARG(name), for_writing ? "written" : "read");
    else if (near.len > 0)
        job_misused(job, "no format is named '%.*s'; did you mean '%.*s'?", STR_ARG(name), STR_ARG(near));
    else
        job_misused(job, "no format is named '%.*s'; 'bibelot formats' lists them", STR_ARG(name));
    return false;
}

/* Standard input has no suffix. */
static bool is_format_missing(Job *job, const JobOptions *options, const Format *from)
{
    for (size_t i = 0; from == NULL && i < options->input_count; i++)
        if (str_is(options->inputs[i], "-")) {
            job_misused(job, "standard input has no suffix; name its format with -f");
            return true;
        }
    return false;
}

bool job_input_format(Job *job, const JobOptions *options, const Format **format)
{
    return find_format(job, options->from, false, format) && !is_format_missing(job, options, *format);
}

/* What the project publishes is a question of formats, which no rule below this floor knows. */
static void check_publish(Load *load)
{
    const Field *publish = load->records->project != NULL ? record_field(load->records->project, F_PUBLISH) : NULL;

    for (size_t i = 0; publish != NULL && i < publish->values.count; i++) {
        const Value *value = publish->values.items[i];
        Str near;
        Diag *diag;

        if (format_publishable(value->text))
            continue;
        near = format_suggest(value->text, true);
        diag = diag_add(load->diags, DIAG_B105, load->records->project->source, value->span,
                        "'publish' cannot be '%.*s'", STR_ARG(value->text));
        if (near.len > 0)
            diag_help(load->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
        else
            diag_help(load->diags, diag, "'bibelot formats' lists what can be written");
    }
}

typedef struct Rules {
    const Job *job;
    size_t tasks;
    Arena **arenas, **scratch; /* one for each worker: of what is found; of what a task needs */
    Diags **found;             /* by each task */
} Rules;

static void run_rules(void *context, size_t worker, size_t task)
{
    Rules *rules = context;
    Arena *arena = rules->arenas[worker];

    task = rules->tasks - 1 - task; /* the last, which see all records, take the longest */
    rules->found[task] = diags_like(arena, rules->job->load->diags);
    check_task(rules->job->load->records, rules->job->today, task, rules->scratch[worker], rules->found[task]);
    arena_clear(rules->scratch[worker]);
}

void job_rules(Job *job)
{
    enum { WORTH = 64 }; /* records for another worker */
    Load *load = job->load;
    size_t tasks = check_task_count(load->records), workers = workers_count(load->records->list.count / WORTH + 1);
    Rules rules = { .job = job, .tasks = tasks };

    rules.arenas = arena_array(load->arena, workers, sizeof *rules.arenas);
    rules.scratch = arena_array(load->arena, workers, sizeof *rules.scratch);
    rules.found = arena_array(load->arena, tasks, sizeof *rules.found);
    for (size_t i = 0; i < workers; i++) {
        rules.arenas[i] = arena_create();
        rules.scratch[i] = arena_create();
    }
    workers_run(workers, tasks, run_rules, &rules);
    for (size_t i = 0; i < tasks; i++)
        diags_append(load->diags, rules.found[i]);
    for (size_t i = 0; i < workers; i++) {
        arena_adopt(load->arena, rules.arenas[i]);
        arena_destroy(rules.scratch[i]);
    }
    check_publish(load);
}

static bool examine(Job *job, const JobOptions *options, const Format *format)
{
    if (options->input_count > 0)
        load_inputs(job->load, options->inputs, options->input_count, format);
    else if (!load_project(job->load, options->folder))
        return false;
    job_rules(job);
    diags_drop_context(job->load->diags);
    diags_sort(job->load->diags);
    allowances_apply(job->load);
    fix_limit(job->load);
    return true;
}

JobStatus job_check(Job *job, const JobOptions *options)
{
    const Format *format;

    if (!job_input_format(job, options, &format) || !findings_valid(&options->findings, job->arena, &job->usage))
        return JOB_USAGE;
    if (!examine(job, options, format))
        return JOB_FAILED;
    if (options->fix || options->diff)
        fix_run(job, options, format, examine);
    findings_limit(&options->findings, job->load);
    return job_status(job);
}

/* ---- convert ---- */

static bool find_target(Job *job, const JobOptions *options, const Format **format)
{
    if (!find_format(job, options->to, true, format))
        return false;
    if (*format == NULL && options->output.len > 0)
        *format = format_of_file(options->output, true);
    if (*format != NULL)
        return true;
    job_misused(job,
                options->output.len > 0 ? "no format is known by the suffix of '%.*s'; name one with -t"
                                        : "into which format? name one with -t%.*s",
                STR_ARG(options->output));
    return false;
}

void job_write_file(Job *job, Str path)
{
    Output *output = output_create(job->arena);
    Str error;

    if (output_add(output, path, buf_str(&job->out), &error) && output_commit(output, &error)) {
        buf_clear(&job->out);
        return;
    }
    buf_clear(&job->out); /* it was not meant for standard output */
    output_discard(output);
    job_failed(job, error);
}

static void set_loss_level(Diags *diags, LossLevel level)
{
    if (level == LOSS_ERROR)
        for (int code = DIAG_B701; code <= DIAG_B704; code++)
            diags_set_level(diags, (DiagCode)code, SEVERITY_ERROR);
    if (level == LOSS_ERROR)
        diags_set_level(diags, DIAG_B714, SEVERITY_ERROR);
}

/* Was anything read of what was asked for? Else nothing is written: an output that is there stays. */
static bool has_input(const Load *load)
{
    for (size_t i = 0; i < load->sources.count; i++)
        if (!load->sources.items[i]->context)
            return true;
    return false;
}

/* To make ranks costs more than to write most formats. A stylesheet of the user's may want those of the canonical XML. */
static bool make_ranks(Records *records, const Format *format, const char *xsl, Str *error)
{
    if (format->ranks || (xsl != NULL && format->entry == NULL))
        return order_records(records, error);
    label_records(records);
    return true;
}

/* Formats whose references may only point to what is in the file ask for it. */
static void mark_outside(const Records *records, const RecordList *written)
{
    for (size_t i = 0; i < records->list.count; i++)
        records->list.items[i]->outside = true;
    for (size_t i = 0; i < written->count; i++)
        written->items[i]->outside = false;
}

static void put_count(Buf *out, size_t count, const char *one)
{
    if (count > 0)
        buf_format(out, "%s%zu %s%s", out->len > 0 ? " and " : "", count, one, count > 1 ? "s" : "");
}

/* Whole kinds that the format does not hold: a remark, since people convert a glossary for its works. */
static void report_kinds(Job *job, const Format *format)
{
    static const Kind kinds[] = { KIND_TERM, KIND_PROGRAM, KIND_ENDNOTE };
    Buf counts = { 0 };
    size_t all = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        RecordList list = { 0 };

        if ((format->kinds & kinds[i]) == 0)
            load_select(job->load, kinds[i], &list);
        put_count(&counts, list.count, kinds[i] == KIND_ENDNOTE ? "work" : kind_name(kinds[i]));
        all += list.count;
    }
    if (all > 0)
        diag_add(job->load->diags, DIAG_B705, NULL, SPAN_NONE, "%.*s %s no place in %s", STR_ARG(buf_str(&counts)),
                 all > 1 ? "have" : "has", format->name);
    buf_free(&counts);
}

static size_t count_workers(const Job *job, const JobOptions *options, size_t records)
{
    if (!render_is_shareable(job->arena, &options->render))
        return 1;
    return options->window > 0 ? workers_count(records) : render_workers(records);
}

/* References count in the order of the source, so does what is written. */
static void write_records(Job *job, const JobOptions *options, const Format *format)
{
    RenderOptions render = options->render;
    RecordList list = { 0 };
    Str error;

    render.losses = options->loss != LOSS_OFF;
    if (render.losses && options->pick.keys.len == 0 && options->pick.cited.len == 0)
        report_kinds(job, format);
    load_select(job->load, format->kinds, &list);
    if (!pick_records(job->load, &options->pick, &list, &job->usage))
        return;
    mark_outside(job->load->records, &list);
    render.workers = count_workers(job, options, list.count);
    if (!make_ranks(job->load->records, format, render.xsl, &error) ||
        !render_format(job->load, format, &list, &render, &job->out, &error))
        job_failed(job, error);
    else if (options->output.len > 0)
        job_write_file(job, options->output);
}

/* The ways that are not the format's own. */
static bool has_way(Job *job, const Format *format, Bilingual way)
{
    if (way == BILINGUAL_OWN || (format->bilingual & 1U << way) != 0)
        return true;
    job_misused(job, "%s has no such way of being bilingual; see --bilingual in bibelot(1)", format->name);
    return false;
}

JobStatus job_convert(Job *job, const JobOptions *options)
{
    static const Str standard_input = STR_INIT("-");
    JobOptions request = *options;
    const Format *from, *to;

    if (request.input_count == 0) {
        request.inputs = &standard_input;
        request.input_count = 1;
    }
    if (!find_format(job, request.from, false, &from) || !find_target(job, &request, &to) ||
        is_format_missing(job, &request, from) || !has_way(job, to, request.render.bilingual))
        return JOB_USAGE;
    if (stream_applies(job, &request, from, to)) {
        load_configuration(job->load, request.inputs, request.input_count);
        set_loss_level(job->load->diags, request.loss);
        stream_convert(job, &request, from, to);
        diags_sort(job->load->diags);
        return job->usage.len > 0 ? JOB_USAGE : job_status(job);
    }
    load_inputs(job->load, request.inputs, request.input_count, from);
    if (request.check)
        job_rules(job);
    set_loss_level(job->load->diags, request.loss);
    if (has_input(job->load))
        write_records(job, &request, to);
    if (job->usage.len > 0)
        return JOB_USAGE;
    diags_drop_context(job->load->diags);
    diags_sort(job->load->diags);
    if (request.check)
        allowances_apply(job->load);
    return job_status(job);
}
