/* bib_read.c - see bib_read.h. An entry becomes the mapping that our source would have for it, which the engine reads. */
#include "crosswalk/bib_datamodel.h"
#include "crosswalk/bib_read.h"

#include "crosswalk/bib_reader.h"
#include "crosswalk/bib_type.h"
#include "crosswalk/bib_write.h"
#include "model/engine.h"
#include "text/tag.h"

/* ---- fields ---- */

static size_t field_number(const BibReader *reader, const NodeEntry *field)
{
    return (size_t)(field - reader->entry->fields->entries);
}

/* One bit of 64: most names that are asked for are not there, and need not be looked for. */
static uint64_t name_bit(Str name)
{
    return name.len > 0 ? (uint64_t)1 << ((name.len * 11 + (size_t)(unsigned char)name.ptr[0] * 5 +
                                           (unsigned char)name.ptr[name.len - 1]) %
                                          64)
                        : 0;
}

static void note_names(BibReader *reader)
{
    for (size_t i = 0; i < reader->entry->fields->count; i++)
        reader->names |= name_bit(reader->entry->fields->entries[i].key);
}

const NodeEntry *bib_field(const BibReader *reader, Str name)
{
    const NodeEntry *field = (reader->names & name_bit(name)) != 0 ? node_entry(reader->entry->fields, name) : NULL;

    if (field == NULL || field->value->kind != NODE_TEXT || reader->used[field_number(reader, field)])
        return NULL;
    return field;
}

void bib_use(BibReader *reader, const NodeEntry *field)
{
    reader->used[field_number(reader, field)] = true;
}

Span bib_slice_span(const NodeEntry *field, Str slice)
{
    Str text = field->value->text;
    Span span = field->value->span;

    /* Macros and joined pieces stand elsewhere than in the text. */
    if (span.end - span.start != text.len || slice.ptr < text.ptr || slice.ptr + slice.len > text.ptr + text.len)
        return span;
    span.start += (uint32_t)(slice.ptr - text.ptr);
    span.end = span.start + (uint32_t)slice.len;
    return span;
}

Node *bib_text_node(BibReader *reader, const NodeEntry *field, Str text)
{
    return node_text(reader->nodes, text, field->value->span);
}

bool bib_has_ours(const BibReader *reader, FieldName name)
{
    return node_entry(reader->ours, field_name(name)) != NULL;
}

void bib_add(BibReader *reader, FieldName name, const NodeEntry *field, Node *node)
{
    node_add(reader->nodes, reader->ours, field_name(name), field->key_span, node);
    if (reader->givers != NULL)
        reader->givers[name] = field->key;
}

/* ---- residue ---- */

/* x-ris-C1 → ris.C1; the file's own letters, since field names have lost their case. */
static Str foreign_key(const BibReader *reader, const NodeEntry *field)
{
    Str bytes = reader->source->bytes, name = str_slice(bytes, field->key_span.start, field->key_span.end), rest;
    size_t dash;

    if (!str_eq_nocase(name, field->key))
        name = field->key;
    rest = str_from(name, 2);
    dash = str_find_char(rest, '-');
    if (dash == STR_NONE || dash == 0 || dash + 1 == rest.len)
        return STR_EMPTY;
    return arena_format(reader->arena, "%.*s.%.*s", (int)dash, rest.ptr, STR_ARG(str_from(rest, dash + 1)));
}

static void keep_as(BibReader *reader, Str key, Span key_span, Node *value)
{
    if (str_trim(value->text).len > 0 && map_add(reader->nodes, &reader->kept, key, value) == value)
        node_add(reader->nodes, reader->custom, key, key_span, value);
}

void bib_keep(BibReader *reader, const NodeEntry *field)
{
    Str key = str_starts(field->key, STR("x-")) ? foreign_key(reader, field) : STR_EMPTY;
    bool foreign = key.len > 0;

    bib_use(reader, field);
    if (!foreign)
        key = arena_join(reader->arena, STR("biblatex."), field->key);
    keep_as(reader, key, field->key_span,
            bib_text_node(reader, field, foreign ? bib_decode(reader, field->value->text, 0) : field->value->text));
}

