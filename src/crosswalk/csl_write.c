/* A work as an item of CSL. */
#include "crosswalk/csl_parts.h"
#include "crosswalk/nodes.h"
#include "model/maps.h"
#include "model/source_form.h"
#include "text/url.h"

typedef struct Item {
    const Writing *writing;
    const Record *record;
    const MapTable *map; /* of variables */
    Node *fields, *custom;
    bool marked;        /* a name has `multi` */
    Map properties;     /* those of `fields`, by name: for residue */
    CslReading reading; /* asks what a reader would make of a variable */
} Item;

static void add(const Item *item, Node *map, Str key, Node *value)
{
    node_add(item->writing->arena, map, key, SPAN_NONE, value);
}

static void add_text(const Item *item, Str key, Str text)
{
    if (text.len > 0)
        add(item, item->fields, key, node_text(item->writing->arena, text, SPAN_NONE));
}

/* ---- flat variables ---- */

/* Our en dash between pages is CSL's hyphen. */
static Str pages(const Item *item, Str text)
{
    static const Str dash = STR_INIT("–");
    Buf out = { 0 };
    Str flat;

    if (!str_contains(text, dash))
        return text;
    for (size_t at; (at = str_find(text, dash)) != STR_NONE; text = str_from(text, at + dash.len)) {
        buf_put(&out, str_slice(text, 0, at));
        buf_char(&out, '-');
    }
    buf_put(&out, text);
    flat = buf_keep(item->writing->arena, &out);
    buf_free(&out);
    return flat;
}

static const char *separator_of(const Row *row)
{
    return row->type == TYPE_IDENT ? " " : (row->name == F_KEYWORD ? ", " : "\n");
}

/* NULL: no value is there to be shown. */
static Node *flat_value(const Item *item, const Record *work, const Field *field)
{
    Arena *arena = item->writing->arena;
    Str text;

    if (field->row->type == TYPE_RECORD)
        return csl_names_write(item->writing, work, field);
    text = field->row->type == TYPE_TEXT || field->row->cardinality == MANY
               ? csl_text_write(item->writing, field, separator_of(field->row))
               : record_text(work, field->row->name);
    if (text.len == 0)
        return NULL;
    if (field->row->name == F_TYPE)
        text = map_lookup(STR("csl"), STR("types"), text, STR_EMPTY);
    if (field->row->type == TYPE_DATE)
        return csl_date_write(arena, text);
    text = field->row->name == F_PAGE ? pages(item, text) : text;
    return node_text(arena, text.len > 0 ? text : STR("document"), SPAN_NONE);
}

/* ---- fields ---- */

/* A date, a number, an identifier or the like, which the variable has as it is: the reader need not be asked. A hyphen between pages
 * is CSL's way of writing them, and nothing to be kept. */
static bool is_plain(const Field *field, const Node *flat)
{
    const unsigned types = 1U << TYPE_NUMBER | 1U << TYPE_IDENT | 1U << TYPE_URL | 1U << TYPE_TAG;

    if (field->row->type == TYPE_DATE)
        return csl_date_is_plain(field, flat);
    return (types & 1U << field->row->type) != 0 && flat != NULL && flat->kind == NODE_TEXT &&
           str_eq(flat->text, field->values.items[0]->text);
}

/* Does the variable say all that the field does, whose source form is a text, or `source_form`? */
static bool says_all(Item *item, const Field *field, Str variable, const Node *flat, const Node *source_form)
{
    const Node *back;

    if (source_form == NULL && is_plain(field, flat))
        return true;
    back = flat != NULL ? csl_field_read(&item->reading, field->row, variable, flat) : NULL;
    if (back == NULL || (field->row->name == F_NOTE && csl_note_has_variables(item->writing->arena, flat->text)))
        return false;
    if (source_form == NULL)
        return back->kind == NODE_TEXT && str_eq(back->text, field->values.items[0]->text);
    return node_same(back, source_form, STR_EMPTY);
}

