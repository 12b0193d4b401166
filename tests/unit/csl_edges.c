/* Citations at their edges: items and styles that say less, more or something else than is expected. */
#include "csl_try.h"

#include "csl/language.h"

#define GU "'author':[{'family':'Gu'}]"
#define BOTH "<names variable='author'/><date variable='issued' prefix=' '><date-part name='year'/></date>"

#define QUOTED(suffix)                                                                                     \
    "class='in-text' version='1.0'><locale><style-options punctuation-in-quote='true'/><terms>"            \
    "<term name='open-quote'>[</term><term name='close-quote'>]</term></terms></locale><citation><layout>" \
    "<group suffix='" suffix "'><text variable='title' quotes='true'/></group></layout></citation>"

static void test_dates(void)
{
    static const Row rows[] = {
        { CITATION("", BOTH), "{'id':'a'," GU ",'issued':[2001]}", "Gu" },
        { CITATION("", "<date variable='issued'><date-part name='day'/><date-part name='year' prefix=' '/></date>"),
          "{'id':'a','issued':{'date-parts':[[2020,3,1],[2020,4,5]]}}", "1–5 2020" },
        { CITATION("collapse='year'", BOTH),
          "{'id':'a'," GU ",'issued':{'date-parts':[[2001]]}},{'id':'b'," GU "},{'id':'c'," GU
          ",'issued':{'date-parts':[[2003]]}}",
          "Gu 2001; Gu, 2003" },
        { CITATION("collapse='year-suffix'", BOTH),
          "{'id':'a'," GU ",'issued':{'date-parts':[[2001]]}},{'id':'b'," GU "}", "Gu 2001; Gu" },
        { "class='in-text' version='1.0'><locale><terms><term name='volume'>vol. %s of it</term></terms></locale>"
          "<citation><layout><label variable='volume'/><number variable='volume'/></layout></citation>",
          "{'id':'a','volume':'3'}", "vol. 3 of it" },
    };

    ROWS(rows);
}

static void test_names(void)
{
    static const Row rows[] = {
        { CITATION("", "<names variable='author'/><text value='!'/>"), "{'id':'a','author':[{}]}", "!" },
        { CITATION("", "<names variable='author editor'/><text value='!'/>"),
          "{'id':'a','author':[{'family':''}],'editor':[{'family':'Gu'}]}", "Gu!" },
        { CITATION("", "<names variable='author'><name initialize-with='.'/></names>"),
          "{'id':'a','author':[{'family':'Gu','given':'Jan A<b Piet'}]}", "J.A.<b Piet Gu" },
        { CITATION("", "<names variable='author'><name form='short'/><substitute><names variable='editor'>"
                       "<label prefix=' '/></names></substitute></names>"),
          "{'id':'a','editor':[{'family':'Gu','given':'Xin'}]}", "Gu" },
        { CITATION("", "<names variable='author'><name/><institution institution-parts='long-short'/></names>"),
          "{'id':'a','author':[{'literal':'Academy of Sciences'}]}", "Academy of Sciences" },
        { CITATION("", "<names variable='author'><name/><institution institution-parts='long-short'><institution-part "
                       "name='short' prefix=' ('"
                       " suffix=')'/></institution></names>"),
          "{'id':'a','author':[{'literal':'Academy of Sciences','short':'AS'}]}", "Academy of Sciences (AS)" },
        { CITATION("", "<names variable='author'/>"), "{'id':'a','author':[{'family':'Berg','given':'Jan 3'}]}",
          "Jan 3 Berg" },
    };

    ROWS(rows);
}

/* Juris-M's forms of what is no text, no name and no variable are passed over. */
static void test_forms(const char *items, const char *want)
{
    Arena *arena = arena_create();
    CslFaults faults = { 0 };
    CslLoader loader = { load, NULL };
    Str json = arena_format(arena, "[%s]", items);
    char *text = arena_alloc(arena, json.len);
    CslCite cite = { .item = NULL };
    CslCitation citation = { .cites = &cite, .count = 1, .stateless = true };
    CslStyle *style =
        style_of(arena, CITATION("", "<names variable='author' suffix=' '/><text variable='title'/>"), &faults, NULL);
    CslEngine *engine = csl_engine_create(arena, style, &loader, STR_EMPTY);
    Buf out = { 0 };

    for (size_t i = 0; i < json.len; i++)
        text[i] = json.ptr[i] == '\'' ? '"' : json.ptr[i];
    csl_set_options(engine, &(CslOptions){ .forms = CSL_FORM_ORIGINAL | CSL_FORM_ROMANISED });
    cite.item = csl_register(
        engine, read_json(arena, source_create(arena, STR("items"), (Str){ text, json.len }), diags_create(arena))
                    ->entries[0]
                    .value);
    csl_update(engine);
    csl_put_citation(engine, &citation, PLAIN, &out);
    is_str(buf_str(&out), want, items);
    buf_free(&out);
    csl_engine_close(engine);
    arena_destroy(arena);
}

