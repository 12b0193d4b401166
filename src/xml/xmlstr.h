/* xmlstr.h - between libxml2's strings and ours. */
#ifndef XML_XMLSTR_H
#define XML_XMLSTR_H

#include "base/buf.h"

#include <libxml/xmlIO.h>
#include <libxml/xmlstring.h>

#include <string.h>

static inline const xmlChar *xml_chars(const char *cstr)
{
    return (const xmlChar *)cstr;
}

/* "" for NULL. */
static inline const char *xml_cstr(const xmlChar *chars)
{
    return chars ? (const char *)chars : "";
}

/* Borrowed; empty for NULL. */
static inline Str xml_str(const xmlChar *chars)
{
    return str_of((const char *)chars);
}

static inline bool xml_is(const xmlChar *chars, const char *cstr)
{
    return chars && *chars == (xmlChar)*cstr && strcmp((const char *)chars, cstr) == 0;
}

/* Appends what is written to it, as UTF-8, to `buf`. Close with xmlOutputBufferClose. */
xmlOutputBuffer *xml_output(Buf *buf);

#endif
