/* What the tags of a record mean: fields, in the form of our source. */
#include "crosswalk/ris_parts.h"
#include "model/maps.h"
#include "text/ident.h"
#include "text/script.h"
#include "text/tag.h"

static const Str map = STR_INIT("ris");

Str ris_rows_type(Str type)
{
    Str alike = map_reverse(map, STR("alike"), type, STR_EMPTY);

    return alike.len > 0 ? alike : type;
}

static void add(RisReading *reading, FieldName name, Span span, Node *value)
{
    node_add(reading->arena, reading->ours, field_name(name), span, value);
}

static const NodeEntry *read_so_far(const RisReading *reading, FieldName name)
{
    return node_entry(reading->ours, field_name(name));
}

static Node *text_node(const RisReading *reading, Str text, const NodeEntry *field)
{
    return node_text(reading->arena, text, field->value->span);
}

/* Some of a field's text; it may have a place of its own. */
static Node *part_node(const RisReading *reading, Str part, const NodeEntry *field)
{
    Str text = field->value->text;
    Span span = field->value->span;

    if (reading->source != NULL && str_eq(source_text(reading->source, span), text)) {
        span.start += (uint32_t)(part.ptr - text.ptr);
        span.end = span.start + (uint32_t)part.len;
    }
    return node_text(reading->arena, part, span);
}

/* How many residues of a tag there are. */
static unsigned *count_of(RisReading *reading, Str tag)
{
    unsigned *count = map_get(&reading->residues, tag);

    return count != NULL ? count
                         : map_add(reading->arena, &reading->residues, tag, arena_new(reading->arena, unsigned));
}

void ris_residue(RisReading *reading, const NodeEntry *field)
{
    unsigned number = ++*count_of(reading, field->key);
    Str key = number == 1 ? arena_join(reading->arena, STR("ris."), field->key)
                          : arena_format(reading->arena, "ris.%.*s.%u", STR_ARG(field->key), number);

    node_add(reading->arena, reading->custom, key, field->key_span, field->value);
}

/* ---- values by type ---- */

/* A second value of a field that has one: nothing, if it says the same. */
static void add_once(RisReading *reading, FieldName name, Str text, const NodeEntry *field)
{
    const NodeEntry *there = read_so_far(reading, name);

    if (there == NULL)
        add(reading, name, field->key_span, text_node(reading, text, field));
    else if (there->value->kind != NODE_TEXT || !str_eq(there->value->text, text))
        ris_residue(reading, field);
}

static void add_to_list(RisReading *reading, FieldName name, Node *value, const NodeEntry *field)
{
    const NodeEntry *there = read_so_far(reading, name);
    Node *list = there != NULL ? there->value : node_list(reading->arena, field->value->span);

    if (there == NULL)
        add(reading, name, field->key_span, list);
    node_add(reading->arena, list, STR_EMPTY, SPAN_NONE, value);
}

static Str without(Str text, const char *prefix)
{
    Str start = str_of(prefix);

    return str_eq_nocase(str_slice(text, 0, start.len), start) ? str_trim(str_from(text, start.len)) : text;
}

static Str plain_doi(Str text)
{
    static const char *const prefixes[] = { "https://", "http://", "dx.doi.org/", "doi.org/", "doi:" };

    text = str_trim(text);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        text = without(text, prefixes[i]);
    return text;
}

static bool is_doi(RisReading *reading, Str text)
{
    IdentResult result;

    return ident_check(IDENT_DOI, reading->arena, plain_doi(text), &result);
}

/* How many digits an ISBN or ISSN has; 0 if it is neither. */
static unsigned count_digits(Str text)
{
    unsigned count = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (ascii_is_digit(c) || ((c == 'X' || c == 'x') && i + 1 == text.len))
            count++;
        else if (c != '-' && c != ' ')
            return 0;
    }
    return count;
}

/* The next number of such a line, without what it is for behind it: 978-0-262-51087-5 (pbk.); 0048-7333 */
static bool cut_number(Str *rest, Str *number)
{
    while (str_cut(rest, ';', number)) {
        *number = str_trim(str_slice(*number, 0, str_find_char(*number, '(')));
        if (number->len > 0)
            return true;
    }
    return false;
}