void bib_keep_beside(BibReader *reader, const NodeEntry *field)
{
    if (bib_is_balanced(field->value->text))
        bib_keep(reader, field);
    else
        bib_use(reader, field);
}

void bib_keep_fault(BibReader *reader, const NodeEntry *field, const char *what)
{
    diag_add(reader->diags, DIAG_B021, reader->source, field->value->span,
             "'%.*s' %s; it stays in 'custom', as biblatex.%.*s", STR_ARG(field->key), what, STR_ARG(field->key));
    bib_keep(reader, field);
}

/* ---- type ---- */

static const char *type_of_subtype(const BibReader *reader, Str subtype)
{
    const Row *row = schema_field(&schema_endnote, F_TYPE);
    Str ours = map_reverse(reader->map, STR("subtypes"), subtype, STR_EMPTY);
    Buf name = { 0 };
    const Choice *choice;

    for (size_t i = 0; i < subtype.len; i++)
        buf_char(&name, subtype.ptr[i] == '-' ? '_' : subtype.ptr[i]);
    choice = choice_find(row->choices, ours.len > 0 ? ours : subtype);
    if (choice == NULL && name.len > 0)
        choice = choice_find(row->choices, buf_str(&name));
    buf_free(&name);
    return choice != NULL ? choice->name : NULL;
}

/* Will the writer choose that entry type? */
static bool is_written_as(const BibReader *reader, Str type)
{
    BibParts parts = {
        .author = bib_has_ours(reader, F_AUTHOR),
        .editor = bib_has_ours(reader, F_EDITOR),
        .container = bib_has_ours(reader, F_CONTAINER_TITLE),
        .address = bib_has_ours(reader, F_URL) || bib_has_ours(reader, F_DOI),
        .note = bib_has_ours(reader, F_NOTE),
    };
    const NodeEntry *genre = node_entry(reader->ours, field_name(F_GENRE));

    parts.master = genre != NULL && bib_is_master(genre->value->text);
    return str_eq(bib_type_with(map_lookup(reader->map, STR("types"), reader->kind, STR_EMPTY),
                                map_table(reader->map, STR("lacking")), &parts),
                  type);
}

/* What is read as the same type as another entry type keeps its own. */
static void keep_type(BibReader *reader)
{
    const NodeEntry *written = node_entry(reader->entry->fields, STR("entrytype"));
    Str type = written != NULL ? written->value->text : reader->entry->type;

    if (!is_written_as(reader, type))
        keep_as(reader, STR("biblatex.entrytype"), reader->entry->type_span,
                node_text(reader->nodes, type, reader->entry->type_span));
}

static void read_type(BibReader *reader)
{
    const NodeEntry *subtype = bib_field(reader, STR("entrysubtype"));
    const NodeEntry *written = bib_field(reader, STR("entrytype"));
    const char *special = subtype != NULL ? type_of_subtype(reader, subtype->value->text) : NULL;
    Str type = written != NULL ? written->value->text : reader->entry->type;
    Span span = reader->entry->type_span;

    reader->kind = map_reverse(reader->map, STR("types"), type, STR_EMPTY);
    if (special != NULL) {
        reader->kind = str_of(special);
        bib_use(reader, subtype);
    }
    if (reader->kind.len == 0)
        reader->kind = STR("document");
    reader->type = map_lookup(reader->map, STR("entry-fields"), type, STR_EMPTY).len > 0
                       ? type
                       : map_lookup(reader->map, STR("types"), reader->kind, STR_EMPTY);
    reader->fields = map_table(reader->map, STR("fields"));
    reader->when = map_when(reader->fields, reader->type);
    node_add(reader->nodes, reader->ours, field_name(F_TYPE), span, node_text(reader->nodes, reader->kind, span));
    if (written != NULL)
        bib_use(reader, written);
}

