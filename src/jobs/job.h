/* job.h - what a user asks for. */
#ifndef JOBS_JOB_H
#define JOBS_JOB_H

#include "jobs/findings.h"
#include "jobs/pick.h"
#include "jobs/render.h"

typedef enum JobStatus { JOB_CLEAN = 0, JOB_FAULTS = 1, JOB_USAGE = 2, JOB_FAILED = 3 } JobStatus;

typedef enum LossLevel { LOSS_WARN, LOSS_ERROR, LOSS_OFF } LossLevel;

/* What `cite` takes besides; empty: not given. */
typedef struct CiteOptions {
    Str style, locale, style_dir;
    Str manuscript;  /* whose citations are formatted; empty: the works themselves */
    bool links;      /* of addresses; HTML and Markdown have them in any case */
    bool item_terms; /* terms, dates and quotation marks in the language of each work, not of the style */
    bool citations;  /* one citation for each work in place of the bibliography */
} CiteOptions;

/* What `find` looks for. */
typedef struct FindOptions {
    Str query;
    Str kinds;    /* "term", "program", "work", with commas between them; empty: all */
    size_t limit; /* of what is shown; 0: everything */
    bool json;
    bool color; /* mark what was found */
} FindOptions;

typedef struct JobOptions {
    const Str *inputs;
    size_t input_count;
    Str folder;   /* where to look for the project */
    Str from, to; /* empty: by suffix */
    Str output;   /* empty: `out` of the Job, or the project's out/ */
    const Str *targets;
    size_t target_count;
    LossLevel loss;
    bool check;
    bool fix, diff; /* check: see fix.h */
    FindingOptions findings;
    PickOptions pick;
    const Str *bibliographies; /* scan: files with the works that manuscripts cite; none: those that they name */
    size_t bibliography_count;
    bool unused;   /* scan: works that are not cited are told of */
    size_t window; /* bytes of a window (stream.h); 0: the usual size, and only for large files */
    bool (*write)(void *context, const char *bytes, size_t len); /* what a stream writes to no file; NULL: nowhere */
    void *write_context;
    void (*progress)(void *context, unsigned long long done,
                     unsigned long long total); /* bytes; total 0: not known. NULL: nobody asks */
    void *progress_context;
    RenderOptions render;
    CiteOptions cite;
    FindOptions find;
} JobOptions;

typedef struct Job {
    Arena *arena;
    Load *load;    /* the inputs, with their diagnostics */
    Buf out;       /* what was written to no file */
    bool refused;  /* JobOptions.write took no more of it */
    Str usage;     /* JOB_USAGE: why */
    int64_t today; /* see today.h */
    Str summary;   /* one line for people: what was published; may be empty */
} Job;

/* Each runs to its end whatever it finds, and leaves diagnostics sorted in job->load->diags. */
typedef JobStatus JobRunner(Job *job, const JobOptions *options);

JobRunner job_check, job_convert, job_build, job_cite, job_find, job_scan;
/* The styles that are installed; the inputs are words that they must have. */
JobRunner job_styles;

/* The text of `bibelot explain`, `schema` and `formats` in job->out. */
JobStatus job_explain(Job *job, Str topic);
JobStatus job_schema(Job *job, Str which);
JobStatus job_formats(Job *job);

/* Writes what is in job->out to a file, whole or not at all; a failure is said. */
void job_write_file(Job *job, Str path);
/* Says in job->usage what is wrong, as printf(3). */
JobStatus job_misused(Job *job, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The format that -f names, or NULL where none is named. False, with job->usage said, if it can't be read, or if standard
 * input has none. */
bool job_input_format(Job *job, const JobOptions *options, const Format **format);
/* Adds to load->failures. */
JobStatus job_failed(Job *job, Str failure);
/* Runs every rule on what was loaded. */
void job_rules(Job *job);
/* CLEAN, FAULTS or FAILED by what the load holds. */
JobStatus job_status(const Job *job);

#endif
