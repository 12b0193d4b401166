/* The public library: a style that stays open while works are added and citations change. */
#include "bibelot.h"

#include "tap.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static char folder[] = "/tmp/bibelot-library-csl-XXXXXX";

typedef struct Heard {
    char text[2000]; /* the report */
    char codes[200]; /* of the listener */
} Heard;

static bool hear(void *context, const char *bytes, size_t len)
{
    Heard *heard = context;
    size_t at = strlen(heard->text);

    snprintf(heard->text + at, sizeof heard->text - at, "%.*s", (int)len, bytes);
    return true;
}

static void listen_to(void *context, const BibelotDiagnostic *d)
{
    Heard *heard = context;
    size_t at = strlen(heard->codes);
    const char *name = strrchr(d->file, '/');

    snprintf(heard->codes + at, sizeof heard->codes - at, "%s %s:%zu:%zu;", d->code, name != NULL ? name + 1 : d->file,
             d->line, d->column);
}

static const char *path(const char *name)
{
    static char text[4][200];
    static unsigned next;
    char *out = text[next++ % 4];

    snprintf(out, sizeof text[0], "%s/%s", folder, name);
    return out;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path(name), "w");

    if (file == NULL)
        return;
    fputs(text, file);
    fclose(file);
}

#define HEAD                                                                                             \
    "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='%s'><info><title>T</title><id>" \
    "https://example.org/t</id><updated>2024-01-01T00:00:00Z</updated></info>"

static const char locale[] =
    "<locale xmlns='http://purl.org/net/xbiblio/csl' version='1.0' xml:lang='en-US'><info/><date form='text'>"
    "<date-part name='year'/></date><date form='numeric'><date-part name='year'/></date><terms>"
    "<term name='ibid'>ibid.</term><term name='et-al'>et al.</term><term name='and'>and</term>"
    "<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term>"
    "<term name='chapter' form='short'>chap.</term></terms></locale>";

static const char notes[] =
    HEAD "<citation><layout suffix='.' delimiter='; '><choose><if position='ibid'>"
         "<text term='ibid'/><group prefix=' ' delimiter=' '><label variable='locator' form='short'/>"
         "<text variable='locator'/></group></if><else><group delimiter=', '><names variable='author'>"
         "<name form='short'/></names><text variable='title' font-style='italic'/><group delimiter=' '>"
         "<label variable='locator' form='short'/><text variable='locator'/></group></group></else></choose></layout>"
         "</citation><bibliography><sort><key variable='title'/></sort><layout suffix='.'><group delimiter=', '>"
         "<names variable='author'/><text variable='title' font-style='italic'/></group></layout></bibliography>"
         "</style>";

static const char years[] =
    HEAD "<citation disambiguate-add-year-suffix='true'><layout prefix='(' suffix=')' delimiter='; '><group "
         "delimiter=' '><names variable='author'><name form='short'/></names><date variable='issued' form='text'/>"
         "</group></layout></citation></style>";

static const char items[] = "[{\"id\":\"z\",\"type\":\"book\",\"title\":\"Zest\",\"author\":[{\"family\":\"Zhou\"}],"
                            "\"issued\":{\"date-parts\":[[2020]]}},{\"id\":\"a\",\"type\":\"book\",\"title\":\"Arc\","
                            "\"author\":[{\"family\":\"Zhou\"}],\"issued\":{\"date-parts\":[[2020]]}}]";

static BibelotOptions options_for(Heard *heard)
{
    return (BibelotOptions){ .size = sizeof(BibelotOptions),
                             .style_dir = folder,
                             .report_write = hear,
                             .report_context = heard,
                             .listener = listen_to,
                             .listener_context = heard };
}

static BibelotCsl *open_style(const char *name, const char *to, Heard *heard, BibelotStatus *status)
{
    BibelotOptions options = options_for(heard);

    options.style = name;
    options.to = to;
    return bibelot_csl_open(&options, status);
}

