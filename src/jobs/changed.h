/* changed.h - which lines changed since a revision, as git has it. */
#ifndef JOBS_CHANGED_H
#define JOBS_CHANGED_H

#include "jobs/load.h"

typedef struct Changed Changed;

/* Asks git, in the repository that `folder` is in: `git diff -U0 REVISION`, of the files as they are. NULL, with `*error` set
 * in the arena, where git is not there, or fails. The revision must not begin with '-'. */
Changed *changed_since(Arena *arena, Str folder, Str revision, Str *error);

/* Leaves out what stands on lines that are as they were, and counts it. A file that the revision has not, or that is not in
 * the repository, is new in all its lines. What belongs to no file stays. */
void changed_limit(const Changed *changed, Diags *diags);

#endif
