#include "xml/doc.h"

#include "base/memory.h"
#include "model/label.h"
#include "text/markup.h"
#include "xml/derived.h"
#include "xml/doc_nodes.h"
#include "xml/doc_page.h"
#include "xml/stylesheet.h"
#include "xml/xmlstr.h"

static void add_fields(Doc *doc, xmlNode *parent, const Record *part);

static void add_form(Doc *doc, xmlNode *node, TextForm form)
{
    static const char *const names[] = { "", "original", "romanised", "translated" };

    if (form != FORM_NONE)
        doc_attribute(doc, node, "form", str_of(names[form]));
}

/* Language, place and standing of a value. The order of attributes is that of the calls. */
static void add_attributes(Doc *doc, xmlNode *node, const Value *value)
{
    const Record *statement = value->statement;
    bool text = value->row->type == TYPE_TEXT || value->row->type == TYPE_VERBATIM;

    if (value_key(value).len > 0)
        doc_attribute(doc, node, "key", value_key(value));
    doc_lang(doc, node, value->lang);
    add_form(doc, node, value->form);
    if (text && value->row->cardinality == MANY)
        doc_number(doc, node, "item", (int64_t)value->item + 1);
    if (value->row->record == &schema_name)
        doc_attribute(doc, node, "order",
                      label_family_first(doc->record, value->record) ? STR("family-first") : STR("given-first"));
    doc_flag(doc, node, "disputed", value->disputed);
    doc_flag(doc, node, "alternative", value->alternative);
    if (value->disputed && value->row->cardinality == MANY)
        doc_number(doc, node, "statement", (int64_t)value->list + 1);
    if (statement == NULL)
        return;
    doc_flag(doc, node, "supplied", record_flag(statement, F_SUPPLIED));
    if (record_text(statement, F_CERTAINTY).len > 0)
        doc_attribute(doc, node, "certainty", record_text(statement, F_CERTAINTY));
    doc_flag(doc, node, "preferred", record_flag(statement, F_PREFERRED));
}

static void add_field_values(Doc *doc, xmlNode *parent, const Field *field);

static const FieldName evidence[] = { F_SOURCES, F_AS_PRINTED, F_NOTE };

enum { EVIDENCE = sizeof evidence / sizeof evidence[0] };

/* Of a statement its sources, printed forms and notes; the rest are attributes. */
static void add_statement(Doc *doc, xmlNode *node, const Record *statement)
{
    for (size_t i = 0; statement != NULL && i < EVIDENCE; i++) {
        const Field *field = record_field(statement, evidence[i]);

        if (field != NULL)
            add_field_values(doc, node, field);
    }
}

static bool has_evidence(const Record *record)
{
    for (size_t i = 0; record != NULL && i < EVIDENCE; i++)
        if (record_field(record, evidence[i]) != NULL)
            return true;
    return false;
}

/* Is there more to be said of the value than itself? */
static bool is_qualified(const Value *value)
{
    const Record *statement = value->statement;

    return value->disputed || value->form != FORM_NONE || has_evidence(statement) || has_evidence(value->record) ||
           (statement != NULL && (record_flag(statement, F_SUPPLIED) || record_flag(statement, F_PREFERRED) ||
                                  record_text(statement, F_CERTAINTY).len > 0));
}

/* The first designation of its language, the first of the statements that disagree in a language. */
static bool opens_language(const Field *field, size_t number)
{
    const Value *value = field->values.items[number];
    bool designation = value->row->record == &schema_designation;

    if (!designation && !value->disputed)
        return false;
    for (size_t i = 0; i < number; i++)
        if ((designation || field->values.items[i]->disputed) && str_eq(field->values.items[i]->lang, value->lang))
            return false;
    return true;
}

/* Markup without text beside it. */
static bool is_bare(const xmlNode *value)
{
    const xmlNode *child = value != NULL ? value->children : NULL;

    if (child == NULL)
        return false;
    while (child != NULL && child->type == XML_ELEMENT_NODE)
        child = child->next;
    return child == NULL;
}

