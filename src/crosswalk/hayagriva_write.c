#include "crosswalk/hayagriva.h"

#include "crosswalk/csl_parts.h"
#include "crosswalk/keys.h"
#include "model/maps.h"
#include "text/edtf.h"
#include "text/markup.h"
#include "text/names.h"
#include "text/tag.h"
#include "text/url.h"

static const Str map_name = STR_INIT("hayagriva");

/* The entries around a work; each is written if something stands in it. */
typedef enum Around { WORK, PARENT, SERIES, CONFERENCE, ORIGINAL, AROUND } Around;

static const struct {
    const char *prefix;
    const char *type; /* of the parent: by the work's type */
} around[AROUND] = {
    [WORK] = { "", NULL },
    [PARENT] = { "parent.", NULL },
    [SERIES] = { "series.", "anthology" },
    [CONFERENCE] = { "conference.", "conference" },
    [ORIGINAL] = { "original.", "original" },
};

typedef struct Item {
    const Writing *writing;
    const Record *record;
    Str type; /* theirs */
    Node *entries[AROUND];
} Item;

static void add(const Item *item, Node *map, Str key, Node *value)
{
    node_add(item->writing->arena, map, key, SPAN_NONE, value);
}

static Node *text_node(const Item *item, Str text)
{
    return node_text(item->writing->arena, text, SPAN_NONE);
}

static void lose(const Item *item, const Value *value, DiagCode code, Str detail)
{
    crosswalk_loss(item->writing, item->record, value, code, detail);
}

/* ---- values ---- */

/* Braces keep their content as it is, dollars hold mathematics: ours are neither. */
static void put_literal(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (str_find_char(STR("{}$\\"), text.ptr[i]) != STR_NONE)
            buf_char(out, '\\');
        buf_char(out, text.ptr[i]);
    }
}

/* A "formattable string". It has no italics and the like: false where such are left out. */
static bool formattable(const Item *item, Str text, Str *result)
{
    Markup state = markup_start(text);
    MarkupToken token;
    Buf out = { 0 };
    bool whole = true;

    while (markup_next(&state, &token)) {
        if (token.type == MARKUP_TEXT)
            put_literal(&out, token.text);
        else if (token.kind == MARKUP_NOCASE)
            buf_char(&out, token.type == MARKUP_OPEN ? '{' : '}');
        else
            whole = false;
    }
    *result = buf_keep(item->writing->arena, &out);
    buf_free(&out);
    return whole;
}

static bool is_integer(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0 && text.len < 10 && (text.ptr[0] != '0' || text.len == 1);
}

/* 157–193 with a hyphen. */
static Node *number_node(const Item *item, Str text)
{
    static const Str dash = STR_INIT("–");
    Buf out = { 0 };

    for (size_t at; (at = str_find(text, dash)) != STR_NONE; text = str_from(text, at + dash.len)) {
        buf_put(&out, str_slice(text, 0, at));
        buf_char(&out, '-');
    }
    buf_put(&out, text);
    text = buf_keep(item->writing->arena, &out);
    buf_free(&out);
    return is_integer(text) ? node_bare(item->writing->arena, text, SPAN_NONE) : text_node(item, text);
}

/* Integers alone, joined by commas, ampersands or hyphens. */
static bool is_numeric(Str text)
{
    bool digit = false;

    for (size_t i = 0; i < text.len; i++) {
        digit = digit || ascii_is_digit(text.ptr[i]);
        if (!ascii_is_digit(text.ptr[i]) && str_find_char(STR(" ,&-"), text.ptr[i]) == STR_NONE)
            return false;
    }
    return digit;
}

/* YYYY, YYYY-MM or YYYY-MM-DD; false if the date says more, or nothing. */
static bool date_text(const Item *item, Str text, Str *result)
{
    EdtfDate start;
    Edtf date, day = { 0 };
    Buf out = { 0 };

    *result = STR_EMPTY;
    if (!edtf_parse(text, &date, NULL))
        return false;
    start = date.start_open || date.start_unknown ? date.end : date.start;
    if (start.year > 9999 || start.year < -9999)
        return false;
    day.start = (EdtfDate){ .year = start.year, .month = start.month, .day = start.day };
    edtf_write(&out, &day);
    *result = buf_keep(item->writing->arena, &out);
    buf_free(&out);
    return str_eq(*result, text);
}

/* A Unicode language identifier has no extensions; empty: the tag is none. */
static Str language_text(const Item *item, Str text)
{
    LanguageTag tag;

    text = tag_canonical(item->writing->arena, text);
    if (!tag_parse(text, &tag) || tag.grandfathered || tag.extlang.len > 0 || tag.extensions.len > 0 ||
        tag.private_use.len > 0)
        return STR_EMPTY;
    return text;
}

/* ---- names ---- */

