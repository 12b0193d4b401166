/* window.h - a large input, piece by piece: windows of whole records, in bounded memory.
 *
 * A pipe can be read once; one that has to be read twice is copied to a temporary file as it comes (windows_rewind). */
#ifndef BASE_WINDOW_H
#define BASE_WINDOW_H

#include "base/source.h"

/* Of bytes that go on: the offset behind the last record that surely ends in them; 0 if none does. */
typedef size_t WindowSplitter(Str bytes);

typedef struct Windows Windows;

/* Opens a file ("-": standard input) to be read in windows of about `size` bytes. `twice`: it will be rewound. NULL where that
 * fails; `*error` then says why. Close it. A file of more than `most` bytes is not read to its end. */
Windows *windows_open(Arena *arena, Str path, size_t size, uint64_t most, bool twice, Str *error);
void windows_close(Windows *windows); /* NULL is allowed */

/* The next window, with its bytes in `arena`, which may be another one each time; NULL at the end, or with `*error` set. A
 * record that is larger than a window gets one of its own. */
Source *windows_next(Windows *windows, Arena *arena, WindowSplitter *split, Str *error);
/* Back to the first window. */
bool windows_rewind(Windows *windows, Str *error);

/* Bytes handed out, and of the whole; 0 where that is not known. */
uint64_t windows_done(const Windows *windows);
uint64_t windows_total(const Windows *windows);

#endif
