#include "jobs/pick.h"

#include "base/near.h"
#include "jobs/manuscripts.h"
#include "model/rekey.h"
#include "model/sort.h"
#include "read/manuscript.h"

#include <stdlib.h>

struct Picker {
    Load *load;
    bool all;
    Map keys;  /* of what is wanted → Wanted */
    Map known; /* ids that were seen, for "did you mean"; not in a stream */
};

/* Where a key stands first. */
typedef struct Wanted {
    const Source *source;
    Str key;
    Span span;
    size_t order;
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
    for (size_t i = 0; picker->keys.count > 0 && i < records->list.count; i++) {
        Wanted *wanted = wanted_of(picker, records->list.items[i]);

        if (wanted != NULL && !records->list.items[i]->source->context)
            wanted->found = true;
    }
}

static Str nearest(const Map *keys, Str key)
{
    Nearest nearest = nearest_begin(key);

    for (size_t i = 0; i < keys->count; i++)
        nearest_take(&nearest, keys->entries[i].key);
    return nearest.best;
}

void picker_report(const Picker *picker)
{
    Diags *diags = picker->load->diags;

    for (size_t i = 0; i < picker->keys.count; i++) {
        const Wanted *wanted = picker->keys.entries[i].value;
        Diag *diag;
        Str near;

        if (wanted->found)
            continue;
        diag = diag_add(diags, DIAG_B801, wanted->source, wanted->span, "nothing has the key '%.*s'",
                        STR_ARG(wanted->key));
        near = nearest(&picker->known, wanted->key);
        if (near.len > 0)
            diag_help(diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    }
}

static void want(Picker *picker, const Source *source, const CiteItem *item)
{
    Wanted *wanted = arena_new(picker->load->arena, Wanted);

    *wanted = (Wanted){ .source = source, .key = item->key, .span = item->key_span, .order = picker->keys.count };
    map_add(picker->load->arena, &picker->keys, item->key, wanted);
}

static void want_all(Picker *picker, const Manuscript *manuscript)
{
    picker->all = picker->all || manuscript->all;
    for (size_t i = 0; i < manuscript->citations.count; i++)
        for (size_t j = 0; j < manuscript->citations.items[i].items.count; j++)
            want(picker, manuscript->source, &manuscript->citations.items[i].items.items[j]);
}

static bool read_cited(Picker *picker, Str path, Str *usage)
{
    Load *load = picker->load;
    ManuscriptList list = { 0 };

    if (!manuscript_has_keys(path)) {
        *usage = arena_format(load->arena, "--cited takes a manuscript that cites by keys (%s), not '%.*s'",
                              manuscript_key_suffixes, STR_ARG(path));
        return false;
    }
    manuscripts_read(load, path, &list);
    if (list.count == 0) /* it can't be read: nobody knows what is wanted, and an output that is there stays */
        return false;
    for (size_t i = 0; i < list.count; i++)
        want_all(picker, list.items[i]);
    return true;
}

/* ---- all ---- */

static void add_keys(Picker *picker, Str keys)
{
    Source *source = source_create(picker->load->arena, STR("--keys"), keys);
    Manuscript *manuscript = manuscript_create(picker->load->arena, source);

    source->order = picker->load->sources.count;
    manuscript_read_keys(manuscript);
    want_all(picker, manuscript);
}

Picker *picker_open(Load *load, const PickOptions *options, Str *usage)
{
    Picker *picker = arena_new(load->arena, Picker);

    picker->load = load;
    if (options->cited.len > 0 && !read_cited(picker, options->cited, usage))
        return NULL;
    if (options->keys.len > 0)
        add_keys(picker, options->keys);
    picker->all = picker->all || (options->cited.len == 0 && options->keys.len == 0);
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
    for (size_t i = 0; picker->keys.count > 0 && i < list->count; i++)
        map_add(picker->load->arena, &picker->known, list->items[i]->id, list->items[i]);
}

typedef struct Ordered {
    Record *record;
    size_t wanted, read;
} Ordered;

static int compare_ordered(const void *a, const void *b)
{
    const Ordered *left = a, *right = b;

    if (left->wanted != right->wanted)
        return left->wanted < right->wanted ? -1 : 1;
    return left->read < right->read ? -1 : 1;
}

/* What is not wanted by name (\nocite{*}) stands behind. */
static void order_as_wanted(const Picker *picker, RecordList *list)
{
    Ordered *ordered = arena_array(picker->load->arena, list->count + 1, sizeof *ordered);

    for (size_t i = 0; i < list->count; i++) {
        const Wanted *wanted = wanted_of(picker, list->items[i]);

        ordered[i] = (Ordered){ list->items[i], wanted != NULL ? wanted->order : SIZE_MAX, i };
    }
    qsort(ordered, list->count, sizeof *ordered, compare_ordered);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = ordered[i].record;
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
    if (options->in_order)
        order_as_wanted(picker, list);
    if (options->sort.len > 0 && !sort_list(load, options->sort, list, usage))
        return false;
    if (options->rekey.len > 0 && !rekey_records(load->records, options->rekey, list->items, list->count, usage)) {
        *usage = arena_format(load->arena, "--rekey: %.*s", STR_ARG(*usage));
        return false;
    }
    return true;
}
