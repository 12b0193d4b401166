/* Records as their source, one field at a time, and the ids that they get; tests/source_form.t has the way there and back. */
#include "model/source_form.h"

#include "model.h"

#include <time.h>

/* As flow YAML, near enough to be read. */
static void put_node(Buf *out, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        buf_format(out, node->quoted ? "%.*s" : "<%.*s>", STR_ARG(node->text));
        return;
    }
    buf_char(out, node->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i > 0 ? ", " : "");
        if (node->kind == NODE_MAP)
            buf_format(out, "%.*s: ", STR_ARG(node->entries[i].key));
        put_node(out, node->entries[i].value);
    }
    buf_char(out, node->kind == NODE_LIST ? ']' : '}');
}

/* clang-format off */
static const struct { const char *yaml, *form; } fields[] = {
    {"author: Gu, Xin", "[{family: Gu, given: Xin}]"},
    {"author: 顾昕", "[{zh-Hans: 顾昕}]"},
    {"author: {family: {value: Gu, supplied: true}, given: Xin}",
     "[{family: {value: Gu, supplied: <true>}, given: Xin}]"},
    {"author: {family: Gu, given: {value: Xin, supplied: true}}",
     "[{family: Gu, given: {value: Xin, supplied: <true>}}]"},
    {"author: {family: [{value: Gu}, {value: Ku}], given: Xin}",
     "[{family: [{value: Gu}, {value: Ku}], given: Xin}]"},
    {"author: [{literal: {en: A}}, {literal: B}]", "[{literal: {en: A}}, {literal: B}]"},
    {"author: {others: true}", "[{others: <true>}]"},
    {"title: {zh-Hans: 书, en: Book}", "{zh-Hans: 书, en: Book}"},
    {"title: {zh-Hans: 书}", "书"},
    {"title: {en: 书}", "{en: 书}"},
    {"title: {value: 书, supplied: yes}", "{value: 书, supplied: yes}"},
    {"issued: [{value: 2020}, {value: 2021, preferred: true}]", "[{value: 2020}, {value: 2021, preferred: <true>}]"},
    {"keyword: [红]", "红"},
    {"keyword: {value: [红, 绿], supplied: true}",
     "{value: [红, 绿], supplied: <true>}"},
    {"keyword: {value: [{value: 红, certainty: low}, 绿], certainty: high, note: N}",
     "[{value: 红, certainty: low, note: N}, {value: 绿, certainty: high, note: N}]"},
    {"author: {value: {family: Gu, given: Xin, certainty: low}, supplied: true}",
     "[{family: Gu, given: Xin, supplied: <true>, certainty: low}]"},
    {"keyword: {en: [a, b]}", "{en: [a, b]}"},
    {"cited-in: {work: x, marker: 0}", "[{work: x, marker: <0>}]"},
    {"cited-in: {work: x, marker: 123456789012345}", "[{work: x, marker: <123456789012345>}]"},
    {"cited-in: {work: x, marker: 1234567890123456}", "[{work: x, marker: 1234567890123456}]"},
    {"cited-in: {work: x, marker: 007}", "[{work: x, marker: 007}]"},
    {"cited-in: [{work: x, marker: 7}, {work: y}]", "[{work: x, marker: <7>}, y]"},
    {"sources: [{work: x, as-printed: 书}]", "[{work: x, as-printed: 书}]"},
    {"custom: {a.b: {value: c, note: d}, e.f: g}", "{a.b: {value: c, note: d}, e.f: g}"},
};
/* clang-format on */

/* A field that is a plain string in its source. */
static void test_texts(void)
{
    static const struct {
        const char *yaml;
        bool text;
    } rows[] = {
        { "title: 书", true },
        { "issued: 2020", true },
        { "publisher: 书", true },
        { "title: {en: Book}", false },
        { "title: Book", true },
        { "title: {zh-Hans: 书, en: Book}", false },
        { "title: {value: 书, supplied: true}", false },
        { "issued: [{value: 2020}, {value: 2021}]", false },
        { "author: 顾昕", false },
        { "keyword: 红", false },
        { "translation-of: w", false },
        { "translation-of: x", true },
        { "custom: {a.b: c}", false },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_create();
        Str yaml = arena_format(arena, "endnotes:\n  w:\n    language: zh-Hans\n    %s\n", rows[i].yaml);
        Fixture fixture = fixture_linked(arena_cstr(arena, yaml));
        const Record *record = fixture.records->list.items[0];

        for (size_t j = 0; j < record->fields.count; j++)
            if (record->fields.items[j]->row->name != F_LANGUAGE)
                ok(source_form_is_text(record, record->fields.items[j]) == rows[i].text, "%s is %s", rows[i].yaml,
                   rows[i].text ? "a text" : "more than a text");
        fixture_close(&fixture);
        arena_destroy(arena);
    }
}

