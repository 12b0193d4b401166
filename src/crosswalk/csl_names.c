/* Names of CSL, both ways. */
#include "crosswalk/csl_parts.h"
#include "model/label.h"
#include "text/ident.h"
#include "text/names.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/tag.h"

/* The source's own et al., as pandoc and BibTeX say it. */
static const Str others = STR_INIT("others");

/* Members that ours and CSL's names share. */
static const FieldName parts[] = { F_FAMILY, F_GIVEN, F_DROPPING_PARTICLE, F_NON_DROPPING_PARTICLE, F_SUFFIX };

enum { PARTS = sizeof parts / sizeof *parts };

static void add(Arena *arena, Node *map, Str key, Node *value)
{
    node_add(arena, map, key, value->span, value);
}

static void add_flag(Arena *arena, Node *map, const char *key)
{
    add(arena, map, str_of(key), node_bare(arena, STR("true"), SPAN_NONE));
}

/* ---- writing ---- */

static Str language_of(Str tag)
{
    size_t dash = str_find_char(tag, '-');

    return dash == STR_NONE ? tag : str_slice(tag, 0, dash);
}

static bool shows(const Writing *writing, unsigned form)
{
    return writing->forms == 0 || (writing->forms & form) != 0;
}

/* The value of the field in the work's own language. */
static const Value *own_value(const Record *work, const Record *name, FieldName field_name)
{
    const Field *field = record_field(name, field_name);
    Str language = language_of(record_text(work, F_LANGUAGE));

    for (size_t i = 0; field != NULL && language.len > 0 && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative && str_eq_nocase(language_of(value->lang), language) &&
            !str_is(tag_script(value->lang), "Latn"))
            return value;
    }
    return NULL;
}

static bool is_given_first(const Record *name)
{
    return str_is(record_text(name, F_NAME_ORDER), "given-first");
}

/* Pinyin without its tones, unless they are wanted. */
static Str latin_text(const Writing *writing, const Record *name, Str text)
{
    const Value *form = record_value(name, F_FORM);
    Buf out = { 0 };

    if (writing->tones || form == NULL || !str_is(language_of(form->lang), "zh"))
        return text;
    pinyin_toneless(&out, text, PINYIN_KEEP_UMLAUT);
    text = buf_keep(writing->arena, &out);
    buf_free(&out);
    return text;
}

static void add_text(const Writing *writing, Node *map, const char *key, Str text)
{
    if (text.len > 0)
        add(writing->arena, map, str_of(key), node_text(writing->arena, text, SPAN_NONE));
}

static Node *write_form(const Writing *writing, const Record *form)
{
    Node *map = node_map(writing->arena, SPAN_NONE);

    add_text(writing, map, "family", record_text(form, F_FAMILY));
    add_text(writing, map, "given", record_text(form, F_GIVEN));
    add_text(writing, map, "literal", record_text(form, F_LITERAL));
    return map;
}

static Node *write_latin(const Writing *writing, const Record *work, const Record *name)
{
    Node *map = node_map(writing->arena, SPAN_NONE);

    for (size_t i = 0; i < PARTS; i++)
        add_text(writing, map, field_name(parts[i]).ptr, latin_text(writing, name, record_text(name, parts[i])));
    if (record_text(name, F_FAMILY).len > 0 && record_text(name, F_GIVEN).len > 0 && label_family_first(work, name))
        add_flag(writing->arena, map, "static-ordering");
    return map;
}

/* An organisation with a record: its Chinese name in a Chinese work. One whose record is not there is not known by name:
 * `broken` says so to csl_read. */
static Node *write_body(const Writing *writing, const Record *work, const Value *body)
{
    Node *map = node_map(writing->arena, SPAN_NONE);
    Str name = body->text;

    if (body->target != NULL) {
        name = str_is(language_of(record_text(work, F_LANGUAGE)), "zh") && shows(writing, SHOW_ORIGINAL)
                   ? label_chinese(body->target)
                   : STR_EMPTY;
        name = name.len > 0 ? name : label_english(body->target);
    }
    add_text(writing, map, "literal", name);
    map->broken = body->target == NULL;
    return map;
}

