/* Citations and bibliographies in rows: a style, an item, and what the specification of CSL says must come of them. */
#include "csl/csl.h"
#include "csl/language.h"
#include "read/json.h"

#include "tap.h"

#include <string.h>

static const char locale_en[] =
    "<locale xmlns='http://purl.org/net/xbiblio/csl' xml:lang='en-US'>"
    "<date form='numeric'><date-part name='month'/><date-part name='day' prefix='/' suffix='/'/>"
    "<date-part name='year'/></date>"
    "<terms><term name='and'>and</term><term name='et-al'>et al.</term><term name='month-03'>March</term>"
    "<term name='season-01'>Spring</term><term name='season-04'>Winter</term>"
    "<term name='ordinal'>th</term><term name='ordinal-01'>st</term><term name='ordinal-02'>nd</term>"
    "<term name='long-ordinal-02'>second</term>"
    "<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
    "<term name='sub verbo' form='short'><single>s.v.</single><multiple>s.vv.</multiple></term>"
    "</terms></locale>";

typedef struct Try {
    Arena *arena;
    CslEngine *engine;
    CslCitation citation;
} Try;

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US") ? source_create(arena, STR("locale"), str_of(locale_en)) : NULL;
}

static CslStyle *style_of(Arena *arena, const char *body, CslFaults *faults, Str *parent)
{
    Str text = arena_format(arena, "<style xmlns='http://purl.org/net/xbiblio/csl' %s</style>", body);

    faults->arena = arena;
    return csl_style_read(arena, source_create(arena, STR("style"), text), faults, parent);
}

/* `items` are the members of a list, in JSON with ' for ". All of them are cited. */
static Try try_items(const char *body, const char *items)
{
    Try try = { .arena = arena_create() };
    CslFaults faults = { 0 };
    CslLoader loader = { load, NULL };
    Str json = arena_format(try.arena, "[%s]", items);
    char *text = arena_alloc(try.arena, json.len);
    const Node *list;

    for (size_t i = 0; i < json.len; i++)
        text[i] = json.ptr[i] == '\'' ? '"' : json.ptr[i];
    list =
        read_json(try.arena, source_create(try.arena, STR("items"), (Str){ text, json.len }), diags_create(try.arena));
    try.engine = csl_engine_create(try.arena, style_of(try.arena, body, &faults, NULL), &loader, STR_EMPTY);
    try.citation = (CslCitation){ .cites = arena_array(try.arena, list->count, sizeof(CslCite)),
                                  .count = list->count,
                                  .stateless = true };
    for (size_t i = 0; i < list->count; i++)
        try.citation.cites[i].item = csl_register(try.engine, list->entries[i].value);
    csl_update(try.engine);
    return try;
}

static void try_close(Try *try)
{
    csl_engine_close(try->engine);
    arena_destroy(try->arena);
}

static void is_cited(const char *body, const char *items, CslManner manner, const char *want)
{
    Try try = try_items(body, items);
    Buf out = { 0 };

    csl_put_citation(try.engine, &try.citation, manner, &out);
    is_str(buf_str(&out), want, want);
    buf_free(&out);
    try_close(&try);
}

#define PLAIN ((CslManner){ .format = CSL_TEXT_FORMAT })
#define CITATION(attributes, layout) \
    "class='in-text' version='1.0'><citation " attributes "><layout delimiter='; '>" layout "</layout></citation>"

typedef struct Row {
    const char *style, *items, *want;
} Row;

static void are_cited(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        is_cited(rows[i].style, rows[i].items, PLAIN, rows[i].want);
}

#define ROWS(rows) are_cited(rows, sizeof rows / sizeof *rows)

/* ---- dates ---- */

#define ISO                                                                                               \
    CITATION("", "<date variable='issued' delimiter='-'><date-part name='year'/><date-part name='month' " \
                 "form='numeric-leading-zeros'/><date-part name='day' form='numeric-leading-zeros'/></date>")