/* With the items. */
static BibelotCsl *ready(const char *name, const char *to)
{
    Heard heard = { 0 };
    BibelotOptions options = options_for(&heard);
    BibelotCsl *csl = open_style(name, to, &heard, NULL);

    if (!ok(csl != NULL && bibelot_csl_add_items(csl, &options, items, strlen(items)) == BIBELOT_CLEAN, "%s opens",
            name))
        printf("# %s\n", heard.text);
    return csl;
}

static BibelotStatus cite(BibelotCsl *csl, const BibelotCitation *citations, size_t count, Heard *heard)
{
    BibelotOptions options = options_for(heard);

    return bibelot_csl_set_citations(csl, &options, citations, count);
}

static void reads(BibelotCsl *csl, size_t index, const char *want, bool new)
{
    bool changed = !new;
    const char *got = bibelot_csl_citation(csl, index, &changed);

    is_str(str_of(got), want, "a citation");
    ok(changed == new, "that %s", new ? "changed" : "stayed");
}

#define CITE(...) (BibelotCite[]){ { __VA_ARGS__ } }, 1

static void test_insertion(void)
{
    BibelotCsl *csl = ready("notes", NULL);
    Heard heard = { 0 };
    BibelotCitation one = { "one", CITE(.id = "z", .locator = "12"), 1 };
    BibelotCitation two = { "two", CITE(.id = "z", .locator = "3", .label = "chapter"), 2 };
    BibelotCitation between = { "between", CITE(.id = "a", .prefix = "see", .suffix = "and often"), 2 };
    BibelotCitation nameless = { NULL, CITE(.id = "a", .locator = "1-2"), 4 };
    BibelotCitation later = { "two", CITE(.id = "z", .locator = "3", .label = "chapter"), 3 };

    is_int(cite(csl, (BibelotCitation[]){ one, two }, 2, &heard), BIBELOT_CLEAN, "two citations");
    reads(csl, 0, "Zhou, Zest, p. 12.", true);
    reads(csl, 1, "Ibid. chap. 3.", true);
    ok(bibelot_csl_citation(csl, 2, NULL) == NULL, "and no third");
    is_str(str_of(bibelot_csl_bibliography(csl)), "Zhou, Zest.\n", "what is cited is listed");

    is_int(cite(csl, (BibelotCitation[]){ one, between, later, nameless }, 4, &heard), BIBELOT_CLEAN,
           "one between them");
    reads(csl, 0, "Zhou, Zest, p. 12.", false);
    reads(csl, 1, "see Zhou, Arc and often.", true);
    reads(csl, 2, "Zhou, Zest, chap. 3.", true);
    reads(csl, 3, "Zhou, Arc, pp. 1–2.", true);
    is_str(str_of(bibelot_csl_bibliography(csl)), "Zhou, Arc.\nZhou, Zest.\n", "and in the list, sorted");

    is_int(cite(csl, (BibelotCitation[]){ one, between, later, nameless }, 4, &heard), BIBELOT_CLEAN, "the same again");
    reads(csl, 2, "Zhou, Zest, chap. 3.", false);
    reads(csl, 3, "Zhou, Arc, pp. 1–2.", true);
    ok(bibelot_csl_is_note(csl) && heard.text[0] == '\0', "notes, and nothing to complain of");
    bibelot_csl_close(csl);
}

