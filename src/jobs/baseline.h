/* baseline.h - findings that are known: a JSON file, which `--write-baseline` writes and `--baseline` reads.
 *
 *     {"version": 1, "findings": [{"file": "refs.bib", "code": "B302", "fingerprint": "9b9a…:1", "message": "…"}]}
 *
 * One finding a line, sorted by file, code and fingerprint (report/fingerprint.h). Files are named from the folder of the
 * baseline, if they lie in it. The message is for people. */
#ifndef JOBS_BASELINE_H
#define JOBS_BASELINE_H

#include "jobs/load.h"

typedef struct Baseline Baseline;

/* NULL, with `*error` set in the arena ("known.json: No such file or directory"), where the file is none. */
Baseline *baseline_read(Arena *arena, Str path, Str *error);

/* Compares what was found with what is known. Counts what is known, of the files that were read and of files that are there
 * no more, but was not found: `wanted` says which codes were looked for. */
void baseline_compare(Baseline *baseline, const Load *load, const bool wanted[DIAG_COUNT]);

/* Leaves out what is known, as baseline_compare found, and counts it. */
void baseline_limit(const Baseline *baseline, const Load *load);

/* Writes what was found to a file, whole or not at all; also what `old` knows of other files and codes, after
 * baseline_compare (NULL: there is none). False, with `*error` set, where that fails. */
bool baseline_write(const Load *load, const Baseline *old, Str path, Str *error);

#endif
