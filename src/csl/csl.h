/* csl.h - a processor of the Citation Style Language, CSL 1.0.2.
 *
 * A style is compiled once; an engine joins it with locales and holds items (CSL-JSON, as trees of nodes) and citations.
 *
 *     CslStyle *style = csl_style_read(arena, source, &faults);
 *     CslEngine *engine = csl_engine_create(arena, style, loader, STR(""));
 *     csl_register(engine, item);
 *     csl_update(engine);
 *     csl_write_citation(engine, csl_cite(engine, &citation), CSL_HTML, &out);
 *
 * Everything lives in the arena. An engine belongs to one thread; a style may be shared by many.
 *
 * Languages: a layout with `locale` (CSL-M) is for items in these languages, with their terms, dates and quotation marks; what
 * language an item is in stands in its `language`, else the script of its title tells. In a `locale` with -u-co-pinyin or
 * -u-co-stroke that order holds; surnames go by the readings that they have as such (reading.h).
 *
 * Source of the algorithms: the CSL 1.0.2 specification; where it is silent, what citeproc-js does. Of CSL-M ("citeproc-js CSL-m
 * Specification Supplement"): cs:layout with `locale`, cs:conditions, nand, the conditions locale, context, jurisdiction, is-plural,
 * has-year-only, has-to-month-or-season, has-day, far-note, cs:institution with institution-parts, labels with %s. */
#ifndef CSL_CSL_H
#define CSL_CSL_H

#include "base/buf.h"
#include "base/source.h"
#include "base/vec.h"
#include "model/node.h"

struct Element;
typedef struct CslStyle CslStyle;
typedef struct CslEngine CslEngine;
typedef struct Rich Rich;

/* What is wrong with a style. */
typedef struct CslFault {
    Span span;
    Str message;
} CslFault;

typedef struct CslFaults {
    Arena *arena;
    VEC(CslFault) list;
    size_t syntax_errors; /* of XML; told in the list too */
} CslFaults;

/* NULL if it is no style, or a dependent one: then `*parent` (may be NULL) is the URI of the style that it stands for. */
CslStyle *csl_style_read(Arena *arena, Source *source, CslFaults *faults, Str *parent);
/* The same of what csl_proof read already; `root` may be NULL. */
CslStyle *csl_style_compile(Arena *arena, const struct Element *root, CslFaults *faults, Str *parent);

/* Gives the locale file for a tag such as "de-AT", or NULL if there is none. */
typedef struct CslLoader {
    Source *(*load)(void *context, Arena *arena, Str tag);
    void *context;
} CslLoader;

/* Which forms of a text or name are printed, where an item has several (`multi`, as Juris-M has it): romanised, original,
 * translated, in this order. Names are never translated, and only titles are. 0: the one that stands in the variable. */
enum { CSL_FORM_ORIGINAL = 1, CSL_FORM_ROMANISED = 2, CSL_FORM_TRANSLATED = 4 };
/* Titles in characters stand before their romanisation, and are what is in the style's format (MLA). Sorting goes by the romanisation
 * nevertheless. */
enum { CSL_FORM_ORIGINAL_FIRST = 8 };

typedef struct CslOptions {
    /* Terms, dates and quotation marks are in the item's language: 等 or et al.; else in the style's. */
    bool item_terms;
    unsigned forms; /* CSL_FORM_… */
} CslOptions;

/* `locale` empty: the style's own, else en-US; of several the first. NULL if not even en-US can be read. */
CslEngine *csl_engine_create(Arena *arena, const CslStyle *style, const CslLoader *loader, Str locale);
/* Before anything is registered. */
void csl_set_options(CslEngine *engine, const CslOptions *options);
void csl_engine_close(CslEngine *engine); /* what is not in the arena */

typedef struct CslItem CslItem;

