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
 * macro. What a stylesheet needs to lay them out fast is in elements.h. */
#ifndef XML_ENTRIES_H
#define XML_ENTRIES_H

#include "crosswalk/entry.h"

#include <libxml/tree.h>

/* More than readers let through (JSON_DEPTH_LIMIT, YAML_DEPTH_LIMIT), and less than what writes it can take (serial.h). */
enum { ENTRY_DEPTH = 72 };

/* Free with doc_free. NULL if an entry is nested deeper than ENTRY_DEPTH. */
xmlDoc *entries_document(Entry *const *entries, size_t count);

#endif
