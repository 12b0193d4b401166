/* item.h - an item: the values of its variables, taken out of CSL-JSON once. */
#ifndef CSL_ITEM_H
#define CSL_ITEM_H

#include "csl/csl.h"
#include "csl/variable.h"

typedef struct CslName CslName;
struct CslName {
    Str family, given, dropping, non_dropping, suffix, literal;
    Str abbreviation;        /* of an organisation */
    Str romanised;           /* the family name, of a name in Han characters: how it is read */
    const CslName *original; /* stands behind this romanised one */
    bool comma_suffix, static_order, is_literal, is_han;
};

typedef struct CslNames {
    CslName *items;
    size_t count;
} CslNames;

typedef struct CslDay { /* 0: not said; a year may be negative */
    int year, month, day;
} CslDay;

typedef struct CslDate {
    CslDay from, to;
    bool range, circa;
    bool open; /* a range without end */
    Str literal;
} CslDate;

enum { CSL_BLOCKS = 8, CSL_NAMES_LIMIT = 1 << 16 };

/* How a cite is told apart from others that would look the same. */
typedef struct CslDisambig {
    uint16_t shown[CSL_BLOCKS];  /* names to show at least, in each cs:names in turn; 0: as the style says */
    uint8_t *levels[CSL_BLOCKS]; /* of each name: 0, 1 with initials, 2 with the given name; NULL: all 0 */
    bool condition;              /* disambiguate="true" holds */
    int year_suffix;             /* from 0; -1: none */
} CslDisambig;

/* What stands behind a text that is printed in another form; empty: nothing. */
typedef struct CslBehind {
    Str other, translated; /* other: original, or romanised */
    Str key;               /* what is sorted by; empty: the text itself */
} CslBehind;

struct CslItem {
    Str id, type, language;
    unsigned type_number;      /* csl_type_number, where an engine holds the item */
    Str tag;                   /* the language that it is in, as far as the style asks: csl_item_localise */
    const void **values;       /* CslNames, CslDate or Str, by the variable's kind; the first is NULL */
    uint8_t at[CSL_VARIABLES]; /* where among them; few of the variables are there, and items are many */
    uint8_t value_count;
    CslBehind *behind; /* by variable; NULL: nothing */
    size_t order;      /* of registering */
    size_t number;     /* citation-number, from 1 */
    unsigned first_note;
    bool cited, nocite, empty; /* empty: the style printed nothing of it */
    /* By the language: of the citation and of the bibliography; NULL: the area's own, the engine's. */
    const struct CslElement *layouts[2];
    const struct CslLocale *locales[2];
    CslDisambig disambig;
    Str base;  /* what tells its rendering as a first cite, with what `disambig` says; `ptr` NULL: not known */
    Str *keys; /* of the bibliography; NULL: not known */
};

static inline const void *csl_item_value(const CslItem *item, CslVariable variable)
{
    return variable < CSL_VARIABLES ? item->values[item->at[variable]] : NULL;
}

/* NULL: none, or the variable is of another kind. */
static inline const CslNames *csl_item_names(const CslItem *item, CslVariable variable)
{
    return csl_variable_kind(variable) == CSL_KIND_NAME ? csl_item_value(item, variable) : NULL;
}

static inline const CslDate *csl_item_date(const CslItem *item, CslVariable variable)
{
    return csl_variable_kind(variable) == CSL_KIND_DATE ? csl_item_value(item, variable) : NULL;
}

static inline const Str *csl_item_own(const CslItem *item, CslVariable variable)
{
    return csl_variable_kind(variable) < CSL_KIND_DATE ? csl_item_value(item, variable) : NULL;
}

void csl_item_set(CslItem *item, CslVariable variable, const void *value);

/* As texts of items are held: a copy. */
const Str *csl_item_keep(Arena *arena, Str text);

/* Keeps nothing of the node. `forms`: CslOptions. */
CslItem *csl_item_create(Arena *arena, const Node *node, size_t order, unsigned forms);
/* The text of a variable that is neither a date nor a name, aliases looked for too; `ptr` NULL: none. Borrowed. */
Str csl_item_text(const CslItem *item, CslVariable variable);
bool csl_item_has(const CslItem *item, CslVariable variable);

#endif
