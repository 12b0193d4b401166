/* Where a piece of a text stands in the TeX that it was read from. */
#include "read/bibtex.h"

#include "text/tex_read.h"

Span bibtex_inside(const Source *source, Span scalar, Str text, size_t at, size_t len)
{
    static const unsigned ways[] = { 0, TEX_READ_TITLE, TEX_READ_PLAIN, TEX_READ_VERBATIM };
    enum { LONGEST = 1 << 16 }; /* it is read again for each diagnostic */
    Str tex = source_text(source, scalar);
    Span found = scalar;
    Arena *arena;

    if (str_eq(tex, text))
        return (Span){ (uint32_t)(scalar.start + at), (uint32_t)(scalar.start + at + len) };
    if (tex.len > LONGEST)
        return scalar;
    arena = arena_create();
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        TexMap map = tex_map_create(arena);
        Buf out = { 0 };
        bool same;

        tex_read(&out, tex, ways[i], NULL, NULL, &map);
        same = str_eq(buf_str(&out), text);
        if (same)
            found = tex_map_span(&map, at, len);
        buf_free(&out);
        if (same) {
            found.start += scalar.start;
            found.end += scalar.start;
            break;
        }
    }
    arena_destroy(arena);
    return found;
}
