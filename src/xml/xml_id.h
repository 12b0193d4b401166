/* xml_id.h - ids of any file as ids of XML, which are names without a colon (NCName), and of HTML. */
#ifndef XML_XML_ID_H
#define XML_XML_ID_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends the id, which is to stand behind a letter. What no XML name may hold (a blank, a slash, a colon, the second half of
 * Han characters) becomes _xHHHH_, its code point in hexadecimal digits, as names of columns do in SQL/XML (ISO/IEC 9075-14, 9.1).
 * Ids that differ stay different; those of our own sources stay as they are. */
void xml_id_put(Buf *out, Str id);

/* The same for an id of HTML and the fragment of a URL that leads to it: they may hold more (a colon, a slash), but no blank,
 * no percent sign, and nothing that is not seen. */
void xml_id_put_fragment(Buf *out, Str id);

/* The id that it was made of: the id itself, or a copy in the arena. */
Str xml_id_read(Arena *arena, Str id);

#endif
