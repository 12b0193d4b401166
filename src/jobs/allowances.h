/* allowances.h - "allow" comments (base/allow.h), and what they silence. */
#ifndef JOBS_ALLOWANCES_H
#define JOBS_ALLOWANCES_H

#include "base/allow.h"
#include "jobs/load.h"

/* How comments are written in a format; COMMENTS_NONE: it has none. */
CommentSyntax allowances_syntax(const Format *format);

/* Leaves out of the sorted findings what a comment in its file allows, and counts it. Adds what is wrong with the comments,
 * in its place. Comments about conversion (B7xx) and manuscripts (B8xx), for which no rule looks, are not said to be idle. */
void allowances_apply(Load *load);

#endif
