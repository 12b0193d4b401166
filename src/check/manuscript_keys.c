/* The keys that a document cites, against the works that it has. */
#include "check/manuscript.h"

#include "base/near.h"
#include "check/rules.h"

enum { SUGGESTIONS = 200 }; /* keys for which the nearest one is looked for: each takes as long as there are works */

typedef struct KeyEntry {
    const Record *work, *second; /* `second`: another one with that key, or NULL */
    const Manuscript *file;      /* where it is cited first; NULL: nowhere */
    Span span;
    bool told;
} KeyEntry;

typedef struct Keys {
    Arena *arena;
    const Document *document;
    Diags *diags;
    Map exact;   /* key → KeyEntry */
    Map folded;  /* key in lower case → KeyEntry */
    Map defined; /* keys that the document itself defines */
    size_t suggested;
    bool all;
} Keys;

/* ---- what there is ---- */

static void add_key(Keys *keys, Str key, const Record *work)
{
    KeyEntry *entry = map_get(&keys->exact, key);

    if (entry == NULL) {
        entry = arena_new(keys->arena, KeyEntry);
        entry->work = work;
        map_set(keys->arena, &keys->exact, key, entry);
        map_add(keys->arena, &keys->folded, arena_lower(keys->arena, key), entry);
    } else if (entry->work != work && entry->second == NULL) {
        entry->second = work;
    }
}

static void collect_works(Keys *keys)
{
    for (size_t i = 0; i < keys->document->work_count; i++) {
        const Record *work = keys->document->works[i];
        Str other = record_text(work, F_CITATION_KEY);

        if (other.len > 0 && !str_eq(other, work->id))
            add_key(keys, other, work);
        add_key(keys, work->id, work);
    }
}

static void collect_defined(Keys *keys)
{
    for (size_t i = 0; i < keys->document->file_count; i++) {
        const Manuscript *file = keys->document->files[i];

        keys->all = keys->all || file->all;
        for (size_t j = 0; j < file->defined.count; j++)
            map_add(keys->arena, &keys->defined, file->defined.items[j].text, keys);
    }
}

/* ---- what is cited ---- */

static Str nearest_key(const Keys *keys, Str key)
{
    Nearest nearest = nearest_begin(key);

    for (size_t i = 0; i < keys->exact.count; i++)
        nearest_take(&nearest, keys->exact.entries[i].key);
    return nearest.best;
}

static void report_unknown(Keys *keys, const Manuscript *file, const CiteItem *item)
{
    Diag *diag = diag_add(keys->diags, DIAG_B801, file->source, item->key_span, "nothing has the key '%.*s'",
                          STR_ARG(str_slice(item->key, 0, 100)));
    Str near = keys->suggested++ < SUGGESTIONS ? nearest_key(keys, item->key) : STR_EMPTY;

    if (near.len > 0)
        diag_help(keys->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
}

static void report_case(Keys *keys, const Manuscript *file, const CiteItem *item, const KeyEntry *entry)
{
    Diag *diag =
        diag_add(keys->diags, DIAG_B802, file->source, item->key_span, "'%.*s' is written '%.*s' where the work stands",
                 STR_ARG(item->key), STR_ARG(entry->work->id));

    diag_note(keys->diags, diag, entry->work->source, entry->work->id_span, "here");
    diag_help(keys->diags, diag, "write '%.*s'", STR_ARG(entry->work->id));
}

static void report_second(Keys *keys, const Manuscript *file, const CiteItem *item, KeyEntry *entry)
{
    Diag *diag;

    if (entry->told)
        return;
    entry->told = true;
    diag = diag_add(keys->diags, DIAG_B803, file->source, item->key_span, "two works have the key '%.*s'",
                    STR_ARG(item->key));
    diag_note(keys->diags, diag, entry->work->source, entry->work->id_span, "the first one");
    diag_note(keys->diags, diag, entry->second->source, entry->second->id_span, "the second one");
    diag_help(keys->diags, diag, "rename one of them, and cite the one that is meant");
}

static void check_item(Keys *keys, const Manuscript *file, const CiteItem *item)
{
    KeyEntry *entry = map_get(&keys->exact, item->key);

    if (entry == NULL && map_get(&keys->defined, item->key) != NULL)
        return;
    if (entry == NULL) {
        entry = map_get(&keys->folded, arena_lower(keys->arena, item->key));
        if (entry == NULL) {
            report_unknown(keys, file, item);
            return;
        }
        report_case(keys, file, item, entry);
    }
    if (entry->second != NULL)
        report_second(keys, file, item, entry);
    if (entry->file == NULL) {
        entry->file = file;
        entry->span = item->key_span;
    }
}

static void check_citations(Keys *keys)
{
    for (size_t i = 0; i < keys->document->file_count; i++) {
        const Manuscript *file = keys->document->files[i];

        for (size_t j = 0; j < file->citations.count; j++)
            for (size_t k = 0; k < file->citations.items[j].items.count; k++)
                check_item(keys, file, &file->citations.items[j].items.items[k]);
    }
}

/* ---- works that are cited, and such as are not ---- */

static bool span_holds(const Record *work, const Source *source, Span span)
{
    return work->source == source && work->span.start <= span.start && span.end <= work->span.end;
}

/* How the work is cited: by its id, or by the other key that it has; NULL: it is not. */
static const KeyEntry *cited_as(const Keys *keys, const Record *work)
{
    const Str names[] = { work->id, record_text(work, F_CITATION_KEY) };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const KeyEntry *entry = map_get(&keys->exact, names[i]);

        if (entry != NULL && entry->work == work && entry->file != NULL)
            return entry;
    }
    return NULL;
}

