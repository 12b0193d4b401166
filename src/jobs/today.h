/* today.h - the day that dates in the future are later than. */
#ifndef JOBS_TODAY_H
#define JOBS_TODAY_H

#include <stdbool.h>
#include <stdint.h>

/* As yyyymmdd: of `text` (YYYY-MM-DD); where that is NULL, of SOURCE_DATE_EPOCH (seconds, reproducible-builds.org), else of
 * the clock, in UTC. False if the text is no such date. */
bool today_read(const char *text, int64_t *day);

#endif
