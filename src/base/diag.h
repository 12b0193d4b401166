/* diag.h - what is wrong with the input, where, and how to mend it.
 *
 * Every code is a row of diag.def. Diagnostics collect in one list; nothing is printed here (see report/). */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/limits.h"
#include "base/map.h"
#include "base/source.h"
#include "base/vec.h"

typedef enum Severity { SEVERITY_OFF, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef enum DiagCode {
#define DIAG(code, severity, title, reason, example, mend) DIAG_##code,
#include "base/diag.def"
#undef DIAG
    DIAG_COUNT
} DiagCode;

/* What `bibelot explain CODE` prints. */
typedef struct DiagRow {
    const char *code;    /* "B101" */
    Severity severity;   /* the default */
    const char *title;   /* a short noun phrase */
    const char *reason;  /* why it matters */
    const char *example; /* a source that triggers it */
    const char *mend;    /* how to mend it */
} DiagRow;

const DiagRow *diag_row(DiagCode code);
/* What --fix does about it, where that is certain (fixes.def): "deletes it"; NULL: nothing. */
const char *diag_fix_name(DiagCode code);
/* The code named "B101" (any case), or DIAG_COUNT. */
DiagCode diag_find(Str name);
const char *severity_name(Severity severity);

/* A second place that belongs to a diagnostic ("first defined here"). */
typedef struct DiagNote {
    const Source *source;
    Span span;
    Str message;
} DiagNote;

typedef struct Diag {
    DiagCode code;
    Severity severity;
    const Source *source; /* NULL: about the run as a whole */
    Span span;
    Str message;
    Str help;        /* empty: none */
    struct Fix *fix; /* fix.h; NULL: it takes a person to mend it */
    bool no_fix;     /* a fix was begun, and is not certain */
    VEC(DiagNote) notes;
    size_t order; /* in which it was added */
    Str once;     /* of several with the same key the first is kept; empty: all are */
} Diag;

/* Why a diagnostic that was found is not shown. */
typedef enum LeftOut { LEFT_ALLOWED, LEFT_CODES, LEFT_KNOWN, LEFT_UNCHANGED, LEFT_REASONS } LeftOut;

typedef struct Diags {
    Arena *arena; /* owns the messages and whatever the list needs */
    VEC(Diag *) list;
    Severity levels[DIAG_COUNT]; /* severities in force: the defaults, changed by the project's `rules` */
    Map by_file;                 /* name of a source → its own levels (Severity[DIAG_COUNT]), where they differ */
    bool raised[DIAG_COUNT];     /* off, but on in some file */
    Limits limits;               /* in force, for whoever reads and reports */
    size_t errors, warnings, infos;
    Map told;                          /* the keys of diag_add_once */
    size_t added;                      /* so far, dropped ones included */
    size_t unkept[SEVERITY_ERROR + 1]; /* counted above, but no longer in the list */
    size_t left_out[LEFT_REASONS];     /* dropped by diags_leave_out: counted here and not above */
    size_t mended;                     /* by --fix: in the files, and no longer in the list */
    size_t stale;                      /* known findings that are there no more */
} Diags;

Diags *diags_create(Arena *arena);

/* An empty list with the same levels and limits in force. */
Diags *diags_like(Arena *arena, const Diags *other);

/* The levels in the sources of that name, for what is added from now on, and by diags_relevel. Both are borrowed, and live as
 * long as the list. */
void diags_set_file(Diags *diags, Str name, Severity *levels);
/* One level for every file. */
void diags_set_level(Diags *diags, DiagCode code, Severity severity);
/* Is the code on anywhere? */
bool diags_wants(const Diags *diags, DiagCode code);

/* Adds a diagnostic and returns it. Where its code is off the returned one is not in the list, so that callers may add
 * help and notes to it all the same. */
Diag *diag_add(Diags *diags, DiagCode code, const Source *source, Span span, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The same, unless there is one with that key of that source's file. */
Diag *diag_add_once(Diags *diags, Str key, DiagCode code, const Source *source, Span span, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
void diag_help(Diags *diags, Diag *diag, const char *format, ...) __attribute__((format(printf, 3, 4)));
void diag_note(Diags *diags, Diag *diag, const Source *source, Span span, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Appends all that is in `part`, which is done with. */
void diags_append(Diags *diags, const Diags *part);

/* Gives what is in the list already the severities that are in force now, and drops what is off. */
void diags_relevel(Diags *diags);

/* Drops what stands in sources that are mere context. */
void diags_drop_context(Diags *diags);

/* Is a diagnostic to stay? */
typedef bool DiagKeeper(void *context, const Diag *diag);
/* Drops what is not to stay, and counts it. Every diagnostic that is in the list is asked for, in order. */
void diags_leave_out(Diags *diags, LeftOut reason, DiagKeeper *keeps, void *context);

/* Takes over what `from`, of an arena that lives as long, holds: but for what begins at or behind a byte of its source. */
void diags_take(Diags *diags, const Diags *from, uint32_t end);

/* Moves those of one code. */
void diags_divert(Diags *diags, DiagCode code, Diags *to);

/* Moves what `from` holds, with as much of its sources as a report shows, so that `from` and they may go. More than `limit`
 * in the list are counted alone. Levels are not asked for again. */
void diags_move(Diags *diags, const Diags *from, size_t limit);

/* Sorts by input, then position, then order of adding. */
void diags_sort(Diags *diags);

#endif