static const KeyEntry *find_cited(const Keys *keys, const Source *source, Span span)
{
    for (size_t i = 0; i < keys->exact.count; i++) {
        const KeyEntry *entry = keys->exact.entries[i].value;

        if (entry->file != NULL && span_holds(entry->work, source, span))
            return entry;
    }
    return NULL;
}

/* The rule for duplicates (duplicates.c) looks at what is cited, and what it says of the works is said of their citations. */
static void check_twins(Keys *keys, const Records *records)
{
    Records cited = { .arena = keys->arena, .ids = records->ids };
    Diags *found = diags_like(keys->arena, keys->diags);
    Check check = { .records = &cited, .diags = found, .arena = keys->arena, .today = keys->document->today };

    for (size_t i = 0; i < keys->exact.count; i++) {
        const KeyEntry *entry = keys->exact.entries[i].value;

        if (str_eq(keys->exact.entries[i].key, entry->work->id) && cited_as(keys, entry->work) != NULL)
            vec_push(keys->arena, &cited.list, (Record *)entry->work);
    }
    found->levels[DIAG_B314] = found->levels[DIAG_B315] = SEVERITY_WARNING;
    check_duplicates(&check);
    for (size_t i = 0; i < found->list.count; i++) {
        const Diag *twin = found->list.items[i];
        const KeyEntry *one, *other;
        Diag *diag;

        if ((twin->code != DIAG_B314 && twin->code != DIAG_B315) || twin->notes.count == 0)
            continue;
        one = find_cited(keys, twin->source, twin->span);
        other = find_cited(keys, twin->notes.items[0].source, twin->notes.items[0].span);
        if (one == NULL || other == NULL)
            continue;
        diag = diag_add(keys->diags, DIAG_B804, one->file->source, one->span,
                        "'%.*s' is the same work as '%.*s', which is cited, too", STR_ARG(one->work->id),
                        STR_ARG(other->work->id));
        diag_note(keys->diags, diag, other->file->source, other->span, "the other one");
        diag_note(keys->diags, diag, twin->source, twin->span, "%.*s", STR_ARG(twin->message));
        diag_help(keys->diags, diag, "cite one of them everywhere");
    }
}

/* At the work, since the document has no place for what it does not say. */
static void check_unused(Keys *keys)
{
    for (size_t i = 0; i < keys->exact.count && !keys->all; i++) {
        const KeyEntry *entry = keys->exact.entries[i].value;

        if (str_eq(keys->exact.entries[i].key, entry->work->id) && cited_as(keys, entry->work) == NULL)
            diag_add(keys->diags, DIAG_B807, entry->work->source, entry->work->id_span, "'%.*s' is not cited",
                     STR_ARG(entry->work->id));
    }
}

void check_document_keys(Arena *arena, const Document *document, const Records *records, Diags *diags)
{
    Keys keys = { .arena = arena, .document = document, .diags = diags };

    if (!document->works_known)
        return;
    collect_works(&keys);
    collect_defined(&keys);
    check_citations(&keys);
    check_twins(&keys, records);
    if (diags->levels[DIAG_B807] != SEVERITY_OFF)
        check_unused(&keys);
}
