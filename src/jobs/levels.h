/* levels.h - the levels of diagnostics that the project's configuration sets, for all files (`rules`) and for some
 * (`rules-for`). */
#ifndef JOBS_LEVELS_H
#define JOBS_LEVELS_H

#include "jobs/load.h"

/* Sets them in load->diags: for what is found from now on, and for what was found before the configuration was read.
 * `paths` are files that were not loaded, but will be. */
void levels_apply(Load *load, const Str *paths, size_t count);

#endif
