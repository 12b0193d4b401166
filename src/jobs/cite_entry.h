/* cite_entry.h - a page's own entry as something to cite: in BibTeX, CSL-JSON and RIS. */
#ifndef JOBS_CITE_ENTRY_H
#define JOBS_CITE_ENTRY_H

#include "jobs/site.h"

/* Puts into the document's <for-page> elements, of the concepts of `list`, which are its records in this order:
 *
 *     <cite format="BibTeX">@inreference{…}</cite>
 *
 * An entry of a dictionary in the glossary: title in Chinese and English, the glossary's title and editors, its address if
 * the project has one, the day of the last change if the record's history tells it. */
bool cite_entries(Site *site, const RecordList *list, xmlDoc *document, Str *error);

void cite_entries_close(Site *site);

#endif