/* What an entry type that is another's alias says of the genre. */
static void read_genre(BibReader *reader)
{
    static const Str aliases[] = { STR_INIT("phdthesis"), STR_INIT("techreport") };
    const NodeEntry *type = bib_field(reader, STR("type"));
    Str key = str_is(reader->entry->type, "mastersthesis") ? STR("mathesis") : STR_EMPTY, genre, text;

    for (size_t i = 0; i < 2; i++)
        if (str_eq(reader->entry->type, aliases[i]) && !str_eq(aliases[i], reader->type))
            key = aliases[i];
    if (type != NULL) {
        text = bib_decode(reader, type->value->text, 0);
        genre = map_reverse(STR("biblatex"), STR("genres"), text, STR_EMPTY);
        if (genre.len > 0 && str_is(reader->map, "biblatex")) {
            bib_use(reader, type);
            bib_add(reader, F_GENRE, type, bib_text_node(reader, type, genre));
        }
        return;
    }
    genre = map_reverse(STR("biblatex"), STR("genres"), key, STR_EMPTY);
    if (genre.len > 0)
        node_add(reader->nodes, reader->ours, field_name(F_GENRE), reader->entry->type_span,
                 node_text(reader->nodes, genre, reader->entry->type_span));
}

/* ---- language ---- */

/* langid (once hyphenation) is the language of the text; `language`, which styles print, tells it where there is no other. */
static void read_language(BibReader *reader)
{
    static const Str names[] = { STR_INIT("langid"), STR_INIT("hyphenation"), STR_INIT("language") };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const NodeEntry *field = bib_field(reader, names[i]);
        Str name, tag;

        if (field == NULL)
            continue;
        name = bib_decode(reader, field->value->text, TEX_READ_PLAIN);
        tag = tag_of_babel(str_starts(name, STR("lang")) && i == 2 ? str_from(name, 4) : name);
        if (tag.len > 0 && reader->language.len == 0) {
            reader->language = tag;
            bib_add(reader, F_LANGUAGE, field, bib_text_node(reader, field, tag));
        }
        if (tag.len > 0 && i == 0 && str_eq(tag_babel(tag), name))
            bib_use(reader, field);
        else
            bib_keep(reader, field);
    }
}

/* ---- lists and relations ---- */

/* Two commas are an empty keyword, though TeX would make a low quotation mark of them. */
static bool cut_keywords(Str *rest, Str *part)
{
    size_t at = str_find(*rest, STR(",,"));

    if (rest->len == 0)
        return false;
    *part = str_slice(*rest, 0, at);
    *rest = at == STR_NONE ? STR_EMPTY : str_from(*rest, at + 2);
    return true;
}

static void read_keywords(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, STR("keywords"));
    Str text, some, rest, part;
    Node *list;
    bool exact = true;

    if (field == NULL)
        return;
    list = node_list(reader->nodes, field->value->span);
    for (text = field->value->text; cut_keywords(&text, &some);)
        for (rest = bib_take(reader, field, some, 0, &exact); str_cut(&rest, ',', &part);)
            if (str_trim(part).len > 0)
                node_add(reader->nodes, list, STR_EMPTY, (Span){ 0 }, bib_text_node(reader, field, str_trim(part)));
    bib_use(reader, field);
    if (list->count == 0) /* commas alone */
        return;
    bib_add(reader, F_KEYWORD, field, list);
    if (!exact)
        bib_keep_beside(reader, field);
}

static void read_related(BibReader *reader)
{
    const NodeEntry *related = bib_field(reader, STR("related")), *kind = bib_field(reader, STR("relatedtype"));

    if (related == NULL || kind == NULL || !str_is(kind->value->text, "translationof") ||
        str_find_char(related->value->text, ',') != STR_NONE)
        return;
    bib_use(reader, related);
    bib_use(reader, kind);
    bib_add(reader, F_TRANSLATION_OF, related, bib_text_node(reader, related, str_trim(related->value->text)));
}

/* ---- by the map ---- */

Str bib_their_field(const BibReader *reader, FieldName name)
{
    const MapRow *row = map_field(reader->fields, name, reader->when);

    return row != NULL ? row->theirs : STR_EMPTY;
}

/* editor with editortype = {compiler}: the role that is ours, and whose place that is. */
static FieldName role_of(BibReader *reader, const NodeEntry *field)
{
    const NodeEntry *type = bib_field(reader, arena_join(reader->nodes, field->key, STR("type")));
    const Row *row;
    Str role;

    if (type == NULL)
        return F_NONE;
    role = map_reverse(reader->map, STR("roles"), type->value->text, STR_EMPTY);
    if (role.len == 0 || !str_eq(map_lookup(reader->map, STR("fields"), role, reader->type), field->key))
        return F_NONE;
    row = schema_row(&schema_endnote, role);
    bib_use(reader, type);
    return row != NULL ? row->name : F_NONE;
}

