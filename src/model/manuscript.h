/* manuscript.h - what is read of a manuscript: its citations, the markers and notes of its apparatus, and its text.
 *
 * One Manuscript for each file, whatever the format; readers (read/manuscript.h) fill it. It holds slices and spans of its
 * source, which it is borrowed from, and lives in an arena. Everything stands in the order of the source. */
#ifndef MODEL_MANUSCRIPT_H
#define MODEL_MANUSCRIPT_H

#include "base/source.h"
#include "base/vec.h"

/* How a citation stands in its sentence. */
typedef enum CiteMode {
    CITE_PARENTHESIS, /* [@gu, p. 3], \parencite, #cite(<gu>) */
    CITE_TEXT,        /* @gu [p. 3], \textcite: the author is part of the sentence */
    CITE_NOTE,        /* \footcite: makes a note of its own */
    CITE_SILENT       /* \nocite: nothing is printed */
} CiteMode;

/* One work in a citation. Affixes are in the markup of the manuscript. */
typedef struct CiteItem {
    Str key;
    Span key_span;        /* without @, braces and quotes */
    Str prefix;           /* "see", without blanks at its ends */
    Str suffix;           /* all that follows the locator, " and passim": its first blank or comma belongs to it */
    Str label;            /* of the locator, a term of CSL ("page", "chapter"); empty where there is none */
    Str locator;          /* "33-35" */
    Span locator_span;    /* of its value; empty where there is none */
    bool suppress_author; /* -@gu, \citeyear */
    bool author_only;     /* \citeauthor */
} CiteItem;

/* Works that are cited together. */
typedef struct Citation {
    Span span; /* all of it: brackets, command and arguments. What a processor's text takes the place of */
    CiteMode mode;
    VEC(CiteItem) items; /* at least one */
    uint32_t note;       /* the number of the footnote it stands in, 1-based by the order of markers; 0: in the text */
} Citation;

/* A marker in the text: ¹², [12], [^gu]. A range is as many markers, of one span. */
typedef struct NoteMarker {
    Str label;       /* "12", "gu" */
    uint32_t number; /* of a numbered one as printed; else by order, from 1 */
    Span span;       /* of the label where it stands by itself ("12" in ^{12,13}), else of the marker */
    bool ranged;     /* one of a range, and not its first: nothing stands there that shows it */
} NoteMarker;

/* A note, in a list at the end or wherever the format lets it stand. */
typedef struct Note {
    Str label;
    uint32_t number; /* as printed, 0: it has none */
    Span label_span;
    Span span; /* of its text */
} Note;

/* Text that people read, as far as no markup, code, address or citation interrupts it. */
typedef struct TextRun {
    Span span;
    bool joined; /* nothing but inline markup stands between it and the run before: a word or term may go on */
    bool quoted; /* in a block quotation or a list of works: somebody else's words */
} TextRun;

/* A key, or a file, that the manuscript names. */
typedef struct ManuscriptName {
    Str text;
    Span span;
} ManuscriptName;

typedef struct ManuscriptNames {
    ManuscriptName *items;
    size_t count, capacity;
} ManuscriptNames;

typedef struct Manuscript {
    Arena *arena;
    Source *source;
    VEC(Citation) citations;
    VEC(NoteMarker) markers;
    VEC(Note) notes;
    VEC(TextRun) runs;
    ManuscriptNames inputs;         /* files whose text belongs to it: \input */
    ManuscriptNames bibliographies; /* files with the works it cites, as written */
    ManuscriptNames defined;        /* keys it defines itself: \bibitem, labels, `references` */
    bool all;                       /* \nocite{*}: everything is cited */
    Span all_span;
    bool numbered; /* markers and notes have printed numbers, which nobody but the author keeps in order */
    bool has_text; /* `runs` and `markers` are looked for in this format; an .aux has none */
} Manuscript;

Manuscript *manuscript_create(Arena *arena, Source *source);

/* Appends a citation without items yet, and returns it; valid until the next one is added. */
Citation *manuscript_cite(Manuscript *manuscript, Span span, CiteMode mode);

/* Appends an item of this key to a citation. */
CiteItem *citation_item(const Manuscript *manuscript, Citation *citation, Span key);

/* Sets locator and suffix of an item from the text behind its key (text/locator.h). */
void cite_item_suffix(const Manuscript *manuscript, CiteItem *item, Span suffix);

/* Appends a run of text, unless it is empty; one that touches the last run is put to it. */
void manuscript_text(Manuscript *manuscript, size_t start, size_t end, bool joined, bool quoted);

void manuscript_name(Arena *arena, ManuscriptNames *names, const Source *source, size_t start, size_t end);

#endif