#define RAW(text) ISO, "{'id':'a','issued':{'raw':'" text "'}}"
#define PARTS(list) ISO, "{'id':'a','issued':{'date-parts':" list "}}"

static void test_dates(void)
{
    static const Row rows[] = {
        { RAW("2005-03-15"), "2005-03-15" },
        { RAW("2005/3/15"), "2005-03-15" },
        { RAW("3/15/2005"), "2005-03-15" },
        { RAW("3/2005"), "2005-03" },
        { RAW("2005-03"), "2005-03" },
        { RAW("March 15, 2005"), "2005-03-15" },
        { RAW("15 mar. 2005"), "2005-03-15" },
        { RAW("Spring 2005"), "2005-Spring" },
        { RAW("2005?"), "2005" },
        { RAW("2005/2007"), "2005\u20132007" },
        { RAW("2005 - 2007"), "2005\u20132007" },
        { RAW("2005-2007"), "2005\u20132007" },
        /* What is no date is printed as it stands: without a year, with two names of months, with too many numbers. */
        { RAW("15/3"), "15/3" },
        { RAW("March"), "March" },
        { RAW("March April 2005"), "March April 2005" },
        { RAW("Ides of March 2005"), "Ides of March 2005" },
        { RAW("1 2 3 2005"), "1 2 3 2005" },
        { RAW("March 1 2 2005"), "March 1 2 2005" },
        { RAW("13/13/2005"), "13/13/2005" },
        { RAW("2005#3"), "2005#3" },
        /* A date may be a string. */
        { ISO, "{'id':'a','issued':'2005-03-15'}", "2005-03-15" },
        { ISO, "{'id':'a','issued':'in press'}", "in press" },
        /* Seasons are 13 to 16 or 21 to 24; months and days that are none are left out. */
        { PARTS("[[2005,13]]"), "2005-Spring" },
        { PARTS("[[2005,24]]"), "2005-Winter" },
        { PARTS("[[2005,-1]]"), "2005" },
        { PARTS("[[2005,3,40]]"), "2005-03" },
        { PARTS("[['2005','3']]"), "2005-03" },
        { PARTS("[2005]"), "2005" },
        { ISO, "{'id':'a','issued':{'date-parts':[[2005]],'season':'Winter'}}", "2005-Winter" },
        { ISO, "{'id':'a','issued':{'date-parts':[[2005]],'season':1}}", "2005-Spring" },
        { CITATION("", "<date variable='issued'><date-part name='year' form='short'/></date>"),
          "{'id':'a','issued':{'date-parts':[[2005]]}}", "05" },
    };

    ROWS(rows);
}

/* ---- numbers ---- */

#define NUMBER(form, terms)                                                         \
    "class='in-text' version='1.0'><locale><terms>" terms "</terms></locale>"       \
    "<citation><layout delimiter='; '><number variable='edition' form='" form "'/>" \
    "</layout></citation>"
#define EDITIONS                                                                                      \
    "{'id':'a','edition':1},{'id':'b','edition':2},{'id':'c','edition':21},{'id':'d','edition':102}," \
    "{'id':'e','edition':11},{'id':'f','edition':111}"

