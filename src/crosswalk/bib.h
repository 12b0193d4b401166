/* bib.h - an entry of BibLaTeX or BibTeX in the making; for bib_write.c and its helpers. */
#ifndef CROSSWALK_BIB_H
#define CROSSWALK_BIB_H

#include "base/buf.h"
#include "crosswalk/crosswalk.h"
#include "model/maps.h"
#include "text/tex.h"

typedef struct Bib Bib;
typedef struct BibResidue BibResidue;

/* The tables of a format's map. */
typedef enum BibTable {
    BIB_TYPES,
    BIB_SUBTYPES,
    BIB_LACKING,
    BIB_ALIKE,
    BIB_DEFAULTS,
    BIB_FIELDS,
    BIB_ENTRY_FIELDS,
    BIB_SEPARATORS,
    BIB_ADDONS,
    BIB_LABELS,
    BIB_QUIET,
    BIB_ROLES,
    BIB_GENRES,
    BIB_TABLES
} BibTable;

/* Values that share a line, in the order of the record, the forms of one text side by side: no alternatives. */
typedef struct BibValues {
    Value *const *items;
    size_t count;
} BibValues;

/* What the two formats do differently. */
typedef struct BibFormat {
    Str name;
    TexMode tex;
    Str eprint_kind;   /* the field that says whose number an eprint is */
    Str arxiv;         /* and what it says of arXiv's */
    bool both_scripts; /* a name in the list has both: {Gu Xin 顾昕} */
    /* Does the value's place not take it, so that it goes into the note? */
    bool (*detours)(Bib *bib, const Value *first);
    void (*put_title)(Bib *bib, const Value *value, Str to, BibValues values);
    void (*put_genre)(Bib *bib, const Value *value, Str to, BibValues values);
    /* The lines of `issued`; NULL: one as of any date. */
    void (*add_issued)(Bib *bib, const Value *value);
    /* The lines that follow that of `to`, whose first value is `first`. */
    void (*add_after)(Bib *bib, const Value *first, Str to, BibValues values);
    /* What the entry type demands and no field gives. */
    void (*add_demanded)(Bib *bib);
} BibFormat;

extern const BibFormat bib_biblatex, bib_bibtex;

/* Where a field goes. */
typedef struct BibRoute {
    const Field *field;
    const Value *first;
    Str to; /* "": nowhere */
    MapFidelity fidelity;
    bool detoured;        /* into the note, which the map does not say */
    bool carried;         /* residue stands for it */
    const Value *residue; /* if so: that */
    Str line;             /* and the name of its line */
    bool in_place;        /* and that stands where our field would */
} BibRoute;

struct Bib {
    const Writing *writing;
    const Record *record;
    const BibFormat *format;
    Entry *entry;
    Str type;     /* whose rows of the maps hold; the entry may call itself otherwise */
    Str language; /* of the work */
    bool chinese;
    uint64_t when;                      /* `type`, in the table of fields */
    const MapTable *tables[BIB_TABLES]; /* those that were asked for */
    const Field *has[F_COUNT];
    BibResidue *residue; /* NULL: there is none that a field of ours could be read from */
    BibRoute *routes;
    size_t route_count;
    Buf out; /* the value in the making; helpers append, and may cut off again what they appended */
    Buf plain;
};

/* ---- bib_write.c ---- */

/* What was appended to bib->out since `start` becomes a line, unless it is nothing; and is cut off. */
void bib_line(Bib *bib, Str name, size_t start);
void bib_line_text(Bib *bib, Str name, Str text);
void bib_line_bare(Bib *bib, Str name, Str macro);
const MapTable *bib_table(Bib *bib, BibTable table);
Str bib_map(Bib *bib, BibTable table, Str ours);
Str bib_map_field(Bib *bib, BibTable table, FieldName ours);
void bib_loss(const Bib *bib, const Value *value, DiagCode code, Str detail);
/* The first value that is no alternative, or NULL. */
const Value *bib_value(const Bib *bib, FieldName name);
BibValues bib_values(const Bib *bib, FieldName name);
bool bib_has(const Bib *bib, FieldName name);
/* A report without a publisher: the organisation that wrote it is its institution. */
void bib_institution(Bib *bib);
Str bib_label(Bib *bib, const Value *value);

/* ---- bib_type.c ---- */

/* The best entry type for the work's type; or, if the work lacks what that demands, the next best. */
Str bib_type(Bib *bib);
/* entrysubtype: the work's type where the entry type does not tell it. */
void bib_subtype(Bib *bib);

/* ---- bib_texts.c ---- */

