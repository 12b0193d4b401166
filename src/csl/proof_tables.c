#include "csl/proof_tables.h"

#define RENDERING "text number label date names group choose"
/* What follows `locale` is of CSL-M. */
#define TESTS                                                                                                         \
    "variable type is-numeric is-uncertain-date locator position disambiguate locale context jurisdiction is-plural " \
    "has-year-only has-to-month-or-season has-day"
#define ONE_TEST                                                                                                      \
    "variable|type|is-numeric|is-uncertain-date|locator|position|disambiguate|locale|context|jurisdiction|is-plural|" \
    "has-year-only|has-to-month-or-season|has-day"
#define INHERITABLE "@name-options name-form name-delimiter names-delimiter"

/* clang-format off */
static const struct { const char *name, *words; } groups[] = {
    {"@font", "font-style font-variant font-weight text-decoration vertical-align"},
    {"@affix", "prefix suffix"},
    {"@name-options", "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last "
                      "et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with name-as-sort-order "
                      "sort-separator"},
};

static const ProofElement elements[] = {
    {"style", "info locale macro citation bibliography", "class version default-locale initialize-with-hyphen page-range-format "
     "demote-non-dropping-particle " INHERITABLE, "version", "info"},
    {"info", "author contributor translator category eissn issn issnl id link published rights summary title title-short updated",
     "", "", ""},
    {"author", "*", "*", "", ""}, {"contributor", "*", "*", "", ""}, {"translator", "*", "*", "", ""},
    {"category", "", "citation-format field", "citation-format|field", ""},
    {"eissn", "", "", "", ""}, {"issn", "", "", "", ""}, {"issnl", "", "", "", ""}, {"id", "", "", "", ""},
    {"link", "", "href rel", "href|rel", ""},
    {"published", "", "", "", ""}, {"rights", "", "license", "", ""}, {"summary", "", "", "", ""},
    {"title", "", "", "", ""}, {"title-short", "", "", "", ""}, {"updated", "", "", "", ""},
    {"locale", "info terms date style-options", "version", "", ""},
    {"style-options", "", "punctuation-in-quote limit-day-ordinals-to-day-1 name-never-short", "", ""},
    {"terms", "term", "", "", ""},
    {"term", "single multiple", "name form gender gender-form match", "name", ""},
    {"single", "", "", "", ""}, {"multiple", "", "", "", ""},
    {"macro", RENDERING, "name", "name", ""},
    {"citation", "sort layout", "collapse cite-group-delimiter year-suffix-delimiter after-collapse-delimiter "
     "disambiguate-add-givenname disambiguate-add-names disambiguate-add-year-suffix givenname-disambiguation-rule "
     "near-note-distance " INHERITABLE, "", "layout"},
    {"bibliography", "sort layout", "hanging-indent second-field-align line-spacing entry-spacing subsequent-author-substitute "
     "subsequent-author-substitute-rule " INHERITABLE, "", "layout"},
    {"sort", "key", "", "", "key"},
    {"key", "", "variable macro sort names-min names-use-first names-use-last", "variable|macro", ""},
    {"layout", RENDERING, "delimiter locale @affix @font", "", ""},
    {"text", "", "variable macro term value form plural text-case quotes strip-periods display @affix @font",
     "variable|macro|term|value", ""},
    {"number", "", "variable form text-case display @affix @font", "variable", ""},
    {"label", "", "variable form plural text-case strip-periods @affix @font", "", ""},
    {"date", "date-part", "variable form date-parts delimiter display text-case @affix @font", "variable|form", ""},
    {"date-part", "", "name form range-delimiter text-case strip-periods @affix @font", "name", ""},
    {"names", "name et-al label substitute institution", "variable delimiter display " INHERITABLE " @affix @font", "", ""},
    {"name", "name-part", "form delimiter @name-options @affix @font", "", ""},
    {"name-part", "", "name text-case @affix @font", "name", ""},
    {"et-al", "", "term @affix @font", "", ""},
    {"institution", "institution-part", "*", "", ""}, {"institution-part", "", "*", "", ""},
    {"substitute", RENDERING, "", "", ""},
    {"group", RENDERING, "delimiter display @affix @font", "", ""},
    {"choose", "if else-if else", "", "", "if"},
    {"if", "conditions " RENDERING, "match " TESTS, ONE_TEST, ""}, {"else-if", "conditions " RENDERING, "match " TESTS, ONE_TEST, ""},
    {"conditions", "condition", "match", "match", "condition"}, {"condition", "", "match " TESTS, ONE_TEST, ""},
    {"else", RENDERING, "", "", ""},
};

