/* Elements of a work of which the map cannot say all: notes by their type, pointers, citations, who was responsible. */
#include "read/tei_parts.h"

#include "model/maps.h"

static const Row *row_of(FieldName name)
{
    return schema_field(&schema_endnote, name);
}

/* An address. One that may not become a link is written as a name, and beside it as it stands. */
static Node *address_node(TeiWork *work, const Element *element)
{
    static const Str unsafe = STR_INIT("urn:unsafe:");
    const ElementAttribute *target = element_attribute(element, "target"), *raw = element_attribute(element, "n");
    Str text = target->value;

    if (!work->reader->own || !str_starts(text, unsafe))
        return node_text(work->reader->arena, text, target->value_span);
    if (raw != NULL)
        return node_text(work->reader->arena, raw->value, raw->value_span);
    return node_text(work->reader->arena, str_from(text, unsafe.len), target->value_span);
}

/* A value within a part. */
static void put_part(TeiWork *work, Tree *tree, const Schema *schema, FieldName name, const Element *element,
                     Node *content)
{
    TreeValue value = { .span = element->span, .name_span = tei_name_span(element), .content = content };

    if (content == NULL || content->text.len == 0)
        return;
    value.statement = tei_statement(work->reader, element);
    tree_add(work->reader->arena, tree, schema_field(schema, name), field_name(name), value);
}

/* ---- our own ---- */

static void put_citation(TeiWork *work, const Element *item)
{
    static const struct {
        const char *unit;
        FieldName name;
    } units[] = { { "marker", F_MARKER }, { "printed", F_PRINTED }, { "order", F_ORDER } };
    TeiReader *reader = work->reader;
    const Element *bibl = element_child(item, "bibl", NULL), *ref = element_child(bibl, "ref", NULL);
    const ElementAttribute *target = element_attribute(ref, "target");
    TreeValue value = { .span = item->span, .name_span = tei_name_span(item) };
    Tree tree = { 0 };

    if (target == NULL) {
        tei_keep(work, item, STR("relatedItem"));
        return;
    }
    put_part(work, &tree, &schema_citation, F_WORK, ref,
             node_text(reader->arena, tei_target(reader, target->value), target->value_span));
    for (const Element *e = element_child(bibl, "citedRange", NULL); e != NULL;
         e = element_child(bibl, "citedRange", e))
        for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
            if (str_is(element_value(e, "unit"), units[i].unit))
                put_part(work, &tree, &schema_citation, units[i].name, e, tei_text_node(reader, e));
    tei_remarks(reader, &tree, &schema_citation, bibl);
    value.content = tree_node(reader->arena, &tree, item->span);
    value.statement = tei_citation_statement(reader, item, bibl);
    tree_add(reader->arena, &work->tree, row_of(F_CITED_IN), field_name(F_CITED_IN), value);
}

static void put_archived(TeiWork *work, const Element *ref)
{
    Tree tree = { 0 };
    const Element *date = element_child(ref, "date", NULL);
    const TreeField *url;

    put_part(work, &tree, &schema_copy, F_URL, ref, address_node(work, ref));
    url = tree_field(&tree, field_name(F_URL));
    if (url != NULL)
        url->values.items[0]->statement = NULL; /* it is that of the whole */
    for (; date != NULL; date = element_child(ref, "date", date))
        put_part(work, &tree, &schema_copy, F_DATE, date, tei_date(work->reader, date));
    tei_put(work, row_of(F_ARCHIVED), ref, tree_node(work->reader->arena, &tree, ref->span));
}

static bool put_change(TeiWork *work, const Element *note)
{
    Tree tree = { 0 };

    for (const Element *e = element_child(note, "date", NULL); e != NULL; e = element_child(note, "date", e))
        put_part(work, &tree, &schema_change, F_DATE, e, tei_date(work->reader, e));
    tei_remarks(work->reader, &tree, &schema_change, note);
    if (tree.fields.count == 0)
        return false;
    tei_put(work, row_of(F_HISTORY), note, tree_node(work->reader->arena, &tree, note->span));
    return true;
}

