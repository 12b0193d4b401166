/* An item of CSL as a work. It becomes the mapping that our source would have for it, which the engine reads: so every
 * fault is found as in a source, at its place in the item. */
#include "crosswalk/csl_parts.h"
#include "crosswalk/nodes.h"
#include "model/engine.h"
#include "model/maps.h"
#include "text/normal.h"
#include "text/pinyin.h"

/* Eight choices of forms, with tones and without. */
enum { CHOICES = 16 };

typedef struct Item {
    CslReading reading;
    const Node *item;
    const Node *custom;  /* its `custom`, or NULL */
    Bilingual bilingual; /* how our writer told the work's other language (custom.bilingual) */
    Node *ours;
    Node *stale;                  /* keys of `custom` that are not to be used */
    const Node *written[CHOICES]; /* what the writer makes of the item, for each choice of forms; NULL: not asked yet */
} Item;

static const NodeEntry *member(const Item *item, const char *key)
{
    return node_entry(item->item, str_of(key));
}

static void add(Item *item, Str key, Span span, Node *value)
{
    node_add(item->reading.scratch, item->ours, key, span, value);
}

/* The field in `custom`, if it is to be used. */
static const NodeEntry *source_form(const Item *item, Str field)
{
    if (item->custom == NULL || node_entry(item->stale, field) != NULL)
        return NULL;
    return node_entry(item->custom, field);
}

/* ---- the id ---- */

static Str text_member(const Node *item, const char *key, Span *span)
{
    const NodeEntry *entry = node_entry(item, str_of(key));

    if (entry == NULL || entry->value->kind != NODE_TEXT || csl_is_nothing(entry->value))
        return STR_EMPTY;
    *span = entry->value->span;
    return entry->value->text;
}

Str csl_item_id(const Node *item, Span *span)
{
    const NodeEntry *custom = node_entry(item, STR("custom"));
    Str id = STR_EMPTY;

    if (custom != NULL && custom->value->kind == NODE_MAP)
        id = text_member(custom->value, "id", span);
    if (id.len == 0)
        id = text_member(item, "citation-key", span);
    return id.len > 0 ? id : text_member(item, "id", span);
}

/* Another id than the key that people cite by is kept; a key that is not the id is a field. */
static void read_keys(Item *item, Str record_id)
{
    Span span = { 0, 0 };
    Str id = text_member(item->item, "id", &span), key = text_member(item->item, "citation-key", &span);

    if (key.len > 0 && !str_eq(key, record_id) && source_form(item, STR("citation-key")) == NULL)
        add(item, STR("citation-key"), member(item, "citation-key")->key_span,
            node_text(item->reading.scratch, key, span));
    if (id.len > 0 && !str_eq(id, record_id) && !str_eq(id, key))
        csl_residue(&item->reading, STR("id"), STR_EMPTY, member(item, "id")->value);
}

/* ---- the type ---- */

static Str nearest_type(Str type)
{
    const Row *row = schema_field(&schema_endnote, F_TYPE);

    return choice_suggest(row->choices, type);
}

