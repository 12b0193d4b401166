/* transform.h - what stylesheet.c and fragment.c share. */
#ifndef XML_TRANSFORM_H
#define XML_TRANSFORM_H

#include "xml/loader.h"
#include "xml/stylesheet.h"

struct Stylesheet {
    xsltStylesheet *compiled;
    xsltSecurityPrefs *security;
    Loader loader;
    char *folder; /* what loader.folder borrows */
};

/* The result tree, the caller's; NULL if there was any fault. */
xmlDoc *transform_apply(Stylesheet *sheet, const StylesheetRun *run, StylesheetError *error);

/* Appends the result as xsl:output wants it. */
bool transform_write(const Stylesheet *sheet, xmlDoc *result, Buf *out);

/* HTML5 is wanted. */
bool transform_is_html5(const Stylesheet *sheet);

/* xsl:output says indent="yes". */
bool transform_indents(const Stylesheet *sheet);

#endif
