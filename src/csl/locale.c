#include "csl/locale.h"

#include "csl/language.h"
#include "text/tag.h"

#include <string.h>

typedef struct CslOrdinal {
    Str text;
    unsigned digits; /* how many of the last digits have to agree; 0: all of the number */
} CslOrdinal;

/* clang-format off */
static const struct { const char *word; CslForm form; } forms[] = {
    {"short", CSL_SHORT}, {"verb", CSL_VERB}, {"verb-short", CSL_VERB_SHORT}, {"symbol", CSL_SYMBOL},
};
/* clang-format on */

static Str language_of(Str tag)
{
    size_t at = str_find_char(tag, '-');

    return at == STR_NONE ? tag : str_slice(tag, 0, at);
}

static CslGender gender_of(Str word)
{
    return str_is(word, "masculine") ? CSL_MASCULINE : str_is(word, "feminine") ? CSL_FEMININE : CSL_NEUTER;
}

static Str gendered(Arena *arena, Str name, CslGender gender)
{
    return gender == CSL_NEUTER ? name : arena_join(arena, name, gender == CSL_MASCULINE ? STR("/m") : STR("/f"));
}

static bool is_ordinal(Str name)
{
    return str_is(name, "ordinal") || (str_starts(name, STR("ordinal-")) && name.len == 10);
}

static void add_ordinal(CslLocale *locale, const Element *e)
{
    CslOrdinal *ordinal = arena_new(locale->arena, CslOrdinal);
    Str name = element_value(e, "name"), match = element_value(e, "match");

    ordinal->text = element_text(locale->arena, e);
    ordinal->digits = name.len == 10 && name.ptr[8] == '0' ? 1 : 2;
    if (str_is(match, "last-digit"))
        ordinal->digits = 1;
    if (str_is(match, "last-two-digits"))
        ordinal->digits = 2;
    if (str_is(match, "whole-number"))
        ordinal->digits = 0;
    map_set(locale->arena, &locale->ordinals, gendered(locale->arena, name, gender_of(element_value(e, "gender-form"))),
            ordinal);
}

/* What is nothing but line breaks and blanks is an empty term. */
static Str term_text(const CslLocale *locale, const Element *e)
{
    Str text = csl_style_text(locale->arena, element_text(locale->arena, e));

    return str_find_char(text, '\n') != STR_NONE ? str_trim(text) : text;
}

static void add_term(CslLocale *locale, const Element *e)
{
    Str name = element_value(e, "name"), form = element_value(e, "form");
    Str key = gendered(locale->arena, name, gender_of(element_value(e, "gender-form")));
    const Element *single = element_child(e, "single", NULL), *multiple = element_child(e, "multiple", NULL);
    CslTerm *term = map_get(&locale->terms, key);
    CslForm number = CSL_LONG;

    if (term == NULL)
        term = map_add(locale->arena, &locale->terms, key, arena_new(locale->arena, CslTerm));
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is(form, forms[i].word))
            number = forms[i].form;
    if (element_attribute(e, "gender") != NULL)
        term->gender = gender_of(element_value(e, "gender"));
    term->forms[number].set = true;
    term->forms[number].single = term_text(locale, single != NULL ? single : e);
    term->forms[number].multiple = term_text(locale, multiple != NULL ? multiple : single != NULL ? single : e);
}

static void add_terms(CslLocale *locale, const Element *terms)
{
    bool ordinals = false;

    for (const Element *e = element_child(terms, "term", NULL); e != NULL; e = element_child(terms, "term", e))
        ordinals = ordinals || is_ordinal(element_value(e, "name"));
    if (ordinals)
        locale->ordinals = (Map){ 0 };
    for (const Element *e = element_child(terms, "term", NULL); e != NULL; e = element_child(terms, "term", e)) {
        if (is_ordinal(element_value(e, "name")))
            add_ordinal(locale, e);
        else
            add_term(locale, e);
    }
}

static void add_options(CslLocale *locale, const Element *e)
{
    if (element_attribute(e, "punctuation-in-quote") != NULL)
        locale->punctuation_in_quote = str_is(element_value(e, "punctuation-in-quote"), "true");
    if (element_attribute(e, "name-never-short") != NULL)
        locale->never_short = element_value(e, "name-never-short");
    if (element_attribute(e, "limit-day-ordinals-to-day-1") != NULL)
        locale->limit_day_ordinals = str_is(element_value(e, "limit-day-ordinals-to-day-1"), "true");
}

/* The style's faults list serves for locales too: a locale of the style is part of it. */
static void merge(CslLocale *locale, const CslStyle *style, const Element *root)
{
    CslStyle compiler = { .arena = locale->arena, .faults = style->faults };

    for (const Element *e = element_child(root, NULL, NULL); e != NULL; e = element_child(root, NULL, e)) {
        if (element_is(e, "terms"))
            add_terms(locale, e);
        if (element_is(e, "style-options"))
            add_options(locale, e);
        if (element_is(e, "date")) {
            CslElement *date = csl_compile_element(&compiler, e, 0);

            locale->dates[date->date_form] = date;
        }
    }
}

