/* csl.h - CSL-JSON and CSL-YAML (docs.citationstyles.org, CSL 1.0.2; the data schema csl-data.json), both ways.
 *
 * A flat variable says one thing in one language. Where it cannot say all that a field of ours says, the field stands
 * whole in `custom`, under our name and in the form of our source:
 *
 *     "title": "“有效市场”与“有为政府”",
 *     "custom": { "title": { "zh-Hans": "“有效市场”与“有为政府”", "en": "“Efficient Market” and …" } }
 *
 * What is there is found out by asking the reader what it would make of the variable. So nothing is lost on the way there
 * and back. A reader takes the field from `custom` only while the variable beside it is what the writer made: somebody
 * may have edited the file, and then the variable wins (B711).
 *
 * Residue (crosswalk.h): a property NAME that has no place here is csl.NAME; a member of a name or a date is
 * csl.VARIABLE.NUMBER.MEMBER or csl.VARIABLE.MEMBER; of `custom` csl.custom.NAME. Text stands for itself, anything else
 * is written as JSON. */
#ifndef CROSSWALK_CSL_H
#define CROSSWALK_CSL_H

#include "base/buf.h"
#include "base/map.h"
#include "crosswalk/crosswalk.h"

EntryWriter csl_write;

/* The record keeps no node, and texts of nodes; `scratch` may be cleared. */
void csl_read(Records *records, const Source *source, const Entry *entry, Arena *scratch, Diags *diags);

/* The id of the record that an item becomes: of `custom` the id, else citation-key, else id; empty: it has none. `span` is
 * where it stands. */
Str csl_item_id(const Node *item, Span *span);

#endif
