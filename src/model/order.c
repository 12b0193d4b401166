#include "model/order.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/label.h"
#include "text/letters.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/readings.h"
#include "text/script.h"
#include "text/tag.h"

#include <stdlib.h>

typedef struct Ranked {
    Record *record;
    Str key, tie;
} Ranked;

static int compare_ranked(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    int order = str_cmp(a->key, b->key);

    if (order == 0)
        order = str_cmp(a->tie, b->tie);
    return order != 0 ? order : str_cmp(a->record->id, b->record->id);
}

static Str plain_text(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str plain;

    markup_plain(&out, text);
    plain = buf_keep(arena, &out);
    buf_free(&out);
    return plain;
}

/* The title in Latin letters: in English, else romanised, else as it is. */
static Str latin_title(const Record *work)
{
    const Field *field = record_field(work, F_TITLE);
    const Value *best = record_value(work, F_TITLE);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative && (tag_matches(STR("en"), value->lang) || tag_is_romanised(value->lang)))
            best = value;
        if (best == value && tag_matches(STR("en"), value->lang))
            break;
    }
    return best != NULL ? best->text : STR_EMPTY;
}

/* What a name is filed under: the family name before the given one, else the whole. */
static Str name_heading(Arena *arena, const Record *name)
{
    const Value *body = record_value(name, F_BODY);
    Str family = record_text(name, F_FAMILY), literal = record_text(name, F_LITERAL);

    if (family.len > 0)
        return arena_format(arena, "%.*s %.*s", STR_ARG(family), STR_ARG(record_text(name, F_GIVEN)));
    if (literal.len > 0 || body == NULL)
        return literal;
    return body->target != NULL ? label_english(body->target) : body->text;
}

/* What a work is filed under: its first author, year and title; without an author its title. */
static Str work_heading(Arena *arena, const Record *work)
{
    const Value *author = record_value(work, F_AUTHOR);
    Str title = latin_title(work), heading = STR_EMPTY;

    if (author != NULL && author->record != NULL)
        heading = name_heading(arena, author->record);
    if (heading.len == 0)
        return title;
    return arena_format(arena, "%.*s %.*s %.*s", STR_ARG(heading), STR_ARG(record_text(work, F_ISSUED)),
                        STR_ARG(title));
}

static Str english_heading(Arena *arena, const Record *record)
{
    return record->kind == KIND_ENDNOTE ? work_heading(arena, record) : label_english(record);
}

/* A key that sorts behind every other: for records without a Chinese name. */
static Str last_key(void)
{
    return STR("\xFF");
}

typedef void RankSetter(Record *record, uint32_t rank);

static void set_english(Record *record, uint32_t rank)
{
    record->rank_en = rank;
}

static void set_pinyin(Record *record, uint32_t rank)
{
    record->rank_pinyin = rank;
}

static void set_stroke(Record *record, uint32_t rank)
{
    record->rank_stroke = rank;
}

static void rank(Ranked *ranked, size_t count, RankSetter *set)
{
    if (count > 1)
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < count; i++)
        set(ranked[i].record, (uint32_t)i + 1);
}

typedef struct Orderer {
    Arena *arena;
    Collator *english, *stroke;
    Letters letters; /* made for an index */
} Orderer;

static void orderer_close(Orderer *orderer)
{
    collate_close(orderer->english);
    collate_close(orderer->stroke);
    arena_destroy(orderer->arena);
}

static bool orderer_open(Orderer *orderer, Str *error)
{
    const char *fault = "";

    orderer->english = collate_open(COLLATE_ENGLISH, &fault);
    orderer->stroke = orderer->english != NULL ? collate_open(COLLATE_STROKE, &fault) : NULL;
    if (orderer->stroke != NULL)
        return true;
    *error = str_of(fault);
    orderer_close(orderer);
    return false;
}

static Ranked rank_english(Orderer *orderer, Record *record)
{
    Str heading = plain_text(orderer->arena, english_heading(orderer->arena, record));

    return (Ranked){ record, collate_key(orderer->english, orderer->arena, heading), STR_EMPTY };
}

static Ranked rank_pinyin(Orderer *orderer, Record *record)
{
    Str chinese = label_chinese(record);

    if (chinese.len == 0)
        return (Ranked){ record, last_key(), rank_english(orderer, record).key };
    return (Ranked){ record, pinyin_sort_key(orderer->arena, label_pinyin(record), chinese),
                     collate_key(orderer->stroke, orderer->arena, chinese) };
}

