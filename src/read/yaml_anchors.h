/* yaml_anchors.h - the anchors of a YAML file, and what its aliases mean. */
#ifndef READ_YAML_ANCHORS_H
#define READ_YAML_ANCHORS_H

#include "base/diag.h"
#include "model/node.h"

/* An anchored node, while and after it is read. */
typedef struct YamlAnchor {
    const Node *node; /* NULL while the node itself is being read */
    size_t size;      /* nodes in it, aliases expanded */
} YamlAnchor;

typedef struct YamlAnchors {
    Map named;
    size_t expanded; /* nodes that aliases stand for so far */
} YamlAnchors;

/* A node with this anchor begins; with NULL it has none, and gets none. */
YamlAnchor *yaml_anchor_open(Arena *arena, YamlAnchors *anchors, const char *name);
/* It is read. NULL: it has no anchor. */
void yaml_anchor_close(YamlAnchor *anchor, const Node *node, size_t size);
/* What the alias at `span` stands for, which counts; NULL and a report where it can't be had. */
const YamlAnchor *yaml_anchor_meant(YamlAnchors *anchors, const Source *source, Span span, Str name, Diags *diags);

#endif
