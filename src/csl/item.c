#include "csl/item.h"

#include "csl/date_parse.h"
#include "csl/forms.h"
#include "csl/name_parse.h"

enum { NOTE_LINES = 64 };

static Str text_of(const Node *node)
{
    if (node == NULL || node->kind != NODE_TEXT || (!node->quoted && str_is(node->text, "null")))
        return (Str){ NULL, 0 };
    return node->text;
}

static Str entry_text(const Node *map, const char *key)
{
    const NodeEntry *entry = map->kind == NODE_MAP ? node_entry(map, str_of(key)) : NULL;

    return entry == NULL ? (Str){ NULL, 0 } : text_of(entry->value);
}

static bool is_true(const Node *map, const char *key)
{
    Str text = entry_text(map, key);

    return text.len > 0 && !str_is(text, "false") && !str_is(text, "0");
}

static Str kept(Arena *arena, Str text)
{
    return text.len > 0 ? arena_copy(arena, text) : text;
}

const Str *csl_item_keep(Arena *arena, Str text)
{
    Str *copy = arena_new(arena, Str);

    *copy = kept(arena, text);
    return copy;
}

static Str *name_part(CslName *name, Str key)
{
    return str_is(key, "family")                  ? &name->family
           : str_is(key, "given")                 ? &name->given
           : str_is(key, "literal")               ? &name->literal
           : str_is(key, "suffix")                ? &name->suffix
           : str_is(key, "short")                 ? &name->abbreviation
           : str_is(key, "dropping-particle")     ? &name->dropping
           : str_is(key, "non-dropping-particle") ? &name->non_dropping
                                                  : NULL;
}

static CslName read_name(Arena *arena, const Node *node)
{
    CslName name = { 0 };

    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        Str *part = name_part(&name, node->entries[i].key);

        if (part != NULL && part->ptr == NULL)
            *part = kept(arena, text_of(node->entries[i].value));
    }
    name.comma_suffix = is_true(node, "comma-suffix");
    name.static_order = is_true(node, "static-ordering");
    if (node->kind == NODE_TEXT)
        name.literal = kept(arena, text_of(node));
    name.is_literal = name.literal.len > 0 && name.family.len == 0;
    csl_name_parse(&name);
    return name;
}

static const Node *map_of(const Node *map, const char *key)
{
    const NodeEntry *entry = map != NULL && map->kind == NODE_MAP ? node_entry(map, str_of(key)) : NULL;

    return entry != NULL && entry->value->kind == NODE_MAP ? entry->value : NULL;
}

static CslName *name_copy(Arena *arena, const Node *node)
{
    CslName *name = arena_new(arena, CslName);

    *name = read_name(arena, node);
    return name;
}

/* The name in the form that is wanted; what else is known of it. */
static CslName read_name_forms(Arena *arena, const Node *node, Str language, unsigned wanted)
{
    const Node *multi = map_of(node, "multi"), *keys = map_of(multi, "_key");
    CslName name = read_name(arena, node);
    CslFormSet set;

    if (keys == NULL)
        return name;
    set = csl_form_set(node, arena_join(arena, name.family, name.literal), keys, entry_text(multi, "main"), language);
    if (set.romanised != NULL && set.romanised->kind != NODE_MAP)
        set.romanised = NULL;
    if (set.original != NULL && set.original->kind != NODE_MAP)
        set.original = NULL;
    if ((wanted & CSL_FORM_ROMANISED) != 0 && set.romanised != NULL) {
        name = read_name(arena, set.romanised);
        if ((wanted & CSL_FORM_ORIGINAL) != 0 && set.original != NULL)
            name.original = name_copy(arena, set.original);
    } else if ((wanted & CSL_FORM_ORIGINAL) != 0 && set.original != NULL) {
        name = read_name(arena, set.original);
    }
    if (set.romanised != NULL)
        name.romanised = kept(arena, entry_text(set.romanised, "family"));
    return name;
}

static CslNames *read_names(Arena *arena, const Node *node, Str language, unsigned wanted)
{
    CslNames *names = arena_new(arena, CslNames);
    size_t count = node->kind == NODE_LIST ? node->count : 1;

    if (count > CSL_NAMES_LIMIT)
        count = CSL_NAMES_LIMIT;
    names->items = arena_array(arena, count > 0 ? count : 1, sizeof *names->items);
    for (size_t i = 0; i < count; i++) {
        CslName name =
            read_name_forms(arena, node->kind == NODE_LIST ? node->entries[i].value : node, language, wanted);

        if (name.literal.len + name.family.len + name.given.len > 0)
            names->items[names->count++] = name;
    }
    return names->count > 0 ? names : NULL;
}

static void read_variable(Arena *arena, CslItem *item, CslVariable variable, const Node *node, unsigned forms)
{
    switch (csl_variable_kind(variable)) {
    case CSL_KIND_NAME:
        csl_item_set(item, variable, read_names(arena, node, item->language, forms));
        return;
    case CSL_KIND_DATE:
        csl_item_set(item, variable, csl_date_parse(arena, node));
        return;
    default:
        csl_item_set(item, variable, text_of(node).len > 0 ? csl_item_keep(arena, text_of(node)) : NULL);
        return;
    }
}

