#include "csl/style.h"

/* clang-format off */
static const struct { const char *word; CslCollapse collapse; } collapses[] = {
    {"citation-number", CSL_COLLAPSE_NUMBER}, {"year", CSL_COLLAPSE_YEAR}, {"year-suffix", CSL_COLLAPSE_SUFFIX},
    {"year-suffix-ranged", CSL_COLLAPSE_RANGED},
};
static const struct { const char *word; CslGivenRule rule; } given_rules[] = {
    {"by-cite", CSL_GIVEN_BY_CITE}, {"all-names", CSL_GIVEN_ALL}, {"all-names-with-initials", CSL_GIVEN_ALL_INITIALS},
    {"primary-name", CSL_GIVEN_PRIMARY}, {"primary-name-with-initials", CSL_GIVEN_PRIMARY_INITIALS},
};
static const struct { const char *word; CslSubstituteRule rule; } substitute_rules[] = {
    {"complete-all", CSL_COMPLETE_ALL}, {"complete-each", CSL_COMPLETE_EACH}, {"partial-each", CSL_PARTIAL_EACH},
    {"partial-first", CSL_PARTIAL_FIRST},
};
static const struct { const char *word; CslPageFormat format; } page_formats[] = {
    {"expanded", CSL_PAGE_EXPANDED}, {"minimal", CSL_PAGE_MINIMAL}, {"minimal-two", CSL_PAGE_MINIMAL_TWO},
    {"chicago", CSL_PAGE_CHICAGO}, {"chicago-15", CSL_PAGE_CHICAGO}, {"chicago-16", CSL_PAGE_CHICAGO_16},
};
static const struct { const char *word; CslDemote demote; } demotes[] = {
    {"never", CSL_DEMOTE_NEVER}, {"sort-only", CSL_DEMOTE_SORT_ONLY}, {"display-and-sort", CSL_DEMOTE_DISPLAY_AND_SORT},
};
/* clang-format on */

#define LOOK_UP(element, attribute, table, member, target)                          \
    do {                                                                            \
        Str look_value = element_value((element), (attribute));                     \
        for (size_t look_i = 0; look_i < sizeof(table) / sizeof *(table); look_i++) \
            if (str_is(look_value, (table)[look_i].word))                           \
                (target) = (table)[look_i].member;                                  \
    } while (0)

static Str attribute_or(const Element *e, const char *name, Str otherwise)
{
    const ElementAttribute *attribute = element_attribute(e, name);

    return attribute == NULL ? otherwise : attribute->value;
}

static bool is_true(const Element *e, const char *name)
{
    return str_is(element_value(e, name), "true");
}

static void compile_keys(CslStyle *style, const Element *sort, CslArea *area)
{
    VEC(CslElement *) keys = { 0 };

    if (sort == NULL)
        return;
    for (const Element *key = element_child(sort, "key", NULL); key != NULL; key = element_child(sort, "key", key))
        vec_push(style->arena, &keys, csl_compile_element(style, key, 0));
    area->keys = keys.items;
    area->key_count = keys.count;
}

/* The one without a locale is for all that the others are not for; in CSL-M it stands last. */
static void compile_layouts(CslStyle *style, const Element *e, CslArea *area)
{
    VEC(const CslElement *) layouts = { 0 };
    const Element *last = NULL;

    for (const Element *layout = element_child(e, "layout", NULL); layout != NULL;
         layout = element_child(e, "layout", layout)) {
        if (element_attribute(layout, "locale") != NULL)
            vec_push(style->arena, &layouts, csl_compile_element(style, layout, 0));
        else if (last != NULL)
            csl_fault(style->faults, layout->tag, "there is a layout for all locales already");
        else
            last = layout;
    }
    area->layouts = layouts.items;
    area->layout_count = layouts.count;
    if (last != NULL)
        area->layout = csl_compile_element(style, last, 0);
    else if (layouts.count > 0)
        area->layout = layouts.items[layouts.count - 1];
}

static void compile_area(CslStyle *style, const Element *e, CslArea *area)
{
    Str distance = attribute_or(e, "near-note-distance", STR("5"));

    csl_compile_name_options(style, e, &area->names, false);
    compile_layouts(style, e, area);
    if (area->layout == NULL) {
        csl_fault(style->faults, e->tag, "there is no layout in it");
        return;
    }
    compile_keys(style, element_child(e, "sort", NULL), area);
    area->add_names = is_true(e, "disambiguate-add-names");
    area->add_givenname = is_true(e, "disambiguate-add-givenname");
    area->add_year_suffix = is_true(e, "disambiguate-add-year-suffix");
    LOOK_UP(e, "givenname-disambiguation-rule", given_rules, rule, area->given_rule);
    LOOK_UP(e, "collapse", collapses, collapse, area->collapse);
    LOOK_UP(e, "subsequent-author-substitute-rule", substitute_rules, rule, area->substitute_rule);
    area->cite_grouping = element_attribute(e, "cite-group-delimiter") != NULL || area->collapse >= CSL_COLLAPSE_YEAR;
    area->cite_group_delimiter =
        attribute_or(e, "cite-group-delimiter", style->is_note ? area->layout->delimiter : STR(", "));
    area->year_suffix_delimiter =
        attribute_or(e, "year-suffix-delimiter", attribute_or(e, "cite-group-delimiter", area->layout->delimiter));
    area->after_collapse_delimiter = attribute_or(e, "after-collapse-delimiter", area->layout->delimiter);
    for (size_t i = 0; i < distance.len && area->near_note_distance < 100000; i++)
        if (ascii_is_digit(distance.ptr[i]))
            area->near_note_distance = area->near_note_distance * 10 + (distance.ptr[i] - '0');
    area->second_field_align = element_attribute(e, "second-field-align") != NULL;
    area->hanging_indent = is_true(e, "hanging-indent");
    area->has_substitute = element_attribute(e, "subsequent-author-substitute") != NULL;
    area->author_substitute = csl_style_text(style->arena, element_value(e, "subsequent-author-substitute"));
}

