/* Publishing a project: checked first, all files together or none, on all processors. */
#include "jobs/allowances.h"
#include "jobs/cite.h"
#include "jobs/job.h"
#include "jobs/siblings.h"
#include "jobs/site_manifest.h"
#include "jobs/workers.h"

/* What the project publishes if it doesn't say. */
static const char *const default_targets[] = { "bibtex", "biblatex", "tei", "html" };

/* A file in a format, or a piece of the site. */
typedef struct Task {
    const Format *format;     /* NULL: a bibliography, or a piece of the site */
    CitePublished *published; /* NULL: no bibliography */
    size_t piece;
    bool done;
    Str error; /* not done: why; in the worker's arena */
} Task;

/* Everything that a task changes belongs to its worker. */
typedef struct Worker {
    Load load; /* as the job's, with an arena of its own */
    Site site;
    Output *output;
} Worker;

typedef struct Build {
    Job *job;
    const JobOptions *options;
    Str folder; /* of the published files */
    RecordList list;
    const Format *also; /* made with the site */
    bool site;
    CitePublishedList styles;
    VEC(Task) tasks;
    Worker *workers;
    size_t worker_count;
} Build;

/* "html" among what a project publishes means the site; one page of everything is for `convert`. */
static bool is_site(Str target)
{
    return str_is(target, "site") || str_is(target, "html");
}

/* ---- what to publish ---- */

typedef VEC(Str) Targets;

static void collect_targets(const Build *build, Targets *targets)
{
    const Record *project = build->job->load->records->project;
    const Field *publish = project != NULL ? record_field(project, F_PUBLISH) : NULL;
    Arena *arena = build->job->arena;

    for (size_t i = 0; i < build->options->target_count; i++)
        vec_push(arena, targets, build->options->targets[i]);
    if (targets->count > 0)
        return;
    for (size_t i = 0; publish != NULL && i < publish->values.count; i++)
        vec_push(arena, targets, publish->values.items[i]->text);
    for (size_t i = 0; publish == NULL && i < sizeof default_targets / sizeof default_targets[0]; i++)
        vec_push(arena, targets, str_of(default_targets[i]));
}

static bool check_targets(Build *build, const Targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        Str target = targets->items[i], near;

        if (is_site(target) || format_publishable(target))
            continue;
        near = format_suggest(target, true);
        job_misused(build->job,
                    near.len > 0 ? "nothing to publish is named '%.*s'; did you mean '%.*s'?"
                                 : "nothing to publish is named '%.*s'%.*s",
                    STR_ARG(target), STR_ARG(near));
        return false;
    }
    return true;
}

static void add_formats(Build *build, const Targets *targets, bool framed)
{
    for (size_t i = 0; i < targets->count; i++) {
        const Format *format = is_site(targets->items[i]) ? NULL : format_find(targets->items[i]);

        if (format != NULL && format != build->also && (format->mode == WRITE_FRAME) == framed)
            vec_push(build->job->arena, &build->tasks, (Task){ .format = format });
    }
}

/* The longest tasks first, so that the workers end together: TEI, the other formats, then the site, piece by piece. */
static void add_tasks(Build *build, const Targets *targets)
{
    bool site = false;

    for (size_t i = 0; i < targets->count; i++)
        site = site || is_site(targets->items[i]);
    for (size_t i = 0; site && i < targets->count; i++) {
        const Format *format = is_site(targets->items[i]) ? NULL : format_find(targets->items[i]);

        if (format != NULL && siblings_share(format))
            build->also = format;
    }
    add_formats(build, targets, true);
    add_formats(build, targets, false);
    for (size_t i = 0; i < build->styles.count; i++)
        vec_push(build->job->arena, &build->tasks, (Task){ .published = &build->styles.items[i] });
    build->site = site;
    for (size_t piece = site_pieces(&build->list); site && piece-- > 0;)
        vec_push(build->job->arena, &build->tasks, (Task){ .piece = piece });
}

/* ---- doing it ---- */

static bool write_format(const Build *build, Worker *worker, const Format *format, Str *error)
{
    RecordList list = { 0 };
    Buf out = { 0 };
    bool done;

    load_select(&worker->load, format->kinds, &list);
    done = render_format(&worker->load, format, &list, &build->options->render, &out, error) &&
           output_add(worker->output, path_join(worker->load.arena, build->folder, str_of(format->published)),
                      buf_str(&out), error);
    buf_free(&out);
    return done;
}

static void run_task(void *context, size_t number_of_worker, size_t number)
{
    Build *build = context;
    Worker *worker = &build->workers[number_of_worker];
    Task *task = &build->tasks.items[number];

    if (task->published != NULL) {
        task->done = cite_publish(worker->load.arena, &worker->load, &build->options->render, build->folder,
                                  task->published, worker->output, &task->error);
        return;
    }
    task->done = task->format != NULL ? write_format(build, worker, task->format, &task->error)
                                      : site_make(&worker->site, task->piece, &task->error);
}

