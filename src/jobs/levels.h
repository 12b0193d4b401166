/* levels.h - the levels of diagnostics that the project's configuration sets, for all files (`rules`) and for some
 * (`rules-for`). */
#ifndef JOBS_LEVELS_H
#define JOBS_LEVELS_H

#include "jobs/load.h"

/* Sets what the project (or NULL) says in load->diags: for what is found from now on, and for what is in the list already.
 * Of files that were not loaded yet, but will be, only those in `paths` are known. */
void levels_apply(Load *load, const Record *project, const Str *paths, size_t count);

#endif
