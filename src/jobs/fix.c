#include "jobs/fix.h"

#include "base/diff.h"
#include "base/fix.h"
#include "jobs/fix_proof.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_STEPS = 400, /* each reads and checks everything */
    MOST_AT_ONCE = 1 << 20
};

typedef struct File {
    Str name, original, bytes;
    bool fixable; /* what was read are the bytes of the file */
} File;

/* A finding that is not to be mended: it was left out, or its fix was no good. */
typedef struct Passed {
    Str name;
    size_t at;
    DiagCode code;
    bool silent; /* for good: it is not shown */
} Passed;

typedef struct Fixer {
    Job *job;
    const JobOptions *options;
    const Format *format;
    Examiner *examine;
    Map files; /* name → File */
    Map overlay;
    VEC(Passed) passed;
    Map passed_keys;
    Exam *now;
    size_t mended, limit;
    size_t rejected; /* how much was mended when something was first found no good */
    bool any_rejected;
} Fixer;

/* The fixes of one step, by their places. */
typedef struct Step {
    VEC(const Diag *) diags;
    Edits *edits; /* of each source */
    unsigned rank;
} Step;

/* ---- files ---- */

/* What was read may have been recoded on its way, or be no longer what is in the file. */
static bool is_fixable(const Source *source)
{
    Arena *arena;
    const Source *file;
    Str error;
    bool same;

    if (source->recoded)
        return false;
    if (str_is(source->name, "<stdin>"))
        return true;
    arena = arena_create();
    file = file_read(arena, source->name, &error);
    same = file != NULL && str_eq(file->bytes, source->bytes);
    arena_destroy(arena);
    return same;
}

static File *file_of(Fixer *fixer, const Source *source)
{
    File *file = map_get(&fixer->files, source->name);
    Arena *arena = fixer->job->arena;

    if (file != NULL)
        return file;
    file = arena_new(arena, File);
    file->name = arena_copy(arena, source->name);
    file->original = file->bytes = arena_copy(arena, source->bytes);
    file->fixable = is_fixable(source);
    map_add(arena, &fixer->files, file->name, file);
    return file;
}

/* ---- what is passed over ---- */

static Str passed_key(Arena *arena, Str name, size_t at, DiagCode code)
{
    return arena_format(arena, "%zu %d %.*s", at, (int)code, STR_ARG(name));
}

static void pass_over(Fixer *fixer, const Diag *diag, bool silent)
{
    Arena *arena = fixer->job->arena;
    Passed passed = { arena_copy(arena, diag->source->name), diag->span.start, diag->code, silent };

    vec_push(arena, &fixer->passed, passed);
    map_set(arena, &fixer->passed_keys, passed_key(arena, passed.name, passed.at, passed.code), fixer);
}

static bool is_passed(const Fixer *fixer, Arena *arena, const Diag *diag)
{
    return fixer->passed.count > 0 &&
           map_get(&fixer->passed_keys, passed_key(arena, diag->source->name, diag->span.start, diag->code)) != NULL;
}

static const Source *source_named(const Load *load, Str name)
{
    for (size_t i = 0; i < load->sources.count; i++)
        if (str_eq(load->sources.items[i]->name, name))
            return load->sources.items[i];
    return NULL;
}

/* What is passed over stands elsewhere after a step. */
static void move_passed(Fixer *fixer, const Step *step)
{
    Arena *arena = fixer->job->arena;

    fixer->passed_keys = (Map){ 0 };
    for (size_t i = 0; i < fixer->passed.count; i++) {
        Passed *passed = &fixer->passed.items[i];
        const Source *source = source_named(fixer->now->job.load, passed->name);

        if (source != NULL)
            passed->at = fix_moved(&step->edits[source->order], passed->at);
        map_set(arena, &fixer->passed_keys, passed_key(arena, passed->name, passed->at, passed->code), fixer);
    }
}

/* What is silenced at the beginning is never mended, even if nobody recognises it later. */
static void pass_silent(Fixer *fixer)
{
    const Exam *exam = fixer->now;
    Map shown = { 0 };
    char key[32];

    for (size_t i = 0; i < exam->shown.count; i++) {
        snprintf(key, sizeof key, "%p", (void *)exam->shown.items[i]);
        map_add(exam->arena, &shown, arena_copy(exam->arena, str_of(key)), fixer);
    }
    for (size_t i = 0; i < exam->all.count; i++) {
        const Diag *diag = exam->all.items[i];

        snprintf(key, sizeof key, "%p", (const void *)diag);
        if (diag->source != NULL && diag->fix != NULL && map_get(&shown, str_of(key)) == NULL)
            pass_over(fixer, diag, true);
    }
}

