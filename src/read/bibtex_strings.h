/* bibtex_strings.h - what stands for other text: macros, months, pieces joined by `#`. */
#ifndef READ_BIBTEX_STRINGS_H
#define READ_BIBTEX_STRINGS_H

#include "base/buf.h"
#include "read/bibtex.h"

typedef struct BibtexMacro {
    Str text;  /* raw TeX */
    Span span; /* of the value in its @string */
    Span name_span;
    Span loose; /* the whole @string, where a value in it uses a macro that its source does not define; else empty */
    const struct BibtexMacro *before; /* what the same name stood for until then */
} BibtexMacro;

/* Pieces of one value, in order. */
typedef struct BibtexPieces {
    Str alone, first; /* the first one, if it stays alone, and if others follow: mar, March */
    Buf joined;       /* all, if there are several; bibtex_pieces_take releases it */
    Span span;        /* of the content of the only one, or of all that is written */
    Span written;     /* with delimiters */
    size_t count;
    bool bare; /* the only one stands for itself */
} BibtexPieces;

/* `raw` within delimiters: `content` is its span, `written` includes them. */
void bibtex_pieces_text(BibtexContext *context, BibtexPieces *pieces, Str raw, Span content, Span written);
/* A number, or what stands for itself for want of anything better. */
void bibtex_pieces_bare(BibtexPieces *pieces, Str text, Span span);
/* A macro; one that nobody defined is reported (B018). */
void bibtex_pieces_macro(BibtexContext *context, BibtexPieces *pieces, Str name, Span span);
/* The value, in the arena; NULL if there are no pieces. */
Node *bibtex_pieces_take(BibtexContext *context, BibtexPieces *pieces);

/* What a field of @string does. Its value may be NULL. `loose`: as in BibtexMacro. */
void bibtex_define(BibtexContext *context, const NodeEntry *field, Span loose);

#endif
