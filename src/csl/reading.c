#include "csl/reading.h"

#include "text/script.h"
#include "text/surname.h"

static bool is_chinese(Str locale)
{
    return str_starts(locale, STR("zh")) && (locale.len == 2 || locale.ptr[2] == '-');
}

bool csl_sorts_by_pinyin(Str locale)
{
    size_t order = str_find(locale, STR("-co-"));

    if (!is_chinese(locale))
        return false;
    if (order != STR_NONE)
        return str_starts(str_from(locale, order + 4), STR("pinyin"));
    return script_form(locale) != SCRIPT_FORM_HANT;
}

bool csl_sorts_by_stroke(Str locale)
{
    return is_chinese(locale) && str_contains(locale, STR("-co-stroke")) && script_form(locale) != SCRIPT_FORM_HANT;
}

Str csl_family_key(CslEngine *engine, Str family, Str romanised)
{
    Str name = arena_join(engine->work, family, romanised), *known = map_get(&engine->readings, name);

    if (known != NULL)
        return *known;
    known = arena_new(engine->arena, Str);
    *known = surname_as_read(engine->arena, family, romanised);
    map_add(engine->arena, &engine->readings, arena_copy(engine->arena, name), known);
    return *known;
}
