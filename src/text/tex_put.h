/* tex_put.h - shared by tex.c and tex_title.c, and nobody else. */
#ifndef TEXT_TEX_PUT_H
#define TEXT_TEX_PUT_H

#include "base/buf.h"

/* Writes TeX, and an empty group before it if it would make a ligature with what stands there. */
void tex_put_apart(Buf *out, Str tex);

#endif
