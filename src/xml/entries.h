/* entries.h - entries of a flat format as a document for its stylesheet.
 *
 *     <bibelot>
 *       <entry type="article" key="gu-2021" kind="endnote" first="yes">
 *         <text name="title">…</text>
 *         <bare name="month">mar</bare>
 *         <list name="author"><map><text name="family">Gu</text> … </map></list>
 *       </entry>
 *     </bibelot>
 *
 * Values are as the format has them, escaped by its crosswalk where it escapes. `bare` stands for itself: a number, true, a
 * macro. What a stylesheet needs to lay them out fast is in elements.h.
 *
 * Our own stylesheets leave all fields to those elements, and say so on their root, <xsl:stylesheet b:entries="closed">:
 * then entries have attributes and no children, which saves the making of them. In the stylesheets of users it says
 * nothing: a copy of ours that looks into its entries sees them. */
#ifndef XML_ENTRIES_H
#define XML_ENTRIES_H

#include "crosswalk/entry.h"

#include <libxml/tree.h>

/* More than readers let through (LIMIT_DEPTH), and less than what writes it can take (serial.h). */
enum { ENTRY_DEPTH = 72 };

/* Free with doc_free. NULL if an entry is nested deeper than ENTRY_DEPTH. Closed entries borrow their fields: they and the
 * arena, which gets what has to be made of them, outlive the document. */
xmlDoc *entries_document(Arena *arena, Entry *const *entries, size_t count, bool closed);

/* The fields of a closed `entry`, borrowed; NULL of another element. */
const Node *entries_closed(const xmlNode *entry);
/* The same as a mapping made of the element's children. What is nested deeper than ENTRY_DEPTH is left out. */
const Node *entries_tree(Arena *arena, const xmlNode *entry);

#endif
