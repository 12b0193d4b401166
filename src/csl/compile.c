/* Elements of a style, compiled. */
#include "csl/style.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

typedef struct Word {
    const char *word;
    int value;
} Word;

/* clang-format off */
static const Word kinds[] = {
    {"text", CSL_E_TEXT}, {"number", CSL_E_NUMBER}, {"label", CSL_E_LABEL}, {"date", CSL_E_DATE},
    {"date-part", CSL_E_DATE_PART}, {"names", CSL_E_NAMES}, {"name", CSL_E_NAME}, {"name-part", CSL_E_NAME_PART},
    {"et-al", CSL_E_ET_AL}, {"institution", CSL_E_INSTITUTION}, {"institution-part", CSL_E_INSTITUTION_PART},
    {"substitute", CSL_E_SUBSTITUTE}, {"conditions", CSL_E_CONDITIONS}, {"condition", CSL_E_CONDITION},
    {"group", CSL_E_GROUP}, {"choose", CSL_E_CHOOSE}, {"if", CSL_E_BRANCH}, {"else-if", CSL_E_BRANCH},
    {"else", CSL_E_BRANCH}, {"layout", CSL_E_LAYOUT}, {"macro", CSL_E_MACRO}, {"key", CSL_E_KEY}, {NULL, CSL_E_OTHER},
};
static const Word styles[] = {{"normal", RICH_STYLE_NORMAL}, {"italic", RICH_ITALIC}, {"oblique", RICH_OBLIQUE}, {NULL, 0}};
static const Word variants[] = {{"normal", RICH_VARIANT_NORMAL}, {"small-caps", RICH_SMALL_CAPS}, {NULL, 0}};
static const Word weights[] = {{"normal", RICH_WEIGHT_NORMAL}, {"bold", RICH_BOLD}, {"light", RICH_LIGHT}, {NULL, 0}};
static const Word decorations[] = {{"none", RICH_DECORATION_NONE}, {"underline", RICH_UNDERLINE}, {NULL, 0}};
static const Word aligns[] = {{"baseline", RICH_BASELINE}, {"sup", RICH_SUP}, {"sub", RICH_SUB}, {NULL, 0}};
static const Word displays[] = {{"block", RICH_BLOCK}, {"left-margin", RICH_LEFT_MARGIN}, {"right-inline", RICH_RIGHT_INLINE}, {"indent", RICH_INDENT}, {NULL, 0}};
static const Word cases[] = {
    {"lowercase", CSL_CASE_LOWER}, {"uppercase", CSL_CASE_UPPER}, {"capitalize-first", CSL_CASE_FIRST},
    {"capitalize-all", CSL_CASE_ALL}, {"title", CSL_CASE_TITLE}, {"sentence", CSL_CASE_SENTENCE}, {NULL, 0},
};
static const Word forms[] = {{"long", CSL_LONG}, {"short", CSL_SHORT}, {"verb", CSL_VERB}, {"verb-short", CSL_VERB_SHORT}, {"symbol", CSL_SYMBOL}, {NULL, CSL_LONG}};
static const Word plurals[] = {{"contextual", CSL_PLURAL_CONTEXTUAL}, {"always", CSL_PLURAL_ALWAYS}, {"true", CSL_PLURAL_ALWAYS}, {"never", CSL_PLURAL_NEVER}, {"false", CSL_PLURAL_NEVER}, {NULL, CSL_PLURAL_CONTEXTUAL}};
static const Word number_forms[] = {{"numeric", CSL_NUMERIC}, {"ordinal", CSL_ORDINAL}, {"long-ordinal", CSL_LONG_ORDINAL}, {"roman", CSL_ROMAN}, {NULL, CSL_NUMERIC}};
static const Word parts[] = {{"year", CSL_YEAR}, {"month", CSL_MONTH}, {"day", CSL_DAY}, {NULL, CSL_YEAR}};
static const Word part_forms[] = {{"numeric", CSL_PART_NUMERIC}, {"numeric-leading-zeros", CSL_PART_ZEROS}, {"ordinal", CSL_PART_ORDINAL}, {"long", CSL_PART_LONG}, {"short", CSL_PART_SHORT}, {NULL, CSL_PART_DEFAULT}};
static const Word date_forms[] = {{"text", 1}, {"numeric", 2}, {NULL, 0}};
static const Word date_parts[] = {{"year-month-day", 7}, {"year-month", 3}, {"year", 1}, {NULL, 7}};
static const Word ands[] = {{"text", CSL_AND_TEXT}, {"symbol", CSL_AND_SYMBOL}, {NULL, CSL_AND_UNSET}};
static const Word precedes[] = {{"contextual", CSL_CONTEXTUAL}, {"after-inverted-name", CSL_AFTER_INVERTED}, {"always", CSL_ALWAYS}, {"never", CSL_NEVER}, {NULL, CSL_PRECEDES_UNSET}};
static const Word name_forms[] = {{"long", CSL_NAME_LONG}, {"short", CSL_NAME_SHORT}, {"count", CSL_NAME_COUNT}, {NULL, CSL_NAME_UNSET}};
static const Word sort_orders[] = {{"first", CSL_SORT_ORDER_FIRST}, {"all", CSL_SORT_ORDER_ALL}, {NULL, CSL_SORT_ORDER_UNSET}};
static const Word matches[] = {{"all", CSL_MATCH_ALL}, {"any", CSL_MATCH_ANY}, {"none", CSL_MATCH_NONE}, {"nand", CSL_MATCH_NAND}, {NULL, CSL_MATCH_ALL}};
static const Word tests[] = {
    {"variable", CSL_TEST_VARIABLE}, {"type", CSL_TEST_TYPE}, {"is-numeric", CSL_TEST_NUMERIC},
    {"is-uncertain-date", CSL_TEST_UNCERTAIN}, {"locator", CSL_TEST_LOCATOR}, {"position", CSL_TEST_POSITION},
    {"disambiguate", CSL_TEST_DISAMBIGUATE}, {"locale", CSL_TEST_LOCALE}, {"context", CSL_TEST_CONTEXT},
    {"jurisdiction", CSL_TEST_JURISDICTION}, {"has-year-only", CSL_TEST_YEAR_ONLY},
    {"has-to-month-or-season", CSL_TEST_TO_MONTH}, {"has-day", CSL_TEST_DAY}, {"is-plural", CSL_TEST_PLURAL}, {NULL, 0},
};
static const Word institutions[] = {{"long", CSL_INSTITUTION_LONG}, {"short", CSL_INSTITUTION_SHORT}, {"short-long", CSL_INSTITUTION_SHORT_LONG}, {"long-short", CSL_INSTITUTION_LONG_SHORT}, {NULL, CSL_INSTITUTION_LONG}};
static const Word positions[] = {
    {"first", CSL_POSITION_FIRST}, {"subsequent", CSL_POSITION_SUBSEQUENT}, {"ibid", CSL_POSITION_IBID},
    {"ibid-with-locator", CSL_POSITION_IBID_LOCATOR}, {"near-note", CSL_POSITION_NEAR_NOTE},
    {"far-note", CSL_POSITION_FAR_NOTE}, {NULL, -1},
};
/* clang-format on */

