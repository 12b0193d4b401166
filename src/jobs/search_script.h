/* search_script.h - what can be found, as a script that the site's search box loads (xsl/html/search.js).
 *
 *     bibelotSearch({more: true, pairs: '舉举國国', rows: `…`})
 *
 * `more`: another file follows. `pairs`: traditional characters, each before its simplified form, as far as the keys have
 * the latter. `rows`: a record a line, in their order, fields separated by tabs:
 *
 *     kind and id, "tdual-circulation"; which of its first names are the Chinese and the English one to show, "11"
 *     for each name: a hexadecimal digit, standing + 8 if it is not shown; a digit, the status (0 none, 1 preferred,
 *     2 admitted, 3 deprecated, 4 superseded); the language: "01zh-Hans"
 *         the text as shown; its folded words, or nothing where lower case and blanks for hyphens make them
 *         pinyin as shown; folded words of the pinyin; initials: or nothing */
#ifndef JOBS_SEARCH_SCRIPT_H
#define JOBS_SEARCH_SCRIPT_H

#include "base/buf.h"
#include "jobs/search.h"

/* How many records a file holds. */
enum { SEARCH_SCRIPT_RECORDS = 10000 };

/* The number of files, at least one. */
size_t search_script_count(const SearchIndex *index);

/* "search-index.js", "search-index-2.js" … */
Str search_script_name(Arena *arena, size_t number);

/* Appends the file. The arena is for what is not needed afterwards. */
void search_script_put(Buf *out, Arena *arena, const SearchIndex *index, size_t number);

/* Appends a script without comments that have a line to themselves, indentation, empty lines, and line breaks where a
 * statement, a block or a list goes on, and blanks around arrows. No literal of it may go on over several lines, or hold
 * an arrow. */
void script_put_lean(Buf *out, Str script);

#endif