static void test_authors(void)
{
    BibelotCsl *csl = ready("years", NULL);
    Heard heard = { 0 };
    BibelotCitation both = { "both", (BibelotCite[]){ { .id = "z" }, { .id = "a" } }, 2, 0 };
    BibelotCitation author = { "author", CITE(.id = "z", .author_only = true), 0 };
    BibelotCitation year = { "year", CITE(.id = "z", .suppress_author = true), 0 };
    BibelotOptions options = options_for(&heard);

    is_int(cite(csl, (BibelotCitation[]){ author, year }, 2, &heard), BIBELOT_CLEAN, "an author and a year");
    reads(csl, 1, "(2020)", true);
    ok(strstr(bibelot_csl_citation(csl, 0, NULL), "2020") == NULL, "%s", bibelot_csl_citation(csl, 0, NULL));
    is_int(cite(csl, (BibelotCitation[]){ author, year, both }, 3, &heard), BIBELOT_CLEAN, "another of that year");
    reads(csl, 1, "(2020a)", true);
    reads(csl, 2, "(Zhou 2020a; Zhou 2020b)", true);
    ok(!bibelot_csl_is_note(csl) && bibelot_csl_bibliography(csl) == NULL && bibelot_csl_entry(csl, 0, NULL) == NULL,
       "a style without bibliography");
    is_int(cite(csl, &year, 1, &heard), BIBELOT_CLEAN, "without them");
    reads(csl, 0, "(2020)", true);
    is_int(bibelot_csl_list(csl, &options, "a"), BIBELOT_CLEAN, "listed, not cited");
    reads(csl, 0, "(2020a)", true);
    bibelot_csl_close(csl);
}

static void test_entries(void)
{
    BibelotCsl *csl = ready("notes", "html");
    const char *id = NULL;

    is_str(str_of(bibelot_csl_entry(csl, 0, &id)), "Zhou, <i>Arc</i>.", "an entry in HTML");
    is_str(str_of(id), "a", "and whose it is");
    is_str(str_of(bibelot_csl_entry(csl, 1, NULL)), "Zhou, <i>Zest</i>.", "the next");
    ok(bibelot_csl_entry(csl, 2, NULL) == NULL, "no more");
    is_str(str_of(bibelot_csl_bibliography(csl)),
           "<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\" id=\"ref-a\">Zhou, <i>Arc</i>.</div>\n  <div "
           "class=\"csl-entry\" id=\"ref-z\">Zhou, <i>Zest</i>.</div>\n</div>",
           "the list");
    bibelot_csl_close(csl);
    csl = ready("notes", "latex");
    is_str(str_of(bibelot_csl_entry(csl, 0, NULL)), "Zhou, \\textit{Arc}.", "in LaTeX");
    bibelot_csl_close(csl);
}

static void test_inputs(void)
{
    Heard heard = { 0 };
    BibelotOptions options = options_for(&heard);
    BibelotCsl *csl = open_style("notes", "markdown", &heard, NULL);
    const char *inputs[] = { path("works.bib"), path("works.yaml") };

    put("works.bib", "@book{key:1, title = {On Rivers}, author = {Rivers, Ann}}\n");
    put("works.yaml", "endnotes:\n  gu: {type: book, title: Markets, author: {family: Gu, given: Xin}, issued: 2020, "
                      "citation-key: gu20}\n"
                      "  no: {type: book, titel: Kept}\n");
    options.inputs = inputs;
    options.input_count = 2;
    is_int(bibelot_csl_add(csl, &options), BIBELOT_FAULTS, "files, and a fault in one");
    is_str(str_of(heard.codes), "B101 works.yaml:3:20;", "in its place");
    ok(strstr(heard.text, "works.yaml:3:20") != NULL, "and in the report");
    heard = (Heard){ 0 };
    is_int(cite(csl,
                (BibelotCitation[]){
                    { "1", CITE(.id = "gu20"), 1 }, { "2", CITE(.id = "gu"), 2 }, { "3", CITE(.id = "key:1"), 3 } },
                3, &heard),
           BIBELOT_CLEAN, "by id and by key");
    reads(csl, 1, "Ibid.", true);
    reads(csl, 2, "Rivers, *On Rivers*.", true);
    inputs[0] = path("none.bib");
    options.input_count = 1;
    is_int(bibelot_csl_add(csl, &options), BIBELOT_FAILED, "a file that is not there");
    reads(csl, 2, "Rivers, *On Rivers*.", false);
    bibelot_csl_close(csl);
}