static Str part(const Node *name, const char *key)
{
    const NodeEntry *entry = node_entry(name, str_of(key));

    return entry != NULL ? entry->value->text : STR_EMPTY;
}

static bool has_comma(Str text)
{
    return str_find_char(text, ',') != STR_NONE;
}

/* Words in lower case at its beginning would be taken for a prefix. */
static bool begins_low(Str text)
{
    return text.len > 0 && ascii_is_lower(text.ptr[0]);
}

static void add_part(const Item *item, Node *map, const char *key, Str text)
{
    if (text.len > 0)
        add(item, map, str_of(key), text_node(item, text));
}

static Str prefix_of(const Item *item, const Node *name)
{
    Str dropping = part(name, "dropping-particle"), staying = part(name, "non-dropping-particle");

    if (dropping.len == 0 || staying.len == 0)
        return dropping.len > 0 ? dropping : staying;
    return arena_format(item->writing->arena, "%.*s %.*s", STR_ARG(dropping), STR_ARG(staying));
}

/* hayagriva's persons have a name; of a fault (B322) the first part that is there. */
static Str first_part(Str *given, Str *suffix, Str *prefix)
{
    Str *part = given->len > 0 ? given : suffix->len > 0 ? suffix : prefix, text = *part;

    *part = STR_EMPTY;
    return text;
}

/* "Family, Given"; a mapping where that would be misread. A name in Han characters is one word, as for BibTeX: Typst would
 * turn 顾, 昕 round. */
static Node *name_node(const Item *item, const Node *name)
{
    Str prefix = prefix_of(item, name), suffix = part(name, "suffix"), given = part(name, "given"),
        family = part(name, "family"), literal = part(name, "literal");
    Node *map;

    family = family.len > 0 ? family : literal;
    if (names_is_han(family) && (given.len == 0 || names_is_han(given)))
        return text_node(item, arena_join(item->writing->arena, family, given));
    if (family.len == 0)
        family = first_part(&given, &suffix, &prefix);
    if (prefix.len == 0 && suffix.len == 0 && !has_comma(family) && !has_comma(given) && !begins_low(family))
        return text_node(item, given.len > 0
                                   ? arena_format(item->writing->arena, "%.*s, %.*s", STR_ARG(family), STR_ARG(given))
                                   : family);
    map = node_map(item->writing->arena, SPAN_NONE);
    add_part(item, map, "name", family);
    add_part(item, map, "given-name", given);
    add_part(item, map, "prefix", prefix);
    add_part(item, map, "suffix", suffix);
    return map;
}

/* Of a name in two scripts one is written; there is no et al. What other sources say of the names is told once. */
static void report_forms(const Item *item, const Field *field)
{
    bool told = false;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        const Record *name = value->record;

        if (value->alternative && !told)
            lose(item, value, DIAG_B704, STR_EMPTY);
        told = told || value->alternative;
        if (value->alternative || name == NULL)
            continue;
        if (record_flag(name, F_OTHERS) ||
            (record_field(name, F_FORM) != NULL &&
             (record_field(name, F_FAMILY) != NULL || record_field(name, F_GIVEN) != NULL)))
            lose(item, value, DIAG_B701, STR_EMPTY);
    }
}

static Node *names_node(const Item *item, const Field *field)
{
    const Node *names = csl_names_write(item->writing, item->record, field);
    Node *list = node_list(item->writing->arena, SPAN_NONE);

    report_forms(item, field);
    for (size_t i = 0; names != NULL && i < names->count; i++)
        if (!str_is(part(names->entries[i].value, "literal"), "others"))
            add(item, list, STR_EMPTY, name_node(item, names->entries[i].value));
    return list->count > 0 ? list : NULL;
}

/* ---- places ---- */

/* The entry that the path leads into; `*path` is what is left. */
static Node *entry_of(const Item *item, Str *path)
{
    for (size_t i = PARENT; i < AROUND; i++)
        if (str_starts(*path, str_of(around[i].prefix))) {
            *path = str_from(*path, str_of(around[i].prefix).len);
            return item->entries[i];
        }
    return item->entries[WORK];
}

/* {role: translator, names: […]}; a role that is there gets the names, too. */
static bool put_affiliated(const Item *item, Node *entry, Str role, Node *names)
{
    const NodeEntry *there = node_entry(entry, STR("affiliated"));
    Node *list = there != NULL ? there->value : node_list(item->writing->arena, SPAN_NONE), *map;

    if (there == NULL)
        add(item, entry, STR("affiliated"), list);
    for (size_t i = 0; i < list->count; i++) {
        const Node *same = list->entries[i].value;

        if (!str_eq(part(same, "role"), role))
            continue;
        for (size_t j = 0; j < names->count; j++)
            add(item, node_entry(same, STR("names"))->value, STR_EMPTY, names->entries[j].value);
        return true;
    }
    map = node_map(item->writing->arena, SPAN_NONE);
    add(item, map, STR("role"), text_node(item, role));
    add(item, map, STR("names"), names);
    add(item, list, STR_EMPTY, map);
    return true;
}

