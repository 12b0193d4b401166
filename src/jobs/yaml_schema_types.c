#include "jobs/yaml_schema_types.h"

#include "base/diag.h"
#include "jobs/formats.h"
#include "text/ident.h"

/* The parts of a language tag, RFC 5646 2.1. Case never matters. */
#define EXTLANG "(-[A-Za-z]{3}){0,3}"
#define SUBTAGS                                                                           \
    "(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*" \
    "(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?"
#define TAG_KEY "[A-Za-z]{2,3}" EXTLANG SUBTAGS
/* Besides: longer languages, private use, and the irregular tags that were registered before there was a grammar. */
#define TAG                          \
    TAG_KEY "|[A-Za-z]{4,8}" SUBTAGS \
            "|[Xx](-[A-Za-z0-9]{1,8})+|[Ii]-[A-Za-z]+|[Ee][Nn]-[Gg][Bb]-[Oo][Ee][Dd]|[Ss][Gg][Nn](-[A-Za-z]{2}){2}"

/* EDTF, levels 0 and 1 (text/edtf.h); how many days a month has is not asked. */
#define YEAR "(-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX|Y-?[0-9]{5,12})"
#define DAY YEAR "(-(0[1-9]|1[0-2]|2[1-4]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX)(T[0-9:]+(Z|[+-][0-9:]+)?)?)?)?[?~%]?"
#define DATE DAY "|(" DAY "|[.][.])?/(" DAY "|[.][.])?"

/* What glob_fault takes. */
static const char paths_pattern[] = "^(?!/)(?!(.*/)?[.][.](/|$))[^\\[\\]{}!\\\\]{1,255}$";

const char yaml_schema_key_pattern[] = "^(" TAG_KEY ")$";
const char yaml_schema_id_pattern[] = "^[a-z0-9]+(-[a-z0-9]+)*$";

/* How a value of some type looks. YAML takes what looks like a number, or like true, for one: texts may look so. */
typedef struct Form {
    const char *name;
    const char *types[4];
    const char *pattern; /* of strings; NULL: any */
    const char *examples[4];
} Form;

#define ANY_TEXT                      \
    {                                 \
        "string", "number", "boolean" \
    }
#define DIGITS              \
    {                       \
        "string", "integer" \
    }

/* clang-format off */
static const Form forms[] = {
    [TYPE_TEXT]     = { "text", ANY_TEXT, "\\S", { "Made in China 2025" } },
    [TYPE_VERBATIM] = { "text", ANY_TEXT, "\\S", { NULL } },
    [TYPE_PINYIN]   = { "pinyin", { "string" }, "\\S", { "jǔguó tǐzhì" } },
    [TYPE_NUMBER]   = { "number", { "string", "number" }, "\\S", { "27", "12–34", "IV" } },
    [TYPE_INTEGER]  = { "integer", DIGITS, "^[0-9]{1,9}$", { NULL } },
    [TYPE_RANGE]    = { "range", DIGITS, "^[0-9]{1,9}(-[0-9]{1,9})?$", { "1-26" } },
    [TYPE_DATE]     = { "date", DIGITS, "^(" DATE ")$", { "2021", "2021-03-31", "2006/2020", "1978~" } },
    [TYPE_TAG]      = { "language-tag", { "string" }, "^(" TAG ")$", { "zh-Hans", "zh-Latn-pinyin", "en" } },
    [TYPE_URL]      = { "url", { "string" }, "^\\s*([Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://\\S", { "https://example.org/" } },
    [TYPE_IDENT]    = { "identifier", DIGITS, "\\S", { NULL } },
    [TYPE_ENUM]     = { "word", { "string" }, NULL, { NULL } },
    [TYPE_SUBJECT]  = { "subject", DIGITS, "\\S", { NULL } },
    [TYPE_BOOL]     = { "flag", { NULL }, NULL, { NULL } },
    [TYPE_REF]      = { "reference", DIGITS, "\\S", { "gu-2021-efficient-market" } },
    [TYPE_CODE]     = { "code", { "string" }, "\\S", { NULL } },
};

