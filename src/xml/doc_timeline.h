/* doc_timeline.h - the document of model/timeline.h.
 *
 *     <index by="timeline" width="…" height="…" dated="82">   how many of the programs behind it have a date
 *       <tick year="1980" x="…"/> …
 *       <era name="reform" x="…" end="…"/> …
 *       <lane type="plan" y="…" height="…"/> …
 *       <link x="…" y="…" to-x="…" to-y="…"/> …               from a program to its successor
 *       <mark ref="…" href="…" han="…" shape="span" x="…" end="…" y="…" years="2006–2020" issued="…" inside="yes"
 *             vague="yes" name="cut to fit">label</mark> …
 *     </index>, and the programs: first those with a date, in the order of time. Free with doc_free. */
#ifndef XML_DOC_TIMELINE_H
#define XML_DOC_TIMELINE_H

#include "model/timeline.h"
#include "xml/doc.h"

xmlDoc *doc_create_timeline(const Records *records, const Timeline *timeline);

#endif