/* Without markup; borrowed until the next call. */
Str bib_plain(Bib *bib, const Value *value);
void bib_escape(Bib *bib, Str text);
/* A text, with its markup. */
void bib_text(Bib *bib, const Value *value);
/* The form that stands in the text's own place. */
void bib_main(Bib *bib, const Value *value, BibValues values);
/* Which of the forms that is. */
const Value *bib_main_form(const Bib *bib, const Value *value, BibValues values);
/* The forms beside it: romanised [translated]. True if there are any. */
bool bib_addon(Bib *bib, const Value *value, BibValues values);
/* Letters to sort by. */
void bib_sort_key(Bib *bib, Str text);
bool bib_shows(const Bib *bib, unsigned form);
bool bib_same_text(const Value *a, const Value *b);
/* The first value of that form; a text whose language is not known counts as the original. NULL if there is none. */
const Value *bib_form(BibValues values, TextForm form);
/* Encloses in braces what was put since `start`. */
void bib_braces(Bib *bib, size_t start);

/* ---- bib_names.c ---- */

bool bib_is_name(const Value *value);
/* As one of a list of names. */
void bib_name(Bib *bib, const Value *name);
/* For readers. */
void bib_name_shown(Bib *bib, const Value *name);
void bib_form_shown(Bib *bib, const Value *form);
/* The English name of an organisation with a record. */
void bib_body(Bib *bib, const Record *name);
/* von Last, Jr, First */
void bib_name_divided(Bib *bib, const Record *name);
/* As Latin letters sort it. */
void bib_name_sort(Bib *bib, const Value *name);
/* The form in the script of the work's own language, or NULL. */
const Value *bib_own_form(const Bib *bib, const Record *name);
/* The same of an organisation's name. */
const Value *bib_own_literal(const Bib *bib, const Record *name, bool latin_too);
/* The Chinese name of an organisation with a record, in a Chinese work; or empty. */
Str bib_body_han(const Bib *bib, const Record *name);
/* Shown family first, and divided. */
bool bib_is_family_first(const Bib *bib, const Record *name);
bool bib_is_latin(const Value *value);
const Value *bib_part(const Record *name, FieldName part);
/* Is there anything to call it by? Lists of values have no others. */
bool bib_is_named(const Record *name);

/* ---- bib_annotations.c ---- */

/* The list in Latin letters, where it would not sort. */
void bib_sortname(Bib *bib, BibValues names);
/* A line for each script or language that the list leaves unprinted. */
void bib_annotations(Bib *bib, Str to, BibValues names);
void bib_orcids(Bib *bib, Str to, BibValues names);
/* The languages and scripts of these lines. */
typedef VEC(Str) BibLanguages;
BibLanguages bib_languages(Bib *bib, BibValues names);
/* What the list does not show of a name, in one of them. */
void bib_name_as(Bib *bib, const Value *value, Str lang);

/* ---- bib_multiscript.c ---- */

/* Do the texts' forms have fields of their own: title_translation_en (biblatex-ms)? */
bool bib_is_multiscript(const Bib *bib, Str to, BibValues values);
/* These fields, of a text and of a list of names. */
void bib_multiscript_texts(Bib *bib, Str to, BibValues values);
void bib_multiscript_names(Bib *bib, Str to, BibValues names);

/* ---- bib_values.c ---- */

/* Where an address stands that must not become a link (url_acts): no style and no program knows the field. */
extern const Str bib_acting_url;

/* The value of the line `to` which `values` share. */
void bib_put_value(Bib *bib, const Value *value, Str to, BibValues values);
void bib_put_values(Bib *bib, Str to, BibValues values);
/* A text and the forms that have no place of their own. */
void bib_put_text(Bib *bib, const Value *value, Str to, BibValues values);

/* ---- bib_custom.c ---- */

/* NAME of biblatex.NAME; empty: another format's. */
Str bib_custom_name(const Value *value);
/* The text of biblatex.NAME, read; or empty. */
Str bib_custom_text(Bib *bib, Str name);
/* Whether TeX may stand in a file as it is: its braces balance, and it does no more than print (text/tex_safe.h). */
bool bib_is_passable(Str tex);
/* Appends residue to bib->out: of a .bib file as it stands, if that is passable; else what it says. `carried`: the field of ours
 * that it stands for, which styles print; or NULL. */
void bib_put_residue(Bib *bib, const Value *value, const BibRoute *carried);
/* The residue of this format, and what others left. */
void bib_custom(Bib *bib);
/* The entry type that the record came with, if the format knows it: an mvbook stays one. */
void bib_use_custom_type(Bib *bib);

/* ---- bib_residue.c ---- */

/* Reads the residue again, for the others. */
void bib_open_residue(Bib *bib);
void bib_close_residue(Bib *bib);
/* Is there residue that the route's field was read from, and that still says the same? Then it stands for the field: the
 * route leads nowhere. */
void bib_carry(Bib *bib, BibRoute *route);
/* The route that the residue of that name stands for, or would, if our field did not say something else now; or NULL. */
const BibRoute *bib_residue_route(const Bib *bib, Str name);
/* The line of a route that is carried, unless others may share it. */
void bib_residue_line(Bib *bib, BibRoute *route);

#endif
