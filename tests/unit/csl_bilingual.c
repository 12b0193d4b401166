/* The CSL processor and two languages: layouts, terms, names, forms and orders by the language of the item. */
#include "crosswalk/csl_parts.h"
#include "csl/csl.h"
#include "model.h"
#include "read/csl.h"
#include "read/json.h"

#include "tap.h"

#define NS "xmlns='http://purl.org/net/xbiblio/csl'"

/* Raw strings would be nice. */
static const char locale_en[] =
    "<locale " NS " xml:lang='en-US'><style-options punctuation-in-quote='true'/><date form='text'>"
    "<date-part name='month' suffix=' '/><date-part name='day' suffix=', '/><date-part name='year'/></date><terms>"
    "<term name='and'>and</term><term name='et-al'>et al.</term><term name='month-03'>March</term>"
    "<term name='volume' form='short'>vol.</term>"
    "<term name='open-quote'>“</term><term name='close-quote'>”</term></terms></locale>";
static const char locale_zh[] =
    "<locale " NS " xml:lang='zh-CN'><style-options punctuation-in-quote='false'/><date form='text'>"
    "<date-part name='year' suffix='年'/><date-part name='month' form='numeric' suffix='月'/><date-part name='day' "
    "suffix='日'/></date><terms><term name='and'>和</term><term name='et-al'>等</term>"
    "<term name='open-quote'>《</term><term name='close-quote'>》</term></terms></locale>";

static const char items_json[] =
    "[{'id':'a','type':'book','title':'On the rise','language':'en-GB','volume':3,'author':[{'family':'Sun','given':"
    "'Yutao'},{'family':'Cao','given':'Cong'},{'family':'Li','given':'Ya'}],'issued':{'date-parts':[[2021,3,5]]}},"
    "{'id':'b','type':'book','title':'有效市场','language':'zh-CN','volume':3,'author':[{'family':'曾','given':'昕'},"
    "{'family':'曹','given':'聪'},{'family':'李','given':'雅'}],'issued':{'date-parts':[[2021,3,5]]}},"
    "{'id':'c','type':'report','title':'白皮书','author':[{'literal':'世界卫生组织','short':'世卫'}],"
    "'issued':{'date-parts':[[2020]]}},"
    "{'id':'d','type':'report','title':'White paper','author':[{'literal':'World Health Organization'}]},"
    "{'id':'e','type':'article-journal','language':'zh-Hans','title':'清代水灾研究','container-title':'历史研究','"
    "author':"
    "[{'family':'华','given':'林甫','multi':{'main':'zh-Hans','_key':{'zh-Latn':{'family':'Hua','given':'Linfu',"
    "'static-ordering':true}}}}],'issued':{'date-parts':[[1999]]},'multi':{'main':{'title':'zh-Hans'},'_keys':{'title':"
    "{'zh-Latn':'Qingdai shuizai yanjiu','en':'A study of floods in the Qing'},'container-title':{'zh-Latn':'Lishi "
    "yanjiu',"
    "'en':'Historical research'}}}},"
    "{'id':'f','type':'book','title':'Das Kapital','language':'de','author':[{'family':'Marx','given':'Karl'}]},"
    "{'id':'g','type':'book','title':'己','author':[{'family':'陈','given':'己'}]},"
    "{'id':'h','type':'book','title':'午','author':[{'family':'王','given':'午'}]},"
    "{'id':'i','type':'book','title':'未','author':[{'family':'单','given':'未'}]},"
    "{'id':'j','type':'book','title':'申','author':[{'family':'丁','given':'申'}]},"
    "{'id':'k','type':'book','title':'酉','author':[{'family':'单','given':'酉','multi':{'_key':{'zh-Latn':{'family':"
    "'Dan','given':'You'}}}}]},"
    "{'id':'l','type':'book','title':'Innovation','language':'en','author':[{'family':'Gu','given':'Xin',"
    "'static-ordering':true},{'family':'Xi','given':'Jinping','static-ordering':true}]}]";

typedef struct Try {
    Arena *arena;
    CslFaults faults;
    CslEngine *engine;
} Try;

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US")   ? source_create(arena, STR("en"), str_of(locale_en))
           : str_is(tag, "zh-CN") ? source_create(arena, STR("zh"), str_of(locale_zh))
                                  : NULL;
}

