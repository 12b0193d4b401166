/* escape.h - text made inert for formats that are no XML: Turtle, Markdown, lines of notes.
 *
 * Pure functions of strings, linear in time. Malformed bytes become U+FFFD. */
#ifndef TEXT_ESCAPE_H
#define TEXT_ESCAPE_H

#include "base/buf.h"

/* What stands between the quotes of a Turtle string, "…" (RDF 1.1 Turtle, 6.4): `"`, `\` and control characters escaped. */
void escape_turtle(Buf *out, Str text);

/* What stands between < and > of a Turtle IRI: what IRIREF does not take is percent-encoded, the rest stays as it is. */
void escape_iri(Buf *out, Str text);

/* What stands behind the colon of a prefixed name (PN_LOCAL), whatever the text is. */
void escape_turtle_name(Buf *out, Str text);

/* Text within a Markdown paragraph, heading or table cell, as CommonMark and GitHub read it: every character that could act
 * (emphasis, links, HTML, tables, :emoji:, $math$, and at the beginning what makes a list, quotation or heading) has a
 * backslash. White space becomes single spaces. */
void escape_markdown(Buf *out, Str text);

/* Text of several lines within indented lines: each line after the first begins anew with a line feed, `indent` blanks and
 * `| `. No other line begins so; see the notes of xsl/tbx.xsl. */
void escape_lines(Buf *out, Str text, size_t indent);

#endif