/* Does every number look like one of these? A digit too many or too few is a slip, which the rules report; of a report,
 * whose number stands here, too, only the right length tells. */
static bool has_standard_numbers(Str text, bool may_be_other)
{
    Str number;

    while (cut_number(&text, &number)) {
        unsigned digits = count_digits(number);

        if (digits != 8 && digits != 10 && digits != 13 && (may_be_other || digits < 7 || digits > 14))
            return false;
        if (str_trim(text).len == 0)
            return true;
    }
    return false;
}

static void read_number(RisReading *reading, const NodeEntry *field, FieldName other)
{
    Str rest = field->value->text, number;

    if (has_standard_numbers(rest, other == F_NUMBER)) {
        while (cut_number(&rest, &number))
            add_to_list(reading, count_digits(number) < 9 ? F_ISSN : F_ISBN, part_node(reading, number, field), field);
    } else if (other == F_NUMBER) {
        add_once(reading, F_NUMBER, rest, field);
    } else {
        ris_residue(reading, field);
    }
}

static size_t tag_number(Str tag)
{
    size_t second = ascii_is_digit(tag.ptr[1]) ? (size_t)(tag.ptr[1] - '0') : (size_t)(tag.ptr[1] - 'A') + 10;

    return (size_t)(tag.ptr[0] - 'A') * 36 + second;
}

/* The first field with that tag, or NULL. */
static const NodeEntry *find_tag(const RisReading *reading, const char *tag)
{
    return reading->first[tag_number(str_of(tag))];
}

bool ris_is_tag(Str name)
{
    return name.len == 2 && ascii_is_upper(name.ptr[0]) && (ascii_is_upper(name.ptr[1]) || ascii_is_digit(name.ptr[1]));
}

static void index_tags(RisReading *reading)
{
    const Node *fields = reading->entry->fields;

    for (size_t i = fields->count; i-- > 0;)
        if (ris_is_tag(fields->entries[i].key))
            reading->first[tag_number(fields->entries[i].key)] = &fields->entries[i];
}

static void report_date(RisReading *reading, const NodeEntry *field)
{
    if (reading->diags != NULL)
        diag_help(reading->diags,
                  diag_add(reading->diags, DIAG_B301, reading->source, field->value->span,
                           "'%.*s' is no date that can be told", STR_ARG(field->value->text)),
                  "write year/month/day: 2021/03/31; it is kept as it is");
}

/* DA says more than PY; of several dates the longest that begins with the year of the first counts. */
static void read_date(RisReading *reading, const NodeEntry *field, FieldName name)
{
    const NodeEntry *there = read_so_far(reading, name), *py = find_tag(reading, "PY");
    Str year = py != NULL ? str_slice(str_trim(py->value->text), 0, 4) : STR_EMPTY;
    Str date = ris_date_read(reading->arena, field->value->text, name == F_ISSUED ? year : STR_EMPTY);

    if (date.len == 0) {
        report_date(reading, field);
        ris_residue(reading, field);
    } else if (there == NULL) {
        add(reading, name, field->key_span, text_node(reading, date, field));
    } else if (str_starts(date, there->value->text)) {
        there->value->text = date;
        there->value->span = field->value->span;
    } else if (!str_starts(there->value->text, date)) {
        ris_residue(reading, field);
    }
}

/* SP and EP are one field: 157–193; a range in SP has a hyphen. */
static Str page_range(RisReading *reading, Str from, Str to)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < from.len; i++)
        if (from.ptr[i] == '-' && i > 0 && ascii_is_digit(from.ptr[i - 1]) && i + 1 < from.len &&
            ascii_is_digit(from.ptr[i + 1]))
            buf_puts(&out, "–");
        else
            buf_char(&out, from.ptr[i]);
    if (to.len > 0 && !str_eq(to, from) && !str_contains(buf_str(&out), STR("–")))
        buf_format(&out, "–%.*s", STR_ARG(to));
    text = buf_keep(reading->arena, &out);
    buf_free(&out);
    return text;
}

