/* rich.h - what a style renders: a tree of formatted text.
 *
 * Everything lives in an arena. A tree is finished (punctuation.h) and then written (output.h). */
#ifndef CSL_RICH_H
#define CSL_RICH_H

#include "base/arena.h"

/* 0 is "not said" in all of these, 1 is "normal". */
typedef enum RichStyle { RICH_STYLE_NORMAL = 1, RICH_ITALIC, RICH_OBLIQUE } RichStyle;
typedef enum RichVariant { RICH_VARIANT_NORMAL = 1, RICH_SMALL_CAPS } RichVariant;
typedef enum RichWeight { RICH_WEIGHT_NORMAL = 1, RICH_BOLD, RICH_LIGHT } RichWeight;
typedef enum RichDecoration { RICH_DECORATION_NONE = 1, RICH_UNDERLINE } RichDecoration;
typedef enum RichAlign { RICH_BASELINE = 1, RICH_SUP, RICH_SUB } RichAlign;
typedef enum RichDisplay { RICH_BLOCK = 1, RICH_LEFT_MARGIN, RICH_RIGHT_INLINE, RICH_INDENT } RichDisplay;

typedef struct RichFormat {
    uint8_t style, variant, weight, decoration, align;
} RichFormat;

/* What a node came from, where later passes ask. */
typedef enum RichRole {
    RICH_PLAIN,
    RICH_AFFIX,     /* text of the style around a value: prefix, suffix, delimiter */
    RICH_NAMES,     /* what cs:names rendered */
    RICH_NAME_LIST, /* of it the names without labels */
    RICH_NAME,      /* one name */
    RICH_DATE,
    RICH_YEAR, /* a year in a date; a year-suffix goes behind it */
    RICH_YEAR_SUFFIX,
    RICH_CITATION_NUMBER,
    RICH_LOCATOR,
    RICH_LINK, /* what may become a link: URL, DOI; `number` is the variable */
    RICH_TERM, /* a term of cs:text: begins a note with a capital */
    RICH_CITE
} RichRole;

typedef struct Rich Rich;
struct Rich {
    Str text; /* of a leaf: a node without children */
    Rich *first, *last, *next;
    RichFormat format;
    uint8_t role, display;
    bool quotes;    /* in quotation marks, outer or inner by what stands around */
    bool flip;      /* markup of a field: within the same format it means the opposite */
    bool nocase;    /* not to be touched by text-case */
    int32_t number; /* of CITATION_NUMBER its value, of YEAR_SUFFIX its index, of DATE and NAMES the variable */
    const struct CslLocale *locale; /* whose quotation marks and rules hold in it; NULL: that of what stands around */
};

Rich *rich_node(Arena *arena, RichRole role);
Rich *rich_text(Arena *arena, Str text);
Rich *rich_affix(Arena *arena, Str text);
void rich_add(Rich *parent, Rich *child); /* NULL is allowed */
/* Nothing in it prints. */
bool rich_is_empty(const Rich *rich);
bool rich_has_format(const Rich *rich);
/* The first node of that role, depth first, or NULL. */
Rich *rich_find(Rich *rich, RichRole role);
/* A copy of everything below. */
Rich *rich_copy(Arena *arena, const Rich *rich);
/* All text, in order, without formats. Borrowed from the tree where one leaf has all of it, else in the arena. */
Str rich_plain(Arena *arena, const Rich *rich);

/* A text of the item, with its markup and quotation marks. What stands in quotes becomes a node with `quotes`; apostrophes
 * become U+2019. What is nested more than 32 deep stays as it is written. */
Rich *rich_parse(Arena *arena, Str text);
/* The same for what a writer puts around a cite: single quotes stay single. */
Rich *rich_parse_note(Arena *arena, Str text);

#endif
