#include "jobs/yaml_schema.h"

#include "base/map.h"
#include "base/vec.h"
#include "jobs/yaml_schema_types.h"

/* What the engine (model/engine.c) makes of a node at some place; each has a definition for each row that differs. */
typedef enum Place {
    PLACE_FIELD,      /* the whole value of a field: a list, or one item */
    PLACE_MEMBER,     /* of a list: an item, or a statement about a list */
    PLACE_ITEM,       /* one item: by language, with a statement, or plain */
    PLACE_LANG_FIELD, /* the same below a language */
    PLACE_LANG_MEMBER,
    PLACE_LANG_ITEM,
    PLACE_VALUE /* the plain value */
} Place;

typedef struct Definition {
    const Row *row;
    Place place;
    Str name;
} Definition;

typedef struct Generator {
    Arena *arena;
    JsonWriter json;
    Map known; /* name → Definition */
    VEC(Definition *) list;
} Generator;

static bool below_language(Place place)
{
    return place == PLACE_LANG_FIELD || place == PLACE_LANG_MEMBER || place == PLACE_LANG_ITEM;
}

static bool is_bare(const Row *row)
{
    return (row->flags & ROW_BARE) != 0;
}

/* A part takes the keys of a statement beside its own, where the field has statements. */
static bool is_stated(const Row *row)
{
    return row->type == TYPE_RECORD && !is_bare(row);
}

/* ---- writing ---- */

static void member(Generator *gen, const char *key, const char *value)
{
    json_key(&gen->json, key);
    json_str(&gen->json, str_of(value));
}

static void flag(Generator *gen, const char *key, bool value)
{
    json_key(&gen->json, key);
    json_bool(&gen->json, value);
}

static void number(Generator *gen, const char *key, int64_t value)
{
    json_key(&gen->json, key);
    json_int(&gen->json, value);
}

static void open_object(Generator *gen, const char *key)
{
    json_key(&gen->json, key);
    json_begin_object(&gen->json);
}

static void open_array(Generator *gen, const char *key)
{
    json_key(&gen->json, key);
    json_begin_array(&gen->json);
}

/* ---- definitions ---- */

/* "text", "list of text", "statement of text" …: rows that mean the same share one. */
static Str definition_name(Generator *gen, const Schema *schema, const Row *row, Place place)
{
    static const char *const places[] = {
        [PLACE_FIELD] = "",         [PLACE_MEMBER] = ".member",         [PLACE_ITEM] = ".item",
        [PLACE_LANG_FIELD] = ".in", [PLACE_LANG_MEMBER] = ".in.member", [PLACE_LANG_ITEM] = ".in.item",
        [PLACE_VALUE] = ".value",
    };
    static const char *const cardinalities[] = { [ONE] = "", [MANY] = ".many", [KEYED] = ".keyed" };
    Str type = yaml_schema_type_name(gen->arena, schema, row);

    if (row->cardinality == KEYED && place == PLACE_FIELD)
        return field_name(row->name);
    if (place == PLACE_VALUE)
        return arena_format(gen->arena, "%.*s%s.value", STR_ARG(type), is_stated(row) ? ".stated" : "");
    return arena_format(gen->arena, "%.*s%s%s%s%s", STR_ARG(type), is_bare(row) ? ".bare" : "",
                        row_by_language(row) && row->type == TYPE_RECORD ? ".by-language" : "",
                        cardinalities[row->cardinality], places[place]);
}

/* Refers to a definition, which is written later. `schema` has the row. */
static void put_ref(Generator *gen, const Schema *schema, const Row *row, Place place)
{
    Str name = definition_name(gen, schema, row, place);
    Definition *definition = map_get(&gen->known, name);

    if (definition == NULL) {
        definition = arena_new(gen->arena, Definition);
        *definition = (Definition){ row, place, name };
        map_add(gen->arena, &gen->known, name, definition);
        vec_push(gen->arena, &gen->list, definition);
    }
    json_key(&gen->json, "$ref");
    json_str(&gen->json, arena_format(gen->arena, "#/$defs/%.*s", STR_ARG(name)));
}

