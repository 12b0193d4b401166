#include "model/sort.h"

#include "base/utf8.h"
#include "model/label.h"
#include "text/collate.h"
#include "text/edtf.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/surname.h"
#include "text/tag.h"

#include <stdlib.h>

/* ---- what is asked for ---- */

static bool parse_order(Arena *arena, Str tag, SortOrder *order, Str *error)
{
    if (tag_matches(STR("en"), tag))
        *order = SORT_ENGLISH;
    else if (tag_matches(STR("zh"), tag))
        *order = str_contains(tag, STR("-co-stroke")) ? SORT_STROKE : SORT_PINYIN;
    else {
        *error = arena_format(arena, "no order is known for '%.*s'; there are en, zh and zh-u-co-stroke", STR_ARG(tag));
        return false;
    }
    return true;
}

static bool parse_key(Arena *arena, Str word, SortKey *key, Str *error)
{
    const Row *row;
    Str name = word, near;

    key->descending = str_starts(word, STR("-"));
    if (key->descending)
        name = str_from(word, 1);
    key->field = F_NONE;
    if (str_is(name, "key") || str_is(name, "id"))
        return true;
    row = schema_row(&schema_endnote, str_is(name, "year") ? STR("issued") : name);
    if (row != NULL) {
        key->field = row->name;
        return true;
    }
    near = schema_suggest(&schema_endnote, false, name);
    *error = near.len > 0
                 ? arena_format(arena, "no field is named '%.*s'; did you mean '%.*s'?", STR_ARG(name), STR_ARG(near))
                 : arena_format(arena, "no field is named '%.*s'", STR_ARG(name));
    return false;
}

bool sort_parse(Arena *arena, Str text, Sort *sort, Str *error)
{
    size_t colon = str_find_char(text, ':');
    Str word;

    *sort = (Sort){ 0 };
    if (colon != STR_NONE) {
        if (!parse_order(arena, str_slice(text, 0, colon), &sort->order, error))
            return false;
        text = str_from(text, colon + 1);
    }
    while (str_cut(&text, ',', &word)) {
        if (sort->count == SORT_FIELDS) {
            *error = STR("more than eight fields to sort by");
            return false;
        }
        if (!parse_key(arena, str_trim(word), &sort->keys[sort->count++], error))
            return false;
    }
    return true;
}

/* ---- keys ---- */

typedef struct Sorter {
    const Sort *sort;
    Arena *arena;
    Collator *collator;
} Sorter;

typedef struct Sorted {
    Record *record;
    size_t place;
    Str keys[SORT_FIELDS];
    const Sort *sort;
} Sorted;

static Str plain(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str result;

    markup_plain(&out, text);
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

/* Chinese before Latin in the Chinese orders, and each in its own. */
static Str text_key(const Sorter *sorter, Str text)
{
    Str clean = plain(sorter->arena, text), key;
    size_t at = 0;
    uint32_t cp = 0;
    bool han = false;

    while (!han && utf8_next(clean, &at, &cp) && cp < 0x3400)
        continue;
    han = script_of(cp) == SCRIPT_HAN;
    if (sorter->sort->order == SORT_PINYIN && han)
        key = pinyin_sort_key(sorter->arena, STR_EMPTY, clean);
    else
        key = collate_key(sorter->collator, sorter->arena, clean);
    return sorter->sort->order == SORT_ENGLISH ? key : arena_join(sorter->arena, han ? STR("\1") : STR("\2"), key);
}

/* The whole name in Han characters, or empty. By pinyin its surname counts as it is read. */
static Str han_name(Arena *arena, const Record *name, SortOrder order)
{
    const Field *forms = record_field(name, F_FORM);
    Str family;

    for (size_t i = 0; forms != NULL && i < forms->values.count; i++) {
        const Value *form = forms->values.items[i];

        if (form->record == NULL || form->alternative || !tag_matches(STR("zh"), form->lang))
            continue;
        family = record_text(form->record, F_FAMILY);
        if (order == SORT_PINYIN)
            family = surname_as_read(arena, family, record_text(name, F_FAMILY));
        return arena_format(arena, "%.*s%.*s%.*s", STR_ARG(family), STR_ARG(record_text(form->record, F_GIVEN)),
                            STR_ARG(record_text(form->record, F_LITERAL)));
    }
    return STR_EMPTY;
}

static Str name_text(const Sorter *sorter, const Record *work, const Record *name)
{
    Str family = record_text(name, F_FAMILY), han = han_name(sorter->arena, name, sorter->sort->order), result;
    Buf out = { 0 };

    if (han.len > 0 && (sorter->sort->order != SORT_ENGLISH || family.len == 0))
        return han;
    if (family.len > 0)
        return arena_format(sorter->arena, "%.*s %.*s %.*s", STR_ARG(record_text(name, F_NON_DROPPING_PARTICLE)),
                            STR_ARG(family), STR_ARG(record_text(name, F_GIVEN)));
    label_name(&out, work, name);
    result = buf_keep(sorter->arena, &out);
    buf_free(&out);
    return result;
}

/* All names, one after the other: a single author stands before the same one with others. */
static Str names_key(const Sorter *sorter, const Record *record, const Field *field)
{
    Str key = STR_EMPTY;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->record != NULL && !value->alternative)
            key = arena_join(
                sorter->arena, key,
                arena_join(sorter->arena, text_key(sorter, name_text(sorter, record, value->record)), STR("\0")));
    }
    return key;
}

