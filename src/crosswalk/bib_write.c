/* bib_write.c - see bib_write.h. The entry: its type, where each field goes, its lines in their order, its losses. */
#include "crosswalk/bib_write.h"

#include "crosswalk/bib.h"
#include "crosswalk/keys.h"
#include "text/edtf.h"
#include "text/tag.h"
#include "text/url.h"

/* ---- what is asked of the record and of the maps ---- */

const MapTable *bib_table(Bib *bib, BibTable table)
{
    static const char *const names[BIB_TABLES] = {
        [BIB_TYPES] = "types",
        [BIB_SUBTYPES] = "subtypes",
        [BIB_LACKING] = "lacking",
        [BIB_ALIKE] = "alike",
        [BIB_DEFAULTS] = "defaults",
        [BIB_FIELDS] = "fields",
        [BIB_ENTRY_FIELDS] = "entry-fields",
        [BIB_SEPARATORS] = "separators",
        [BIB_ADDONS] = "addons",
        [BIB_LABELS] = "labels",
        [BIB_QUIET] = "quiet",
        [BIB_ROLES] = "roles",
        [BIB_GENRES] = "genres",
    };

    if (bib->tables[table] == NULL)
        bib->tables[table] = map_table(bib->format->name, str_of(names[table]));
    return bib->tables[table];
}

Str bib_map(Bib *bib, BibTable table, Str ours)
{
    const MapRow *row = map_row(bib_table(bib, table), ours, 0);

    return row != NULL ? row->theirs : STR_EMPTY;
}

Str bib_map_field(Bib *bib, BibTable table, FieldName ours)
{
    const MapRow *row = map_field(bib_table(bib, table), ours, table == BIB_FIELDS ? bib->when : 0);

    return row != NULL ? row->theirs : STR_EMPTY;
}

Str bib_label(Bib *bib, const Value *value)
{
    return bib_map_field(bib, BIB_LABELS, value->row->name);
}

void bib_loss(const Bib *bib, const Value *value, DiagCode code, Str detail)
{
    crosswalk_loss(bib->writing, bib->record, value, code, detail);
}

bool bib_has(const Bib *bib, FieldName name)
{
    return bib->has[name] != NULL;
}

/* A name that nothing can be called by (an ORCID alone, B322) would have no place in a list, and others would be counted wrongly. */
static bool is_nameless(const Value *value)
{
    return bib_is_name(value) && !bib_is_named(value->record);
}

static bool is_written(const Value *value)
{
    return !value->alternative && !is_nameless(value);
}

static const Value *first_value(const Field *field)
{
    for (size_t i = 0; i < field->values.count; i++)
        if (is_written(field->values.items[i]))
            return field->values.items[i];
    return NULL;
}

const Value *bib_value(const Bib *bib, FieldName name)
{
    return bib->has[name] != NULL ? first_value(bib->has[name]) : NULL;
}

typedef VEC(Value *) ValueList;

/* Has each language a list of its own, so that the forms of one member are no neighbours? */
static bool is_scattered(const Field *field)
{
    uint32_t item = 0;

    if (field->row->type != TYPE_TEXT || field->row->cardinality != MANY)
        return false;
    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->alternative)
            continue;
        if (value->item < item)
            return true;
        item = value->item;
    }
    return false;
}