/* White space that a reader of XML would fold. */
static bool is_spaced(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_space(text.ptr[i]) &&
            (text.ptr[i] != ' ' || i == 0 || i + 1 == text.len || ascii_is_space(text.ptr[i + 1])))
            return true;
    return false;
}

/* What a stylesheet would have to ask a value's siblings and children for, over and over. */
static void add_place(Doc *doc, xmlNode *node, const Field *field, size_t number)
{
    const Value *value = field->values.items[number];

    doc_flag(doc, node, "first", number == 0 && node->parent->_private == doc->record);
    doc_flag(doc, node, "qualified", is_qualified(value));
    doc_flag(doc, node, "bare", value->record == NULL && (is_bare(node->children) || is_spaced(value->text)));
    doc_flag(doc, node, "opens", opens_language(field, number));
    if (value == doc->chinese)
        doc_attribute(doc, node, "heads", STR("zh"));
    else if (value == doc->english)
        doc_attribute(doc, node, "heads", STR("en"));
}

static xmlNode *add_value(Doc *doc, xmlNode *parent, Value *value)
{
    xmlNode *node = doc_element(parent, field_name(value->row->name));

    node->_private = value;
    add_attributes(doc, node, value);
    if (value->record == NULL)
        doc_content(doc, node, value);
    else
        add_fields(doc, node, value->record);
    add_statement(doc, node, value->statement);
    if ((doc->flags & DOC_RUBY) != 0 && value->row->record == &schema_designation)
        derived_ruby(doc, node, value->record);
    if ((doc->flags & DOC_PAGE) != 0 && value->row->record == &schema_designation)
        page_designation(doc, node, value);
    return node;
}

static void add_field_values(Doc *doc, xmlNode *parent, const Field *field)
{
    for (size_t i = 0; i < field->values.count; i++) {
        xmlNode *node = add_value(doc, parent, field->values.items[i]);

        if (doc->places)
            add_place(doc, node, field, i);
    }
}

static void add_fields(Doc *doc, xmlNode *parent, const Record *part)
{
    for (size_t i = 0; i < part->fields.count; i++)
        add_field_values(doc, parent, part->fields.items[i]);
}

/* ---- records and documents ---- */

static void add_designations(Doc *doc, xmlNode *node, const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);

    if (field != NULL)
        add_field_values(doc, node, field);
}

/* What the page of a concept is called: by what it goes, first in English. */
static void add_title(Doc *doc, xmlNode *node)
{
    const Value *const labels[] = { doc->english, doc->chinese };
    Buf title = { 0 };

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (labels[i] == NULL)
            continue;
        if (title.len > 0)
            buf_char(&title, ' ');
        markup_plain(&title, record_text(labels[i]->record, F_TEXT));
    }
    doc_attribute(doc, node, "title", buf_str(&title));
    buf_free(&title);
}

void doc_add_record(Doc *doc, xmlNode *parent, Record *record)
{
    xmlNode *node = doc_element(parent, str_of(record->schema->name));

    node->_private = record;
    doc->record = record;
    doc->chinese = label_designation(record, STR("zh"));
    doc->english = label_designation(record, STR("en"));
    if (record->kind != KIND_PROJECT)
        doc_attribute(doc, node, "id", record->id);
    if (record->rank_en > 0) {
        doc_number(doc, node, "rank-en", record->rank_en);
        doc_number(doc, node, "rank-pinyin", record->rank_pinyin);
        doc_number(doc, node, "rank-stroke", record->rank_stroke);
    }
    if (record->kind == KIND_ENDNOTE)
        doc_attribute(doc, node, "cite", label_english(record));
    if (record->kind != KIND_PROJECT)
        doc_href(doc, node, record);
    if (doc->places && (doc->flags & DOC_RUBY) != 0 && (record->kind & (KIND_TERM | KIND_PROGRAM)) != 0)
        add_title(doc, node);
    doc_flag(doc, node, "qualified", doc->places && has_evidence(record));
    if (doc->names && record->kind != KIND_PROJECT)
        add_designations(doc, node, record);
    else
        add_fields(doc, node, record);
    if ((doc->flags & DOC_DERIVED) != 0 && record->kind != KIND_PROJECT)
        derived_relations(doc, node, record);
    if ((doc->flags & DOC_PAGE) != 0 && (record->kind & (KIND_TERM | KIND_PROGRAM)) != 0)
        page_concept(doc, node, record);
    doc->record = NULL;
}