static void report_type(Item *item, const NodeEntry *entry)
{
    Str near = nearest_type(entry->value->text);
    Diag *diag = diag_add(item->reading.diags, DIAG_B105, item->reading.source, entry->value->span,
                          "CSL has no type '%.*s'; it becomes 'document'", STR_ARG(entry->value->text));

    if (near.len > 0)
        diag_help(item->reading.diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    else
        diag_help(item->reading.diags, diag, "'bibelot explain csl-json' lists the types");
}

static void read_type(Item *item)
{
    const NodeEntry *entry = member(item, "type");
    bool text = entry != NULL && entry->value->kind == NODE_TEXT && !csl_is_nothing(entry->value);
    Str type = text ? map_reverse(STR("csl"), STR("types"), entry->value->text, STR_EMPTY) : STR_EMPTY;
    Span span = entry != NULL ? entry->key_span : item->item->span;

    if (source_form(item, STR("type")) != NULL)
        return;
    if (text && type.len == 0) {
        report_type(item, entry);
        csl_residue(&item->reading, STR("type"), STR_EMPTY, entry->value);
    } else if (!text && entry != NULL && !csl_is_nothing(entry->value)) {
        csl_report_shape(&item->reading, STR("type"), entry->value, "text");
    } else if (!text) {
        diag_add(item->reading.diags, DIAG_B102, item->reading.source,
                 (Span){ item->item->span.start, item->item->span.start + 1 },
                 "the item has no 'type'; it becomes 'document'");
    }
    add(item, STR("type"), span,
        node_text(item->reading.scratch, type.len > 0 ? type : STR("document"),
                  entry != NULL ? entry->value->span : span));
}

/* ---- variables ---- */

/* original-title, where it is what the writer took from the original that `custom` names. */
static bool repeats_original(const Item *item, const NodeEntry *entry)
{
    const NodeEntry *marks = item->custom != NULL ? node_entry(item->custom, STR("originals")) : NULL;

    return marks != NULL && marks->value->kind == NODE_TEXT && source_form(item, STR("translation-of")) != NULL &&
           csl_original_is_marked(marks->value->text, entry->key, entry->value);
}

/* Is what the variable says in `custom`, too? */
static bool stands_in_custom(const Item *item, const Row *row)
{
    if (source_form(item, field_name(row->name)) != NULL)
        return true;
    return (row->name == F_EDITOR || row->name == F_TRANSLATOR) && source_form(item, STR("editor-translator")) != NULL;
}

/* Two properties may mean one field (title-short, shortTitle): the second is residue if it says something else. */
static void add_field(Item *item, const Row *row, const NodeEntry *entry, Node *value)
{
    const NodeEntry *there = node_entry(item->ours, field_name(row->name));

    if (there == NULL)
        add(item, field_name(row->name), entry->key_span, value);
    else if (!node_same(there->value, value, STR_EMPTY))
        csl_residue(&item->reading, entry->key, STR_EMPTY, entry->value);
}

static void read_variable(Item *item, const NodeEntry *entry)
{
    const Row *row = csl_row_of(entry->key);
    Node *value;

    if (row == NULL) {
        if (!csl_is_nothing(entry->value))
            csl_residue(&item->reading, entry->key, STR_EMPTY, entry->value);
        return;
    }
    if (stands_in_custom(item, row)) {
        csl_residue_read(&item->reading, row, entry->key, entry->value);
        return;
    }
    if (repeats_original(item, entry))
        return;
    value = csl_field_read(&item->reading, row, entry->key, entry->value);
    if (value != NULL)
        add_field(item, row, entry, csl_multi_text(&item->reading, item->item, entry->key, value));
}

static bool is_read_elsewhere(Str key, bool own)
{
    static const char *const keys[] = { "id", "type", "citation-key", "custom", "note" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_is(key, keys[i]))
            return true;
    return own && str_is(key, "multi");
}

/* ---- the note ---- */

typedef struct Note {
    Item *item;
    Span span;
} Note;

/* Several lines may name several authors. False: what it says can't be read, and the line stays where it is. */
static bool note_field(Item *item, const Row *row, Str variable, Str value, Span span)
{
    CslReading reading = item->reading;
    const NodeEntry *there = node_entry(item->ours, field_name(row->name));
    bool name = row->type == TYPE_RECORD;
    Node *raw = name ? csl_note_name(&reading, value, span) : node_text(reading.scratch, value, span), *read;

    reading.custom = NULL;
    read = csl_field_read(&reading, row, variable, raw);
    if (read == NULL)
        return false;
    if (there != NULL && name)
        node_add(reading.scratch, there->value, STR_EMPTY, SPAN_NONE, read->entries[0].value);
    else
        add(item, field_name(row->name), span, read);
    return true;
}

/* BibTeX's field, as Better BibTeX writes it: tex.eprint. */
static bool note_tex(Item *item, Str name, Str value, Span span)
{
    if (!str_starts(name, STR("tex.")) || name.len == str_of("tex.").len)
        return false;
    if (item != NULL)
        node_add(item->reading.scratch, item->reading.custom,
                 arena_join(item->reading.arena, STR("biblatex."), str_from(name, str_of("tex.").len)), span,
                 node_text(item->reading.scratch, value, span));
    return true;
}

static bool visit_note(void *context, Str name, Str value)
{
    Note *note = context;
    Item *item = note->item;
    const Row *row;

    if (note_tex(item, name, value, note->span))
        return true;
    row = csl_note_row(item->reading.arena, name);
    if (row == NULL)
        return false;
    /* What the item says itself is not overridden. */
    if (node_entry(item->ours, field_name(row->name)) != NULL &&
        (row->type != TYPE_RECORD || node_entry(item->item, field_name(row->name)) != NULL))
        return false;
    if (stands_in_custom(item, row))
        return false;
    return note_field(item, row, name, value, note->span);
}

static void read_note(Item *item)
{
    const NodeEntry *entry = member(item, "note");
    Note note = { .item = item };
    const Row *row = schema_field(&schema_endnote, F_NOTE);
    Node *value;
    Str rest;

    if (entry == NULL || source_form(item, STR("note")) != NULL)
        return;
    note.span = entry->value->span;
    value = csl_field_read(&item->reading, row, entry->key, entry->value);
    if (value != NULL && value->kind == NODE_TEXT &&
        csl_note_split(item->reading.arena, value->text, visit_note, &note, &rest)) {
        if (rest.len == 0)
            return;
        value->text = rest;
    }
    if (value != NULL)
        add(item, STR("note"), entry->key_span, csl_multi_text(&item->reading, item->item, entry->key, value));
}

/* ---- custom ---- */

static void read_custom_entry(Item *item, const NodeEntry *entry)
{
    const Row *row = schema_row(&schema_endnote, entry->key);

    if ((str_is(entry->key, "id") && entry->value->kind == NODE_TEXT) ||
        (str_is(entry->key, "originals") && source_form(item, STR("translation-of")) != NULL) ||
        (str_is(entry->key, "bilingual") && item->reading.own))
        return;
    if (row != NULL && row->name != F_CUSTOM) {
        if (node_entry(item->stale, entry->key) == NULL)
            add(item, entry->key, entry->key_span, entry->value);
    } else if (str_find_char(entry->key, '.') == STR_NONE) {
        csl_residue(&item->reading, STR("custom"), entry->key, entry->value);
    } else if (entry->value->kind == NODE_MAP && entry->value->count > 0) {
        node_add(item->reading.scratch, item->reading.custom, entry->key, entry->key_span, entry->value);
    } else if (!csl_is_nothing(entry->value)) {
        node_add(item->reading.scratch, item->reading.custom, entry->key, entry->key_span,
                 node_text(item->reading.scratch, csl_json_of(item->reading.arena, entry->value), entry->value->span));
    }
}

static void read_custom(Item *item)
{
    for (size_t i = 0; item->custom != NULL && i < item->custom->count; i++)
        read_custom_entry(item, &item->custom->entries[i]);
}

/* ---- all of it ---- */

static Node *build(Item *item, Str id)
{
    Arena *arena = item->reading.scratch;

    item->ours = node_map(arena, item->item->span);
    node_reserve(arena, item->ours, item->item->count);
    item->reading.custom = node_map(arena, item->item->span);
    item->reading.seen = arena_new(arena, Map);
    read_type(item);
    read_keys(item, id);
    for (size_t i = 0; i < item->item->count; i++)
        if (!is_read_elsewhere(item->item->entries[i].key, item->reading.own))
            read_variable(item, &item->item->entries[i]);
    read_note(item);
    read_custom(item);
    if (item->reading.custom->count > 0)
        add(item, STR("custom"), item->item->span, item->reading.custom);
    return item->ours;
}

/* ---- has somebody edited the file? ---- */

static bool has_source_forms(const Item *item)
{
    for (size_t i = 0; item->custom != NULL && i < item->custom->count; i++)
        if (schema_row(&schema_endnote, item->custom->entries[i].key) != NULL)
            return true;
    return false;
}

/* What the writer makes of the item as `custom` has it, for one choice of forms. */
static const Node *written(Item *item, const Record *record, unsigned choice)
{
    Writing writing = {
        .arena = item->reading.scratch, .forms = choice >> 1, .tones = (choice & 1) != 0, .bilingual = item->bilingual
    };

    if (item->written[choice] == NULL)
        item->written[choice] = csl_write(&writing, record)->fields;
    return item->written[choice];
}

/* The variable is as some run of the writer makes it, mostly the usual one. */
static bool is_as_written(Item *item, const Record *record, const NodeEntry *entry)
{
    for (unsigned i = 0; i < CHOICES; i++) {
        const NodeEntry *other = node_entry(written(item, record, i), entry->key);

        if (other != NULL && node_same(other->value, entry->value, STR_EMPTY))
            return true;
    }
    return false;
}

static void report_stale(const Item *item, Diags *diags, const NodeEntry *form, const NodeEntry *entry)
{
    Diag *diag =
        diag_add(diags, DIAG_B711, item->reading.source, form->key_span,
                 "'%.*s' of custom no longer fits '%.*s', and is left out", STR_ARG(form->key), STR_ARG(entry->key));

    diag_note(diags, diag, item->reading.source, entry->value->span, "what stands here is used");
}

static void drop_stale(Item *item, Diags *diags, Str field, const NodeEntry *entry)
{
    const NodeEntry *form = source_form(item, field);

    if (form == NULL)
        return;
    report_stale(item, diags, form, entry);
    node_add(item->reading.scratch, item->stale, form->key, form->key_span, form->value);
}

static void compare(Item *item, const Record *record, Diags *diags)
{
    for (size_t i = 0; i < item->item->count; i++) {
        const NodeEntry *entry = &item->item->entries[i];
        const Row *row = csl_row_of(entry->key);

        if (row == NULL || str_is(entry->key, "citation-key") || !stands_in_custom(item, row) ||
            csl_is_nothing(entry->value) || is_as_written(item, record, entry))
            continue;
        drop_stale(item, diags, field_name(row->name), entry);
        if (row->name == F_EDITOR || row->name == F_TRANSLATOR)
            drop_stale(item, diags, STR("editor-translator"), entry);
    }
}

/* Compares the variables that custom has source forms of with what these would be written as. The record that it is done
 * with, if that is what the item says; NULL: the item has to be read again, for its faults, or without what is stale. */
static Record *find_stale(Item *item, Records *records, const Entry *entry, Diags *diags)
{
    Records alone = { .arena = records->arena };
    Diags *silent = diags_create(records->arena);
    Record *record;

    item->reading.diags = silent;
    record = engine_read(&alone, KIND_ENDNOTE, item->reading.source, entry->key, entry->key_span,
                         build(item, entry->key), silent);
    vec_push(records->arena, &alone.list, record);
    engine_resolve_languages(&alone);
    compare(item, record, diags);
    item->reading.diags = diags;
    return item->stale->count == 0 && silent->added == 0 ? record : NULL;
}

/* The item without the lines that our writer put before its note. */
static const Node *without_lines(const Item *item, const NodeEntry *note, Str lines)
{
    Arena *arena = item->reading.scratch;
    Node *copy = node_map(arena, item->item->span);
    Str rest = str_trim(str_from(note->value->text, lines.len));

    for (size_t i = 0; i < item->item->count; i++) {
        const NodeEntry *entry = &item->item->entries[i];

        if (entry != note)
            node_add(arena, copy, entry->key, entry->key_span, entry->value);
        else if (rest.len > 0)
            node_add(arena, copy, entry->key, entry->key_span, node_text(arena, rest, entry->value->span));
    }
    return copy;
}

/* What our writer did for other programs is no news: lines of the note, unless somebody changed them, and `multi`. */
static void find_bilingual(Item *item, Diags *diags)
{
    const NodeEntry *entry = item->custom != NULL ? node_entry(item->custom, STR("bilingual")) : NULL;
    const NodeEntry *lines =
        entry != NULL && entry->value->kind == NODE_MAP ? node_entry(entry->value, STR("note")) : NULL;
    const NodeEntry *note = member(item, "note");

    if (entry == NULL)
        return;
    item->reading.own = lines != NULL || (entry->value->kind == NODE_TEXT && str_is(entry->value->text, "multi"));
    if (lines == NULL && item->reading.own)
        item->bilingual = BILINGUAL_MULTI;
    if (lines == NULL || lines->value->kind != NODE_TEXT || note == NULL || note->value->kind != NODE_TEXT)
        return;
    if (str_starts(note->value->text, lines->value->text))
        item->item = without_lines(item, note, lines->value->text);
    else
        report_stale(item, diags, entry, note);
}

void csl_read(Records *records, const Source *source, const Entry *entry, Arena *scratch, Diags *diags)
{
    const NodeEntry *custom = node_entry(entry->fields, STR("custom")),
                    *language = node_entry(entry->fields, STR("language"));
    Item item = { .reading = { .arena = records->arena, .scratch = scratch, .source = source, .diags = diags },
                  .item = entry->fields,
                  .stale = node_map(scratch, SPAN_NONE) };
    Record *record = NULL;

    if (language != NULL && language->value->kind == NODE_TEXT)
        item.reading.language = language->value->text;
    if (custom != NULL && custom->value->kind == NODE_MAP)
        item.custom = custom->value;
    else if (custom != NULL && !csl_is_nothing(custom->value))
        csl_report_shape(&item.reading, custom->key, custom->value, "a mapping");
    find_bilingual(&item, diags);
    if (has_source_forms(&item))
        record = find_stale(&item, records, entry, diags);
    if (record == NULL)
        record =
            engine_read(records, KIND_ENDNOTE, source, entry->key, entry->key_span, build(&item, entry->key), diags);
    vec_push(records->arena, &records->list, record);
}