static void inherit_text(Str *own, Str other)
{
    if (own->ptr == NULL)
        *own = other;
}

static void inherit_number(int *own, int other)
{
    if (*own < 0)
        *own = other;
}

void csl_inherit_names(CslNameOptions *own, const CslNameOptions *other)
{
    if (own->and_word == CSL_AND_UNSET)
        own->and_word = other->and_word;
    if (own->precedes_et_al == CSL_PRECEDES_UNSET)
        own->precedes_et_al = other->precedes_et_al;
    if (own->precedes_last == CSL_PRECEDES_UNSET)
        own->precedes_last = other->precedes_last;
    if (own->form == CSL_NAME_UNSET)
        own->form = other->form;
    if (own->sort_order == CSL_SORT_ORDER_UNSET)
        own->sort_order = other->sort_order;
    inherit_number(&own->et_al_min, other->et_al_min);
    inherit_number(&own->et_al_first, other->et_al_first);
    inherit_number(&own->et_al_last, other->et_al_last);
    inherit_number(&own->subsequent_min, other->subsequent_min);
    inherit_number(&own->subsequent_first, other->subsequent_first);
    inherit_number(&own->initialize, other->initialize);
    inherit_text(&own->delimiter, other->delimiter);
    inherit_text(&own->names_delimiter, other->names_delimiter);
    inherit_text(&own->sort_separator, other->sort_separator);
    inherit_text(&own->initialize_with, other->initialize_with);
}

/* Macros may call macros that come later: their places are made first. */
static void compile_macros(CslStyle *style, const Element *root)
{
    for (const Element *e = element_child(root, "macro", NULL); e != NULL; e = element_child(root, "macro", e))
        if (map_get(&style->macros, element_value(e, "name")) == NULL)
            map_add(style->arena, &style->macros, element_value(e, "name"), arena_new(style->arena, CslElement));
    for (const Element *e = element_child(root, "macro", NULL); e != NULL; e = element_child(root, "macro", e)) {
        CslElement *place = map_get(&style->macros, element_value(e, "name"));

        if (place->kind != CSL_E_MACRO)
            *place = *csl_compile_element(style, e, 0);
    }
}

static Str parent_of(const Element *root)
{
    const Element *info = element_child(root, "info", NULL);

    if (info == NULL)
        return STR_EMPTY;
    for (const Element *link = element_child(info, "link", NULL); link != NULL;
         link = element_child(info, "link", link))
        if (str_is(element_value(link, "rel"), "independent-parent"))
            return element_value(link, "href");
    return STR_EMPTY;
}

static void compile_root(CslStyle *style, const Element *root)
{
    CslNameOptions names;

    style->default_locale = element_value(root, "default-locale");
    style->is_note = str_is(element_value(root, "class"), "note");
    style->initialize_with_hyphen = !str_is(element_value(root, "initialize-with-hyphen"), "false");
    LOOK_UP(root, "demote-non-dropping-particle", demotes, demote, style->demote);
    LOOK_UP(root, "page-range-format", page_formats, format, style->page_format);
    csl_compile_name_options(style, root, &names, false);
    compile_macros(style, root);
    for (const Element *e = element_child(root, NULL, NULL); e != NULL; e = element_child(root, NULL, e)) {
        if (element_is(e, "locale"))
            vec_push(style->arena, &style->locales,
                     (CslLocalePart){
                         element_xml_attribute(e, "lang") ? element_xml_attribute(e, "lang")->value : STR_EMPTY, e });
        else if (element_is(e, "citation"))
            compile_area(style, e, &style->citation);
        else if (element_is(e, "bibliography"))
            compile_area(style, e, &style->bibliography);
    }
    csl_inherit_names(&style->citation.names, &names);
    csl_inherit_names(&style->bibliography.names, &names);
}

CslStyle *csl_style_read(Arena *arena, Source *source, CslFaults *faults, Str *parent)
{
    Diags *diags = diags_create(arena);
    const Element *root = xml_read(arena, source, NULL, diags);

    for (size_t i = 0; i < diags->list.count; i++, faults->syntax_errors++)
        csl_fault(faults, diags->list.items[i]->span, "%.*s", STR_ARG(diags->list.items[i]->message));
    return csl_style_compile(arena, root, faults, parent);
}

CslStyle *csl_style_compile(Arena *arena, const Element *root, CslFaults *faults, Str *parent)
{
    CslStyle *style = arena_new(arena, CslStyle);

    if (parent != NULL)
        *parent = STR_EMPTY;
    if (root == NULL || !element_is(root, "style")) {
        csl_fault(faults, root == NULL ? SPAN_NONE : root->tag, "this is no CSL style");
        return NULL;
    }
    style->arena = arena;
    style->faults = faults;
    if (parent != NULL)
        *parent = parent_of(root);
    compile_root(style, root);
    if (style->citation.layout != NULL)
        return style;
    if (parent == NULL || parent->len == 0)
        csl_fault(faults, root->tag, "there is no citation in it");
    return NULL;
}