static void test_numbers(void)
{
    static const Row rows[] = {
        { NUMBER("ordinal", "<term name='ordinal'>.</term>"), EDITIONS, "1.; 2.; 21.; 102.; 11.; 111." },
        { NUMBER("ordinal", "<term name='ordinal'>th</term><term name='ordinal-01'>st</term>"
                            "<term name='ordinal-02'>nd</term><term name='ordinal-11'>th</term>"),
          EDITIONS, "1st; 2nd; 21st; 102nd; 11th; 111th" },
        /* French: premier is the number one alone. */
        { NUMBER("ordinal", "<term name='ordinal'>e</term><term name='ordinal-01' match='whole-number'>er</term>"),
          EDITIONS, "1er; 2e; 21e; 102e; 11e; 111e" },
        { NUMBER("ordinal", "<term name='ordinal'>x</term><term name='ordinal-02' match='last-two-digits'>y</term>"
                            "<term name='ordinal-01' match='last-digit'>z</term>"),
          EDITIONS, "1z; 2y; 21z; 102y; 11z; 111z" },
        /* Above ten, and where the locale has no word, the ordinal number stands for it. */
        { NUMBER("long-ordinal", ""), EDITIONS, "1st; second; 21st; 102nd; 11st; 111st" },
        { NUMBER("long-ordinal", "<term name='edition' gender='feminine'>ed</term>"
                                 "<term name='long-ordinal-02' gender-form='feminine'>seconda</term>"),
          "{'id':'b','edition':2}", "seconda" },
        { NUMBER("long-ordinal", "<term name='edition' gender='masculine'>ed</term>"), "{'id':'b','edition':2}",
          "second" },
        { NUMBER("roman", ""), "{'id':'a','edition':1984}", "mcmlxxxiv" },
    };

    ROWS(rows);
    /* The ordinal of a day has the gender of its month. */
    is_cited(
        "class='in-text' version='1.0'><locale><terms><term name='month-03' gender='feminine'>march</term>"
        "<term name='ordinal'>o</term><term name='ordinal' gender-form='feminine'>a</term></terms></locale><citation>"
        "<layout><date variable='issued'><date-part name='day' form='ordinal' suffix=' '/><date-part name='month'/>"
        "</date></layout></citation>",
        "{'id':'a','issued':{'date-parts':[[2005,3,5]]}}", PLAIN, "5a march");
}

static void test_pages(void)
{
    static const char labelled[] =
        CITATION("", "<group delimiter=' '><label variable='page' form='short'/><text variable='page'/></group>");
    static const Row rows[] = {
        { labelled, "{'id':'a','page':'12'}", "p. 12" },
        { labelled, "{'id':'a','page':'12-15'}", "pp. 12\u201315" },
        { labelled, "{'id':'a','page':'12\u201315'}", "pp. 12\u201315" },
        { labelled, "{'id':'a','page':'12, 15'}", "pp. 12, 15" },
        { labelled, "{'id':'a','page':'12 and 15'}", "pp. 12 and 15" },
    };

    ROWS(rows);
}

/* ---- conditions ---- */

static void test_locator(const char *label, const char *want)
{
    Try try =
        try_items(CITATION("", "<choose><if locator='sub-verbo'><label variable='locator' form='short' suffix=' '/>"
                               "</if><else><text value='at '/></else></choose><text variable='locator'/>"),
                  "{'id':'a'}");
    Buf out = { 0 };

    try.citation.cites[0].locator = STR("12");
    try.citation.cites[0].label = str_of(label);
    csl_put_citation(try.engine, &try.citation, PLAIN, &out);
    is_str(buf_str(&out), want, *label ? label : "no label");
    buf_free(&out);
    try_close(&try);
}

#define WHERE(place) "<if jurisdiction='" place "'><text value='yes'/></if><else><text value='no'/></else>"

static void test_conditions(void)
{
    static const char here[] = CITATION("", "<choose>" WHERE("us") "</choose>");
    static const Row rows[] = {
        { here, "{'id':'a','jurisdiction':'us'}", "yes" },
        { here, "{'id':'a','jurisdiction':'us:ca'}", "yes" },
        { here, "{'id':'a','jurisdiction':'ustopia'}", "no" },
        { here, "{'id':'a'}", "no" },
    };

    ROWS(rows);
    /* CSL 1.0.2 spells the label with a hyphen, older locales and items with a blank. */
    test_locator("sub-verbo", "s.v. 12");
    test_locator("sub verbo", "s.v. 12");
    test_locator("page", "at 12");
    test_locator("", "at 12");
}

/* ---- variables ---- */