static bool is_name_field(Str name)
{
    static const Str names[] = { STR_INIT("editor"), STR_INIT("editora"), STR_INIT("editorb"), STR_INIT("editorc"),
                                 STR_INIT("namea"),  STR_INIT("nameb"),   STR_INIT("namec") };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

/* bib_read_idents.c has taken what they say, if it is ours. */
static bool is_eprint_field(Str name)
{
    return str_starts(name, STR("eprint")) || str_is(name, "archiveprefix");
}

/* How something was published is nearly its medium, if it is no address. */
static bool is_medium(const NodeEntry *field)
{
    return str_is(field->key, "howpublished") && !str_contains(field->value->text, STR("://"));
}

/* An “and” outside braces. */
static bool has_and(Str tex)
{
    size_t depth = 0;

    for (size_t i = 0; i < tex.len; i++) {
        depth += tex.ptr[i] == '{';
        depth -= tex.ptr[i] == '}' && depth > 0;
        if (depth == 0 && tex.ptr[i] == ' ' && str_starts(str_from(tex, i), STR(" and ")))
            return true;
    }
    return false;
}

/* Several publishers, places … which our one text can't tell apart. */
static bool has_list(const BibReader *reader, const NodeEntry *field)
{
    return str_is(map_lookup(reader->map, STR("separators"), field->key, STR_EMPTY), " and ") &&
           has_and(field->value->text);
}

/* A row that means the same, or nearly: else the field is residue alone. */
static const Row *row_of(BibReader *reader, const NodeEntry *field)
{
    FieldName role = is_name_field(field->key) ? role_of(reader, field) : F_NONE;
    const MapRow *row;

    if (role != F_NONE)
        return schema_field(&schema_endnote, role);
    if ((is_name_field(field->key) && !str_is(field->key, "editor")) || is_eprint_field(field->key))
        return NULL;
    if (is_medium(field))
        return schema_field(&schema_endnote, F_MEDIUM);
    row = map_theirs(reader->fields, field->key, reader->when);
    return row != NULL && row->fidelity == MAP_EXACT ? schema_row(&schema_endnote, row->ours) : NULL;
}

static bool has_field(const BibReader *reader, const char *name)
{
    return node_entry(reader->entry->fields, str_of(name)) != NULL;
}

/* Classic styles would not print it there: our writer puts it into the note. */
static bool is_detoured(const BibReader *reader, const Row *row)
{
    if (!str_is(reader->map, "bibtex"))
        return false;
    switch (row->name) {
    case F_ISSUE:
        return !has_field(reader, "volume");
    case F_COLLECTION_NUMBER:
        return has_field(reader, "volume");
    case F_EDITOR:
        return has_field(reader, "author") &&
               str_is(map_lookup(reader->map, STR("types"), reader->kind, STR_EMPTY), "book");
    default:
        return false;
    }
}

/* Does our writer put it there again, as it stands? */
static bool comes_back(const BibReader *reader, const NodeEntry *field, const Row *row)
{
    const MapRow *read = map_theirs(reader->fields, field->key, reader->when);
    bool alias = read != NULL && read->way == MAP_READ;

    if ((row->name == F_VOLUME || row->name == F_NUMBER_OF_VOLUMES) && field->value->quoted)
        for (size_t i = 0; i < field->value->text.len; i++)
            if (!ascii_is_digit(field->value->text.ptr[i]))
                return false;
    return !is_detoured(reader, row) && (alias || str_eq(bib_their_field(reader, row->name), field->key)) &&
           (row->record != NULL || !has_list(reader, field));
}

static void read_field(BibReader *reader, const NodeEntry *field)
{
    const Row *row = row_of(reader, field);
    bool exact = true;
    Str text;

    if (row == NULL || bib_has_ours(reader, row->name) || row->type == TYPE_DATE || row->type == TYPE_IDENT ||
        row->type == TYPE_URL || row->type == TYPE_REF || row->type == TYPE_TAG || row->type == TYPE_SUBJECT) {
        bib_keep(reader, field);
        return;
    }
    if (row->record == &schema_name) {
        bib_read_names(reader, field, row->name);
        if (!bib_has_ours(reader, row->name))
            bib_keep(reader, field);
        else if (!comes_back(reader, field, row))
            bib_keep_beside(reader, field);
        return;
    }
    text = bib_take(reader, field, field->value->text, 0, &exact);
    bib_use(reader, field);
    if (row->record != NULL || text.len == 0) {
        bib_keep(reader, field);
        return;
    }
    bib_add(reader, row->name, field, bib_text_node(reader, field, text));
    if (!exact || is_medium(field) || !comes_back(reader, field, row))
        bib_keep_beside(reader, field);
}

/* What belongs to another field: title+an, title_en, sortname, editortype. */
static bool is_for_later(Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '+' || name.ptr[i] == '_')
            return true;
    return str_is(name, "sortname") || str_is(name, "sorttitle") || str_ends(name, STR("type"));
}

