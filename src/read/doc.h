/* doc.h - reads the canonical XML (src/xml/doc.h) back: what `convert -t doc` wrote gives the same records again. */
#ifndef READ_DOC_H
#define READ_DOC_H

#include "model/record.h"

/* Reads one file into `records`. Every fault is reported; what is sound beside it is read. What the document derives
 * (relations, ruby, ranks, labels) is passed over: it follows from the records. Sets source->inside. */
void read_doc(Records *records, Source *source, Diags *diags);

#endif
