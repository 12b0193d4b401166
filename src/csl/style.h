/* style.h - a style or locale, compiled: a tree of elements with numbers for names.
 *
 * Everything lives in the arena that the style was read into, and is never changed afterwards. */
#ifndef CSL_STYLE_H
#define CSL_STYLE_H

#include "base/map.h"
#include "base/vec.h"
#include "csl/csl.h"
#include "csl/rich.h"
#include "csl/variable.h"
#include "xml/input.h"

enum {
    CSL_DEPTH = 96, /* of elements within elements, macros included, when rendering */
    /* Elements, names and runs of STEP_BYTES of text rendered for one item: macros that call macros can be very many. */
    CSL_STEPS = 1 << 17,
    CSL_STEP_BYTES = 64,
    /* Where an engine has taken so many in all, each item has fewer from then on. No honest style comes near. */
    CSL_STEPS_IN_ALL = 1 << 28,
    CSL_STEPS_THEN = 1 << 12,
    CSL_VARIABLE_LIMIT = 32 /* names in one attribute */
};

typedef enum CslKind {
    CSL_E_TEXT,
    CSL_E_NUMBER,
    CSL_E_LABEL,
    CSL_E_DATE,
    CSL_E_DATE_PART,
    CSL_E_NAMES,
    CSL_E_NAME,
    CSL_E_NAME_PART,
    CSL_E_ET_AL,
    CSL_E_INSTITUTION,
    CSL_E_INSTITUTION_PART,
    CSL_E_CONDITIONS,
    CSL_E_CONDITION,
    CSL_E_SUBSTITUTE,
    CSL_E_GROUP,
    CSL_E_CHOOSE,
    CSL_E_BRANCH, /* if, else-if, else */
    CSL_E_LAYOUT,
    CSL_E_MACRO,
    CSL_E_KEY,
    CSL_E_OTHER
} CslKind;

typedef enum CslForm { CSL_LONG, CSL_SHORT, CSL_VERB, CSL_VERB_SHORT, CSL_SYMBOL, CSL_FORMS } CslForm;
typedef enum CslSource { CSL_FROM_NONE, CSL_FROM_VARIABLE, CSL_FROM_MACRO, CSL_FROM_TERM, CSL_FROM_VALUE } CslSource;
typedef enum CslCase {
    CSL_CASE_NONE,
    CSL_CASE_LOWER,
    CSL_CASE_UPPER,
    CSL_CASE_FIRST,
    CSL_CASE_ALL,
    CSL_CASE_TITLE,
    CSL_CASE_SENTENCE
} CslCase;
typedef enum CslMatch { CSL_MATCH_ALL, CSL_MATCH_ANY, CSL_MATCH_NONE, CSL_MATCH_NAND } CslMatch;
typedef enum CslPlural { CSL_PLURAL_CONTEXTUAL, CSL_PLURAL_ALWAYS, CSL_PLURAL_NEVER } CslPlural;
typedef enum CslNumberForm { CSL_NUMERIC, CSL_ORDINAL, CSL_LONG_ORDINAL, CSL_ROMAN } CslNumberForm;
typedef enum CslPart { CSL_YEAR, CSL_MONTH, CSL_DAY } CslPart;
typedef enum CslPartForm {
    CSL_PART_DEFAULT,
    CSL_PART_NUMERIC,
    CSL_PART_ZEROS,
    CSL_PART_ORDINAL,
    CSL_PART_LONG,
    CSL_PART_SHORT
} CslPartForm;
typedef enum CslAnd { CSL_AND_UNSET, CSL_AND_TEXT, CSL_AND_SYMBOL } CslAnd;
typedef enum CslPrecedes { CSL_PRECEDES_UNSET, CSL_CONTEXTUAL, CSL_AFTER_INVERTED, CSL_ALWAYS, CSL_NEVER } CslPrecedes;
typedef enum CslNameForm { CSL_NAME_UNSET, CSL_NAME_LONG, CSL_NAME_SHORT, CSL_NAME_COUNT } CslNameForm;
/* Of CSL-M's cs:institution. */
typedef enum CslInstitutionParts {
    CSL_INSTITUTION_LONG,
    CSL_INSTITUTION_SHORT,
    CSL_INSTITUTION_SHORT_LONG,
    CSL_INSTITUTION_LONG_SHORT
} CslInstitutionParts;
typedef enum CslSortOrder { CSL_SORT_ORDER_UNSET, CSL_SORT_ORDER_FIRST, CSL_SORT_ORDER_ALL } CslSortOrder;

/* What is inherited from style to citation and bibliography to names. A NULL `ptr` and -1 are "not said". */
typedef struct CslNameOptions {
    CslAnd and_word;
    CslPrecedes precedes_et_al, precedes_last;
    CslNameForm form;
    CslSortOrder sort_order;
    int et_al_min, et_al_first, et_al_last, subsequent_min, subsequent_first, initialize;
    Str delimiter, names_delimiter, sort_separator, initialize_with;
} CslNameOptions;

typedef enum CslTestKind {
    CSL_TEST_VARIABLE,
    CSL_TEST_TYPE,
    CSL_TEST_NUMERIC,
    CSL_TEST_UNCERTAIN,
    CSL_TEST_LOCATOR,
    CSL_TEST_POSITION,
    CSL_TEST_DISAMBIGUATE,
    CSL_TEST_LOCALE,
    /* of CSL-M */
    CSL_TEST_CONTEXT,
    CSL_TEST_JURISDICTION,
    CSL_TEST_YEAR_ONLY,
    CSL_TEST_TO_MONTH,
    CSL_TEST_DAY,
    CSL_TEST_PLURAL
} CslTestKind;

