/* embedded.h - the files of xsl/ that the program carries: stylesheets, and what pages need (css, js).
 *
 * Names are paths below xsl/: "bibtex.xsl", "html/labels.xsl". All bytes are static. */
#ifndef XML_EMBEDDED_H
#define XML_EMBEDDED_H

#include "base/str.h"

typedef struct EmbeddedFile {
    Str name, bytes;
} EmbeddedFile;

/* NULL if there is none. */
const EmbeddedFile *embedded_find(Str name);

/* All of them, in byte order of their names. */
const EmbeddedFile *embedded_all(size_t *count);

#endif
