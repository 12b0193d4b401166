/* fmt.h - `bibelot fmt`: files in their usual layout. */
#ifndef JOBS_FMT_H
#define JOBS_FMT_H

#include "jobs/job.h"

/* Lays out YAML and BibTeX (read/yaml_layout.h, read/bibtex_layout.h). Nothing is believed: what was laid out is read again, and
 * has to hold the same records with the same values, the same comments, the same of everything but blanks and delimiters, and
 * to stay as it is when it is laid out again; else the file is left alone, and that is reported (B093). So is one that has
 * faults in its syntax.
 *
 * With options->check the names of files that would change go to job->out, with options->diff what would change there; both
 * leave the files alone. From standard input to job->out. */
JobRunner job_fmt;

#endif
