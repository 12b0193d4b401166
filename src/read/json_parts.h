/* json_parts.h - what json.c, which goes through the outermost list, and json_value.c, which reads what is in it, share. */
#ifndef READ_JSON_PARTS_H
#define READ_JSON_PARTS_H

#include "base/vec.h"
#include "read/json.h"
#include "read/json_faults.h"

struct JsonItems {
    Arena *arena, *nodes; /* of the element being read: texts and keys, and nodes */
    Arena *own;
    VEC(NodeEntry) stack; /* members of the groups that are open, in `own`: a group takes its own when it closes */
    const Source *source;
    Diags *diags;
    Str text;    /* from behind the byte order mark on, cleaned, without blanks at the end */
    size_t base; /* where that begins in the source */
    size_t at;
    char open[JSON_DEPTH]; /* the brackets around it */
    unsigned depth;
    size_t faults;
    size_t list_at; /* the outermost bracket */
    size_t comma;   /* where the last comma stands, plus 1; 0: a value came since */
    bool is_list, wants_comma, at_next, done;
};

Span json_span(const JsonItems *items, size_t start, size_t end);
/* A fault at the character that begins at `at`, which its value does not survive: false. */
bool json_fail(JsonItems *items, size_t at, JsonFault fault);
/* Passes blanks, and comments, which it reports. */
void json_skip_blanks(JsonItems *items);
/* Before a member: true if there is one. Reports commas without a value. */
bool json_at_member(JsonItems *items, char closer);
/* The value that begins here; NULL after a fault that it does not survive. */
Node *json_value(JsonItems *items);

static inline bool json_at_end(const JsonItems *items)
{
    return items->at >= items->text.len;
}

/* The byte here, or NUL at the end. */
static inline char json_here(const JsonItems *items)
{
    return json_at_end(items) ? '\0' : items->text.ptr[items->at];
}

static inline bool json_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

#endif
