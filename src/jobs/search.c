/* What can be found: records and all that they are called. search_match.c looks through it. */
#include "jobs/search.h"

#include "model/label.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/tag.h"

#include <stdlib.h>

typedef VEC(SearchName) Names;

typedef struct Indexer {
    Arena *arena;
    const Record *record;
    Names names;
} Indexer;

static Str plain_text(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str plain;

    if (str_find_char(text, '<') == STR_NONE)
        return text;
    markup_plain(&out, text);
    plain = buf_keep(arena, &out);
    buf_free(&out);
    return plain;
}

static bool is_chinese(Str text, Str lang)
{
    return tag_matches(STR("zh"), lang) && !tag_is_romanised(lang) && (script_set(text) & SCRIPT_HAN) != 0;
}

static Str initials_of(Arena *arena, Str pinyin, Str han)
{
    Buf out = { 0 }, joined = { 0 };
    Str words, initials;

    pinyin_initials(&out, pinyin, han);
    words = fold_words(arena, buf_str(&out));
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] != ' ')
            buf_char(&joined, words.ptr[i]);
    initials = buf_keep(arena, &joined);
    buf_free(&out);
    buf_free(&joined);
    return initials;
}

/* The pinyin that is given, or a guess by the characters. */
static void add_reading(Arena *arena, SearchName *name, bool initials)
{
    Str pinyin = name->pinyin.len > 0 ? name->pinyin : pinyin_of(arena, name->text);

    name->reading = fold_reading(arena, pinyin);
    if (initials)
        name->initials = initials_of(arena, pinyin, name->text);
}

/* An earlier name that answers whatever this one would. */
static bool is_covered(const Indexer *indexer, const SearchName *name)
{
    for (size_t i = 0; i < indexer->names.count; i++) {
        const SearchName *other = &indexer->names.items[i];

        if (other->standing <= name->standing && str_eq(other->words, name->words) &&
            (name->reading.words.len == 0 || str_eq(other->reading.toned, name->reading.toned)))
            return true;
    }
    return false;
}

static void add_name(Indexer *indexer, SearchName name)
{
    Arena *arena = indexer->arena;
    bool concept = indexer->record->kind != KIND_ENDNOTE;

    name.text = plain_text(arena, name.text);
    name.words = fold_words(arena, name.text);
    if (is_chinese(name.text, name.lang))
        add_reading(arena, &name, concept);
    if (name.words.len > 0 && !is_covered(indexer, &name))
        vec_push(arena, &indexer->names, name);
}

static void add_id(Indexer *indexer, SearchStanding standing)
{
    add_name(indexer, (SearchName){ .text = indexer->record->id, .standing = standing });
}

/* ---- terms and programs ---- */

static SearchStanding standing_of(Str status)
{
    if (str_is(status, "preferred"))
        return STANDING_PREFERRED;
    return str_is(status, "deprecated") || str_is(status, "superseded") ? STANDING_AVOIDED : STANDING_OTHER;
}

static void add_designation(Indexer *indexer, const Value *value)
{
    Str status = record_text(value->record, F_STATUS);

    add_name(indexer, (SearchName){
                          .text = record_text(value->record, F_TEXT),
                          .lang = value->lang,
                          .status = status,
                          .standing = standing_of(status),
                          .shown = true,
                          .pinyin = record_text(value->record, F_PINYIN),
                      });
}

/* Its abbreviation is as good as the rendering. */
static void add_abbreviation(Indexer *indexer, const Value *value)
{
    const Field *field = record_field(value->record, F_ABBREVIATION);
    Str status = record_text(value->record, F_STATUS);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        add_name(indexer, (SearchName){ .text = field->values.items[i]->text,
                                        .lang = value->lang,
                                        .status = status,
                                        .standing = standing_of(status),
                                        .shown = true });
}

/* The recommended renderings come first. */
static void add_concept(Indexer *indexer, bool places[2])
{
    const Record *record = indexer->record;
    const Field *field = record_field(record, F_DESIGNATIONS);
    const Value *first[2] = { label_designation(record, STR("zh")), label_designation(record, STR("en")) };

    for (size_t i = 0; i < 2; i++) {
        size_t before = indexer->names.count;

        if (first[i] != NULL)
            add_designation(indexer, first[i]);
        places[i] = indexer->names.count > before;
    }
    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->record == NULL)
            continue;
        if (value != first[0] && value != first[1])
            add_designation(indexer, value);
        add_abbreviation(indexer, value);
    }
    add_id(indexer, STANDING_OTHER);
}