static Node *write_literal(const Writing *writing, const Record *work, const Record *name)
{
    const Value *own = shows(writing, SHOW_ORIGINAL) ? own_value(work, name, F_LITERAL) : NULL;
    Node *map = node_map(writing->arena, SPAN_NONE);

    add_text(writing, map, "literal", own != NULL ? own->text : record_text(name, F_LITERAL));
    return map;
}

/* Of a name that is there in Latin and in another script, the form that is not shown. */
static void put_other_form(const Writing *writing, const Record *work, const Record *name, Node *map,
                           const Value *shown)
{
    const Value *form = shown != NULL ? shown : record_value(name, F_FORM);
    Str latin;

    if (!(writing->multi || writing->bilingual == BILINGUAL_MULTI) || form == NULL || form->record == NULL ||
        record_text(name, F_FAMILY).len == 0)
        return;
    latin = arena_format(writing->arena, "%.*s-Latn", STR_ARG(language_of(form->lang)));
    if (shown != NULL)
        csl_multi_put_name(writing, map, form->lang, latin, write_latin(writing, work, name));
    else
        csl_multi_put_name(writing, map, latin, form->lang, write_form(writing, form->record));
}

static Node *write_name(const Writing *writing, const Record *work, const Record *name)
{
    const Value *form = shows(writing, SHOW_ORIGINAL) && !is_given_first(name) ? own_value(work, name, F_FORM) : NULL;
    const Value *any = record_value(name, F_FORM), *body = record_value(name, F_BODY);
    Node *map;

    if (record_flag(name, F_OTHERS)) {
        map = node_map(writing->arena, SPAN_NONE);
        add_text(writing, map, "literal", others);
        return map;
    }
    if (record_text(name, F_LITERAL).len > 0)
        return write_literal(writing, work, name);
    if (body != NULL)
        return write_body(writing, work, body);
    if (form != NULL && form->record != NULL) {
        map = write_form(writing, form->record);
        put_other_form(writing, work, name, map, form);
        return map;
    }
    if (record_field(name, F_FAMILY) == NULL && record_field(name, F_GIVEN) == NULL && any != NULL &&
        any->record != NULL)
        return write_form(writing, any->record);
    map = write_latin(writing, work, name);
    put_other_form(writing, work, name, map, NULL);
    return map;
}

Node *csl_names_write(const Writing *writing, const Record *work, const Field *field)
{
    Node *list = node_list(writing->arena, SPAN_NONE);

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        Node *name = value->alternative || value->record == NULL ? NULL : write_name(writing, work, value->record);

        if (name != NULL && name->count > 0)
            node_add(writing->arena, list, STR_EMPTY, SPAN_NONE, name);
    }
    return list->count > 0 ? list : NULL;
}

/* Is the part's only value, of which nothing else is said, what the member has? */
static bool is_plain_part(const Record *name, FieldName part, const NodeEntry *member)
{
    const Field *field = record_field(name, part);
    const Value *value = field != NULL && field->values.count == 1 ? field->values.items[0] : NULL;

    return value != NULL && value->statement == NULL && value->lang.len == 0 && str_eq(member->key, field_name(part)) &&
           member->value->kind == NODE_TEXT && str_eq(member->value->text, value->text) &&
           !csl_is_nothing(member->value);
}

bool csl_names_are_plain(const Field *field, const Node *flat)
{
    if (flat == NULL || flat->count != field->values.count)
        return false;
    for (size_t i = 0; i < flat->count; i++) {
        const Value *value = field->values.items[i];
        const Node *name = flat->entries[i].value;

        if (value->record == NULL || value->record->fields.count != 2 || name->count != 2 || value->statement != NULL ||
            value->disputed || value->lang.len > 0 || !is_plain_part(value->record, F_FAMILY, &name->entries[0]) ||
            !is_plain_part(value->record, F_GIVEN, &name->entries[1]) ||
            (script_set(name->entries[0].value->text) & SCRIPT_LATIN) == 0)
            return false;
    }
    return true;
}

/* ---- reading ---- */