/* One word of one condition. */
typedef struct CslTest {
    CslTestKind kind;
    CslVariable variable;
    Str word;
    unsigned number; /* of POSITION a CslPosition, of TYPE as in `types` of the style */
} CslTest;

/* What a style may ask for beside CslPosition. */
enum { CSL_POSITION_NEAR_NOTE = CSL_POSITION_IBID_LOCATOR + 1, CSL_POSITION_FAR_NOTE };

typedef struct CslElement CslElement;
struct CslElement {
    CslKind kind;
    CslSource source;
    RichFormat format;
    uint8_t display, text_case;
    bool quotes, strip_periods, has_delimiter, invalid;
    Str prefix, suffix, delimiter;
    Str value; /* of a term its name, of a macro its name, of a value itself */
    const CslElement *macro;
    CslVariable *variables;
    size_t variable_count;
    CslForm form;
    bool form_said;
    CslPlural plural;
    bool plural_said;
    CslNumberForm number_form;
    CslElement **children;
    size_t child_count;
    /* dates */
    CslPart part;
    CslPartForm part_form;
    Str range_delimiter;
    uint8_t date_form;  /* 0: none, 1: text, 2: numeric */
    uint8_t date_parts; /* bits by CslPart that are wanted of a localised date */
    /* names */
    CslNameOptions names;
    const CslElement *name, *et_al, *label, *substitute, *given_part, *family_part, *institution;
    bool label_first;
    CslInstitutionParts parts;
    const CslElement *long_part, *short_part; /* of an institution */
    bool if_short;
    /* choose */
    CslMatch match;
    CslTest *tests; /* of a layout its locales */
    size_t test_count;
    uint64_t any_type; /* a bit for each type, where a branch asks for nothing but any of some; 0: it asks otherwise */
    bool has_conditions;
    bool is_else;
    /* keys */
    bool descending;
};

typedef enum CslCollapse {
    CSL_COLLAPSE_NONE,
    CSL_COLLAPSE_NUMBER,
    CSL_COLLAPSE_YEAR,
    CSL_COLLAPSE_SUFFIX,
    CSL_COLLAPSE_RANGED
} CslCollapse;
typedef enum CslGivenRule {
    CSL_GIVEN_BY_CITE,
    CSL_GIVEN_ALL,
    CSL_GIVEN_ALL_INITIALS,
    CSL_GIVEN_PRIMARY,
    CSL_GIVEN_PRIMARY_INITIALS
} CslGivenRule;
typedef enum CslSubstituteRule {
    CSL_COMPLETE_ALL,
    CSL_COMPLETE_EACH,
    CSL_PARTIAL_EACH,
    CSL_PARTIAL_FIRST
} CslSubstituteRule;
typedef enum CslPageFormat {
    CSL_PAGE_NONE,
    CSL_PAGE_EXPANDED,
    CSL_PAGE_MINIMAL,
    CSL_PAGE_MINIMAL_TWO,
    CSL_PAGE_CHICAGO,
    CSL_PAGE_CHICAGO_16
} CslPageFormat;
typedef enum CslDemote { CSL_DEMOTE_DISPLAY_AND_SORT, CSL_DEMOTE_NEVER, CSL_DEMOTE_SORT_ONLY } CslDemote;

typedef struct CslArea {        /* citation or bibliography */
    const CslElement *layout;   /* of items that no other layout is for */
    const CslElement **layouts; /* of CSL-M: those with a locale, the first that fits */
    size_t layout_count;
    CslElement **keys;
    size_t key_count;
    CslNameOptions names;
    bool add_names, add_givenname, add_year_suffix;
    CslGivenRule given_rule;
    CslCollapse collapse;
    Str cite_group_delimiter, year_suffix_delimiter, after_collapse_delimiter;
    bool cite_grouping;
    int near_note_distance;
    bool second_field_align, hanging_indent;
    bool has_substitute;
    Str author_substitute;
    CslSubstituteRule substitute_rule;
} CslArea;

/* A locale's element of the style, or a locale file. */
typedef struct CslLocalePart {
    Str lang;
    const Element *element;
} CslLocalePart;

struct CslStyle {
    Arena *arena;
    Str default_locale;
    bool is_note, initialize_with_hyphen;
    bool by_language;     /* it asks for languages of items */
    bool explicit_suffix; /* the style says where year-suffixes stand */
    CslDemote demote;
    CslPageFormat page_format;
    CslArea citation, bibliography;
    Map macros; /* CslElement */
    Map types;  /* that conditions ask for: their numbers, from 1, by name */
    VEC(CslLocalePart) locales;
    CslFaults *faults;
};

/* Compiles the children of a cs:date (of a locale), or any other rendering element. */
CslElement *csl_compile_element(CslStyle *style, const Element *element, unsigned depth);
void csl_compile_name_options(CslStyle *style, const Element *element, CslNameOptions *options, bool is_name);
void csl_fault(CslFaults *faults, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A text of a style. A character reference that was escaped twice ("&amp;#8211;", in a dozen published styles) is the character:
 * nobody means to print it. Borrowed, or in the arena. */
Str csl_style_text(Arena *arena, Str text);

/* What `own` does not say it takes from `other`. */
void csl_inherit_names(CslNameOptions *own, const CslNameOptions *other);

/* The number of a type that a condition asks for; 0: none does. */
unsigned csl_type_number(const CslStyle *style, Str type);

/* The words of an attribute, one after the other. */
bool csl_next_word(Str *rest, Str *word);

#endif