/* `schema` of a row whose definition is under way: what a name was made from is known, so that only shared ones get here. */
static void put_same(Generator *gen, const Definition *definition, Place place)
{
    const Row *row = definition->row;
    const Schema *owner = NULL;

    for (size_t i = 0; schemas[i] != NULL && owner == NULL; i++)
        for (const Row *other = schemas[i]->rows; other->name != F_NONE; other++)
            if (other == row)
                owner = schemas[i];
    put_ref(gen, owner, row, place);
}

static void put_branch(Generator *gen, const Definition *definition, Place place)
{
    json_begin_object(&gen->json);
    put_same(gen, definition, place);
    json_end_object(&gen->json);
}

static void put_field(Generator *gen, const Schema *schema, const Row *row)
{
    open_object(gen, field_name(row->name).ptr);
    member(gen, "description", row->doc);
    put_ref(gen, schema, row, PLACE_FIELD);
    json_end_object(&gen->json);
}

/* ---- the five rules ---- */

/* Rule 1: {zh-Hans: …, en: …}. */
static void put_languages(Generator *gen, const Definition *definition, Place inner)
{
    json_begin_object(&gen->json);
    member(gen, "$ref", "#/$defs/by-language");
    open_object(gen, "additionalProperties");
    put_same(gen, definition, inner);
    json_end_object(&gen->json);
    json_end_object(&gen->json);
}

/* What stands beside a value, but for what a part says itself. */
static void put_statement_fields(Generator *gen, const Schema *part)
{
    for (const Row *row = schema_statement.rows; row->name != F_NONE; row++)
        if (part == NULL || schema_field(part, row->name) == NULL)
            put_field(gen, &schema_statement, row);
}

/* Rules 2 to 4: {value: …, sources: …}; `list`: its value is a list. */
static void put_statement(Generator *gen, const Definition *definition, Place inner, bool list)
{
    json_begin_object(&gen->json);
    member(gen, "$ref", "#/$defs/statement");
    open_object(gen, "properties");
    open_object(gen, field_name(F_VALUE).ptr);
    if (list) {
        member(gen, "type", "array");
        number(gen, "minItems", 1);
        open_object(gen, "items");
        put_same(gen, definition, inner);
        json_end_object(&gen->json);
    } else {
        put_same(gen, definition, inner);
    }
    json_end_object(&gen->json);
    json_end_object(&gen->json);
    json_end_object(&gen->json);
}

/* What `value` is, says who refers to it. */
static void define_statement(Generator *gen)
{
    open_object(gen, schema_statement.name);
    member(gen, "title", schema_statement.name);
    member(gen, "description", schema_statement.doc);
    member(gen, "type", "object");
    open_object(gen, "properties");
    flag(gen, field_name(F_VALUE).ptr, true);
    put_statement_fields(gen, NULL);
    json_end_object(&gen->json);
    open_array(gen, "required");
    json_str(&gen->json, field_name(F_VALUE));
    json_end_array(&gen->json);
    flag(gen, "additionalProperties", false);
    json_end_object(&gen->json);
}

/* A list; of a field with one value its items are mappings, as they are statements that disagree. */
static void put_list(Generator *gen, const Definition *definition, Place inner)
{
    const Row *row = definition->row;

    json_begin_object(&gen->json);
    member(gen, "type", "array");
    number(gen, "minItems", 1);
    if (row->cardinality == ONE) {
        open_array(gen, "prefixItems");
        json_begin_object(&gen->json);
        member(gen, "type", "object");
        put_same(gen, definition, inner);
        json_end_object(&gen->json);
        json_end_array(&gen->json);
        if (!is_bare(row) && (!row_by_language(row) || inner == PLACE_LANG_ITEM))
            member(gen, "$ref", "#/$defs/one-preferred");
    }
    open_object(gen, "items");
    put_same(gen, definition, inner);
    json_end_object(&gen->json);
    json_end_object(&gen->json);
}

