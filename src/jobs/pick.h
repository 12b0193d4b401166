/* pick.h - which records are written, in which order and under which keys. */
#ifndef JOBS_PICK_H
#define JOBS_PICK_H

#include "jobs/load.h"

typedef struct PickOptions {
    Str keys;  /* --keys: separated by commas; empty: all */
    Str cited; /* --cited: a manuscript; empty: all */
    Str sort;  /* --sort, see model/sort.h; empty: as read */
    Str rekey; /* --rekey, see model/rekey.h; empty: as read */
} PickOptions;

/* Reduces and orders the list. Keys that no record has are reported. False with `*usage` set where the options make no sense;
 * files that can't be read go to load->failures. */
bool pick_records(Load *load, const PickOptions *options, RecordList *list, Str *usage);

#endif
