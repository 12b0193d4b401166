/* cite_styled.h - works as the project's citation styles print them, for the pages of a site. */
#ifndef JOBS_CITE_STYLED_H
#define JOBS_CITE_STYLED_H

#include "jobs/site.h"

/* Puts into the document's <for-page> elements, for each of the project's styles:
 *
 *     <cite-as format="Chicago Manual of Style">Gu, Xin. “…</cite-as>
 *
 * `places`: where the works' pages are among the document's records; NULL: they are these records. `made`: the works were made for
 * concepts, and may have ids that others have. Each work stands alone: it is told apart from no other. */
bool cite_styled(Site *site, const RecordList *works, const size_t *places, bool made, xmlDoc *document, Str *error);

void cite_styled_close(Site *site);

#endif
