/* manuscripts.h - opens manuscripts, and the files whose text belongs to them. */
#ifndef JOBS_MANUSCRIPTS_H
#define JOBS_MANUSCRIPTS_H

#include "jobs/load.h"
#include "model/manuscript.h"

enum { MANUSCRIPT_FILES = 1000 }; /* that a manuscript may consist of */

typedef struct ManuscriptList {
    Manuscript **items;
    size_t count, capacity;
} ManuscriptList;

/* Appends the manuscript, and what it takes in (\input and the like), each file once, in the order in which they are
 * named. Its reader is the one of its suffix, which there has to be. TeX looks from the folder of the main file; what
 * lies outside of that is not read. A file that
 * can't be read is a failure if it is the manuscript itself; one that it names may be made later, which is TeX's affair.
 * The sources are not among those of the load; they are numbered behind them. */
void manuscripts_read(Load *load, Str path, ManuscriptList *list);

#endif