void csl_item_set(CslItem *item, CslVariable variable, const void *value)
{
    if (item->at[variable] == 0 && value != NULL)
        item->at[variable] = ++item->value_count;
    if (item->at[variable] != 0)
        item->values[item->at[variable]] = value;
}

/* Lines "variable: value" at the beginning of the note, as Zotero writes what it has no field for. The first line may be
 * something else. Names are "family || given". What the item has already stays. */
static void read_note(Arena *arena, CslItem *item, unsigned forms)
{
    Str rest = csl_item_own(item, CSL_NOTE) == NULL ? STR_EMPTY : *csl_item_own(item, CSL_NOTE), line;

    for (size_t number = 0; rest.len > 0 && str_cut(&rest, '\n', &line) && number < NOTE_LINES; number++) {
        size_t colon = str_find_char(line, ':'), bar = str_find(line, STR("||"));
        CslVariable variable = colon == STR_NONE ? CSL_VARIABLES : csl_variable(str_trim(str_slice(line, 0, colon)));
        Str value = colon == STR_NONE ? STR_EMPTY : str_trim(str_from(line, colon + 1));
        Node *node = node_text(arena, value, SPAN_NONE);

        if (variable == CSL_VARIABLES && number > 0)
            return;
        if (variable == CSL_VARIABLES || value.len == 0 || csl_item_has(item, variable))
            continue;
        node->quoted = true;
        if (bar != STR_NONE && bar > colon && csl_variable_kind(variable) == CSL_KIND_NAME) {
            node = node_map(arena, SPAN_NONE);
            node_add(arena, node, STR("family"), SPAN_NONE,
                     node_text(arena, str_trim(str_slice(line, colon + 1, bar)), SPAN_NONE));
            node_add(arena, node, STR("given"), SPAN_NONE,
                     node_text(arena, str_trim(str_from(line, bar + 2)), SPAN_NONE));
        }
        read_variable(arena, item, variable, node, forms);
    }
}

/* Each property, or line of the note, makes one value at most. */
static size_t values_of(const Node *node)
{
    size_t count = 1 + (node->kind == NODE_MAP ? node->count : 0);

    if (entry_text(node, "note").len > 0)
        count += NOTE_LINES;

    return count < CSL_VARIABLES + 1 ? count : CSL_VARIABLES + 1;
}

CslItem *csl_item_create(Arena *arena, const Node *node, size_t order, unsigned forms)
{
    CslItem *item = arena_new(arena, CslItem);

    item->values = arena_array(arena, values_of(node), sizeof *item->values);
    item->order = order;
    item->disambig.year_suffix = -1;
    item->id = kept(arena, entry_text(node, "id"));
    item->type = kept(arena, entry_text(node, "type"));
    item->language = kept(arena, entry_text(node, "language"));
    for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
        CslVariable variable = csl_variable(node->entries[i].key);

        if (variable != CSL_VARIABLES)
            read_variable(arena, item, variable, node->entries[i].value, forms);
    }
    read_note(arena, item, forms);
    csl_choose_forms(arena, item, node, forms);
    return item;
}

/* Another name under which older data have it. */
static CslVariable alias_of(CslVariable variable)
{
    switch (variable) {
    case CSL_TITLE_SHORT:
        return CSL_SHORT_TITLE;
    case CSL_SHORT_TITLE:
        return CSL_TITLE_SHORT;
    case CSL_CONTAINER_TITLE_SHORT:
        return CSL_JOURNAL_ABBREVIATION;
    case CSL_JOURNAL_ABBREVIATION:
        return CSL_CONTAINER_TITLE_SHORT;
    case CSL_EVENT:
        return CSL_EVENT_TITLE;
    case CSL_EVENT_TITLE:
        return CSL_EVENT;
    default:
        return CSL_VARIABLES;
    }
}

/* "12" of "12-34, 56" */
static Str first_page(Str pages)
{
    size_t end = 0;

    while (end < pages.len && str_find_char(STR("-,&\xE2"), pages.ptr[end]) == STR_NONE)
        end++;
    return str_trim(str_slice(pages, 0, end));
}

Str csl_item_text(const CslItem *item, CslVariable variable)
{
    CslVariable alias = alias_of(variable);

    if (variable >= CSL_VARIABLES)
        return (Str){ NULL, 0 };
    if (csl_item_own(item, variable) != NULL)
        return *csl_item_own(item, variable);
    if (alias != CSL_VARIABLES && csl_item_own(item, alias) != NULL)
        return *csl_item_own(item, alias);
    if (variable == CSL_PAGE_FIRST && csl_item_own(item, CSL_PAGE) != NULL)
        return first_page(*csl_item_own(item, CSL_PAGE));
    return (Str){ NULL, 0 };
}

bool csl_item_has(const CslItem *item, CslVariable variable)
{
    if (variable >= CSL_VARIABLES)
        return false;
    return csl_item_names(item, variable) != NULL || csl_item_date(item, variable) != NULL ||
           csl_item_text(item, variable).len > 0;
}
