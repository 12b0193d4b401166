/* CSL: dates, names, notes and forms, there and back. */
#include "crosswalk/csl_parts.h"
#include "model.h"
#include "read/csl.h"
#include "read/json.h"

#include <string.h>

/* The first work of a source in CSL-JSON. */
static const Record *work_of(Fixture *fixture, const char *json)
{
    fixture->source = source_create(fixture->arena, STR("in.json"), str_of(json));
    read_csl_json(fixture->records, fixture->source, fixture->diags);
    fixture_link(fixture);
    return fixture->records->list.count > 0 ? fixture->records->list.items[0] : NULL;
}

static Str written(Fixture *fixture, const Record *record, unsigned forms)
{
    Writing writing = { .arena = fixture->arena, .records = fixture->records, .forms = forms };

    return csl_json_of(fixture->arena, csl_write(&writing, record)->fields);
}

/* A property of the item that is written for `json`. */
static Str property(Fixture *fixture, const char *json, const char *name)
{
    const Record *record = work_of(fixture, json);
    Writing writing = { .arena = fixture->arena, .records = fixture->records };
    const NodeEntry *entry = node_entry(csl_write(&writing, record)->fields, str_of(name));

    return entry != NULL ? csl_json_of(fixture->arena, entry->value) : STR_EMPTY;
}

/* ---- dates ---- */

static void test_dates(void)
{
    static const struct {
        const char *csl, *edtf, *back; /* NULL: the same */
    } rows[] = {
        { "{\"date-parts\": [[2021]]}", "2021", NULL },
        { "{\"date-parts\": [[2021, 3]]}", "2021-03", NULL },
        { "{\"date-parts\": [[2021, 3, 31]]}", "2021-03-31", NULL },
        { "{\"date-parts\": [[\"2021\", \"03\", \"31\"]]}", "2021-03-31", "{\"date-parts\": [[2021, 3, 31]]}" },
        { "{\"date-parts\": [[2006, 2, 9], [2020]]}", "2006-02-09/2020", NULL },
        { "{\"date-parts\": [[2006], [2020]], \"circa\": true}", "2006~/2020~", NULL },
        { "{\"date-parts\": [[1978]], \"circa\": 1}", "1978~", "{\"date-parts\": [[1978]], \"circa\": true}" },
        { "{\"date-parts\": [[1978]], \"circa\": false}", "1978", "{\"date-parts\": [[1978]]}" },
        { "{\"date-parts\": [[2001]], \"season\": 2}", "2001-22", NULL },
        { "{\"date-parts\": [[2001]], \"season\": \"Fall\"}", "2001-23", "{\"date-parts\": [[2001]], \"season\": 3}" },
        { "{\"date-parts\": [[2001, 24]]}", "2001-24", "{\"date-parts\": [[2001]], \"season\": 4}" },
        { "{\"date-parts\": [[2001, 13]]}", "2001-21", "{\"date-parts\": [[2001]], \"season\": 1}" },
        { "{\"date-parts\": [[-44, 3, 15]]}", "-0043-03-15", NULL },
        { "{\"date-parts\": [[-1]]}", "0000", NULL },
        { "{\"date-parts\": [[12000]]}", "Y12000", NULL },
        { "{\"date-parts\": [[2019], [0]]}", "2019/..", "{\"literal\": \"2019–\"}" },
        { "{\"literal\": \"–2025\"}", "../2025", NULL },
        { "{\"raw\": \"2021-03-31\"}", "2021-03-31", "{\"date-parts\": [[2021, 3, 31]]}" },
        { "{\"raw\": \"March 2021\"}", "2021-03", "{\"date-parts\": [[2021, 3]]}" },
        { "\"2021-03\"", "2021-03", "{\"date-parts\": [[2021, 3]]}" },
        { "2021", "2021", "{\"date-parts\": [[2021]]}" },
        { "{\"year\": 2021, \"month\": 3}", "2021-03", "{\"date-parts\": [[2021, 3]]}" },
        { "[{\"year\": 2006}, {\"year\": 2020}]", "2006/2020", "{\"date-parts\": [[2006], [2020]]}" },
        { "{\"date-parts\": [[2021, 2, 29]]}", "", NULL },
        { "{\"date-parts\": [[2021, 13, 1], [2022]]}", "", NULL },
        { "{\"date-parts\": [[2021, 0, 3]]}", "", NULL },
        { "{\"date-parts\": [[0]]}", "", NULL },
        { "{\"date-parts\": [[null]]}", "", NULL },
        { "{\"date-parts\": []}", "", NULL },
        { "{\"literal\": \"in press\"}", "", NULL },
        { "{\"date-parts\": [[2022], [2021]]}", "", NULL },
        { "{\"date-parts\": [[1], [2], [3]]}", "", NULL },
        { "{\"date-parts\": \"2021\"}", "", NULL },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_create();
        Diags *diags = diags_create(arena);
        Source *source = source_create(arena, STR("in.json"), str_of(rows[i].csl));
        CslReading reading = { .arena = arena, .scratch = arena, .source = source, .diags = diags };
        const Node *value = read_json(arena, source, diags), *read = csl_date_read(&reading, STR("issued"), value);

        is_str(read != NULL ? read->text : STR_EMPTY, rows[i].edtf, rows[i].csl);
        if (read != NULL)
            is_str(csl_json_of(arena, csl_date_write(arena, read->text)),
                   rows[i].back != NULL ? rows[i].back : rows[i].csl, "  and back");
        arena_destroy(arena);
    }
}

