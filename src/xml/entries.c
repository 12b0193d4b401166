#include "xml/entries.h"

#include "xml/doc_nodes.h"

enum { ENTRY_DEPTH = 64 };

static void add_node(Doc *doc, xmlNode *parent, Str name, const Node *node, unsigned depth)
{
    static const char *const names[] = { "text", "list", "map" };
    xmlNode *element =
        doc_element(parent, node->kind == NODE_TEXT && !node->quoted ? STR("bare") : str_of(names[node->kind]));

    if (name.len > 0)
        doc_attribute(doc, element, "name", name);
    if (node->kind == NODE_TEXT)
        doc_plain(doc, element, node->text);
    for (size_t i = 0; depth < ENTRY_DEPTH && i < node->count; i++)
        add_node(doc, element, node->entries[i].key, node->entries[i].value, depth + 1);
}

static void add_entry(Doc *doc, xmlNode *parent, const Entry *entry)
{
    xmlNode *element = doc_element(parent, STR("entry"));

    if (entry->type.len > 0)
        doc_attribute(doc, element, "type", entry->type);
    if (entry->key.len > 0)
        doc_attribute(doc, element, "key", entry->key);
    doc_attribute(doc, element, "kind", str_of(kind_name(entry->record->kind)));
    doc_flag(doc, element, "first", entry->first);
    for (size_t i = 0; i < entry->fields->count; i++)
        add_node(doc, element, entry->fields->entries[i].key, entry->fields->entries[i].value, 0);
}

xmlDoc *entries_document(Entry *const *entries, size_t count)
{
    Doc doc = { 0 };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document);

    for (size_t i = 0; i < count; i++)
        add_entry(&doc, root, entries[i]);
    buf_free(&doc.scratch);
    return document;
}
