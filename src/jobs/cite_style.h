/* cite_style.h - a citation style, found, looked through and compiled. */
#ifndef JOBS_CITE_STYLE_H
#define JOBS_CITE_STYLE_H

#include "jobs/job.h"
#include "jobs/styles.h"

typedef struct CiteStyle {
    Styles *styles;
    CslStyle *style;
    CslLoader loader;
    Str name;   /* of the file, without .csl */
    Str title;  /* as the style calls itself */
    Str locale; /* for csl_engine_create; empty: the style's own */
} CiteStyle;

/* A dependent style stands for its parent, and keeps its own default-locale. JOB_CLEAN; JOB_USAGE with job->usage set where
 * no style or locale has that name; JOB_FAILED with a failure said where there are none at all, or a file can't be read;
 * JOB_FAULTS where the style has errors, which are among the diagnostics then. What is wrong with an installed style, and
 * no error, is not told: only who names a file can mend it. */
JobStatus cite_style_open(Job *job, Str name, Str folder, Str locale, CiteStyle *out);

/* Says that there are no styles, and which packages have them. */
JobStatus cite_not_installed(Job *job);

#endif
