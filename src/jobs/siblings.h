/* siblings.h - each record in the formats that fit its kind, beside its page: n/ID.bib, t/ID.tbx, p/ID.tei.xml. */
#ifndef JOBS_SIBLINGS_H
#define JOBS_SIBLINGS_H

#include "jobs/site.h"

/* How many pieces they have. */
size_t siblings_pieces(void);

/* Makes piece number `piece`. False with `*error` set if a stylesheet or a file failed. */
bool siblings_make(Site *site, size_t piece, Str *error);

#endif
