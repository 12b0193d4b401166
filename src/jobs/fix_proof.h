/* fix_proof.h - an examination of the files as they are, or would be; and whether one is better than another. */
#ifndef JOBS_FIX_PROOF_H
#define JOBS_FIX_PROOF_H

#include "base/fix.h"
#include "jobs/fix.h"

typedef struct DiagList {
    Diag **items;
    size_t count, capacity;
} DiagList;

/* Of everything: what was loaded, and found. */
typedef struct Exam {
    Arena *arena; /* its own; that of the job for the first one */
    bool first;
    Job job;
    DiagList all;   /* that no comment allows */
    DiagList shown; /* of these, what the options don't leave out */
} Exam;

/* That which job->load holds. */
Exam *exam_first(Job *job, const JobOptions *options);
/* Another one, with an empty load, which exam_run fills. */
Exam *exam_open(const Job *job);
void exam_run(Exam *exam, const JobOptions *options, const Format *format, Examiner *examine);
void exam_close(Exam *exam);
/* Its load lives as long as the job. */
Load *exam_keep(Exam *exam, Job *job);

/* Is it about what stands there at all, and not what it says: B001 to B089? */
bool proof_is_input(DiagCode code);
/* Is an edit about bytes of the span? */
bool proof_touches(Span edit, Span span);

/* Are the findings gone, has nothing of their level come, and is every other value there as it was? Where the input was
 * mended, more of it is read, and may have other faults: then no more than further faults of the input may not come. `edits` are those of each
 * source, as fix_apply left them. `blamed` tells whose finding is still there. */
bool proof_holds(const Exam *before, const Exam *after, const Edits *edits, const Diag *const *diags, size_t count,
                 bool *blamed);

#endif
