/* date_parse.h - dates of CSL-JSON: date-parts, season, circa, literal, raw; and bare strings. */
#ifndef CSL_DATE_PARSE_H
#define CSL_DATE_PARSE_H

#include "csl/item.h"

/* Months 13 to 16 are the seasons from spring on. NULL: no date. */
CslDate *csl_date_parse(Arena *arena, const Node *node);

#endif
