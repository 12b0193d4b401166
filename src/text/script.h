/* script.h - which scripts a text is written in, and whether they suit its BCP 47 tag.
 *
 * Scripts are those of UAX #24; Common and Inherited characters (digits, punctuation, marks) belong to none. */
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include "base/arena.h"

enum {
    SCRIPT_HAN = 1 << 0,
    SCRIPT_LATIN = 1 << 1,
    SCRIPT_CYRILLIC = 1 << 2,
    SCRIPT_GREEK = 1 << 3,
    SCRIPT_KANA = 1 << 4, /* Hiragana and Katakana */
    SCRIPT_HANGUL = 1 << 5,
    SCRIPT_ARABIC = 1 << 6,
    SCRIPT_HEBREW = 1 << 7,
    SCRIPT_DEVANAGARI = 1 << 8,
    SCRIPT_OTHER = 1 << 9,

    SCRIPTS_EAST_ASIAN = SCRIPT_HAN | SCRIPT_KANA | SCRIPT_HANGUL /* no spaces between words, or parts of a name */
};

/* The script of a character, as a flag; 0 for Common and Inherited. */
unsigned script_of(uint32_t cp);

/* The scripts of the text, as flags. */
unsigned script_set(Str text);

/* "Latin", "Han and Latin": for messages, in the order of the flags; "no letters" for 0. */
Str script_names(Arena *arena, unsigned set);

typedef struct ScriptFit {
    unsigned expected; /* any one of these will do; 0: nothing is known of the tag */
    unsigned found;
} ScriptFit;

/* Whether the text has a letter of a script that the tag calls for, or no letters. Foreign letters beside those are
 * no fault: an English title may quote 举国, a Chinese one may say AI. `fit` (may be NULL) serves for the message. */
bool script_fits_tag(Str text, Str tag, ScriptFit *fit);

typedef enum ScriptForm { SCRIPT_FORM_ANY, SCRIPT_FORM_HANS, SCRIPT_FORM_HANT } ScriptForm;

/* Simplified (zh-Hans, zh-CN, zh-SG, zh-MY), traditional (zh-Hant, zh-TW, zh-HK, zh-MO), or neither. */
ScriptForm script_form(Str tag);

/* The first character that is traditional in simplified text, or the other way round (readings.h). */
bool script_variant_fault(Str text, Str tag, size_t *at, uint32_t *cp);

/* A tag for untagged text: "zh-Hans", "zh-Hant", "zh" where no character tells or they disagree, "ja", "ko"; "" where
 * the script does not tell the language, or Latin letters prevail. */
Str script_guess_tag(Str text);

#endif