static void register_items(Try *try)
{
    Buf json = { 0 };
    const Node *items;

    for (size_t i = 0; items_json[i] != 0; i++)
        buf_char(&json, items_json[i] == '\'' ? '"' : items_json[i]);
    items = read_json(try->arena, source_create(try->arena, STR("items"), buf_keep(try->arena, &json)),
                      diags_create(try->arena));
    buf_free(&json);
    for (size_t i = 0; i < items->count; i++)
        csl_register(try->engine, items->entries[i].value);
}

static Try try_style(const char *body, const char *locale, CslOptions options)
{
    Try try = { .arena = arena_create() };
    Str text = arena_format(try.arena, "<style " NS " version='1.0' %s</style>", body);
    CslLoader loader = { load, NULL };
    CslStyle *style;

    try.faults.arena = try.arena;
    style = csl_style_read(try.arena, source_create(try.arena, STR("style"), text), &try.faults, NULL);
    try.engine = csl_engine_create(try.arena, style, &loader, str_of(locale));
    csl_set_options(try.engine, &options);
    register_items(&try);
    csl_update(try.engine);
    return try;
}

static void try_close(Try *try)
{
    csl_engine_close(try->engine);
    arena_destroy(try->arena);
}

/* One citation of the items named by letters. */
static void is_cited(const char *body, CslOptions options, const char *ids, const char *want, const char *name)
{
    Try try = try_style(body, "", options);
    CslCite cites[8] = { { .item = NULL } };
    CslCitation citation = { .cites = cites, .stateless = true };
    Buf out = { 0 };

    for (; ids[citation.count] != 0; citation.count++)
        cites[citation.count].item = csl_find(try.engine, (Str){ ids + citation.count, 1 });
    csl_write_citation(try.engine, &citation, CSL_HTML, &out);
    is_str(buf_str(&out), want, name);
    is_int((int64_t)try.faults.list.count, 0, "no fault in the style");
    buf_free(&out);
    try_close(&try);
}

#define LAYOUT(attributes, layout) \
    "class='in-text'><citation " attributes "><layout delimiter='; '>" layout "</layout></citation>"
#define NAMES "<names variable='author'><name and='text' name-as-sort-order='all'/></names>"
#define QUOTED_DATED                                                                  \
    "<group delimiter='|'>" NAMES "<text variable='title' quotes='true' suffix=','/>" \
    "<date variable='issued' form='text'/></group>"

static const CslOptions plain = { 0 }, by_item = { .item_terms = true };

static void test_layouts(void)
{
    const char *both = "class='in-text' default-locale='zh-CN'><macro name='m'>" QUOTED_DATED "</macro>"
                       "<citation et-al-min='3' et-al-use-first='1'>"
                       "<layout locale='en fr' prefix='(' suffix=')' delimiter='; '><text macro='m'/></layout>"
                       "<layout prefix='（' suffix='）' delimiter='；'><text macro='m'/></layout></citation>";

    is_cited(both, plain, "a", "(Sun, Yutao et al.|“On the rise,”|March 5, 2021)",
             "an English item in a Chinese style");
    is_cited(both, plain, "b", "（曾昕等|《有效市场》,|2021年3月5日）", "a Chinese item");
    is_cited(both, plain, "ab", "（Sun, Yutao et al.|“On the rise,”|March 5, 2021；曾昕等|《有效市场》,|2021年3月5日）",
             "both: around them stands what the layout for all has");
    is_cited(both, plain, "c", "（世界卫生组织|《白皮书》,|2020年）", "by the script of its title");
    is_cited(both, plain, "d", "(World Health Organization|“White paper,”)",
             "Latin letters are English in a Chinese style");
    is_cited(both, plain, "f", "（Marx, Karl|《Das Kapital》,）", "another language has the layout for all");
    is_cited(LAYOUT("et-al-min='3' et-al-use-first='1'", QUOTED_DATED), by_item, "b",
             "曾昕等|《有效市场》,|2021年3月5日", "terms by item in a plain style");
    is_cited(LAYOUT("et-al-min='3' et-al-use-first='1'", QUOTED_DATED), plain, "b",
             "曾昕 et al.|“有效市场,”|March 5, 2021", "terms of the style else");
    is_cited(LAYOUT("", QUOTED_DATED), by_item, "f", "Marx, Karl|“Das Kapital,”",
             "a language without a locale has the style's terms");
}

