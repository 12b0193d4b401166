/* What a translation shows of its original, which is a record of its own: original-title and the like (xsl/map/csl.xml, "originals").
 * `custom` tells them from what the translation says itself, each by its hash: "original-title=9f3c21aa original-date=…". The reader,
 * which may have no more than a part of the file, leaves out what is as it was written. */
#include "crosswalk/csl_parts.h"

enum { DEPTH = 64, DIGITS = 8 };

/* Of the texts and keys in their order; quotes are no part of them. Bounded by DEPTH. */
static uint64_t hash_of(const Node *node, unsigned depth)
{
    uint64_t hash = node->kind == NODE_TEXT ? str_hash(node->text) : (uint64_t)node->kind + node->count;

    for (size_t i = 0; node->kind != NODE_TEXT && depth < DEPTH && i < node->count; i++)
        hash = hash * 31 + str_hash(node->entries[i].key) * 7 + hash_of(node->entries[i].value, depth + 1);
    return hash;
}

void csl_original_mark(Buf *out, Str variable, const Node *value)
{
    buf_format(out, "%s%.*s=%0*x", out->len > 0 ? " " : "", STR_ARG(variable), (int)DIGITS,
               (unsigned)(hash_of(value, 0) & 0xFFFFFFFF));
}

bool csl_original_is_marked(Str marks, Str variable, const Node *value)
{
    Buf own = { 0 };
    bool found = false;
    Str mark;

    csl_original_mark(&own, variable, value);
    while (!found && str_cut(&marks, ' ', &mark))
        found = str_eq(mark, buf_str(&own));
    buf_free(&own);
    return found;
}
