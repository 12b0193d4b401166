/* tei.h - reads works from TEI P5: biblStruct, bibl and biblFull, anywhere in a document, with or without TEI's namespace.
 *
 * Which element is which field stands in xsl/map/tei.xml, which the stylesheet uses too: what `convert -t tei` wrote comes
 * back. Of foreign TEI everything is read that has a field; the text of what has none is kept under `custom`, as
 * tei.ELEMENT, and said to be (B021). Entries of a dictionary are not read (B022). The language of a text is the xml:lang of
 * its element or of one around it within the record. Editorial attributes (@resp, @cert, @ana, @source) are
 * statements only in what we wrote ourselves. */
#ifndef READ_TEI_H
#define READ_TEI_H

#include "model/record.h"

/* Reads one file into `records`. Every fault is reported; what is sound beside it is read. Sets source->inside. */
void read_tei(Records *records, Source *source, Diags *diags);

#endif