static void test_variables(void)
{
    static const Row rows[] = {
        /* Each has had two names. */
        { CITATION("", "<text variable='title' form='short'/>"), "{'id':'a','title':'T','shortTitle':'S'}", "S" },
        { CITATION("", "<text variable='shortTitle'/>"), "{'id':'a','title':'T','title-short':'S'}", "S" },
        { CITATION("", "<text variable='journalAbbreviation'/>"), "{'id':'a','container-title-short':'J.'}", "J." },
        { CITATION("", "<text variable='container-title' form='short'/>"), "{'id':'a','journalAbbreviation':'J.'}",
          "J." },
        { CITATION("", "<text variable='collection-title' form='short'/>"),
          "{'id':'a','collection-title':'Collection','collection-title-short':'Coll.'}", "Coll." },
        { CITATION("", "<text variable='event'/>"), "{'id':'a','event-title':'E'}", "E" },
        { CITATION("", "<text variable='event-title'/>"), "{'id':'a','event':'E'}", "E" },
        /* Where there is no short form the long one stands. */
        { CITATION("", "<text variable='container-title' form='short'/>"), "{'id':'a','container-title':'Journal'}",
          "Journal" },
        { CITATION("", "<text value='x'/><text variable='title'/>"), "{'id':'a','title':null}", "x" },
        /* Names that are strings; a note's lines. */
        { CITATION("", "<names variable='author'/>"), "{'id':'a','author':['World Bank']}", "World Bank" },
        { CITATION("", "<text variable='volume'/>"), "{'id':'a','note':'a remark\\nvolume: 7\\nand so on\\nissue: 8'}",
          "7" },
        { CITATION("", "<text value='x'/><text variable='issue'/>"),
          "{'id':'a','note':'a remark\\nvolume: 7\\nand so on\\nissue: 8'}", "x" },
        { CITATION("", "<text value='a&amp;#8211;b&amp;#10;c&amp;#x;'/>"), "{'id':'a'}", "a\u2013b c&#x;" },
    };

    ROWS(rows);
}

/* Letters of the names and the year, where the item has no label of its own. */
static void test_labels(void)
{
    static const char label[] = CITATION("", "<text variable='citation-label'/>");
    static const Row rows[] = {
        { label, "{'id':'a','citation-label':'Own','author':[{'family':'Gu'}]}", "Own" },
        { label, "{'id':'a','author':[{'family':'Miller'}],'issued':{'date-parts':[[2021]]}}", "Mill21" },
        { label, "{'id':'a','author':[{'family':'Müller'}],'issued':{'date-parts':[[2021]]}}", "Müll21" },
        { label,
          "{'id':'a','author':[{'family':'Öz'},{'family':'Gu'},{'literal':'WHO'}],'issued':{'date-parts':[[1905]]}}",
          "ÖzGuWH05" },
        { label, "{'id':'a','author':[{'family':'顾','given':'昕'},{'family':'孙','given':'玉涛'}]}", "顾孙" },
        { label, "{'id':'a','author':[{'family':'A'},{'family':'Éb'},{'family':'Cc'},{'family':'Dd'},{'family':'Ee'}]}",
          "AÉCD" },
        { label, "{'id':'a','issued':{'date-parts':[[2021]]}}", "Anon21" },
    };

    ROWS(rows);
}

/* ---- names ---- */

#define SMITHS                                                                                                         \
    "{'id':'a','author':[{'family':'Smith','given':'Jo'},{'family':'Doe','given':'Ann'},{'family':'Roe','given':'B'}]" \
    "},"                                                                                                               \
    "{'id':'b','author':[{'family':'Smith','given':'Jo'},{'family':'Doe','given':'Cy'},{'family':'Roe','given':'B'}]}"
#define SHORT_NAMES "<names variable='author'><name form='short' initialize-with='. '/></names>"

