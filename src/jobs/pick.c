#include "jobs/pick.h"

#include "model/rekey.h"
#include "model/sort.h"
#include "read/citations.h"

enum { FILES_MOST = 1000 }; /* that a manuscript may name */

struct Picker {
    Load *load;
    bool all;
    Citations wanted;
    Map keys;  /* of what is wanted → Wanted */
    Map known; /* ids that were seen, for "did you mean"; not in a stream */
};

typedef struct Wanted {
    const Citation *citation; /* the first */
    bool found;
} Wanted;

/* A key is a record's id, or the key that it has elsewhere. */
static Wanted *wanted_of(const Picker *picker, const Record *record)
{
    Wanted *wanted = map_get(&picker->keys, record->id);
    Str other = record_text(record, F_CITATION_KEY);

    return wanted == NULL && other.len > 0 ? map_get(&picker->keys, other) : wanted;
}

void picker_keep(const Picker *picker, RecordList *list)
{
    size_t kept = 0;

    for (size_t i = 0; !picker->all && i < list->count; i++)
        if (wanted_of(picker, list->items[i]) != NULL)
            list->items[kept++] = list->items[i];
    if (!picker->all)
        list->count = kept;
}

void picker_found(Picker *picker, const Records *records)
{
    for (size_t i = 0; !picker->all && i < records->list.count; i++) {
        Wanted *wanted = wanted_of(picker, records->list.items[i]);

        if (wanted != NULL)
            wanted->found = true;
    }
}

static Str nearest(const Map *keys, Str key)
{
    unsigned best = (unsigned)(key.len / 3 + 2);
    Str near = STR_EMPTY;

    for (size_t i = 0; i < keys->count; i++) {
        unsigned distance = str_distance(key, keys->entries[i].key, best - 1);

        if (distance < best) {
            best = distance;
            near = keys->entries[i].key;
        }
    }
    return near;
}

void picker_report(const Picker *picker)
{
    Diags *diags = picker->load->diags;

    for (size_t i = 0; i < picker->keys.count; i++) {
        const Wanted *wanted = picker->keys.entries[i].value;
        const Citation *citation = wanted->citation;
        Diag *diag;
        Str near;

        if (wanted->found)
            continue;
        diag = diag_add(diags, DIAG_B801, citation->source, citation->span, "nothing has the key '%.*s'",
                        STR_ARG(citation->key));
        near = nearest(&picker->known, citation->key);
        if (near.len > 0)
            diag_help(diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    }
}

/* ---- manuscripts ---- */

static Source *open_source(Load *load, Str path, bool required)
{
    Str error = STR_EMPTY;
    Source *source = file_read(load->arena, path, &error);

    if (source == NULL && required)
        vec_push(load->arena, &load->failures, arena_format(load->arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(error)));
    if (source != NULL)
        source->order = load->sources.count;
    return source;
}

/* TeX looks from the folder of the main file, and adds the suffix where there is none. */
static Str input_path(Load *load, Str folder, Str name, Str main)
{
    Str path = str_starts(name, STR("/")) ? name : path_join(load->arena, folder, name);

    return citation_reader(path) != NULL ? path : arena_join(load->arena, path, path_suffix(main));
}

/* The file, and what it names. A file that is named and missing is TeX's affair: it may be made later. */
static void read_manuscript(Load *load, Str path, CitationReader *read, Citations *citations)
{
    Str folder = path_folder(path);
    Map seen = { 0 };
    Source *source = open_source(load, path, true);

    map_set(load->arena, &seen, path_real(load->arena, path), &seen);
    if (source != NULL)
        read(load->arena, source, citations);
    for (size_t i = 0; i < citations->inputs.count && i < FILES_MOST; i++) {
        Str next = input_path(load, folder, citations->inputs.items[i].key, path), real = path_real(load->arena, next);
        CitationReader *reader = citation_reader(next);

        if (reader == NULL || map_get(&seen, real) != NULL)
            continue;
        map_set(load->arena, &seen, real, &seen);
        source = open_source(load, next, false);
        if (source != NULL)
            reader(load->arena, source, citations);
    }
}

static bool read_cited(Picker *picker, Str path, Str *usage)
{
    Load *load = picker->load;
    CitationReader *read = citation_reader(path);

    if (read == NULL) {
        *usage = arena_format(load->arena, "--cited takes an .aux, .bcf, .tex or .md, not '%.*s'", STR_ARG(path));
        return false;
    }
    read_manuscript(load, path, read, &picker->wanted);
    return true;
}

/* ---- all ---- */

static void add_keys(Picker *picker, Str keys)
{
    Source *source = source_create(picker->load->arena, STR("--keys"), keys);

    source->order = picker->load->sources.count;
    citations_add_list(picker->load->arena, source, 0, keys.len, &picker->wanted);
}

Picker *picker_open(Load *load, const PickOptions *options, Str *usage)
{
    Picker *picker = arena_new(load->arena, Picker);

    picker->load = load;
    if (options->cited.len > 0 && !read_cited(picker, options->cited, usage))
        return NULL;
    if (options->keys.len > 0)
        add_keys(picker, options->keys);
    picker->all = picker->wanted.all || (options->cited.len == 0 && options->keys.len == 0);
    for (size_t i = 0; !picker->all && i < picker->wanted.list.count; i++) {
        Wanted *wanted = arena_new(load->arena, Wanted);

        wanted->citation = &picker->wanted.list.items[i];
        map_add(load->arena, &picker->keys, wanted->citation->key, wanted);
    }
    return picker;
}

static bool sort_list(Load *load, Str text, RecordList *list, Str *usage)
{
    Sort sort;
    Str error = STR_EMPTY;

    if (!sort_parse(load->arena, text, &sort, usage)) {
        *usage = arena_format(load->arena, "--sort: %.*s", STR_ARG(*usage));
        return false;
    }
    if (!sort_records(&sort, list->items, list->count, &error))
        vec_push(load->arena, &load->failures, error);
    return true;
}

static void learn_ids(Picker *picker, const RecordList *list)
{
    for (size_t i = 0; !picker->all && i < list->count; i++)
        map_add(picker->load->arena, &picker->known, list->items[i]->id, list->items[i]);
}

bool pick_records(Load *load, const PickOptions *options, RecordList *list, Str *usage)
{
    Picker *picker = picker_open(load, options, usage);

    if (picker == NULL)
        return false;
    learn_ids(picker, list);
    picker_found(picker, load->records);
    picker_keep(picker, list);
    picker_report(picker);
    if (options->sort.len > 0 && !sort_list(load, options->sort, list, usage))
        return false;
    if (options->rekey.len > 0 && !rekey_records(load->records, options->rekey, list->items, list->count, usage)) {
        *usage = arena_format(load->arena, "--rekey: %.*s", STR_ARG(*usage));
        return false;
    }
    return true;
}
