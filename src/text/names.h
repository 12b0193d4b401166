/* names.h - names of persons: splitting and showing them.
 *
 * All Str are borrowed from the text given. Han surnames are matched in both simplified and traditional characters. */
#ifndef TEXT_NAMES_H
#define TEXT_NAMES_H

#include "base/buf.h"

/* A name in its parts, as CSL has them. A name that is not taken apart has only `literal`. */
typedef struct NameForm {
    Str family, given, suffix;
    Str dropping; /* a particle that falls away when the family name stands alone: "von" in Alexander von Humboldt */
    Str non_dropping; /* one that stays: "van" in Vincent van Gogh */
    Str literal;
    bool two_latin_words; /* a literal of two capitalised Latin words without a comma: "Xin Gu". To be reported */
    bool extra_comma;     /* a second comma that no suffix explains: "Gu, Xin, Li Yi". To be reported */
} NameForm;

/* "family, given"; "family, Jr., given" and "family, given, Jr."; without a comma a literal. Particles are left where
 * they are, within family or given. A name that begins with a comma, or has nothing behind it, is a literal. */
NameForm names_split(Str text);

/* A name in Han characters, by the surname table: 欧阳修 is 欧阳 + 修, 顾昕 is 顾 + 昕. A space, or U+3000, that is there
 * decides. False, and both empty, unless it is a known surname with one or two characters behind it (up to three after
 * a space). A middle dot means a foreign name (阿不都·热依木): false. */
bool names_split_han(Str text, Str *family, Str *given);

/* One of the commonest surnames (one character or a compound). */
bool names_is_han_surname(Str text);
bool names_is_compound_surname(Str text);

/* Letters of Latin script (with accents), spaces, hyphens, apostrophes and full stops, and at least one letter. */
bool names_is_latin(Str text);
/* Han characters only, with at most spaces and middle dots between them; at least one. */
bool names_is_han(Str text);

typedef enum NameOrder {
    NAME_GIVEN_FIRST,  /* Xin Gu */
    NAME_FAMILY_FIRST, /* Gu Xin */
    NAME_SORT          /* Gu, Xin: for lists */
} NameOrder;

/* Writes the name for readers. A name in Han, kana or Hangul is family + given without a space in any order. Particles:
 * non-dropping ones go with the family name, dropping ones behind the given name in NAME_SORT and before the family
 * name else; the suffix comes last. */
void names_display(Buf *out, const NameForm *name, NameOrder order);

/* "X.", "J.-P.": the first letter of each part of a given name; a Han name is left whole. */
void names_initials(Buf *out, Str given);

#endif
