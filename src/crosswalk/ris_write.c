/* A work as a record of RIS: a line for each value that a tag can hold; then what the reader would not make of these lines
 * stands whole in user tags. */
#include "crosswalk/nodes.h"
#include "crosswalk/ris_parts.h"
#include "model/label.h"
#include "model/maps.h"
#include "model/source_form.h"
#include "text/url.h"

static const Str map = STR_INIT("ris"), user = STR_INIT("U5");

typedef struct Ris {
    const Writing *writing;
    const Record *record;
    Entry *entry;
    Str type; /* whose rows of the map hold */
} Ris;

/* ---- lines ---- */

/* A value takes one line: what were a line end could begin another record. Control characters have no place at all. */
static Str one_line(Arena *arena, Str text)
{
    char *line = NULL;

    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20) {
            if (line == NULL)
                line = (char *)arena_copy(arena, text).ptr;
            line[i] = ' ';
        }
    return str_trim(line != NULL ? (Str){ line, text.len } : text);
}

static void add_line(Ris *ris, Str tag, Str text)
{
    Arena *arena = ris->writing->arena;

    text = one_line(arena, text);
    if (text.len > 0)
        node_add(arena, ris->entry->fields, tag, SPAN_NONE, node_text(arena, text, SPAN_NONE));
}

static bool has_line(const Ris *ris, Str tag)
{
    return node_entry(ris->entry->fields, tag) != NULL;
}

/* Tags that stand more than once in a record. */
static bool repeats(Str tag)
{
    static const Str tags = STR_INIT("AU A2 A3 A4 ED KW N1 UR SN RN PB");
    Str rest = tags, each;

    while (str_cut(&rest, ' ', &each))
        if (str_eq(each, tag))
            return true;
    return false;
}

/* ---- values ---- */

static bool shows(const Ris *ris, TextForm form)
{
    static const unsigned flags[] = { [FORM_NONE] = SHOW_ORIGINAL,
                                      [FORM_ORIGINAL] = SHOW_ORIGINAL,
                                      [FORM_ROMANISED] = SHOW_ROMANISED,
                                      [FORM_TRANSLATED] = SHOW_TRANSLATED };
    unsigned shown = ris->writing->forms == 0 ? SHOW_ORIGINAL | SHOW_TRANSLATED : ris->writing->forms;

    return (shown & flags[form]) != 0;
}

/* How well a form stands for the text, the work's own best; 0: it is not to be seen. */
static unsigned suits(const Ris *ris, const Value *value)
{
    static const unsigned ranks[] = {
        [FORM_NONE] = 3, [FORM_ORIGINAL] = 4, [FORM_ROMANISED] = 2, [FORM_TRANSLATED] = 1
    };

    return shows(ris, value->form) ? ranks[value->form] : 0;
}

/* The translation that stands beside the title. */
static const Value *translated_title(const Ris *ris, const Field *field, const Value *title)
{
    for (size_t i = 0; i < field->values.count && shows(ris, FORM_TRANSLATED); i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative && value->form == FORM_TRANSLATED && value != title)
            return value;
    }
    return NULL;
}

static void put_text(Ris *ris, Str tag, const Value *value)
{
    add_line(ris, tag, text_without_spans(ris->writing->arena, value->text));
}

/* A line for each member. The languages of one may stand together, or a language with all members before the next. */
static void put_texts(Ris *ris, const Field *field, Str tag)
{
    size_t count = crosswalk_members(field);
    const Value **shown = arena_array(ris->writing->arena, count, sizeof *shown);

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i], **place = &shown[value->item];

        if (!value->alternative && (*place == NULL || suits(ris, value) > suits(ris, *place)))
            *place = value;
    }
    for (size_t i = 0; i < count; i++) {
        const Value *translated = field->row->name == F_TITLE ? translated_title(ris, field, shown[i]) : NULL;

        if (shown[i] != NULL)
            put_text(ris, tag, shown[i]);
        if (translated != NULL)
            put_text(ris, STR("TT"), translated);
    }
}

static void put_names(Ris *ris, const Field *field, Str tag)
{
    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative && field->values.items[i]->record != NULL)
            add_line(ris, tag, ris_name_write(ris->writing, ris->record, field->values.items[i]->record));
}

