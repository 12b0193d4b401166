/* jsonld.h - a concept as linked data: a DefinedTerm of schema.org, the glossary as its DefinedTermSet. */
#ifndef JOBS_JSONLD_H
#define JOBS_JSONLD_H

#include "base/buf.h"
#include "model/record.h"

/* Appends one object. Addresses are those under the project's base-url, else relative to the folder of the page. `<` is
 * escaped, so that the text may stand in a page. */
void jsonld_concept(Buf *out, const Records *records, const Record *concept);
/* The set alone, for the home page. */
void jsonld_set(Buf *out, const Records *records);

#endif
