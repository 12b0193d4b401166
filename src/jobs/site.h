/* site.h - the glossary as HTML pages. */
#ifndef JOBS_SITE_H
#define JOBS_SITE_H

#include "jobs/render.h"

/* Adds every page below `folder` to the output: index.html, one page for each record (t/ID.html, p/ID.html, n/ID.html),
 * indexes, bibliography, style sheet. False with `*error` set if a stylesheet or a file failed. Asks order_records first. */
bool site_render(Load *load, const RenderOptions *options, Str folder, Output *output, Str *error);

#endif