static bool is_number(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* 157–193 is SP and EP; anything else stands in SP as it is. */
static void put_pages(Ris *ris, Str text)
{
    static const Str dash = STR_INIT("–");
    size_t at = str_find(text, dash), hyphen = str_find_char(text, '-');
    Str from = str_slice(text, 0, at), to = at != STR_NONE ? str_from(text, at + dash.len) : STR_EMPTY;
    bool plain =
        to.len > 0 && !str_contains(to, dash) && !str_contains(text, STR(",")) && !str_contains(text, STR(" "));

    if (at == STR_NONE && hyphen != STR_NONE && is_number(str_slice(text, 0, hyphen)) &&
        is_number(str_from(text, hyphen + 1))) {
        from = str_slice(text, 0, hyphen);
        to = str_from(text, hyphen + 1);
        plain = true;
    }
    add_line(ris, STR("SP"), plain ? from : text);
    if (plain)
        add_line(ris, STR("EP"), to);
}

static void put_date(Ris *ris, const Value *value, Str tag)
{
    if (value->row->name == F_ISSUED)
        add_line(ris, STR("PY"), ris_year_write(ris->writing->arena, value->text));
    add_line(ris, tag, ris_date_write(ris->writing->arena, value->text));
}

static void put_plain(Ris *ris, const Field *field, Str tag)
{
    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->alternative || value->record != NULL)
            continue;
        if (field->row->type == TYPE_DATE)
            put_date(ris, value, tag);
        else if (field->row->name == F_PAGE)
            put_pages(ris, value->text);
        else
            add_line(ris, tag, value->target != NULL ? label_english(value->target) : value->text);
    }
}

/* It stands whole in a user tag alone, which no program makes a link of. */
static bool is_acting_url(const Field *field)
{
    return field->row->type == TYPE_URL && url_acts(field->values.items[0]->text);
}

static void put_field(Ris *ris, const Field *field, Str tag)
{
    if ((!repeats(tag) && has_line(ris, tag)) || is_acting_url(field))
        return;
    if (field->row->type == TYPE_RECORD && field->row->record == &schema_name)
        put_names(ris, field, tag);
    else if (field->row->type == TYPE_TEXT)
        put_texts(ris, field, tag);
    else
        put_plain(ris, field, tag);
}

static bool is_type(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_upper(text.ptr[i]) && !ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* The tags of addresses and files. */
static bool is_link(Str tag)
{
    return str_is(tag, "UR") || str_is(tag, "LK") || (tag.ptr[0] == 'L' && ascii_is_digit(tag.ptr[1]));
}

/* ris.XX and ris.XX.2 become their tags again; ris.TY is a type that RIS does not have. */
static void put_residue(void *context, Str name, const Value *value)
{
    Ris *ris = context;
    Str tag = str_slice(name, 0, 2);

    if (str_is(tag, "TY") && str_is(ris->entry->type, "GEN") && is_type(value->text))
        ris->entry->type = value->text;
    if (str_is(tag, "TY") || str_is(tag, "ER") || str_is(tag, "ID") || !ris_is_tag(tag) ||
        (is_link(tag) && url_acts(value->text)))
        return;
    if (name.len == 2 || (name.len > 2 && name.ptr[2] == '.'))
        add_line(ris, tag, value->text);
}

/* ---- losses ---- */

static bool is_quiet(FieldName name)
{
    return map_lookup(map, STR("quiet"), field_name(name), STR_EMPTY).len > 0;
}

static const Value *first_value(const Field *field)
{
    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            return field->values.items[i];
    return NULL;
}

static void report_alternatives(const Ris *ris, const Field *field)
{
    bool told = false;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative || (told && field->row->type == TYPE_RECORD))
            continue;
        crosswalk_loss(ris->writing, ris->record, value, DIAG_B704, STR_EMPTY);
        told = true;
    }
}

/* What other programs don't see of a field. `whole`: its tags say all that a flat format can. */
static void report_field(const Ris *ris, const Field *field, const MapRow *row, bool whole)
{
    const Value *value = first_value(field);

    if (ris->writing->loss == NULL || value == NULL || is_quiet(field->row->name))
        return;
    if (row == NULL || row->fidelity == MAP_DROPPED)
        crosswalk_loss(ris->writing, ris->record, value, DIAG_B701, STR_EMPTY);
    else if (row->fidelity == MAP_APPROXIMATE)
        crosswalk_loss(ris->writing, ris->record, value, DIAG_B703, row->theirs);
    else if (row->fidelity == MAP_MERGED)
        crosswalk_loss(ris->writing, ris->record, value, DIAG_B702, row->theirs);
    else if (!whole)
        crosswalk_loss(ris->writing, ris->record, value, DIAG_B703, row->theirs);
}

