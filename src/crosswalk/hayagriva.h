/* hayagriva.h - the YAML of Typst's bibliographies (github.com/typst/hayagriva, docs/file-format.md; xsl/map/hayagriva.xml). */
#ifndef CROSSWALK_HAYAGRIVA_H
#define CROSSWALK_HAYAGRIVA_H

#include "crosswalk/crosswalk.h"

/* The entry's one field is the work's key, its value the work. What has no place is reported as lost. */
EntryWriter hayagriva_write;

#endif
