#include "xml/entries.h"

#include "xml/doc.h"
#include "xml/doc_nodes.h"

/* Recursion: ENTRY_DEPTH deep; false if the node is nested deeper. */
static bool add_node(Doc *doc, xmlNode *parent, Str name, const Node *node, unsigned depth)
{
    static const char *const names[] = { "text", "list", "map" };
    xmlNode *element =
        doc_element(parent, node->kind == NODE_TEXT && !node->quoted ? STR("bare") : str_of(names[node->kind]));

    if (name.len > 0)
        doc_attribute(doc, element, "name", name);
    if (node->kind == NODE_TEXT)
        doc_plain(doc, element, node->text);
    for (size_t i = 0; i < node->count; i++)
        if (depth == ENTRY_DEPTH || !add_node(doc, element, node->entries[i].key, node->entries[i].value, depth + 1))
            return false;
    return true;
}

static bool add_entry(Doc *doc, xmlNode *parent, const Entry *entry)
{
    xmlNode *element = doc_element(parent, STR("entry"));

    if (entry->type.len > 0)
        doc_attribute(doc, element, "type", entry->type);
    if (entry->key.len > 0)
        doc_attribute(doc, element, "key", entry->key);
    doc_attribute(doc, element, "kind", str_of(kind_name(entry->record->kind)));
    doc_flag(doc, element, "first", entry->first);
    for (size_t i = 0; i < entry->fields->count; i++)
        if (!add_node(doc, element, entry->fields->entries[i].key, entry->fields->entries[i].value, 0))
            return false;
    return true;
}

xmlDoc *entries_document(Entry *const *entries, size_t count)
{
    Doc doc = { 0 };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document);

    bool done = true;

    for (size_t i = 0; done && i < count; i++)
        done = add_entry(&doc, root, entries[i]);
    buf_free(&doc.scratch);
    if (done)
        return document;
    doc_free(document);
    return NULL;
}