/* An item, registered; the same one where its id is registered already. Nothing of the node is kept. */
CslItem *csl_register(CslEngine *engine, const Node *item);
/* In the bibliography, cited or not. */
void csl_nocite(CslItem *item);
CslItem *csl_find(const CslEngine *engine, Str id);

typedef enum CslPosition {
    CSL_POSITION_FIRST,
    CSL_POSITION_SUBSEQUENT,
    CSL_POSITION_IBID,
    CSL_POSITION_IBID_LOCATOR
} CslPosition;

typedef struct CslCite {
    CslItem *item;
    Str prefix, suffix, locator, label; /* label: empty is "page" */
    bool suppress_author, author_only;
    /* What csl_update finds out; without citations the caller may set it. */
    CslPosition position;
    bool near_note;
    unsigned first_note; /* number of the note that cites the item first; 0: none */
} CslCite;

typedef struct CslCitation {
    CslCite *cites;
    size_t count;
    unsigned note;  /* 0: in the text */
    bool stateless; /* positions are the caller's */
} CslCitation;

/* The citations of a document in order; borrowed. They are what positions and disambiguation go by. */
void csl_set_citations(CslEngine *engine, CslCitation **citations, size_t count);
/* Sorts the registry, numbers it, finds positions and disambiguates. After every change. */
void csl_update(CslEngine *engine);

typedef enum CslFormat { CSL_TEXT_FORMAT, CSL_HTML, CSL_MARKDOWN, CSL_PANDOC, CSL_LATEX } CslFormat;

/* How something is written. */
typedef struct CslManner {
    CslFormat format; /* CSL_MARKDOWN is CommonMark with a little HTML, CSL_PANDOC what pandoc reads */
    bool links;       /* of URLs, DOIs and the like, safe schemes alone */
    bool anchors;     /* HTML: id="ref-KEY" and lang="..." of each entry */
} CslManner;

/* The registry in its order. */
size_t csl_count(const CslEngine *engine);
CslItem *csl_item(const CslEngine *engine, size_t index);
Str csl_item_key(const CslItem *item);
/* After a bibliography was written: the style printed nothing of it. */
bool csl_item_is_empty(const CslItem *item);
/* Entries in the order of registering, whatever the style says. Before the engine is made. */
void csl_style_unsort(CslStyle *style);
/* Its citations stand in notes. */
bool csl_style_is_note(const CslStyle *style);
bool csl_style_has_bibliography(const CslStyle *style);

/* The author of a work, as citations have it, for a sentence: "Gu", 顾昕. Where they have none (numbers), its names; without
 * names its title. */
void csl_put_author(CslEngine *engine, const CslCite *cite, CslManner manner, Buf *out);
void csl_put_citation(CslEngine *engine, const CslCitation *citation, CslManner manner, Buf *out);
bool csl_has_bibliography(const CslEngine *engine);
/* Entries that came out empty, if any, are not written; returns how many were written. HTML: a div of class csl-bib-body,
 * with csl-entry, csl-left-margin, csl-right-inline, csl-block and csl-indent in it, as citeproc-js has them. Markdown:
 * paragraphs. LaTeX: a list environment, which needs no package. Text: a line for each entry. */
size_t csl_put_bibliography(CslEngine *engine, CslManner manner, Buf *out);

/* The same without links and anchors. */
void csl_write_citation(CslEngine *engine, const CslCitation *citation, CslFormat format, Buf *out);
void csl_write_bibliography(CslEngine *engine, CslFormat format, Buf *out);

/* The entries one by one: their trees, in an arena that goes when `visit` returns. */
typedef void CslEntryVisitor(void *context, Arena *arena, const CslItem *item, const Rich *entry);
/* What csl_each_entry hands over, as text of a paragraph. */
void csl_put_entry(CslEngine *engine, Arena *arena, const Rich *entry, CslManner manner, Buf *out);
void csl_each_entry(CslEngine *engine, CslEntryVisitor *visit, void *context);

#endif
