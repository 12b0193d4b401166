/* forms.h - the forms of an item's texts and names, as Juris-M has them (citeproc-js manual, "Multilingual"):
 *
 *     "title": "民法", "multi": { "main": { "title": "ja" }, "_keys": { "title": { "ja-Latn": "Minpō", "en": "Civil code" } } }
 *     { "family": "穂積", "given": "陳重", "multi": { "main": "ja", "_key": { "ja-Latn": { "family": "Hozumi", … } } } }
 *
 * A form with -Latn of a language that has another script is romanised; one in the language of the item is the original; others
 * are translated. */
#ifndef CSL_FORMS_H
#define CSL_FORMS_H

#include "csl/item.h"

/* By tag: the form in the variable's own place, and the others. NULL: there is none. */
typedef struct CslFormSet {
    const Node *original, *romanised, *translated;
} CslFormSet;

/* `own` stands in the variable, `others` (may be NULL) is the mapping of tags; `main` is the tag of `own`, or empty; `language`
 * the item's. */
CslFormSet csl_form_set(const Node *own, Str own_text, const Node *others, Str main, Str language);

/* Puts the forms that are wanted (CslOptions) in the place of the item's texts. `node`: all that is known of the item. */
void csl_choose_forms(Arena *arena, CslItem *item, const Node *node, unsigned wanted);

#endif