xmlNode *doc_root(Doc *doc, xmlDoc **document)
{
    xmlNode *root;

    xml_init();
    doc->places = (doc->flags & DOC_RUNS) != 0 || doc->flags == DOC_PROJECT;
    *document = xmlNewDoc(xml_chars("1.0"));
    root = *document != NULL ? xmlNewDocNode(*document, NULL, xml_chars("bibelot"), NULL) : NULL;
    if (root == NULL)
        memory_exhausted();
    xmlDocSetRootElement(*document, root);
    doc_attribute(doc, root, "format", STR("1"));
    if ((doc->flags & DOC_PROJECT) != 0 && doc->records->project != NULL)
        doc_add_record(doc, root, doc->records->project);
    return root;
}

xmlNode *doc_index(Doc *doc, xmlNode *root, const char *name)
{
    xmlNode *index = doc_element(root, STR("index"));

    doc_attribute(doc, index, "by", str_of(name));
    return index;
}

xmlDoc *doc_create(const Records *records, Record *const *list, size_t count, unsigned flags)
{
    Doc doc = { .records = records, .flags = flags, .links = (flags & DOC_BELOW) != 0 ? "../" : NULL };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document);

    for (size_t i = 0; i < count; i++)
        doc_add_record(&doc, root, list[i]);
    doc_close(&doc);
    return document;
}

void doc_set(xmlDoc *document, const char *name, Str value)
{
    Doc doc = { 0 };

    doc_attribute(&doc, xmlDocGetRootElement(document), name, value);
    doc_close(&doc);
}

void doc_free(xmlDoc *document)
{
    xmlFreeDoc(document);
}

bool doc_origin(const xmlNode *node, const Record **record, Span *span, Str *field)
{
    const Value *value = NULL;

    for (; node != NULL && node->parent != NULL && node->parent->parent != NULL; node = node->parent) {
        bool is_record = node->parent->parent->type == XML_DOCUMENT_NODE;

        if (node->_private == NULL)
            continue;
        if (!is_record) {
            value = value != NULL ? value : node->_private;
            continue;
        }
        *record = node->_private;
        *span = value != NULL ? value->span : (*record)->id_span;
        *field = value != NULL ? field_name(value->row->name) : str_of(kind_name((*record)->kind));
        return true;
    }
    return false;
}

/* An element with text in it is not indented, but markup alone would be: an empty text prevents it. No deeper than the
 * records are. */
static void keep_content(xmlNode *node)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || child->children == NULL)
            continue;
        if (!xmlStrEqual(child->name, xml_chars("value")))
            keep_content(child);
        else if (child->children->type == XML_ELEMENT_NODE)
            xmlAddPrevSibling(child->children, xmlNewDocText(child->doc, xml_chars("")));
    }
}

void doc_write(xmlDoc *document, Buf *out)
{
    xmlChar *bytes = NULL;
    int len = 0;

    keep_content(xmlDocGetRootElement(document));
    xmlDocDumpFormatMemoryEnc(document, &bytes, &len, "UTF-8", 1);
    if (bytes == NULL)
        memory_exhausted();
    buf_put(out, (Str){ (const char *)bytes, (size_t)len });
    xmlFree(bytes);
}
