/* The library's citations: a style that stays open while works are added and citations change. */
#include "library.h"

#include "crosswalk/csl.h"
#include "jobs/cite.h"
#include "read/json.h"

/* A citation as it was printed. */
typedef struct Printed {
    Str text;
    bool changed;
} Printed;

typedef struct PrintedEntry {
    Str text, id;
} PrintedEntry;

struct BibelotCsl {
    Arena *arena;
    CiteStyle style;
    CslEngine *engine;
    CslManner manner;
    RenderOptions render;
    Map keys; /* CslItem by id and citation-key of a record: one of them is the item's */

    Arena *cited; /* what was set last */
    CslCitation **citations;
    Str *names; /* of citations; empty: none */
    size_t count;

    Arena *texts; /* what was printed last */
    Map by_name;  /* Printed */
    Printed *printed;
    Str bibliography; /* `ptr` NULL: not known */
    bool listed;      /* the entries are known */
    VEC(PrintedEntry) entries;
    bool stale; /* something has changed since */
};

/* ---- opening ---- */

static JobStatus open_style(BibelotCsl *csl, Job *job, const JobOptions *options)
{
    const CiteOptions *cite = &options->cite;
    Str sort = options->pick.sort;
    JobStatus status;

    if (cite->style.len == 0)
        return job_misused(job, "in which style? name one");
    if (!cite_format(options->to.len > 0 ? options->to : STR("text"), &csl->manner.format))
        return job_misused(job, "a bibliography can be text, html, markdown or latex, not '%.*s'",
                           STR_ARG(options->to));
    if (sort.len > 0 && !str_is(sort, "none"))
        return job_misused(job, "the order can be the style's, or 'none', not '%.*s'", STR_ARG(sort));
    status = cite_style_open(job, cite->style, cite->style_dir, cite->locale, &csl->style);
    if (status != JOB_CLEAN)
        return status;
    if (sort.len > 0)
        csl_style_unsort(csl->style.style);
    csl->engine = csl_engine_create(job->arena, csl->style.style, &csl->style.loader, csl->style.locale);
    if (csl->engine == NULL)
        return job_failed(job, STR("the locales of citation styles can't be read, or ICU has no data"));
    csl_set_options(csl->engine, &(CslOptions){ cite->item_terms, options->render.forms });
    csl->manner.anchors = true;
    csl->manner.links = cite->links || csl->manner.format == CSL_HTML || csl->manner.format == CSL_MARKDOWN;
    csl->render.tones = options->render.tones;
    csl->stale = true;
    return JOB_CLEAN;
}

BibelotCsl *bibelot_csl_open(const BibelotOptions *options, BibelotStatus *status)
{
    BibelotStatus ignored = BIBELOT_USAGE;
    BibelotCsl *csl;
    Job job;
    JobOptions job_options;

    status = status != NULL ? status : &ignored;
    *status = BIBELOT_USAGE;
    if (!library_fits(options))
        return NULL;
    job = library_open();
    csl = arena_new(job.arena, BibelotCsl);
    csl->arena = job.arena;
    *status = library_tell(&job, options,
                           library_read(&job, options, &job_options) ? open_style(csl, &job, &job_options) : JOB_USAGE);
    if (*status == BIBELOT_CLEAN && csl->engine != NULL)
        return csl;
    bibelot_csl_close(csl);
    return NULL;
}

void bibelot_csl_close(BibelotCsl *csl)
{
    if (csl == NULL)
        return;
    csl_engine_close(csl->engine);
    arena_destroy(csl->cited);
    arena_destroy(csl->texts);
    arena_destroy(csl->arena);
}

bool bibelot_csl_is_note(const BibelotCsl *csl)
{
    return csl_style_is_note(csl->style.style);
}

/* ---- works ---- */

static void learn(BibelotCsl *csl, Job *job, const RecordList *list)
{
    Writing writing = { .arena = job->arena, .records = job->load->records, .tones = csl->render.tones, .multi = true };

    for (size_t i = 0; i < list->count; i++) {
        CslItem *item = csl_register(csl->engine, csl_write(&writing, list->items[i])->fields);
        Str key = record_text(list->items[i], F_CITATION_KEY);

        map_add(csl->arena, &csl->keys, list->items[i]->id, item);
        if (key.len > 0)
            map_add(csl->arena, &csl->keys, key, item);
    }
}

static JobStatus add_inputs(BibelotCsl *csl, Job *job, const JobOptions *options)
{
    RecordList list = { 0 };
    const Format *from;

    if (!job_input_format(job, options, &from))
        return JOB_USAGE;
    load_inputs(job->load, options->inputs, options->input_count, from);
    load_select(job->load, KIND_ENDNOTE, &list);
    learn(csl, job, &list);
    diags_drop_context(job->load->diags);
    diags_sort(job->load->diags);
    return job_status(job);
}

