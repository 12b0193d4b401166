/* doc_lists.h - documents of the lists that model/lists.h makes. Free with doc_free.
 *
 *     <index by="variants" others="yes"><column ref="lse-2021" …>LSE 2021</column> … </index>, the concepts behind it, with
 *     their designations alone; others: some rendering is taken from elsewhere than the columns
 *     <index by="changes"><newest><date/></newest><change again="2"><date/><of ref="…" …>label</of><note xml:lang="en"/></change>
 *     … </index>; again: it is the second change of its record and date
 *     <index by="retired" id="old"><successor ref="new" …>label</successor></index>
 *     <index by="withdrawn" id="old" kind="term"><date/><reason xml:lang="en"/><note xml:lang="en"/> … </index> */
#ifndef XML_DOC_LISTS_H
#define XML_DOC_LISTS_H

#include "model/lists.h"
#include "xml/doc.h"

xmlDoc *doc_create_variants(const Records *records, Record *const *concepts, size_t count, const CitedWorks *works,
                            DocRows rows);
xmlDoc *doc_create_changes(const Records *records, const Changes *changes, DocRows rows);
/* Of pages below the root. `withdrawal` is a value of the project's `withdrawn`. */
xmlDoc *doc_create_withdrawn(const Records *records, const Value *withdrawal);
xmlDoc *doc_create_retired(const Records *records, Str id, const Record *successor);

#endif
