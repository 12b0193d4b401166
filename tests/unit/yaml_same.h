/* yaml_same.h - a YAML file in parts beside the same file in one: for tests and the fuzzer. */
#ifndef TESTS_YAML_SAME_H
#define TESTS_YAML_SAME_H

#include "model/engine.h"
#include "read/yaml.h"
#include "read/yaml_parts.h"

typedef enum Parts { PARTS_NONE, PARTS_SAME, PARTS_DIFFER } Parts;

static bool same_span(Span a, Span b)
{
    return a.start == b.start && a.end == b.end;
}

/* No deeper than the reader goes. */
static bool same_node(const Node *a, const Node *b)
{
    bool same = a->kind == b->kind && a->quoted == b->quoted && a->broken == b->broken && same_span(a->span, b->span) &&
                str_eq(a->text, b->text) && a->count == b->count;

    for (size_t i = 0; same && i < a->count; i++)
        same = str_eq(a->entries[i].key, b->entries[i].key) &&
               same_span(a->entries[i].key_span, b->entries[i].key_span) &&
               same_node(a->entries[i].value, b->entries[i].value);
    return same;
}

/* Is what was found what the tree has in its sections, and nothing else in it? */
static bool same_records(const YamlRecords *records, const Node *root)
{
    size_t number = 0;
    bool same = root != NULL && root->kind == NODE_MAP;

    for (size_t i = 0; same && i < root->count; i++) {
        const Node *section = root->entries[i].value;

        same = section->kind == NODE_MAP && !section->broken;
        for (size_t j = 0; same && j < section->count; j++, number++) {
            const NodeEntry *want = &section->entries[j],
                            *found = number < records->count ? records->items[number].entry : NULL;

            same = found != NULL && records->items[number].kind == engine_section(root->entries[i].key) &&
                   records->items[number].kind != KIND_NONE && str_eq(found->key, want->key) &&
                   same_span(found->key_span, want->key_span) && same_node(found->value, want->value);
        }
    }
    return same && number == records->count;
}

/* Parts of about that size. What can be read in them must have nothing to report. */
static Parts compare_parts(Str bytes, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Source *source = source_create(arena, STR("in.yaml"), bytes);
    YamlParts *parts = yaml_parts_open(arena, source, size, diags);
    const YamlRecords *records;
    Parts result = PARTS_NONE;

    for (size_t i = yaml_parts_count(parts); i-- > 0;) /* in any order */
        yaml_parts_scan(parts, i, arena);
    records = yaml_parts_join(parts);
    if (diags->added > 0)
        result = PARTS_DIFFER;
    else if (records != NULL)
        result = same_records(records, read_yaml_tree(arena, source, diags)) && diags->added == 0 ? PARTS_SAME
                                                                                                  : PARTS_DIFFER;
    yaml_parts_close(parts);
    arena_destroy(arena);
    return result;
}

#endif