/* Member by member. */
static void add_members(const Bib *bib, ValueList *list, const Field *field)
{
    Arena *arena = bib->writing->arena;
    size_t count = crosswalk_members(field);
    ValueList *members = arena_array(arena, count, sizeof *members);

    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            vec_push(arena, &members[field->values.items[i]->item], field->values.items[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < members[i].count; j++)
            vec_push(arena, list, members[i].items[j]);
}

static void add_values(const Bib *bib, ValueList *list, const Field *field)
{
    if (is_scattered(field)) {
        add_members(bib, list, field);
        return;
    }
    for (size_t i = 0; i < field->values.count; i++)
        if (is_written(field->values.items[i]))
            vec_push(bib->writing->arena, list, field->values.items[i]);
}

static BibValues field_values(const Bib *bib, const Field *field)
{
    ValueList list = { 0 };
    size_t i = 0;

    while (i < field->values.count && is_written(field->values.items[i]))
        i++;
    if (i == field->values.count && !is_scattered(field))
        return (BibValues){ field->values.items, i };
    add_values(bib, &list, field);
    return (BibValues){ list.items, list.count };
}

BibValues bib_values(const Bib *bib, FieldName name)
{
    return bib->has[name] != NULL ? field_values(bib, bib->has[name]) : (BibValues){ NULL, 0 };
}

/* ---- lines ---- */

void bib_line_text(Bib *bib, Str name, Str text)
{
    node_add(bib->writing->arena, bib->entry->fields, name, (Span){ 0 },
             node_text(bib->writing->arena, text, (Span){ 0 }));
}

void bib_line_bare(Bib *bib, Str name, Str macro)
{
    node_add(bib->writing->arena, bib->entry->fields, name, (Span){ 0 },
             node_bare(bib->writing->arena, macro, (Span){ 0 }));
}

void bib_line(Bib *bib, Str name, size_t start)
{
    if (bib->out.len == start)
        return;
    bib_line_text(bib, name, arena_copy(bib->writing->arena, str_from(buf_str(&bib->out), start)));
    bib->out.len = start;
}

static void add_line(Bib *bib, Str to, BibValues values)
{
    size_t start = bib->out.len;

    bib_put_values(bib, to, values);
    bib_line(bib, to, start);
}

void bib_institution(Bib *bib)
{
    BibValues authors = bib_values(bib, F_AUTHOR);
    size_t start = bib->out.len;

    if (bib_has(bib, F_PUBLISHER) || bib_has(bib, F_AUTHORITY) ||
        !str_is(bib_map_field(bib, BIB_FIELDS, F_PUBLISHER), "institution"))
        return;
    for (size_t i = 0; i < authors.count; i++) {
        const Record *name = authors.items[i]->record;

        if (bib_part(name, F_LITERAL) == NULL && bib_part(name, F_BODY) == NULL)
            continue;
        bib_name(bib, authors.items[i]);
        bib_line(bib, STR("institution"), start);
        return;
    }
}

/* ---- routes ---- */

static bool is_note(Str to)
{
    return str_is(to, "note");
}

/* The type of the entry and its key, and what has lines of its own names. */
static bool is_no_line(FieldName name)
{
    return name == F_TYPE || name == F_CITATION_KEY || name == F_CUSTOM;
}

/* An eprint of arXiv, whose name and number are archive and archive-location; an entry has one eprint. */
static bool is_arxiv(const Bib *bib)
{
    const Value *archive = bib_value(bib, F_ARCHIVE);

    return archive != NULL && str_eq_nocase(archive->text, STR("arxiv")) && bib_has(bib, F_ARCHIVE_LOCATION) &&
           !bib_has(bib, F_PMID) && !bib_has(bib, F_PMCID);
}

static void find_route(Bib *bib, const Field *field)
{
    BibRoute *route = &bib->routes[bib->route_count];
    const MapRow *row = map_field(bib_table(bib, BIB_FIELDS), field->row->name, bib->when);
    Edtf date;

    route->field = field;
    route->first = first_value(field);
    if (route->first == NULL || is_no_line(field->row->name))
        return;
    bib->route_count++;
    route->detoured = bib->format->detours(bib, route->first);
    route->to = route->detoured ? STR("note") : row != NULL ? row->theirs : STR_EMPTY;
    route->fidelity = row != NULL ? row->fidelity : MAP_UNKNOWN;
    if ((field->row->name == F_ARCHIVE || field->row->name == F_ARCHIVE_LOCATION) && is_arxiv(bib)) {
        route->to = field->row->name == F_ARCHIVE ? bib->format->eprint_kind : STR("eprint");
        route->fidelity = MAP_EXACT;
    }
    if (field->row->name == F_ISSUED && !edtf_parse(route->first->text, &date, NULL))
        route->to = STR("year"); /* which takes anything */
    if (field->row->name == F_URL && url_acts(route->first->text)) {
        route->to = bib_acting_url;
        route->fidelity = MAP_APPROXIMATE;
        return;
    }
    if (bib->residue != NULL)
        bib_carry(bib, route);
}

static void find_routes(Bib *bib)
{
    const Record *record = bib->record;

    bib->routes = arena_array(bib->writing->arena, record->fields.count + 1, sizeof *bib->routes);
    for (size_t i = 0; i < record->fields.count; i++)
        find_route(bib, record->fields.items[i]);
}

/* “and others” ends a list, whichever of those that share it says so. */
static void put_others_last(ValueList *list)
{
    Value *others = NULL;
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        Value *value = list->items[i];

        if (bib_is_name(value) && record_flag(value->record, F_OTHERS))
            others = value;
        else
            list->items[kept++] = value;
    }
    if (others != NULL)
        list->items[kept++] = others;
    list->count = kept;
}

