/* Fuzz target: a citation style, behind a zero byte items in CSL-JSON, and behind another a manuscript's citations in Markdown. Bytes
 * that begin with [ are items under a style of ours.
 * Nothing may crash, hang, or give a span outside of the source; tags of HTML are balanced, and no raw < is left. */
#include "csl/csl.h"
#include "csl/proof.h"
#include "jobs/style_head.h"
#include "read/json.h"
#include "read/manuscript.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ITEMS = 40 };

static const char items_json[] =
    "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"On <i>the</i> "
    "\\\"rise\\\"\",\"edition\":2,\"volume\":\"3-4\",\"author\":[{\"family\":"
    "\"van Sun\",\"given\":\"Yu-tao "
    "A.\"},{\"family\":\"Cao\",\"given\":\"Cong\"},{\"literal\":\"WHO\"}],\"issued\":{\"date-parts\":"
    "[[2021,3,5],[2022]]},\"page\":\"101-8\"},{\"id\":\"b\",\"type\":\"article-journal\",\"title\":\"有效市场\","
    "\"language\":\"zh-CN\","
    "\"author\":[{\"family\":\"曾\",\"given\":\"昕\",\"multi\":{\"_key\":{\"zh-Latn\":{\"family\":\"Zeng\",\"given\":"
    "\"Xin\"}}}}],"
    "\"multi\":{\"_keys\":{\"title\":{\"zh-Latn\":\"Youxiao\",\"en\":\"Efficient\"}}},\"issued\":{\"raw\":\"2021~\"},"
    "\"note\":"
    "\"volume: "
    "3\"},{\"id\":\"c\",\"type\":\"book\",\"title\":\"T\",\"author\":[{\"family\":\"Sun\",\"given\":\"Y.\"}],"
    "\"issued\":"
    "{\"literal\":\"spring\"}}]";

/* Layouts by language, everything told apart, notes: for bytes that are items. */
static const char style_csl[] =
    "<style class='note' default-locale='zh-CN' page-range-format='chicago'><macro name='t'><text variable='title' "
    "quotes='true' "
    "text-case='title'/><text variable='container-title' font-style='italic' prefix=', '/></macro><citation "
    "et-al-min='3' "
    "et-al-use-first='1' disambiguate-add-names='true' disambiguate-add-givenname='true' "
    "disambiguate-add-year-suffix='true' "
    "collapse='year-suffix'><sort><key variable='author'/><key variable='issued'/></sort><layout delimiter='; ' "
    "suffix='.' "
    "locale='en'><names variable='author'><name form='short' and='text'/></names><date variable='issued' prefix=' "
    "'><date-part "
    "name='year'/></date></layout><layout delimiter='；'><choose><if position='ibid'><text "
    "term='ibid'/></if><else><names "
    "variable='author editor'><name name-as-sort-order='all' initialize-with='. '/><et-al/><label "
    "form='short'/><substitute><text "
    "macro='t'/></substitute></names><date variable='issued' "
    "form='text'/></else></choose></layout></citation><bibliography "
    "subsequent-author-substitute='---' second-field-align='flush'><sort><key macro='t'/></sort><layout><text "
    "variable='citation-number'/><text macro='t'/><number variable='edition' form='ordinal'/><label variable='volume' "
    "form='short'/>"
    "<text variable='volume'/><text variable='page'/><date variable='issued' form='text'/><text "
    "variable='URL'/></layout>"
    "</bibliography></style>";

static const char locale_xml[] =
    "<locale xml:lang='en-US'><style-options punctuation-in-quote='true'/><date form='text'><date-part name='month' "
    "suffix=' '/>"
    "<date-part name='day' suffix=', '/><date-part name='year'/></date><date form='numeric'><date-part "
    "name='year'/></date><terms>"
    "<term name='and'>and</term><term name='et-al'>et al.</term><term name='ibid'>ibid.</term><term name='no date' "
    "form='short'>n.d."
    "</term><term name='month-03'>March</term><term name='open-quote'>“</term><term name='close-quote'>”</term>"
    "<term name='page' form='short'><single>p.</single><multiple>pp.</multiple></term><term name='volume' "
    "form='short'>第%s卷</term>"
    "<term name='ordinal'>th</term><term name='ordinal-01'>st</term></terms></locale>";

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US") || str_is(tag, "zh-CN") ? source_create(arena, tag, str_of(locale_xml)) : NULL;
}

static void check_spans(const Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        const Diag *diag = diags->list.items[i];

        if (diag->source != NULL && (diag->span.start > diag->span.end || diag->span.end > diag->source->bytes.len))
            abort();
    }
}

/* As many tags end as begin, and they nest. */
static void check_html(Str html)
{
    int depth = 0;

    for (size_t i = 0; i < html.len; i++) {
        if (html.ptr[i] != '<')
            continue;
        depth += i + 1 < html.len && html.ptr[i + 1] == '/' ? -1 : 1;
        if (depth < 0)
            abort();
    }
    if (depth != 0)
        abort();
}