/* ---- works ---- */

static void add_text(Indexer *indexer, Str text, Str lang)
{
    add_name(indexer, (SearchName){ .text = text, .lang = lang, .standing = STANDING_WORK, .shown = true });
}

static void add_texts(Indexer *indexer, FieldName name)
{
    const Field *field = record_field(indexer->record, name);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        add_text(indexer, field->values.items[i]->text, field->values.items[i]->lang);
}

/* A person as the work shows the name, and the name in other scripts. */
static void add_person(Indexer *indexer, const Record *name)
{
    const Field *forms = record_field(name, F_FORM);
    Arena *arena = indexer->arena;
    Buf shown = { 0 };

    if (record_flag(name, F_OTHERS))
        return;
    label_name(&shown, indexer->record, name);
    add_text(indexer, buf_keep(arena, &shown), STR_EMPTY);
    buf_free(&shown);
    for (size_t i = 0; forms != NULL && i < forms->values.count; i++) {
        const Record *form = forms->values.items[i]->record;

        if (form != NULL)
            add_text(indexer,
                     arena_format(arena, "%.*s%.*s%.*s", STR_ARG(record_text(form, F_LITERAL)),
                                  STR_ARG(record_text(form, F_FAMILY)), STR_ARG(record_text(form, F_GIVEN))),
                     STR_EMPTY);
    }
}

static void add_people(Indexer *indexer)
{
    for (size_t i = 0; i < indexer->record->fields.count; i++) {
        const Field *field = indexer->record->fields.items[i];

        if (field->row->record != &schema_name)
            continue;
        for (size_t j = 0; j < field->values.count; j++)
            if (field->values.items[j]->record != NULL)
                add_person(indexer, field->values.items[j]->record);
    }
}

/* The title that the work is shown by: the Chinese one, else its own. */
static const Value *title_of(const Record *work)
{
    const Field *field = record_field(work, F_TITLE);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (tag_matches(STR("zh"), field->values.items[i]->lang) && !tag_is_romanised(field->values.items[i]->lang))
            return field->values.items[i];
    return record_value(work, F_TITLE);
}

static void add_work(Indexer *indexer, bool places[2])
{
    const Record *record = indexer->record;
    const Value *title = title_of(record);

    if (title != NULL)
        add_text(indexer, title->text, title->lang);
    places[0] = indexer->names.count > 0;
    add_text(indexer, label_english(record), STR("en"));
    places[1] = indexer->names.count > (places[0] ? 1u : 0u);
    add_texts(indexer, F_TITLE);
    add_texts(indexer, F_TITLE_SHORT);
    add_texts(indexer, F_ORIGINAL_TITLE);
    add_people(indexer);
    add_id(indexer, STANDING_WORK);
}

/* ---- the index ---- */

SearchEntry search_entry(Arena *arena, const Record *record, size_t number)
{
    Indexer indexer = { .arena = arena, .record = record };
    SearchEntry entry = { .record = record,
                          .number = number,
                          .order = fold_words(arena, plain_text(arena, label_english(record))) };
    bool places[2];

    if (record->kind == KIND_ENDNOTE)
        add_work(&indexer, places);
    else
        add_concept(&indexer, places);
    entry.names = indexer.names.items;
    entry.count = indexer.names.count;
    entry.chinese = places[0] ? &entry.names[0] : NULL;
    entry.english = places[1] ? &entry.names[places[0] ? 1 : 0] : NULL;
    return entry;
}

static int compare_entries(const void *a, const void *b)
{
    const SearchEntry *left = a, *right = b;
    int order = str_cmp(left->order, right->order);

    if (order == 0)
        order = str_cmp(left->record->id, right->record->id);
    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

SearchIndex search_index_of(SearchEntry *entries, size_t count)
{
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_entries);
    return (SearchIndex){ entries, count };
}

SearchIndex search_index(Arena *arena, Record *const *list, size_t count)
{
    SearchEntry *entries = arena_array(arena, count > 0 ? count : 1, sizeof *entries);

    for (size_t i = 0; i < count; i++)
        entries[i] = search_entry(arena, list[i], i);
    return search_index_of(entries, count);
}

const char *search_way_name(SearchWay way)
{
    static const char *const names[SEARCH_WAYS] = { "whole",    "inflected", "prefix", "word",     "words",
                                                    "initials", "record",    "inside", "scattered" };

    return names[way];
}
