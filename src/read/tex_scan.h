/* tex_scan.h - the tokens of TeX as a manuscript has them, without running it. For this folder alone. */
#ifndef READ_TEX_SCAN_H
#define READ_TEX_SCAN_H

#include "read/manuscript_parts.h"

/* Deeper arguments are none, which bounds the work on malicious text. */
enum { TEX_GROUP_DEPTH = 64 };

typedef struct TexScan {
    Manuscript *manuscript;
    Str text;
    size_t at;
} TexScan;

static inline char scan_peek(const TexScan *tex)
{
    return tex->at < tex->text.len ? tex->text.ptr[tex->at] : '\0';
}

/* Behind the end of the line. */
void scan_skip_line(TexScan *tex);
/* White space and comments: what TeX passes over before an argument. */
void scan_skip_space(TexScan *tex);
/* An argument in brackets of that kind, which may hold others; `inside` is what they hold. False, and nothing taken, if
 * there is none. */
bool scan_group(TexScan *tex, char open, char close, Span *inside);
/* "parencite" for \parencite; the backslash is taken already. `@` is a letter, as in an .aux. */
Str scan_name(TexScan *tex);
/* Adds the keys of a list, comments left out. Returns how many. */
size_t scan_keys(Manuscript *manuscript, Citation *citation, Span list);

/* Takes the arguments of a command, and adds what it cites, if it is one that cites. `note`: of the footnote around it. */
bool scan_cite(TexScan *tex, Str name, size_t start, uint32_t note);

#endif
