/* tex_title.h - which braces tex_title would put by itself. For tex_read*.c alone. */
#ifndef TEXT_TEX_TITLE_H
#define TEXT_TEX_TITLE_H

#include "base/str.h"

/* A group of a title, in bytes of the text that it was read into. */
typedef struct TexGroup {
    size_t start, end;
    bool own;     /* it is there for its own sake: {A}{}{B} */
    bool by_rule; /* tex_title would put it there: it needs no <span class="nocase"> */
} TexGroup;

/* Sets `by_rule` of the groups that are not `own`, which stand in order and do not overlap. `text` has markup, but no tags for them. */
void tex_title_groups(Str text, TexGroup *groups, size_t count);

#endif
