/* elements.h - what stylesheets may have C write: extension elements in the namespace `bibelot:functions`.
 *
 *     <b:lines before="  " width="12" between=" = " open="{" close="}" after=",&#10;"/>
 *
 * A line for each child of the current node (an entry, entries.h) that is a `text` or a `bare`: before, its name padded
 * to `width`, between, the value within open and close (`bare`: without them), after. It does what a template for `text`
 * would, at a tenth of the cost; a stylesheet that wants more writes the template. The attributes are no templates.
 *
 *     <b:json indent="2" width="100"/>
 *     <b:yaml indent="2" width="100" quote="schema" item="yes"/>
 *
 * The children of the current node as the members of a JSON object or the entries of a YAML mapping (serial.h); `width` is
 * 100 where it is not given. quote="schema" quotes what breaks the syntax, quote="strict", which is usual, also what YAML
 * would take for something else than text; item="yes" makes of the mapping the member of a list. */
#ifndef XML_ELEMENTS_H
#define XML_ELEMENTS_H

/* Makes them known to all stylesheets that are compiled from then on. */
void elements_register(void);

#endif