/* What was no good may be after others were mended. False where nothing was since. */
static bool try_again(Fixer *fixer)
{
    Arena *arena = fixer->job->arena;
    size_t kept = 0;

    if (!fixer->any_rejected || fixer->mended == fixer->rejected)
        return false;
    fixer->any_rejected = false;
    fixer->passed_keys = (Map){ 0 };
    for (size_t i = 0; i < fixer->passed.count; i++) {
        const Passed *passed = &fixer->passed.items[i];

        if (!passed->silent)
            continue;
        map_set(arena, &fixer->passed_keys, passed_key(arena, passed->name, passed->at, passed->code), fixer);
        fixer->passed.items[kept++] = *passed;
    }
    fixer->passed.count = kept;
    return true;
}

/* ---- steps ---- */

static int compare_places(const void *left, const void *right)
{
    const Diag *a = *(const Diag *const *)left, *b = *(const Diag *const *)right;
    uint32_t at = a->fix->edits.items[0].span.start, other = b->fix->edits.items[0].span.start;

    if (a->source->order != b->source->order)
        return a->source->order < b->source->order ? -1 : 1;
    return at != other ? (at < other ? -1 : 1) : (a->order > b->order) - (a->order < b->order);
}

static bool is_candidate(Fixer *fixer, const Diag *diag)
{
    return diag->source != NULL && diag->fix != NULL && !diag->source->context &&
           !is_passed(fixer, fixer->now->arena, diag) && file_of(fixer, diag->source)->fixable;
}

/* What can be read at all comes first, then the graver findings. */
static unsigned rank_of(const Diag *diag)
{
    return proof_is_input(diag->code) ? SEVERITY_ERROR + 1 : (unsigned)diag->severity;
}

/* Those of the highest rank that has any; what is in one another's way waits. */
static void find_step(Fixer *fixer, Step *step)
{
    const Exam *exam = fixer->now;
    Arena *arena = exam->arena;
    VEC(const Diag *) found = { 0 };
    size_t end = 0, order = SIZE_MAX;

    *step = (Step){ .edits = arena_array(arena, exam->job.load->sources.count + 1, sizeof(Edits)) };
    for (size_t i = 0; i < exam->shown.count; i++) {
        const Diag *diag = exam->shown.items[i];

        if (rank_of(diag) < step->rank || !is_candidate(fixer, diag))
            continue;
        if (rank_of(diag) > step->rank)
            found.count = 0;
        step->rank = rank_of(diag);
        vec_push(arena, &found, diag);
    }
    if (found.count > 1)
        qsort(found.items, found.count, sizeof *found.items, compare_places);
    for (size_t i = 0; i < found.count && step->diags.count < fixer->limit; i++) {
        const Diag *diag = found.items[i];
        const Edits *edits = &diag->fix->edits;

        if (diag->source->order == order && edits->items[0].span.start < end)
            continue;
        order = diag->source->order;
        end = edits->items[edits->count - 1].span.end;
        end += end == edits->items[edits->count - 1].span.start; /* nothing else is inserted there */
        for (size_t j = 0; j < edits->count; j++)
            vec_push(arena, &step->edits[order], edits->items[j]);
        vec_push(arena, &step->diags, diag);
    }
}

static Exam *try_step(Fixer *fixer, Step *step)
{
    const Load *load = fixer->now->job.load;
    Map overlay = { 0 };
    Exam *exam = exam_open(fixer->job);

    for (size_t i = 0; i < fixer->overlay.count; i++)
        map_add(exam->arena, &overlay, fixer->overlay.entries[i].key, fixer->overlay.entries[i].value);
    for (size_t i = 0; i < load->sources.count; i++) {
        const File *file = map_get(&fixer->files, load->sources.items[i]->name);
        Str *bytes;

        if (step->edits[i].count == 0 || file == NULL)
            continue;
        bytes = arena_new(exam->arena, Str);
        *bytes = fix_apply(exam->arena, file->bytes, &step->edits[i]);
        map_set(exam->arena, &overlay, file->name, bytes);
    }
    exam->job.load->overlay = &overlay;
    exam_run(exam, fixer->options, fixer->format, fixer->examine);
    exam->job.load->overlay = NULL;
    return exam;
}

