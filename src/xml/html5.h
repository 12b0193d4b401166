/* html5.h - writing a result tree as HTML5.
 *
 * Source: HTML Living Standard, 13.3 (serialising HTML fragments). Elements are known by their local names; namespace
 * declarations and prefixes fall away, `xml:lang` becomes `lang` unless there is one. Text of scripts and styles is
 * written as it is, but can't end its element; in JSON `<` becomes \u003c. The same tree gives the same bytes. */
#ifndef XML_HTML5_H
#define XML_HTML5_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Marks a place in a frame (stylesheet.h): the one processing instruction that is written. */
#define PLACEHOLDER "bibelot-records"

/* Elements within elements. */
enum { HTML5_DEPTH = 400 };

/* Appends the document; with a doctype if its root is <html>. `lines` puts each child of an element that holds only
 * blocks on a line of its own; no space is ever added where it would show. False, with `out` as it was, if the tree
 * is too deep. */
bool html5_write(const xmlDoc *doc, bool lines, Buf *out);

/* The same of one element, as a document of its own. */
bool html5_write_root(const xmlNode *root, bool lines, Buf *out);

/* The same of one node within a page. */
bool html5_write_node(const xmlNode *node, bool lines, Buf *out);

#endif
