/* yaml.h - reads the source format. The only place that sees libyaml. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "model/record.h"

/* Reads one file into `records`. Every fault is reported; what is sound beside it is read. Sets source->inside. */
void read_yaml(Records *records, Source *source, Diags *diags);

/* Does a line at the margin begin with one of our sections (terms, programs, endnotes, project)? */
bool yaml_has_section(Str bytes);

/* The tree alone, without types; NULL if the file holds nothing. For tests, and readers of other YAML. */
const Node *read_yaml_tree(Arena *arena, Source *source, Diags *diags);

#endif
