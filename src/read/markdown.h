/* markdown.h - the state of the reader of Markdown, and its two halves: blocks (manuscript_markdown.c), and what stands in
 * their lines (manuscript_inline.c). For this folder alone. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "read/manuscript_parts.h"

typedef struct Bracket {
    size_t open, close, depth;
} Bracket;

typedef struct Markdown {
    Manuscript *manuscript;
    Str text;
    size_t at;
    size_t from;      /* where the text begins that is not given to the manuscript yet */
    bool joined;      /* it goes on behind inline markup */
    bool quoted;      /* in a block quotation */
    bool listed;      /* indented lines belong to a list or a note, and are no code */
    bool quarto;      /* @fig-x refers to a figure */
    size_t line;      /* begun last, so that none is begun twice */
    size_t paragraph; /* its end: where the brackets end */
    VEC(Bracket) brackets;
    size_t bracket;        /* the next one */
    size_t note;           /* 1-based: the note in whose text we are; 0: in none */
    size_t note_end;       /* where it ends */
    size_t angle_none;     /* no `>` before here */
    size_t dollar_none[2]; /* the same for the end of $…$ and $$…$$ */
    uint64_t ticks_none;   /* bit n: no run of n backticks comes before the end of this paragraph */
    Map numbers;           /* label of a footnote → its NoteMarker's number, as a pointer */
    uint32_t last_number;
} Markdown;

enum { TICKS_MOST = 63, FENCE = 3, INDENT = 4, BRACKET_DEPTH = 4 }; /* what is deeper is not paired */

static inline char peek(const Markdown *md, size_t at)
{
    return at < md->text.len ? md->text.ptr[at] : '\0';
}

static inline size_t run_length(const Markdown *md, size_t at, char c)
{
    size_t count = 0;

    while (peek(md, at + count) == c && at + count < md->text.len)
        count++;
    return count;
}

static inline size_t line_end(const Markdown *md, size_t at)
{
    size_t end = str_find_char(str_from(md->text, at), '\n');

    return end == STR_NONE ? md->text.len : at + end;
}

static inline size_t skip_blanks(const Markdown *md, size_t at)
{
    while (peek(md, at) == ' ' || peek(md, at) == '\t')
        at++;
    return at;
}

static inline bool is_blank_line(const Markdown *md, size_t at)
{
    at = skip_blanks(md, at);
    return at >= md->text.len || peek(md, at) == '\n' || peek(md, at) == '\r';
}

/* What stands before here is given as text; it goes on at `to`. */
static inline void pass_over(Markdown *md, size_t to, bool joined)
{
    manuscript_text(md->manuscript, md->from, md->at, md->joined, md->quoted);
    md->joined = joined && (md->joined || md->at > md->from);
    md->at = md->from = to < md->text.len ? to : md->text.len;
}

/* ---- of blocks ---- */

/* Behind the run that closes a code span of `count` backticks; behind the run itself if none does. */
size_t markdown_code_end(Markdown *md, size_t at, size_t count);
/* The partner of the bracket at `at`, or 0. Of brackets nested very deep it is not known, which bounds the work. */
size_t markdown_bracket_close(Markdown *md, size_t at);
/* [^gu] from `start` to `end`. */
void markdown_marker(Markdown *md, size_t start, size_t end);
/* ^[a note in its place] at md->at: what it holds is read as text goes on. */
void markdown_inline_note(Markdown *md);

/* ---- of lines ---- */

/* One step at md->at: something that is no text, or a character or word that is. */
void markdown_inline(Markdown *md);

#endif