static Ranked rank_stroke(Orderer *orderer, Record *record)
{
    Str chinese = label_chinese(record);

    if (chinese.len == 0)
        return (Ranked){ record, last_key(), rank_english(orderer, record).key };
    return (Ranked){ record, collate_key(orderer->stroke, orderer->arena, chinese), STR_EMPTY };
}

typedef Ranked Ranker(Orderer *orderer, Record *record);

bool order_records(Records *records, Str *error)
{
    static const struct {
        Ranker *make;
        RankSetter *set;
    } orders[] = { { rank_english, set_english }, { rank_pinyin, set_pinyin }, { rank_stroke, set_stroke } };
    Orderer orderer = { .arena = arena_create() };
    Ranked *ranked;

    if (!orderer_open(&orderer, error))
        return false;
    label_records(records);
    ranked = arena_array(orderer.arena, records->list.count, sizeof *ranked);
    for (size_t order = 0; order < sizeof orders / sizeof orders[0]; order++) {
        for (size_t i = 0; i < records->list.count; i++)
            ranked[i] = orders[order].make(&orderer, records->list.items[i]);
        rank(ranked, records->list.count, orders[order].set);
    }
    orderer_close(&orderer);
    return true;
}

/* ---- indexes ---- */

const char *index_name(IndexKind kind)
{
    static const char *const names[] = { "en", "pinyin", "stroke" };

    return names[kind];
}

/* By the first letter, since the order passes over punctuation; "#" unless it is a Han character: 863计划, C919. */
static Str stroke_group(Arena *arena, Str text)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp)) {
        unsigned strokes = strokes_of(cp);

        if (strokes > 0)
            return arena_format(arena, "%u", strokes);
        if (cp < 0x80 ? ascii_is_alnum((char)cp) : script_of(cp) != 0)
            break;
    }
    return STR("#");
}

static IndexEntry make_entry(Orderer *orderer, Arena *arena, IndexKind kind, const Record *record,
                             const Value *designation)
{
    IndexEntry entry = { .record = record, .designation = designation };
    Str pinyin = record_text(designation->record, F_PINYIN);

    entry.text = plain_text(arena, record_text(designation->record, F_TEXT));
    if (kind == INDEX_ENGLISH) {
        entry.key = collate_key(orderer->english, arena, entry.text);
        entry.group = letters_find(&orderer->letters, arena, entry.text);
    } else if (kind == INDEX_PINYIN) {
        entry.key = pinyin_sort_key(arena, pinyin, entry.text);
        entry.group = letters_find(&orderer->letters, arena, pinyin.len > 0 ? pinyin : pinyin_of(arena, entry.text));
    } else {
        entry.key = collate_key(orderer->stroke, arena, entry.text);
        entry.group = stroke_group(arena, entry.text);
    }
    return entry;
}

/* "#" comes first; a number of strokes goes by its value. */
static int compare_groups(Str a, Str b)
{
    if (ascii_is_digit(a.ptr[0]) && ascii_is_digit(b.ptr[0]) && a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return str_cmp(a, b);
}

int index_compare(const void *left, const void *right)
{
    const IndexEntry *a = left, *b = right;
    int order = compare_groups(a->group, b->group);

    if (order == 0)
        order = str_cmp(a->key, b->key);
    if (order == 0)
        order = str_cmp(a->text, b->text);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static void index_record(Orderer *orderer, Arena *arena, IndexKind kind, const Record *record, Index *index)
{
    const Field *field = record_field(record, F_DESIGNATIONS);
    Str range = kind == INDEX_ENGLISH ? STR("en") : STR("zh");

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *designation = field->values.items[i];

        if (designation->record == NULL || !tag_matches(range, designation->lang) ||
            tag_is_romanised(designation->lang))
            continue;
        vec_push(arena, index, make_entry(orderer, arena, kind, record, designation));
        index->items[index->count - 1].order = index->count;
    }
}

bool order_index(const Records *records, Arena *arena, IndexKind kind, Index *index, Str *error)
{
    Orderer orderer = { .arena = arena_create() };

    if (!orderer_open(&orderer, error))
        return false;
    orderer.letters = letters_open(orderer.english, orderer.arena);
    for (size_t i = 0; i < records->list.count; i++)
        index_record(&orderer, arena, kind, records->list.items[i], index);
    if (index->count > 1)
        qsort(index->items, index->count, sizeof *index->items, index_compare);
    orderer_close(&orderer);
    return true;
}
