/* reading.h - surnames in the order of pinyin, as they are read (text/surname.h). */
#ifndef CSL_READING_H
#define CSL_READING_H

#include "csl/engine.h"

/* Chinese in a collation by pinyin, which it has where nothing else is said, save in Taiwan, Hong Kong and Macau. */
bool csl_sorts_by_pinyin(Str locale);
/* Chinese by strokes as the mainland counts them: ICU counts as Taiwan does. */
bool csl_sorts_by_stroke(Str locale);
/* What stands for the family name in a key: `family` itself, or of the engine's arena. `romanised` (empty: none) is how the
 * name itself is romanised, and goes before the table. */
Str csl_family_key(CslEngine *engine, Str family, Str romanised);

#endif