/* All values that go where the route goes; empty if an earlier route has taken them. */
static BibValues shared_values(const Bib *bib, const BibRoute *route)
{
    ValueList list = { 0 };
    size_t sharing = 0;

    for (size_t i = 0; i < bib->route_count; i++) {
        if (!str_eq(bib->routes[i].to, route->to))
            continue;
        if (sharing++ == 0 && &bib->routes[i] != route)
            return (BibValues){ NULL, 0 };
    }
    if (sharing == 1)
        return field_values(bib, route->field);
    for (size_t i = 0; i < bib->route_count; i++)
        if (str_eq(bib->routes[i].to, route->to))
            add_values(bib, &list, bib->routes[i].field);
    if (!is_note(route->to))
        put_others_last(&list);
    return (BibValues){ list.items, list.count };
}

/* ---- losses ---- */

static void report_field(Bib *bib, const BibRoute *route)
{
    if (bib->writing->loss == NULL || route->fidelity == MAP_EXACT ||
        bib_map_field(bib, BIB_QUIET, route->field->row->name).len > 0)
        return;
    if (route->to.len == 0)
        bib_loss(bib, route->first, DIAG_B701, STR_EMPTY);
    else if (route->fidelity == MAP_MERGED)
        bib_loss(bib, route->first, DIAG_B702, route->to);
    else if (route->fidelity == MAP_APPROXIMATE)
        bib_loss(bib, route->first, DIAG_B703, route->to);
}

static void report_route(Bib *bib, const BibRoute *route)
{
    if (route->detoured)
        bib_loss(bib, route->first, DIAG_B703, route->to);
    else if (route->field->row->name == F_LANGUAGE && tag_babel(route->first->text).len == 0)
        bib_loss(bib, route->first, DIAG_B701, STR_EMPTY);
    else
        report_field(bib, route);
}

/* The sources disagree: a flat format has room for one. Of a list of names the first tells it. */
static void report_alternatives(const Bib *bib, const Field *field)
{
    bool told = false;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative || (told && bib_is_name(value)))
            continue;
        bib_loss(bib, value, DIAG_B704, STR_EMPTY);
        told = true;
    }
}

static void report_nameless(const Bib *bib, const Field *field)
{
    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative && is_nameless(field->values.items[i]))
            bib_loss(bib, field->values.items[i], DIAG_B701, STR_EMPTY);
}

/* Of several ISBNs one is written. */
static void report_others(const Bib *bib, const Field *field)
{
    bool first = true;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->alternative)
            continue;
        if (!first)
            bib_loss(bib, value, DIAG_B701, STR_EMPTY);
        first = false;
    }
}

/* In a work whose language nobody says, no text is the original or a translation: one of them is written. */
static void report_formless(const Bib *bib, const BibRoute *route)
{
    BibValues values = field_values(bib, route->field);

    if (bib->writing->loss == NULL || route->to.len == 0 || bib_is_multiscript(bib, route->to, values))
        return;
    for (size_t i = 0; i < values.count; i++) {
        const Value *value = values.items[i];

        if (value->form == FORM_NONE && value->lang.len > 0 && bib_main_form(bib, value, values) != value)
            bib_loss(bib, value, DIAG_B701, STR_EMPTY);
    }
}

/* A key that can't be one, or that another entry has. */
static void report_key(const Bib *bib)
{
    const Value *key = bib_value(bib, F_CITATION_KEY);

    if (key != NULL && !str_eq(key->text, bib->entry->key))
        bib_loss(bib, key, DIAG_B701, STR_EMPTY);
}