static void test_conditions(void)
{
    is_cited(LAYOUT("", "<choose><if locale='zh'><text value='中'/></if><else-if locale='en de' match='any'>"
                        "<text value='w'/></else-if></choose>"),
             plain, "abcf", "w; 中; 中; w", "locale");
    is_cited(LAYOUT("",
                    "<choose><if><conditions match='any'><condition type='report'/><condition variable='volume issue' "
                    "match='nand'/></conditions><text value='x'/></if><else><text value='-'/></else></choose>"),
             plain, "acf", "x; x; x", "conditions within conditions");
    is_cited(
        LAYOUT("", "<choose><if has-day='issued'><text value='day'/></if><else-if has-year-only='issued'>"
                   "<text value='year'/></else-if><else-if context='citation'><text value='here'/></else-if></choose>"),
        plain, "acf", "day; year; here", "dates and context");
    is_cited(LAYOUT("", "<choose><if is-plural='author'><text value='s'/></if><else><text value='1'/></else></choose>"),
             plain, "ac", "s; 1", "is-plural");
}

static void test_labels(void)
{
    is_cited(
        "class='in-text' default-locale='zh-CN'><locale xml:lang='zh'><terms><term name='volume' form='short'>第%s卷"
        "</term></terms></locale><citation><layout delimiter='; ' locale='en'><label variable='volume' form='short' "
        "suffix=' '/><text variable='volume'/></layout><layout delimiter='; '><label variable='volume' form='short'/>"
        "<text variable='volume'/><text variable='title' prefix=' '/></layout></citation>",
        plain, "ab", "vol. 3; 第3卷 有效市场", "a label around its number");
}

static void test_names(void)
{
    is_cited(LAYOUT("",
                    "<names variable='author'><name delimiter='/'/><institution institution-parts='short-long'>"
                    "<institution-part name='long' if-short='true' prefix='（' suffix='）'/></institution></names>"),
             plain, "cd", "世卫（世界卫生组织）; World Health Organization", "an institution, short and long");
    is_cited(LAYOUT("", "<names variable='author'><name name-as-sort-order='first' and='text'/></names>"), plain, "l",
             "Gu Xin and Xi Jinping", "names that keep their order");
    is_cited(LAYOUT("", "<names variable='author'><name name-as-sort-order='all' initialize-with='. '/></names>"),
             plain, "lb", "Gu, X., Xi, J.; 曾昕, 曹聪, 李雅", "initials: the style's order");
    is_cited(LAYOUT("",
                    "<names variable='author'><name sort-separator=' ' name-as-sort-order='all' initialize-with=' '>"
                    "<name-part name='family' text-case='uppercase'/></name></names>"),
             plain, "l", "GU X, XI J", "as GB/T 7714 has them");
    is_cited(LAYOUT("et-al-min='2' et-al-use-first='1'", "<names variable='author'><name form='short'/></names>"),
             by_item, "ab", "Sun et al.; 曾昕等", "short names in Han characters are whole, with terms by item");
    is_cited(
        "class='in-text' default-locale='zh-CN'><locale><style-options name-never-short='zh ja'/></locale><citation "
        "et-al-min='2' et-al-use-first='1'><layout delimiter='; '><names variable='author'><name form='short'/></names>"
        "</layout></citation>",
        plain, "ab", "Sun等; 曾昕等", "name-never-short");
}

#define TITLED                                                                                \
    "<group delimiter='. '><names variable='author'><name name-as-sort-order='all'/></names>" \
    "<text variable='title' quotes='true'/><text variable='container-title' font-style='italic'/></group>"