/* What date-parts can't say is shown as near as may be; the date itself goes to custom. */
static void test_dates_that_do_not_fit(void)
{
    static const char *const rows[][2] = {
        { "197X", "{\"date-parts\": [[1970], [1979]], \"circa\": true}" },
        { "19XX", "{\"date-parts\": [[1900], [1999]], \"circa\": true}" },
        { "1978?", "{\"date-parts\": [[1978]], \"circa\": true}" },
        { "2021-03-XX", "{\"date-parts\": [[2021, 3]]}" },
        { "2006/..", "{\"literal\": \"2006–\"}" },
        { "2001-21/2001-22", "{\"date-parts\": [[2001, 21], [2001, 22]]}" },
        { "nonsense", "{\"literal\": \"nonsense\"}" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_create();

        is_str(csl_json_of(arena, csl_date_write(arena, str_of(rows[i][0]))), rows[i][1], rows[i][0]);
        arena_destroy(arena);
    }
}

/* Every date that the model can hold, written and read: either the same, or in custom. */
static void test_no_date_is_lost(void)
{
    static const char *const dates[] = { "2021",
                                         "2021-03-31",
                                         "197X",
                                         "1978~",
                                         "1978?",
                                         "1978%",
                                         "2021-XX",
                                         "../2025",
                                         "2025/..",
                                         "/2025",
                                         "2006~/2020",
                                         "2006~/2020~",
                                         "2001-21",
                                         "-0043",
                                         "Y12000",
                                         "2021-03-31T10:00:00Z",
                                         "2021-03/2021-05-07",
                                         "garbage" };
    int wrong = 0;

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        Fixture fixture = fixture_open(), again = fixture_open();
        Str yaml = arena_format(fixture.arena, "endnotes: {a: {type: book, issued: %s}}", dates[i]);
        Str json;

        fixture_read(&fixture, "in.yaml", yaml);
        fixture_link(&fixture);
        json = written(&fixture, fixture.records->list.items[0], 0);
        if (!str_is(record_text(work_of(&again, arena_cstr(fixture.arena, json)), F_ISSUED), dates[i])) {
            printf("# %s: %.*s\n", dates[i], STR_ARG(json));
            wrong++;
        }
        fixture_close(&fixture);
        fixture_close(&again);
    }
    is_int(wrong, 0, "no date is lost");
}

/* ---- names ---- */

#define NAME(members) "[{\"id\": \"a\", \"type\": \"book\", \"language\": \"zh-Hans\", \"author\": [" members "]}]"