static void test_faults(void)
{
    static const char bad[] = "[{\"id\":\"y\",\"type\":\"book\",\"title\":\"Yes\"}, 3,\n{\"title\":\"No\"}]";
    Heard heard = { 0 };
    BibelotOptions options = options_for(&heard);
    BibelotCsl *csl = ready("notes", NULL);
    BibelotCitation one = { "one", CITE(.id = "z"), 1 }, none = { "none", NULL, 0, 1 };
    BibelotCitation unknown = { "two", CITE(.id = "w"), 1 };

    is_int(bibelot_csl_add_items(csl, &options, bad, sizeof bad - 1), BIBELOT_FAULTS, "items that are none");
    is_str(str_of(heard.codes), "B103 <items>:1:42;B102 <items>:2:1;", "are told");
    is_int(cite(csl, (BibelotCitation[]){ { "y", CITE(.id = "y"), 1 } }, 1, &heard), BIBELOT_CLEAN,
           "the sound one is there");
    heard = (Heard){ 0 };
    is_int(cite(csl, (BibelotCitation[]){ one, unknown }, 2, &heard), BIBELOT_USAGE, "an id that nothing has");
    is_str(str_of(heard.text), "bibelot: no work has the id 'w'\n", "is named");
    reads(csl, 0, "Yes.", true);
    is_int(cite(csl, (BibelotCitation[]){ one, one }, 2, &heard), BIBELOT_USAGE, "a name twice");
    is_int(cite(csl, &none, 1, &heard), BIBELOT_USAGE, "a citation of nothing");
    is_int(bibelot_csl_list(csl, &options, "w"), BIBELOT_USAGE, "listing what is not");
    is_int(bibelot_csl_list(csl, &options, NULL), BIBELOT_USAGE, "or nothing");
    is_int(cite(csl, NULL, 0, &heard), BIBELOT_CLEAN, "no citations");
    ok(bibelot_csl_citation(csl, 0, NULL) == NULL, "are none");
    is_str(str_of(bibelot_csl_bibliography(csl)), "Zhou, Arc.\nYes.\nZhou, Zest.\n", "and everything is listed");
    is_int(bibelot_csl_add_items(csl, &options, "{\"id\":\"v\",\"type\":\"book\",\"title\":\"Very\"}", 39),
           BIBELOT_CLEAN, "an item that stands in no list");
    is_int(cite(csl, (BibelotCitation[]){ { "v", CITE(.id = "v"), 1 } }, 1, &heard), BIBELOT_CLEAN, "is there, too");
    reads(csl, 0, "Very.", true);
    options.from = "nosuch";
    is_int(bibelot_csl_add(csl, &options), BIBELOT_USAGE, "a format that is none");
    options.size = 1;
    is_int(bibelot_csl_add(csl, &options), BIBELOT_USAGE, "options of another size");
    is_int(bibelot_csl_add_items(csl, &options, "[]", 2), BIBELOT_USAGE, "for items");
    is_int(bibelot_csl_set_citations(csl, &options, NULL, 0), BIBELOT_USAGE, "for citations");
    is_int(bibelot_csl_list(csl, &options, "v"), BIBELOT_USAGE, "for what is listed");
    bibelot_csl_close(csl);
    bibelot_csl_close(NULL);
}

static void refuses(const char *style, const char *to, BibelotStatus want, const char *report)
{
    Heard heard = { 0 };
    BibelotStatus status = BIBELOT_CLEAN;

    ok(open_style(style, to, &heard, &status) == NULL && status == want && strstr(heard.text, report) != NULL,
       "refused: %s", report);
    if (strstr(heard.text, report) == NULL)
        printf("# %s\n", heard.text);
}

