#include "crosswalk/twin.h"

#include "crosswalk/keys.h"
#include "model/schema.h"
#include "text/script.h"
#include "text/tag.h"

typedef struct Twin {
    const Writing *writing;
    const Record *record; /* the work */
    Str language;         /* of the twin */
} Twin;

static bool is_latin(Str text)
{
    return (script_set(text) & ~(unsigned)SCRIPT_LATIN) == 0;
}

/* ---- which there is ---- */

/* English, if there is a title in it; else the first translation. */
static const Value *translated_title(const Record *record)
{
    const Field *field = record_field(record, F_TITLE);
    const Value *found = NULL;
    bool original = false;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        original = original || value->form == FORM_ORIGINAL;
        if (value->alternative || value->form != FORM_TRANSLATED)
            continue;
        if (tag_matches(STR("en"), value->lang))
            return original ? value : NULL;
        found = found != NULL ? found : value;
    }
    return original ? found : NULL;
}

/* The key with the language behind it, which no other record has. */
static Str twin_id(const Twin *twin)
{
    Str key = crosswalk_key(twin->writing, twin->record);
    Str id = arena_format(twin->writing->arena, "%.*s-%.*s", STR_ARG(key), STR_ARG(twin->language));

    for (unsigned i = 2; map_get(&twin->writing->records->ids, id) != NULL; i++)
        id = arena_format(twin->writing->arena, "%.*s-%.*s-%u", STR_ARG(key), STR_ARG(twin->language), i);
    return id;
}

/* ---- values ---- */

static Value *copy_value(const Twin *twin, const Value *value)
{
    Value *copy = arena_new(twin->writing->arena, Value);

    *copy = *value;
    copy->statement = NULL;
    return copy;
}

static void add_value(const Twin *twin, Field *field, Value *value)
{
    vec_push(twin->writing->arena, &field->values, value);
}

static Field *add_field(const Twin *twin, Record *to, const Row *row)
{
    Field *field = field_create(twin->writing->arena, row, (Span){ 0 });

    record_add_field(twin->writing->arena, to, field);
    return field;
}

/* How well a form of a text suits the twin; 0: not at all. */
static unsigned suits(const Twin *twin, const Value *value)
{
    if (value->alternative)
        return 0;
    if (value->lang.len > 0 && tag_matches(twin->language, value->lang))
        return 4;
    return value->form == FORM_TRANSLATED ? 3 : value->form == FORM_ROMANISED ? 2 : 1;
}

/* Words about the work: not translated, they are of no use here. */
static bool is_prose(FieldName name)
{
    return name == F_ABSTRACT || name == F_KEYWORD;
}

/* What the entry before has said, and what is said of the record as a whole. */
static bool is_said_before(FieldName name)
{
    return name == F_NOTE || name == F_ANNOTE || name == F_CITED_IN || name == F_CUSTOM || name == F_CITATION_KEY;
}

static void add_text(const Twin *twin, Record *to, Field *field, const Value *best)
{
    Value *copy;

    if (best->form == FORM_ORIGINAL && is_prose(field->row->name) && !is_latin(best->text))
        return;
    copy = copy_value(twin, best);
    if (copy->form == FORM_TRANSLATED || tag_matches(twin->language, copy->lang))
        copy->form = FORM_ORIGINAL;
    copy->item = field->row->cardinality == MANY ? (uint32_t)field->values.count : 0;
    add_value(twin, field, copy);
    if (!is_latin(best->text) && to->kind != KIND_NONE)
        crosswalk_loss(twin->writing, twin->record, best, DIAG_B714, twin->language);
}

/* Of each member of the field the form that suits best. The languages of one may stand together, or a language with all
 * members before the next. */
static void add_texts(const Twin *twin, Record *to, const Field *from)
{
    Field *field = add_field(twin, to, from->row);
    size_t count = crosswalk_members(from);
    const Value **best = arena_array(twin->writing->arena, count, sizeof *best);

    for (size_t i = 0; i < from->values.count; i++) {
        const Value *value = from->values.items[i], **place = &best[value->item];

        if (suits(twin, value) > (*place != NULL ? suits(twin, *place) : 0))
            *place = value;
    }
    for (size_t i = 0; i < count; i++)
        if (best[i] != NULL)
            add_text(twin, to, field, best[i]);
    if (field->values.count == 0)
        to->fields.count--;
}

