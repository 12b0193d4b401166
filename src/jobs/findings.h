/* findings.h - which of the findings are shown, and count. */
#ifndef JOBS_FINDINGS_H
#define JOBS_FINDINGS_H

#include "jobs/load.h"

typedef struct FindingOptions {
    Str only, skip;     /* codes and beginnings of codes, separated by commas; empty: all, none */
    Str baseline;       /* a file of findings that are known (baseline.h); empty: none is */
    Str write_baseline; /* a file to write all findings to, which are known then; empty: none */
    Str changed_since;  /* a revision of git (changed.h): findings on lines that changed since; empty: on all */
} FindingOptions;

/* False, with `*usage` set in the arena, where the options make no sense. */
bool findings_valid(const FindingOptions *options, Arena *arena, Str *usage);

/* Leaves out what the options say from the sorted findings, and counts it. What fails is said in load->failures; then
 * nothing more is left out. */
void findings_limit(const FindingOptions *options, Load *load);

#endif