/* The files are what the step made of them. */
static void accept(Fixer *fixer, const Step *step, Exam *exam)
{
    const Load *load = fixer->now->job.load;
    Arena *arena = fixer->job->arena;

    move_passed(fixer, step);
    for (size_t i = 0; i < load->sources.count; i++) {
        File *file = map_get(&fixer->files, load->sources.items[i]->name);

        if (step->edits[i].count == 0 || file == NULL)
            continue;
        file->bytes = fix_apply(arena, file->bytes, &step->edits[i]);
        map_set(arena, &fixer->overlay, file->name, &file->bytes);
    }
    fixer->mended += step->diags.count;
    exam_close(fixer->now);
    fixer->now = exam;
}

/* Passes over what the proof found to blame; of a step of several that is not to be told, it is divided. */
static void reject(Fixer *fixer, const Step *step, const bool *blamed)
{
    bool any = false;

    for (size_t i = 0; i < step->diags.count; i++)
        if (blamed[i] || step->diags.count == 1) {
            pass_over(fixer, step->diags.items[i], false);
            if (!fixer->any_rejected)
                fixer->rejected = fixer->mended;
            fixer->any_rejected = any = true;
        }
    fixer->limit = any ? MOST_AT_ONCE : (step->diags.count + 1) / 2;
}

static void take_steps(Fixer *fixer)
{
    for (size_t i = 0; i < MOST_STEPS; i++) {
        bool *blamed;
        Step step;
        Exam *exam;

        find_step(fixer, &step);
        if (step.diags.count == 0 && try_again(fixer))
            continue;
        if (step.diags.count == 0)
            return;
        exam = try_step(fixer, &step);
        blamed = arena_array(exam->arena, step.diags.count, sizeof *blamed);
        if (proof_holds(fixer->now, exam, step.edits, step.diags.items, step.diags.count, blamed)) {
            accept(fixer, &step, exam);
            fixer->limit = fixer->limit < MOST_AT_ONCE / 2 ? fixer->limit * 2 : MOST_AT_ONCE;
        } else {
            reject(fixer, &step, blamed);
            exam_close(exam);
        }
    }
}

/* ---- results ---- */

static bool was_changed(const File *file)
{
    return !str_eq(file->original, file->bytes);
}

static void show_diff(Fixer *fixer)
{
    for (size_t i = 0; i < fixer->files.count; i++) {
        const File *file = fixer->files.entries[i].value;
        Str name = file->name;

        while (str_starts(name, STR("./")))
            name = str_from(name, 2);
        diff_put(&fixer->job->out, name, file->original, file->bytes);
    }
}

/* The file that a symbolic link names is changed; the link stays. */
static bool write_files(Fixer *fixer)
{
    Job *job = fixer->job;
    Output *output = output_create(job->arena);
    Str error = STR_EMPTY;
    bool done = true;

    for (size_t i = 0; done && i < fixer->files.count; i++) {
        const File *file = fixer->files.entries[i].value;

        if (was_changed(file) && !str_is(file->name, "<stdin>"))
            done = output_add(output, path_real(job->arena, file->name), file->bytes, &error);
    }
    done = done && output_commit(output, &error);
    if (!done) {
        output_discard(output);
        job_failed(job, error);
    }
    return done;
}

/* Standard input comes out again, mended or not. */
static void put_standard_input(Fixer *fixer)
{
    const Load *load = fixer->job->load;

    for (size_t i = 0; i < load->sources.count; i++)
        if (str_is(load->sources.items[i]->name, "<stdin>"))
            buf_put(&fixer->job->out, file_of(fixer, load->sources.items[i])->bytes);
}

static void keep_standard_input(Fixer *fixer)
{
    const Source *source = source_named(fixer->job->load, STR("<stdin>"));

    if (source != NULL)
        map_add(fixer->job->arena, &fixer->overlay, STR("<stdin>"), &file_of(fixer, source)->bytes);
}

void fix_run(Job *job, const JobOptions *options, const Format *format, Examiner *examine)
{
    Fixer fixer = { .job = job, .options = options, .format = format, .examine = examine, .limit = MOST_AT_ONCE };

    fixer.now = exam_first(job, options);
    keep_standard_input(&fixer);
    pass_silent(&fixer);
    take_steps(&fixer);
    if (options->diff) {
        show_diff(&fixer);
        exam_close(fixer.now);
        return;
    }
    put_standard_input(&fixer);
    if (!write_files(&fixer)) {
        exam_close(fixer.now);
        return;
    }
    job->load = exam_keep(fixer.now, job);
    job->load->diags->mended = fixer.mended;
    for (size_t i = 0; i < job->load->diags->list.count; i++) /* nobody is told to use --fix again */
        fix_withdraw(job->load->diags->list.items[i]);
}
