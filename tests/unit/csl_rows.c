/* Citations and bibliographies in rows: a style, items, and what the specification of CSL says must come of them. */
#include "csl_try.h"

#include "csl/language.h"

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

/* Where a note stands is the caller's to say. */
static void test_position(CslPosition position, bool near_note, const char *want)
{
    Try try = try_items(
        "class='note' version='1.0'><citation><layout><choose><if position='near-note'><text value='near'/></if>"
        "<else-if position='far-note'><text value='far'/></else-if><else-if position='first'><text value='first'/>"
        "</else-if></choose></layout></citation><bibliography><layout><choose><if position='first subsequent'"
        " match='any'><text value='x'/></if><else><text value='none'/></else></choose></layout></bibliography>",
        "{'id':'a'}");
    Buf out = { 0 };

    try.citation.cites[0].position = position;
    try.citation.cites[0].near_note = near_note;
    csl_put_citation(try.engine, &try.citation, PLAIN, &out);
    is_str(buf_str(&out), want, "a position");
    buf_clear(&out);
    csl_write_bibliography(try.engine, CSL_TEXT_FORMAT, &out);
    is_str(buf_str(&out), "none\n", "none in a bibliography");
    buf_free(&out);
    try_close(&try);
}

static void test_affixes(void)
{
    static const struct {
        const char *prefix, *suffix, *want;
    } rows[] = {
        { "see", "and more", "see Gu and more" },
        { "voir à", "été", "voir à Gu été" },
        { "(", ")", "(Gu)" },
        { "", "", "Gu" },
        { "see ", ", p. 3", "see Gu, p. 3" },
        { "见：", "。", "见：Gu。" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Try try = try_items(CITATION("", "<names variable='author'/>"), "{'id':'a','author':[{'family':'Gu'}]}");
        Buf out = { 0 };

        try.citation.cites[0].prefix = str_of(rows[i].prefix);
        try.citation.cites[0].suffix = str_of(rows[i].suffix);
        csl_put_citation(try.engine, &try.citation, PLAIN, &out);
        is_str(buf_str(&out), rows[i].want, "words of the writer's");
        buf_free(&out);
        try_close(&try);
    }
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
    test_position(CSL_POSITION_FIRST, false, "first");
    test_position(CSL_POSITION_SUBSEQUENT, true, "near");
    test_position(CSL_POSITION_SUBSEQUENT, false, "far");
    test_affixes();
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
    faults = (CslFaults){ 0 };
    style_of(
        arena,
        "class='in-text'><citation><layout><text value='x'/></layout><layout><text value='y'/></layout></citation>",
        &faults, NULL);
    is_str(faults.list.items[0].message, "there is a layout for all locales already", "two layouts");
    faults = (CslFaults){ 0 };
    ok(style_of(arena, ">", &faults, &parent) == NULL && parent.len == 0, "neither a citation nor a parent");
    test_depth(arena);
    test_locales(arena);
    is_str(csl_language_tag(arena, STR("zh_CN")), "zh-CN", "a tag with an underscore");
    is_str(csl_language_tag(arena, STR("??_??")), "", "what is no tag");
    arena_destroy(arena);
}

int main(void)
{
    test_conditions();
    test_names();
    test_disambiguation();
    test_author();
    test_substitutes();
    test_links();
    test_markdown();
    test_styles();
    return done_testing();
}
