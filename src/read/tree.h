/* tree.h - values, as a reader finds them one by one, put into the form that sources have: by language, by item, as
 * statements that disagree. What the engine does in one direction (model/engine.c) is undone here, by the same tables. */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "model/record.h"

typedef struct TreeValue {
    Node *content;   /* text, or the mapping of a part */
    Node *statement; /* a mapping of what is said beside the value; NULL: nothing */
    Str lang;        /* empty: none, or one that can't be a key */
    Span lang_span;
    Str key; /* KEYED */
    Span key_span;
    Str item;       /* texts of a many-valued field: values of one item have the same; else empty */
    Str list;       /* several lists that disagree: which one; empty: there is one list */
    Span span;      /* of the whole */
    Span name_span; /* of what names the field there */
} TreeValue;

typedef struct TreeField {
    const Row *row; /* NULL: unknown, for the engine to say so */
    Str name;
    VEC(TreeValue *) values;
} TreeField;

/* `Tree tree = {0};` is empty and ready. Fields keep the order in which they came first. */
typedef struct Tree {
    Map names;
    VEC(TreeField *) fields;
} Tree;

/* Appends a value. `row` may be NULL: then there is no field of that name. */
void tree_add(Arena *arena, Tree *tree, const Row *row, Str name, TreeValue value);
/* Those of one name, or NULL. */
const TreeField *tree_field(const Tree *tree, Str name);
/* A mapping that engine_read takes. */
Node *tree_node(Arena *arena, const Tree *tree, Span span);

#endif