/* What was read lives as long as the style: items borrow from it. */
static BibelotStatus keep(BibelotCsl *csl, Job *job, const BibelotOptions *options, JobStatus status)
{
    BibelotStatus told = library_tell(job, options, status);

    arena_adopt(csl->arena, job->arena);
    csl->stale = true;
    return told;
}

BibelotStatus bibelot_csl_add(BibelotCsl *csl, const BibelotOptions *options)
{
    Job job;
    JobOptions job_options;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    return keep(csl, &job, options,
                library_read(&job, options, &job_options) ? add_inputs(csl, &job, &job_options) : JOB_USAGE);
}

static void add_item(BibelotCsl *csl, Job *job, const Source *source, const Node *item)
{
    Span span;

    if (item->kind != NODE_MAP)
        diag_add(job->load->diags, DIAG_B103, source, item->span, "an item of CSL is a mapping, not %s",
                 node_kind_name(item->kind));
    else if (csl_item_id(item, &span).len == 0)
        diag_add(job->load->diags, DIAG_B102, source, (Span){ item->span.start, item->span.start + 1 },
                 "the item has no 'id', by which it could be cited");
    else
        csl_register(csl->engine, item);
}

static JobStatus add_json(BibelotCsl *csl, Job *job, Str json)
{
    Source *source = source_create(job->arena, STR("<items>"), arena_copy(job->arena, json));
    const Node *root = read_json(job->arena, source, job->load->diags);

    load_add_source(job->load, source, format_find(STR("csl-json")));
    if (root != NULL && root->kind != NODE_LIST)
        add_item(csl, job, source, root);
    for (size_t i = 0; root != NULL && root->kind == NODE_LIST && i < root->count; i++)
        add_item(csl, job, source, root->entries[i].value);
    diags_sort(job->load->diags);
    return job_status(job);
}

BibelotStatus bibelot_csl_add_items(BibelotCsl *csl, const BibelotOptions *options, const char *json, size_t len)
{
    Job job;
    JobOptions job_options;
    JobStatus status = JOB_USAGE;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    if (!library_read(&job, options, &job_options))
        return keep(csl, &job, options, status);
    if (len > SOURCE_LIMIT)
        status = job_misused(&job, "the items are too large to be read at once");
    else
        status = add_json(csl, &job, (Str){ json, len });
    return keep(csl, &job, options, status);
}

static CslItem *find_item(const BibelotCsl *csl, Job *job, const char *id)
{
    CslItem *item = csl_find(csl->engine, str_of(id));

    if (item == NULL)
        item = map_get(&csl->keys, str_of(id));
    if (item == NULL)
        job_misused(job, "no work has the id '%s'", id != NULL ? id : "");
    return item;
}

/* ---- citations ---- */

/* A copy that lives as long as the citations. */
static Str copy(Arena *arena, const char *text)
{
    return arena_copy(arena, str_of(text));
}

static CslCitation *read_citation(const BibelotCsl *csl, Job *job, const BibelotCitation *citation)
{
    CslCitation *out = arena_new(job->arena, CslCitation);

    if (citation->cite_count == 0)
        job_misused(job, "a citation cites nothing");
    out->cites = arena_array(job->arena, citation->cite_count + 1, sizeof *out->cites);
    out->count = citation->cite_count;
    out->note = citation->note;
    for (size_t i = 0; i < citation->cite_count; i++) {
        const BibelotCite *cite = &citation->cites[i];

        out->cites[i] = (CslCite){ .item = find_item(csl, job, cite->id),
                                   .prefix = copy(job->arena, cite->prefix),
                                   .suffix = copy(job->arena, cite->suffix),
                                   .locator = copy(job->arena, cite->locator),
                                   .label = copy(job->arena, cite->label),
                                   .suppress_author = cite->suppress_author,
                                   .author_only = cite->author_only };
    }
    return out;
}

/* False, with job->usage set, where they make no sense. They are in the job's arena. */
static bool read_citations(BibelotCsl *csl, Job *job, const BibelotCitation *citations, size_t count)
{
    CslCitation **list = arena_array(job->arena, count + 1, sizeof *list);
    Str *names = arena_array(job->arena, count + 1, sizeof *names);
    Map seen = { 0 };

    for (size_t i = 0; i < count && job->usage.len == 0; i++) {
        list[i] = read_citation(csl, job, &citations[i]);
        names[i] = copy(job->arena, citations[i].name);
        if (names[i].len > 0 && map_add(job->arena, &seen, names[i], list[i]) != list[i])
            job_misused(job, "two citations are named '%.*s'", STR_ARG(names[i]));
    }
    if (job->usage.len > 0)
        return false;
    csl->citations = list;
    csl->names = names;
    csl->count = count;
    csl_set_citations(csl->engine, list, count);
    return true;
}

