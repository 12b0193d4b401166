/* One work: its elements become fields by the map of TEI, whichever of them there are. */
#include "read/tei_parts.h"

#include "model/maps.h"
#include "text/edtf.h"
#include "text/tag.h"

#include <string.h>

static const Str map = STR_INIT("tei");
static const Str fields = STR_INIT("fields");

/* ---- which field ---- */

/* Attributes that tell elements of one name apart. What is `decisive` and unknown has no field. */
static const struct {
    const char *element, *attribute;
    bool decisive;
} marks[] = {
    { "author", "role", false },   { "editor", "role", true },   { "title", "type", false }, { "idno", "type", true },
    { "biblScope", "unit", true }, { "date", "type", true },     { "note", "type", true },   { "edition", "n", false },
    { "measure", "unit", true },   { "name", "type", false },    { "ptr", "type", false },   { "ref", "type", false },
    { "editor", "type", false },   { "date", "subtype", false },
};

enum { MARKS = sizeof marks / sizeof marks[0] };

static Str marked(TeiReader *reader, const char *prefix, const Element *element, const char *attribute, Str value)
{
    return map_reverse(
        map, fields,
        arena_format(reader->arena, "%s%.*s[@%s='%.*s']", prefix, STR_ARG(element->name), attribute, STR_ARG(value)),
        STR_EMPTY);
}

/* By the element with its mark; `*decided` if it has one that decides. */
static Str find_marked(TeiReader *reader, const char *prefix, const Element *element, bool *decided)
{
    for (size_t i = 0; i < MARKS; i++) {
        Str value = element_is(element, marks[i].element) ? element_value(element, marks[i].attribute) : STR_EMPTY;
        Str found;

        if (value.len == 0)
            continue;
        *decided = *decided || marks[i].decisive;
        found = marked(reader, prefix, element, marks[i].attribute, value);
        if (found.len == 0)
            found = marked(reader, prefix, element, marks[i].attribute, arena_lower(reader->arena, value));
        if (found.len > 0)
            return found;
    }
    return STR_EMPTY;
}

static Str find_plain(TeiReader *reader, const char *prefix, const Element *element)
{
    return map_reverse(map, fields, arena_format(reader->arena, "%s%.*s", prefix, STR_ARG(element->name)), STR_EMPTY);
}

/* Where the element stands, and, unless that is another work, anywhere else: people put things nearby. */
static Str find_field(TeiWork *work, const char *prefix, bool strict, const Element *element)
{
    const char *const places[] = { prefix, "", "monogr/imprint/", "monogr/" };
    size_t count = strict ? 1 : sizeof places / sizeof places[0];
    bool decided = false;
    Str found;

    for (size_t i = 0; i < count; i++)
        if ((found = find_marked(work->reader, places[i], element, &decided)).len > 0)
            return found;
    for (size_t i = 0; i < count && !decided; i++)
        if ((found = find_plain(work->reader, places[i], element)).len > 0)
            return found;
    return STR_EMPTY;
}

/* ---- values ---- */

static Str marked_name(TeiWork *work, Str name, Str mark)
{
    return arena_format(work->reader->arena, "%.*s.%.*s", STR_ARG(name), STR_ARG(mark));
}

/* "idno.arXiv": the element, and what tells it from others of its name. */
static void keep(TeiWork *work, const Element *element)
{
    Str name = element->name;

    for (size_t i = 0; i < MARKS; i++)
        if (element_is(element, marks[i].element) && element_value(element, marks[i].attribute).len > 0)
            name = marked_name(work, name, element_value(element, marks[i].attribute));
    tei_keep(work, element, name);
}

static Str list_of(TeiWork *work, const Row *row, const Element *element)
{
    Str number = element_value(element, "n");

    if (!work->reader->own || row->cardinality != MANY || !tei_has_word(element, "ana", "#disputed"))
        return STR_EMPTY;
    if (row->type == TYPE_RECORD && number.len > 0)
        return number;
    return tei_has_word(element, "ana", "#alternative") ? STR("2") : STR("1");
}

static bool is_text(const Row *row)
{
    return row->type == TYPE_TEXT || row->type == TYPE_VERBATIM;
}

