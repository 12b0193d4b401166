/* link.h - ids, references and what points back. */
#ifndef MODEL_LINK_H
#define MODEL_LINK_H

#include "model/record.h"

/* Registers every id, resolves every reference (value->target) and collects backlinks. Reports ids used twice, dangling
 * references, references to the wrong kind, and retired ids. */
void link_records(Records *records, Diags *diags);

/* The record of that id, or NULL; follows retired ids. */
Record *link_find(const Records *records, Str id);

#endif
