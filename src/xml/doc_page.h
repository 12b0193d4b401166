/* doc_page.h - what pages alone say of a concept; for doc.c.
 *
 *     <designations …>
 *       <since><value edtf="2021" …/><work ref="lse-2021" …>LSE 2021</work></since>   the earliest of its sources
 *       <traditional xml:lang="zh-Hant">新型舉國體制</traditional>        derived, of the one that the concept goes by
 *     </designations>
 *     <for-page><found-in ref="lse-2021" …>LSE 2021</found-in> … </for-page>   every work that some statement names, once;
 *                                                                                  <on-timeline/> if that has a mark for it
 */
#ifndef XML_DOC_PAGE_H
#define XML_DOC_PAGE_H

#include "xml/doc_nodes.h"

void page_designation(Doc *doc, xmlNode *node, const Value *designation);
void page_concept(Doc *doc, xmlNode *node, const Record *record);

#endif
