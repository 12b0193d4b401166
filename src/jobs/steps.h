/* steps.h - reads a large file on all processors: what comes of it is what one would read. */
#ifndef JOBS_STEPS_H
#define JOBS_STEPS_H

#include "jobs/formats.h"

/* Tables for formats.c. */
extern const FormatSteps bibtex_steps, biblatex_steps, ris_steps, csl_json_steps, yaml_steps;

/* Can it be read so, and is it large enough that it is worth it? `piece`: see Load. */
bool steps_apply(const Format *format, const Source *source, size_t piece);

/* Reads it. `arenas`, one for each worker, get all that is not in the arena of `records`, which may be the first of them. */
void steps_read(const Format *format, Records *records, Source *source, size_t piece, Arena **arenas, size_t workers,
                Diags *diags);

#endif
