#include "xml/doc_page.h"

#include "model/cited.h"
#include "model/timeline.h"
#include "text/edtf.h"
#include "text/tag.h"
#include "text/traditional.h"
#include "xml/xmlstr.h"

/* The first day on which the work may have appeared. */
static int64_t appearance(const Value *issued)
{
    Edtf date;

    return issued != NULL && edtf_parse(issued->text, &date, NULL) ? edtf_earliest(&date) : EDTF_DAY_MIN;
}

/* The earliest of the works that a rendering's sources name. NULL if none of them has a date. */
static const Record *earliest_source(const Value *designation)
{
    const Field *sources = designation->statement != NULL ? record_field(designation->statement, F_SOURCES) : NULL;
    const Record *best = NULL;
    int64_t first = EDTF_DAY_MAX;

    for (size_t i = 0; sources != NULL && i < sources->values.count; i++) {
        const Record *source = sources->values.items[i]->record;
        const Value *work = source != NULL ? record_value(source, F_WORK) : NULL;
        int64_t day =
            work != NULL && work->target != NULL ? appearance(record_value(work->target, F_ISSUED)) : EDTF_DAY_MIN;

        if (day == EDTF_DAY_MIN || day >= first)
            continue;
        first = day;
        best = work->target;
    }
    return best;
}

static void add_since(Doc *doc, xmlNode *node, const Value *designation)
{
    const Record *work = earliest_source(designation);
    xmlNode *since = work != NULL ? doc_element(node, STR("since")) : NULL;

    if (work == NULL)
        return;
    doc_content(doc, since, record_value(work, F_ISSUED));
    doc_reference(doc, doc_element(since, STR("work")), work);
}

static bool has_traditional(const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (tag_matches(STR("zh-Hant"), field->values.items[i]->lang))
            return true;
    return false;
}

static void add_traditional(Doc *doc, xmlNode *node, const Value *designation)
{
    Str text = record_text(designation->record, F_TEXT);
    Buf out = { 0 };

    if (designation != doc->chinese || tag_is_romanised(designation->lang) || has_traditional(doc->record))
        return;
    traditional_of(&out, text);
    if (!str_eq(buf_str(&out), text)) {
        xmlNode *element = doc_element(node, STR("traditional"));
        bool in_han = doc->in_han;

        doc_lang(doc, element, STR("zh-Hant"));
        doc->in_han = true;
        doc_markup(doc, element, buf_str(&out));
        doc->in_han = in_han;
    }
    buf_free(&out);
}

void page_designation(Doc *doc, xmlNode *node, const Value *designation)
{
    add_since(doc, node, designation);
    add_traditional(doc, node, designation);
}

void page_concept(Doc *doc, xmlNode *node, const Record *record)
{
    Arena *arena = arena_create();
    xmlNode *page = doc_element(node, STR("for-page"));
    CitedWorks works = { 0 };

    cited_works(arena, record, &works);
    for (size_t i = 0; i < works.count; i++)
        doc_reference(doc, doc_element(page, STR("found-in")), works.items[i]);
    if (record->kind == KIND_PROGRAM && timeline_has(record))
        doc_element(page, STR("on-timeline"));
    arena_destroy(arena);
}

static xmlNode *record_node(const xmlDoc *document, size_t number)
{
    xmlNode *node = xmlDocGetRootElement((xmlDoc *)document)->children;

    for (; node != NULL; node = node->next)
        if (!xml_is(node->name, "project") && number-- == 0)
            return node;
    return NULL;
}

static void add_text(xmlNode *record, const char *name, const char *format, Str text)
{
    Doc doc = { 0 };
    xmlNode *page = record->last, *node;

    if (page == NULL || !xml_is(page->name, "for-page"))
        page = doc_element(record, STR("for-page"));
    node = doc_element(page, str_of(name));
    if (format != NULL)
        doc_attribute(&doc, node, "format", str_of(format));
    doc_plain(&doc, node, text);
    doc_close(&doc);
}

void doc_page_text(xmlDoc *document, size_t number, const char *name, const char *format, Str text)
{
    xmlNode *record = record_node(document, number);

    if (record != NULL)
        add_text(record, name, format, text);
}

void doc_project_text(xmlDoc *document, const char *name, Str text)
{
    add_text(xmlDocGetRootElement(document)->children, name, NULL, text);
}
