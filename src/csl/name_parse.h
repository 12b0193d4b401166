/* name_parse.h - particles within family and given names, as citeproc-js parts them. */
#ifndef CSL_NAME_PARSE_H
#define CSL_NAME_PARSE_H

#include "csl/item.h"

/* Moves particles in lower case at the beginning of the family name to `non_dropping`, those at the end of the given name to
 * `dropping`, and a suffix behind a comma of the given name to `suffix`. A family name in quotation marks stays whole. */
void csl_name_parse(CslName *name);

#endif