/* In foreign TEI a second value of a field that has one is no statement that disagrees: publishers of one book. */
static bool join_value(TeiWork *work, const Row *row, const TreeValue *value, const Element *element)
{
    const TreeField *field = tree_field(&work->tree, field_name(row->name));

    if (work->reader->own || row->cardinality != ONE || field == NULL)
        return false;
    for (size_t i = 0; i < field->values.count && i < TEI_JOIN_LIMIT; i++) {
        Node *before = field->values.items[i]->content;
        bool sub = row->name == F_TITLE && str_is(element_value(element, "type"), "sub");

        if (!str_eq(field->values.items[i]->lang, value->lang))
            continue;
        if (row->type == TYPE_TEXT && work->joined++ < TEI_JOIN_LIMIT)
            before->text = arena_format(work->reader->arena, "%.*s%s%.*s", STR_ARG(before->text), sub ? ": " : "; ",
                                        STR_ARG(value->content->text));
        else if (!str_eq(before->text, value->content->text))
            keep(work, element);
        return true;
    }
    return false;
}

void tei_put(TeiWork *work, const Row *row, const Element *element, Node *content)
{
    TreeValue value = { .span = element->span, .name_span = tei_name_span(element), .content = content };

    if (content == NULL || (content->kind == NODE_TEXT && content->text.len == 0))
        return;
    if (is_text(row))
        tei_language(element, work->element, &value);
    if (join_value(work, row, &value, element))
        return;
    value.statement = tei_statement(work->reader, element);
    value.list = list_of(work, row, element);
    if (is_text(row) && row->cardinality == MANY && work->reader->own)
        value.item = element_value(element, "n");
    tree_add(work->reader->arena, &work->tree, row, field_name(row->name), value);
}

typedef struct NameTarget {
    TeiWork *work;
    const Row *row;
    const Element *outer;
} NameTarget;

static void put_name(void *context, const Element *element, Node *name)
{
    NameTarget *target = context;

    (void)element;
    tei_put(target->work, target->row, target->outer, name);
}

static Node *attribute_node(TeiWork *work, const Element *element, const char *name)
{
    const ElementAttribute *attribute = element_attribute(element, name);

    return attribute != NULL ? node_text(work->reader->arena, attribute->value, attribute->value_span) : NULL;
}

/* 12-34 between digits has an en dash in ours. */
static Str pages(TeiWork *work, Str text)
{
    Buf out = { 0 };

    for (size_t i = 0; i < text.len; i++) {
        bool dash = text.ptr[i] == '-' && i > 0 && i + 1 < text.len && ascii_is_alnum(text.ptr[i - 1]) &&
                    ascii_is_digit(text.ptr[i + 1]) && ascii_is_digit(text.ptr[i - 1]);

        if (dash && !work->reader->own)
            buf_puts(&out, "–");
        else
            buf_char(&out, text.ptr[i]);
    }
    text = buf_keep(work->reader->arena, &out);
    buf_free(&out);
    return text;
}

/* A number as it is printed, or @from and @to. */
static Node *number_node(TeiWork *work, const Element *element)
{
    Str text = tei_plain(work->reader, element), from = element_value(element, "from"),
        to = element_value(element, "to");

    if (text.len == 0 && from.len > 0)
        return node_text(work->reader->arena,
                         to.len > 0 && !str_eq(from, to)
                             ? arena_format(work->reader->arena, "%.*s–%.*s", STR_ARG(from), STR_ARG(to))
                             : from,
                         element->tag);
    if (element_is(element, "biblScope") && str_starts(element_value(element, "unit"), STR("p")))
        text = pages(work, text);
    return node_text(work->reader->arena, text, element->content);
}

static Node *content_node(TeiWork *work, const Row *row, const Element *element)
{
    Node *node;

    switch (row->type) {
    case TYPE_TEXT:
        return tei_text_node(work->reader, element);
    case TYPE_DATE:
        return tei_date(work->reader, element);
    case TYPE_NUMBER:
        return number_node(work, element);
    case TYPE_URL:
        node = attribute_node(work, element, "target");
        break;
    case TYPE_TAG:
        node = attribute_node(work, element, "mainLang");
        break;
    default:
        node = NULL;
    }
    return node != NULL ? node : node_text(work->reader->arena, tei_plain(work->reader, element), element->content);
}

/* An address, an affiliation: beside the name, or in it. */
static void keep_beside_name(TeiWork *work, const Element *element)
{
    for (const Element *e = element_child(element, NULL, NULL); e != NULL; e = element_child(element, NULL, e)) {
        if (!tei_is_of_name(e))
            tei_keep(work, e, e->name);
        else if (element_is(e, "persName"))
            keep_beside_name(work, e); /* no deeper than XML_DEPTH */
    }
}