/* `element` NULL: of every element. The first row that fits counts. */
static const struct { const char *element, *attribute, *words; } words[] = {
    {NULL, "font-style", "normal italic oblique"},
    {NULL, "font-variant", "normal small-caps"},
    {NULL, "font-weight", "normal bold light"},
    {NULL, "text-decoration", "none underline"},
    {NULL, "vertical-align", "baseline sup sub"},
    {NULL, "text-case", "lowercase uppercase capitalize-first capitalize-all title sentence"},
    {NULL, "display", "block left-margin right-inline indent"},
    {NULL, "quotes", "true false"}, {NULL, "strip-periods", "true false"},
    {NULL, "and", "text symbol"},
    {NULL, "delimiter-precedes-et-al", "contextual after-inverted-name always never"},
    {NULL, "delimiter-precedes-last", "contextual after-inverted-name always never"},
    {NULL, "et-al-min", "#"}, {NULL, "et-al-use-first", "#"}, {NULL, "et-al-subsequent-min", "#"},
    {NULL, "et-al-subsequent-use-first", "#"}, {NULL, "et-al-use-last", "true false"},
    {NULL, "initialize", "true false"}, {NULL, "name-as-sort-order", "first all"},
    {NULL, "name-form", "long short count"},
    {NULL, "initialize-with-hyphen", "true false"},
    {NULL, "page-range-format", "expanded minimal minimal-two chicago chicago-15 chicago-16"},
    {NULL, "demote-non-dropping-particle", "never sort-only display-and-sort"},
    {NULL, "collapse", "citation-number year year-suffix year-suffix-ranged"},
    {NULL, "disambiguate-add-givenname", "true false"}, {NULL, "disambiguate-add-names", "true false"},
    {NULL, "disambiguate-add-year-suffix", "true false"},
    {NULL, "givenname-disambiguation-rule", "all-names all-names-with-initials primary-name primary-name-with-initials by-cite"},
    {NULL, "near-note-distance", "#"}, {NULL, "line-spacing", "#"}, {NULL, "entry-spacing", "#"},
    {NULL, "hanging-indent", "true false"}, {NULL, "second-field-align", "flush margin"},
    {NULL, "subsequent-author-substitute-rule", "complete-all complete-each partial-each partial-first"},
    {NULL, "punctuation-in-quote", "true false"}, {NULL, "limit-day-ordinals-to-day-1", "true false"},
    {NULL, "names-min", "#"}, {NULL, "names-use-first", "#"}, {NULL, "names-use-last", "true false"},
    {NULL, "sort", "ascending descending"},
    {NULL, "match", "any all none nand"},
    {NULL, "gender", "masculine feminine"}, {NULL, "gender-form", "masculine feminine"},
    {NULL, "date-parts", "year-month-day year-month year"},
    {NULL, "macro", "*macro"}, {NULL, "type", "*type"},
    {NULL, "is-numeric", "*variable"}, {NULL, "is-uncertain-date", "*date"},
    {NULL, "position", "first subsequent ibid ibid-with-locator near-note far-note"},
    {NULL, "disambiguate", "true"}, {NULL, "context", "citation bibliography"}, {NULL, "is-plural", "*name"},
    {NULL, "has-year-only", "*date"}, {NULL, "has-to-month-or-season", "*date"}, {NULL, "has-day", "*date"},
    {NULL, "institution-parts", "long short short-long long-short"},
    {NULL, "citation-format", "author author-date label note numeric"},
    {"style", "class", "in-text note"},
    {"term", "match", "last-digit last-two-digits whole-number"},
    {"term", "form", "long short verb verb-short symbol"},
    {"text", "form", "long short verb verb-short symbol"},
    {"label", "form", "long short verb verb-short symbol"},
    {"text", "plural", "true false"}, {"label", "plural", "contextual always never"},
    {"number", "form", "numeric ordinal long-ordinal roman"},
    {"date", "form", "text numeric"},
    {"date-part", "name", "year month day"},
    {"date-part", "form", "numeric numeric-leading-zeros ordinal long short"},
    {"name", "form", "long short count"}, {"name-part", "name", "family given"},
    {"names", "variable", "*name"}, {"date", "variable", "*date"},
    {NULL, "variable", "*variable"},
};
/* clang-format on */

const ProofElement *proof_element(Str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (str_is(name, elements[i].name))
            return &elements[i];
    return NULL;
}

static bool group_has(Str group, Str word)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (str_is(group, groups[i].name))
            return proof_has(groups[i].words, word);
    return false;
}

/* Groups hold no groups: one step of recursion. */
bool proof_has(const char *list, Str word)
{
    Str rest = str_of(list), one;

    while (str_cut(&rest, ' ', &one))
        if (str_is(one, "*") || str_eq(one, word) || (str_starts(one, STR("@")) && group_has(one, word)))
            return true;
    return false;
}

/* A row of this element before one of all; those of elements stand behind. */
const char *proof_words(Str element, Str attribute)
{
    const char *found = NULL;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_is(attribute, words[i].attribute))
            continue;
        if (words[i].element != NULL && str_is(element, words[i].element))
            return words[i].words;
        if (words[i].element == NULL)
            found = words[i].words;
    }
    return found;
}
