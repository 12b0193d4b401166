/* check.h - the rules: what is wrong with records that were read and linked. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/record.h"

/* Runs every rule over the project and the records. Call it after engine_resolve_languages and link_records, which
 * report what they find themselves. Works on any set of records, with a project or without: rules that need what is not
 * there (declared subjects) rest. `today`, as yyyymmdd, is what dates in the future are later than. */
void check_records(Records *records, int64_t today, Diags *diags);
/* The same in tasks, for workers: they read what they share, and what they add to `arena` and `diags` belongs to them.
 * check_records runs them in their order. */
size_t check_task_count(const Records *records);
void check_task(const Records *records, int64_t today, size_t task, Arena *arena, Diags *diags);

#endif
