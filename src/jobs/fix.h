/* fix.h - `bibelot check --fix` and `--diff`: what the findings say ought to stand there, written or shown.
 *
 * Only findings that are shown are mended, and only in what is not verbatim. Nothing is believed: after each step everything
 * is read and checked again, in memory. A step has to make its findings vanish, must not bring new ones of their level, and
 * every value that it is not about has to be there as it was; else it is divided, down to the fix that is to blame, which is
 * left out. Steps follow one another until nothing is left to do. */
#ifndef JOBS_FIX_H
#define JOBS_FIX_H

#include "jobs/job.h"

/* Loads and checks into job->load. False where there is nothing to check. */
typedef bool Examiner(Job *job, const JobOptions *options, const Format *format);

/* job->load is examined. With options->diff the diff goes to job->out, and job->load stays; else files are written (what came
 * from standard input goes to job->out), and job->load is that of the files as they are now. */
void fix_run(Job *job, const JobOptions *options, const Format *format, Examiner *examine);

/* Takes back fixes that are never made: in text that stands as it was printed, in files of other encodings, and those that
 * contradict themselves. */
void fix_limit(const Load *load);

#endif
