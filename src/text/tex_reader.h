/* tex_reader.h - shared by the files tex_read*.c and tex_lookup.c, and nobody else. */
#ifndef TEXT_TEX_READER_H
#define TEXT_TEX_READER_H

#include "text/markup.h"
#include "text/tex.h"
#include "text/tex_read.h"
#include "text/tex_title.h"

/* What a command does. */
typedef enum TexDo {
    DO_NOTHING,       /* layout */
    DO_SPACE,         /* a line break, \␣ */
    DO_TEXT,          /* is a fixed text */
    DO_PASS,          /* its argument stays what it is */
    DO_ELEMENT,       /* its argument becomes an element of markup */
    DO_DECLARE,       /* the rest of the group does */
    DO_RESET,         /* ends what DO_DECLARE began in this group */
    DO_WRAP,          /* characters around the argument */
    DO_QUOTE,         /* quotation marks around the argument */
    DO_SECOND,        /* the second of two arguments stays */
    DO_DROP_ARGUMENT, /* a key for sorting */
    DO_URL,
    DO_HREF,
    DO_SYMBOL, /* a character by number */
    DO_CHAR,
    DO_DING,
    DO_MATH,    /* \ensuremath{…} */
    DO_FORMULA, /* \(…\) */
    DO_ACCENT
} TexDo;

typedef struct TexCommand {
    const char *name;
    TexDo what;
    uint32_t value;   /* the MarkupKind; the combining character */
    const char *text; /* of an element, its font's own name where the markup does not say it */
} TexCommand;

/* What a control sequence (without its backslash) means: at most one of the two is not NULL. */
typedef struct TexMeaning {
    const TexMacro *macro;
    const TexCommand *command;
} TexMeaning;

TexMeaning tex_lookup(Str name);

/* The table, for the test of its order: tests/unit/tex_lookup.c, which can write tex_order.inc anew. */
const TexCommand *tex_commands(size_t *count);

/* The combining character of an accent: 0 if the name is none. */
uint32_t tex_accent(Str name);

/* Reading one text. */
typedef struct TexReader {
    Buf *out;
    size_t base; /* where we began to append */
    Str tex;
    unsigned flags;
    TexFaultHandler *handler;
    void *context;
    TexMap *map;
    size_t space_at;   /* white space that was read, not yet written: where, or STR_NONE */
    bool begun;        /* text was written */
    bool doubtful;     /* what was written may not be in NFC */
    bool open_formula; /* a \\( had no \\): no other has one */
    unsigned depth;    /* groups and arguments */
    unsigned kept;     /* groups within which no other protects anything */
    unsigned backquotes, quotes;
    unsigned opened;                /* elements that are open */
    MarkupKind stack[MARKUP_DEPTH]; /* they; MARKUP_NOCASE stands for a group, whose tags come later */
    size_t declared;                /* how many were open where the group began */
    size_t parted;                  /* the last {}, in the text */
    Buf groups;                     /* TexGroup */
} TexReader;

/* Offsets that these take and give are bytes of reader->tex. */

/* Reads up to the closing brace of the group that `at` is in, or to the end. Returns where it stands. */
size_t tex_read_run(TexReader *reader, size_t at);
/* Reads an argument, which begins at `at`: a group, a macro, a character. Returns its end; `at` if there is none. */
size_t tex_read_argument(TexReader *reader, size_t at);
/* The inside of the group at `at`, as it stands. Returns its end; `at` if there is none. */
size_t tex_raw_argument(const TexReader *reader, size_t at, Str *inside);
/* Reads the control sequence at `at` (in tex_read_macro.c). */
size_t tex_read_control(TexReader *reader, size_t at);
/* Reads the formula at `at`, a $ (in tex_read_math.c). */
size_t tex_read_math(TexReader *reader, size_t at);
/* Writes what stands in the formula tex[at, end) without mathematics if it has such a form; else the formula as it is. */
void tex_put_formula(TexReader *reader, Str math, size_t at, size_t end);

/* Writes text that came from tex[at, at + len), with the space before it. */
void tex_put(TexReader *reader, Str text, size_t at, size_t len);
void tex_put_cp(TexReader *reader, uint32_t cp, size_t at, size_t len);
/* Copies tex[at, end) as it stands; white space is one space. */
void tex_put_raw(TexReader *reader, size_t at, size_t end);
/* Writes the space that stands before something, if there is one. */
void tex_put_space(TexReader *reader);
void tex_open(TexReader *reader, MarkupKind kind, size_t at, size_t len);
void tex_close(TexReader *reader, unsigned opened, size_t at, size_t len);

void tex_fault(TexReader *reader, TexFault fault, size_t at, size_t len);
size_t tex_skip_space(Str tex, size_t at);

/* The steps of the map (in tex_map.c); they do nothing where there is none. `out` counts from reader->base. */
void tex_map_copy(TexReader *reader, size_t tex);
void tex_map_from(TexReader *reader, size_t tex, size_t len);
/* The byte `out` was taken away. */
void tex_map_drop(TexMap *map, size_t out);
/* Forgets the steps from `out` on. */
void tex_map_cut(TexMap *map, size_t out);

/* Undoes the escapes of a field that is read verbatim (in tex_read_verbatim.c). */
void tex_undo(TexReader *reader, size_t at, size_t end);

/* What is left when all is read (in tex_read_finish.c): the tags of groups, NFC. */
void tex_put_nocase(TexReader *reader);
void tex_put_nfc(TexReader *reader);
/* Whether the character that the text begins with is malformed, or NFC may change it. */
bool tex_is_doubtful(Str text);

#endif