static void put_custom(Item *item, const Field *field, Node *source_form)
{
    if (!csl_is_nothing(source_form))
        add(item, item->custom, field_name(field->row->name), source_form);
}

/* Where another field's names stand in its variable, too, the reader needs the field itself. */
static bool is_shared(const Item *item, FieldName name)
{
    return (name == F_EDITOR || name == F_TRANSLATOR) && record_field(item->record, F_EDITOR_TRANSLATOR) != NULL;
}

static Str variable_of(const Item *item, FieldName name)
{
    const MapRow *row = map_field(item->map, name, 0);

    return row != NULL ? row->theirs : STR_EMPTY;
}

/* An address that acts stands in custom alone. Our own processor, which makes no link of it, prints it. */
static bool is_kept_from_links(const Item *item, const Field *field)
{
    return field->row->type == TYPE_URL && !item->writing->multi && url_acts(field->values.items[0]->text);
}

static void put_field(Item *item, const Field *field)
{
    Str variable = variable_of(item, field->row->name);
    Node *source_form = NULL, *flat = NULL;

    if (is_kept_from_links(item, field)) {
        crosswalk_loss(item->writing, item->record, field->values.items[0], DIAG_B703, STR("custom"));
    } else if (!str_starts(variable, STR("custom."))) {
        flat = flat_value(item, item->record, field);
        if (flat != NULL)
            add(item, item->fields, variable, flat);
    }
    if (item->writing->multi || item->writing->bilingual == BILINGUAL_MULTI) {
        if (flat != NULL && field->row->type == TYPE_TEXT)
            csl_multi_put(item->writing, item->fields, field, variable);
        item->marked = item->marked || csl_has_multi(flat);
    }
    if (item->writing->multi)
        return;
    if (field->row->type == TYPE_RECORD && !is_shared(item, field->row->name) && csl_names_are_plain(field, flat))
        return;
    if (!source_form_is_text(item->record, field))
        source_form = source_form_field(item->writing->arena, item->record, field, NULL);
    if (!is_shared(item, field->row->name) && says_all(item, field, variable, flat, source_form))
        return;
    put_custom(item, field,
               source_form != NULL ? source_form : source_form_field(item->writing->arena, item->record, field, NULL));
}

/* The names of who both edited and translated stand in both lists: processors know that as one role. */
static void put_editor_translators(const Item *item)
{
    static const FieldName roles[] = { F_EDITOR, F_TRANSLATOR };
    const Field *field = record_field(item->record, F_EDITOR_TRANSLATOR);
    const Node *names = field != NULL ? csl_names_write(item->writing, item->record, field) : NULL;

    for (size_t i = 0; names != NULL && i < sizeof roles / sizeof *roles; i++) {
        const NodeEntry *entry = node_entry(item->fields, field_name(roles[i]));
        Node *list = entry != NULL ? entry->value : node_list(item->writing->arena, SPAN_NONE);

        for (size_t j = 0; j < names->count; j++)
            add(item, list, STR_EMPTY, names->entries[j].value);
        if (entry == NULL)
            add(item, item->fields, field_name(roles[i]), list);
    }
}

/* Of a translation whose original is a record here: original-title and the like. */
static void put_original(const Item *item)
{
    const Value *link = record_value(item->record, F_TRANSLATION_OF);
    const Record *original = link != NULL ? link->target : NULL;
    size_t count = 0;
    const MapRow *rows = map_rows(STR("csl"), STR("originals"), &count);
    Buf marks = { 0 };

    for (size_t i = 0; original != NULL && i < count; i++) {
        const Row *row = schema_row(&schema_endnote, rows[i].ours);
        const Field *field = row != NULL ? record_field(original, row->name) : NULL;
        Node *flat;

        if (field == NULL || node_entry(item->fields, rows[i].theirs) != NULL)
            continue;
        flat = flat_value(item, original, field);
        if (flat == NULL)
            continue;
        add(item, item->fields, rows[i].theirs, flat);
        csl_original_mark(&marks, rows[i].theirs, flat);
    }
    if (marks.len > 0)
        add(item, item->custom, STR("originals"),
            node_text(item->writing->arena, buf_keep(item->writing->arena, &marks), SPAN_NONE));
    buf_free(&marks);
}