/* A date, or a language, that the element only says in words. */
static bool is_in_words(const TeiWork *work, const Row *row, const Element *element, const Node *content)
{
    Edtf date;

    if (work->reader->own || content == NULL || content->span.start != element->content.start)
        return false;
    return (row->type == TYPE_DATE && !edtf_parse(content->text, &date, NULL)) ||
           (row->type == TYPE_TAG && !tag_parse(content->text, NULL));
}

/* The address of the resolver is no part of a DOI. */
static void strip_resolver(Node *content)
{
    static const char *const prefixes[] = {
        "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "DOI:"
    };

    for (size_t i = 0; content != NULL && i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (str_starts(content->text, str_of(prefixes[i])))
            content->text = str_trim(str_from(content->text, strlen(prefixes[i])));
}

static void put_element(TeiWork *work, const Row *row, const Element *element)
{
    NameTarget target = { work, row, element };
    Node *content;

    if (row->type == TYPE_RECORD && row->record == &schema_name) {
        tei_names(work->reader, element, put_name, &target);
        if (!work->reader->own)
            keep_beside_name(work, element);
        return;
    }
    content = content_node(work, row, element);
    if (row->name == F_DOI && !work->reader->own)
        strip_resolver(content);
    if (is_in_words(work, row, element, content))
        keep(work, element);
    else
        tei_put(work, row, element, content);
}

/* ---- elements ---- */

static void walk(TeiWork *work, const Element *parent, const char *prefix, bool strict);

/* What holds other elements. */
static const struct {
    const char *element, *prefix;
    bool strict;
} boxes[] = {
    { "analytic", "", false },
    { "imprint", "monogr/imprint/", false },
    { "availability", "monogr/availability/", false },
    { "series", "series/", true },
    { "seriesStmt", "series/", true },
    { "fileDesc", "", false },
    { "titleStmt", "", false },
    { "editionStmt", "", false },
    { "publicationStmt", "", false },
    { "notesStmt", "", false },
    { "msIdentifier", "msIdentifier/", true },
    { "msDesc", "", false },
};

static bool walk_box(TeiWork *work, const Element *element)
{
    if (element_is(element, "monogr")) {
        walk(work, element, work->has_container ? "monogr/" : "", false);
        return true;
    }
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++)
        if (element_is(element, boxes[i].element)) {
            walk(work, element, boxes[i].prefix, boxes[i].strict);
            return true;
        }
    return false;
}

/* Level a is the work, j and m what it stands in if there is an a, s the series. */
static const char *title_place(TeiWork *work, const Element *title, const char *prefix)
{
    Str level = element_value(title, "level");

    if (str_is(level, "s"))
        return "series/";
    if (element_is(work->element, "biblStruct") || strchr(work->levels, 'a') == NULL)
        return prefix;
    return str_is(level, "m") || str_is(level, "j") ? "monogr/" : prefix;
}

/* Only we write these as notes that hold elements. */
static bool is_part(const Row *row)
{
    return row->cardinality == KEYED || (row->type == TYPE_RECORD && row->record != &schema_name);
}

static void take(TeiWork *work, const Element *element, const char *prefix, bool strict)
{
    Str name;
    const Row *row;

    if (tei_rest(work, element) || walk_box(work, element))
        return;
    if (element_is(element, "title") && !strict)
        prefix = title_place(work, element, prefix);
    name = find_field(work, prefix, strict || str_is(str_of(prefix), "series/"), element);
    row = schema_row(&schema_endnote, name);
    if (row != NULL && (work->reader->own || !is_part(row)))
        put_element(work, row, element);
    else
        keep(work, element);
}

/* Another work within this one: the original of a translation. */
static void walk_related(TeiWork *work, const Element *item)
{
    const char *prefix =
        arena_cstr(work->reader->arena, arena_format(work->reader->arena, "relatedItem[@type='%.*s']/bibl/",
                                                     STR_ARG(element_value(item, "type"))));
    const Element *bibl = element_child(item, NULL, NULL);

    if (bibl != NULL)
        walk(work, bibl, prefix, true);
    if (!work->reader->own && (bibl == NULL || tei_has_loose_words(bibl)))
        tei_keep(work, item, marked_name(work, item->name, element_value(item, "type")));
}

