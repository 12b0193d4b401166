/* Documents with an index. */
#include "model/label.h"
#include "xml/doc_nodes.h"

#include <stdio.h>

/* An id for the group's heading: a, s12, other; the key of a subject. */
static void set_group_id(Doc *doc, xmlNode *node, Str group)
{
    char id[16];

    if (group.len > 1 && !ascii_is_digit(group.ptr[0])) {
        doc_attribute(doc, node, "id", group);
        return;
    }
    if (str_is(group, "#"))
        snprintf(id, sizeof id, "other");
    else if (ascii_is_digit(group.ptr[0]))
        snprintf(id, sizeof id, "s%.*s", group.len < 10 ? (int)group.len : 10, group.ptr);
    else
        snprintf(id, sizeof id, "%c", ascii_lower(group.ptr[0]));
    doc_attribute(doc, node, "id", str_of(id));
}

static void add_entry(Doc *doc, xmlNode *group, const IndexEntry *entry)
{
    xmlNode *node = doc_element(group, STR("entry"));
    const Record *designation = entry->designation->record;
    Str pinyin = record_text(designation, F_PINYIN), status = record_text(designation, F_STATUS);

    doc_attribute(doc, node, "ref", entry->record->id);
    doc_attribute(doc, node, "kind", str_of(kind_name(entry->record->kind)));
    doc_attribute(doc, node, "lang", entry->designation->lang);
    if (status.len > 0)
        doc_attribute(doc, node, "status", status);
    doc_flag(doc, node, "avoid", str_is(status, "deprecated") || str_is(status, "superseded"));
    if (pinyin.len > 0)
        doc_attribute(doc, node, "pinyin", pinyin);
    if (!str_eq(label_chinese(entry->record), entry->text))
        doc_attribute(doc, node, "han", label_chinese(entry->record));
    doc_attribute(doc, node, "en", label_english(entry->record));
    if (entry->full.len > 0)
        doc_attribute(doc, node, "full", entry->full);
    doc_href(doc, node, entry->record);
    doc_plain(doc, node, entry->text);
}

xmlDoc *doc_create_index(const Records *records, const Index *index, const char *name)
{
    Doc doc = { .records = records, .flags = DOC_PROJECT | DOC_RUBY | DOC_RUNS, .links = "" };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *list = doc_index(&doc, root, name), *group = NULL;
    Str label = STR_EMPTY;

    for (size_t i = 0; i < index->count; i++) {
        const IndexEntry *entry = &index->items[i];

        if (group == NULL || !str_eq(entry->group, label)) {
            group = doc_element(list, STR("group"));
            label = entry->group;
            doc_attribute(&doc, group, "label", label);
            set_group_id(&doc, group, label);
        }
        add_entry(&doc, group, entry);
    }
    doc_close(&doc);
    return document;
}