static void read_pages(RisReading *reading, const NodeEntry *field, FieldName name)
{
    const NodeEntry *end = find_tag(reading, "EP");
    Str text = str_trim(field->value->text);

    if (str_is(field->key, "EP") && find_tag(reading, "SP") != NULL)
        return;
    if (name == F_NUMBER_OF_PAGES && end == NULL && str_find_char(text, '-') == STR_NONE)
        add_once(reading, F_NUMBER_OF_PAGES, text, field);
    else
        add_once(reading, F_PAGE,
                 page_range(reading, text, end != NULL && end != field ? str_trim(end->value->text) : STR_EMPTY),
                 field);
}

/* Asking for a language costs more than the rest of a record; two letters are one often enough, and rules ask again. */
static bool is_language(Str text)
{
    return tag_is_key(text) && (text.len == 2 || text.ptr[2] == '-' || tag_is_known(text));
}

static void read_language(RisReading *reading, const NodeEntry *field)
{
    Str text = str_trim(field->value->text), tag = map_reverse(map, STR("languages"), text, STR_EMPTY);

    if (tag.len == 0 && is_language(text))
        tag = tag_canonical(reading->arena, text);
    if (tag.len == 0 || read_so_far(reading, F_LANGUAGE) != NULL) {
        ris_residue(reading, field);
        return;
    }
    add(reading, F_LANGUAGE, field->key_span, text_node(reading, tag, field));
}

/* ---- tags that have their own ways ---- */

/* JO and JA are the full title with some programs and the short one with others. */
static void read_container(RisReading *reading, const NodeEntry *field)
{
    const NodeEntry *full = find_tag(reading, "T2");

    if (full == NULL)
        full = find_tag(reading, "JF");
    if (full == NULL || str_eq(full->value->text, field->value->text))
        add_once(reading, F_CONTAINER_TITLE, field->value->text, field);
    else
        add_once(reading, F_CONTAINER_TITLE_SHORT, field->value->text, field);
}

/* The title's translation, where it is plain that it is one: Latin letters beside a title in Han. */
static void read_translated_title(RisReading *reading, const NodeEntry *field)
{
    const NodeEntry *title = read_so_far(reading, F_TITLE);
    Str language = tag_matches(STR("en"), reading->language) ? STR_EMPTY : reading->language;
    Node *both;

    if (title == NULL || title->value->kind != NODE_TEXT || (script_set(title->value->text) & SCRIPT_HAN) == 0 ||
        script_set(field->value->text) != SCRIPT_LATIN) {
        ris_residue(reading, field);
        return;
    }
    if (language.len == 0 || !script_fits_tag(title->value->text, language, NULL))
        language = script_guess_tag(title->value->text);
    both = node_map(reading->arena, title->value->span);
    node_add(reading->arena, both, language.len > 0 ? language : STR("zh"), title->key_span,
             text_node(reading, title->value->text, title));
    node_add(reading->arena, both, STR("en"), field->key_span, text_node(reading, field->value->text, field));
    *title->value = *both;
}

/* AN is a PMID where the database is PubMed. */
static bool is_pmid(RisReading *reading, const NodeEntry *field)
{
    const NodeEntry *database = find_tag(reading, "DB");
    IdentResult result;

    return str_is(field->key, "AN") && database != NULL &&
           (str_eq_nocase(database->value->text, STR("PubMed")) ||
            str_eq_nocase(database->value->text, STR("MEDLINE"))) &&
           ident_check(IDENT_PMID, reading->arena, str_trim(field->value->text), &result);
}

/* Of a paper at a conference T2 is the conference if C3 has the proceedings, else these; CY is where it was if C1 says
 * where they were published. */
static FieldName conference_field(const RisReading *reading, FieldName name)
{
    if (name == F_EVENT_TITLE && find_tag(reading, "C3") == NULL)
        return F_CONTAINER_TITLE;
    if (name == F_EVENT_PLACE && find_tag(reading, "C1") == NULL)
        return F_PUBLISHER_PLACE;
    return name;
}

/* ---- the tags ---- */

static void read_typed(RisReading *reading, const Row *row, const NodeEntry *field)
{
    Str text = field->value->text;

    if (row->type == TYPE_RECORD && row->record == &schema_name)
        add_to_list(reading, row->name, ris_name_read(reading, field->value), field);
    else if (row->type == TYPE_DATE)
        read_date(reading, field, row->name);
    else if (row->type == TYPE_TAG)
        read_language(reading, field);
    else if (row->cardinality == MANY)
        add_to_list(reading, row->name, text_node(reading, text, field), field);
    else
        add_once(reading, row->name, row->name == F_DOI ? plain_doi(text) : text, field);
}

