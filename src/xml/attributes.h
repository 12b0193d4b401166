/* attributes.h - extension elements that make attributes of the current node's text, where XPath would read it again and again.
 *
 *     <b:id prefix="n." changed="n"/>
 *
 * xml:id: the prefix, and the current node's @id as b:xml-id() has it; @n is the id as it was, where that is another.
 *
 *     <b:ends separator="–" from="from" to="to"/>
 *
 * Of a `value` that has the separator once, and no blank: what stands before it and behind it, as two attributes. */
#ifndef XML_ATTRIBUTES_H
#define XML_ATTRIBUTES_H

/* Makes them known to all stylesheets that are compiled from then on. */
void attributes_register(void);

#endif