static void test_names(void)
{
    static const struct {
        const char *json, *back;
    } rows[] = {
        { NAME("{\"family\": \"Gu\", \"given\": \"Xin\"}"), NULL },
        { NAME("{\"family\": \"顾\", \"given\": \"昕\"}"), NULL },
        { NAME("{\"literal\": \"国务院\"}"), NULL },
        { NAME("{\"given\": \"Ludwig\", \"dropping-particle\": \"van\", \"family\": \"Beethoven\"}"),
          "[{\"family\": \"Beethoven\", \"given\": \"Ludwig\", \"dropping-particle\": \"van\"}]" },
        { NAME("{\"family\": \"King\", \"given\": \"Martin\", \"suffix\": \"Jr.\", \"comma-suffix\": true}"), NULL },
        { NAME("{\"family\": \"Xi\", \"given\": \"Jinping\", \"static-ordering\": true}"), NULL },
        { NAME("{\"family\": \"Doe\", \"given\": \"J.\", \"parse-names\": \"true\"}"), NULL },
        { NAME("{\"family\": \"Doe Inc.\", \"isInstitution\": 1}"),
          "[{\"literal\": \"Doe Inc.\", \"isInstitution\": \"1\"}]" },
        { NAME("{\"family\": \"Li\", \"given\": \"Yi\"}, {\"literal\": \"others\"}"), NULL },
        { NAME("{\"family\": \"\", \"given\": \"\"}, {\"family\": \"Plato\"}"), "[{\"family\": \"Plato\"}]" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Fixture fixture = fixture_open();
        const char *open = strchr(strstr(rows[i].json, "author"), '[');
        Str names = { open, strlen(open) - 2 };

        is_str(property(&fixture, rows[i].json, "author"),
               rows[i].back != NULL ? rows[i].back : arena_cstr(fixture.arena, names), rows[i].json);
        is_str(fixture_diags(&fixture), "", "  without a fault");
        fixture_close(&fixture);
    }
}

static void test_forms_of_names(void)
{
    static const char yaml[] = "endnotes: {a: {type: book, language: zh-Hans, "
                               "author: [{family: Gǔ, given: Xīn, zh-Hans: {family: 顾, given: 昕}}]}}";
    Fixture fixture = fixture_linked(yaml);
    const Record *record = fixture.records->list.items[0];

    ok(str_contains(written(&fixture, record, 0), STR("\"author\": [{\"family\": \"顾\", \"given\": \"昕\"}]")),
       "as the work bears it");
    ok(str_contains(written(&fixture, record, SHOW_ROMANISED),
                    STR("\"author\": [{\"family\": \"Gu\", \"given\": \"Xin\", \"static-ordering\": true}]")),
       "romanised, without tones");
    fixture_close(&fixture);
}

/* ---- notes ---- */

static void test_notes(void)
{
    Fixture fixture = fixture_open();
    const Record *record = work_of(
        &fixture,
        "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", \"note\": \"A remark.\\nOriginal Title: Das Kapital\\n"
        "original-date: 1867\\nEditor: Marx || Karl\\nEditor: Engels || Friedrich\\ntex.eprint: 1234.5678\\n"
        "title: Other\\nprose: goes on {:PMID: 123}\"}]");

    is_str(record_text(record, F_ORIGINAL_TITLE), "Das Kapital", "a variable in a note");
    is_str(record_text(record, F_ORIGINAL_DATE), "1867", "a date");
    is_int((int64_t)record_field(record, F_EDITOR)->values.count, 2, "names");
    is_str(record_text(record, F_PMID), "123", "in braces");
    is_str(record_text(record, F_TITLE), "T", "what the item says itself stays");
    is_str(record_text(record, F_NOTE), "A remark.\ntitle: Other\nprose: goes on", "the rest");
    is_str(value_key(record_field(record, F_CUSTOM)->values.items[0]), "biblatex.eprint", "BibTeX's");
    fixture_close(&fixture);
    fixture = fixture_open();
    record = work_of(&fixture, "[{\"id\": \"a\", \"type\": \"book\", \"note\": \"See: the index\\nEdition: 2\"}]");
    is_str(record_text(record, F_EDITION), "2", "behind a first line of any kind");
    fixture_close(&fixture);
    fixture = fixture_open();
    record = work_of(&fixture, "[{\"id\": \"a\", \"type\": \"book\", \"note\": \"One.\\nTwo.\\nEdition: 2\"}]");
    ok(record_field(record, F_EDITION) == NULL, "not in the middle of prose");
    fixture_close(&fixture);
}

/* A note of ours that looks like that comes back as it was. */
static void test_note_of_ours(void)
{
    Fixture fixture = fixture_linked("endnotes: {a: {type: book, note: \"Edition: 2\"}}"), again = fixture_open();
    Str json = written(&fixture, fixture.records->list.items[0], 0);
    const Record *record = work_of(&again, arena_cstr(fixture.arena, json));

    is_str(record_text(record, F_NOTE), "Edition: 2", "a note that looks like a variable");
    ok(record_field(record, F_EDITION) == NULL, "is none");
    fixture_close(&fixture);
    fixture_close(&again);
}

/* ---- Juris-M ---- */

static void test_multi(void)
{
    Fixture fixture = fixture_open();
    const Record *record = work_of(&fixture, "[{\"id\": \"a\", \"type\": \"book\", \"language\": \"ja\", \"title\": "
                                             "\"民法\", \"author\": [{\"family\": \"穂積\", "
                                             "\"given\": \"陳重\", \"multi\": {\"main\": \"ja\", \"_key\": "
                                             "{\"ja-Latn\": {\"family\": \"Hozumi\", \"given\": "
                                             "\"Nobushige\"}}}}], \"multi\": {\"main\": {\"title\": \"ja\"}, "
                                             "\"_keys\": {\"title\": {\"en\": \"Civil code\"}}}}]");
    const Record *name = record_value(record, F_AUTHOR)->record;

    is_str(record_value_in(record, F_TITLE, STR("ja"))->text, "民法", "the form in the variable's place");
    is_str(record_value_in(record, F_TITLE, STR("en"))->text, "Civil code", "another form");
    is_str(record_text(name, F_FAMILY), "Hozumi", "of a name the Latin form");
    is_str(record_text(record_value_in(name, F_FORM, STR("ja"))->record, F_FAMILY), "穂積", "and its own");
    fixture_close(&fixture);
}

/* ---- edited files ---- */

static void test_edited(void)
{
    static const char item[] = "[{\"id\": \"a\", \"type\": \"book\", \"language\": \"zh-Hans\", \"title\": \"%s\", "
                               "\"custom\": {\"title\": {\"zh-Hans\": \"举国体制\", \"zh-Latn-pinyin\": \"jǔguó "
                               "tǐzhì\", \"en\": \"National system\"}}}]";
    static const char *const shown[] = { "举国体制",
                                         "juguo tizhi",
                                         "jǔguó tǐzhì",
                                         "National system",
                                         "举国体制 [National system]",
                                         "举国体制 juguo tizhi [National system]" };
    Fixture fixture;
    const Record *record;

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        fixture = fixture_open();
        record = work_of(&fixture, arena_format(fixture.arena, item, shown[i]).ptr);
        ok(record_value_in(record, F_TITLE, STR("en")) != NULL, "all forms: %s", shown[i]);
        is_str(fixture_diags(&fixture), "", "  without a fault");
        fixture_close(&fixture);
    }
    fixture = fixture_open();
    record = work_of(&fixture, arena_format(fixture.arena, item, "新型举国体制").ptr);
    is_str(record_text(record, F_TITLE), "新型举国体制", "what somebody changed");
    ok(record_value_in(record, F_TITLE, STR("en")) == NULL, "goes before the form in custom");
    ok(str_starts(fixture_diags(&fixture), STR("B711")), "and that is reported");
    fixture_close(&fixture);
}