/* Prefixes and resolvers are allowed (text/ident.c), and the check digit is not computed. */
static const Form identifiers[IDENT_SCHEMES] = {
    [IDENT_DOI]      = { "doi", { "string" }, "10[.][0-9]{4,9}[0-9.]*(/|%2[Ff])\\S", { "10.1080/09692290.2021.1893768" } },
    [IDENT_ISBN]     = { "isbn", DIGITS, "([0-9][ \\u00A0\\u2010-\\u2013-]*){9}[0-9Xx]\\s*$", { "978-0-262-51087-5" } },
    [IDENT_ISSN]     = { "issn", DIGITS, "([0-9][ \\u00A0\\u2010-\\u2013-]*){7}[0-9Xx]\\s*$", { "0317-8471" } },
    [IDENT_ORCID]    = { "orcid", DIGITS, "([0-9][ \\u00A0\\u2010-\\u2013-]*){15}[0-9Xx]\\s*/?$", { "0000-0002-1825-0097" } },
    [IDENT_PMID]     = { "pmid", DIGITS, "[1-9][0-9]{0,7}\\s*/?$", { "31978945" } },
    [IDENT_PMCID]    = { "pmcid", DIGITS, "[1-9][0-9]{0,8}([.][0-9]+)?\\s*/?$", { "PMC7092803" } },
    [IDENT_ARXIV]    = { "arxiv", { "string" }, "[./]", { "2101.00001" } },
    [IDENT_WIKIDATA] = { "wikidata", { "string" }, "[Qq][1-9]", { "Q42" } },
};
/* clang-format on */

static const Form *form_of(const Row *row)
{
    return row->type == TYPE_IDENT ? &identifiers[row->scheme] : &forms[row->type];
}

Str yaml_schema_type_name(Arena *arena, const Schema *schema, const Row *row)
{
    if (row->type == TYPE_RECORD)
        return str_of(row->record->name);
    if (row->type == TYPE_ENUM || row->type == TYPE_CODE || row->name == F_FORMAT)
        return arena_format(arena, "%s.%s", schema->name, field_name(row->name).ptr);
    return str_of(form_of(row)->name);
}

static void put_types(JsonWriter *json, const Form *form)
{
    size_t count = 0;

    while (count < sizeof form->types / sizeof form->types[0] && form->types[count] != NULL)
        count++;
    if (count == 0)
        return;
    json_key(json, "type");
    if (count > 1)
        json_begin_array(json);
    for (size_t i = 0; i < count; i++)
        json_str(json, str_of(form->types[i]));
    if (count > 1)
        json_end_array(json);
}

static void put_examples(JsonWriter *json, const Form *form)
{
    if (form->examples[0] == NULL)
        return;
    json_key(json, "examples");
    json_begin_array(json);
    for (size_t i = 0; i < sizeof form->examples / sizeof form->examples[0] && form->examples[i] != NULL; i++)
        json_str(json, str_of(form->examples[i]));
    json_end_array(json);
}

/* `enumDescriptions` is what editors show beside the words. */
static void put_choices(JsonWriter *json, const Choice *choices)
{
    json_key(json, "enum");
    json_begin_array(json);
    for (const Choice *choice = choices; choice->name != NULL; choice++)
        json_str(json, str_of(choice->name));
    json_end_array(json);
    if (choices->doc[0] == '\0')
        return;
    json_key(json, "enumDescriptions");
    json_begin_array(json);
    for (const Choice *choice = choices; choice->name != NULL; choice++)
        json_str(json, str_of(choice->doc));
    json_end_array(json);
}

static void put_publishable(JsonWriter *json)
{
    json_key(json, "enum");
    json_begin_array(json);
    json_str(json, STR("html"));
    for (size_t i = 0; i < format_count; i++)
        if (!str_is(str_of(formats[i].name), "html") && format_publishable(str_of(formats[i].name)))
            json_str(json, str_of(formats[i].name));
    json_end_array(json);
}

static void put_flag(JsonWriter *json)
{
    json_key(json, "enum");
    json_begin_array(json);
    json_bool(json, true);
    json_bool(json, false);
    json_str(json, STR("true"));
    json_str(json, STR("false"));
    json_end_array(json);
}

/* The number that a source's format has, and those below. */
static void put_integer(JsonWriter *json, const Row *row)
{
    if (row->name == F_FORMAT) {
        json_key(json, "enum");
        json_begin_array(json);
        json_int(json, 1);
        json_str(json, STR("1"));
        json_end_array(json);
        return;
    }
    json_key(json, "minimum");
    json_int(json, 0);
    json_key(json, "maximum");
    json_int(json, 999999999);
}