static void test_names(void)
{
    static const Row rows[] = {
        { CITATION("", "<names variable='author'><name initialize-with='. ' initialize='false'/></names>"),
          "{'id':'a','author':[{'family':'Doe','given':'Jean-Paul M'}]}", "Jean-Paul M. Doe" },
        { CITATION("", "<names variable='author'><name initialize-with='.'/></names>"),
          "{'id':'a','author':[{'family':'Doe','given':'Jean-Paul M'}]}", "J.-P.M. Doe" },
        /* More names are shown until citations differ; given names only where names alone don't tell. */
        { CITATION("et-al-min='3' et-al-use-first='1' disambiguate-add-names='true' disambiguate-add-givenname='true' "
                   "givenname-disambiguation-rule='by-cite'",
                   SHORT_NAMES),
          SMITHS, "Smith, A. Doe, et al.; Smith, C. Doe, et al." },
        { CITATION("et-al-min='3' et-al-use-first='1' disambiguate-add-givenname='true' "
                   "givenname-disambiguation-rule='by-cite'",
                   SHORT_NAMES),
          SMITHS, "Smith et al.; Smith et al." },
        { CITATION("disambiguate-add-givenname='true' givenname-disambiguation-rule='by-cite'", SHORT_NAMES), SMITHS,
          "Smith, A. Doe, Roe; Smith, C. Doe, Roe" },
        { CITATION("disambiguate-add-givenname='true' givenname-disambiguation-rule='by-cite'", SHORT_NAMES),
          "{'id':'a','author':[{'family':'Doe','given':'Ann'}]},{'id':'b','author':[{'family':'Doe','given':'Amy'}]},"
          "{'id':'c','author':[{'family':'Roe','given':'Amy'}]}",
          "Ann Doe; Amy Doe; Roe" },
    };

    ROWS(rows);
}

/* Two blocks of names, the second of which tells them apart; and a condition that holds only where it does. */
static void test_disambiguation(void)
{
    static const char blocks[] =
        CITATION("disambiguate-add-givenname='true' givenname-disambiguation-rule='by-cite'",
                 "<group delimiter=' '><names variable='author'><name form='short' initialize-with='. '/></names>"
                 "<names variable='editor'><name form='short' initialize-with='. '/></names></group>");
    static const char condition[] =
        CITATION("", "<names variable='author'><name form='short'/></names><choose><if disambiguate='true'>"
                     "<text variable='title' prefix=' '/></if></choose>");
    static const Row rows[] = {
        { blocks,
          "{'id':'a','author':[{'family':'Gu','given':'Xin'}],'editor':[{'family':'Doe','given':'Ann'}]},"
          "{'id':'b','author':[{'family':'Gu','given':'Xin'}],'editor':[{'family':'Doe','given':'Cy'}]}",
          "Gu A. Doe; Gu C. Doe" },
        { condition,
          "{'id':'a','author':[{'family':'Gu'}],'title':'T'},{'id':'b','author':[{'family':'Gu'}],'title':'U'}",
          "Gu T; Gu U" },
        { condition,
          "{'id':'a','author':[{'family':'Gu'}],'title':'T'},{'id':'b','author':[{'family':'Gu'}],'title':'T'}",
          "Gu; Gu" },
        { condition,
          "{'id':'a','author':[{'family':'Gu'}],'title':'T'},{'id':'b','author':[{'family':'Su'}],'title':'U'}",
          "Gu; Su" },
    };

    ROWS(rows);
}

