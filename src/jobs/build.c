/* Publishing a project: checked first, all files together or none. */
#include "jobs/job.h"

#include "check/check.h"
#include "jobs/site.h"

typedef struct Build {
    Job *job;
    const JobOptions *options;
    Output *output;
    Str folder; /* of the published files */
} Build;

/* What the project publishes if it doesn't say. */
static const char *const default_targets[] = { "bibtex", "biblatex", "tei", "html" };

/* "html" among what a project publishes means the site; one page of everything is for `convert`. */
static bool is_site(Str target)
{
    return str_is(target, "site") || str_is(target, "html");
}

static bool build_site(Build *build)
{
    Str folder = path_join(build->job->arena, build->folder, STR("html")), error;

    if (site_render(build->job->load, &build->options->render, folder, build->output, &error))
        return true;
    job_failed(build->job, error);
    return false;
}

static bool build_target(Build *build, Str target)
{
    const Format *format = format_find(target);
    RecordList list = { 0 };
    Buf out = { 0 };
    Str error;
    bool done;

    if (is_site(target))
        return build_site(build);
    load_select(build->job->load, format->kinds, &list);
    done = render_format(build->job->load, format, &list, &build->options->render, &out, &error) &&
           output_add(build->output, path_join(build->job->arena, build->folder, str_of(format->published)), buf_str(&out), &error);
    if (!done)
        job_failed(build->job, error);
    buf_free(&out);
    return done;
}

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
    if (publish == NULL) {
        for (size_t i = 0; i < sizeof default_targets / sizeof default_targets[0]; i++)
            vec_push(arena, targets, str_of(default_targets[i]));
        return;
    }
    for (size_t i = 0; i < publish->values.count; i++)
        vec_push(arena, targets, publish->values.items[i]->text);
}

static bool check_targets(Build *build, const Targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        Str target = targets->items[i], near;
        const Format *format = format_find(target);

        if (is_site(target) || (format != NULL && format->published != NULL))
            continue;
        near = format_suggest(target, true);
        job_misused(build->job, near.len > 0 ? "nothing to publish is named '%.*s'; did you mean '%.*s'?"
                                             : "nothing to publish is named '%.*s'%.*s",
                    STR_ARG(target), STR_ARG(near));
        return false;
    }
    return true;
}

static Str output_folder(const Build *build)
{
    if (build->options->output.len > 0)
        return build->options->output;
    return path_join(build->job->arena, build->job->load->root, STR("out"));
}

static JobStatus publish(Build *build, const Targets *targets)
{
    Str error;
    bool done = true;

    for (size_t i = 0; done && i < targets->count; i++)
        done = build_target(build, targets->items[i]);
    if (done && !output_commit(build->output, &error)) {
        job_failed(build->job, error);
        done = false;
    }
    if (!done) {
        output_discard(build->output);
        return JOB_FAILED;
    }
    build->job->summary = arena_format(build->job->arena, "%.*s: %zu files written, %zu unchanged", STR_ARG(build->folder),
                                       output_written(build->output), output_unchanged(build->output));
    return job_status(build->job);
}

JobStatus job_build(Job *job, const JobOptions *options)
{
    Build build = { .job = job, .options = options };
    Targets targets = { 0 };
    Str error;

    if (!load_project(job->load, options->folder))
        return JOB_FAILED;
    check_records(job->load->records, job->load->diags);
    diags_sort(job->load->diags);
    if (job_status(job) != JOB_CLEAN)
        return job_status(job);
    collect_targets(&build, &targets);
    if (!check_targets(&build, &targets))
        return JOB_USAGE;
    if (!order_records(job->load->records, &error))
        return job_failed(job, error);
    build.folder = output_folder(&build);
    build.output = output_create(job->arena);
    return publish(&build, &targets);
}