static void read_fields(BibReader *reader)
{
    for (size_t i = 0; i < reader->entry->fields->count; i++) {
        const NodeEntry *field = &reader->entry->fields->entries[i];

        if (!reader->used[i] && field->value->kind == NODE_TEXT && !is_for_later(field->key))
            read_field(reader, field);
    }
    bib_read_multiscript(reader);
    bib_read_sortname(reader);
    for (size_t i = 0; i < reader->entry->fields->count; i++)
        if (!reader->used[i] && reader->entry->fields->entries[i].value->kind == NODE_TEXT)
            read_field(reader, &reader->entry->fields->entries[i]);
}

/* ---- entries ---- */

/* Without a key the entry's line has to do. */
static Str entry_id(const Records *records, const Source *source, const Entry *entry)
{
    return entry->key.len > 0
               ? entry->key
               : arena_format(records->arena, "entry-%zu", source_locate(source, entry->span.start).line);
}

static Record *read_entry(BibReader *reader, Records *records, Arena *scratch)
{
    const Entry *entry = reader->entry;

    reader->arena = records->arena;
    reader->nodes = scratch;
    reader->ours = node_map(scratch, entry->span);
    reader->custom = node_map(scratch, entry->span);
    reader->used = arena_array(scratch, entry->fields->count + 1, sizeof *reader->used);
    note_names(reader);
    read_type(reader);
    read_language(reader);
    read_genre(reader);
    bib_read_titles(reader);
    bib_read_dates(reader);
    bib_read_identifiers(reader);
    read_keywords(reader);
    read_related(reader);
    read_fields(reader);
    keep_type(reader);
    if (reader->custom->count > 0)
        node_add(scratch, reader->ours, field_name(F_CUSTOM), entry->type_span, reader->custom);
    return engine_read(records, KIND_ENDNOTE, reader->source, entry_id(records, reader->source, entry),
                       entry->key.len > 0 ? entry->key_span : entry->type_span, reader->ours, reader->diags);
}

void biblatex_read_entry(Records *records, const Source *source, const Entry *entry, Arena *scratch, Diags *diags)
{
    BibReader reader = { .source = source, .entry = entry, .diags = diags, .map = STR("biblatex") };
    Record *record = read_entry(&reader, records, scratch);

    vec_push(records->arena, &records->list, record);
    bib_check_datamodel(source, entry, diags);
}

void bibtex_read_entry(Records *records, const Source *source, const Entry *entry, Arena *scratch, Diags *diags)
{
    BibReader reader = { .source = source, .entry = entry, .diags = diags, .map = STR("bibtex") };
    Record *record = read_entry(&reader, records, scratch);

    vec_push(records->arena, &records->list, record);
}

const Record *bib_read_again(Arena *arena, Str map, const Entry *entry, Str language, Str givers[F_COUNT])
{
    BibReader reader = { .entry = entry, .map = map, .language = language, .givers = givers };

    reader.source = source_create(arena, STR("custom"), STR_EMPTY);
    reader.diags = diags_create(arena);
    return read_entry(&reader, records_create(arena), arena);
}