/* As they were given, in a style that sorts. */
static void test_unsorted(void)
{
    Heard heard = { 0 };
    BibelotOptions options = options_for(&heard);
    BibelotStatus status;
    BibelotCsl *csl;

    options.style = "notes";
    options.sort = "none";
    csl = bibelot_csl_open(&options, &status);
    ok(csl != NULL && bibelot_csl_add_items(csl, &options, items, strlen(items)) == BIBELOT_CLEAN, "without an order");
    cite(csl, (BibelotCitation[]){ { "1", CITE(.id = "z"), 1 }, { "2", CITE(.id = "a"), 2 } }, 2, &heard);
    is_str(str_of(bibelot_csl_bibliography(csl)), "Zhou, Zest.\nZhou, Arc.\n", "the list is that of the citations");
    options.report = "xml";
    ok(bibelot_csl_add_items(csl, &options, items, strlen(items)) == BIBELOT_USAGE &&
           strstr(heard.text, "no report is named 'xml'") != NULL,
       "refused: items with options that make no sense: %s", heard.text);
    bibelot_csl_close(csl);
}

static void test_refusals(void)
{
    Heard heard = { 0 };
    BibelotOptions options;
    BibelotStatus status;

    refuses(NULL, NULL, BIBELOT_USAGE, "in which style?");
    refuses("nots", NULL, BIBELOT_USAGE, "did you mean ");
    refuses("notes", "rtf", BIBELOT_USAGE, "not 'rtf'");
    options = options_for(&heard);
    options.sort = "title";
    options.style = "notes";
    ok(bibelot_csl_open(&options, &status) == NULL && status == BIBELOT_USAGE &&
           strstr(heard.text, "the order can be the style's, or 'none', not 'title'") != NULL,
       "refused: an order: %s", heard.text);
    options.size = 1;
    ok(bibelot_csl_open(&options, NULL) == NULL, "refused: options of another size");
    heard = (Heard){ 0 };
    put("styles/broken.csl",
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='note'>\n<citation><layout/></style>");
    ok(open_style(path("styles/broken.csl"), NULL, &heard, &status) == NULL && status == BIBELOT_FAULTS,
       "a style with an error");
    ok(strstr(heard.codes, " broken.csl:2:") != NULL, "in its place: %s", heard.codes);
}

static void *cite_often(void *context)
{
    Heard heard = { 0 };
    BibelotCsl *csl = open_style("notes", NULL, &heard, NULL);
    BibelotOptions options = options_for(&heard);
    BibelotCitation citations[] = { { "1", CITE(.id = "z"), 1 },
                                    { "2", CITE(.id = "z"), 2 },
                                    { "3", CITE(.id = "a"), 3 } };
    bool *same = context;

    *same = csl != NULL && bibelot_csl_add_items(csl, &options, items, strlen(items)) == BIBELOT_CLEAN;
    for (size_t i = 0; *same && i < 20; i++) {
        *same = cite(csl, citations, 1 + i % 3, &heard) == BIBELOT_CLEAN &&
                strcmp(bibelot_csl_citation(csl, 0, NULL), "Zhou, Zest.") == 0 &&
                strcmp(bibelot_csl_bibliography(csl), i % 3 == 2 ? "Zhou, Arc.\nZhou, Zest.\n" : "Zhou, Zest.\n") == 0;
    }
    bibelot_csl_close(csl);
    return NULL;
}

static void test_threads(void)
{
    enum { THREADS = 4 };
    bool same[THREADS];
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, cite_often, &same[i]) != 0)
            return;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    ok(same[0] && same[1] && same[2] && same[3], "a style for each thread");
}

int main(void)
{
    char text[4000];

    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(text, sizeof text, "mkdir %s/styles %s/locales", folder, folder);
    if (system(text) != 0)
        return 1;
    put("locales/locales-en-US.xml", locale);
    snprintf(text, sizeof text, notes, "note");
    put("styles/notes.csl", text);
    snprintf(text, sizeof text, years, "in-text");
    put("styles/years.csl", text);
    test_insertion();
    test_authors();
    test_entries();
    test_inputs();
    test_faults();
    test_unsorted();
    test_refusals();
    test_threads();
    snprintf(text, sizeof text, "rm -rf %s", folder);
    if (system(text) != 0)
        return 1;
    return done_testing();
}
