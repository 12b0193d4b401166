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

static bool opens_group(const Index *index, size_t number)
{
    return number == 0 || !str_eq(index->items[number].group, index->items[number - 1].group);
}

/* Told by the number of its first entry. */
static xmlNode *add_group(Doc *doc, xmlNode *list, const Index *index, size_t number, const DocRows *rows)
{
    xmlNode *group = doc_element(list, STR("group"));
    Str label = index->items[number].group;

    doc_attribute(doc, group, "label", label);
    set_group_id(doc, group, label);
    while (!opens_group(index, number))
        number--;
    doc_place(group, rows, number);
    return group;
}

xmlDoc *doc_create_index(const Records *records, const Index *index, const char *name, DocRows rows)
{
    Doc doc = { .records = records, .flags = DOC_PROJECT | DOC_RUBY | DOC_RUNS, .links = "" };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *list = doc_index(&doc, root, name), *group = NULL;

    for (size_t i = 0; rows.count == 0 && i < index->count; i++)
        if (opens_group(index, i))
            add_group(&doc, list, index, i, &rows);
    for (size_t i = rows.at; i < rows.at + rows.count; i++) {
        if (group == NULL || opens_group(index, i))
            group = add_group(&doc, list, index, i, &rows);
        add_entry(&doc, group, &index->items[i]);
    }
    doc_close(&doc);
    return document;
}
