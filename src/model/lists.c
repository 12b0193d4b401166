#include "model/lists.h"

#include "base/buf.h"
#include "model/label.h"
#include "text/edtf.h"
#include "text/letters.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/tag.h"

#include <stdlib.h>

static Str plain_text(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str plain;

    markup_plain(&out, text);
    plain = buf_keep(arena, &out);
    buf_free(&out);
    return plain;
}

static int compare_records(const void *left, const void *right)
{
    uint32_t a = (*(Record *const *)left)->rank_en, b = (*(Record *const *)right)->rank_en;

    return (a > b) - (a < b);
}

/* The terms and programs by their English names. */
static CitedWorks sorted_concepts(const Records *records, Arena *arena)
{
    CitedWorks concepts = { 0 };

    for (size_t i = 0; i < records->list.count; i++)
        if ((records->list.items[i]->kind & KIND_CONCEPTS) != 0 && !records->list.items[i]->broken)
            vec_push(arena, &concepts, records->list.items[i]);
    if (concepts.count > 1)
        qsort(concepts.items, concepts.count, sizeof *concepts.items, compare_records);
    return concepts;
}

/* ---- subjects ---- */

static bool has_subject(const Record *record, Str key)
{
    const Field *field = record_field(record, F_SUBJECT_FIELD);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (str_eq(field->values.items[i]->text, key))
            return true;
    return false;
}

static const Value *name_of(const Record *record)
{
    const Value *english = label_designation(record, STR("en"));

    return english != NULL ? english : label_designation(record, STR("zh"));
}

static void add_subject(Arena *arena, Index *index, const CitedWorks *concepts, Str key)
{
    for (size_t i = 0; i < concepts->count; i++) {
        const Record *record = concepts->items[i];
        const Value *name = has_subject(record, key) ? name_of(record) : NULL;

        if (name != NULL)
            vec_push(arena, index,
                     (IndexEntry){ .record = record,
                                   .designation = name,
                                   .text = plain_text(arena, record_text(name->record, F_TEXT)),
                                   .group = key });
    }
}

void lists_subjects(const Records *records, Arena *arena, Index *index)
{
    const Field *subjects = records->project != NULL ? record_field(records->project, F_SUBJECTS) : NULL;
    CitedWorks concepts = sorted_concepts(records, arena);
    Str last = STR_EMPTY;

    /* A subject has a value for each language. */
    for (size_t i = 0; subjects != NULL && i < subjects->values.count; i++) {
        Str subject = value_key(subjects->values.items[i]);

        if (!str_eq(subject, last))
            add_subject(arena, index, &concepts, subject);
        last = subject;
    }
}

/* ---- abbreviations ---- */

static bool is_short(const Record *designation)
{
    Str type = record_text(designation, F_TERM_TYPE);

    return record_text(designation, F_SHORT_FOR).len > 0 || str_is(type, "abbreviation") || str_is(type, "acronym") ||
           str_is(type, "initialism") || str_is(type, "short-form");
}

typedef struct Shortener {
    Arena *arena;
    Collator *collator;
    Letters letters;
    Index *index;
} Shortener;

static void add_short(Shortener *shortener, const Record *record, const Value *designation, Str text, Str full)
{
    Arena *arena = shortener->arena;
    Str plain = plain_text(arena, text), pinyin = record_text(designation->record, F_PINYIN), sorted = plain;
    Buf toneless = { 0 };

    if (tag_matches(STR("zh"), designation->lang) && !tag_is_romanised(designation->lang)) {
        pinyin_toneless(&toneless, pinyin.len > 0 ? pinyin : pinyin_of(arena, plain), PINYIN_U);
        sorted = buf_keep(arena, &toneless);
        buf_free(&toneless);
    }
    vec_push(arena, shortener->index,
             (IndexEntry){ .record = record,
                           .designation = designation,
                           .text = plain,
                           .full = plain_text(arena, full),
                           .group = letters_find(&shortener->letters, arena, sorted),
                           .key = collate_key(shortener->collator, arena, sorted),
                           .order = shortener->index->count });
}