void yaml_schema_type(JsonWriter *json, const Row *row)
{
    const Form *form = form_of(row);
    const char *pattern = row->name == F_PATHS ? paths_pattern : form->pattern;

    json_key(json, "description");
    json_str(json, str_of(row->type == TYPE_IDENT ? ident_label((IdentScheme)row->scheme) : type_name(row->type)));
    if (row->type == TYPE_BOOL) {
        put_flag(json);
        return;
    }
    if (row->choices != NULL) {
        put_choices(json, row->choices);
        return;
    }
    if (row->name == F_PUBLISH) {
        put_publishable(json);
        return;
    }
    if (row->type == TYPE_INTEGER)
        put_integer(json, row);
    put_types(json, form);
    if (pattern != NULL) {
        json_key(json, "pattern");
        json_str(json, str_of(pattern));
    }
    put_examples(json, form);
}

/* Codes are found in any case; editors offer capitals. */
static void put_small_codes(JsonWriter *json)
{
    Buf pattern = { 0 };

    for (int code = 0; code < DIAG_COUNT; code++)
        buf_format(&pattern, "%s%s", code == 0 ? "^b(" : "|", diag_row((DiagCode)code)->code + 1);
    buf_puts(&pattern, ")$");
    json_key(json, "patternProperties");
    json_begin_object(json);
    json_key(json, pattern.ptr);
    json_begin_object(json);
    json_key(json, "$ref");
    json_str(json, STR("#/$defs/level"));
    json_end_object(json);
    json_end_object(json);
    buf_free(&pattern);
}

void yaml_schema_rules(JsonWriter *json, const Row *row)
{
    json_key(json, "description");
    json_str(json, str_of(row->doc));
    json_key(json, "type");
    json_str(json, STR("object"));
    json_key(json, "minProperties");
    json_int(json, 1);
    json_key(json, "additionalProperties");
    json_bool(json, false);
    json_key(json, "properties");
    json_begin_object(json);
    for (int code = 0; code < DIAG_COUNT; code++) {
        json_key(json, diag_row((DiagCode)code)->code);
        json_begin_object(json);
        json_key(json, "description");
        json_str(json, str_of(diag_row((DiagCode)code)->title));
        json_key(json, "$ref");
        json_str(json, STR("#/$defs/level"));
        json_end_object(json);
    }
    json_end_object(json);
    put_small_codes(json);
}

/* ---- what all kinds of values share ---- */

static void member(JsonWriter *json, const char *key, const char *value)
{
    json_key(json, key);
    json_str(json, str_of(value));
}

static void open_object(JsonWriter *json, const char *key)
{
    json_key(json, key);
    json_begin_object(json);
}

static void define_by_language(JsonWriter *json)
{
    open_object(json, "by-language");
    member(json, "description", "by language: a tag, and the text in that language");
    member(json, "type", "object");
    json_key(json, "minProperties");
    json_int(json, 1);
    open_object(json, "propertyNames");
    member(json, "pattern", yaml_schema_key_pattern);
    json_end_object(json);
    json_end_object(json);
}

/* Of values that disagree one is preferred. Values in two languages do not disagree, and could not be told here. */
static void define_one_preferred(JsonWriter *json)
{
    open_object(json, "one-preferred");
    open_object(json, "contains");
    member(json, "type", "object");
    json_key(json, "required");
    json_begin_array(json);
    json_str(json, field_name(F_PREFERRED));
    json_end_array(json);
    open_object(json, "properties");
    open_object(json, field_name(F_PREFERRED).ptr);
    json_key(json, "enum");
    json_begin_array(json);
    json_bool(json, true);
    json_str(json, STR("true"));
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_key(json, "minContains");
    json_int(json, 0);
    json_key(json, "maxContains");
    json_int(json, 1);
    json_end_object(json);
}

static void define_level(JsonWriter *json)
{
    open_object(json, "level");
    put_choices(json, schema_field(&schema_project, F_RULES)->choices);
    json_end_object(json);
}

void yaml_schema_shared(JsonWriter *json)
{
    define_level(json);
    define_by_language(json);
    define_one_preferred(json);
}
