/* stream.h - conversion of large files in bounded memory: window by window, on all processors, written as it comes. */
#ifndef JOBS_STREAM_H
#define JOBS_STREAM_H

#include "jobs/job.h"

/* Can the inputs be read, and the output be written, in windows; and are they large enough (or a pipe) that it is worth it? Each
 * of the files has the format `from`, or if that is NULL the one of its suffix. */
bool stream_applies(const Job *job, const JobOptions *options, const Format *from, const Format *to);

/* Does it. What it finds is in job->load, as after load_inputs, but without the records. */
void stream_convert(Job *job, const JobOptions *options, const Format *from, const Format *to);

#endif