static bool put_sources(TeiWork *work, const Element *note)
{
    Node *list = tei_sources(work->reader, note);

    for (size_t i = 0; list != NULL && i < list->count; i++)
        tei_put(work, row_of(F_SOURCES), note, list->entries[i].value);
    return list != NULL;
}

static bool put_custom(TeiWork *work, const Element *note)
{
    const ElementAttribute *key = element_attribute(note, "n");
    TreeValue value = { .span = note->span, .name_span = tei_name_span(note) };

    if (key == NULL)
        return false;
    value.key = key->value;
    value.key_span = key->value_span;
    value.content = tei_text_node(work->reader, note);
    value.statement = tei_statement(work->reader, note);
    tei_language(note, work->element, &value);
    if (value.content->text.len > 0)
        tree_add(work->reader->arena, &work->tree, row_of(F_CUSTOM), field_name(F_CUSTOM), value);
    return true;
}

static bool put_subject(TeiWork *work, const Element *note)
{
    const ElementAttribute *target = element_attribute(note, "target");

    if (work->reader->own && target != NULL)
        tei_put(work, row_of(F_SUBJECT_FIELD), note,
                node_text(work->reader->arena, tei_target(work->reader, target->value), target->value_span));
    else
        tei_put(work, row_of(F_KEYWORD), note, tei_text_node(work->reader, note));
    return true;
}

static bool put_inner_date(TeiWork *work, const Element *note)
{
    const Element *first = element_child(note, "date", NULL);

    for (const Element *e = first; e != NULL; e = element_child(note, "date", e))
        tei_put(work, row_of(F_EVENT_DATE), e, tei_date(work->reader, e));
    return first != NULL;
}

/* Zotero's: one note for each within. */
static bool put_tags(TeiWork *work, const Element *note)
{
    for (const Element *e = element_child(note, NULL, NULL); e != NULL; e = element_child(note, NULL, e))
        tei_put(work, row_of(F_KEYWORD), e, tei_text_node(work->reader, e));
    return true;
}

/* Ours is read with what it is about. */
static bool put_evidence(TeiWork *work, const Element *note)
{
    return work->reader->own && element_attribute(note, "target") != NULL;
}

static const struct {
    const char *type;
    bool (*put)(TeiWork *work, const Element *note); /* false: it holds nothing of the kind */
} notes[] = {
    { "evidence", put_evidence }, { "history", put_change },  { "sources", put_sources },
    { "custom", put_custom },     { "subject", put_subject }, { "event-date", put_inner_date },
    { "tags", put_tags },
};

/* A note whose type is the name of one of our fields. */
static bool put_named(TeiWork *work, const Element *note, Str type)
{
    const Row *row = schema_row(&schema_endnote, type);
    Str path = arena_format(work->reader->arena, "note[@type='%.*s']", STR_ARG(type));
    Node *content;

    if (row == NULL || map_reverse(STR("tei"), STR("fields"), path, STR_EMPTY).len > 0 || row->type == TYPE_RECORD ||
        row->cardinality == KEYED)
        return false;
    content = row->type == TYPE_DATE ? tei_date(work->reader, note) : tei_text_node(work->reader, note);
    tei_put(work, row, note, content);
    return true;
}

/* Notes of ours hold elements, or have attributes beside their text; others may have the same type and be no more than text. */
static bool is_plain_note(const TeiWork *work, const Element *note)
{
    return !work->reader->own && !element_has_children(note) && element_attribute(note, "n") == NULL &&
           !str_is(element_value(note, "type"), "subject");
}

static bool take_note(TeiWork *work, const Element *note)
{
    Str type = element_value(note, "type");

    if (type.len == 0) {
        tei_put(work, row_of(F_NOTE), note, tei_text_node(work->reader, note));
        return true;
    }
    for (size_t i = is_plain_note(work, note) ? sizeof notes / sizeof notes[0] : 0; i < sizeof notes / sizeof notes[0];
         i++)
        if (str_is(type, notes[i].type)) {
            if (!notes[i].put(work, note))
                tei_keep(work, note, arena_format(work->reader->arena, "note.%s", notes[i].type));
            return true;
        }
    return put_named(work, note, type);
}

