/* tex.h - text for BibTeX files: Unicode to TeX.
 *
 * What is written is inert: braces balance, and no byte of the text acts. `\input`, `^^5c`, `%`, `#1`, `$` and a lone
 * brace come out as characters to be printed. It is meant to stand between braces, `title = {…}`, where a `"` is
 * harmless. Line breaks become spaces, and control characters U+FFFD.
 *
 * Every macro and accent that is written stands as `{\ss}`, `{\'e}`, `{\v{c}}`: BibTeX takes that for one character,
 * whose case and sorting it knows. Source of the macros: LaTeX's encoding tables (utf8enc.dfu, ltoutenc.dtx, fontmath.ltx),
 * compared with biber's recode_data.xml. */
#ifndef TEXT_TEX_H
#define TEXT_TEX_H

#include "base/buf.h"

typedef enum TexMode {
    TEX_UTF8,  /* biblatex and biber: only TeX's specials are escaped */
    TEX_MACROS /* classic BibTeX: what has a macro is written as one, the rest (Han) stays UTF-8 */
} TexMode;

/* Plain text (no markup). */
void tex_escape(Buf *out, Str text, TexMode mode);

/* Text with CSL's markup, for a field whose case BibTeX leaves alone (note, publisher). */
void tex_rich(Buf *out, Str text, TexMode mode);

/* A title with CSL's markup. With `english_casing` (the styles may change its case) words that must keep their
 * capitals are put in braces:
 * - a word with a capital after its first letter: NSWN, iPhone, R&D, O’Neill, 5G (not State-Owned: each part of a
 *   hyphenated word has its own first letter; but the braces go round the whole);
 * - in a title in sentence case every word with a capital, but the first one and one that follows `.`, `?`, `!` or `:`
 *   (opening quotation marks do not count). A title is in title case if at least two of its words of four and more
 *   letters begin with a capital and no more than a quarter as many do not (first words, prepositions, words with inner
 *   capitals and what stands in <i> aside; nocase counts); else it is in sentence case;
 * - a word that is one capital letter: I, plan B; but an A only by the rule before;
 * - what <span class="nocase"> encloses.
 * Han and other letters without case need none. Markup within a word (<i>e</i>Life) divides it. What is protected for
 * its own sake begins with {} where BibTeX would take it for one character ({{}\emph{…} …}), and has {} behind it
 * where another group follows: so tex_read can tell it from what is protected by rule. */
void tex_title(Buf *out, Str text, TexMode mode, bool english_casing);

/* Flags of a macro. */
enum {
    TEX_WORD = 1,      /* a control word: needs {} or a space behind it */
    TEX_MATH = 2,      /* in math mode only: written {$…$} */
    TEX_READ = 4,      /* to be read, never written: another row has the better form, or LaTeX alone has not got it */
    TEX_WRITE = 8,     /* to be written, never read: `-` is not always U+2010 */
    TEX_TEXTCOMP = 16, /* textcomp's, a part of LaTeX since 2020 */
    TEX_T1 = 32,       /* wants fontenc with T1: Đ, «, „ */
    TEX_LIGATURE = 64  /* characters, no control sequence: --, ``, ~ */
};

typedef struct TexMacro {
    uint32_t cp;
    const char *macro; /* without braces around it: "\\ss", "---" */
    uint8_t flags;
} TexMacro;

/* An accent: its combining character and its macro (`'`, `"`, `v`), which takes the letter as its argument. */
typedef struct TexAccent {
    uint32_t combining;
    char macro;
    uint8_t flags; /* TEX_WORD where it is a letter; TEX_READ */
} TexAccent;

/* The tables, for readers: TeX to Unicode goes through them the other way. Sorted by code point. Accented letters are
 * not rows but accent + base, composed by NFC. */
const TexMacro *tex_macros(size_t *count);
const TexAccent *tex_accents(size_t *count);

#endif
