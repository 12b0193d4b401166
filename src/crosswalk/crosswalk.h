/* crosswalk.h - between the entries of a format and our records: types, fields, names, dates, and what is lost.
 *
 * Each format has one file for each way (bib_write.c, csl_read.c …). What goes where stands in xsl/map/FORMAT.xml, which both
 * ways and `bibelot explain FORMAT` share (model/maps.h). What a map cannot say (how BibTeX writes a name) is C here.
 *
 * Residue: a field of a format that has no field here goes to `custom`, under FORMAT.FIELD ("biblatex.usera"), its text as
 * the format has it, TeX included. Writers of the same format write it as that field again; others put it where their format
 * allows what it does not know. So nothing is lost on the way there and back. */
#ifndef CROSSWALK_CROSSWALK_H
#define CROSSWALK_CROSSWALK_H

#include "crosswalk/entry.h"
#include "model/source_ids.h"

/* A loss: `code` B701 to B704; `field` is ours; `detail` the target's field, for B702 and B703. `value` is the one that is
 * lost, or NULL for the record as a whole. */
typedef void LossHandler(void *context, const Record *record, const Value *value, DiagCode code, Str field, Str detail);

/* Which forms of a text or name the reader of a flat format is to see. */
enum FormFlag { SHOW_ORIGINAL = 1, SHOW_ROMANISED = 2, SHOW_TRANSLATED = 4 };

/* How a flat format tells a work's other language to programs that know one of these ways (--bilingual). */
typedef enum Bilingual {
    BILINGUAL_OWN,        /* the format's own: in fields beside, or in custom */
    BILINGUAL_PAIR,       /* two entries, as GB/T 7714 bibliographies have them (twin.h) */
    BILINGUAL_NOTE,       /* CSL: original-title and the like, as lines of the note (Zotero's Chinese styles) */
    BILINGUAL_MULTI,      /* CSL: Juris-M's `multi` */
    BILINGUAL_MULTISCRIPT /* BibLaTeX: title_translation_en (biblatex-ms) */
} Bilingual;

typedef struct Writing {
    Arena *arena; /* of the entries */
    const Records *records;
    const SourceIds *ids; /* of a format whose ids are ours (Format.renames); else NULL */
    unsigned forms;       /* SHOW_…; 0: the format's own way */
    bool tones;           /* pinyin keeps its tone marks */
    bool multi; /* of CSL: items to be cited have all forms of texts and names, as Juris-M has them, and no `custom` */
    Bilingual bilingual;
    const Record *twin; /* of a pair: the one that follows, when the first is written; else NULL */
    const Map *keys;    /* of crosswalk_keys (keys.h); NULL: nobody looks for clashes */
    LossHandler *loss;  /* NULL: nobody asks */
    void *context;
} Writing;

/* The entry of a record of a kind that the format holds; in the arena of `writing`, borrowing from the record. */
typedef Entry *EntryWriter(const Writing *writing, const Record *record);

/* Appends the record of an entry. Every fault is reported, at its place in the source; what is sound is read. Nothing of `scratch`
 * is needed behind that, so that it may be cleared. */
typedef void EntryReader(Records *records, const Source *source, const Entry *entry, Arena *scratch, Diags *diags);

void crosswalk_loss(const Writing *writing, const Record *record, const Value *value, DiagCode code, Str detail);

/* What is said beside the values of a record, which a flat format has no place for: B701, once for each field that has
 * sources, a printed form or a note, once for the record that something is supplied or how sure it is. `told`: the field
 * itself was reported, or need not be. */
typedef bool FieldTest(const void *context, FieldName name);
void crosswalk_statement_losses(const Writing *writing, const Record *record, FieldTest *told, const void *context);

/* `custom` of a record: calls back for each value whose key begins with FORMAT and a point. */
typedef void CustomVisitor(void *context, Str name, const Value *value);
void crosswalk_custom(const Record *record, Str format, CustomVisitor *visit, void *context);

/* How many members the field has: Value.item of every one of its values is below that. Those of one member need not be neighbours
 * (keyword: {de: [Wasser, Wind], en: [water, wind]}), and one that had faults has none. */
size_t crosswalk_members(const Field *field);

#endif