/* ---- both languages ---- */

/* The lines before what the note says already; and in custom, so that the reader knows them for ours. */
static void put_note_lines(const Item *item)
{
    Arena *arena = item->writing->arena;
    Str lines = csl_note_lines(item->writing, item->record, item->fields);
    const NodeEntry *note = node_entry(item->fields, STR("note"));
    Node *mark = node_map(arena, SPAN_NONE);

    if (lines.len == 0)
        return;
    if (note != NULL)
        note->value->text = arena_format(arena, "%.*s\n\n%.*s", STR_ARG(lines), STR_ARG(note->value->text));
    else
        add_text(item, STR("note"), lines);
    add(item, mark, STR("note"), node_text(arena, lines, SPAN_NONE));
    add(item, item->custom, STR("bilingual"), mark);
}

/* What is there for the sake of other programs is marked as such. */
static void put_bilingual(const Item *item)
{
    if (item->writing->bilingual == BILINGUAL_NOTE)
        put_note_lines(item);
    if (item->writing->bilingual == BILINGUAL_MULTI && (item->marked || node_entry(item->fields, STR("multi")) != NULL))
        add(item, item->custom, STR("bilingual"), node_text(item->writing->arena, STR("multi"), SPAN_NONE));
}

/* ---- keys ---- */

static void put_keys(Item *item)
{
    Str key = record_text(item->record, F_CITATION_KEY);

    key = key.len > 0 ? key : item->record->id;
    add_text(item, STR("id"), key);
    add_text(item, STR("citation-key"), key);
    if (!str_eq(key, item->record->id))
        add(item, item->custom, STR("id"), node_text(item->writing->arena, item->record->id, SPAN_NONE));
}

/* A citation-key that is the id would be taken for no more than that. */
static void put_citation_key(Item *item, const Field *field)
{
    Node *source_form = source_form_field(item->writing->arena, item->record, field, NULL);

    if ((source_form->kind != NODE_TEXT || str_eq(source_form->text, item->record->id)))
        put_custom(item, field, source_form);
}

/* ---- residue ---- */

static Node *residue_value(const Item *item, const Node *value)
{
    Node *json = value->kind == NODE_TEXT ? csl_json_read(item->writing->arena, value->text) : NULL;

    return json != NULL ? json : (Node *)value;
}

/* The mapping that "author.0.comma-suffix" or "issued.circa" is a member of, and the member's name; NULL: none. */
static Node *member_place(const Item *item, Str path, Str *member)
{
    size_t dot = str_find_char(path, '.'), number = 0, at;
    Node *value = dot == STR_NONE ? NULL : map_get(&item->properties, str_slice(path, 0, dot));

    if (value == NULL || value->kind == NODE_TEXT)
        return NULL;
    *member = str_from(path, dot + 1);
    if (value->kind == NODE_MAP)
        return value;
    for (at = 0; at < member->len && at < 4 && ascii_is_digit(member->ptr[at]); at++)
        number = 10 * number + (size_t)(member->ptr[at] - '0');
    if (at == 0 || at >= member->len || member->ptr[at] != '.' || number >= value->count ||
        value->entries[number].value->kind != NODE_MAP)
        return NULL;
    *member = str_from(*member, at + 1);
    return value->entries[number].value;
}

/* Is the member among those that the writer made itself? There are few of them, and they come first. */
static bool is_taken(const Node *place, Str member)
{
    enum { OWN = 16 };

    for (size_t i = 0; i < place->count && i < OWN; i++)
        if (str_eq(place->entries[i].key, member))
            return true;
    return false;
}

static bool is_date(Str variable)
{
    const Row *row = schema_row(&schema_endnote, map_reverse(STR("csl"), STR("fields"), variable, STR_EMPTY));

    return row != NULL && row->type == TYPE_DATE;
}

