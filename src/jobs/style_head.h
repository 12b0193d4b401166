/* style_head.h - what a citation style says of itself, read from its first bytes alone.
 *
 * For lists of thousands of styles: no XML parser runs. */
#ifndef JOBS_STYLE_HEAD_H
#define JOBS_STYLE_HEAD_H

#include "base/arena.h"

enum { STYLE_HEAD = 16 * 1024 }; /* bytes that are looked at: the longest head in use has five thousand */

typedef struct StyleHead {
    Str title, short_title, id;
    Str parent;         /* the id of the style that a dependent one stands for; empty: it is independent */
    Str default_locale; /* or empty */
    Str format;         /* "author-date", "numeric", "note" … */
    Str fields;         /* "psychology, generic-base" */
} StyleHead;

/* Borrows from `bytes`, or the arena. What is not there is empty. */
StyleHead style_head(Arena *arena, Str bytes);

#endif
