/* site_manifest.h - what the site consists of: a list in its folder, by which the next build takes away what is no longer
 * part of it. Nothing else is ever removed.
 *
 *     bibelot site 1
 *     index.html
 *     t/dual-circulation.html
 *     … the paths below the folder, in byte order, one on a line */
#ifndef JOBS_SITE_MANIFEST_H
#define JOBS_SITE_MANIFEST_H

#include "base/file.h"

/* After the commit: removes what the last manifest lists and `output` has not, then writes the new one. A file that can't be
 * removed stays listed. False with `*error` set if something failed; `*removed` counts. */
bool manifest_update(Arena *arena, Str folder, const Output *output, size_t *removed, Str *error);

#endif
