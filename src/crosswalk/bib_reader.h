/* bib_reader.h - an entry being read; for bib_read.c and its helpers. */
#ifndef CROSSWALK_BIB_READER_H
#define CROSSWALK_BIB_READER_H

#include "base/buf.h"
#include "crosswalk/crosswalk.h"
#include "model/maps.h"
#include "text/tex_read.h"

typedef struct BibReader {
    Arena *arena; /* of the record's texts */
    Arena *nodes; /* of what is needed only until the record is made */
    const Source *source;
    const Entry *entry;
    uint64_t names; /* of the entry's fields, a bit for each: bib_field */
    Diags *diags;
    Str map;  /* "biblatex" or "bibtex" */
    Str type; /* whose rows of the map hold */
    const MapTable *fields;
    uint64_t when; /* the type, in that table */
    Str kind;      /* ours: article-journal */
    Str language;
    Node *ours, *custom;
    Map kept;    /* the keys of custom */
    bool *used;  /* of each field: nothing more is asked of it */
    Str *givers; /* unless NULL: of each field of ours the name of theirs that it was read from */
} BibReader;

/* ---- bib_read.c ---- */

/* A field that nobody used yet, or NULL. */
const NodeEntry *bib_field(const BibReader *reader, Str name);
void bib_use(BibReader *reader, const NodeEntry *field);
/* The field of theirs where the type has ours; empty: none. */
Str bib_their_field(const BibReader *reader, FieldName name);
/* Where a slice of a field's text stands. */
Span bib_slice_span(const NodeEntry *field, Str slice);
Node *bib_text_node(BibReader *reader, const NodeEntry *field, Str text);
bool bib_has_ours(const BibReader *reader, FieldName name);
void bib_add(BibReader *reader, FieldName name, const NodeEntry *field, Node *node);
/* Keeps the field as residue, too. */
void bib_keep(BibReader *reader, const NodeEntry *field);
/* The same of a field that ours was made of, too; unless nobody could write it, which was reported. */
void bib_keep_beside(BibReader *reader, const NodeEntry *field);
/* As bib_keep, and tells why. */
void bib_keep_fault(BibReader *reader, const NodeEntry *field, const char *what);

/* ---- bib_read_tex.c ---- */

/* The text of some TeX, in the arena or a part of it; flags of tex_read. */
Str bib_decode(BibReader *reader, Str tex, unsigned flags);
/* The same of a slice of a field's value, once for each: tells the user what is wrong with it. `*exact` becomes false where
 * our writers would not make the same of the text again. */
Str bib_take(BibReader *reader, const NodeEntry *field, Str tex, unsigned flags, bool *exact);

/* ---- bib_read_names.c ---- */

void bib_read_names(BibReader *reader, const NodeEntry *field, FieldName ours);
void bib_read_sortname(BibReader *reader);

/* ---- bib_read_texts.c ---- */

/* title, subtitle, titleaddon and the like; the title may be missing. */
void bib_read_titles(BibReader *reader);

/* ---- bib_read_multiscript.c ---- */

/* title_translation_en: the base, "title", and the tag. False if the name is not of that kind. */
bool bib_multiscript_name(BibReader *reader, Str name, Str *base, Str *lang);
/* The texts among such fields. Those of names belong to their lists. */
void bib_read_multiscript(BibReader *reader);

/* ---- bib_read_idents.c ---- */

void bib_read_identifiers(BibReader *reader);

/* ---- bib_read_dates.c ---- */

void bib_read_dates(BibReader *reader);

#endif
