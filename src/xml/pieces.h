/* pieces.h - extension elements for parts of a result.
 *
 *     <b:record>…</b:record>
 *
 * What is within belongs to one record: of a text format, so that one run can make the files of many
 * (stylesheet_run_records). What stands outside, a comma between two, belongs to none. Else it is as if only the content
 * were there. */
#ifndef XML_PIECES_H
#define XML_PIECES_H

/* Makes them known to all stylesheets that are compiled from then on. */
void pieces_register(void);

#endif
