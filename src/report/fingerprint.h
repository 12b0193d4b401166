/* fingerprint.h - what tells a finding from others, also after lines before it came or went.
 *
 * A hash (FNV-1a, 64 bits) of the code and the text of the line that the finding begins in, runs of blanks counting as one;
 * of a very long line, the text around the finding. Findings of one file that are alike in that are numbered in the order of
 * the list. The name of the file and the message are not in it: files are renamed, and messages are worded anew. */
#ifndef REPORT_FINGERPRINT_H
#define REPORT_FINGERPRINT_H

#include "base/buf.h"
#include "base/diag.h"

typedef struct Fingerprint {
    uint64_t hash;
    size_t occurrence; /* 1-based */
} Fingerprint;

/* One for each of the first `count` in the list, which is sorted; in the arena. */
const Fingerprint *fingerprints_make(Arena *arena, const Diags *diags, size_t count);

/* "f3a5…:1" */
void fingerprint_put(Buf *out, Fingerprint fingerprint);

#endif
