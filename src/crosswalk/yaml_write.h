/* yaml_write.h - records as entries of our own source format.
 *
 * The type and the fields are as a source has them (model/source_form.h); the key is an id by our rule, and what refers to
 * the record follows. A work whose id had to be changed keeps it as its citation-key. */
#ifndef CROSSWALK_YAML_WRITE_H
#define CROSSWALK_YAML_WRITE_H

#include "crosswalk/crosswalk.h"

/* An EntryWriter; `writing->ids` must be set. */
Entry *yaml_entry(const Writing *writing, const Record *record);

#endif
