/* bytes.h - the bytes of a file, before a parser sees them. */
#ifndef READ_BYTES_H
#define READ_BYTES_H

#include "base/diag.h"

/* May this character stand in such a file? Printable ASCII always may, and is not asked about. */
typedef bool CharacterTest(uint32_t cp);

/* How many bytes a byte order mark takes at the beginning: 3, reported (B002), or 0. */
size_t bytes_skip_mark(const Source *source, Diags *diags);

/* The source's bytes from `start` on, with every malformed byte and forbidden character reported (B001, B003) and replaced
 * by as many question marks, so that offsets hold and the rest of the file can be read. They are the source's own where
 * nothing is replaced. */
Str bytes_clean(Arena *arena, const Source *source, size_t start, CharacterTest *allowed, Diags *diags);

/* Offers to --fix to take out the run of C0 controls that begins where the diagnostic stands. */
void bytes_mend_control(const Source *source, Diag *diag, Diags *diags);

/* Reports lines that do not end as most of the file do, CR LF or LF (B092), once. */
void bytes_check_lines(const Source *source, Diags *diags);

#endif
