/* markup.h - the inline markup of text: CSL's, and no more.
 *
 * <i> <b> <sup> <sub> <span class="nocase"> <span style="font-variant:small-caps;">. All else is literal: `R&D`,
 * `a < b`, `<em>`, `&lt;`. Tags are in lower case, as citeproc wants them.
 *
 *     Markup state = markup_start(text);
 *     MarkupToken token;
 *     while (markup_next(&state, &token)) …
 *
 * Every OPEN has its CLOSE, properly nested, whatever the text is: a tag that has no partner, crosses another, or is
 * nested too deep comes as TEXT with `fault` set. Linear time, no allocation. */
#ifndef TEXT_MARKUP_H
#define TEXT_MARKUP_H

#include "base/buf.h"

#define MARKUP_DEPTH 16
/* A tag is paired only with one before the MARKUP_REACHth `<` behind it. This bounds the work on malicious text. */
#define MARKUP_REACH 256

typedef enum MarkupKind {
    MARKUP_ITALIC,
    MARKUP_BOLD,
    MARKUP_SUP,
    MARKUP_SUB,
    MARKUP_NOCASE,
    MARKUP_SMALLCAPS,
    MARKUP_KINDS
} MarkupKind;

typedef enum MarkupTokenType { MARKUP_TEXT, MARKUP_OPEN, MARKUP_CLOSE } MarkupTokenType;

typedef enum MarkupFaultKind {
    MARKUP_SOUND,
    MARKUP_NOT_CLOSED, /* an opening tag without its closing one, or crossing another */
    MARKUP_NOT_OPENED, /* a closing tag without its opening one */
    MARKUP_TOO_DEEP
} MarkupFaultKind;

typedef struct MarkupToken {
    MarkupTokenType type;
    MarkupKind kind; /* of OPEN and CLOSE */
    Str text;        /* the bytes of the token: text, or the tag itself. Borrowed */
    size_t at;       /* where it begins */
    MarkupFaultKind fault;
} MarkupToken;

typedef struct Markup {
    Str text;
    size_t at;
    unsigned depth;
    struct {
        MarkupKind kind;
        size_t close; /* where its closing tag begins */
    } stack[MARKUP_DEPTH];
} Markup;

typedef struct MarkupFault {
    MarkupFaultKind kind;
    size_t at, len;
    const char *message; /* static, for people */
} MarkupFault;

Markup markup_start(Str text);
bool markup_next(Markup *state, MarkupToken *token);

/* True if the markup is sound; else `*fault` (unless NULL) is the first fault. For all of them look at the tokens. */
bool markup_check(Str text, MarkupFault *fault);
const char *markup_message(MarkupFaultKind fault);

/* There is at least one tag. */
bool markup_has_tags(Str text);

/* Writes the text without its tags. Faulty ones stay, being text. */
void markup_plain(Buf *out, Str text);

/* The tag as it is written in the sources: "<i>", "</span>". */
const char *markup_open_tag(MarkupKind kind);
const char *markup_close_tag(MarkupKind kind);

#endif
