/* Which layout an item has, and which locale. */
#include "csl/engine.h"
#include "csl/language.h"

#include "text/script.h"
#include "text/tag.h"

/* What an item says, else what the script of its title tells. Latin letters tell English, or the style's own language if
 * that is written in them. */
static Str tag_of(const CslEngine *engine, const CslItem *item)
{
    static const CslVariable titles[] = { CSL_TITLE, CSL_CONTAINER_TITLE, CSL_PUBLISHER };
    Str tag = csl_language_tag(engine->arena, item->language);
    unsigned scripts = 0;

    if (tag.len > 0)
        return tag;
    for (size_t i = 0; i < sizeof titles / sizeof *titles && scripts == 0; i++) {
        Str text = csl_item_text(item, titles[i]);

        tag = script_guess_tag(text);
        if (tag.len > 0)
            return tag;
        scripts = script_set(text);
    }
    if ((scripts & SCRIPT_LATIN) != 0 && !str_is(tag_script(engine->locale->lang), "Latn"))
        return STR("en");
    return engine->locale->lang;
}

/* NULL: the engine's own. A language without a locale file has it, too. */
static const CslLocale *locale_of(CslEngine *engine, Str tag)
{
    Str key = csl_main_dialect(csl_locale_tag(engine->arena, tag));
    const CslLocale *locale;

    if (tag_eq(key, csl_main_dialect(engine->locale->lang)))
        return NULL;
    locale = map_get(&engine->locales, key);
    if (locale == NULL) {
        locale = csl_locale_create(engine->arena, engine->style, &engine->loader, key);
        if (locale == NULL || !locale->found)
            locale = engine->locale;
        map_add(engine->arena, &engine->locales, key, (void *)locale);
    }
    return locale == engine->locale ? NULL : locale;
}

static void choose(CslEngine *engine, CslItem *item, const CslArea *area, unsigned place)
{
    if (engine->options.item_terms)
        item->locales[place] = locale_of(engine, item->tag);
    for (size_t i = 0; i < area->layout_count; i++) {
        const CslElement *layout = area->layouts[i];

        for (size_t k = 0; k < layout->test_count; k++)
            if (csl_locale_fits(engine->arena, layout->tests[k].word, item->tag)) {
                item->layouts[place] = layout;
                item->locales[place] = locale_of(engine, layout->tests[k].word);
                return;
            }
    }
}

void csl_item_localise(CslEngine *engine, CslItem *item)
{
    Str said;

    if (!engine->style->by_language && !engine->options.item_terms && engine->locale->never_short.len == 0)
        return;
    item->tag = tag_of(engine, item);
    choose(engine, item, &engine->style->citation, false);
    choose(engine, item, &engine->style->bibliography, true);
    said = csl_language_tag(engine->arena, item->language);
    if (said.len > 0)
        item->language = said;
}