/* ---- everybody's ---- */

typedef struct Responsible {
    TeiWork *work;
    const Row *row;
    const Element *outer;
} Responsible;

static void put_responsible(void *context, const Element *element, Node *name)
{
    Responsible *target = context;

    (void)element;
    tei_put(target->work, target->row, target->outer, name);
}

/* <resp>translated by</resp>: the first word of it that the map knows. */
static const Row *row_of_resp(TeiWork *work, const Element *resp)
{
    Buf word = { 0 };
    Str text = resp != NULL ? tei_plain(work->reader, resp) : STR_EMPTY;
    const Row *row = NULL;

    for (size_t i = 0; i <= text.len && row == NULL; i++) {
        if (i < text.len && (ascii_is_alpha(text.ptr[i]) || text.ptr[i] == '-')) {
            buf_char(&word, ascii_lower(text.ptr[i]));
            continue;
        }
        row = word.len > 0 ? schema_row(&schema_endnote,
                                        map_reverse(STR("tei"), STR("responsibilities"), buf_str(&word), STR_EMPTY))
                           : NULL;
        buf_clear(&word);
    }
    buf_free(&word);
    return row;
}

static void take_responsible(TeiWork *work, const Element *statement)
{
    const Element *resp = element_child(statement, "resp", NULL);
    Responsible target = { work, row_of_resp(work, resp), statement };

    if (target.row == NULL) {
        tei_keep(work, statement, STR("respStmt"));
        return;
    }
    for (const Element *e = element_child(statement, NULL, NULL); e != NULL; e = element_child(statement, NULL, e))
        if (!element_is(e, "resp"))
            tei_names(work->reader, e, put_responsible, &target);
}

/* The text of the element that stands in no other one. */
static Str own_text(TeiWork *work, const Element *element)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < element->child_count; i++)
        if (element->children[i].element == NULL)
            buf_put(&out, element->children[i].text);
    text = xml_collapse(work->reader->arena, buf_keep(work->reader->arena, &out));
    buf_free(&out);
    while (text.len > 0 && str_find_char(STR(",;: ."), text.ptr[text.len - 1]) != STR_NONE)
        text.len--;
    return text;
}

static void put_mapped(TeiWork *work, const char *prefix, const Element *element)
{
    const char *attribute = element_is(element, "measure") ? "unit" : "type";
    Str value = element_value(element, attribute), path, name;
    const Row *row;

    path = value.len > 0 ? arena_format(work->reader->arena, "%s%.*s[@%s='%.*s']", prefix, STR_ARG(element->name),
                                        attribute, STR_ARG(value))
                         : arena_format(work->reader->arena, "%s%.*s", prefix, STR_ARG(element->name));
    name = map_reverse(STR("tei"), STR("fields"), path, STR_EMPTY);
    row = schema_row(&schema_endnote, name);
    if (row == NULL)
        tei_keep(work, element, element->name);
    else
        tei_put(work, row, element,
                row->type == TYPE_DATE ? tei_date(work->reader, element) : tei_text_node(work->reader, element));
}

static void take_meeting(TeiWork *work, const Element *meeting)
{
    Str text = own_text(work, meeting);

    if (text.len > 0)
        tei_put(work, row_of(F_EVENT_TITLE), meeting, node_text(work->reader->arena, text, meeting->content));
    for (const Element *e = element_child(meeting, NULL, NULL); e != NULL; e = element_child(meeting, NULL, e))
        put_mapped(work, "monogr/meeting/", e);
}