BibelotStatus bibelot_csl_set_citations(BibelotCsl *csl, const BibelotOptions *options,
                                        const BibelotCitation *citations, size_t count)
{
    Job job;
    JobOptions job_options;
    bool read;
    BibelotStatus told;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    read = library_read(&job, options, &job_options) && read_citations(csl, &job, citations, count);
    told = library_tell(&job, options, read ? JOB_CLEAN : JOB_USAGE);
    if (read) {
        arena_destroy(csl->cited);
        csl->cited = job.arena;
        csl->stale = true;
    } else {
        arena_destroy(job.arena);
    }
    return told;
}

BibelotStatus bibelot_csl_list(BibelotCsl *csl, const BibelotOptions *options, const char *id)
{
    CslItem *item;
    Job job;
    BibelotStatus told;

    if (!library_fits(options))
        return BIBELOT_USAGE;
    job = library_open();
    item = find_item(csl, &job, id);
    told = library_tell(&job, options, item != NULL ? JOB_CLEAN : JOB_USAGE);
    arena_destroy(job.arena);
    if (item != NULL)
        csl_nocite(item);
    csl->stale = csl->stale || item != NULL;
    return told;
}

/* ---- printing ---- */

static Str keep_text(BibelotCsl *csl, Buf *out)
{
    Str text = str_of(arena_cstr(csl->texts, buf_str(out)));

    buf_free(out);
    return text;
}

static void print_citation(BibelotCsl *csl, size_t index, const Map *before)
{
    Str name = csl->names[index];
    const Printed *old = name.len > 0 ? map_get(before, name) : NULL;
    Printed *printed = &csl->printed[index];
    Buf out = { 0 };

    csl_put_citation(csl->engine, csl->citations[index], csl->manner, &out);
    printed->text = keep_text(csl, &out);
    printed->changed = old == NULL || !str_eq(old->text, printed->text);
    if (name.len > 0)
        map_add(csl->texts, &csl->by_name, arena_copy(csl->texts, name), printed);
}

/* After a change one citation may alter any other: they are all printed anew, and compared. */
static void refresh(BibelotCsl *csl)
{
    Map before = csl->by_name;
    Arena *texts = csl->texts;

    if (!csl->stale)
        return;
    csl_update(csl->engine);
    csl->texts = arena_create();
    csl->by_name = (Map){ 0 };
    csl->printed = arena_array(csl->texts, csl->count + 1, sizeof *csl->printed);
    csl->bibliography = (Str){ NULL, 0 };
    csl->listed = false;
    csl->entries.items = NULL;
    csl->entries.count = csl->entries.capacity = 0;
    for (size_t i = 0; i < csl->count; i++)
        print_citation(csl, i, &before);
    arena_destroy(texts);
    csl->stale = false;
}

const char *bibelot_csl_citation(BibelotCsl *csl, size_t index, bool *changed)
{
    if (index >= csl->count)
        return NULL;
    refresh(csl);
    if (changed != NULL)
        *changed = csl->printed[index].changed;
    return csl->printed[index].text.ptr;
}

const char *bibelot_csl_bibliography(BibelotCsl *csl)
{
    Buf out = { 0 };

    if (!csl_has_bibliography(csl->engine))
        return NULL;
    refresh(csl);
    if (csl->bibliography.ptr == NULL) {
        csl_put_bibliography(csl->engine, csl->manner, &out);
        csl->bibliography = keep_text(csl, &out);
    }
    return csl->bibliography.ptr;
}

static void keep_entry(void *context, Arena *arena, const CslItem *item, const Rich *rich)
{
    BibelotCsl *csl = context;
    Buf out = { 0 };
    PrintedEntry entry = { .id = str_of(arena_cstr(csl->texts, csl_item_key(item))) };

    csl_put_entry(csl->engine, arena, rich, csl->manner, &out);
    entry.text = keep_text(csl, &out);
    vec_push(csl->texts, &csl->entries, entry);
}

const char *bibelot_csl_entry(BibelotCsl *csl, size_t index, const char **id)
{
    refresh(csl);
    if (!csl->listed && csl_has_bibliography(csl->engine))
        csl_each_entry(csl->engine, keep_entry, csl);
    csl->listed = true;
    if (index >= csl->entries.count)
        return NULL;
    if (id != NULL)
        *id = csl->entries.items[index].id.ptr;
    return csl->entries.items[index].text.ptr;
}
