#include "jobs/fix_proof.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- examinations ---- */

static void copy_list(Exam *exam, const Diags *diags, DiagList *list)
{
    for (size_t i = 0; i < diags->list.count; i++)
        vec_push(exam->arena, list, diags->list.items[i]);
}

/* The load's own list stays whole: what is left out is counted once, at the end. */
static void look(Exam *exam, const JobOptions *options)
{
    Load load = *exam->job.load;
    Diags diags = *load.diags;
    FindingOptions findings = options->findings;

    copy_list(exam, load.diags, &exam->all);
    copy_list(exam, load.diags, &exam->shown);
    diags.list.items = exam->shown.items;
    load.diags = &diags;
    findings.write_baseline = STR_EMPTY;
    findings_limit(&findings, &load);
    exam->shown.count = diags.list.count;
}

Exam *exam_first(Job *job, const JobOptions *options)
{
    Exam *exam = arena_new(job->arena, Exam);

    exam->arena = job->arena;
    exam->first = true;
    exam->job = *job;
    look(exam, options);
    return exam;
}

Exam *exam_open(const Job *job)
{
    Arena *arena = arena_create();
    Exam *exam = arena_new(arena, Exam);

    exam->arena = arena;
    exam->job = (Job){ .arena = arena, .load = load_create(arena), .today = job->today };
    exam->job.load->piece = job->load->piece;
    return exam;
}

void exam_run(Exam *exam, const JobOptions *options, const Format *format, Examiner *examine)
{
    examine(&exam->job, options, format);
    look(exam, options);
}

void exam_close(Exam *exam)
{
    if (!exam->first)
        arena_destroy(exam->arena);
}

Load *exam_keep(Exam *exam, Job *job)
{
    Load *load = exam->job.load;

    if (exam->first)
        return load;
    arena_adopt(job->arena, exam->arena);
    load->arena = job->arena;
    load->diags->arena = job->arena;
    load->records->arena = job->arena;
    return load;
}

/* ---- edits ---- */

bool proof_touches(Span edit, Span span)
{
    return edit.start == edit.end ? edit.start > span.start && edit.start < span.end
                                  : edit.start < span.end && edit.end > span.start;
}

