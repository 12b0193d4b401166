/* output.h - a finished tree as tokens, and the formats that these are written in. */
#ifndef CSL_OUTPUT_H
#define CSL_OUTPUT_H

#include "csl/locale.h"
#include "csl/rich.h"

typedef enum TokenKind { TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_QUOTE, TOKEN_UNQUOTE } TokenKind;

/* OPEN and CLOSE enclose what `node` formats; QUOTE and UNQUOTE are marks, with their text. */
typedef struct Token {
    TokenKind kind;
    Str text; /* of an OPEN: the address that it links to, or empty */
    const Rich *node;
    bool takes_marks; /* of UNQUOTE: periods and commas behind it go in front of it */
    bool bare;        /* of an OPEN with an address: the text that is linked is the address itself */
} Token;

typedef struct Tokens {
    Token *items;
    size_t count, capacity;
} Tokens;

/* None, and room for so many (at least 1). */
Tokens csl_tokens(Arena *arena, size_t capacity);

/* Flattens a tree: quotes are outer or inner by depth, punctuation that meets is made one, moves into quotes where the
 * locale has it so, and blanks don't double. One pass; linear. */
Tokens csl_finish(Arena *arena, const Rich *rich, const CslLocale *locale);

/* Gives addresses to what was made of the variables URL, DOI, PMID and PMCID: of safe schemes alone. Text of the style that
 * begins the address (https://doi.org/) is drawn into the link. Linear. */
void csl_link(Arena *arena, Tokens *tokens);

typedef struct OutputTag {
    const char *open, *close;
} OutputTag;

/* How a format writes tokens: what it puts around them, by the numbers of rich.h. */
typedef struct OutputForm {
    OutputTag styles[4], variants[3], weights[4], decorations[3], aligns[4];
    OutputTag displays[5];  /* where there is no `line_break` */
    const char *line_break; /* before and behind a block; NULL: `displays` says it */
    const char *indent;     /* before what is indented */
    OutputTag margin;       /* around what stands in the margin */
    void (*text)(Buf *out, Str text);
    void (*link_text)(Buf *out, Str text); /* of text within a link; NULL: as other text */
    void (*link_open)(Buf *out, Str href); /* NULL: it has no links */
    const char *link_close, *link_middle;  /* `link_middle`: the address stands behind the text, after this */
    bool autolinks;                        /* <https://...> */
    bool hard_blanks;                      /* a blank in raised or lowered text wants a backslash */
    bool lazy; /* marks that may stand neither beside a blank nor between a letter and punctuation: Markdown's */
} OutputForm;

extern const OutputForm output_text, output_html, output_markdown, output_pandoc, output_latex, output_latex_item;

void csl_put_tokens(Buf *out, const Tokens *tokens, const OutputForm *form);
void csl_put(Buf *out, Arena *arena, const Rich *rich, const CslLocale *locale, CslManner manner);

#endif