static bool has_word(Str words, Str word)
{
    Str each;

    while (str_cut(&words, ' ', &each))
        if (str_eq(each, word))
            return true;
    return false;
}

/* What the tag is for this type; NULL: nothing, even if it is something for others. */
static const Row *row_of(const RisReading *reading, Str tag)
{
    const MapRow *row = map_find_theirs(map, STR("fields"), tag, reading->type);

    if (row == NULL || (row->when.len > 0 && !has_word(row->when, reading->type)))
        return NULL;
    return schema_row(&schema_endnote, row->ours);
}

static void read_tag(RisReading *reading, const NodeEntry *field)
{
    const Row *row = row_of(reading, field->key);

    if (row != NULL && (row->name == F_EVENT_TITLE || row->name == F_EVENT_PLACE) && str_is(reading->type, "CONF"))
        row = schema_field(&schema_endnote, conference_field(reading, row->name));
    if (str_is(field->key, "TT"))
        read_translated_title(reading, field);
    else if (row == NULL || row->name == F_CUSTOM || str_is(field->key, "U5") || row->name == F_TYPE)
        ris_residue(reading, field);
    else if (str_is(field->key, "SN"))
        read_number(reading, field, row->name);
    else if (row->name == F_PAGE || row->name == F_NUMBER_OF_PAGES)
        read_pages(reading, field, row->name);
    else if (str_is(field->key, "JO"))
        read_container(reading, field);
    else if (is_pmid(reading, field))
        add_once(reading, F_PMID, str_trim(field->value->text), field);
    else if (str_is(field->key, "M3") && is_doi(reading, field->value->text))
        add_once(reading, F_DOI, plain_doi(field->value->text), field);
    else
        read_typed(reading, row, field);
}

/* ---- records ---- */

static void report_type(RisReading *reading)
{
    Diag *diag = diag_add(reading->diags, DIAG_B017, reading->source, reading->entry->type_span,
                          "RIS has no type '%.*s'; it is read as GEN", STR_ARG(reading->entry->type));

    diag_help(reading->diags, diag, "'bibelot explain ris' lists the types");
}

static void read_type(RisReading *reading)
{
    const Entry *entry = reading->entry;
    Str type = map_reverse(map, STR("types"), entry->type, STR_EMPTY);
    NodeEntry field = { STR("TY"), entry->type_span, NULL };

    if (type.len == 0 && entry->type.len > 0) {
        field.value = node_text(reading->arena, entry->type, entry->type_span);
        ris_residue(reading, &field);
        if (reading->diags != NULL)
            report_type(reading);
    }
    add(reading, F_TYPE, entry->type_span,
        node_text(reading->arena, type.len > 0 ? type : STR("document"), entry->type_span));
}

/* LA first: names want the language. */
static void find_language(RisReading *reading)
{
    const NodeEntry *field = find_tag(reading, "LA");

    if (field == NULL)
        return;
    reading->language = map_reverse(map, STR("languages"), str_trim(field->value->text), STR_EMPTY);
    if (reading->language.len == 0 && tag_is_key(str_trim(field->value->text)))
        reading->language = str_trim(field->value->text);
}

Node *ris_fields(Arena *arena, const Source *source, const Entry *entry, Diags *diags)
{
    RisReading reading = { .arena = arena, .source = source, .diags = diags, .entry = entry };

    reading.type = ris_rows_type(entry->type);
    reading.ours = node_map(arena, entry->span);
    reading.custom = node_map(arena, entry->span);
    index_tags(&reading);
    find_language(&reading);
    read_type(&reading);
    for (size_t i = 0; i < entry->fields->count; i++)
        if (ris_is_tag(entry->fields->entries[i].key))
            read_tag(&reading, &entry->fields->entries[i]);
    if (reading.custom->count > 0)
        add(&reading, F_CUSTOM, entry->span, reading.custom);
    return reading.ours;
}