static void test_fields(void)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        Arena *arena = arena_create();
        Str yaml = arena_format(arena, "endnotes:\n  w:\n    language: zh-Hans\n    %s\n", fields[i].yaml);
        Fixture fixture = fixture_linked(arena_cstr(arena, yaml));
        const Record *record = fixture.records->list.items[0];
        Buf out = { 0 };

        for (size_t j = 0; j < record->fields.count; j++)
            if (record->fields.items[j]->row->name != F_LANGUAGE)
                put_node(&out, source_form_field(arena, record, record->fields.items[j], NULL));
        is_str(buf_str(&out), fields[i].form, fields[i].yaml);
        buf_free(&out);
        fixture_close(&fixture);
        arena_destroy(arena);
    }
}

/* Readers of other formats make what no source says: a text in a language beside one in none. */
static void test_foreign(void)
{
    Fixture fixture = fixture_linked("endnotes: {w: {title: {en: A, de: B}, keyword: [{en: a, de: b}]}}");
    const Record *record = fixture.records->list.items[0];
    static const char *const forms[] = { "[{value: A}, {value: {de: B}}]", "[a, {de: b}]" };

    for (size_t i = 0; i < record->fields.count; i++) {
        Buf out = { 0 };

        record->fields.items[i]->values.items[0]->lang = STR_EMPTY;
        put_node(&out, source_form_field(fixture.arena, record, record->fields.items[i], NULL));
        is_str(buf_str(&out), forms[i], "a language that is not known");
        buf_free(&out);
    }
    fixture_close(&fixture);
}

/* Two values of one item in one language, about which nobody disagrees: no reader should make them, but what is written
 * then has to come to an end. */
static void test_twice(void)
{
    Fixture fixture = fixture_linked("endnotes: {w: {title: {en: A, de: B}, keyword: [{en: a, de: b}],"
                                     " custom: {k: {en: C, de: D}}}}");
    const Record *record = fixture.records->list.items[0];
    static const char *const forms[] = { "{en: [{value: A}, {value: B}]}", "{en: [a, b]}",
                                         "{k: {en: [{value: C}, {value: D}]}}" };

    for (size_t i = 0; i < record->fields.count; i++) {
        const Field *field = record->fields.items[i];
        Buf out = { 0 };

        for (size_t j = 0; j < field->values.count; j++)
            field->values.items[j]->lang = STR("en");
        put_node(&out, source_form_field(fixture.arena, record, field, NULL));
        is_str(buf_str(&out), forms[i], "a language twice");
        buf_free(&out);
    }
    fixture_close(&fixture);
}

/* clang-format off */
static const struct { const char *id, *name; } ids[] = {
    {"a-b", "a-b"}, {"A_b", "a-b-3"}, {"a:b", "a-b-4"}, {"a-b", "a-b-5"}, {"a-b-2", "a-b-2"}, {"", "record"}, {"。", "record-2"},
    {"O'Brien’s", "obriens"}, {"Émile Zoë", "emile-zoe"}, {"双循环", "shuang-xun-huan"}, {"x--y-", "x-y"}, {"Lüders", "luders"},
};
/* clang-format on */

static Record *record_of(Arena *arena, Str id)
{
    Record *record = arena_new(arena, Record);

    record->id = id;
    return record;
}

static void test_ids(void)
{
    enum { COUNT = sizeof ids / sizeof *ids, MANY_RECORDS = 100000 };
    Arena *arena = arena_create();
    Record *list[COUNT], **many = arena_array(arena, MANY_RECORDS, sizeof *many);
    const SourceIds *names;
    clock_t start;

    for (size_t i = 0; i < COUNT; i++)
        list[i] = record_of(arena, str_of(ids[i].id));
    names = source_ids(arena, list, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        is_str(source_id(names, list[i]), ids[i].name, ids[i].id);
        ok(id_is_sound(source_id(names, list[i])), "sound");
    }
    is_str(source_id(names, record_of(arena, STR("Other!"))), "Other!", "one that is not among them");
    is_str(source_id(NULL, list[1]), "A_b", "no names");
    for (size_t i = 0; i < MANY_RECORDS; i++)
        many[i] = record_of(arena, STR("Same"));
    start = clock();
    names = source_ids(arena, many, MANY_RECORDS);
    is_str(source_id(names, many[MANY_RECORDS - 1]), "same-100000", "a hundred thousand of one name");
    ok(clock() - start < 3 * CLOCKS_PER_SEC, "in linear time");
    arena_destroy(arena);
}

int main(void)
{
    test_fields();
    test_texts();
    test_foreign();
    test_twice();
    test_ids();
    return done_testing();
}
