/* siblings.h - each record in the formats that fit its kind, beside its page: n/ID.bib, t/ID.tbx, p/ID.tei.xml. */
#ifndef JOBS_SIBLINGS_H
#define JOBS_SIBLINGS_H

#include "jobs/site.h"

/* Is the published file of all records made together with the siblings, which say the same? Not of TBX, whose files must not
 * point out of themselves. */
bool siblings_share(const Format *format);

/* How many pieces they have. */
size_t siblings_pieces(void);

/* Makes piece number `piece`. False with `*error` set if a stylesheet or a file failed. */
bool siblings_make(Site *site, size_t piece, Str *error);

#endif
