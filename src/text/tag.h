/* tag.h - language tags: BCP 47 (RFC 5646 syntax, RFC 4647 matching).
 *
 * Well-formedness is by the grammar; whether a language exists is asked of ICU. Case never matters. */
#ifndef TEXT_TAG_H
#define TEXT_TAG_H

#include "base/arena.h"

/* The parts, borrowed from the tag as it was written; empty where there is none. Of several variants or extensions the
 * slice spans them all ("1996-1901"). An irregular grandfathered tag ("i-klingon") has nothing but `language`. */
typedef struct LanguageTag {
    Str language, extlang, script, region, variants, extensions, private_use;
    bool grandfathered;
} LanguageTag;

/* False if the tag is not well-formed; `*out` is then zero. `out` may be NULL. */
bool tag_parse(Str text, LanguageTag *out);

/* The usual case (zh-Hans-CN, sl-rozaj), and the tag which replaced an old one (iw: he, i-klingon: tlh, zh-cmn: cmn).
 * A tag that is not well-formed comes back as it is. */
Str tag_canonical(Arena *arena, Str text);

/* The rule for keys in the sources: well-formed, and the first subtag has two or three letters. */
bool tag_is_key(Str text);

/* The language is one that ISO 639 lists, the script one of ISO 15924 and the region one of ISO 3166 or UN M49, as far
 * as ICU knows them. For warnings. */
bool tag_is_known(Str text);

/* Extended filtering, RFC 4647 3.3.2: "zh" matches zh-Hans and zh, "zh-CN" matches zh-Hans-CN, "*" everything. */
bool tag_matches(Str range, Str tag);

/* Same tag, whatever its case. */
bool tag_eq(Str a, Str b);

/* The script as ISO 15924, in its usual case: the one given, else the language's own (en Latn, ru Cyrl, zh Hani, ja
 * Jpan, ko Kore). "Zyyy" where that is not known. */
Str tag_script(Str text);

/* Chinese, Japanese or Korean, in whatever script. */
bool tag_is_cjk(Str text);

/* Written from right to left. */
bool tag_is_rtl(Str text);

/* Some form in Latin letters of a language that has another script of its own: zh-Latn-pinyin, ru-Latn. */
bool tag_is_romanised(Str text);

/* The name of the language for biblatex's langid and babel ("english", "american", "chinese-simplified"), static; ""
 * where there is none. */
Str tag_babel(Str text);

/* The other way: the shortest tag of those that have that name, in any case; static, "" where there is none. */
Str tag_of_babel(Str name);

/* A name for readers, in the language of `in` (English, or Chinese in simplified or traditional characters; all else
 * gives English); of a tag not in the table the canonical tag. In the arena or static. */
Str tag_display(Arena *arena, Str text, Str in);

#endif
