/* fmt_proof.h - whether a layout changed no more than the layout. */
#ifndef JOBS_FMT_PROOF_H
#define JOBS_FMT_PROOF_H

#include "jobs/fix_proof.h"

/* A file as its reader understood it. */
typedef struct FmtReading {
    Source *source;
    Records *records;
    Diags *diags;
} FmtReading;

FmtReading fmt_read(Arena *arena, const Format *format, Str name, Str bytes);

/* Why the file may not be laid out so; NULL: it may. Its records and findings are compared, and the bytes but for white space,
 * capitals, and those that a layout may put in or take out. */
const char *fmt_fault(Arena *arena, const Format *format, const FmtReading *before, Str laid_out, const char *skipped,
                      bool (*lay_out)(Str bytes, Buf *out));

#endif
