/* tbx_facts.h - statements on their way from TBX to nodes: a field, its language, its value, and what is said of it.
 *
 * Also the lines that our notes hold; xsl/tbx.xsl describes them, and xsl/tbx/lines.xsl writes them. */
#ifndef READ_TBX_FACTS_H
#define READ_TBX_FACTS_H

#include "base/vec.h"
#include "model/node.h"
#include "model/schema.h"

enum { FACT_DEPTH = 8 /* lines below lines */ };

typedef struct Fact Fact;
typedef VEC(Fact *) FactList;

struct Fact {
    Str key, lang, value;
    Span key_span, value_span;
    bool has_value;
    bool more;      /* the value before it, in another language */
    bool stated;    /* said in a note: goes before the category that says the same */
    FactList below; /* fields of a part, and the statement */
};

/* Appends a fact. Everything is borrowed. */
Fact *fact_add(Arena *arena, FactList *list, Str key, Str lang, Str value, Span span);

/* Reads lines. False, and nothing is appended, if the first names no field of the schema or of a statement: then `text` is a remark.
 * `content` is the span that `text` came from. */
bool facts_read_lines(Arena *arena, const Source *source, const Schema *schema, Str text, Span content, FactList *list);

/* A mapping in source form, for engine_read. Facts that the schema has no field for are left out: ask before. */
Node *facts_node(Arena *arena, const Schema *schema, const FactList *list, Span span);

/* Has the schema, or a statement, a field of that name? */
bool fact_is_known(const Schema *schema, Str key);

#endif