static void test_forms(void)
{
    const CslOptions all = { .forms = CSL_FORM_ROMANISED | CSL_FORM_ORIGINAL | CSL_FORM_TRANSLATED };

    is_cited(LAYOUT("", TITLED), plain, "e", "华林甫. “清代水灾研究.” <i>历史研究</i>", "as it stands");
    is_cited(LAYOUT("", TITLED), all, "e",
             "Hua Linfu 华林甫. “Qingdai shuizai yanjiu” 清代水灾研究 [A study of floods in the Qing]. <i>Lishi "
             "yanjiu</i> 历史研究",
             "romanised, characters, translation in roman without quotes");
    is_cited(LAYOUT("", TITLED), (CslOptions){ .forms = CSL_FORM_ROMANISED | CSL_FORM_TRANSLATED }, "e",
             "Hua Linfu. “Qingdai shuizai yanjiu” [A study of floods in the Qing]. <i>Lishi yanjiu</i>", "two forms");
    is_cited(LAYOUT("", TITLED), (CslOptions){ .forms = CSL_FORM_TRANSLATED }, "e",
             "华林甫. “A study of floods in the Qing.” <i>Historical research</i>", "names are not translated");
    is_cited(
        LAYOUT("",
               "<names variable='author'><name form='short'/></names><text variable='title' form='short' prefix=' '/>"),
        all, "e", "Hua Qingdai shuizai yanjiu", "short forms are one form");
    is_cited(LAYOUT("", TITLED), all, "h", "王午. “午”", "where there is one form only");
    is_cited(LAYOUT("", "<group font-style='italic'><text variable='title'/></group>"), all, "e",
             "<i>Qingdai shuizai yanjiu<span style=\"font-style:normal;\"> 清代水灾研究 [A study of floods in the "
             "Qing]</span></i>",
             "roman within a group in italics");
    is_cited(LAYOUT("", TITLED), (CslOptions){ .forms = all.forms | CSL_FORM_ORIGINAL_FIRST }, "e",
             "Hua Linfu 华林甫. “清代水灾研究” Qingdai shuizai yanjiu [A study of floods in the Qing]. <i>历史研究</i> "
             "Lishi yanjiu",
             "characters first, as MLA has them");
}

/* The order of 陈, 王, 单 (shàn), 丁, 单 (by its own form: Dan) and 曾 (zēng). */
static void is_order(const char *locale, const char *want, const char *name)
{
    Try try = try_style("class='in-text'><citation><layout><text value='x'/></layout></citation><bibliography><sort>"
                        "<key variable='author'/></sort><layout><text variable='title'/></layout></bibliography>",
                        locale, plain);
    Buf out = { 0 };

    for (size_t i = 0; i < csl_count(try.engine); i++)
        if (str_find_char(STR("bghijk"), csl_item_key(csl_item(try.engine, i)).ptr[0]) != STR_NONE)
            buf_put(&out, csl_item_key(csl_item(try.engine, i)));
    is_str(buf_str(&out), want, name);
    buf_free(&out);
    try_close(&try);
}

static void test_orders(void)
{
    is_order("zh-CN", "gkjihb", "surnames as they are read");
    is_order("zh-u-co-pinyin", "gkjihb", "by pinyin");
    is_order("zh-u-co-stroke", "jhgikb", "by strokes");
}

/* A record's forms reach the engine. */
static void test_records(void)
{
    static const char json[] = "[{\"id\":\"e\",\"type\":\"article-journal\",\"language\":\"zh-Hans\",\"title\":"
                               "\"清代水灾研究\",\"author\":[{\"family\":"
                               "\"华\",\"given\":\"林甫\",\"multi\":{\"main\":\"zh-Hans\",\"_key\":{\"zh-Latn\":{"
                               "\"family\":\"Huà\",\"given\":\"Línfǔ\"}}}}]"
                               ",\"multi\":{\"main\":{\"title\":\"zh-Hans\"},\"_keys\":{\"title\":{\"zh-Latn\":"
                               "\"Qīngdài shuǐzāi yánjiū\",\"en\":"
                               "\"A study\"}}}}]";
    Fixture fixture = fixture_open();
    Writing writing = { .arena = fixture.arena, .records = fixture.records, .multi = true };

    fixture.source = source_create(fixture.arena, STR("in.json"), str_of(json));
    read_csl_json(fixture.records, fixture.source, fixture.diags);
    fixture_link(&fixture);
    is_str(csl_json_of(fixture.arena, csl_write(&writing, fixture.records->list.items[0])->fields),
           "{\"id\": \"e\", \"citation-key\": \"e\", \"type\": \"article-journal\", \"author\": [{\"family\": \"华\", "
           "\"given\": \"林甫\", \"multi\": {\"main\": \"zh-Hans\", \"_key\": {\"zh-Latn\": {\"family\": \"Hua\", "
           "\"given\": "
           "\"Linfu\", \"static-ordering\": true}}}}], \"title\": \"清代水灾研究\", \"multi\": {\"main\": {\"title\": "
           "\"zh-Hans\"}, "
           "\"_keys\": {\"title\": {\"zh-Latn\": \"Qingdai shuizai yanjiu\", \"en\": \"A study\"}}}, \"language\": "
           "\"zh-Hans\"}",
           "forms for the engine, without tones");
    fixture_close(&fixture);
}

int main(void)
{
    test_layouts();
    test_conditions();
    test_labels();
    test_names();
    test_forms();
    test_orders();
    test_records();
    return done_testing();
}