static Str date_key(const Sorter *sorter, Str text)
{
    Edtf date;
    char bytes[8];
    uint64_t day;

    if (!edtf_parse(text, &date, NULL))
        return text_key(sorter, text);
    day = (uint64_t)edtf_earliest(&date) + ((uint64_t)1 << 63);
    for (unsigned i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(day >> (56 - 8 * i));
    return arena_copy(sorter->arena, (Str){ bytes, sizeof bytes });
}

/* A title is sorted by the form that the order can read. */
static const Value *best_text(const Sorter *sorter, const Field *field)
{
    const Value *best = NULL;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        bool fits = sorter->sort->order == SORT_ENGLISH
                        ? tag_matches(STR("en"), value->lang)
                        : tag_matches(STR("zh"), value->lang) && !tag_is_romanised(value->lang);

        if (value->alternative)
            continue;
        if (fits)
            return value;
        best = best != NULL ? best : value;
    }
    return best;
}

static Str make_key(const Sorter *sorter, const Record *record, SortKey wanted)
{
    const Field *field = record_field(record, wanted.field);
    const Value *value;

    if (wanted.field == F_NONE)
        return text_key(sorter, record->id);
    if (field == NULL && wanted.field == F_AUTHOR) /* what bibliographies do without one */
        field = record_field(record, record_field(record, F_EDITOR) != NULL ? F_EDITOR : F_TITLE);
    if (field == NULL)
        return STR_EMPTY;
    if (field->row->record == &schema_name)
        return names_key(sorter, record, field);
    value = best_text(sorter, field);
    if (value == NULL)
        return STR_EMPTY;
    return field->row->type == TYPE_DATE ? date_key(sorter, value->text) : text_key(sorter, value->text);
}

static int compare_sorted(const void *left, const void *right)
{
    const Sorted *a = left, *b = right;

    for (size_t i = 0; i < a->sort->count; i++) {
        int order = str_cmp(a->keys[i], b->keys[i]);

        if (a->keys[i].len == 0 || b->keys[i].len == 0) { /* the one that lacks it goes behind, in both directions */
            if (a->keys[i].len != b->keys[i].len)
                return a->keys[i].len == 0 ? 1 : -1;
        } else if (order != 0) {
            return a->sort->keys[i].descending ? -order : order;
        }
    }
    return (a->place > b->place) - (a->place < b->place);
}

bool sort_records(const Sort *sort, Record **list, size_t count, Str *error)
{
    static const CollateOrder orders[] = { COLLATE_ENGLISH, COLLATE_PINYIN, COLLATE_STROKE };
    const char *fault = "";
    Sorter sorter = { sort, arena_create(), collate_open(orders[sort->order], &fault) };
    Sorted *sorted = arena_array(sorter.arena, count > 0 ? count : 1, sizeof *sorted);

    for (size_t i = 0; sorter.collator != NULL && i < count; i++) {
        sorted[i] = (Sorted){ .record = list[i], .place = i, .sort = sort };
        for (size_t k = 0; k < sort->count; k++)
            sorted[i].keys[k] = make_key(&sorter, list[i], sort->keys[k]);
    }
    if (sorter.collator != NULL && count > 1)
        qsort(sorted, count, sizeof *sorted, compare_sorted);
    for (size_t i = 0; sorter.collator != NULL && i < count; i++)
        list[i] = sorted[i].record;
    *error = str_of(fault);
    collate_close(sorter.collator);
    arena_destroy(sorter.arena);
    return fault[0] == '\0';
}
