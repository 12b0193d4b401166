/* language.h - languages of items, and the locales that go with them. */
#ifndef CSL_LANGUAGE_H
#define CSL_LANGUAGE_H

#include "base/arena.h"

/* The tag of a locale file for a language: without extensions, of Chinese zh-CN or zh-TW by its script or region. In the arena,
 * or borrowed. */
Str csl_locale_tag(Arena *arena, Str language);
/* The locale that stands for a language without region: de-DE of "de". Others come back as they are. */
Str csl_main_dialect(Str language);
/* What stands in an item's `language`, as a tag: of "Chinese", 中文 and zh_CN, too. Empty: it is none that is known. */
Str csl_language_tag(Arena *arena, Str language);
/* Whether `language` is one that `locale`, of a style's layout or condition, means: zh means zh-TW, zh-CN means zh-Hans and zh. */
bool csl_locale_fits(Arena *arena, Str locale, Str language);

#endif
