/* nodes.h - trees of nodes as JSON, and whether two say the same. */
#ifndef CROSSWALK_NODES_H
#define CROSSWALK_NODES_H

#include "base/buf.h"
#include "model/node.h"

/* JSON in one line. YAML's words that JSON has not get quotes. What is deeper than the readers' trees may be becomes null. */
void node_json(Buf *out, const Node *node);

/* The same content, whatever the order of keys. A list of one is its member, {value: x} and {literal: x} are x, and so is
 * {LANGUAGE: x}, `language` being that of the work, or empty. Of what is broken nothing is asked. */
bool node_same(const Node *a, const Node *b, Str language);

/* Without statements around values, with one of several that disagree, without the language of a text in one language, and
 * without spans: what a flat format can show. In the arena. */
const Node *node_flat(Arena *arena, const Node *node);

/* Without the markup of case and small capitals, which few programs know; <i> and the like stay. */
Str text_without_spans(Arena *arena, Str text);

#endif
