#include "jobs/steps.h"

#include "crosswalk/bib_read.h"
#include "crosswalk/ris.h"
#include "jobs/workers.h"
#include "model/engine.h"
#include "read/bibtex_parts.h"
#include "read/csl.h"
#include "read/ris.h"
#include "read/yaml_parts.h"

/* ---- BibTeX ---- */

typedef struct Bib {
    const Source *source;
    EntryReader *take;
    BibtexParts *parts;
    const BibtexEntries *entries;
} Bib;

static Bib *bib_open(Arena *arena, Source *source, bool classic, size_t size, Diags *diags)
{
    Bib *bib = arena_new(arena, Bib);

    source->inside = bibtex_inside;
    source->syntax = SYNTAX_TEX;
    bib->source = source;
    bib->take = classic ? bibtex_read_entry : biblatex_read_entry;
    bib->parts = bibtex_parts_open(arena, source, classic, size, diags);
    return bib;
}

static void *open_bibtex(Arena *arena, Source *source, size_t size, Diags *diags)
{
    return bib_open(arena, source, true, size, diags);
}

static void *open_biblatex(Arena *arena, Source *source, size_t size, Diags *diags)
{
    return bib_open(arena, source, false, size, diags);
}

static size_t bib_parts(const void *state)
{
    return bibtex_parts_count(((const Bib *)state)->parts);
}

static void bib_scan(void *state, size_t part, Arena *arena)
{
    bibtex_parts_scan(((Bib *)state)->parts, part, arena);
}

static size_t bib_join(void *state)
{
    Bib *bib = state;

    bib->entries = bibtex_parts_join(bib->parts);
    return bib->entries->count;
}

static void bib_take(const void *state, size_t first, size_t end, Records *records, Diags *diags)
{
    const Bib *bib = state;
    Arena *scratch = arena_create();

    for (size_t i = first; i < end && records_have_room(records, bib->source, bib->entries->items[i]->span, diags);
         i++) {
        arena_clear(scratch);
        bib->take(records, bib->source, bib->entries->items[i], scratch, diags);
    }
    arena_destroy(scratch);
}

const FormatSteps bibtex_steps = {
    .open = open_bibtex, .parts = bib_parts, .scan = bib_scan, .join = bib_join, .take = bib_take
};
const FormatSteps biblatex_steps = {
    .open = open_biblatex, .parts = bib_parts, .scan = bib_scan, .join = bib_join, .take = bib_take
};

/* ---- RIS ---- */

typedef struct Ris {
    Arena *arena;
    const Source *source;
    RisEntries entries;
    Node **ours; /* of each entry */
    Str *ids;
} Ris;

static void *ris_open(Arena *arena, Source *source, size_t size, Diags *diags)
{
    Ris *ris = arena_new(arena, Ris);

    (void)size;
    source->syntax = SYNTAX_LINES;
    ris->arena = arena;
    ris->source = source;
    ris_read_entries(arena, source, &ris->entries, diags);
    ris->ours = arena_array(arena, ris->entries.count, sizeof *ris->ours);
    ris->ids = arena_array(arena, ris->entries.count, sizeof *ris->ids);
    return ris;
}

static size_t ris_join(void *state)
{
    return ((const Ris *)state)->entries.count;
}

static void ris_prepare(void *state, size_t first, size_t end, Arena *arena, Diags *diags)
{
    Ris *ris = state;

    for (size_t i = first; i < end; i++)
        ris->ours[i] = ris_read_fields(arena, ris->source, ris->entries.items[i], diags);
}

static void ris_settle(void *state)
{
    Ris *ris = state;
    RisKeys keys = ris_keys_open();

    for (size_t i = 0; i < ris->entries.count; i++)
        ris->ids[i] = ris_read_id(ris->arena, ris->entries.items[i], ris->ours[i], &keys);
    ris_keys_close(&keys);
}

static void ris_take(const void *state, size_t first, size_t end, Records *records, Diags *diags)
{
    const Ris *ris = state;

    for (size_t i = first; i < end && records_have_room(records, ris->source, ris->entries.items[i]->span, diags); i++)
        ris_read_record(records, ris->source, ris->entries.items[i], ris->ours[i], ris->ids[i], diags);
}

const FormatSteps ris_steps = {
    .open = ris_open, .join = ris_join, .prepare = ris_prepare, .settle = ris_settle, .take = ris_take
};

/* ---- CSL-JSON ---- */

static void *csl_open(Arena *arena, Source *source, size_t size, Diags *diags)
{
    (void)size;
    return csl_items_json(arena, source, diags);
}

static size_t csl_join(void *state)
{
    return csl_items_count(state);
}

static void csl_take(const void *state, size_t first, size_t end, Records *records, Diags *diags)
{
    csl_items_take(state, first, end, records, diags);
}

static void csl_close(void *state)
{
    csl_items_close(state);
}

const FormatSteps csl_json_steps = { .open = csl_open, .join = csl_join, .take = csl_take, .close = csl_close };

/* ---- YAML ---- */

typedef struct Yaml {
    const Source *source;
    YamlParts *parts;
    const YamlRecords *records;
} Yaml;

