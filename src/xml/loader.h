/* loader.h - where stylesheets come from, and what they may reach.
 *
 * Every stylesheet, embedded or the user's, has a URI `bibelot:/xsl/NAME`; what it includes is asked for by such a URI
 * and looked for in the user's folder first, then among the embedded files. Nothing else is ever loaded: no other
 * scheme, no path that leaves the folder, no document() while a stylesheet runs, no DTD, no external entity. */
#ifndef XML_LOADER_H
#define XML_LOADER_H

#include "base/str.h"

#include <libxml/tree.h>
#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

#define LOADER_BASE "bibelot:/xsl/"

/* Stylesheets of more bytes are refused. */
enum { LOADER_FILE_MAX = 8 << 20 };

/* Hung on the root stylesheet (xsltStylesheet._private), so that includes find it. */
typedef struct Loader {
    const char *folder; /* of the user's stylesheets, or NULL: embedded ones only. Borrowed */
} Loader;

/* Parses the stylesheet of that name ("bibtex.xsl", "html/labels.xsl"). The document is the caller's. NULL after
 * reporting a fault to the receiver of the thread (faults.h). */
xmlDoc *loader_parse(const Loader *loader, Str name, xmlDict *dict);

/* Writes the name by which a user knows a URI of ours: "my-xsl/bibtex.xsl" if it lies in the folder. */
void loader_show(const char *folder, const char *uri, char *out, size_t size);

/* Forbids everything but reading `bibelot:` URIs. For one transformation; set by loader_init for all. */
xsltSecurityPrefs *loader_security(void);

/* Process-wide, once: the loader and the default security preferences. */
void loader_init(void);

#endif
