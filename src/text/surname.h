/* surname.h - surnames as they are read.
 *
 * Collators, and lists of readings, read each character in its commonest way, in names too: 曾 as céng, 单 as dān. */
#ifndef TEXT_SURNAME_H
#define TEXT_SURNAME_H

#include "base/arena.h"

/* What stands for the family name where characters are read or sorted: where its first character is read in another way, one that
 * has this reading alone, in the arena; else `family` itself. `romanised` (empty: none) is how the name itself is romanised,
 * and goes before the table. */
Str surname_as_read(Arena *arena, Str family, Str romanised);

#endif
