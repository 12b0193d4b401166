/* cite.h - works as items of a citation style, and styles as bibliographies. */
#ifndef JOBS_CITE_H
#define JOBS_CITE_H

#include "jobs/cite_style.h"
#include "model/manuscript.h"

/* "text", "html", "markdown", "latex". False if there is no such format. */
bool cite_format(Str name, CslFormat *format);

/* Registers the works of a list, in its order. */
void cite_register(Job *job, const RenderOptions *options, const RecordList *list, CslEngine *engine);

/* Reports works of which the bibliography that was just written has nothing (B039). */
void cite_report_empty(Job *job, const CslEngine *engine);

/* Reads a manuscript. NULL, with job->usage or a failure said, where that can't be done. */
const Manuscript *cite_open_manuscript(Job *job, Str path);

/* Appends the manuscript to job->out, its citations formatted and the list of works in it. Keys that no work has are
 * reported (B801), and stay as they are. */
void cite_manuscript(Job *job, const JobOptions *options, const CiteStyle *style, CslEngine *engine,
                     const Manuscript *manuscript, const RecordList *works);

#endif
