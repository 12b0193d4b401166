/* functions.h - what stylesheets may ask of C: XPath functions in the namespace `bibelot:functions` (prefix b).
 *
 *     b:tex(string, mode)                  text for TeX; mode 'utf8' (biblatex) or 'macros' (classic BibTeX)
 *     b:tex-title(node-set, mode)          a title with markup, its capitals protected where styles change case
 *     b:tex-text(node-set, mode)           the same for other text with markup
 *     b:url(string)  b:tex-url(string)     an address, percent-encoded; and fit for a url field
 *     b:url-component(string)              one value of a query: everything but unreserved characters encoded
 *     b:map(map, table, ours[, type])      what a format calls it: xsl/map/MAP.xml; '' if it has no place for it
 *     b:fidelity(map, table, ours[, type]) 'exact', 'merged', 'approximate', 'dropped', or '' if there is no row
 *     b:toneless(pinyin)  b:pinyin(han)    without tone marks; the likeliest reading, toneless
 *     b:sort-key(string)                   lower-case Latin letters to sort by
 *     b:babel(tag)                         a language as babel and biblatex call it; '' if they don't
 *     b:language-name(tag, in)             a language's name in the language `in`
 *     b:script(tag)  b:year(edtf)          'Hans', 'Latn' …; the year for readers
 *     b:date(edtf)                         the date for readers: "2021-03", "c. 2nd century BC"
 *     b:asset(name)                        the bytes of an embedded file, "html/style.css"; '' if there is none
 *     b:sha256(string)                     its digest in base64
 *     b:turtle(string)  b:iri(string)      what stands between "…" and <…> of Turtle
 *     b:turtle-name(string)                what stands behind the colon of its names
 *     b:xml-id(string)                     any id, so that it may stand in an ID of XML, behind a letter
 *     b:html-id(string)                    any id, as an ID of HTML and as the fragment of a URL
 *     b:markdown(string)                   text within a line of Markdown
 *     b:lines(string, indent)              text of several lines, each but the first marked as a continuation
 *     b:number()                           which the current element is among siblings of its name: 1, 2 …
 *     b:report(node-set, code, detail)     tells of a loss where the (first) node was read; ''
 *
 * All but the last two are pure. A wrong mode, map or table, or a wrong number of arguments, makes the run fail. */
#ifndef XML_FUNCTIONS_H
#define XML_FUNCTIONS_H

#include "base/str.h"

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>

#include <stdbool.h>

#define FUNCTIONS_NAMESPACE "bibelot:functions"

/* `node` is of the input document (or of a tree that the stylesheet made); never NULL. */
typedef void ReportHandler(void *context, xmlNode *node, Str code, Str detail);

/* Reached through the `_private` of the transformation. */
typedef struct FunctionHost {
    ReportHandler *report; /* NULL: reports are dropped */
    void *context;
    bool records; /* b:record is wanted: pieces.h */
} FunctionHost;

/* Makes them known to all transformations, whose `_private` is a FunctionHost. */
void functions_register(void);

#endif
