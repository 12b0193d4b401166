/* twin.h - the second entry of a pair, as bibliographies after GB/T 7714 have them: the Chinese entry, then the same work in
 * English. Authors' guides of Chinese journals ask for both; styles know of one language an entry.
 *
 * The twin has each text in its translation, else romanised, and names in Latin letters; its language is that of the
 * translated title, its key that of the work with the language behind it (gu-2021-en). Left
 * out are notes, which the entry before has, abstracts and keywords without translation, and `custom`. A note says in which
 * language the work is. What is there in the work's own script alone stays so, and is reported (B714). */
#ifndef CROSSWALK_TWIN_H
#define CROSSWALK_TWIN_H

#include "crosswalk/crosswalk.h"

/* In the arena of `writing`, sharing values with the record. NULL: the title is not translated, so there is none. */
Record *crosswalk_twin(const Writing *writing, const Record *record);

#endif
