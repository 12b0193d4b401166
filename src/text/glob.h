/* glob.h - paths by patterns: `*` any characters but '/', `?` one of them, `**` any folders. */
#ifndef TEXT_GLOB_H
#define TEXT_GLOB_H

#include "base/str.h"

enum { GLOB_LONGEST = 255 }; /* bytes of a pattern */

/* NULL, or what is wrong with the pattern, for people: it begins with '/', climbs by "..", has a bracket, brace or
 * backslash (which other tools give a meaning), or is empty or too long. */
const char *glob_fault(Str pattern);

/* Does the path, relative and with '/' between folders, match? A pattern without '/' means a file of that name in any
 * folder; one that ends in '/' all that is below. A faulty pattern matches nothing. Time grows with the path's length
 * times the pattern's. */
bool glob_match(Str pattern, Str path);

#endif
