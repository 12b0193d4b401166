/* locale.h - terms, dates and options of a language, as a style sees them.
 *
 * en-US first, over it the main dialect of the language, the locale itself, and then what the style says for any language, for
 * this language and for this locale. A tag is taken as csl_locale_tag has it. Source: CSL 1.0.2, "Locale Fallback", "Ordinals". */
#ifndef CSL_LOCALE_H
#define CSL_LOCALE_H

#include "csl/style.h"

typedef enum CslGender { CSL_NEUTER, CSL_MASCULINE, CSL_FEMININE } CslGender;

typedef struct CslLocale CslLocale;

typedef struct CslTermForm {
    bool set;
    Str single, multiple;
} CslTermForm;

typedef struct CslTerm {
    CslTermForm forms[CSL_FORMS];
    CslGender gender;
} CslTerm;

struct CslLocale {
    Arena *arena;
    Str lang;
    Map terms;                  /* CslTerm */
    Map ordinals;               /* CslOrdinal, by name and gender */
    const CslElement *dates[3]; /* by CslElement.date_form */
    bool punctuation_in_quote, limit_day_ordinals;
    Str quotes[4];   /* outer open and close, inner open and close */
    Str never_short; /* of CSL-M: languages whose names are given in full in short forms, too */
    Str page_delimiter;
    Str citation_delimiter; /* of runs of citation numbers: a term of CSL-M */
    bool found;             /* a file for the language was there */
};

/* NULL where not even en-US can be loaded. */
const CslLocale *csl_locale_create(Arena *arena, const CslStyle *style, const CslLoader *loader, Str lang);

/* With the fallback of forms: verb-short, verb, long; symbol, short, long. `ptr` NULL: there is no such term. */
Str csl_term(const CslLocale *locale, Str name, CslForm form, bool plural);
CslGender csl_term_gender(const CslLocale *locale, Str name);
/* "st" of 1. */
Str csl_ordinal_suffix(const CslLocale *locale, unsigned number, CslGender gender);
/* "first" of 1, or `ptr` NULL. */
Str csl_long_ordinal(const CslLocale *locale, unsigned number, CslGender gender);

#endif
