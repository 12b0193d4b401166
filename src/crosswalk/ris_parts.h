/* ris_parts.h - what the files of RIS share; included by them alone. */
#ifndef CROSSWALK_RIS_PARTS_H
#define CROSSWALK_RIS_PARTS_H

#include "base/buf.h"
#include "crosswalk/ris.h"

/* What tags become: fields in the form of our source. */
typedef struct RisReading {
    Arena *arena;
    const Source *source;
    Diags *diags; /* NULL: a writer asks, and wants no faults */
    const Entry *entry;
    Str type;     /* of which the rows of the map speak */
    Str language; /* of the work; empty: not known */
    Node *ours;
    Node *custom;                    /* residue */
    Map residues;                    /* tag → unsigned: how many there are */
    const NodeEntry *first[26 * 36]; /* of each tag */
} RisReading;

/* The fields that the tags mean, without those of user tags. */
Node *ris_fields(Arena *arena, const Source *source, const Entry *entry, Diags *diags);

/* Puts the whole fields of user tags in the place of what the tags mean, but for those that a tag contradicts (B711). */
void ris_put_whole_fields(Arena *arena, const Source *source, Node *ours, const Entry *entry, Diags *diags);

/* Two capitals, or a capital and a digit. */
bool ris_is_tag(Str name);

/* The type whose rows hold for a type. */
Str ris_rows_type(Str type);

/* Adds ris.TAG. */
void ris_residue(RisReading *reading, const NodeEntry *field);

/* ris_names.c */
Node *ris_name_read(const RisReading *reading, const Node *text);
Str ris_name_write(const Writing *writing, const Record *work, const Record *name);
/* What an organisation with a record is called: its Chinese name in a Chinese work. */
Str ris_body_name(const Record *work, const Record *body);

/* ris_dates.c: 2021/03/31/ and 2021///Spring. Empty: no date that can be told. */
Str ris_date_read(Arena *arena, Str text, Str year);
Str ris_date_write(Arena *arena, Str edtf);
/* The year alone, or empty. */
Str ris_year_write(Arena *arena, Str edtf);

#endif