/* The language that a name's form belongs to, where it is written in another script than Latin; empty: in Latin. */
static Str form_language(const CslReading *reading, Str family, Str given)
{
    unsigned scripts = script_set(family) | script_set(given);
    Str name;

    if (scripts == 0 || (scripts & SCRIPT_LATIN) != 0)
        return STR_EMPTY;
    name = arena_join(reading->scratch, family, given);
    if (reading->language.len > 0 && script_fits_tag(name, reading->language, NULL))
        return reading->language;
    return script_guess_tag(name);
}

/* The members that ours and CSL's names share, and `literal`; those that are text, and not empty. */
typedef struct Members {
    const NodeEntry *parts[PARTS], *literal;
} Members;

enum { FAMILY, GIVEN }; /* of `parts` */

static const NodeEntry **member_place(Members *members, Str key)
{
    for (size_t i = 0; i < PARTS; i++)
        if (str_eq(key, field_name(parts[i])))
            return &members->parts[i];
    return str_is(key, "literal") ? &members->literal : NULL;
}

/* Of several with one key the first. */
static Members members_of(const Node *name)
{
    Members members = { 0 }, seen = { 0 };

    for (size_t i = 0; i < name->count; i++) {
        const NodeEntry *entry = &name->entries[i];
        const NodeEntry **first = member_place(&seen, entry->key), **kept = member_place(&members, entry->key);

        if (first == NULL || kept == NULL || *first != NULL)
            continue;
        *first = entry;
        if (entry->value->kind == NODE_TEXT && !csl_is_nothing(entry->value))
            *kept = entry;
    }
    return members;
}

static Str member_text(const NodeEntry *entry)
{
    return entry != NULL ? entry->value->text : STR_EMPTY;
}

static void copy_member(CslReading *reading, Node *ours, const NodeEntry *entry)
{
    if (entry != NULL)
        node_add(reading->scratch, ours, entry->key, entry->key_span,
                 node_text(reading->scratch, entry->value->text, entry->value->span));
}

/* {family: 顾, given: 昕}; 顾昕, where the surname table divides that so. */
static Node *form_value(CslReading *reading, const Members *members, Span span)
{
    Str family = member_text(members->parts[FAMILY]), given = member_text(members->parts[GIVEN]), read_family,
        read_given;
    Str whole = arena_join(reading->scratch, family, given);
    Node *form;

    if (names_split_han(whole, &read_family, &read_given) && str_eq(family, read_family) && str_eq(given, read_given))
        return node_text(reading->scratch, arena_copy(reading->arena, whole), span);
    form = node_map(reading->scratch, span);
    copy_member(reading, form, members->parts[FAMILY]);
    copy_member(reading, form, members->parts[GIVEN]);
    return form;
}

/* {zh-Hans: 顾昕} */
static bool read_form(CslReading *reading, Node *ours, const Members *members, Span span)
{
    Str lang = form_language(reading, member_text(members->parts[FAMILY]), member_text(members->parts[GIVEN]));

    if (lang.len > 0)
        node_add(reading->scratch, ours, lang, span, form_value(reading, members, span));
    return lang.len > 0;
}

static bool is_ours(Str key)
{
    return member_place(&(Members){ 0 }, key) != NULL;
}

/* "http://orcid.org/0000-0002-1825-0097", as Crossref gives it. A wrong one stands as it is, for the rules to judge. */
static bool read_orcid(CslReading *reading, Node *ours, const NodeEntry *entry)
{
    IdentResult result;
    Str text = entry->value->text;

    if (!str_is(entry->key, "ORCID") || entry->value->kind != NODE_TEXT)
        return false;
    if (ident_check(IDENT_ORCID, reading->arena, text, &result))
        text = result.normal;
    node_add(reading->scratch, ours, field_name(F_ORCID), entry->key_span,
             node_text(reading->scratch, text, entry->value->span));
    return true;
}

/* Where a name stands: "author.0". */
typedef struct Place {
    Str variable;
    size_t number;
} Place;

static void keep_member(CslReading *reading, Place place, const NodeEntry *entry)
{
    Str number = arena_number(reading->scratch, (int64_t)place.number);

    csl_residue(reading, arena_join(reading->scratch, arena_join(reading->scratch, place.variable, STR(".")), number),
                entry->key, entry->value);
}