static void register_items(CslEngine *engine, Arena *arena, Str json)
{
    const Node *items = read_json(arena, source_create(arena, STR("items"), json), diags_create(arena));

    for (size_t i = 0; items != NULL && items->kind == NODE_LIST && i < items->count && i < ITEMS; i++)
        if (items->entries[i].value->kind == NODE_MAP)
            csl_register(engine, items->entries[i].value);
}

/* The citations of the manuscript, whatever their keys are: the items in turn. */
static void make_citations(CslEngine *engine, Arena *arena, Str text, CslItem **items, size_t count)
{
    Manuscript *manuscript = manuscript_create(arena, source_create(arena, STR("paper.md"), text));
    CslCitation **citations;
    size_t made = 0;

    manuscript_markdown(manuscript, diags_create(arena));
    citations = arena_array(arena, manuscript->citations.count + 1, sizeof *citations);
    for (size_t i = 0; i < manuscript->citations.count && made < ITEMS; i++) {
        const Citation *citation = &manuscript->citations.items[i];
        CslCitation *cluster = citations[made++] = arena_new(arena, CslCitation);

        cluster->cites = arena_array(arena, citation->items.count + 1, sizeof *cluster->cites);
        cluster->note = (unsigned)i / 2;
        for (size_t k = 0; k < citation->items.count && k < ITEMS; k++) {
            const CiteItem *item = &citation->items.items[k];

            cluster->cites[cluster->count++] = (CslCite){ .item = items[(i + item->key.len) % count],
                                                          .prefix = item->prefix,
                                                          .suffix = item->suffix,
                                                          .locator = item->locator,
                                                          .label = item->label,
                                                          .suppress_author = item->suppress_author };
        }
    }
    csl_set_citations(engine, citations, made);
    csl_update(engine);
    for (size_t i = 0; i < made; i++) {
        Buf out = { 0 };

        if (citations[i]->count > 0)
            csl_put_author(engine, &citations[i]->cites[0], (CslManner){ .format = CSL_PANDOC }, &out);
        csl_put_citation(engine, citations[i], (CslManner){ .format = CSL_PANDOC, .links = true }, &out);
        buf_clear(&out);
        csl_put_citation(engine, citations[i], (CslManner){ .format = CSL_HTML, .links = true }, &out);
        check_html(buf_str(&out));
        buf_free(&out);
    }
}

static void render(CslEngine *engine, Arena *arena, Str manuscript)
{
    CslItem *items[ITEMS];
    size_t count = 0;

    csl_update(engine);
    for (; count < csl_count(engine) && count < ITEMS; count++)
        items[count] = csl_item(engine, count);
    if (count > 0)
        make_citations(engine, arena, manuscript, items, count);
    for (int format = CSL_TEXT_FORMAT; csl_has_bibliography(engine) && format <= CSL_LATEX; format++) {
        Buf out = { 0 };

        csl_put_bibliography(engine, (CslManner){ (CslFormat)format, true, true }, &out);
        if (format == CSL_HTML)
            check_html(buf_str(&out));
        buf_free(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Str rest = { (const char *)data, size }, text = STR_EMPTY, json = STR_EMPTY, manuscript = STR_EMPTY, parent;
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load, NULL };
    Diags *diags = diags_create(arena);
    CslStyle *style;
    Source *source;

    if (size > 0 && data[0] == '[')
        text = str_of(style_csl);
    else
        str_cut(&rest, '\0', &text);
    str_cut(&rest, '\0', &json);
    str_cut(&rest, '\0', &manuscript);
    style_head(arena, text);
    csl_proof(arena, source_create(arena, STR("style.csl"), text), diags);
    check_spans(diags);
    source = source_create(arena, STR("style.csl"), text); /* bytes that mean nothing in its encoding become others */
    style = csl_style_read(arena, source, &faults, &parent);
    for (size_t i = 0; i < faults.list.count; i++)
        if (faults.list.items[i].span.start > faults.list.items[i].span.end ||
            faults.list.items[i].span.end > source->bytes.len)
            abort();
    if (style != NULL) {
        CslEngine *engine = csl_engine_create(arena, style, &loader, STR_EMPTY);

        if (engine != NULL) {
            csl_set_options(engine, &(CslOptions){ .item_terms = size % 2 == 0, .forms = (unsigned)size / 2 % 16 });
            register_items(engine, arena, json.len > 0 ? json : str_of(items_json));
            render(engine, arena,
                   manuscript.len > 0 ? manuscript : STR("@a [p. 3] and [see @bb, chap. 4; -@a, 5]. [@a][@a, 3][@cc]"));
            csl_engine_close(engine);
        }
    }
    arena_destroy(arena);
    return 0;
}
