/* tbx.h - reads TBX: ISO 30042:2008 (martif, termEntry, langSet, tig and ntig) and :2019 (tbx, conceptEntry, langSec, termSec), its
 * public dialects Core, Min, Basic and Linguist, categories as attributes (DCA) and as elements of their own (DCT).
 *
 * Mapping: xsl/map/tbx.xml; what our writer says in notes: tbx_facts.h. Concepts become terms (or programs, where our writer says
 * so), bibliographic objects of the back matter works; a source that is mere text becomes a work with that title. What a term has
 * no field for is kept under `custom` as tbx.CATEGORY; what can't be kept at all is reported (B709). The header is the
 * project's, and is not read. */
#ifndef READ_TBX_H
#define READ_TBX_H

#include "model/record.h"

/* Reads one file into `records`. Every fault is reported; what is sound beside it is read. Sets source->inside. */
void read_tbx(Records *records, Source *source, Diags *diags);

#endif