static void open_workers(Build *build)
{
    Load *load = build->job->load;

    xml_init();
    build->worker_count = workers_count(build->tasks.count);
    build->workers = arena_array(build->job->arena, build->worker_count, sizeof *build->workers);
    for (size_t i = 0; i < build->worker_count; i++) {
        Worker *worker = &build->workers[i];

        worker->load = *load;
        worker->load.arena = arena_create();
        worker->output = output_create(worker->load.arena);
        worker->site = (Site){
            .load = &worker->load,
            .options = &build->options->render,
            .folder = path_join(worker->load.arena, build->folder, STR("html")),
            .output = worker->output,
            .scratch = arena_create(),
            .list = &build->list,
            .also = build->also,
            .styles = build->styles.items,
            .style_count = build->styles.count,
        };
    }
}

/* What they wrote goes together: a folder of one may hold files of another. */
static void close_workers(Build *build)
{
    for (size_t i = 1; i < build->worker_count; i++)
        output_merge(build->workers[0].output, build->workers[i].output);
    output_discard(build->workers[0].output);
    for (size_t i = 0; i < build->worker_count; i++) {
        arena_destroy(build->workers[i].site.scratch);
        arena_destroy(build->workers[i].load.arena);
    }
}

/* The first failure in the order of the tasks: which worker was quicker does not matter. */
static bool all_done(Build *build)
{
    for (size_t i = 0; i < build->tasks.count; i++)
        if (!build->tasks.items[i].done) {
            job_failed(build->job, arena_copy(build->job->arena, build->tasks.items[i].error));
            return false;
        }
    return true;
}

static bool commit(Build *build)
{
    Arena *arena = build->job->arena;
    Output *all = output_create(arena);
    size_t removed = 0;
    Str error;

    for (size_t i = 0; i < build->worker_count; i++)
        output_merge(all, build->workers[i].output);
    if (!output_commit(all, &error)) {
        job_failed(build->job, error);
        return false;
    }
    if (build->site && !manifest_update(arena, path_join(arena, build->folder, STR("html")), all, &removed, &error)) {
        job_failed(build->job, error);
        return false;
    }
    build->job->summary = arena_format(arena, "%.*s: %zu file%s written, %zu unchanged", STR_ARG(build->folder),
                                       output_written(all), output_written(all) == 1 ? "" : "s", output_unchanged(all));
    if (removed > 0)
        build->job->summary = arena_format(arena, "%.*s, %zu removed", STR_ARG(build->job->summary), removed);
    return true;
}

/* While one worker waits for the disk, another takes the stylesheets apart. */
static void finish_task(void *context, size_t number_of_worker, size_t number)
{
    Build *build = context;

    (void)number_of_worker;
    if (number > 0)
        site_close(&build->workers[number - 1].site);
    else if (all_done(build))
        commit(build);
}

/* Works that are missing in a bibliography. */
static void report_empty(const Build *build)
{
    for (size_t i = 0; i < build->styles.count; i++)
        for (size_t k = 0; k < build->styles.items[i].empty.count; k++)
            cite_report_key(build->job, build->styles.items[i].empty.items[k]);
    diags_sort(build->job->load->diags);
}

static Str output_folder(const Build *build)
{
    if (build->options->output.len > 0)
        return build->options->output;
    return path_join(build->job->arena, build->job->load->root, STR("out"));
}

JobStatus job_build(Job *job, const JobOptions *options)
{
    Build build = { .job = job, .options = options };
    Targets targets = { 0 };
    Str error;

    if (!load_project(job->load, options->folder))
        return JOB_FAILED;
    job_rules(job);
    if (options->target_count == 0)
        cite_published(job, &build.styles);
    diags_sort(job->load->diags);
    allowances_apply(job->load);
    if (job_status(job) != JOB_CLEAN)
        return job_status(job);
    collect_targets(&build, &targets);
    if (!check_targets(&build, &targets))
        return JOB_USAGE;
    if (!order_records(job->load->records, &error))
        return job_failed(job, error);
    build.folder = output_folder(&build);
    load_select(job->load, KIND_TERM | KIND_PROGRAM | KIND_ENDNOTE, &build.list);
    add_tasks(&build, &targets);
    open_workers(&build);
    workers_run(build.worker_count, build.tasks.count, run_task, &build);
    workers_run(build.worker_count, build.worker_count + 1, finish_task, &build);
    report_empty(&build);
    close_workers(&build);
    return job_status(job);
}
