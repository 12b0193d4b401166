/* tbx_parts.h - what the files of the TBX reader share. */
#ifndef READ_TBX_PARTS_H
#define READ_TBX_PARTS_H

#include "base/map.h"
#include "model/record.h"
#include "read/tbx_facts.h"
#include "xml/input.h"

typedef struct Tbx {
    Records *records;
    Arena *arena;
    Source *source;
    Diags *diags;
    bool ours;      /* written by us: its notes hold fields, its ids say what they belong to */
    size_t unnamed; /* entries without an id, so far */
    Map ids;        /* id → the Element that has it */
    Map works;      /* text of a source → its work's id, as a Str in the arena */
} Tbx;

/* Where an element stands. */
typedef enum TbxLevel { TBX_ENTRY, TBX_LANGUAGE, TBX_TERM } TbxLevel;

/* A term, and what is said of it. */
typedef struct TbxTerm {
    const Element *element;
    Str text, lang;
    FactList facts;    /* of the designation */
    Str form_of, form; /* it is a form of the term with that id: pinyin, romanised, abbreviation */
    bool joined;       /* and a field of that */
} TbxTerm;

typedef struct TbxEntry {
    const Element *element;
    const Schema *schema;
    FactList facts; /* of the record */
    VEC(TbxTerm *) terms;
} TbxEntry;

/* ---- tbx_entry.c ---- */

void tbx_read_entry(Tbx *tbx, const Element *element);

/* ---- tbx_work.c ---- */

void tbx_read_object(Tbx *tbx, const Element *element);
/* The id of the work that a source names: an object of the back matter, or one made of its text. Empty if it names none. */
Str tbx_work(Tbx *tbx, const Element *source);

/* ---- tbx_text.c ---- */

/* "definition": the category, in either style. */
Str tbx_category(const Element *element);
/* The field of ours that the category is read into; empty: none. */
Str tbx_field(const Element *element);
/* Text with markup, without what is in other languages (foreign); of others' files with its white space collapsed. */
Str tbx_text(Tbx *tbx, const Element *element);
/* The same of words of a source, which have no markup. */
Str tbx_verbatim(Tbx *tbx, const Element *element);
/* xml:lang as it counts for text: of our files the element's own. */
Str tbx_lang(const Tbx *tbx, const Element *element);
/* Adds the text under `key` ("text": words of a source), and the same in the languages of `foreign` within it. */
Fact *tbx_add_text(Tbx *tbx, FactList *list, const char *key, const Element *element);
/* A note: fields, or a remark. */
void tbx_read_note(Tbx *tbx, const Schema *schema, FactList *list, const Element *note);
/* Reads an admin of the category source, alone or in a group with what says more of it. False if it is none. */
bool tbx_read_source(Tbx *tbx, FactList *list, const Element *element);
/* Reports what can't be kept. */
void tbx_lose(Tbx *tbx, const Element *element);
/* What stands beside the head of a group, and says something of it. `schema`: whose fields its notes may hold. */
void tbx_read_evidence(Tbx *tbx, const Schema *schema, FactList *list, const Element *group, const Element *head);
/* Keeps what has no field. `term` is what it is said of, or empty. */
void tbx_keep(Tbx *tbx, FactList *list, Str category, Str term, Str text, const Element *element);
/* Our id without its letter, of our files; else as it is. */
Str tbx_id(const Tbx *tbx, Str id);

#endif
