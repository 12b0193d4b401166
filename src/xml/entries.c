#include "xml/entries.h"

#include "xml/doc.h"
#include "xml/doc_nodes.h"
#include "xml/xmlstr.h"

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

/* Set as what a document of closed entries belongs to: the nodes of other documents have another kind of private part. */
static const char closed_mark;

typedef struct Faults {
    bool deep, unclean;
} Faults;

/* Recursion: ENTRY_DEPTH deep. */
static void look_at(Faults *faults, const Node *node, unsigned depth)
{
    faults->unclean = faults->unclean || !doc_is_clean(node->text);
    faults->deep = faults->deep || (depth == ENTRY_DEPTH && node->count > 0);
    for (size_t i = 0; i < node->count && !faults->deep; i++) {
        faults->unclean = faults->unclean || !doc_is_clean(node->entries[i].key);
        look_at(faults, node->entries[i].value, depth + 1);
    }
}

/* Recursion: ENTRY_DEPTH deep, since it was looked at. A copy without characters that XML has no place for. */
static Node *clean_copy(Doc *doc, Arena *arena, const Node *node)
{
    Node *copy = arena_new(arena, Node);

    *copy = (Node){ .kind = node->kind, .quoted = node->quoted };
    copy->text = arena_copy(arena, doc_clean(doc, node->text));
    for (size_t i = 0; i < node->count; i++)
        node_add(arena, copy, arena_copy(arena, doc_clean(doc, node->entries[i].key)), SPAN_NONE,
                 clean_copy(doc, arena, node->entries[i].value));
    return copy;
}

static bool close_entry(Doc *doc, Arena *arena, xmlNode *element, Node *fields)
{
    Faults faults = { 0 };

    for (size_t i = 0; i < fields->count && !faults.deep; i++) {
        faults.unclean = faults.unclean || !doc_is_clean(fields->entries[i].key);
        look_at(&faults, fields->entries[i].value, 0);
    }
    if (!faults.deep)
        element->_private = faults.unclean ? clean_copy(doc, arena, fields) : fields;
    return !faults.deep;
}

/* The arena is NULL for an open entry. */
static bool add_entry(Doc *doc, Arena *arena, xmlNode *parent, const Entry *entry)
{
    xmlNode *element = doc_element(parent, STR("entry"));

    if (entry->type.len > 0)
        doc_attribute(doc, element, "type", entry->type);
    if (entry->key.len > 0)
        doc_attribute(doc, element, "key", entry->key);
    doc_attribute(doc, element, "kind", str_of(kind_name(entry->record->kind)));
    doc_flag(doc, element, "first", entry->first);
    if (arena != NULL)
        return close_entry(doc, arena, element, entry->fields);
    for (size_t i = 0; i < entry->fields->count; i++)
        if (!add_node(doc, element, entry->fields->entries[i].key, entry->fields->entries[i].value, 0))
            return false;
    return true;
}

xmlDoc *entries_document(Arena *arena, Entry *const *entries, size_t count, bool closed)
{
    Doc doc = { 0 };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document);
    bool done = true;

    document->_private = closed ? (void *)&closed_mark : NULL;
    for (size_t i = 0; done && i < count; i++)
        done = add_entry(&doc, closed ? arena : NULL, root, entries[i]);
    buf_free(&doc.scratch);
    if (done)
        return document;
    doc_free(document);
    return NULL;
}

static Str name_of(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
        if (xml_is(a->name, "name") && a->children != NULL)
            return xml_str(a->children->content);
    return STR_EMPTY;
}

static Str text_of(const xmlNode *element)
{
    return element->children != NULL && element->children->type == XML_TEXT_NODE ? xml_str(element->children->content)
                                                                                 : STR_EMPTY;
}

/* Recursion: ENTRY_DEPTH deep. */
static void add_children(Arena *arena, Node *parent, const xmlNode *element, unsigned depth)
{
    for (const xmlNode *child = element->children; child != NULL; child = child->next) {
        Node *node = NULL;

        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (xml_is(child->name, "text"))
            node = node_text(arena, text_of(child), SPAN_NONE);
        else if (xml_is(child->name, "bare"))
            node = node_bare(arena, text_of(child), SPAN_NONE);
        else if (xml_is(child->name, "list"))
            node = node_list(arena, SPAN_NONE);
        else if (xml_is(child->name, "map"))
            node = node_map(arena, SPAN_NONE);
        if (node == NULL)
            continue;
        node_add(arena, parent, name_of(child), SPAN_NONE, node);
        if (node->kind != NODE_TEXT && depth < ENTRY_DEPTH)
            add_children(arena, node, child, depth + 1);
    }
}

const Node *entries_tree(Arena *arena, const xmlNode *entry)
{
    Node *fields = node_map(arena, SPAN_NONE);

    add_children(arena, fields, entry, 0);
    return fields;
}

const Node *entries_closed(const xmlNode *entry)
{
    return entry->doc != NULL && entry->doc->_private == &closed_mark ? entry->_private : NULL;
}
