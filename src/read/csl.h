/* csl.h - reads CSL-JSON and CSL-YAML (crosswalk/csl.h says how items become works).
 *
 * A list of items, one item alone, {"items": […]} (Zotero), or {"references": […]} (pandoc). */
#ifndef READ_CSL_H
#define READ_CSL_H

#include "model/record.h"

/* Every fault is reported; items that are sound are read. Sets source->inside. */
void read_csl_json(Records *records, Source *source, Diags *diags);
void read_csl_yaml(Records *records, Source *source, Diags *diags);

/* CSL-JSON in steps: the items with their ids, of which several threads may make records, each of others. What is not in the
 * arena csl_items_close releases. */
typedef struct CslItems CslItems;
CslItems *csl_items_json(Arena *arena, Source *source, Diags *diags);
size_t csl_items_count(const CslItems *items);
void csl_items_take(const CslItems *items, size_t first, size_t end, Records *records, Diags *diags);
void csl_items_close(CslItems *items);

/* For telling files of other programs apart: does it say `"type": "book"`, or another type of CSL? */
bool csl_has_items(Str json);
/* Does a line at the margin begin with `references:`? */
bool csl_has_references(Str yaml);

#endif
