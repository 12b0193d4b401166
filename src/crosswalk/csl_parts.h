/* csl_parts.h - what the files of CSL share; and with hayagriva, which shows names and texts in the same way. */
#ifndef CROSSWALK_CSL_PARTS_H
#define CROSSWALK_CSL_PARTS_H

#include "crosswalk/csl.h"

/* ---- reading: flat variables become fields in the form of our source ---- */

typedef struct CslReading {
    Arena *arena;   /* of texts and keys */
    Arena *scratch; /* of nodes, and of what is needed no longer than they are */
    const Source *source;
    Diags *diags; /* NULL: a writer asks, and wants no faults */
    Str language; /* of the item */
    Node *custom; /* where residue goes; NULL: nowhere */
    Map *seen;    /* its keys; NULL where `custom` is */
    bool own;     /* `multi`, or lines of the note, are of our own making: they are no residue */
} CslReading;

/* What our source would have for the value of a variable, or NULL if it says nothing, or nothing that can be used. */
Node *csl_field_read(CslReading *reading, const Row *row, Str variable, const Node *value);
Node *csl_names_read(CslReading *reading, Str variable, const Node *value);
Node *csl_date_read(CslReading *reading, Str variable, const Node *value);
/* Of a variable whose field stands in `custom` the residue alone: unknown members of names and dates. */
void csl_residue_read(CslReading *reading, const Row *row, Str variable, const Node *value);
void csl_date_residue(CslReading *reading, Str variable, const Node *value);
/* The value of a text or number, whatever its JSON type; empty: nothing. Lists and mappings are reported. */
Str csl_text_read(CslReading *reading, Str variable, const Node *value);
/* Reports B103: the variable takes `wanted`. */
void csl_report_shape(CslReading *reading, Str variable, const Node *value, const char *wanted);
/* csl.VARIABLE.MEMBER; an empty member: csl.VARIABLE. */
void csl_residue(CslReading *reading, Str variable, Str member, const Node *value);

/* JSON's true, or text or a number that says so. */
bool csl_is_true(const Node *value);
/* Nothing was given: null, "", [], {}, [null]. */
bool csl_is_nothing(const Node *value);

/* csl_note.c: the lines `variable: value` that Zotero's users put into a note ("cheater syntax"). Calls back for each;
 * `rest` becomes the note without them. False if there is none: `rest` is then the whole note. */
typedef bool CslNoteVisitor(void *context, Str variable, Str value);
bool csl_note_split(Arena *arena, Str note, CslNoteVisitor *visit, void *context, Str *rest);
bool csl_note_has_variables(Arena *arena, Str note);
/* The row of a variable that a note may give, in lower case or as CSL spells it; NULL: none. */
const Row *csl_note_row(Arena *arena, Str name);
/* "Marx || Karl", as a list of one name of CSL. */
Node *csl_note_name(CslReading *reading, Str value, Span span);
/* The row of a variable of CSL, by the map; NULL: none. */
const Row *csl_row_of(Str variable);

/* csl_bilingual.c: the work in its other language, as lines of the note that Zotero's Chinese styles read
 * (original-author: Gu || Xin). Empty: the title is not translated. */
Str csl_note_lines(const Writing *writing, const Record *work, const Node *fields);
/* Does any of the names have `multi`? */
bool csl_has_multi(const Node *names);

/* csl_multi.c: Juris-M's other forms of texts and names. */
Node *csl_multi_text(CslReading *reading, const Node *item, Str variable, Node *text);
bool csl_multi_name(CslReading *reading, const Node *name, Node *ours);

/* The forms of a text beside the one that the variable shows, of `field`, which has one member; in `item`. */
void csl_multi_put(const Writing *writing, Node *item, const Field *field, Str variable);
/* The name's other form, in `map`, which shows one; `language` is that of `map`, `other` that of `form`. */
void csl_multi_put_name(const Writing *writing, Node *map, Str language, Str other, Node *form);

/* csl_json.c: structured residue, there and back. */
Str csl_json_of(Arena *arena, const Node *value);
/* What the text means, if it is one whole JSON list, mapping or string, or true or false; else NULL. */
Node *csl_json_read(Arena *arena, Str text);

/* ---- writing ---- */

Node *csl_date_write(Arena *arena, Str edtf);
Node *csl_names_write(const Writing *writing, const Record *work, const Field *field);
/* Does the reader, without being asked, make of `flat` what the field has? True only of what most are: a year, a month or a day;
 * names in Latin letters of which nothing else is said than family and given name. */
bool csl_date_is_plain(const Field *field, const Node *flat);
bool csl_names_are_plain(const Field *field, const Node *flat);

/* The forms of one text, of one member of a field. NULL: none, or it is not shown. */
typedef struct CslForms {
    const Value *main;                   /* NULL: there is no such member */
    const Value *romanised, *translated; /* behind it, where they are asked for */
    const Value *original, *first;
} CslForms;

/* By the number of the member (Value.item). */
CslForms *csl_forms(const Writing *writing, const Field *field, size_t *count);
/* One form of a text: pinyin without tones, unless they are wanted. */
Str csl_form_write(const Writing *writing, const Value *value);
/* All members, in the forms that are shown. */
Str csl_text_write(const Writing *writing, const Field *field, const char *separator);

/* ---- csl_originals.c ---- */

/* Appends what tells the variable's value from any other. */
void csl_original_mark(Buf *out, Str variable, const Node *value);
/* Is it among the marks? */
bool csl_original_is_marked(Str marks, Str variable, const Node *value);

#endif
