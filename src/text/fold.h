/* fold.h - texts and what people type to find them, made comparable. xsl/html/search.js does the same to a query: change
 * both.
 *
 * A text becomes words with one space between them. Letters lose case, width and accents (æ is ae, ß ss); compatibility
 * characters and ligatures are taken apart (NFKD); traditional characters become simplified ones (readings.h); `&` is
 * "and". Words end at whatever is no letter, mark or digit, hyphens among it, and between Han and other letters.
 * Apostrophes vanish (Xi'an is xian), a possessive 's with them. Invisible characters don't count. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"

/* "New-style Whole-of-Nation System" is "new style whole of nation system"; "中國製造2025" is "中国制造 2025"; "Lüè" is
 * "lue". The same Str if nothing changes, else in the arena. */
Str fold_words(Arena *arena, Str text);

/* The i-th character that becomes what no table of Unicode's says: "ß" to "ss"; a combining mark of a tone to its byte, see
 * FoldReading. False behind the last. */
bool fold_like(size_t i, uint32_t *cp, Str *to);

/* Pinyin: besides what fold_words does, ü and v are u, and a single digit 1 to 5 behind a syllable is a tone: "lǜ", "lv4"
 * and "lü" are all "lu". */
typedef struct FoldReading {
    Str words; /* "xinxing juguo tizhi": letters and digits alone */
    Str toned; /* the same without spaces, a byte 1 to 4 behind each letter with a tone mark */
} FoldReading;

/* The last of those bytes. */
enum { FOLD_TONES = 4 };

FoldReading fold_reading(Arena *arena, Str pinyin);

/* Whether any tone is said. */
bool fold_has_tones(const FoldReading *reading);

/* How much of an English word, folded, is left without its endings: plural, -ing, -ed, final e and y, the second of a
 * doubled consonant. Never more than the word's beginning, so that a word is found while it is typed: polic(y),
 * polic(ies), polic(ie). The whole length where it is no word of a-z of at least four letters. */
size_t fold_stem(Str word);

/* Whether a folded word is of Han characters: by its first, since words end where they do. */
bool fold_is_han(Str word);

#endif