static void read_member(CslReading *reading, Node *ours, const NodeEntry *entry, Place place, bool divided)
{
    if (csl_is_nothing(entry->value) || read_orcid(reading, ours, entry))
        return;
    if (str_is(entry->key, "static-ordering") && divided && csl_is_true(entry->value))
        node_add(reading->scratch, ours, field_name(F_NAME_ORDER), entry->key_span,
                 node_text(reading->scratch, STR("family-first"), entry->value->span));
    else if (str_is(entry->key, "multi") && reading->own)
        return;
    else if (!is_ours(entry->key) || str_is(entry->key, "multi"))
        keep_member(reading, place, entry);
    else if (entry->value->kind != NODE_TEXT)
        csl_report_shape(reading, entry->key, entry->value, "text");
}

static void read_others(CslReading *reading, Node *ours, const Node *name)
{
    node_add(reading->scratch, ours, field_name(F_OTHERS), name->span,
             node_text(reading->scratch, STR("true"), name->span));
}

/* An institution of Juris-M and citeproc-js has its name in `family` or `literal`. */
static bool is_institution(const Node *name, const Members *members)
{
    const NodeEntry *flag;

    if (members->parts[GIVEN] != NULL || members->parts[FAMILY] == NULL || members->literal != NULL)
        return false;
    flag = node_entry(name, STR("isInstitution"));
    return flag != NULL && csl_is_true(flag->value);
}

static void read_literal(CslReading *reading, Node *ours, const NodeEntry *entry)
{
    node_add(reading->scratch, ours, field_name(F_LITERAL), entry->key_span,
             node_text(reading->scratch, entry->value->text, entry->value->span));
}

static void read_parts(CslReading *reading, Node *ours, const Members *members, Span span)
{
    for (size_t i = read_form(reading, ours, members, span) ? GIVEN + 1 : FAMILY; i < PARTS; i++)
        copy_member(reading, ours, members->parts[i]);
}

/* NULL: nothing in it is a name. */
static Node *read_name(CslReading *reading, Place place, const Node *name, bool last)
{
    Node *ours = node_map(reading->scratch, name->span);
    Members members = members_of(name);
    bool divided = members.parts[FAMILY] != NULL && members.parts[GIVEN] != NULL;

    if (!csl_multi_name(reading, name, ours)) {
        if (is_institution(name, &members))
            read_literal(reading, ours, members.parts[FAMILY]);
        else
            read_parts(reading, ours, &members, name->span);
        if (members.literal != NULL && last && ours->count == 0 && str_eq(member_text(members.literal), others))
            read_others(reading, ours, name);
        else if (members.literal != NULL)
            read_literal(reading, ours, members.literal);
    }
    for (size_t i = 0; i < name->count; i++)
        read_member(reading, ours, &name->entries[i], place, divided);
    return ours->count > 0 ? ours : NULL;
}

static const Node *as_list(CslReading *reading, const Node *value)
{
    Node *list;

    if (value->kind != NODE_MAP)
        return value;
    list = node_list(reading->scratch, value->span);
    node_add(reading->scratch, list, STR_EMPTY, SPAN_NONE, (Node *)value);
    return list;
}

Node *csl_names_read(CslReading *reading, Str variable, const Node *value)
{
    const Node *list = as_list(reading, value);
    Node *ours = node_list(reading->scratch, value->span);

    if (list->kind != NODE_LIST) {
        csl_report_shape(reading, variable, value, "a list of names");
        return NULL;
    }
    for (size_t i = 0; i < list->count; i++) {
        const Node *name = list->entries[i].value;
        Node *read;

        if (csl_is_nothing(name))
            continue;
        if (name->kind != NODE_MAP) {
            csl_report_shape(reading, variable, name, "names, each a mapping with family and given, or literal");
            continue;
        }
        read = read_name(reading, (Place){ variable, ours->count }, name, i + 1 == list->count);
        if (read != NULL)
            node_add(reading->scratch, ours, STR_EMPTY, SPAN_NONE, read);
    }
    return ours->count > 0 ? ours : NULL;
}
