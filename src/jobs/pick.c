#include "jobs/pick.h"

#include "model/rekey.h"
#include "model/sort.h"
#include "read/citations.h"

enum { FILES_MOST = 1000 }; /* that a manuscript may name */

/* A key is a record's id, or the key that it has elsewhere. */
static Map keys_of(Load *load, const RecordList *list)
{
    Map keys = { 0 };

    for (size_t i = 0; i < list->count; i++)
        map_add(load->arena, &keys, list->items[i]->id, list->items[i]);
    for (size_t i = 0; i < list->count; i++) {
        Str other = record_text(list->items[i], F_CITATION_KEY);

        if (other.len > 0)
            map_add(load->arena, &keys, other, list->items[i]);
    }
    return keys;
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

/* Of those that are wanted, the ones that are there; in the order of the list. */
static void keep(Load *load, const Map *keys, const Citations *wanted, RecordList *list)
{
    Map chosen = { 0 }, missing = { 0 };
    size_t kept = 0;

    for (size_t i = 0; i < wanted->list.count; i++) {
        const Citation *citation = &wanted->list.items[i];
        Record *record = map_get(keys, citation->key);
        Diag *diag;
        Str near;

        if (record != NULL)
            map_add(load->arena, &chosen, record->id, record);
        if (record != NULL || map_get(&missing, citation->key) != NULL)
            continue;
        map_set(load->arena, &missing, citation->key, &missing);
        diag = diag_add(load->diags, DIAG_B801, citation->source, citation->span, "nothing has the key '%.*s'",
                        STR_ARG(citation->key));
        near = nearest(keys, citation->key);
        if (near.len > 0)
            diag_help(load->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    }
    for (size_t i = 0; i < list->count; i++)
        if (map_get(&chosen, list->items[i]->id) == list->items[i])
            list->items[kept++] = list->items[i];
    list->count = kept;
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

static bool pick_cited(Load *load, Str path, RecordList *list, Str *usage)
{
    CitationReader *read = citation_reader(path);
    Citations citations = { 0 };
    Map keys;

    if (read == NULL) {
        *usage = arena_format(load->arena, "--cited takes an .aux, .bcf, .tex or .md, not '%.*s'", STR_ARG(path));
        return false;
    }
    read_manuscript(load, path, read, &citations);
    if (citations.all)
        return true;
    keys = keys_of(load, list);
    keep(load, &keys, &citations, list);
    return true;
}

/* ---- keys ---- */

static void pick_keys(Load *load, Str wanted, RecordList *list)
{
    Source *source = source_create(load->arena, STR("--keys"), wanted);
    Map keys = keys_of(load, list);
    Citations citations = { 0 };

    source->order = load->sources.count;
    citations_add_list(load->arena, source, 0, wanted.len, &citations);
    keep(load, &keys, &citations, list);
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

bool pick_records(Load *load, const PickOptions *options, RecordList *list, Str *usage)
{
    if (options->cited.len > 0 && !pick_cited(load, options->cited, list, usage))
        return false;
    if (options->keys.len > 0)
        pick_keys(load, options->keys, list);
    if (options->sort.len > 0 && !sort_list(load, options->sort, list, usage))
        return false;
    if (options->rekey.len > 0 && !rekey_records(load->records, options->rekey, list->items, list->count, usage)) {
        *usage = arena_format(load->arena, "--rekey: %.*s", STR_ARG(*usage));
        return false;
    }
    return true;
}