static bool merge_file(CslLocale *locale, const CslStyle *style, const CslLoader *loader, Str tag)
{
    Source *source = loader->load(loader->context, locale->arena, tag);
    const Element *root = source == NULL ? NULL : xml_read(locale->arena, source, NULL, diags_create(locale->arena));

    if (root == NULL)
        return false;
    merge(locale, style, root);
    return true;
}

static void merge_style(CslLocale *locale, const CslStyle *style, Str tag)
{
    for (size_t i = 0; i < style->locales.count; i++)
        if (tag_eq(style->locales.items[i].lang, tag) || (tag.len == 0 && style->locales.items[i].lang.len == 0))
            merge(locale, style, style->locales.items[i].element);
}

static Str term_or(const CslLocale *locale, const char *name, Str otherwise)
{
    Str term = csl_term(locale, str_of(name), CSL_LONG, false);

    return term.ptr == NULL ? otherwise : term;
}

const CslLocale *csl_locale_create(Arena *arena, const CslStyle *style, const CslLoader *loader, Str lang)
{
    CslLocale *locale = arena_new(arena, CslLocale);
    Str language, dialect;

    lang = csl_locale_tag(arena, lang);
    language = language_of(lang);
    dialect = csl_main_dialect(language);
    locale->arena = arena;
    locale->lang = lang;
    if (!merge_file(locale, style, loader, STR("en-US")))
        return NULL;
    locale->found = str_is(dialect, "en-US") || merge_file(locale, style, loader, dialect);
    if (!tag_eq(lang, dialect))
        locale->found |= merge_file(locale, style, loader, lang);
    merge_style(locale, style, STR_EMPTY);
    merge_style(locale, style, language);
    if (!tag_eq(lang, language))
        merge_style(locale, style, lang);
    else if (!tag_eq(dialect, language))
        merge_style(locale, style, dialect);
    locale->quotes[0] = term_or(locale, "open-quote", STR("\xE2\x80\x9C"));
    locale->quotes[1] = term_or(locale, "close-quote", STR("\xE2\x80\x9D"));
    locale->quotes[2] = term_or(locale, "open-inner-quote", STR("\xE2\x80\x98"));
    locale->quotes[3] = term_or(locale, "close-inner-quote", STR("\xE2\x80\x99"));
    locale->page_delimiter = term_or(locale, "page-range-delimiter", STR("\xE2\x80\x93"));
    locale->citation_delimiter = term_or(locale, "citation-range-delimiter", STR("\xE2\x80\x93"));
    return locale;
}

Str csl_term(const CslLocale *locale, Str name, CslForm form, bool plural)
{
    static const CslForm fallback[CSL_FORMS] = { CSL_LONG, CSL_LONG, CSL_LONG, CSL_VERB, CSL_SHORT };
    const CslTerm *term = map_get(&locale->terms, name);

    if (term == NULL)
        return (Str){ NULL, 0 };
    while (!term->forms[form].set && form != CSL_LONG)
        form = fallback[form];
    if (!term->forms[form].set)
        return (Str){ NULL, 0 };
    return plural ? term->forms[form].multiple : term->forms[form].single;
}

CslGender csl_term_gender(const CslLocale *locale, Str name)
{
    const CslTerm *term = map_get(&locale->terms, name);

    return term == NULL ? CSL_NEUTER : term->gender;
}

static const CslOrdinal *ordinal_of(const CslLocale *locale, const char *name, CslGender gender)
{
    char key[24];
    size_t len = strnlen(name, sizeof key - 3);

    memcpy(key, name, len);
    if (gender != CSL_NEUTER) {
        key[len++] = '/';
        key[len++] = gender == CSL_MASCULINE ? 'm' : 'f';
    }
    return map_get(&locale->ordinals, (Str){ key, len });
}

static const CslOrdinal *ordinal_in(const CslLocale *locale, const char *name, CslGender gender)
{
    const CslOrdinal *found = ordinal_of(locale, name, gender);

    return found == NULL ? ordinal_of(locale, name, CSL_NEUTER) : found;
}

Str csl_ordinal_suffix(const CslLocale *locale, unsigned number, CslGender gender)
{
    char name[] = "ordinal-00";
    const CslOrdinal *found;
    unsigned last = number % 100;

    name[8] = (char)('0' + last / 10);
    name[9] = (char)('0' + last % 10);
    found = ordinal_in(locale, name, gender);
    if (found != NULL && (found->digits == 2 || number < 100) && (found->digits != 1 || last < 10 || number < 10))
        return found->text;
    name[8] = '0';
    found = ordinal_in(locale, name, gender);
    if (found != NULL && (found->digits == 1 || (found->digits == 2 && last < 10)))
        return found->text;
    found = ordinal_in(locale, "ordinal", gender);
    return found == NULL ? STR_EMPTY : found->text;
}

Str csl_long_ordinal(const CslLocale *locale, unsigned number, CslGender gender)
{
    char name[] = "long-ordinal-00/m";
    Str text = { NULL, 0 };

    if (number < 1 || number > 10)
        return text;
    name[13] = (char)('0' + number / 10);
    name[14] = (char)('0' + number % 10);
    name[16] = gender == CSL_MASCULINE ? 'm' : 'f';
    if (gender != CSL_NEUTER)
        text = csl_term(locale, str_of(name), CSL_LONG, false);
    name[15] = 0;
    return text.ptr != NULL ? text : csl_term(locale, str_of(name), CSL_LONG, false);
}