bool lists_abbreviations(const Records *records, Arena *arena, Index *index, Str *error)
{
    const char *fault = "";
    Shortener shortener = { .arena = arena, .collator = collate_open(COLLATE_ENGLISH, &fault), .index = index };

    if (shortener.collator == NULL) {
        *error = str_of(fault);
        return false;
    }
    shortener.letters = letters_open(shortener.collator, arena);
    for (size_t i = 0; i < records->list.count; i++) {
        const Record *record = records->list.items[i];
        const Field *field = record_field(record, F_DESIGNATIONS);

        for (size_t j = 0; field != NULL && j < field->values.count; j++) {
            const Value *value = field->values.items[j];
            Str text = record_text(value->record, F_TEXT), abbreviation = record_text(value->record, F_ABBREVIATION);

            if (is_short(value->record))
                add_short(&shortener, record, value, text, record_text(value->record, F_SHORT_FOR));
            if (abbreviation.len > 0)
                add_short(&shortener, record, value, abbreviation, text);
        }
    }
    collate_close(shortener.collator);
    if (index->count > 1)
        qsort(index->items, index->count, sizeof *index->items, index_compare);
    return true;
}

/* ---- variants ---- */

typedef struct Uses {
    Record *work;
    size_t count;
} Uses;

typedef struct UseList {
    VEC(Uses *) list;
    Map works; /* id → Uses */
} UseList;

static void count_use(Arena *arena, UseList *uses, Record *work)
{
    Uses *known = map_get(&uses->works, work->id);

    if (known == NULL) {
        known = arena_new(arena, Uses);
        known->work = work;
        vec_push(arena, &uses->list, known);
        map_set(arena, &uses->works, work->id, known);
    }
    known->count++;
}

static void count_sources(Arena *arena, UseList *uses, const Value *designation)
{
    const Field *sources = designation->statement != NULL ? record_field(designation->statement, F_SOURCES) : NULL;

    for (size_t i = 0; sources != NULL && i < sources->values.count; i++) {
        const Record *source = sources->values.items[i]->record;
        const Value *work = source != NULL ? record_value(source, F_WORK) : NULL;

        if (work != NULL && work->target != NULL)
            count_use(arena, uses, work->target);
    }
}

static int compare_uses(const void *left, const void *right)
{
    const Uses *a = *(Uses *const *)left, *b = *(Uses *const *)right;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return compare_records(&a->work, &b->work);
}

void lists_variant_sources(const Records *records, Arena *arena, size_t most, CitedWorks *works)
{
    UseList uses = { 0 };

    for (size_t i = 0; i < records->list.count; i++) {
        const Field *field = record_field(records->list.items[i], F_DESIGNATIONS);

        for (size_t j = 0; field != NULL && j < field->values.count; j++)
            if (tag_matches(STR("en"), field->values.items[j]->lang))
                count_sources(arena, &uses, field->values.items[j]);
    }
    if (uses.list.count > 1)
        qsort(uses.list.items, uses.list.count, sizeof *uses.list.items, compare_uses);
    for (size_t i = 0; i < uses.list.count && i < most; i++) {
        const Uses *use = uses.list.items[i];

        if (use->count * 20 >= uses.list.items[0]->count)
            vec_push(arena, works, use->work);
    }
}

/* ---- changes ---- */

static int64_t change_day(const Change *change)
{
    Edtf date;

    return edtf_parse(change->date, &date, NULL) ? edtf_latest(&date) : EDTF_DAY_MIN;
}

static int compare_changes(const void *left, const void *right)
{
    const Change *a = left, *b = right;
    int64_t first = change_day(a), second = change_day(b);

    if (first != second)
        return first > second ? -1 : 1;
    if (a->record != b->record)
        return (a->record->rank_en > b->record->rank_en) - (a->record->rank_en < b->record->rank_en);
    return (a->change->span.start < b->change->span.start) - (a->change->span.start > b->change->span.start);
}

void lists_changes(const Records *records, Arena *arena, Changes *changes)
{
    for (size_t i = 0; i < records->list.count; i++) {
        const Field *history = record_field(records->list.items[i], F_HISTORY);

        for (size_t j = 0; history != NULL && j < history->values.count; j++) {
            const Record *change = history->values.items[j]->record;

            if (change != NULL)
                vec_push(arena, changes, (Change){ records->list.items[i], change, record_text(change, F_DATE) });
        }
    }
    if (changes->count > 1)
        qsort(changes->items, changes->count, sizeof *changes->items, compare_changes);
}
