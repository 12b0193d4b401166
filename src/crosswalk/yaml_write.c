#include "crosswalk/yaml_write.h"

#include "model/source_form.h"

/* Adds an entry where the schema has it. */
static Node *with_field(Arena *arena, const Record *record, const Node *fields, FieldName name, Node *value)
{
    const Row *row = schema_field(record->schema, name);
    Node *map = node_map(arena, SPAN_NONE);
    size_t i = 0;

    for (; i < fields->count && schema_row(record->schema, fields->entries[i].key) < row; i++)
        node_add(arena, map, fields->entries[i].key, SPAN_NONE, fields->entries[i].value);
    node_add(arena, map, field_name(name), SPAN_NONE, value);
    for (; i < fields->count; i++)
        node_add(arena, map, fields->entries[i].key, SPAN_NONE, fields->entries[i].value);
    return map;
}

/* The id that the record came with, where that is no id of ours: as citation-key, if there is a place for it. */
static Node *keep_id(const Writing *writing, const Record *record, Str id, Node *fields)
{
    if (record->id.len == 0)
        return fields;
    if (schema_field(record->schema, F_CITATION_KEY) == NULL || record_field(record, F_CITATION_KEY) != NULL) {
        if (writing->loss != NULL)
            writing->loss(writing->context, record, NULL, DIAG_B703, STR("id"), id);
        return fields;
    }
    return with_field(writing->arena, record, fields, F_CITATION_KEY, node_text(writing->arena, record->id, SPAN_NONE));
}

Entry *yaml_entry(const Writing *writing, const Record *record)
{
    Entry *entry = arena_new(writing->arena, Entry);

    entry->key = source_id(writing->ids, record);
    entry->fields = source_form(writing->arena, record, writing->ids);
    if (!str_eq(entry->key, record->id))
        entry->fields = keep_id(writing, record, entry->key, entry->fields);
    return entry;
}
