/* Fuzz target: bytes as a style over items of ours, as items under a style of ours, or (with a zero byte between) as both: compiled,
 * cited in notes, told apart, written in every format. Nothing may crash or hang; faults lie within the style. */
#include "csl/csl.h"
#include "read/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char locale[] =
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

static const char our_style[] =
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

static const char our_items[] =
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

static Source *load(void *context, Arena *arena, Str tag)
{
    (void)context;
    return str_is(tag, "en-US") || str_is(tag, "zh-CN") ? source_create(arena, tag, str_of(locale)) : NULL;
}

enum { ITEMS = 64 };

static void write_all(Arena *arena, CslEngine *engine)
{
    CslCite *cites = arena_array(arena, 2 * ITEMS, sizeof *cites);
    CslCitation *notes = arena_array(arena, 2 * ITEMS, sizeof *notes);
    CslCitation **all = arena_array(arena, 2 * ITEMS + 1, sizeof *all);
    size_t count = csl_count(engine);
    Buf out = { 0 };

    for (size_t i = 0; i < 2 * count; i++) {
        cites[i].item = csl_item(engine, i % 3 == 2 ? i / 2 : i % count);
        cites[i].locator = i % 2 == 0 ? STR_EMPTY : STR("12-14");
        notes[i] = (CslCitation){ .cites = &cites[i], .count = 1, .note = (unsigned)i + 1 };
        all[i] = &notes[i];
    }
    if (count > 1) {
        notes[0].count = 2;
        csl_set_citations(engine, all, 2 * count);
        csl_update(engine);
    }
    for (CslFormat format = CSL_TEXT_FORMAT; format <= CSL_LATEX; format++) {
        CslManner manner = { .format = format, .links = true, .anchors = true };

        buf_clear(&out);
        for (size_t i = 0; i < 2 * count && count > 0; i++)
            csl_put_citation(engine, &notes[i], manner, &out);
        if (csl_has_bibliography(engine))
            csl_put_bibliography(engine, manner, &out);
    }
    buf_free(&out);
}

static void run(Str style_bytes, Str item_bytes, CslOptions options)
{
    Arena *arena = arena_create();
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load, NULL };
    Str parent;
    Source *source = source_create(arena, STR("style"), style_bytes);
    CslStyle *style = csl_style_read(arena, source, &faults, &parent);
    CslEngine *engine = style == NULL ? NULL : csl_engine_create(arena, style, &loader, STR_EMPTY);
    const Node *items = read_json(arena, source_create(arena, STR("items"), item_bytes), diags_create(arena));

    for (size_t i = 0; i < faults.list.count; i++)
        if (faults.list.items[i].span.start > faults.list.items[i].span.end ||
            faults.list.items[i].span.end > source->bytes.len)
            abort();
    if (engine != NULL && items != NULL && items->kind == NODE_LIST) {
        csl_set_options(engine, &options);
        for (size_t i = 0; i < items->count && i < ITEMS; i++)
            csl_register(engine, items->entries[i].value);
        csl_update(engine);
        write_all(arena, engine);
    }
    csl_engine_close(engine);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str bytes = { (const char *)data, size };
    size_t zero = str_find_char(bytes, '\0');
    CslOptions options = { .item_terms = size % 2 == 0, .forms = (unsigned)size % 16 };

    if (zero != STR_NONE)
        run(str_slice(bytes, 0, zero), str_from(bytes, zero + 1), options);
    else if (size > 0 && data[0] == '[')
        run(str_of(our_style), bytes, options);
    else
        run(bytes, str_of(our_items), options);
    return 0;
}