/* "345", "345 p.", "3 vols.": a number of pages or volumes; anything more is kept as it is. */
static FieldName counted(Str text, size_t *digits)
{
    static const struct {
        const char *word;
        FieldName field;
    } units[] = {
        { "", F_NUMBER_OF_PAGES },      { "p", F_NUMBER_OF_PAGES },      { "pp", F_NUMBER_OF_PAGES },
        { "pages", F_NUMBER_OF_PAGES }, { "S", F_NUMBER_OF_PAGES },      { "页", F_NUMBER_OF_PAGES },
        { "vol", F_NUMBER_OF_VOLUMES }, { "vols", F_NUMBER_OF_VOLUMES }, { "volumes", F_NUMBER_OF_VOLUMES },
        { "册", F_NUMBER_OF_VOLUMES },
    };
    Str unit;

    *digits = 0;
    while (*digits < text.len && ascii_is_digit(text.ptr[*digits]))
        (*digits)++;
    unit = str_trim(str_from(text, *digits));
    for (size_t i = 0; *digits > 0 && i < sizeof units / sizeof units[0]; i++)
        if (str_is(unit, units[i].word))
            return units[i].field;
    return F_NONE;
}

static void take_extent(TeiWork *work, const Element *extent)
{
    Str text = own_text(work, extent);
    size_t digits;
    FieldName field = counted(text, &digits);

    if (field != F_NONE)
        tei_put(work, row_of(field), extent,
                node_text(work->reader->arena, str_slice(text, 0, digits), extent->content));
    else if (text.len > 0)
        tei_keep(work, extent, STR("extent"));
    for (const Element *e = element_child(extent, "measure", NULL); e != NULL; e = element_child(extent, "measure", e))
        put_mapped(work, "monogr/extent/", e);
}

/* An address: the first one is the work's. */
static void take_pointer(TeiWork *work, const Element *pointer)
{
    const ElementAttribute *target = element_attribute(pointer, "target");

    if (target == NULL || target->value.len == 0 || str_starts(target->value, STR("#")))
        tei_keep(work, pointer, pointer->name);
    else if (str_is(element_value(pointer, "type"), "archived"))
        put_archived(work, pointer);
    else
        tei_put(work, row_of(F_URL), pointer, address_node(work, pointer));
}

/* One without a type tells what it is by its form. */
static bool take_identifier(TeiWork *work, const Element *idno)
{
    Str text = tei_plain(work->reader, idno);

    if (element_value(idno, "type").len > 0 || element_is(idno->parent, "msIdentifier"))
        return false;
    if (str_starts(text, STR("10.")))
        tei_put(work, row_of(F_DOI), idno, tei_text_node(work->reader, idno));
    else if (str_starts(text, STR("http")))
        tei_put(work, row_of(F_URL), idno, tei_text_node(work->reader, idno));
    else
        tei_keep(work, idno, STR("idno"));
    return true;
}

static bool take_related(TeiWork *work, const Element *item)
{
    const ElementAttribute *target = element_attribute(item, "target");

    if (str_is(element_value(item, "type"), "citedIn"))
        put_citation(work, item);
    else if (str_is(element_value(item, "type"), "translationOf") && target != NULL)
        tei_put(work, row_of(F_TRANSLATION_OF), item,
                node_text(work->reader->arena, tei_target(work->reader, target->value), target->value_span));
    else
        tei_keep(work, item, STR("relatedItem"));
    return true;
}

bool tei_rest(TeiWork *work, const Element *element)
{
    if (element_is(element, "note"))
        return take_note(work, element);
    if (element_is(element, "relatedItem"))
        return take_related(work, element);
    if (element_is(element, "idno"))
        return take_identifier(work, element);
    if (element_is(element, "date") && str_is(element_value(element, "type"), "unknown"))
        return true;
    if (element_is(element, "respStmt"))
        take_responsible(work, element);
    else if (element_is(element, "meeting"))
        take_meeting(work, element);
    else if (element_is(element, "extent"))
        take_extent(work, element);
    else if (element_is(element, "ptr") || element_is(element, "ref"))
        take_pointer(work, element);
    else
        return false;
    return true;
}