/* ---- residue that is no text ---- */

static void test_json(void)
{
    static const char *const sound[] = {
        "[]",    "{}",    "[1, -2.5e+3, \"a\\u00e9\\n\", true, null]", "{\"a\": {\"b\": []}}", "true", "false",
        "\"a\"", "[[[]]]"
    };
    static const char *const others[] = {
        "",          "a",      "1",   "[1,]", "{\"a\"}",     "{a: 1}", "[1",   "[01]",
        "[\"\\x\"]", "truely", "\"a", "[1] ", "[\"\\u12\"]", "text",   "[.5]", "null"
    };
    Arena *arena = arena_create();
    Node *text = node_text(arena, STR("[1]"), SPAN_NONE);

    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        ok(csl_json_read(arena, str_of(sound[i])) != NULL, "JSON: %s", sound[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ok(csl_json_read(arena, str_of(others[i])) == NULL, "text: %s", others[i]);
    is_str(csl_json_of(arena, text), "\"[1]\"", "text that looks like JSON is quoted");
    is_str(csl_json_read(arena, STR("\"\\u00e9\\n\\ud840\\udc00\\ud840\""))->text, "é\n𠀀�", "escapes");
    arena_destroy(arena);
}

int main(void)
{
    test_dates();
    test_dates_that_do_not_fit();
    test_no_date_is_lost();
    test_names();
    test_forms_of_names();
    test_notes();
    test_note_of_ours();
    test_multi();
    test_edited();
    test_json();
    return done_testing();
}
