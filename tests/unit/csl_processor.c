/* The CSL processor: a style and items of our own, and what must come of them. */
#include "csl/csl.h"
#include "read/json.h"

#include "tap.h"

#include <string.h>

static const char locale_en[] =
    "<locale xmlns='http://purl.org/net/xbiblio/csl' xml:lang='en-US'><style-options punctuation-in-quote='true'/>"
    "<date form='text'><date-part name='month' suffix=' '/><date-part name='day' suffix=', '/><date-part "
    "name='year'/></date>"
    "<terms><term name='and'>and</term><term name='et-al'>et al.</term><term name='ibid'>ibid.</term>"
    "<term name='no date' form='short'>n.d.</term><term name='month-03'>March</term>"
    "<term name='open-quote'>\u201C</term><term name='close-quote'>\u201D</term>"
    "<term name='open-inner-quote'>\u2018</term><term name='close-inner-quote'>\u2019</term>"
    "<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
    "<term name='ordinal'>th</term><term name='ordinal-01'>st</term><term name='ordinal-02'>nd</term>"
    "<term name='ordinal-11'>th</term><term name='ordinal-12'>th</term></terms></locale>";

static const char items_json[] =
    "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"On <i>the</i> rise of things\",\"edition\":2,\"author\":"
    "[{\"family\":\"Sun\",\"given\":\"Yutao\"},{\"family\":\"Cao\",\"given\":\"Cong\"}],\"issued\":{\"date-parts\":[["
    "2021,3,5]]}},"
    "{\"id\":\"b\",\"type\":\"book\",\"title\":\"\u6709\u6548\u5E02\u573A\",\"language\":\"zh-CN\",\"edition\":11,"
    "\"author\":"
    "[{\"family\":\"\u987E\",\"given\":\"\u6615\"}],\"issued\":{\"date-parts\":[[2021]]}},"
    "{\"id\":\"c\",\"type\":\"book\",\"title\":\"A \\\"quoted\\\" title\",\"edition\":\"3rd rev.\",\"author\":"
    "[{\"family\":\"Sun\",\"given\":\"Yutao\"},{\"family\":\"Cao\",\"given\":\"Cong\"}],\"issued\":{\"date-parts\":[["
    "2021]]}},"
    "{\"id\":\"d\",\"type\":\"book\",\"title\":\"Z\",\"author\":[{\"family\":\"van der "
    "Berg\",\"given\":\"Jan-Piet\"}]},"
    "{\"id\":\"e\",\"type\":\"book\",\"title\":\"Ben\u2019s \u201CTo Horace\u201D and \u201Cthe "
    "rest\u201D\",\"volume\":\"D2\",\"edition\":"
    "\"\u7B2C2\u7248\"},{\"id\":\"f\",\"type\":\"book\",\"title\":\"Y\",\"issued\":{\"date-parts\":[[2020]]},"
    "\"author\":[{\"family\":\"van der Berg\",\"given\":\"Jan-Piet\"}]}]";

typedef struct Try {
    Arena *arena;
    CslFaults faults;
    CslEngine *engine;
} Try;

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US") ? source_create(arena, STR("locale"), str_of(locale_en)) : NULL;
}

static Try try_style(const char *body)
{
    Try try = { .arena = arena_create() };
    Str text = arena_format(try.arena, "<style xmlns='http://purl.org/net/xbiblio/csl' %s</style>", body);
    CslLoader loader = { load, NULL };
    CslStyle *style;
    const Node *items;

    try.faults.arena = try.arena;
    style = csl_style_read(try.arena, source_create(try.arena, STR("style"), text), &try.faults, NULL);
    if (style == NULL)
        return try;
    try.engine = csl_engine_create(try.arena, style, &loader, STR_EMPTY);
    items = read_json(try.arena, source_create(try.arena, STR("items"), str_of(items_json)), diags_create(try.arena));
    for (size_t i = 0; i < items->count; i++)
        csl_register(try.engine, items->entries[i].value);
    csl_update(try.engine);
    return try;
}

static void try_close(Try *try)
{
    csl_engine_close(try->engine);
    arena_destroy(try->arena);
}

/* One citation of the items named by letters. */
static void is_citation(const char *body, const char *ids, const char *want, const char *name)
{
    Try try = try_style(body);
    CslCite cites[8] = { { .item = NULL } };
    CslCitation citation = { .cites = cites, .stateless = true };
    Buf out = { 0 };

    for (; ids[citation.count] != 0; citation.count++)
        cites[citation.count].item = csl_find(try.engine, (Str){ ids + citation.count, 1 });
    csl_write_citation(try.engine, &citation, CSL_HTML, &out);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
    try_close(&try);
}

#define LAYOUT(attributes, layout) \
    "class='in-text' version='1.0'><citation " attributes "><layout delimiter='; '>" layout "</layout></citation>"