/* Is the field dropped as a whole? */
static bool is_told(const void *context, FieldName name)
{
    Bib *bib = (Bib *)context;
    const MapRow *row = map_field(bib_table(bib, BIB_FIELDS), name, bib->when);

    return (row != NULL && row->theirs.len == 0) || bib_map_field(bib, BIB_QUIET, name).len > 0;
}

/* What the lines of the fields have not told. */
static void report_rest(Bib *bib)
{
    if (bib->writing->loss == NULL)
        return;
    report_key(bib);
    for (size_t i = 0; i < bib->record->fields.count; i++) {
        report_alternatives(bib, bib->record->fields.items[i]);
        report_nameless(bib, bib->record->fields.items[i]);
    }
    crosswalk_statement_losses(bib->writing, bib->record, is_told, bib);
}

/* ---- the entry ---- */

static bool takes_one(const Field *field)
{
    return field->row->name == F_ISBN || field->row->name == F_ISSN;
}

/* A field: its loss if it has any, and its line with all its values. Of several fields that share a line (which the map
 * merges) the first writes it; what goes into the note waits for the end. */
static void add_field(Bib *bib, BibRoute *route)
{
    BibValues values;

    if (route->carried) {
        bib_residue_line(bib, route);
        return;
    }
    if (route->field->row->name == F_ISSUED && bib->format->add_issued != NULL) {
        bib->format->add_issued(bib, route->first);
        return;
    }
    report_route(bib, route);
    values = route->to.len > 0 && !is_note(route->to) ? shared_values(bib, route) : (BibValues){ NULL, 0 };
    if (values.count > 0) {
        add_line(bib, route->to, values);
        bib->format->add_after(bib, route->first, route->to, values);
    }
    if (takes_one(route->field))
        report_others(bib, route->field);
    if (route->field->row->type == TYPE_TEXT)
        report_formless(bib, route);
}

static void add_note(Bib *bib)
{
    for (size_t i = 0; i < bib->route_count; i++)
        if (is_note(bib->routes[i].to)) {
            add_line(bib, STR("note"), shared_values(bib, &bib->routes[i]));
            return;
        }
}

/* What an entry type demands stands before the date. */
static void add_fields(Bib *bib)
{
    bool demanded = false;

    for (size_t i = 0; i < bib->route_count; i++) {
        if (bib->routes[i].field->row->name == F_ISSUED) {
            bib->format->add_demanded(bib);
            demanded = true;
        }
        add_field(bib, &bib->routes[i]);
    }
    if (!demanded)
        bib->format->add_demanded(bib);
    bib_subtype(bib);
    add_note(bib);
    bib_custom(bib);
}

static void begin(Bib *bib)
{
    const Record *record = bib->record;
    Arena *arena = bib->writing->arena;

    for (size_t i = 0; i < record->fields.count; i++)
        if (first_value(record->fields.items[i]) != NULL)
            bib->has[record->fields.items[i]->row->name] = record->fields.items[i];
    bib->language = record_text(record, F_LANGUAGE);
    bib->chinese = str_starts(bib->language, STR("zh"));
    bib->entry = arena_new(arena, Entry);
    bib->type = bib_type(bib);
    bib->entry->type = bib->type;
    bib_use_custom_type(bib);
    bib->when = map_when(bib_table(bib, BIB_FIELDS), bib->type);
    bib->entry->key = crosswalk_key(bib->writing, record);
    bib->entry->fields = node_map(arena, (Span){ 0 });
    if (bib_has(bib, F_CUSTOM))
        bib_open_residue(bib);
}

static Entry *write_entry(const Writing *writing, const Record *record, const BibFormat *format)
{
    enum { ROOM = 1024 };
    Bib bib = { .writing = writing, .record = record, .format = format };

    buf_reserve(&bib.out, ROOM);
    begin(&bib);
    find_routes(&bib);
    add_fields(&bib);
    report_rest(&bib);
    bib_close_residue(&bib);
    buf_free(&bib.out);
    buf_free(&bib.plain);
    return bib.entry;
}

Entry *biblatex_entry(const Writing *writing, const Record *record)
{
    return write_entry(writing, record, &bib_biblatex);
}

Entry *bibtex_entry(const Writing *writing, const Record *record)
{
    return write_entry(writing, record, &bib_bibtex);
}
