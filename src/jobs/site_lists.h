/* site_lists.h - pages that lead to records in other ways than the orders do, and what machines read of them. */
#ifndef JOBS_SITE_LISTS_H
#define JOBS_SITE_LISTS_H

#include "jobs/site.h"

/* How many pieces they are: subjects, abbreviations, variants, changes with their feed, ids that were given up, the site's map. */
size_t site_lists_pieces(void);

/* Makes piece number `piece`; site->render is open. False with `*error` set if a stylesheet or a file failed. */
bool site_lists_make(Site *site, size_t piece, Str *error);

#endif