static void test_author(void)
{
    static const Row rows[] = {
        { "", "{'id':'a','author':[{'family':'Gu','given':'Xin'}]}", "Gu" },
        { "", "{'id':'a','author':[{'family':'Berg','given':'J','non-dropping-particle':'van der'}]}", "van der Berg" },
        { "", "{'id':'a','author':[{'given':'Plato'}]}", "Plato" },
        { "", "{'id':'a','author':[{'literal':'World Bank'}]}", "World Bank" },
        { "", "{'id':'a','author':[{'family':'\u987E','given':'\u6615'}]}", "\u987E\u6615" },
        { "", "{'id':'a','author':[{'family':'Gu'},{'family':'Sun'}]}", "Gu and Sun" },
        { "", "{'id':'a','editor':[{'family':'Gu'},{'family':'Sun'},{'family':'Cao'}]}", "Gu et al." },
        { "", "{'id':'a','title':'A long title','title-short':'Title'}", "Title" },
        { "", "{'id':'a','title':'A long title'}", "A long title" },
        { "", "{'id':'a'}", "a" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Try try = try_items(CITATION("", "<text variable='citation-number'/>"), rows[i].items);
        Buf out = { 0 };

        csl_put_author(try.engine, &try.citation.cites[0], PLAIN, &out);
        is_str(buf_str(&out), rows[i].want, "in a sentence");
        buf_free(&out);
        try_close(&try);
    }
}

/* ---- subsequent-author-substitute ---- */

static void is_substituted(const char *rule, const char *want)
{
    Arena *arena = arena_create();
    Str style =
        arena_format(arena,
                     "class='in-text' version='1.0'><citation><layout><text value='x'/></layout></citation>"
                     "<bibliography subsequent-author-substitute='---' subsequent-author-substitute-rule='%s'><layout>"
                     "<names variable='author'><name form='short'/></names></layout></bibliography>",
                     rule);
    Try try = try_items(arena_cstr(arena, style), "{'id':'a','author':[{'family':'Gu'},{'family':'Sun'}]},"
                                                  "{'id':'b','author':[{'family':'Gu'},{'family':'Sun'}]},"
                                                  "{'id':'c','author':[{'family':'Gu'},{'family':'Cao'}]}");
    Buf out = { 0 };

    csl_write_bibliography(try.engine, CSL_TEXT_FORMAT, &out);
    is_str(buf_str(&out), want, rule);
    buf_free(&out);
    try_close(&try);
    arena_destroy(arena);
}

static void test_substitutes(void)
{
    is_substituted("complete-all", "Gu, Sun\n---\nGu, Cao\n");
    is_substituted("complete-each", "Gu, Sun\n---, ---\nGu, Cao\n");
    is_substituted("partial-each", "Gu, Sun\n---, ---\n---, Cao\n");
    is_substituted("partial-first", "Gu, Sun\n---, Sun\n---, Cao\n");
}

/* ---- links ---- */

static void test_links(void)
{
    static const char item[] = "{'id':'a','DOI':'10.1000/1','PMID':'123','URL':'https://a.example/?x=1&y=2'}";
    CslManner html = { .format = CSL_HTML, .links = true }, markdown = { .format = CSL_MARKDOWN, .links = true };

    is_cited(CITATION("", "<text variable='DOI'/>"), item, html, "<a href=\"https://doi.org/10.1000/1\">10.1000/1</a>");
    is_cited(CITATION("", "<text variable='DOI'/>"), item, markdown, "[10.1000/1](<https://doi.org/10.1000/1>)");
    is_cited(CITATION("", "<text variable='PMID'/>"), item, html,
             "<a href=\"https://pubmed.ncbi.nlm.nih.gov/123\">123</a>");
    is_cited(CITATION("", "<text variable='URL'/>"), item, html,
             "<a href=\"https://a.example/?x=1&#38;y=2\">https://a.example/?x=1&#38;y=2</a>");
    is_cited(CITATION("", "<text variable='URL'/>"), "{'id':'a','URL':'javascript:alert(1)'}", html,
             "javascript:alert(1)");
    is_cited(CITATION("", "<text variable='DOI'/>"), "{'id':'a','DOI':'none'}", html, "none");
}

/* ---- marks of Markdown ---- */

/* CommonMark takes a mark between a letter and punctuation for none: a comment stands between them. */
static void test_markdown(void)
{
    static const char title[] = CITATION("", "<text variable='title'/>");
    CslManner manner = { .format = CSL_MARKDOWN };

    is_cited(title, "{'id':'a','title':'a <i>b</i> c'}", manner, "a *b* c");
    is_cited(title, "{'id':'a','title':'a<i>b</i>c'}", manner, "a*b*c");
    is_cited(title, "{'id':'a','title':'a<i>(b)</i>'}", manner, "a<!-- -->*(b)*");
    is_cited(title, "{'id':'a','title':'<i>(b)</i>c'}", manner, "*(b)*<!-- -->c");
    is_cited(title, "{'id':'a','title':'1. *a* _b_ #c'}", manner, "1\\. \\*a\\* \\_b\\_ #c");
    is_cited(title, "{'id':'a','title':'a\\tb'}", manner, "a b");
}

/* ---- styles ---- */

/* Groups in groups. */
static void test_depth(Arena *arena)
{
    CslFaults faults = { 0 };
    Buf body = { 0 };

    buf_puts(&body, "class='in-text'><citation><layout>");
    for (int i = 0; i < 200; i++)
        buf_puts(&body, "<group>");
    buf_puts(&body, "<text value='x'/>");
    for (int i = 0; i < 200; i++)
        buf_puts(&body, "</group>");
    buf_puts(&body, "</layout></citation>");
    style_of(arena, body.ptr, &faults, NULL);
    ok(faults.list.count > 0 && str_starts(faults.list.items[0].message, STR("nested more than ")), "nested too deep");
    buf_free(&body);
}

static Source *load_nothing(void *context, Arena *arena, Str tag)
{
    (void)context;
    (void)arena;
    (void)tag;
    return NULL;
}

static void test_locales(Arena *arena)
{
    CslFaults faults = { 0 };
    CslLoader loader = { load_nothing, NULL };

    ok(csl_engine_create(arena, style_of(arena, CITATION("", "<text value='x'/>"), &faults, NULL), &loader,
                         STR_EMPTY) == NULL,
       "without a locale there is no engine");
}

static void test_styles(void)
{
    Arena *arena = arena_create();
    CslFaults faults = { 0 };
    Str parent = STR_EMPTY;

    ok(style_of(arena, "><info><link rel='self' href='s'/><link rel='independent-parent' href='p'/></info>", &faults,
                &parent) == NULL &&
           str_is(parent, "p") && faults.list.count == 0,
       "a dependent style names its parent");
    faults = (CslFaults){ 0 };
    ok(style_of(arena, "><info/><citation/>", &faults, &parent) == NULL || faults.list.count > 0,
       "no layout is a fault");
    is_str(faults.list.items[0].message, "there is no layout in it", "and is named");
    faults = (CslFaults){ .arena = arena };
    ok(csl_style_read(arena, source_create(arena, STR("x"), STR("<html/>")), &faults, NULL) == NULL,
       "another document");
    is_str(faults.list.items[0].message, "this is no CSL style", "is no style");
    faults = (CslFaults){ .arena = arena };
    ok(csl_style_read(arena, source_create(arena, STR("x"), STR("<style><citation>")), &faults, NULL) == NULL &&
           faults.syntax_errors > 0 && faults.list.count >= faults.syntax_errors,
       "what is no XML is told");
    faults = (CslFaults){ 0 };
    style_of(arena, CITATION("", "<choose><if position='frist'><text value='x'/></if></choose>"), &faults, NULL);
    is_str(faults.list.items[0].message, "there is no position 'frist'", "a position that is none");
    test_depth(arena);
    test_locales(arena);
    is_str(csl_language_tag(arena, STR("zh_CN")), "zh-CN", "a tag with an underscore");
    is_str(csl_language_tag(arena, STR("??_??")), "", "what is no tag");
    arena_destroy(arena);
}

int main(void)
{
    test_dates();
    test_numbers();
    test_pages();
    test_conditions();
    test_variables();
    test_labels();
    test_names();
    test_disambiguation();
    test_author();
    test_substitutes();
    test_links();
    test_markdown();
    test_styles();
    return done_testing();
}
