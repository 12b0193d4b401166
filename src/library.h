/* library.h - what the functions of the library have in common. Those who use it need bibelot.h alone. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "bibelot.h"
#include "jobs/job.h"

/* Of a struct of another size, nothing but the size may be looked at. */
bool library_fits(const BibelotOptions *options);
/* A job with an arena of its own. */
Job library_open(void);
/* What the options say. False, with job->usage set, where they make no sense. */
bool library_read(Job *job, const BibelotOptions *options, JobOptions *out);
/* Hands over the report and what was written; the arena stays. */
BibelotStatus library_tell(Job *job, const BibelotOptions *options, JobStatus status);

#endif