/* ---- whole fields ---- */

static void put_whole(Ris *ris, Str field, const Node *value)
{
    Arena *arena = ris->writing->arena;
    Buf out = { 0 };

    buf_format(&out, "bibelot %.*s: ", STR_ARG(field));
    if (value != NULL)
        node_json(&out, value);
    else
        buf_puts(&out, "null");
    node_add(arena, ris->entry->fields, user, SPAN_NONE, node_text(arena, buf_keep(arena, &out), SPAN_NONE));
    buf_free(&out);
}

/* The records of organisations are not in the file: their names stand for them. True if there are any. */
static bool name_bodies(const Ris *ris, Node *node, unsigned depth)
{
    enum { DEPTH = 64 };
    bool any = false;

    for (size_t i = 0; depth < DEPTH && i < node->count; i++) {
        NodeEntry *entry = &node->entries[i];
        const Record *body = node->kind == NODE_MAP && str_is(entry->key, "body") && entry->value->kind == NODE_TEXT
                                 ? map_get(&ris->writing->records->ids, entry->value->text)
                                 : NULL;

        if (body != NULL) {
            entry->key = STR("literal");
            entry->value = node_text(ris->writing->arena, ris_body_name(ris->record, body), SPAN_NONE);
            any = true;
        } else {
            any = name_bodies(ris, entry->value, depth + 1) || any;
        }
    }
    return any;
}

/* Compares a field with what the reader makes of its tags. */
static void check_field(Ris *ris, const Field *field, const MapRow *row, const Node *read)
{
    Arena *arena = ris->writing->arena;
    const NodeEntry *there = node_entry(read, field_name(field->row->name));
    Node *ours = source_form_field(arena, ris->record, field, NULL);
    Str language = record_text(ris->record, F_LANGUAGE);
    bool bodies = field->row->type == TYPE_RECORD && name_bodies(ris, ours, 0);
    bool same = there != NULL && node_same(there->value, ours, language);
    bool whole = same || (there != NULL && node_same(node_flat(arena, there->value), node_flat(arena, ours), language));

    /* SP and EP say 157–193 whatever stands between the two. */
    whole = whole || (there != NULL && field->row->name == F_PAGE);
    if (is_acting_url(field))
        crosswalk_loss(ris->writing, ris->record, field->values.items[0], DIAG_B703, user);
    else
        report_field(ris, field, row, whole && !bodies);
    report_alternatives(ris, field);
    if (!same)
        put_whole(ris, field_name(field->row->name), ours);
}

static void check_fields(Ris *ris, const MapRow *const *rows)
{
    const Record *record = ris->record;
    const Node *read = ris_fields(ris->writing->arena, NULL, ris->entry, NULL);

    for (size_t i = 0; i < record->fields.count; i++)
        if (record->fields.items[i]->values.count > 0)
            check_field(ris, record->fields.items[i], rows[i], read);
    for (size_t i = 0; i < read->count; i++) {
        const Row *row = schema_row(&schema_endnote, read->entries[i].key);

        if (record_field(record, row->name) == NULL)
            put_whole(ris, read->entries[i].key, NULL);
    }
}

Entry *ris_write(const Writing *writing, const Record *record)
{
    Arena *arena = writing->arena;
    Ris ris = { .writing = writing, .record = record, .entry = arena_new(arena, Entry) };
    const MapRow **rows = arena_array(arena, record->fields.count + 1, sizeof *rows);

    ris.entry->type = map_lookup(map, STR("types"), record_text(record, F_TYPE), STR_EMPTY);
    if (ris.entry->type.len == 0)
        ris.entry->type = STR("GEN");
    ris.entry->key = one_line(arena, record->id);
    ris.entry->fields = node_map(arena, SPAN_NONE);
    ris.type = ris_rows_type(ris.entry->type);
    for (size_t i = 0; i < record->fields.count; i++) {
        const Field *field = record->fields.items[i];

        if (field->values.count == 0) /* it had faults */
            continue;
        rows[i] = map_find(map, STR("fields"), field_name(field->row->name), ris.type);
        if (rows[i] != NULL && field->row->name != F_TYPE && !str_eq(rows[i]->theirs, user))
            put_field(&ris, field, rows[i]->theirs);
    }
    crosswalk_custom(record, map, put_residue, &ris);
    check_fields(&ris, rows);
    return ris.entry;
}
