/* source.h - the bytes of one input, and where in it something stands. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"

/* A range of bytes [start, end) in one Source. Empty spans mark a place. */
typedef struct Span {
    uint32_t start, end;
} Span;

#define SPAN_NONE ((Span){ 0, 0 })

typedef struct Source Source;

/* Where bytes [at, at + len) of a scalar's text stand, given the scalar's span: escapes and folding lie between. */
typedef Span SourceInside(const Source *source, Span scalar, Str text, size_t at, size_t len);

/* How text is written in a source, so that some of it can be replaced (fix.h). */
typedef enum SourceSyntax {
    SYNTAX_UNKNOWN, /* nothing can be */
    SYNTAX_YAML,
    SYNTAX_JSON,
    SYNTAX_XML,
    SYNTAX_TEX,
    SYNTAX_LINES /* as it is, to the end of the line: RIS */
} SourceSyntax;

/* How many characters stand before a byte. */
typedef struct SourceMark {
    uint32_t offset, characters;
} SourceMark;

/* 1-based; columns in code points, a malformed byte counting one. */
typedef struct Position {
    size_t line, column;
} Position;

/* One input, or a window of a large one, in memory. Inputs above SOURCE_LIMIT bytes are refused when they are read whole. */
struct Source {
    Str name;        /* as the user wrote it: a path, or "<stdin>" */
    Str bytes;       /* everything, byte order mark included */
    uint32_t *lines; /* offset of the first byte of each line */
    size_t line_count;
    bool sound;        /* well-formed UTF-8 */
    SourceMark *marks; /* one for every SOURCE_STRIDE bytes, so that a place in a very long line is soon found */
    size_t mark_count;
    size_t order;        /* position among the inputs of the run: diagnostics sort by it */
    bool context;        /* read for the sake of others: not reported on, not written out */
    Position first;      /* of a window: lines before it, and characters before it in its first line */
    uint64_t first_byte; /* of a window: bytes before it */
    bool goes_on;        /* a window that others follow */
    bool recoded; /* its bytes are not those of the file, which is in another encoding: nothing can be edited there */
    const char *format;   /* its name in the registry; NULL: not known */
    bool excerpt;         /* of another format: what its records refer to may stand elsewhere, which is no fault */
    const void *before;   /* what the reader of its format knows of the inputs before it; NULL: nothing */
    SourceInside *inside; /* set by the reader; NULL: the scalar's own span has to do */
    SourceSyntax syntax;  /* the same */
};

enum { SOURCE_LIMIT = 1 << 30, SOURCE_STRIDE = 1024 };

/* A Source in the arena; `name` and `bytes` are borrowed and must live as long. Lines end at LF, CR LF or CR. */
Source *source_create(Arena *arena, Str name, Str bytes);

/* The position of the byte at `offset`; past the end means the end. */
Position source_locate(const Source *source, size_t offset);

/* The line alone, which is found sooner. */
size_t source_line_number(const Source *source, size_t offset);

/* The text of line number `line` (1-based) without its line end; empty past the end. */
Str source_line(const Source *source, size_t line);

/* Byte offset (in the window) of a 1-based line and a 0-based column in code points. */
size_t source_offset(const Source *source, size_t line, size_t column);

Str source_text(const Source *source, Span span);

/* Is it no whole file? Then nobody knows which ids are taken; what has to be unique ends with its line. */
static inline bool source_is_window(const Source *source)
{
    return source->goes_on || source->first_byte > 0;
}

/* A Source of its own with no more than the lines around a span, for when the other goes; `*span` is moved into it. Lines
 * that are very long are cut. */
Source *source_excerpt(Arena *arena, const Source *source, Span *span);

#endif
