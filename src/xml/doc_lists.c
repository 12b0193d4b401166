/* Documents of lists.h. */
#include "xml/doc_lists.h"

#include "xml/doc_nodes.h"

static Doc start(const Records *records, const char *links)
{
    return (Doc){ .records = records, .flags = DOC_PROJECT | DOC_RUBY | DOC_RUNS, .links = links };
}

xmlDoc *doc_create_variants(const Records *records, Record *const *concepts, size_t count, Record *const *works,
                            size_t work_count)
{
    Doc doc = start(records, "");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "variants");

    for (size_t i = 0; i < work_count; i++)
        doc_reference(&doc, doc_element(index, STR("column")), works[i]);
    for (size_t i = 0; i < count; i++)
        doc_add_record(&doc, root, concepts[i]);
    doc_close(&doc);
    return document;
}

static void add_field(Doc *doc, xmlNode *node, const Field *field, const char *name)
{
    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        xmlNode *element = doc_element(node, str_of(name));

        doc_lang(doc, element, value->lang);
        doc_content(doc, element, value);
    }
}

xmlDoc *doc_create_changes(const Records *records, const Changes *changes)
{
    Doc doc = start(records, "");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "changes");

    for (size_t i = 0; i < changes->count; i++) {
        const Change *change = &changes->items[i];
        xmlNode *node = doc_element(index, STR("change"));

        doc.record = change->record;
        add_field(&doc, node, record_field(change->change, F_DATE), "date");
        doc_reference(&doc, doc_element(node, STR("of")), change->record);
        add_field(&doc, node, record_field(change->change, F_NOTE), "note");
    }
    doc_close(&doc);
    return document;
}

xmlDoc *doc_create_retired(const Records *records, Str id, const Record *successor)
{
    Doc doc = start(records, "../");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "retired");

    doc_attribute(&doc, index, "id", id);
    doc_reference(&doc, doc_element(index, STR("successor")), successor);
    doc_close(&doc);
    return document;
}