/* title.short: the title becomes {value: …, short: …}. */
static bool put_short(const Item *item, Node *entry, Str key, Node *value)
{
    NodeEntry *there = (NodeEntry *)node_entry(entry, key);
    Node *map;

    if (there == NULL || there->value->kind != NODE_TEXT)
        return false;
    map = node_map(item->writing->arena, SPAN_NONE);
    add(item, map, STR("value"), there->value);
    add(item, map, STR("short"), value);
    there->value = map;
    return true;
}

/* False: its place is taken, or not there. */
static bool put(const Item *item, Str path, Node *value)
{
    Node *entry = entry_of(item, &path);
    size_t dot = str_find_char(path, '.');
    Str key = dot == STR_NONE ? path : str_slice(path, 0, dot), inner = str_from(path, key.len + 1);
    const NodeEntry *there = node_entry(entry, key);
    Node *map;

    if (str_is(key, "affiliated"))
        return put_affiliated(item, entry, inner, value);
    if (str_is(inner, "short"))
        return put_short(item, entry, key, value);
    if (dot == STR_NONE) {
        if (there == NULL)
            add(item, entry, key, value);
        return there == NULL;
    }
    map = there != NULL ? there->value : node_map(item->writing->arena, SPAN_NONE);
    if (there == NULL)
        add(item, entry, key, map);
    if (node_entry(map, inner) != NULL)
        return false;
    add(item, map, inner, value);
    return true;
}

/* ---- fields ---- */

/* What other languages and other sources say of a field whose place holds one text. */
static void report_others(const Item *item, const Field *field)
{
    size_t count;
    const CslForms *forms = csl_forms(item->writing, field, &count);

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        const CslForms *shown = &forms[value->item];

        if (value->alternative)
            lose(item, value, DIAG_B704, STR_EMPTY);
        else if (value != shown->main && value != shown->romanised && value != shown->translated)
            lose(item, value, DIAG_B701, STR_EMPTY);
    }
}

static const char *separator_of(const Row *row)
{
    return row->type == TYPE_IDENT || row->name == F_NOTE ? " " : "; ";
}

/* What is written for the field; `*fidelity` gets worse where that is less than the field says. NULL: nothing can be. */
static Node *field_node(const Item *item, const Field *field, Str path, MapFidelity *fidelity)
{
    Str text, shown;

    if (field->row->type == TYPE_RECORD)
        return field->row->record == &schema_name ? names_node(item, field) : NULL;
    shown = field->row->type == TYPE_TEXT || field->row->cardinality == MANY
                ? csl_text_write(item->writing, field, separator_of(field->row))
                : record_text(item->record, field->row->name);
    text = shown;
    report_others(item, field);
    if (field->row->type == TYPE_DATE) {
        if (!date_text(item, shown, &text) && *fidelity == MAP_EXACT)
            *fidelity = MAP_APPROXIMATE;
    } else if (field->row->type == TYPE_TEXT && !formattable(item, shown, &text) && *fidelity == MAP_EXACT) {
        *fidelity = MAP_APPROXIMATE;
    }
    if (field->row->type == TYPE_TAG)
        text = language_text(item, shown);
    if (text.len == 0 || (str_ends(path, STR("-total")) && !is_numeric(text)))
        return NULL;
    return field->row->type == TYPE_NUMBER && !str_starts(path, STR("serial")) ? number_node(item, text)
                                                                               : text_node(item, text);
}

static void report_fidelity(const Item *item, const Value *value, MapFidelity fidelity, Str path)
{
    if (fidelity == MAP_MERGED)
        lose(item, value, DIAG_B702, path);
    else if (fidelity == MAP_APPROXIMATE)
        lose(item, value, DIAG_B703, path);
}

static const Value *first_value(const Field *field)
{
    return field->values.items[0];
}

static bool is_quiet(FieldName name)
{
    return map_find(map_name, STR("quiet"), field_name(name), STR_EMPTY) != NULL;
}

/* The type and the key of the entry. */
static bool is_no_field(FieldName name)
{
    return name == F_TYPE || name == F_CITATION_KEY;
}

/* One that acts when somebody follows it is none. */
static bool has_address(const Item *item)
{
    const Value *url = record_value(item->record, F_URL);

    return url != NULL && !url_acts(url->text);
}

