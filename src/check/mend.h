/* mend.h - what rules offer to --fix. For this folder alone. */
#ifndef CHECK_MEND_H
#define CHECK_MEND_H

#include "base/fix.h"
#include "check/rules.h"

/* Offers `text` in place of bytes [at, at + len) of the value's text. */
void mend_slice(Check *check, Diag *diag, const Record *record, const Value *value, size_t at, size_t len, Str text);

/* Offers `text` for the whole; only what differs is touched. */
void mend_whole(Check *check, Diag *diag, const Record *record, const Value *value, Str text);

/* The same for a key, or a slice of a value, that stands there as it is read. */
void mend_word(Check *check, Diag *diag, const Record *record, Span span, Str old, Str text);

#endif
