#include "csl/forms.h"

#include "text/script.h"
#include "text/tag.h"

static const Node *map_at(const Node *map, Str key)
{
    const NodeEntry *entry = map != NULL && map->kind == NODE_MAP ? node_entry(map, key) : NULL;

    return entry != NULL && entry->value->kind == NODE_MAP ? entry->value : NULL;
}

static Str text_at(const Node *map, Str key)
{
    const NodeEntry *entry = map != NULL && map->kind == NODE_MAP ? node_entry(map, key) : NULL;

    return entry != NULL && entry->value->kind == NODE_TEXT ? entry->value->text : STR_EMPTY;
}

static Str language_of(Str tag)
{
    size_t dash = str_find_char(tag, '-');

    return dash == STR_NONE ? tag : str_slice(tag, 0, dash);
}

static void take(const Node **place, const Node *form)
{
    if (*place == NULL)
        *place = form;
}

static void sort_in(CslFormSet *set, Str tag, const Node *form, Str language)
{
    if (tag_is_romanised(tag))
        take(&set->romanised, form);
    else if (language.len > 0 && str_eq_nocase(language_of(tag), language_of(language)))
        take(&set->original, form);
    else
        take(&set->translated, form);
}

CslFormSet csl_form_set(const Node *own, Str own_text, const Node *others, Str main, Str language)
{
    CslFormSet set = { 0 };

    if (main.len == 0 && (script_set(own_text) & SCRIPT_LATIN) == 0)
        main = language.len > 0 ? language : script_guess_tag(own_text);
    if (language.len == 0)
        language = main;
    if (main.len == 0)
        set.original = own;
    else
        sort_in(&set, main, own, language);
    for (size_t i = 0; others != NULL && i < others->count; i++)
        sort_in(&set, others->entries[i].key, others->entries[i].value, language);
    return set;
}

static bool is_title(CslVariable variable)
{
    return variable == CSL_TITLE;
}

/* Of publishers and places one form is enough. */
static bool has_behind(CslVariable variable)
{
    return variable == CSL_TITLE || variable == CSL_CONTAINER_TITLE || variable == CSL_COLLECTION_TITLE ||
           variable == CSL_VOLUME_TITLE || variable == CSL_ORIGINAL_TITLE;
}

static void choose(Arena *arena, CslItem *item, CslVariable variable, const CslFormSet *set, unsigned wanted)
{
    const Node *first = (wanted & CSL_FORM_ROMANISED) != 0 ? set->romanised : NULL, *other = set->original;
    CslBehind *behind;

    if ((wanted & CSL_FORM_ORIGINAL_FIRST) != 0 && (wanted & CSL_FORM_ORIGINAL) != 0 && has_behind(variable) &&
        set->original != NULL) {
        other = first;
        first = set->original;
    }
    /* "PhD diss." for readers who are given Latin letters */
    if (first == NULL && !has_behind(variable) && (wanted & CSL_FORM_ROMANISED) != 0 &&
        (wanted & CSL_FORM_TRANSLATED) != 0)
        first = set->translated;
    if (first == NULL && (wanted & CSL_FORM_ORIGINAL) != 0)
        first = set->original;
    if (first == NULL && (wanted & CSL_FORM_TRANSLATED) != 0)
        first = set->translated;
    if (first == NULL)
        return;
    csl_item_set(item, variable, csl_item_keep(arena, first->text));
    if (!has_behind(variable))
        return;
    if (item->behind == NULL)
        item->behind = arena_array(arena, CSL_VARIABLES, sizeof *item->behind);
    behind = &item->behind[variable];
    if ((wanted & CSL_FORM_ORIGINAL) != 0 && other != NULL && other != first)
        behind->other = arena_copy(arena, other->text);
    if (other != NULL && other == set->romanised)
        behind->key = arena_copy(arena, other->text);
    if ((wanted & CSL_FORM_TRANSLATED) != 0 && is_title(variable) && set->translated != NULL &&
        set->translated != first)
        behind->translated = arena_copy(arena, set->translated->text);
}

void csl_choose_forms(Arena *arena, CslItem *item, const Node *node, unsigned wanted)
{
    const Node *multi = map_at(node, STR("multi")), *keys = map_at(multi, STR("_keys"));

    for (size_t i = 0; keys != NULL && wanted != 0 && i < keys->count; i++) {
        CslVariable variable = csl_variable(keys->entries[i].key);
        const Node *others = keys->entries[i].value, *own;
        CslFormSet set;

        if (variable == CSL_VARIABLES || others->kind != NODE_MAP || csl_item_own(item, variable) == NULL)
            continue;
        own = node_text(arena, *csl_item_own(item, variable), SPAN_NONE);
        set = csl_form_set(own, own->text, others, text_at(map_at(multi, STR("main")), keys->entries[i].key),
                           item->language);
        choose(arena, item, variable, &set, wanted);
    }
}
