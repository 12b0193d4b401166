/* cite.h - works as items of a citation style, and styles as bibliographies. */
#ifndef JOBS_CITE_H
#define JOBS_CITE_H

#include "jobs/cite_style.h"

/* "text", "html", "markdown", "latex". False if there is no such format. */
bool cite_format(Str name, CslFormat *format);

/* Registers the works of a list, in its order. */
void cite_register(Job *job, const RenderOptions *options, const RecordList *list, CslEngine *engine);

/* Reports works of which the bibliography that was just written has nothing (B039). */
void cite_report_empty(Job *job, const CslEngine *engine);

#endif
