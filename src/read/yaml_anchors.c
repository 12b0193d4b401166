#include "read/yaml_anchors.h"

#include "read/yaml_faults.h"

YamlAnchor *yaml_anchor_open(Arena *arena, YamlAnchors *anchors, const char *name)
{
    YamlAnchor *anchor;

    if (name == NULL)
        return NULL;
    anchor = arena_new(arena, YamlAnchor);
    map_set(arena, &anchors->named, arena_copy(arena, str_of(name)), anchor);
    return anchor;
}

void yaml_anchor_close(YamlAnchor *anchor, const Node *node, size_t size)
{
    if (anchor == NULL)
        return;
    anchor->node = node;
    anchor->size = size;
}

const YamlAnchor *yaml_anchor_meant(YamlAnchors *anchors, const Source *source, Span span, Str name, Diags *diags)
{
    const YamlAnchor *anchor = map_get(&anchors->named, name);
    size_t most = diags->limits.most[LIMIT_ALIASES];

    if (anchor == NULL || anchor->node == NULL) {
        yaml_report_alias(source, span, name, anchor != NULL, diags);
        return NULL;
    }
    anchors->expanded += anchor->size;
    if (anchors->expanded <= most)
        return anchor;
    if (anchors->expanded - anchor->size <= most)
        yaml_report_expansion(source, span, diags);
    return NULL;
}
