/* engine.h - the engine's inside, and what rendering carries along. */
#ifndef CSL_ENGINE_H
#define CSL_ENGINE_H

#include "csl/item.h"
#include "csl/locale.h"
#include "csl/style.h"
#include "text/collate.h"

struct CslEngine {
    Arena *arena;
    Arena *work;    /* what an update finds out, until the next */
    Arena *scratch; /* of one rendering, cleared before the next: sorting and telling apart */
    const CslStyle *style;
    const CslLocale *locale;
    CslLoader loader;
    CslOptions options;
    Map locales;  /* CslLocale by language; those of items */
    Map readings; /* by surname a character of its reading: reading.h */
    bool by_pinyin, by_stroke;
    Collator *collator;
    Map items;             /* CslItem by id */
    VEC(CslItem *) list;   /* in order of registering */
    VEC(CslItem *) active; /* those in use: cited, in the order of the first cites; without citations all */
    CslItem **registry;    /* sorted */
    CslCitation **citations;
    size_t citation_count;
    uint64_t steps;  /* taken in all */
    bool subsequent; /* some item is cited again */
};

/* One run of a layout over one item. */
typedef struct CslRender {
    CslEngine *engine;
    Arena *arena;
    const CslLocale *locale;
    const CslArea *area;
    const CslElement *layout; /* NULL: the style has no bibliography */
    CslItem *item;
    const CslCite *cite; /* NULL in the bibliography and in keys */
    const CslDisambig *disambig;
    bool bibliography, sorting, comparing; /* comparing: for disambiguation */
    unsigned depth, block;                 /* block: number of the cs:names to come */
    unsigned steps;                        /* elements rendered so far */
    bool suffix_done;                      /* the year-suffix stands already */
    bool in_substitute, in_term;
    Str delimiter;                 /* of the group around: it stands between what a cs:choose in it prints, too */
    CslVariable within;            /* printed in its label: not to be printed once more */
    const CslElement *outer_names; /* cs:names around a substitute */
    const CslNameOptions *key_names;
    bool quenched[CSL_VARIABLES]; /* rendered by a substitute: not again */
    unsigned names_counted;       /* by form="count", for keys */
    bool counting;
    unsigned shown[CSL_BLOCKS], total[CSL_BLOCKS]; /* out: names shown and there, by block */
    bool truncated;
    const CslNames *listed[CSL_BLOCKS]; /* out: whose names */
    CslVariable first_names;            /* out: what the first cs:names that printed something was */
} CslRender;

/* What an element made. A group vanishes if it called variables and none was filled. */
typedef struct CslOut {
    Rich *rich; /* NULL: nothing */
    bool called, filled;
} CslOut;

/* Finds out which layouts and locales are an item's. */
void csl_item_localise(CslEngine *engine, CslItem *item);
CslRender csl_render_start(CslEngine *engine, Arena *arena, CslItem *item, const CslCite *cite, bool bibliography);
CslOut csl_render(CslRender *render, const CslElement *element);
/* Takes so many steps; false if there are none left. */
bool csl_take_steps(CslRender *render, size_t count);
CslOut csl_render_children(CslRender *render, const CslElement *element, Str delimiter);
/* Case, periods, quotes, format, and affixes around it, as the element says. NULL if there is nothing to print. */
Rich *csl_decorate(CslRender *render, const CslElement *element, Rich *content);
/* The same of a term. */
Rich *csl_decorate_term(CslRender *render, const CslElement *element, Rich *content);
/* Without affixes. */
Rich *csl_format(CslRender *render, const CslElement *element, Rich *content);
Rich *csl_affix(Arena *arena, Rich *content, Str prefix, Str suffix);
bool csl_is_english(const CslRender *render);

/* names.c, dates.c, numbers.c, cond.c */
CslOut csl_render_names(CslRender *render, const CslElement *element);
CslOut csl_render_date(CslRender *render, const CslElement *element);
CslOut csl_render_number(CslRender *render, const CslElement *element);
CslOut csl_render_label(CslRender *render, const CslElement *element);
CslOut csl_render_choose(CslRender *render, const CslElement *element);
bool csl_is_numeric(Str text);
Str csl_value(const CslRender *render,
              CslVariable variable); /* text of a variable, of the cite too; `ptr` NULL: none */
Rich *csl_pages(CslRender *render, Str text);
Str csl_year_suffix(Arena *arena, int index);
/* "20070304" and the like, for sorting: of the parts that `element` (may be NULL: all) prints. */
void csl_date_key(Buf *out, const CslDate *date, const CslElement *element, const CslLocale *locale);
Str csl_locator_label(const CslRender *render);
/* The citation-label: "Doe99". */
Str csl_citation_label(const CslRender *render);

/* The layout of the area over one item; the cite's affixes not included. */
Rich *csl_render_cite(CslRender *render);

/* sort.c */
void csl_sort_registry(CslEngine *engine);
/* Sorts cites by the citation's keys, where there are any. */
void csl_sort_cites(CslEngine *engine, CslCite **cites, size_t count);

/* Something is done to tell it apart that shows in keys, too; levels of given names don't. */
bool csl_keys_may_change(const CslEngine *engine, const CslItem *item);
/* cite.c */
void csl_find_positions(CslEngine *engine);
/* disambig.c */
void csl_disambiguate(CslEngine *engine);

#endif
