#include "model/schema_rows.h"

#include "base/near.h"

static const Str names[] = {
    STR_INIT(""),
#define FIELD(constant, name) STR_INIT(name),
#include "model/names.def"
#undef FIELD
};

/* static const uint16_t field_slots[], and the places of each schema: see src/gen/fields.c. */
#include "fields.inc"

const Schema *const schemas[] = {
#define SCHEMA(name) &schema_##name,
#include "model/schemas.def"
#undef SCHEMA
    NULL
};

Str field_name(FieldName name)
{
    return names[name];
}

const Schema *schema_of(Kind kind)
{
    switch (kind) {
    case KIND_TERM:
        return &schema_term;
    case KIND_PROGRAM:
        return &schema_program;
    case KIND_ENDNOTE:
        return &schema_endnote;
    default:
        return &schema_project;
    }
}

const char *kind_name(Kind kind)
{
    return schema_of(kind)->name;
}

/* F_NONE: no field has that name. */
static FieldName field_named(Str name)
{
    const size_t mask = sizeof field_slots / sizeof *field_slots - 1;

    for (size_t slot = (size_t)str_hash(name) & mask; field_slots[slot] != 0; slot = (slot + 1) & mask)
        if (str_eq(names[field_slots[slot]], name))
            return (FieldName)field_slots[slot];
    return F_NONE;
}

const Row *schema_row(const Schema *schema, Str name)
{
    FieldName field = field_named(name);

    return field != F_NONE ? schema_field(schema, field) : NULL;
}

const Row *schema_field(const Schema *schema, FieldName name)
{
    unsigned char place = schema->places[name];

    return place > 0 ? &schema->rows[place - 1] : NULL;
}

static void suggest_rows(Nearest *nearest, const Schema *schema)
{
    for (const Row *row = schema->rows; row->name != F_NONE; row++)
        nearest_take(nearest, field_name(row->name));
}

Str schema_suggest(const Schema *schema, bool statement, Str name)
{
    Nearest nearest = nearest_begin(name);

    suggest_rows(&nearest, schema);
    if (statement)
        suggest_rows(&nearest, &schema_statement);
    return nearest.best;
}

Str schema_sure(const Schema *schema, bool statement, Str name)
{
    Near near = near_begin(name);

    for (const Row *row = schema->rows; row->name != F_NONE; row++)
        near_take(&near, field_name(row->name));
    for (const Row *row = schema_statement.rows; statement && row->name != F_NONE; row++)
        near_take(&near, field_name(row->name));
    return near_sure(&near);
}

const Choice *choice_find(const Choice *choices, Str name)
{
    for (; choices->name != NULL; choices++)
        if (str_is(name, choices->name))
            return choices;
    return NULL;
}

Str choice_suggest(const Choice *choices, Str name)
{
    Nearest nearest = nearest_begin(name);

    for (; choices->name != NULL; choices++)
        nearest_take(&nearest, str_of(choices->name));
    return nearest.best;
}

const char *type_name(Type type)
{
    static const char *const type_names[] = {
        [TYPE_TEXT] = "text by language",
        [TYPE_VERBATIM] = "verbatim text by language",
        [TYPE_PINYIN] = "pinyin with tone marks",
        [TYPE_NUMBER] = "number as printed",
        [TYPE_INTEGER] = "whole number",
        [TYPE_RANGE] = "range of whole numbers",
        [TYPE_DATE] = "date (EDTF)",
        [TYPE_TAG] = "language tag (BCP 47)",
        [TYPE_URL] = "URL",
        [TYPE_IDENT] = "identifier",
        [TYPE_ENUM] = "one of a list of words",
        [TYPE_SUBJECT] = "subject of the project",
        [TYPE_BOOL] = "true or false",
        [TYPE_REF] = "id of a record",
        [TYPE_CODE] = "word",
        [TYPE_RECORD] = "mapping",
    };

    return type_names[type];
}

const char *noun_article(const char *noun)
{
    return str_find_char(STR("aeio"), noun[0]) != STR_NONE ? "an " : "a ";
}

const char *type_article(Type type)
{
    const unsigned bare = 1u << TYPE_TEXT | 1u << TYPE_VERBATIM | 1u << TYPE_PINYIN | 1u << TYPE_ENUM | 1u << TYPE_BOOL;

    if ((bare & 1u << type) != 0)
        return "";
    return type == TYPE_REF ? "the " : noun_article(type_name(type));
}

bool row_by_language(const Row *row)
{
    return row->type == TYPE_TEXT || row->type == TYPE_VERBATIM || (row->flags & ROW_BY_LANGUAGE) != 0;
}
