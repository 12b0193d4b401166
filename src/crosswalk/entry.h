/* entry.h - one entry of a citation file, in that file's own terms.
 *
 * Flat formats meet here. A reader of BibTeX, RIS or CSL delivers entries and knows nothing of records; a crosswalk
 * (crosswalk.h) turns an entry into a record, or a record into an entry; the stylesheet of the format gives an entry its
 * shape, and knows nothing of records either. */
#ifndef CROSSWALK_ENTRY_H
#define CROSSWALK_ENTRY_H

#include "model/record.h"

/* Its fields are the entries of a mapping, in order. A format that repeats fields (RIS: AU) has several of one name.
 * Text that is `quoted` is text; what is not stands for itself: a number or `true` of JSON, a macro of BibTeX (mar). */
typedef struct Entry {
    Str type, key; /* "article", "gu-2021"; empty: not given */
    Span type_span, key_span;
    Span span;
    Node *fields;
    /* Written entries: */
    const Record *record;
    bool first; /* of its kind: a format with sections begins one here */
} Entry;

#endif
