/* process.h - runs another program. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/buf.h"

/* Runs argv[0], found by PATH, without a shell and without input; argv ends with NULL. Appends what it writes to its two
 * outputs, of each no more than SOURCE_LIMIT bytes. Returns its exit status; -1, with errno set, where it could not be
 * started, was killed, or wrote more. */
int process_run(const char *const argv[], Buf *out, Buf *errors);

#endif