static void *open_yaml(Arena *arena, Source *source, size_t size, Diags *diags)
{
    Yaml *yaml = arena_new(arena, Yaml);

    yaml->source = source;
    yaml->parts = yaml_parts_open(arena, source, size, diags);
    return yaml;
}

static size_t yaml_parts(const void *state)
{
    return yaml_parts_count(((const Yaml *)state)->parts);
}

static void yaml_scan(void *state, size_t part, Arena *arena)
{
    yaml_parts_scan(((Yaml *)state)->parts, part, arena);
}

static size_t yaml_join(void *state)
{
    Yaml *yaml = state;

    yaml->records = yaml_parts_join(yaml->parts);
    return yaml->records != NULL ? yaml->records->count : STEPS_NONE;
}

static void yaml_take(const void *state, size_t first, size_t end, Records *records, Diags *diags)
{
    const Yaml *yaml = state;

    for (size_t i = first; i < end; i++) {
        const YamlRecord *record = &yaml->records->items[i];
        const NodeEntry *entry = record->entry;

        vec_push(records->arena, &records->list,
                 engine_read(records, record->kind, yaml->source, entry->key, entry->key_span, entry->value, diags));
    }
}

static void yaml_close(void *state)
{
    yaml_parts_close(((Yaml *)state)->parts);
}

const FormatSteps yaml_steps = {
    .open = open_yaml, .parts = yaml_parts, .scan = yaml_scan, .join = yaml_join, .take = yaml_take, .close = yaml_close
};

/* ---- any of them ---- */

enum {
    LARGE = 256 * 1024, /* bytes: a file of fewer is soon read */
    PART = 64 * 1024,   /* the least that is worth a part */
    SHARES = 4,         /* parts for each worker: of those that read on where they should not, few do harm */
    RUN = 128           /* entries of a task */
};

typedef struct Work {
    const FormatSteps *steps;
    void *state;
    Arena **arenas; /* one for each worker */
    size_t entries;
    Records **records; /* of each task */
    Diags **diags;
    const Diags *levels;
} Work;

static size_t end_of(const Work *work, size_t task)
{
    return (task + 1) * RUN < work->entries ? (task + 1) * RUN : work->entries;
}

static void scan(void *context, size_t worker, size_t task)
{
    const Work *work = context;

    work->steps->scan(work->state, task, work->arenas[worker]);
}

static void prepare(void *context, size_t worker, size_t task)
{
    const Work *work = context;

    work->diags[task] = diags_like(work->arenas[worker], work->levels);
    work->steps->prepare(work->state, task * RUN, end_of(work, task), work->arenas[worker], work->diags[task]);
}

static void take(void *context, size_t worker, size_t task)
{
    const Work *work = context;

    work->diags[task] = diags_like(work->arenas[worker], work->levels);
    work->records[task] = records_create(work->arenas[worker]);
    work->records[task]->before = task * RUN;
    work->steps->take(work->state, task * RUN, end_of(work, task), work->records[task], work->diags[task]);
}

bool steps_apply(const Format *format, const Source *source, size_t piece)
{
    return format->steps != NULL && (piece > 0 || source->bytes.len >= LARGE);
}

static size_t part_size(const Source *source, size_t piece, size_t workers)
{
    size_t share = source->bytes.len / (workers * SHARES);

    if (piece > 0)
        return piece;
    return share > PART ? share : PART;
}

static void append_diags(const Work *work, size_t tasks, Diags *diags)
{
    for (size_t i = 0; i < tasks; i++)
        diags_append(diags, work->diags[i]);
}

/* Takes the entries that were found, and what is said of them. */
static void take_all(Work *work, Records *records, size_t workers, Diags *diags)
{
    size_t tasks;

    if (work->entries > diags->limits.most[LIMIT_RECORDS])
        work->entries = diags->limits.most[LIMIT_RECORDS] + 1; /* the one at which it is told */
    tasks = (work->entries + RUN - 1) / RUN;
    work->records = arena_array(records->arena, tasks, sizeof *work->records);
    work->diags = arena_array(records->arena, tasks, sizeof *work->diags);
    if (work->steps->prepare != NULL) {
        workers_run(workers, tasks, prepare, work);
        append_diags(work, tasks, diags);
        work->steps->settle(work->state);
    }
    workers_run(workers, tasks, take, work);
    append_diags(work, tasks, diags);
    for (size_t i = 0; i < tasks; i++)
        for (size_t j = 0; j < work->records[i]->list.count; j++)
            vec_push(records->arena, &records->list, work->records[i]->list.items[j]);
}

void steps_read(const Format *format, Records *records, Source *source, size_t piece, Arena **arenas, size_t workers,
                Diags *diags)
{
    Work work = { .steps = format->steps, .arenas = arenas, .levels = diags };

    work.state = work.steps->open(records->arena, source, part_size(source, piece, workers), diags);
    if (work.steps->parts != NULL)
        workers_run(workers, work.steps->parts(work.state), scan, &work);
    work.entries = work.steps->join(work.state);
    if (work.entries != STEPS_NONE)
        take_all(&work, records, workers, diags);
    if (work.steps->close != NULL)
        work.steps->close(work.state);
    if (work.entries == STEPS_NONE)
        format->read(records, source, diags);
}