static void test_texts(void)
{
    static const Row rows[] = {
        { CITATION("", "<text variable='title' text-case='title'/>"),
          "{'id':'a','title':'on antidisestablishmentarianism of'}", "On Antidisestablishmentarianism Of" },
        { "class='in-text' version='1.0'><locale><terms><term name='sub-verbo'>under</term></terms></locale>"
          "<citation><layout><text term='sub verbo'/></layout></citation>",
          "{'id':'a'}", "under" },
        { "class='in-text' version='1.0'><citation><sort><key variable='title'/></sort><layout delimiter='; '>"
          "<text variable='title'/></layout></citation>",
          "{'id':'a','title':'abcdefghijkm/of a long title'},{'id':'b','title':'abcdefghijkl/of a long title'}",
          "abcdefghijkl/of a long title; abcdefghijkm/of a long title" },
        { CITATION("", "<text variable='title'/>"),
          "{'id':'a','title':'Abc','multi':{'_keys':{'nothing':{'zh':'x'},'title':'y'}}}", "Abc" },
        { QUOTED("!"), "{'id':'a','title':'Abc:'}", "[Abc!]" },
        { QUOTED("."), "{'id':'a','title':'Abc;'}", "[Abc;]" },
        { CITATION("", "<text variable='title' quotes='true'/><text value='.'/>"), "{'id':'a','title':'<i></i>'}",
          "." },
    };
    CslManner manner = { .format = CSL_MARKDOWN };

    ROWS(rows);
    is_cited(CITATION("", "<text variable='title'/>"), "{'id':'a','title':'中<i>文</i>国'}", manner, "中*文*国");
}

static void test_cite(Str locator, Str prefix, Str suffix, const char *style, const char *items, const char *want)
{
    Try try = try_items(style, items);
    Buf out = { 0 };
    size_t last = try.citation.count - 1;

    try.citation.cites[last].locator = locator;
    try.citation.cites[last].label = STR("page");
    try.citation.cites[last].prefix = prefix;
    try.citation.cites[last].suffix = suffix;
    csl_put_citation(try.engine, &try.citation, PLAIN, &out);
    is_str(buf_str(&out), want, want);
    buf_free(&out);
    try_close(&try);
}

/* The work was cited in the text; the first note has no note before it. */
static void test_first_note(void)
{
    Try try =
        try_items("class='note' version='1.0'><citation><layout><choose><if position='ibid'><text value='ibid'/></if>"
                  "<else-if position='subsequent'><text value='again'/></else-if><else><text value='first'/></else>"
                  "</choose></layout></citation>",
                  "{'id':'a'}");
    CslCitation text = { .cites = try.citation.cites, .count = 1 },
                note = { .cites = arena_new(try.arena, CslCite), .count = 1, .note = 1 };
    CslCitation *both[] = { &text, &note };
    Buf out = { 0 };

    note.cites[0] = text.cites[0];
    csl_set_citations(try.engine, both, 2);
    csl_update(try.engine);
    csl_put_citation(try.engine, &note, PLAIN, &out);
    is_str(buf_str(&out), "again", "a work of the text in the first note");
    buf_free(&out);
    try_close(&try);
}

static void test_empty_entry(void)
{
    Try try = try_items("class='in-text' version='1.0'><citation><layout><text value='x'/></layout></citation>"
                        "<bibliography><layout><text variable='title'/></layout></bibliography>",
                        "{'id':'a'},{'id':'b','title':'T'}");
    Buf out = { 0 };

    csl_write_bibliography(try.engine, CSL_LATEX, &out);
    is_str(buf_str(&out),
           "\\begin{list}{}{\\setlength{\\leftmargin}{0pt}\\setlength{\\itemindent}{0pt}\\setlength{\\labelwidth}{0pt}"
           "\\setlength{\\labelsep}{0pt}}\n\\item[] T\n\\end{list}\n",
           "an entry of nothing is left out");
    buf_free(&out);
    try_close(&try);
}

int main(void)
{
    Arena *arena = arena_create();

    test_dates();
    test_names();
    test_texts();
    test_first_note();
    test_empty_entry();
    test_forms("{'id':'a','title':'T','author':[{'family':'Gu','multi':{'main':'zh-Latn','_key':{'zh':'x'}}}]}",
               "Gu T");
    test_forms("{'id':'a','title':'Abc','multi':{'_keys':{'nothing':{'zh':'x'},'title':'y'}}}", "Abc");
    test_forms("{'id':'a','title':'Abc','multi':{'_keys':{'title':{'de':'y'}}}}", "Abc");
    test_forms("{'id':'a','title':'T','author':[{'family':'Gu','multi':{'_key':{'zh':'x','zh-Latn':'y'}}}]}", "Gu T");
    test_cite(STR("12"), STR_EMPTY, STR_EMPTY, CITATION("", "<number variable='locator'/>"), "{'id':'a'}", "12");
    test_cite(STR_EMPTY, STR("but"), STR_EMPTY, CITATION("collapse='year'", BOTH),
              "{'id':'a'," GU ",'issued':{'date-parts':[[2001]]}},{'id':'b'," GU ",'issued':{'date-parts':[[2002]]}}",
              "Gu 2001, but Gu 2002");
    is_str(csl_locale_tag(arena, STR("i-klingon")), "i-klingon", "a tag of old");
    is_str(csl_locale_tag(arena, STR("no tag")), "no tag", "what is no tag");
    arena_destroy(arena);
    return done_testing();
}
