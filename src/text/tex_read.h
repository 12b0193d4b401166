/* tex_read.h - text of BibTeX files: TeX to Unicode, the reverse of tex.h.
 *
 * Read are the macros and accents of tex.h's tables in every spelling, fonts and other commands that have a meaning in
 * CSL's markup (text/markup.h), TeX's ligatures, and of mathematics what has a form in Unicode. Everything else is kept
 * as it stands, so that nothing is lost: an unknown macro with its arguments, a formula with its $.
 *
 * `%`, `#`, `&`, `^` and `_` are characters: BibTeX knows no comments within a field, and has no mathematics outside $.
 * A `'` stays one, unless it closes a quotation that began with a backquote. White space is one space, none at the ends.
 *
 * What tex_title wrote comes back as it was, and what is read, written and read again is the same, with these
 * exceptions: in TEX_MACROS some characters share a form (’ and ', ‐ and -: tex_macros.inc); a <span class="nocase">
 * goes where tex_title would put braces by itself, or where there is no letter that has a case. Source of the meanings:
 * TeXbook, source2e, biblatex's manual, biber's recode_data.xml (what there is). */
#ifndef TEXT_TEX_READ_H
#define TEXT_TEX_READ_H

#include "base/buf.h"
#include "base/source.h"
#include "base/vec.h"

/* Groups and arguments nested deeper than this are kept as they stand. */
#define TEX_READ_DEPTH 256

/* What a reader tells its caller about a place in the TeX text. */
typedef enum TexFault {
    TEX_UNKNOWN_MACRO, /* a macro that we don't know: kept as it stands, with the arguments behind it */
    TEX_UNBALANCED,    /* a brace or $ without its partner: a brace is left out, a $ stays */
    TEX_BAD_ARGUMENT,  /* a macro without its argument, or with one that it can't have: kept as it stands */
    TEX_TOO_DEEP, /* nested deeper than TEX_READ_DEPTH (kept as it stands), or markup than MARKUP_DEPTH (left out) */
    /* No fault, but text that tex.h's writers would not make the same of again: a font, a formula, an address, layout. As
     * little comes back what has another fault. */
    TEX_IRREVERSIBLE
} TexFault;

/* `at` and `len` are bytes of the TeX text. */
typedef void TexFaultHandler(void *context, TexFault fault, size_t at, size_t len);

typedef enum TexReadFlag {
    TEX_READ_PLAIN = 1, /* no markup at all (names, keys, dates) */
    TEX_READ_TITLE = 2, /* braces that protect case become <span class="nocase"> */
    /* URL, DOI, file: only \% \_ \# \& \~{} \url{} and the like are undone. Wins over the others. */
    TEX_READ_VERBATIM = 4
} TexReadFlag;

/* From the byte `out` of what was appended on: with `len` 0 a copy of the TeX text from `tex` on, byte for byte; else
 * all of it comes from tex[tex, tex + len). */
typedef struct TexStep {
    uint32_t out, tex, len;
} TexStep;

/* Where in the TeX text a text came from. Its steps live in the arena. */
typedef struct TexMap {
    Arena *arena;
    VEC(TexStep) steps;
} TexMap;

/* An empty map. */
TexMap tex_map_create(Arena *arena);

/* The bytes of the TeX text that text[at, at + len) came from; `at` counts from where tex_read began to append. */
Span tex_map_span(const TexMap *map, size_t at, size_t len);

/* Is it certain, at a look, that tex_read would append the text as it stands, whatever the flags, and find no fault? */
bool tex_is_plain(Str tex);

/* Decodes `tex` (the inside of a field, without its delimiters, at most 4 GiB) and appends it to `out` as UTF-8 in NFC
 * with CSL's markup. Malformed UTF-8 becomes U+FFFD. `handler` may be NULL; faults come in the order of the text, but
 * for those of a construct that is found wrong at its end. `map`, unless NULL, is filled anew. Linear time. */
void tex_read(Buf *out, Str tex, unsigned flags, TexFaultHandler *handler, void *context, TexMap *map);

#endif
