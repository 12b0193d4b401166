/* bibtex_fields.h - the fields of an entry, and their values. */
#ifndef READ_BIBTEX_FIELDS_H
#define READ_BIBTEX_FIELDS_H

#include "read/bibtex.h"

/* The entry being read. */
typedef struct BibtexReader {
    BibtexContext *context;
    Str bytes;
    size_t at;
    char close; /* of the entry: } or ) */
    Entry *entry;
    size_t value_from; /* where the last value's delimiter stands; 0: it had none */
    size_t value_to;   /* behind the last value */
    bool cut;          /* the last value was never closed: no comma is expected behind it */
    size_t recoveries; /* values that were cut short */
    Map names;         /* field name → NodeEntry, once there are many */
} BibtexReader;

Span bibtex_span(size_t start, size_t end);
/* The byte there; NUL at the end, and nowhere else. */
char bibtex_peek(const BibtexReader *reader);
/* The place before `at` where something should stand: no blanks between. */
Span bibtex_place_before(const BibtexReader *reader, size_t at);

/* Reports B015. `help` says how to mend it. */
Diag *bibtex_fault(BibtexContext *context, Span span, const char *message, const char *help);
/* The same, and offers `text` in its place to --fix. */
void bibtex_slip(BibtexContext *context, Span span, Str text, const char *message, const char *help);

/* Pieces joined by `#`. NULL if there is none that could be read; that is reported. */
Node *bibtex_read_value(BibtexReader *reader);

/* name = value, until the entry's end and behind it. */
void bibtex_read_fields(BibtexReader *reader);

#endif