static bool put_property(Item *item, Str name, Node *value)
{
    if (map_add(item->writing->arena, &item->properties, name, value) != value)
        return false;
    add(item, item->fields, name, value);
    return true;
}

/* A date that consists of residue: "csl.issued.literal". */
static Node *open_date(Item *item, Str path)
{
    size_t dot = str_find_char(path, '.');
    Node *date = node_map(item->writing->arena, SPAN_NONE);

    if (dot == STR_NONE || !is_date(str_slice(path, 0, dot)) || !put_property(item, str_slice(path, 0, dot), date))
        return NULL;
    return date;
}

static bool put_member(Item *item, Str path, const Node *value)
{
    Str member = str_from(path, str_find_char(path, '.') + 1);
    Node *place = member_place(item, path, &member);

    if (place == NULL)
        place = open_date(item, path);
    if (place == NULL || is_taken(place, member))
        return false;
    add(item, place, member, residue_value(item, value));
    return true;
}

/* The id and the type are as they were. */
static bool replace(const Item *item, Str name, const Node *value)
{
    NodeEntry *entry = (NodeEntry *)node_entry(item->fields, name);

    if (entry != NULL)
        entry->value = residue_value(item, value);
    return entry != NULL;
}

/* csl.NAME becomes the property or member that it was. False: its place is taken, or not there. */
static bool put_residue(Item *item, Str path, const Node *value)
{
    static const Str custom = STR_INIT("custom.");

    if (str_is(path, "id") || str_is(path, "type"))
        return replace(item, path, value);
    if (str_is(path, "URL") && value->kind == NODE_TEXT && url_acts(value->text))
        return false;
    if (str_starts(path, custom)) {
        add(item, item->custom, str_from(path, custom.len), residue_value(item, value));
        return true;
    }
    if (str_find_char(path, '.') != STR_NONE && put_member(item, path, value))
        return true;
    return str_find_char(path, '.') == STR_NONE && put_property(item, path, residue_value(item, value));
}

/* Ours returns to its place, other formats' stands in `custom` under its own name. */
static void put_customs(Item *item)
{
    static const Str prefix = STR_INIT("csl.");
    const Field *field = record_field(item->record, F_CUSTOM);
    const Node *map = field != NULL && field->values.count > 0
                          ? source_form_field(item->writing->arena, item->record, field, NULL)
                          : NULL;

    for (size_t i = 0; map != NULL && i < item->fields->count; i++)
        map_add(item->writing->arena, &item->properties, item->fields->entries[i].key, item->fields->entries[i].value);
    for (size_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->count; i++) {
        const NodeEntry *entry = &map->entries[i];

        if (!str_starts(entry->key, prefix) || !put_residue(item, str_from(entry->key, prefix.len), entry->value))
            add(item, item->custom, entry->key, entry->value);
    }
}

Entry *csl_write(const Writing *writing, const Record *record)
{
    Entry *entry = arena_new(writing->arena, Entry);
    Item item = {
        .writing = writing,
        .record = record,
        .map = map_table(STR("csl"), STR("fields")),
        .fields = node_map(writing->arena, SPAN_NONE),
        .custom = node_map(writing->arena, SPAN_NONE),
        .reading = { .arena = writing->arena, .scratch = writing->arena, .language = record_text(record, F_LANGUAGE) }
    };

    node_reserve(writing->arena, item.fields, record->fields.count + 2);
    put_keys(&item);
    for (size_t i = 0; i < record->fields.count; i++) {
        const Field *field = record->fields.items[i];

        if (field->values.count == 0) /* it had faults */
            continue;
        if (field->row->name == F_CITATION_KEY)
            put_citation_key(&item, field);
        else if (field->row->name != F_CUSTOM)
            put_field(&item, field);
    }
    put_editor_translators(&item);
    put_original(&item);
    put_bilingual(&item);
    put_customs(&item);
    if (item.custom->count > 0 && !writing->multi)
        add(&item, item.fields, STR("custom"), item.custom);
    entry->type = record_text(record, F_TYPE);
    entry->key = record->id;
    entry->fields = item.fields;
    return entry;
}
