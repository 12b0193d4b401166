/* fields.h - extension elements that ask the fields of a record, not its XML: of nodes of canonical XML that doc.h made.
 *
 *     <b:fields list="editor; title title-short" mode="work">…</b:fields>
 *
 * Applies the templates of a mode to the children of the current node that are in the list: those of the first group (up to
 * the semicolon) in the order of the document, then those of the next. `@names` stands for all fields that hold names,
 * `*` for all fields, `-editor` takes one back. evidence="yes": only values that have any. If there is none, the content is done.
 *
 *     <b:has list="publisher issued">…</b:has>
 *
 * Does the content if the current node has any of them; without="…": if it has none. attribute="qualified": if it has the
 * attribute; with is="…" if that is its value, with isnt="…" if it is another, or not there.
 *
 *     <b:element map="tei">…</b:element>
 *
 * The element that the table `fields` of the map has for the current field, with the attribute that it asks for:
 * monogr/imprint/date[@type='published'] is <date type="published">. Its namespace is that of the element around it.
 * only="note": nothing for a field whose element is another.
 *
 *     <b:word attribute="level" map="tei" table="title-level" by="type" optional="yes"/>
 *
 * An attribute, from a table of a map by the value of a field beside the current one, or of the current record. Optional:
 * there is none where it would be empty. Without a table: what the map's place of the current field has in quotes.
 *
 *     <b:leaf language="yes" date="when">…</b:leaf>
 *
 * The value of the current field, if it is no more than a text: with its language, as a plain date, or (to="target") as
 * an attribute that takes a safe URL. If there is more to it, the content is done instead.
 * item="n": with its number in the field. text="no": without the text; of a form of a name, say.
 *
 *     <b:form attribute="type" else="main"/>
 *     <b:latin/>
 *
 * The form of a text (romanised, translated) as an attribute; the xml:lang of the plain parts of a name. */
#ifndef XML_FIELDS_H
#define XML_FIELDS_H

/* Makes them known to all stylesheets that are compiled from then on. */
void fields_register(void);

#endif
