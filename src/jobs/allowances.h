/* allowances.h - "allow" comments (base/allow.h), and what they silence. */
#ifndef JOBS_ALLOWANCES_H
#define JOBS_ALLOWANCES_H

#include "base/allow.h"
#include "jobs/load.h"

/* How comments are written in a format; COMMENTS_NONE: it has none. NULL: in a manuscript of that name. */
CommentSyntax allowances_syntax(const Format *format, Str name);

/* Leaves out of the sorted findings what a comment in its file allows, and counts it. Adds what is wrong with the comments,
 * in its place. Comments about conversion (B7xx), for which no rule looks, are not said to be idle; nor are those about manuscripts (B8xx)
 * anywhere but in one. */
void allowances_apply(Load *load);

#endif
