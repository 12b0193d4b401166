/* serial.h - an entry's fields (crosswalk/entry.h) as JSON and as YAML: what <b:json> and <b:yaml> write (elements.h).
 *
 * Both write the members of a mapping. What they write reads back as the same tree, by our readers and by those of
 * others. Collections that fit stand on one line. */
#ifndef XML_SERIAL_H
#define XML_SERIAL_H

#include "base/buf.h"
#include "model/node.h"

enum {
    SERIAL_DEPTH = 80, /* more than entries.h lets through, so that nothing is left out */
    SERIAL_WIDTH = 100 /* the usual one */
};

/* The members of an object, each on a line that begins with `indent` blanks; commas between them, nothing behind the
 * last. `width` in columns. JSON: RFC 8259. */
void serial_json(Buf *out, const Node *map, unsigned indent, unsigned width);

/* The entries of a block mapping, each on a line that begins with `indent` blanks; a line break behind each. `strict`
 * quotes what YAML 1.1 or 1.2 take for something else than text (no, 1:30, 2023-01-02); without it only what breaks the
 * syntax is quoted, as in our sources, which are read by schema. YAML: 1.2.2, in what libyaml reads too. */
void serial_yaml(Buf *out, const Node *map, unsigned indent, unsigned width, bool strict);

#endif