static void define_item(Generator *gen, const Definition *definition)
{
    const Row *row = definition->row;
    bool inner = below_language(definition->place), languages = row_by_language(row) && !inner;

    if (!languages && is_bare(row)) {
        put_same(gen, definition, PLACE_VALUE);
        return;
    }
    open_array(gen, "anyOf");
    put_branch(gen, definition, PLACE_VALUE);
    if (languages)
        put_languages(gen, definition, row->cardinality == MANY ? PLACE_LANG_ITEM : PLACE_LANG_FIELD);
    if (!is_bare(row))
        put_statement(gen, definition, inner ? PLACE_LANG_ITEM : PLACE_ITEM, false);
    json_end_array(&gen->json);
}

static void define_member(Generator *gen, const Definition *definition)
{
    Place item = below_language(definition->place) ? PLACE_LANG_ITEM : PLACE_ITEM;

    if (is_bare(definition->row)) {
        put_same(gen, definition, item);
        return;
    }
    open_array(gen, "anyOf");
    put_branch(gen, definition, item);
    put_statement(gen, definition, item, true);
    json_end_array(&gen->json);
}

static void define_keyed(Generator *gen, const Definition *definition)
{
    const Row *row = definition->row;

    member(gen, "type", "object");
    number(gen, "minProperties", 1);
    if (row->name == F_SUBJECTS) {
        open_object(gen, "propertyNames");
        member(gen, "pattern", yaml_schema_id_pattern);
        json_end_object(&gen->json);
    }
    open_object(gen, "additionalProperties");
    put_same(gen, definition, PLACE_ITEM);
    json_end_object(&gen->json);
}

static void define_field(Generator *gen, const Definition *definition)
{
    const Row *row = definition->row;
    bool inner = below_language(definition->place);
    Place item = inner ? PLACE_LANG_ITEM : PLACE_ITEM, of_list = item;

    if (row->name == F_RULES) {
        yaml_schema_rules(&gen->json, row);
        return;
    }
    if (row->cardinality == KEYED && !inner) {
        define_keyed(gen, definition);
        return;
    }
    if (row->cardinality == MANY)
        of_list = inner ? PLACE_LANG_MEMBER : PLACE_MEMBER;
    open_array(gen, "anyOf");
    put_branch(gen, definition, of_list);
    put_list(gen, definition, of_list);
    if (row_by_language(row) && !inner && row->cardinality == MANY)
        put_languages(gen, definition, PLACE_LANG_FIELD);
    json_end_array(&gen->json);
}

/* ---- records and parts ---- */

static void put_required(Generator *gen, const Schema *schema)
{
    bool any = false;

    for (const Row *row = schema->rows; row->name != F_NONE; row++) {
        if ((row->flags & ROW_REQUIRED) == 0)
            continue;
        if (!any)
            open_array(gen, "required");
        any = true;
        json_str(&gen->json, field_name(row->name));
    }
    if (any)
        json_end_array(&gen->json);
    else
        number(gen, "minProperties", 1);
}

/* The members of the object that describes a mapping of the schema's fields. */
static void put_mapping(Generator *gen, const Schema *schema, bool stated)
{
    member(gen, "title", schema->name);
    member(gen, "description", schema->doc);
    member(gen, "type", "object");
    open_object(gen, "properties");
    for (const Row *row = schema->rows; row->name != F_NONE; row++)
        put_field(gen, schema, row);
    if (stated)
        put_statement_fields(gen, schema);
    json_end_object(&gen->json);
    if (schema->language_field != F_NONE) {
        const Row *row = schema_field(schema, schema->language_field);

        open_object(gen, "patternProperties");
        open_object(gen, yaml_schema_key_pattern);
        member(gen, "description", row->doc);
        put_ref(gen, schema, row, PLACE_LANG_FIELD);
        json_end_object(&gen->json);
        json_end_object(&gen->json);
    }
    put_required(gen, schema);
    flag(gen, "additionalProperties", false);
}