static void put_field(const Item *item, const Field *field)
{
    Str name = field_name(field->row->name);
    const MapRow *row = map_find(map_name, STR("fields"), name, item->type);
    MapFidelity fidelity = row != NULL ? row->fidelity : MAP_DROPPED;
    Node *value;

    if (is_no_field(field->row->name) || is_quiet(field->row->name))
        return;
    value = row == NULL || row->theirs.len == 0 ? NULL : field_node(item, field, row->theirs, &fidelity);
    if (value != NULL && (str_is(row->theirs, "url.date") || field->row->name == F_URL) && !has_address(item))
        value = NULL;
    if (value == NULL || !put(item, row->theirs, value))
        lose(item, first_value(field), DIAG_B701, STR_EMPTY);
    else
        report_fidelity(item, first_value(field), fidelity, row->theirs);
}

/* ---- the whole ---- */

static bool is_empty(const Node *entry)
{
    return entry->count < 2; /* its type alone */
}

static void open_entries(Item *item, Str type)
{
    Str parent = map_lookup(map_name, STR("parents"), type, STR_EMPTY);

    for (size_t i = 0; i < AROUND; i++) {
        Str own = i == WORK ? item->type : (i == PARENT ? parent : str_of(around[i].type));

        item->entries[i] = node_map(item->writing->arena, SPAN_NONE);
        add(item, item->entries[i], STR("type"), text_node(item, own.len > 0 ? own : STR("misc")));
    }
}

/* url: {value: …} alone is url: …; the same of a publisher. */
static void simplify(const Node *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        NodeEntry *member = &entry->entries[i];

        if (member->value->kind == NODE_MAP && member->value->count == 1 &&
            (str_is(member->value->entries[0].key, "value") || str_is(member->value->entries[0].key, "name")))
            member->value = member->value->entries[0].value;
        else if ((str_is(member->key, "author") || str_is(member->key, "editor")) && member->value->count == 1)
            member->value = member->value->entries[0].value;
    }
}

/* Does the kind of parent tell the kind of work? */
static bool parent_tells(const Item *item, Str type)
{
    Str parent = map_lookup(map_name, STR("parents"), type, STR_EMPTY);

    return str_is(item->type, "article") && !str_is(type, "article") && parent.len > 0 &&
           !str_eq(parent, map_lookup(map_name, STR("default-parents"), item->type, STR_EMPTY));
}

static void nest(const Item *item, Str type)
{
    Node *parents = node_list(item->writing->arena, SPAN_NONE);
    Around holder = WORK;

    for (size_t i = 0; i < AROUND; i++)
        simplify(item->entries[i]);
    if (!is_empty(item->entries[PARENT]) || parent_tells(item, type)) {
        add(item, parents, STR_EMPTY, item->entries[PARENT]);
        holder = PARENT;
    }
    if (!is_empty(item->entries[SERIES])) {
        if (holder == PARENT)
            add(item, item->entries[PARENT], STR("parent"), item->entries[SERIES]);
        else
            add(item, parents, STR_EMPTY, item->entries[SERIES]);
    }
    for (size_t i = CONFERENCE; i < AROUND; i++)
        if (!is_empty(item->entries[i]))
            add(item, parents, STR_EMPTY, item->entries[i]);
    if (parents->count > 0)
        add(item, item->entries[WORK], STR("parent"), parents->count == 1 ? parents->entries[0].value : parents);
}

/* Is the field dropped as a whole? */
static bool is_told(const void *context, FieldName name)
{
    const Item *item = context;
    const MapRow *row = map_find(map_name, STR("fields"), field_name(name), item->type);

    return !is_no_field(name) && (row == NULL || row->theirs.len == 0 || is_quiet(name));
}

/* A key that can't be one, or that another entry has; and what is said beside the values. */
static void report_rest(const Item *item, Str key)
{
    const Value *own = record_value(item->record, F_CITATION_KEY);

    if (own != NULL && !str_eq(own->text, key))
        lose(item, own, DIAG_B701, STR_EMPTY);
    crosswalk_statement_losses(item->writing, item->record, is_told, item);
}

Entry *hayagriva_write(const Writing *writing, const Record *record)
{
    Entry *entry = arena_new(writing->arena, Entry);
    Str type = record_text(record, F_TYPE);
    Item item = { .writing = writing, .record = record, .type = map_lookup(map_name, STR("types"), type, STR_EMPTY) };

    item.type = item.type.len > 0 ? item.type : STR("misc");
    open_entries(&item, type);
    for (size_t i = 0; i < record->fields.count; i++)
        if (record->fields.items[i]->values.count > 0)
            put_field(&item, record->fields.items[i]);
    nest(&item, type);
    entry->type = item.type;
    entry->key = crosswalk_key(writing, record);
    entry->fields = node_map(writing->arena, SPAN_NONE);
    add(&item, entry->fields, entry->key, item.entries[WORK]);
    if (writing->loss != NULL)
        report_rest(&item, entry->key);
    return entry;
}