static bool touches_any(const Edits *edits, Span span)
{
    size_t low = 0, high = edits->count;

    while (low < high) { /* the first edit that ends behind the beginning of the span */
        size_t middle = low + (high - low) / 2;

        if (edits->items[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < edits->count && proof_touches(edits->items[low].span, span);
}

/* ---- findings ---- */

static Str finding_key(Arena *arena, size_t order, size_t at, DiagCode code)
{
    return arena_format(arena, "%zu %zu %d", order, at, (int)code);
}

/* Who is still there? */
static bool are_gone(const Exam *after, const Edits *edits, const Diag *const *diags, size_t count, bool *blamed)
{
    Arena *arena = after->arena;
    Map places = { 0 };
    bool gone = true;

    for (size_t i = 0; i < after->all.count; i++) {
        Diag *diag = after->all.items[i];

        if (diag->source != NULL)
            map_add(arena, &places, finding_key(arena, diag->source->order, diag->span.start, diag->code), diag);
    }
    for (size_t i = 0; i < count; i++) {
        size_t order = diags[i]->source->order, at = fix_moved(&edits[order], diags[i]->span.start);

        const Edit *edit = &diags[i]->fix->edits.items[0];

        blamed[i] = map_get(&places, finding_key(arena, order, at, diags[i]->code)) != NULL;
        if (edit->text.len > 0 && edit->span.start == diags[i]->span.start) /* behind what was put there? */
            blamed[i] =
                blamed[i] || map_get(&places, finding_key(arena, order, at + edit->text.len, diags[i]->code)) != NULL;
        gone = gone && !blamed[i];
    }
    return gone;
}

static uint32_t *count_findings(const Exam *exam, Arena *arena)
{
    uint32_t *counts = arena_array(arena, (exam->job.load->sources.count + 1) * DIAG_COUNT, sizeof *counts);

    for (size_t i = 0; i < exam->all.count; i++) {
        const Diag *diag = exam->all.items[i];
        size_t order = diag->source != NULL ? diag->source->order + 1 : 0;

        counts[order * DIAG_COUNT + diag->code]++;
    }
    return counts;
}

bool proof_is_input(DiagCode code)
{
    return code < DIAG_B090;
}

/* More of a code than before, of those before `end`, where that is as grave as what was mended? */
static bool is_worse(const Exam *before, const Exam *after, Severity least, size_t end)
{
    const uint32_t *old = count_findings(before, after->arena), *new = count_findings(after, after->arena);
    const Severity *levels = after->job.load->diags->levels;
    size_t rows = after->job.load->sources.count + 1;

    for (size_t row = 0; row < rows; row++)
        for (size_t code = 0; code < end; code++)
            if (levels[code] >= least && new[row * DIAG_COUNT + code] > old[row * DIAG_COUNT + code])
                return true;
    return false;
}

/* ---- values ---- */

typedef struct Seen {
    const Row *row;
    Str text;
    Span span;
    size_t order; /* of the source */
} Seen;

typedef struct SeenList {
    Arena *arena;
    Seen *items;
    size_t count, capacity;
} SeenList;

static void see(void *context, const Record *record, const Value *top, Value *value)
{
    SeenList *list = context;

    (void)top;
    if (value->record == NULL)
        vec_push(list->arena, list, (Seen){ value->row, value->text, value->span, record->source->order });
}

/* Every value of the record that no edit is about is in the other, in the same order. */
static bool keeps_values(Arena *arena, const Record *old, const Record *new, const Edits *edits)
{
    SeenList before = { .arena = arena }, after = { .arena = arena };
    size_t at = 0;

    record_walk(old, see, &before);
    record_walk(new, see, &after);
    for (size_t i = 0; i < before.count; i++) {
        const Seen *seen = &before.items[i];

        if (touches_any(&edits[seen->order], seen->span))
            continue;
        while (at < after.count && !(after.items[at].row == seen->row && str_eq(after.items[at].text, seen->text)))
            at++;
        if (at++ == after.count)
            return false;
    }
    return true;
}

/* Some formats have no ids: they are made of what is mended here. */
static bool keeps_id(const Record *old, const Record *new, const Edits *edits)
{
    return str_eq(old->id, new->id) || touches_any(&edits[old->source->order], old->id_span) ||
           !str_contains(source_text(old->source, old->id_span), old->id);
}

static bool keeps_records(const Exam *before, const Exam *after, const Edits *edits)
{
    const Records *old = before->job.load->records, *new = after->job.load->records;

    if (old->list.count != new->list.count || (old->project == NULL) != (new->project == NULL))
        return false;
    for (size_t i = 0; i < old->list.count; i++) {
        const Record *a = old->list.items[i], *b = new->list.items[i];

        if (a->source->order != b->source->order)
            return false;
        if (edits[a->source->order].count == 0)
            continue;
        if (!keeps_id(a, b, edits) || (b->broken && !a->broken) || !keeps_values(after->arena, a, b, edits))
            return false;
    }
    return old->project == NULL || keeps_values(after->arena, old->project, new->project, edits);
}

bool proof_holds(const Exam *before, const Exam *after, const Edits *edits, const Diag *const *diags, size_t count,
                 bool *blamed)
{
    const Load *old = before->job.load, *new = after->job.load;
    Severity least = SEVERITY_ERROR;
    bool input = true;

    for (size_t i = 0; i < count; i++)
        input = input && proof_is_input(diags[i]->code);
    for (size_t i = 0; i < count; i++)
        least = diags[i]->severity < least ? diags[i]->severity : least;
    return old->sources.count == new->sources.count &&new->failures.count <=
                                     old->failures.count &&are_gone(after, edits, diags, count, blamed) &&
           !is_worse(before, after, least, input ? DIAG_B090 : DIAG_COUNT) && keeps_records(before, after, edits);
}
