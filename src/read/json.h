/* json.h - reads JSON (RFC 8259) into trees of nodes.
 *
 * A string is text that is `quoted`, its escapes undone; numbers, true, false and null are text that is not. Texts
 * borrow from the source where they can, so that it must outlive them.
 *
 * Every fault is reported: B016 what is not JSON, B013 a key given twice (the last value wins, as in other programs), B006
 * what is nested too deep, B003 what no output can hold (it becomes U+FFFD). Where it is plain what was meant (a comma too
 * many, a comment, a key without quotes) reading goes on in its place; else the element of the outermost list that holds the
 * fault is left out, and no other. */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/diag.h"
#include "model/node.h"

enum { JSON_DEPTH = 64 }; /* the most that LIMIT_DEPTH may be */

/* The tree, or NULL if nothing could be read. Sets source->inside. */
const Node *read_json(Arena *arena, Source *source, Diags *diags);

/* The same, with nodes in an arena of their own: those who keep no more than texts and keys need it no longer than they read. */
const Node *read_json_apart(Arena *arena, Arena *nodes, Source *source, Diags *diags);

/* The same, element by element: of the outermost list, or of a document that is none its one value. Sets source->inside. */
typedef struct JsonItems JsonItems;
JsonItems *json_items(Arena *arena, Source *source, Diags *diags);
bool json_is_list(const JsonItems *items);
/* False at the end. The tree is made in `arena`, which may be another one each time. */
bool json_next_item(JsonItems *items, Arena *arena, const Node **item);

#endif
