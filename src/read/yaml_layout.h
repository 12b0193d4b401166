/* yaml_layout.h - the layout of a YAML file, for `bibelot fmt`. */
#ifndef READ_YAML_LAYOUT_H
#define READ_YAML_LAYOUT_H

#include "base/buf.h"

enum { YAML_LAYOUT_WIDTH = 140 /* columns */ };

/* Appends the file anew, line by line: two columns for each level, lists below their key indented as well, no blanks at the ends
 * of lines, one empty line at most, `key: value` with one blank. A collection in brackets stands on one line if that is not
 * wider than YAML_LAYOUT_WIDTH; a wider line becomes one for each member, without brackets. What somebody has divided into
 * lines stays divided, if it is wider, or a comment is about it. Quotes go where plain text means the same to every reader of YAML. Comments, the order of everything, and how
 * long text is divided into lines stay.
 *
 * The bytes are YAML without errors: what would be one leads to some layout, which is why the result has to be compared.
 * False for what nobody writes by hand (tags, tabs, keys over several lines). Linear. */
bool yaml_layout(Str bytes, Buf *out);

#endif
