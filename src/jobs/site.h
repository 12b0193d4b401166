/* site.h - the glossary as HTML pages, in pieces that several workers can make. */
#ifndef JOBS_SITE_H
#define JOBS_SITE_H

#include "jobs/render.h"

/* What one worker needs: its own arena (in load), stylesheet and output. */
typedef struct Site {
    Load *load;
    const RenderOptions *options;
    Str folder; /* of the pages */
    Output *output;
    const RecordList *list; /* all records, in order of reading */
    Render *render;         /* opened when the first page is made */
    Buf page;               /* reused for every page */
    Buf path;
} Site;

/* How many pieces the site of these records has: index.html, one page for each record (t/ID.html, p/ID.html, n/ID.html),
 * indexes, bibliography, style sheet. */
size_t site_pieces(const RecordList *list);

/* Makes piece number `piece`, after order_records. False with `*error` set if a stylesheet or a file failed. */
bool site_make(Site *site, size_t piece, Str *error);

/* Releases what the worker opened. */
void site_close(Site *site);

#endif
