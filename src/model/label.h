/* label.h - what a record is called when another one names it. */
#ifndef MODEL_LABEL_H
#define MODEL_LABEL_H

#include "base/buf.h"
#include "model/record.h"

/* The designation of a term or program that is preferred in a language (a BCP 47 range: "zh", "en"), else its first
 * one that is not deprecated or superseded, else its first. NULL if it has none in that language. */
const Value *label_designation(const Record *record, Str range);

/* Makes the English label of every record, once; after linking, before several threads ask for them. */
void label_records(Records *records);

/* English, for readers: the preferred English designation (else the Chinese one); of a work author and year ("Gu 2021"),
 * else its title. Never empty: the id stands in, also before label_records. */
Str label_english(const Record *record);

/* The preferred Chinese designation, or the Chinese title; may be empty. */
Str label_chinese(const Record *record);

/* The pinyin beside the Chinese label, or empty. */
Str label_pinyin(const Record *record);

/* What is shown for a name: "Gu Xin", "European Commission". */
void label_name(Buf *out, const Record *work, const Record *name);

/* Does the name show the family name first? By its own name-order, else so where it has a form in Han and the work is
 * Chinese, Japanese or Korean; in a term or program any name with a form in Han does. */
bool label_family_first(const Record *work, const Record *name);

#endif
