/* output.h - a finished tree as tokens, and the formats that these are written in. */
#ifndef CSL_OUTPUT_H
#define CSL_OUTPUT_H

#include "csl/locale.h"
#include "csl/rich.h"

typedef enum TokenKind { TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_QUOTE, TOKEN_UNQUOTE } TokenKind;

/* OPEN and CLOSE enclose what `node` formats; QUOTE and UNQUOTE are marks, with their text. */
typedef struct Token {
    TokenKind kind;
    Str text;
    const Rich *node;
    bool takes_marks; /* of UNQUOTE: periods and commas behind it go in front of it */
} Token;

typedef struct Tokens {
    Token *items;
    size_t count, capacity;
} Tokens;

/* Flattens a tree: quotes are outer or inner by depth, punctuation that meets is made one, moves into quotes where the
 * locale has it so, and blanks don't double. One pass; linear. */
Tokens csl_finish(Arena *arena, const Rich *rich, const CslLocale *locale);

void csl_put_html(Buf *out, const Tokens *tokens);
void csl_put_text(Buf *out, const Tokens *tokens);
void csl_put(Buf *out, Arena *arena, const Rich *rich, const CslLocale *locale, CslFormat format);

#endif