static void define_part(Generator *gen, const Row *row)
{
    const Schema *schema = row->record;

    if (schema->shorthand == F_NONE) {
        put_mapping(gen, schema, is_stated(row));
        return;
    }
    open_array(gen, "anyOf");
    json_begin_object(&gen->json);
    put_ref(gen, schema, schema_field(schema, schema->shorthand), PLACE_VALUE);
    json_end_object(&gen->json);
    json_begin_object(&gen->json);
    put_mapping(gen, schema, is_stated(row));
    json_end_object(&gen->json);
    json_end_array(&gen->json);
}

static void define(Generator *gen, const Definition *definition)
{
    json_key(&gen->json, definition->name.ptr);
    json_begin_object(&gen->json);
    switch (definition->place) {
    case PLACE_FIELD:
    case PLACE_LANG_FIELD:
        define_field(gen, definition);
        break;
    case PLACE_MEMBER:
    case PLACE_LANG_MEMBER:
        define_member(gen, definition);
        break;
    case PLACE_ITEM:
    case PLACE_LANG_ITEM:
        define_item(gen, definition);
        break;
    case PLACE_VALUE:
        if (definition->row->type == TYPE_RECORD)
            define_part(gen, definition->row);
        else
            yaml_schema_type(&gen->json, definition->row);
    }
    json_end_object(&gen->json);
}

static void define_record(Generator *gen, const Schema *schema)
{
    open_object(gen, schema->name);
    put_mapping(gen, schema, false);
    json_end_object(&gen->json);
}

/* ---- the document ---- */

static void put_section(Generator *gen, const char *name, const Schema *schema)
{
    open_object(gen, name);
    member(gen, "description", schema->doc);
    member(gen, "type", "object");
    open_object(gen, "propertyNames");
    member(gen, "description", "an id: a-z and 0-9, words joined by '-'");
    member(gen, "pattern", yaml_schema_id_pattern);
    number(gen, "maxLength", 80);
    json_end_object(&gen->json);
    open_object(gen, "additionalProperties");
    json_key(&gen->json, "$ref");
    json_str(&gen->json, arena_format(gen->arena, "#/$defs/%s", schema->name));
    json_end_object(&gen->json);
    json_end_object(&gen->json);
}

static void put_document(Generator *gen)
{
    member(gen, "$schema", "https://json-schema.org/draft/2020-12/schema");
    member(gen, "title", "bibelot source");
    member(gen, "description", "Terms, programs and works of a glossary, or the project itself; see bibelot(5).");
    open_array(gen, "type");
    json_str(&gen->json, STR("object"));
    json_str(&gen->json, STR("null"));
    json_end_array(&gen->json);
    flag(gen, "additionalProperties", false);
    open_object(gen, "properties");
    put_section(gen, "terms", &schema_term);
    put_section(gen, "programs", &schema_program);
    put_section(gen, "endnotes", &schema_endnote);
    open_object(gen, "project");
    member(gen, "$ref", "#/$defs/project");
    json_end_object(&gen->json);
    json_end_object(&gen->json);
}

void yaml_schema(Arena *arena, Buf *out)
{
    Generator gen = { .arena = arena, .json = { .out = out } };

    json_begin_object(&gen.json);
    put_document(&gen);
    open_object(&gen, "$defs");
    define_record(&gen, &schema_term);
    define_record(&gen, &schema_program);
    define_record(&gen, &schema_endnote);
    define_record(&gen, &schema_project);
    define_statement(&gen);
    yaml_schema_shared(&gen.json);
    for (size_t i = 0; i < gen.list.count; i++)
        define(&gen, gen.list.items[i]);
    json_end_object(&gen.json);
    json_end_object(&gen.json);
    buf_char(out, '\n');
}