static void test_texts(void)
{
    is_citation(LAYOUT("", "<text variable='title' font-style='italic'/>"), "a",
                "<i>On <span style=\"font-style:normal;\">the</span> rise of things</i>", "markup flips");
    is_citation(LAYOUT("", "<text variable='title' text-case='title' quotes='true' suffix=', '/><text value='x'/>"),
                "ac", "\u201COn <i>the</i> Rise of Things,\u201D x; \u201CA \u2018Quoted\u2019 Title,\u201D x",
                "quotes, title case, commas inside");
    is_citation(LAYOUT("", "<number variable='edition' form='ordinal'/>"), "abc", "2nd; 11th; 3rd rev.", "ordinals");
    is_citation(LAYOUT("", "<text variable='title' text-case='title'/>"), "e",
                "Ben\u2019s \u201CTo Horace\u201D and \u201Cthe Rest\u201D",
                "a title within a title keeps its first capital");
    is_citation(LAYOUT("",
                       "<choose><if is-numeric='edition'><text value='edn '/></if></choose><text variable='edition'/>"
                       "<choose><if is-numeric='volume'><text value=', no. '/><text variable='volume'/></if></choose>"),
                "ae", "edn 2; \u7B2C2\u7248, no. D2", "a number with Chinese words is a text");
    is_citation(LAYOUT("", "<text value='Why?'/><text value='. Then.'/><text value='.'/>"), "a", "Why? Then.",
                "marks that meet");
    is_citation(LAYOUT("", "<group prefix='['><text term='ibid'/><text variable='volume'/></group><text value='|'/>"),
                "a", "|", "a group without a variable that is filled");
}

static void test_names(void)
{
    is_citation(LAYOUT("", "<names variable='author'><name and='text' initialize-with='. '/></names>"), "abd",
                "Y. Sun and C. Cao; \u987E\u6615; J.-P. van der Berg", "names in their orders");
    is_citation(LAYOUT("", "<names variable='author'><name name-as-sort-order='all' delimiter=', '/></names>"), "ad",
                "Sun, Yutao, Cao, Cong; Berg, Jan-Piet van der", "family names first, particles behind");
    is_citation(LAYOUT("et-al-min='2' et-al-use-first='1'", "<names variable='author'><name form='short'/></names>"),
                "ab", "Sun et al.; \u987E", "et al.");
}

static void test_dates(void)
{
    is_citation(LAYOUT("", "<date variable='issued' form='text'/>"), "ab", "March 5, 2021; 2021", "as the locale says");
    is_citation(LAYOUT("", "<date variable='issued' form='text' date-parts='year'/>"), "a", "2021", "the year alone");
}

#define AUTHOR_YEAR                                                                                                 \
    "<group delimiter=' '><names variable='author'><name form='short' and='text'/></names><date variable='issued'>" \
    "<date-part name='year'/></date></group>"

static void test_disambiguation(void)
{
    is_citation(LAYOUT("disambiguate-add-year-suffix='true'", AUTHOR_YEAR), "acb",
                "Sun and Cao 2021a; Sun and Cao 2021b; \u987E 2021", "year suffixes");
    is_citation(
        LAYOUT("disambiguate-add-year-suffix='true' collapse='year-suffix' year-suffix-delimiter=','", AUTHOR_YEAR),
        "acb", "Sun and Cao 2021a,b; \u987E 2021", "collapsed");
    is_citation(LAYOUT("collapse='year'", AUTHOR_YEAR), "fdb", "van der Berg 2020; van der Berg; \u987E 2021",
                "without a date nothing is left to collapse to");
}

static void test_positions(void)
{
    Try try = try_style(
        "class='note' version='1.0'><citation><layout suffix='.'><choose><if position='ibid'><text term='ibid'/>"
        "</if><else><names variable='author'><name form='short'/></names></else></choose></layout></citation>");
    CslCite cites[3] = { { .item = csl_find(try.engine, STR("d")) },
                         { .item = csl_find(try.engine, STR("d")) },
                         { .item = csl_find(try.engine, STR("a")) } };
    CslCitation notes[3] = { { &cites[0], 1, 1, false }, { &cites[1], 1, 2, false }, { &cites[2], 1, 3, false } };
    CslCitation *all[3] = { &notes[0], &notes[1], &notes[2] };
    Buf out = { 0 };

    csl_set_citations(try.engine, all, 3);
    csl_update(try.engine);
    for (size_t i = 0; i < 3; i++)
        csl_write_citation(try.engine, all[i], CSL_TEXT_FORMAT, &out);
    is_str(buf_str(&out), "van der Berg.Ibid.Sun, Cao.", "ibid. begins a note with a capital");
    is_int((int64_t)csl_count(try.engine), 2, "what is not cited is not in the registry");
    buf_free(&out);
    try_close(&try);
}

