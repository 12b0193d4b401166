/* yaml_layout_parts.h - what yaml_layout.c and yaml_layout_text.c share. */
#ifndef READ_YAML_LAYOUT_PARTS_H
#define READ_YAML_LAYOUT_PARTS_H

#include "base/vec.h"
#include "read/yaml_layout.h"

enum { LEVELS = 140, STEP = 2 };

/* A mapping or list in lines: the columns in which its keys or dashes stood, and stand now. */
typedef struct Level {
    size_t old, new;
    bool list;
} Level;

typedef struct Comment {
    Str text;
    size_t column; /* of the level that it stands in, as it is now; SIZE_MAX: that of what follows */
    bool blank;    /* an empty line stands before it */
} Comment;

typedef struct Layout {
    Arena *arena;
    Str bytes;
    size_t at;
    Buf *out;
    const char *newline;
    Level levels[LEVELS];
    size_t depth;
    VEC(Comment) comments; /* that stand before the next thing */
    bool blank;            /* an empty line stands before it */
    bool allowed;          /* a comment about a finding stands above: the line has to stay one */
    bool failed;
} Layout;

/* ---- yaml_layout.c: lines of the source, by the offset of a byte in them, or of their first ---- */

size_t layout_line_end(Str bytes, size_t at);
size_t layout_next_line(Str bytes, size_t at);
size_t layout_indent(Str bytes, size_t line);
Str layout_line(Str bytes, size_t line);
bool layout_is_blank(Str bytes, size_t line);
Str layout_trim(Str text); /* at its end */

/* ---- and of the output ---- */

void layout_new_line(Layout *layout, size_t column);
void layout_blank_line(Layout *layout);
const Level *layout_top(const Layout *layout);
/* Where what stands below the present level begins. */
size_t layout_inner(const Layout *layout);

/* ---- yaml_layout_text.c: what begins at layout->at, and the rest of its lines ---- */

/* Nothing, or a comment with the blanks before it. */
void layout_put_rest(Layout *layout);
void layout_put_plain(Layout *layout);
void layout_put_quoted(Layout *layout);
/* Behind | or >. */
void layout_put_block(Layout *layout);

#endif
