/* Juris-M's other forms of a text or name (citeproc-js manual, "Multilingual"):
 *
 *     "title": "民法", "multi": { "main": { "title": "ja" }, "_keys": { "title": { "ja-Latn": "Minpō", "en": "Civil code" } } }
 *     { "family": "穂積", "given": "陳重", "multi": { "main": "ja", "_key": { "ja-Latn": { "family": "Hozumi", … } } } } */
#include "crosswalk/csl_parts.h"
#include "text/script.h"
#include "text/tag.h"

static const Node *map_at(const Node *map, const char *key)
{
    const NodeEntry *entry = map != NULL && map->kind == NODE_MAP ? node_entry(map, str_of(key)) : NULL;

    return entry != NULL && entry->value->kind == NODE_MAP ? entry->value : NULL;
}

static Str text_at(const Node *map, Str key)
{
    const NodeEntry *entry = map != NULL && map->kind == NODE_MAP ? node_entry(map, key) : NULL;

    return entry != NULL && entry->value->kind == NODE_TEXT && !csl_is_nothing(entry->value) ? entry->value->text
                                                                                             : STR_EMPTY;
}

/* The language of the form in the variable's own place: what is said, else the item's, else what its script tells. */
static Str main_language(const CslReading *reading, Str said, Str text)
{
    if (said.len > 0 && tag_is_key(said))
        return said;
    if (reading->language.len > 0 && tag_is_key(reading->language) && script_fits_tag(text, reading->language, NULL))
        return reading->language;
    return script_guess_tag(text);
}

static void report_key(const CslReading *reading, const NodeEntry *form)
{
    if (reading->diags != NULL)
        diag_add(reading->diags, DIAG_B103, reading->source, form->key_span,
                 "'multi' takes language tags as keys, not '%.*s'", STR_ARG(form->key));
}

Node *csl_multi_text(CslReading *reading, const Node *item, Str variable, Node *text)
{
    const Node *multi = map_at(item, "multi"), *keys = map_at(multi, "_keys");
    const NodeEntry *forms = keys != NULL ? node_entry(keys, variable) : NULL;
    Str language;
    Node *map;

    if (forms == NULL || forms->value->kind != NODE_MAP || text->kind != NODE_TEXT)
        return text;
    language = main_language(reading, text_at(map_at(multi, "main"), variable), text->text);
    if (language.len == 0)
        return text;
    map = node_map(reading->scratch, forms->value->span);
    node_add(reading->scratch, map, language, text->span, text);
    for (size_t i = 0; i < forms->value->count; i++) {
        const NodeEntry *form = &forms->value->entries[i];

        if (!tag_is_key(form->key))
            report_key(reading, form);
        else if (form->value->kind != NODE_TEXT)
            csl_report_shape(reading, variable, form->value, "text");
        else if (!csl_is_nothing(form->value) && !str_eq(form->key, language))
            node_add(reading->scratch, map, form->key, form->key_span,
                     node_text(reading->scratch, form->value->text, form->value->span));
    }
    return map;
}

/* ---- names ---- */

static void copy_parts(CslReading *reading, Node *ours, const Node *name)
{
    static const char *const keys[] = { "family", "given", "literal" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const NodeEntry *entry = node_entry(name, str_of(keys[i]));

        if (entry != NULL && text_at(name, entry->key).len > 0)
            node_add(reading->scratch, ours, entry->key, entry->key_span,
                     node_text(reading->scratch, entry->value->text, entry->value->span));
    }
}

typedef struct Forms {
    Node *ours;
    Str main;   /* language of the first form */
    bool latin; /* the Latin form is there */
} Forms;

/* The Latin form has its parts in the name itself, every other one a key of its own. */
static void add_form(CslReading *reading, Forms *forms, Str language, const Node *form)
{
    Str all = arena_join(reading->arena, text_at(form, STR("family")), text_at(form, STR("literal")));
    Node *parts = node_map(reading->scratch, form->span);

    if ((script_set(all) & ~(unsigned)SCRIPT_LATIN) == 0 && !forms->latin) {
        copy_parts(reading, forms->ours, form);
        forms->latin = forms->ours->count > 0;
        return;
    }
    copy_parts(reading, parts, form);
    if (parts->count > 0 && language.len > 0)
        node_add(reading->scratch, forms->ours, language, form->span, parts);
}

bool csl_multi_name(CslReading *reading, const Node *name, Node *ours)
{
    const Node *multi = map_at(name, "multi"), *keys = map_at(multi, "_key");
    Str shown = arena_join(reading->arena, text_at(name, STR("family")), text_at(name, STR("literal")));
    Forms forms = { .ours = ours };

    if (keys == NULL || keys->count == 0)
        return false;
    forms.main = main_language(reading, text_at(multi, STR("main")), shown);
    add_form(reading, &forms, forms.main, name);
    for (size_t i = 0; i < keys->count; i++) {
        const NodeEntry *key = &keys->entries[i];

        if (key->value->kind != NODE_MAP || !tag_is_key(key->key))
            csl_report_shape(reading, STR("multi"), key->value, "names by language tag");
        else if (!str_eq(key->key, forms.main))
            add_form(reading, &forms, key->key, key->value);
    }
    return ours->count > 0;
}

/* ---- writing ---- */

static Node *map_for(const Writing *writing, Node *map, Str key)
{
    const NodeEntry *entry = node_entry(map, key);
    Node *made;

    if (entry != NULL)
        return entry->value;
    made = node_map(writing->arena, SPAN_NONE);
    node_add(writing->arena, map, key, SPAN_NONE, made);
    return made;
}

void csl_multi_put(const Writing *writing, Node *item, const Field *field, Str variable)
{
    Writing own = { .arena = writing->arena };
    size_t count;
    const CslForms *forms = csl_forms(&own, field, &count);
    Node *multi, *keys;

    if (count != 1 || forms->main == NULL || field->values.count < 2 || forms->main->lang.len == 0)
        return;
    multi = map_for(writing, item, STR("multi"));
    node_add(writing->arena, map_for(writing, multi, STR("main")), variable, SPAN_NONE,
             node_text(writing->arena, forms->main->lang, SPAN_NONE));
    keys = map_for(writing, map_for(writing, multi, STR("_keys")), variable);
    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value != forms->main && !value->alternative && value->lang.len > 0 && node_entry(keys, value->lang) == NULL)
            node_add(writing->arena, keys, value->lang, SPAN_NONE,
                     node_text(writing->arena, csl_form_write(writing, value), SPAN_NONE));
    }
}

void csl_multi_put_name(const Writing *writing, Node *map, Str language, Str other, Node *form)
{
    Node *multi = map_for(writing, map, STR("multi"));

    node_add(writing->arena, multi, STR("main"), SPAN_NONE, node_text(writing->arena, language, SPAN_NONE));
    node_add(writing->arena, map_for(writing, multi, STR("_key")), other, SPAN_NONE, form);
}