static void test_bibliography(void)
{
    Try try = try_style(
        "class='in-text' version='1.0'><citation><layout><text value='x'/></layout></citation>"
        "<bibliography subsequent-author-substitute='---'><sort><key variable='author'/><key variable='title'/></sort>"
        "<layout suffix='.'><group delimiter='. '><names variable='author'/><text variable='title'/></group></layout>"
        "</bibliography>");
    Buf out = { 0 };

    csl_write_bibliography(try.engine, CSL_TEXT_FORMAT, &out);
    is_str(buf_str(&out),
           "Jan-Piet van der Berg. Y.\n---. Z.\nYutao Sun, Cong Cao. A \u201Cquoted\u201D title.\n---. On the rise of "
           "things.\n"
           "\u987E\u6615. \u6709\u6548\u5E02\u573A.\nBen\u2019s \u201CTo Horace\u201D and \u201Cthe rest.\u201D\n",
           "sorted, authors not repeated");
    buf_free(&out);
    try_close(&try);
}

/* Rendering comes to an end, with something. */
static bool ends(const char *body)
{
    Try try = try_style(body);
    CslCite cite = { .item = csl_find(try.engine, STR("a")) };
    CslCitation citation = { .cites = &cite, .count = 1, .stateless = true };
    Buf out = { 0 };
    bool any;

    csl_write_citation(try.engine, &citation, CSL_HTML, &out);
    any = out.len > 0;
    buf_free(&out);
    try_close(&try);
    return any;
}

/* Macros that double over very many names, and over a very long title. */
static void test_bombs(void)
{
    Arena *arena = arena_create();
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load, NULL };
    Buf style = { 0 }, item = { 0 }, out = { 0 };
    CslEngine *engine;
    CslCite cite = { .item = NULL };
    CslCitation citation = { .cites = &cite, .count = 1, .stateless = true };

    buf_puts(&style, "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text'>");
    for (int i = 0; i < 30; i++)
        buf_format(&style, "<macro name='m%d'><text macro='m%d'/><text macro='m%d'/></macro>", i, i + 1, i + 1);
    buf_puts(&style, "<macro name='m30'><text variable='title'/><names variable='author'/></macro>"
                     "<citation><layout><text macro='m0'/></layout></citation></style>");
    buf_puts(&item, "{\"id\":\"a\",\"title\":\"");
    for (int i = 0; i < 100000; i++)
        buf_puts(&item, "long ");
    buf_puts(&item, "\",\"author\":[{\"family\":\"A\"}");
    for (int i = 0; i < 70000; i++)
        buf_puts(&item, ",{\"family\":\"B\",\"given\":\"C\"}");
    buf_puts(&item, "]}");
    engine = csl_engine_create(
        arena, csl_style_read(arena, source_create(arena, STR("style"), buf_str(&style)), &faults, NULL), &loader,
        STR_EMPTY);
    cite.item =
        csl_register(engine, read_json(arena, source_create(arena, STR("item"), buf_str(&item)), diags_create(arena)));
    csl_update(engine);
    csl_write_citation(engine, &citation, CSL_HTML, &out);
    ok(out.len > 100000 && out.len < 64 * 1024 * 1024, "macros that double over a long title and many names: %zu bytes",
       out.len);
    csl_engine_close(engine);
    arena_destroy(arena);
    buf_free(&style);
    buf_free(&item);
    buf_free(&out);
}

/* Faults have places; macros that call themselves, and ones that double at every step, come to an end. */
static void test_faults(void)
{
    Try try =
        try_style("class='in-text'><citation><layout><text variable='titel'/><text macro='m'/></layout></citation>");
    Buf body = { 0 };

    is_int((int64_t)try.faults.list.count, 2, "two faults");
    is_str(try.faults.list.items[0].message, "CSL has no variable 'titel'", "a variable that is none");
    is_str(try.faults.list.items[1].message, "there is no macro 'm'", "a macro that is not there");
    try_close(&try);
    try = try_style("class='in-text'>");
    ok(try.engine == NULL && try.faults.list.count == 1, "a style without a citation");
    try_close(&try);
    ok(ends("class='in-text'><macro name='m'><text value='x'/><text macro='m'/></macro>"
            "<citation><layout><text macro='m'/></layout></citation>"),
       "a macro that calls itself");
    buf_puts(&body, "class='in-text'>");
    for (int i = 0; i < 40; i++)
        buf_format(&body, "<macro name='m%d'><text macro='m%d'/><text macro='m%d'/></macro>", i, i + 1, i + 1);
    buf_puts(
        &body,
        "<macro name='m40'><text variable='title'/></macro><citation><layout><text macro='m0'/></layout></citation>");
    ok(ends(body.ptr), "macros that double forty times");
    buf_free(&body);
    test_bombs();
}

int main(void)
{
    test_texts();
    test_names();
    test_dates();
    test_disambiguation();
    test_positions();
    test_bibliography();
    test_faults();
    return done_testing();
}
