/* cite.h - works as items of a citation style, and styles as bibliographies. */
#ifndef JOBS_CITE_H
#define JOBS_CITE_H

#include "jobs/cite_style.h"
#include "model/manuscript.h"

/* "text", "html", "markdown", "latex". False if there is no such format. */
bool cite_format(Str name, CslFormat *format);

/* Registers the works of a list, in its order. */
void cite_register(const Load *load, const RenderOptions *options, const RecordList *list, CslEngine *engine);

/* Reports works of which the bibliography that was just written has nothing (B039). */
void cite_report_key(Job *job, Str id);
void cite_report_empty(Job *job, const CslEngine *engine);

/* A bibliography that the project publishes. */
typedef struct CitePublished {
    CiteStyle style;
    VEC(Str) empty; /* out: keys of works that the style printed nothing of */
} CitePublished;

typedef VEC(CitePublished) CitePublishedList;

/* The styles that the project names. One that can't be used is reported (B040), and passed over. */
void cite_published(Job *job, CitePublishedList *list);

/* Writes glossary.STYLE.html, a page, and glossary.STYLE.txt. What it finds goes to `arena`. False, with `*error` set, where
 * that fails. Several threads may each write another. */
bool cite_publish(Arena *arena, const Load *load, const RenderOptions *options, Str folder, CitePublished *published,
                  Output *output, Str *error);

/* Reads a manuscript. NULL, with job->usage or a failure said, where that can't be done. */
const Manuscript *cite_open_manuscript(Job *job, Str path);

/* Appends the manuscript to job->out, its citations formatted and the list of works in it. Keys that no work has are
 * reported (B801), and stay as they are. */
void cite_manuscript(Job *job, const JobOptions *options, const CiteStyle *style, CslEngine *engine,
                     const Manuscript *manuscript, const RecordList *works);

#endif
