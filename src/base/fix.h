/* fix.h - what --fix does about a diagnostic: bytes of its source, and what ought to stand in their place.
 *
 * A rule offers a fix only where the right text is certain. It says what the text of a value ought to be; how that is
 * written in the syntax of the file (quotes, escapes) is known here. Where that is not certain, nothing is offered. Whether
 * the result is sound is not judged here: jobs/fix.c reads the changed file again. */
#ifndef BASE_FIX_H
#define BASE_FIX_H

#include "base/diag.h"

typedef struct Edit {
    Span span;     /* of the diagnostic's source; empty: an insertion */
    Str text;      /* empty: a deletion */
    int64_t shift; /* by how many bytes what stands behind it moves, the edits before it counted; set by fix_apply */
} Edit;

typedef struct Edits {
    Edit *items;
    size_t count, capacity;
} Edits;

typedef struct Fix {
    Edits edits; /* all of them, or none; sorted, and none overlaps another, once fix_settle has said so */
} Fix;

/* A scalar of a source, as its reader understood it. */
typedef struct Scalar {
    const Source *source;
    Span span;
    Str text;
} Scalar;

/* Adds a replacement of bytes to the fix of a diagnostic. The text is copied. */
void fix_bytes(Diags *diags, Diag *diag, Span span, Str text);

/* Adds that `text` is to stand in place of bytes [at, at + len) of the scalar's text. False where it is not certain which
 * bytes of the source those are, or how to write it there: the diagnostic has no fix then, whatever else was added. */
bool fix_text(Diags *diags, Diag *diag, const Scalar *scalar, size_t at, size_t len, Str text);

/* Takes the fix back for good. */
void fix_withdraw(Diag *diag);

/* Sorts the edits. False if two of them are about the same bytes. */
bool fix_settle(Fix *fix);

/* The bytes with the edits, which are sorted and disjoint, in the arena. */
Str fix_apply(Arena *arena, Str bytes, Edits *edits);

/* Where a byte is after that; what stood in a replaced piece is at its beginning. After fix_apply. */
size_t fix_moved(const Edits *edits, size_t at);

#endif