void csl_fault(CslFaults *faults, Span span, const char *format, ...)
{
    char text[256];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    vec_push(faults->arena, &faults->list, (CslFault){ span, arena_copy(faults->arena, str_of(text)) });
}

bool csl_next_word(Str *rest, Str *word)
{
    *rest = str_trim(*rest);
    if (rest->len == 0)
        return false;
    for (size_t i = 0; i <= rest->len; i++) {
        if (i < rest->len && !ascii_is_space(rest->ptr[i]))
            continue;
        *word = str_slice(*rest, 0, i);
        *rest = str_from(*rest, i);
        return true;
    }
    return false;
}

/* The number of an attribute's word; of a word that is not in the table a fault, and what the last row says. */
static int word_of(CslStyle *style, const Element *element, const char *name, const Word *table)
{
    const ElementAttribute *attribute = element_attribute(element, name);

    for (; table->word != NULL; table++)
        if (attribute != NULL && str_is(attribute->value, table->word))
            return table->value;
    if (attribute != NULL)
        csl_fault(style->faults, attribute->value_span, "'%.*s' is no value of '%s'", STR_ARG(attribute->value), name);
    return table->value;
}

Str csl_style_text(Arena *arena, Str text)
{
    Buf out = { 0 };
    size_t at;
    Str result;

    if (!str_contains(text, STR("&#")))
        return text;
    while ((at = str_find(text, STR("&#"))) != STR_NONE) {
        size_t end = at + 2;
        uint32_t cp = 0;

        while (end < text.len && end < at + 9 && ascii_is_digit(text.ptr[end]))
            cp = cp * 10 + (uint32_t)(text.ptr[end++] - '0');
        buf_put(&out, str_slice(text, 0, at));
        if (end > at + 2 && end < text.len && text.ptr[end] == ';' && cp >= ' ' && cp < 0xD800) {
            buf_cp(&out, cp);
            end++;
        } else if (cp == '\n' && end < text.len && text.ptr[end] == ';') {
            buf_char(&out, ' ');
            end++;
        } else {
            buf_put(&out, str_slice(text, at, end));
        }
        text = str_from(text, end);
    }
    buf_put(&out, text);
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

static bool flag_of(const Element *element, const char *name)
{
    return str_is(element_value(element, name), "true");
}

static int number_of(CslStyle *style, const Element *element, const char *name)
{
    const ElementAttribute *attribute = element_attribute(element, name);
    int value = 0;

    if (attribute == NULL)
        return -1;
    for (size_t i = 0; i < attribute->value.len; i++) {
        if (!ascii_is_digit(attribute->value.ptr[i]) || value > 100000) {
            csl_fault(style->faults, attribute->value_span, "'%s' is a number", name);
            return -1;
        }
        value = value * 10 + (attribute->value.ptr[i] - '0');
    }
    return value;
}

static Str text_of(const CslStyle *style, const Element *element, const char *name)
{
    const ElementAttribute *attribute = element_attribute(element, name);

    return attribute == NULL ? (Str){ NULL, 0 } : csl_style_text(style->arena, attribute->value);
}

void csl_compile_name_options(CslStyle *style, const Element *e, CslNameOptions *options, bool is_name)
{
    const ElementAttribute *initialize = element_attribute(e, "initialize");

    *options = (CslNameOptions){
        .and_word = (CslAnd)word_of(style, e, "and", ands),
        .precedes_et_al = (CslPrecedes)word_of(style, e, "delimiter-precedes-et-al", precedes),
        .precedes_last = (CslPrecedes)word_of(style, e, "delimiter-precedes-last", precedes),
        .form = (CslNameForm)word_of(style, e, is_name ? "form" : "name-form", name_forms),
        .sort_order = (CslSortOrder)word_of(style, e, "name-as-sort-order", sort_orders),
        .et_al_min = number_of(style, e, "et-al-min"),
        .et_al_first = number_of(style, e, "et-al-use-first"),
        .et_al_last = element_attribute(e, "et-al-use-last") == NULL ? -1 : flag_of(e, "et-al-use-last"),
        .subsequent_min = number_of(style, e, "et-al-subsequent-min"),
        .subsequent_first = number_of(style, e, "et-al-subsequent-use-first"),
        .initialize = initialize == NULL ? -1 : !str_is(initialize->value, "false"),
        .delimiter = text_of(style, e, is_name ? "delimiter" : "name-delimiter"),
        .names_delimiter = is_name ? (Str){ NULL, 0 } : text_of(style, e, "names-delimiter"),
        .sort_separator = text_of(style, e, "sort-separator"),
        .initialize_with = text_of(style, e, "initialize-with"),
    };
}

static void compile_format(CslStyle *style, const Element *e, CslElement *out)
{
    out->format.style = (uint8_t)word_of(style, e, "font-style", styles);
    out->format.variant = (uint8_t)word_of(style, e, "font-variant", variants);
    out->format.weight = (uint8_t)word_of(style, e, "font-weight", weights);
    out->format.decoration = (uint8_t)word_of(style, e, "text-decoration", decorations);
    out->format.align = (uint8_t)word_of(style, e, "vertical-align", aligns);
    out->display = (uint8_t)word_of(style, e, "display", displays);
    out->text_case = (uint8_t)word_of(style, e, "text-case", cases);
    out->quotes = flag_of(e, "quotes");
    out->strip_periods = flag_of(e, "strip-periods");
    out->prefix = text_of(style, e, "prefix");
    out->suffix = text_of(style, e, "suffix");
    out->delimiter = text_of(style, e, "delimiter");
    out->has_delimiter = element_attribute(e, "delimiter") != NULL;
}

static void compile_variables(CslStyle *style, const Element *e, CslElement *out)
{
    const ElementAttribute *attribute = element_attribute(e, "variable");
    VEC(CslVariable) list = { 0 };
    Str rest, word;

    if (attribute == NULL)
        return;
    rest = attribute->value;
    while (csl_next_word(&rest, &word) && list.count < CSL_VARIABLE_LIMIT) {
        CslVariable variable = csl_variable(word);

        if (variable == CSL_VARIABLES)
            csl_fault(style->faults, attribute->value_span, "CSL has no variable '%.*s'", STR_ARG(word));
        if (variable == CSL_YEAR_SUFFIX && out->kind == CSL_E_TEXT)
            style->explicit_suffix = true;
        vec_push(style->arena, &list, variable);
    }
    out->variables = list.items;
    out->variable_count = list.count;
    if (out->source == CSL_FROM_NONE)
        out->source = CSL_FROM_VARIABLE;
}

static void compile_source(CslStyle *style, const Element *e, CslElement *out)
{
    const ElementAttribute *macro = element_attribute(e, "macro"), *term = element_attribute(e, "term"),
                           *value = element_attribute(e, "value");

    if (macro != NULL) {
        out->source = CSL_FROM_MACRO;
        out->value = macro->value;
        out->macro = map_get(&style->macros, macro->value);
        if (out->macro == NULL)
            csl_fault(style->faults, macro->value_span, "there is no macro '%.*s'", STR_ARG(macro->value));
    } else if (term != NULL) {
        out->source = CSL_FROM_TERM;
        out->value = term->value;
    } else if (value != NULL) {
        out->source = CSL_FROM_VALUE;
        out->value = csl_style_text(style->arena, value->value);
    }
}

/* Types are compared often: by number. */
static unsigned add_type(CslStyle *style, Str type)
{
    if (csl_type_number(style, type) == 0)
        map_add(
            style->arena, &style->types, type,
            (void *)(uintptr_t)(style->types.count + 1)); /* NOLINT(performance-no-int-to-ptr): a number as the value */
    return csl_type_number(style, type);
}

unsigned csl_type_number(const CslStyle *style, Str type)
{
    return (unsigned)(uintptr_t)map_get(&style->types, type);
}

static void compile_test_words(CslStyle *style, const ElementAttribute *attribute, CslTestKind kind, CslElement *out)
{
    VEC(CslTest) list = { out->tests, out->test_count, out->test_count };
    Str rest = attribute->value, word;

    while (csl_next_word(&rest, &word) && list.count < (size_t)4 * CSL_VARIABLE_LIMIT) {
        CslTest test = { .kind = kind, .word = word, .variable = CSL_VARIABLES };

        if (kind == CSL_TEST_VARIABLE || kind == CSL_TEST_NUMERIC || kind == CSL_TEST_UNCERTAIN ||
            kind >= CSL_TEST_YEAR_ONLY)
            test.variable = csl_variable(word);
        if (kind == CSL_TEST_TYPE)
            test.number = add_type(style, word);
        if (kind == CSL_TEST_POSITION) {
            const Word *row = positions;

            while (row->word != NULL && !str_is(word, row->word))
                row++;
            if (row->word == NULL)
                csl_fault(style->faults, attribute->value_span, "there is no position '%.*s'", STR_ARG(word));
            test.number = (unsigned)row->value;
        }
        style->by_language |= kind == CSL_TEST_LOCALE;
        vec_push(style->arena, &list, test);
    }
    out->tests = list.items;
    out->test_count = list.count;
}

/* The types that will do, as bits; 0: that is not what is asked, or there are too many types. */
static uint64_t any_type(const CslElement *e)
{
    uint64_t types = 0;

    for (size_t i = 0; i < e->test_count; i++) {
        if (e->tests[i].kind != CSL_TEST_TYPE || e->tests[i].number >= 64)
            return 0;
        types |= (uint64_t)1 << e->tests[i].number;
    }
    return e->match == CSL_MATCH_ANY || (e->match == CSL_MATCH_ALL && e->test_count == 1) ? types : 0;
}

static void compile_tests(CslStyle *style, const Element *e, CslElement *out)
{
    out->match = (CslMatch)word_of(style, e, "match", matches);
    out->is_else = element_is(e, "else");
    for (size_t i = 0; i < e->attribute_count; i++)
        for (const Word *row = tests; row->word != NULL; row++)
            if (str_is(e->attributes[i].name, row->word))
                compile_test_words(style, &e->attributes[i], (CslTestKind)row->value, out);
    out->any_type = any_type(out);
}

static void compile_date(CslStyle *style, const Element *e, CslElement *out)
{
    if (out->kind == CSL_E_DATE) {
        out->date_form = (uint8_t)word_of(style, e, "form", date_forms);
        out->date_parts = (uint8_t)word_of(style, e, "date-parts", date_parts);
        return;
    }
    out->part = (CslPart)word_of(style, e, "name", parts);
    out->part_form = (CslPartForm)word_of(style, e, "form", part_forms);
    out->range_delimiter = text_of(style, e, "range-delimiter");
}

/* cs:names knows its parts, cs:name its name-parts. */
static void link_names(CslElement *out)
{
    for (size_t i = 0; i < out->child_count; i++) {
        const CslElement *child = out->children[i];

        if (child->kind == CSL_E_NAME)
            out->name = child;
        if (child->kind == CSL_E_ET_AL)
            out->et_al = child;
        if (child->kind == CSL_E_INSTITUTION)
            out->institution = child;
        if (child->kind == CSL_E_SUBSTITUTE)
            out->substitute = child;
        if (child->kind == CSL_E_LABEL) {
            out->label = child;
            out->label_first = out->name == NULL;
        }
        if (child->kind == CSL_E_NAME_PART && str_is(child->value, "given"))
            out->given_part = child;
        if (child->kind == CSL_E_NAME_PART && str_is(child->value, "family"))
            out->family_part = child;
        if (child->kind == CSL_E_INSTITUTION_PART && str_is(child->value, "long"))
            out->long_part = child;
        if (child->kind == CSL_E_INSTITUTION_PART && str_is(child->value, "short"))
            out->short_part = child;
    }
    if (out->name == NULL)
        out->label_first = false;
}

static void compile_by_kind(CslStyle *style, const Element *e, CslElement *out)
{
    switch (out->kind) {
    case CSL_E_NAME:
        csl_compile_name_options(style, e, &out->names, true);
        return;
    case CSL_E_NAME_PART:
    case CSL_E_INSTITUTION_PART:
        out->value = element_value(e, "name");
        out->if_short = flag_of(e, "if-short");
        return;
    case CSL_E_INSTITUTION:
        out->parts = (CslInstitutionParts)word_of(style, e, "institution-parts", institutions);
        return;
    case CSL_E_LAYOUT:
        if (element_attribute(e, "locale") != NULL)
            compile_test_words(style, element_attribute(e, "locale"), CSL_TEST_LOCALE, out);
        return;
    case CSL_E_ET_AL:
        out->value = element_attribute(e, "term") == NULL ? STR("et-al") : element_value(e, "term");
        return;
    case CSL_E_DATE:
    case CSL_E_DATE_PART:
        compile_date(style, e, out);
        return;
    case CSL_E_NUMBER:
        out->number_form = (CslNumberForm)word_of(style, e, "form", number_forms);
        return;
    case CSL_E_TEXT:
    case CSL_E_LABEL:
        out->form = (CslForm)word_of(style, e, "form", forms);
        out->form_said = element_attribute(e, "form") != NULL;
        out->plural = (CslPlural)word_of(style, e, "plural", plurals);
        out->plural_said = element_attribute(e, "plural") != NULL;
        return;
    case CSL_E_BRANCH:
    case CSL_E_CONDITIONS:
    case CSL_E_CONDITION:
        compile_tests(style, e, out);
        return;
    case CSL_E_KEY:
        out->descending = str_is(element_value(e, "sort"), "descending");
        csl_compile_name_options(style, e, &out->names, true);
        out->names.et_al_min = number_of(style, e, "names-min");
        out->names.et_al_first = number_of(style, e, "names-use-first");
        if (element_attribute(e, "names-use-last") != NULL)
            out->names.et_al_last = flag_of(e, "names-use-last");
        return;
    default:
        return;
    }
}

CslElement *csl_compile_element(CslStyle *style, const Element *e, unsigned depth)
{
    CslElement *out = arena_new(style->arena, CslElement);
    VEC(CslElement *) children = { 0 };
    const Word *kind = kinds;

    while (kind->word != NULL && !element_is(e, kind->word))
        kind++;
    out->kind = (CslKind)kind->value;
    if (out->kind == CSL_E_OTHER)
        csl_fault(style->faults, e->tag, "CSL has no element '%.*s' here", STR_ARG(e->name));
    compile_format(style, e, out);
    compile_source(style, e, out);
    compile_variables(style, e, out);
    compile_by_kind(style, e, out);
    if (depth >= CSL_DEPTH) {
        csl_fault(style->faults, e->tag, "nested more than %d deep", CSL_DEPTH);
        return out;
    }
    for (const Element *child = element_child(e, NULL, NULL); child != NULL; child = element_child(e, NULL, child))
        vec_push(style->arena, &children, csl_compile_element(style, child, depth + 1));
    out->children = children.items;
    out->child_count = children.count;
    for (size_t i = 0; i < children.count; i++)
        out->has_conditions |=
            children.items[i]->kind == CSL_E_CONDITIONS || children.items[i]->kind == CSL_E_CONDITION;
    link_names(out);
    return out;
}
