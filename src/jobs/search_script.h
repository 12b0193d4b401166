/* search_script.h - what can be found, as a script that the site's search box loads (xsl/html/search.js).
 *
 *     bibelotSearch({more: true, like: {'ß':'ss','舉':'举',}, lines: `…`})
 *
 * `more`: another file follows. `like`, in the first file alone: characters, and what they become (text/fold.h); of
 * traditional ones those whose simplified form some key has. `lines`: records in their order, fields separated by tabs,
 * empty ones at the end left out:
 *
 *     the path of the page; which of its names stand for it, by their numbers, "01"
 *     and for each name a line: the standing; 1 if it is to be shown; the status (0 preferred, 1 admitted, 2 deprecated,
 *         3 superseded); the language; the text; its pinyin; and folded: the text's words, or nothing where lower case and
 *         blanks for hyphens make them; the pinyin's, a byte 1 to 4 behind each letter with a tone mark; initials */
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
 * statement, a block or a list goes on; and without the blanks around operators (but + and -), behind commas and semicolons,
 * and within braces. No literal of it may go on over several lines, or hold such blanks that matter. */
void script_put_lean(Buf *out, Str script);

#endif