/* ---- names ---- */

static bool has_latin_parts(const Record *name)
{
    return record_field(name, F_FAMILY) != NULL || record_field(name, F_GIVEN) != NULL;
}

static Record *copy_name(const Twin *twin, const Record *name)
{
    Record *copy = arena_new(twin->writing->arena, Record);

    *copy = *name;
    copy->fields.items = NULL;
    copy->fields.count = copy->fields.capacity = 0;
    for (size_t i = 0; i < name->fields.count; i++) {
        Field *field = name->fields.items[i];

        if (field->row->name == F_LITERAL)
            add_texts(twin, copy, field);
        else if (field->row->name != F_FORM || !has_latin_parts(name))
            record_add_field(twin->writing->arena, copy, field);
    }
    return copy;
}

static bool is_foreign(const Record *name)
{
    Str literal = record_text(name, F_LITERAL);

    return literal.len > 0 ? !is_latin(literal) : record_field(name, F_FORM) != NULL && !has_latin_parts(name);
}

static void add_names(const Twin *twin, Record *to, const Field *from)
{
    Field *field = add_field(twin, to, from->row);

    for (size_t i = 0; i < from->values.count; i++) {
        const Value *value = from->values.items[i];
        Value *copy;

        if (value->alternative || value->record == NULL)
            continue;
        copy = copy_value(twin, value);
        copy->record = copy_name(twin, value->record);
        copy->item = (uint32_t)field->values.count;
        add_value(twin, field, copy);
        if (is_foreign(copy->record))
            crosswalk_loss(twin->writing, twin->record, value, DIAG_B714, twin->language);
    }
}

/* ---- the record ---- */

/* "In Chinese" */
static void add_note(const Twin *twin, Record *to, Str language)
{
    const Row *row = schema_field(&schema_endnote, F_NOTE);
    Field *field;
    Str name = tag_display(twin->writing->arena, str_slice(language, 0, str_find_char(language, '-')), STR("en"));
    Value *value = arena_new(twin->writing->arena, Value);

    if (name.len == 0 || !tag_matches(STR("en"), twin->language))
        return;
    field = add_field(twin, to, row);
    for (size_t at = to->fields.count - 1; at > 0 && to->fields.items[at]->row < to->fields.items[at - 1]->row; at--) {
        to->fields.items[at] = to->fields.items[at - 1];
        to->fields.items[at - 1] = field;
    }
    value->row = row;
    value->text = arena_join(twin->writing->arena, STR("In "), name);
    value->lang = STR("en");
    value->item = (uint32_t)field->values.count;
    value->form = FORM_ORIGINAL;
    add_value(twin, field, value);
}

static void add_language(const Twin *twin, Record *to, const Field *from)
{
    Value *value = copy_value(twin, from->values.items[0]);

    value->text = twin->language;
    value->alternative = value->disputed = false;
    add_value(twin, add_field(twin, to, from->row), value);
}

static void add_any(const Twin *twin, Record *to, Field *field)
{
    FieldName name = field->row->name;

    if (is_said_before(name) || field->values.count == 0)
        return;
    if (name == F_LANGUAGE)
        add_language(twin, to, field);
    else if (field->row->record == &schema_name)
        add_names(twin, to, field);
    else if (field->row->type == TYPE_TEXT)
        add_texts(twin, to, field);
    else
        record_add_field(twin->writing->arena, to, field);
}

Record *crosswalk_twin(const Writing *writing, const Record *record)
{
    const Value *title = record->kind == KIND_ENDNOTE ? translated_title(record) : NULL;
    Twin twin = { .writing = writing, .record = record };
    Record *copy;

    if (title == NULL)
        return NULL;
    twin.language = str_slice(title->lang, 0, str_find_char(title->lang, '-'));
    copy = arena_new(writing->arena, Record);
    *copy = *record;
    copy->fields.items = NULL;
    copy->fields.count = copy->fields.capacity = 0;
    copy->id = twin_id(&twin);
    for (size_t i = 0; i < record->fields.count; i++)
        add_any(&twin, copy, record->fields.items[i]);
    add_note(&twin, copy, record_text(record, F_LANGUAGE));
    return copy;
}
