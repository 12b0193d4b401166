/* collate.h - sorting for readers: English, pinyin and stroke order.
 *
 * Words are compared one after the other, without punctuation (“Efficient Market” stands at E, new-style next to new
 * style), numbers by value (9th before 12th), Latin before Han; what is then equal is told apart by punctuation and
 * case. English and pinyin orders are ICU's (UTS #10; CLDR's zh tailoring). The stroke order is ours: strokes_of, then
 * code point, which is by radical; ICU's counts as Taiwan does (4 strokes for 与) and would contradict the headings of
 * a mainland index. */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/arena.h"

typedef enum CollateOrder { COLLATE_ENGLISH, COLLATE_PINYIN, COLLATE_STROKE, COLLATE_PLAIN } CollateOrder;

typedef struct Collator Collator;

/* Opening costs milliseconds: do it once. NULL where ICU has not the data for this order (Alpine's icu-libs without
 * icu-data-full), or another fault; `*error` (may be NULL) then names it, in static memory. Once open, several threads
 * may use it. */
Collator *collate_open(CollateOrder order, const char **error);
/* As CLDR has it for the language (a BCP 47 tag, `-u-co-` included), and nothing else: COLLATE_PLAIN, which is opened in this
 * way alone. Where ICU has no data for the language, its root order. */
Collator *collate_open_language(Str tag, const char **error);
void collate_close(Collator *collator); /* NULL is allowed */

/* Bytes (zeros among them) whose order, str_cmp, is that of the texts. They change with the version of ICU, so they are
 * never stored. */
Str collate_key(const Collator *collator, Arena *arena, Str text);

#endif
