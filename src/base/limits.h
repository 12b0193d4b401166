/* limits.h - how much of anything is read (limits.def), and how one says otherwise. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include "base/arena.h"

typedef enum LimitId {
#define LIMIT(id, name, usual, least, most, what) LIMIT_##id,
#include "base/limits.def"
#undef LIMIT
    LIMIT_COUNT
} LimitId;

typedef struct LimitRow {
    const char *name;
    size_t usual, least, most;
    const char *what; /* is counted */
} LimitRow;

typedef struct Limits {
    size_t most[LIMIT_COUNT];
} Limits;

extern const LimitRow limit_rows[LIMIT_COUNT];

/* The usual ones. */
Limits limits_usual(void);

/* The limit where it is not the usual one, else SIZE_MAX: for what needs none by itself. */
size_t limits_given(const Limits *limits, LimitId id);

/* Takes over what `text` says, "file=10000000,findings=50". False, with `*error` saying what is wrong, where it makes no sense. */
bool limits_read(Arena *arena, Str text, Limits *limits, Str *error);

#endif