static void walk(TeiWork *work, const Element *parent, const char *prefix, bool strict)
{
    for (const Element *e = element_child(parent, NULL, NULL); e != NULL; e = element_child(parent, NULL, e)) {
        Str type = element_value(e, "type");

        if (element_is(e, "relatedItem") && (str_is(type, "original") || str_is(type, "reviewed")))
            walk_related(work, e);
        else
            take(work, e, prefix, strict); /* no deeper than XML_DEPTH */
    }
}

/* ---- the work as a whole ---- */

static void look_around(TeiWork *work)
{
    const Element *analytic = element_child(work->element, "analytic", NULL);
    const Element *monogr = element_child(work->element, "monogr", NULL);

    work->has_container = analytic != NULL && element_child(monogr, "title", NULL) != NULL;
    for (const Element *e = element_next(work->element, work->element); e != NULL; e = element_next(work->element, e)) {
        Str level = element_is(e, "title") ? element_value(e, "level") : STR_EMPTY;
        size_t count = strlen(work->levels);

        if (level.len == 1 && count + 1 < sizeof work->levels && strchr(work->levels, level.ptr[0]) == NULL)
            work->levels[count] = level.ptr[0];
    }
}

/* What kind of work it is where nobody says so. */
static const char *guess_type(const TeiWork *work)
{
    bool part = strchr(work->levels, 'a') != NULL || work->has_container;

    if (part && strchr(work->levels, 'j') != NULL)
        return "article-journal";
    if (tree_field(&work->tree, field_name(F_EVENT_TITLE)) != NULL && part)
        return "paper-conference";
    if (part && strchr(work->levels, 'm') != NULL)
        return "chapter";
    if (tree_field(&work->tree, field_name(F_ARCHIVE_LOCATION)) != NULL || strchr(work->levels, 'u') != NULL)
        return "manuscript";
    if (strchr(work->levels, 'j') != NULL)
        return "periodical";
    if (strchr(work->levels, 'm') != NULL || (element_is(work->element, "biblStruct") && !part))
        return "book";
    return strchr(work->levels, 'a') != NULL ? "article" : "document";
}

static void put_type(TeiWork *work)
{
    const ElementAttribute *type = element_attribute(work->element, "type");
    const Row *row = schema_field(&schema_endnote, F_TYPE);
    TeiReader *reader = work->reader;
    Str ours = type != NULL ? map_reverse(map, STR("types"), type->value, STR_EMPTY) : STR_EMPTY;
    TreeValue value = { .span = work->element->tag, .name_span = tei_name_span(work->element) };

    if (tree_field(&work->tree, field_name(F_TYPE)) != NULL)
        return;
    if (ours.len == 0 && type != NULL && type->value.len > 0)
        tei_keep_node(work, work->element, STR("type"), node_text(reader->arena, type->value, type->value_span));
    if (ours.len == 0)
        ours = str_of(guess_type(work));
    value.content = node_text(reader->arena, ours, type != NULL ? type->value_span : work->element->tag);
    tree_add(reader->arena, &work->tree, row, field_name(F_TYPE), value);
}

/* A reference that nobody took apart is the title; beside elements the words are kept. */
static void put_loose_words(TeiWork *work)
{
    const Element *bibl = work->element;

    if (!element_is(bibl, "bibl") || !tei_has_loose_words(bibl))
        return;
    if (work->tree.fields.count == 0)
        tei_put(work, schema_field(&schema_endnote, F_TITLE), bibl, tei_text_node(work->reader, bibl));
    else
        tei_keep(work, bibl, STR("bibl"));
}

/* Of ours @source names the works, where no note says more of them. */
static void put_named_sources(TeiWork *work)
{
    const ElementAttribute *source = element_attribute(work->element, "source");
    const Node *list;

    if (!work->reader->own || source == NULL || tree_field(&work->tree, field_name(F_SOURCES)) != NULL)
        return;
    list = tei_named_sources(work->reader, source);
    for (size_t i = 0; i < list->count; i++)
        tree_add(
            work->reader->arena, &work->tree, schema_field(&schema_endnote, F_SOURCES), field_name(F_SOURCES),
            (TreeValue){ .content = list->entries[i].value, .span = source->value_span, .name_span = source->span });
}

Node *tei_work(TeiReader *reader, const Element *element)
{
    TeiWork *work = arena_new(reader->arena, TeiWork);

    work->reader = reader;
    work->element = element;
    look_around(work);
    walk(work, element, "", false);
    put_loose_words(work);
    put_named_sources(work);
    put_type(work);
    return tree_node(reader->arena, &work->tree, element->span);
}
