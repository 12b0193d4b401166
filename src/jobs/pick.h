/* pick.h - which records are written, in which order and under which keys. */
#ifndef JOBS_PICK_H
#define JOBS_PICK_H

#include "jobs/load.h"

typedef struct PickOptions {
    Str keys;      /* --keys: separated by commas; empty: all */
    Str cited;     /* --cited: a manuscript; empty: all */
    Str sort;      /* --sort, see model/sort.h; empty: as read */
    bool in_order; /* of --cited, --keys: the order of the first citations, not that of reading */
    Str rekey;     /* --rekey, see model/rekey.h; empty: as read */
} PickOptions;

/* Reduces and orders the list. Keys that no record has are reported. False, and nothing is to be written, with `*usage` set where
 * the options make no sense, without it where the manuscript can't be read; files that can't go to load->failures. */
bool pick_records(Load *load, const PickOptions *options, RecordList *list, Str *usage);

/* For lists that come piece by piece. */
typedef struct Picker Picker;

/* Reads what is wanted. NULL where pick_records is false. `sort` and `rekey` are not for it. */
Picker *picker_open(Load *load, const PickOptions *options, Str *usage);
/* Reduces the list; several threads may ask at once. */
void picker_keep(const Picker *picker, RecordList *list);
/* Notes what was there. */
void picker_found(Picker *picker, const Records *records);
/* Reports the keys that nothing had. */
void picker_report(const Picker *picker);

#endif
