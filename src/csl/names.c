/* cs:names: lists of names with their labels. Source: CSL 1.0.2, "Names". */
#include "csl/engine.h"
#include "csl/name_format.h"

#include "base/utf8.h"
#include "text/script.h"

/* What a cs:names goes by, its own and inherited. */
typedef struct NamesPlan {
    const CslElement *names; /* the element itself */
    const CslElement *name, *et_al, *label, *institution;
    bool label_first;
    CslNameOptions options;
    Str delimiter;
} NamesPlan;

static NamesPlan plan_of(const CslRender *render, const CslElement *e)
{
    const CslElement *outer = render->in_substitute ? render->outer_names : NULL;
    NamesPlan plan = { .names = e,
                       .name = e->name,
                       .et_al = e->et_al,
                       .label = e->label,
                       .label_first = e->label_first,
                       .institution = e->institution };

    if (outer != NULL && e->child_count == 0) {
        plan.name = outer->name;
        plan.et_al = outer->et_al;
        plan.label = outer->label;
        plan.label_first = outer->label_first;
    }
    if (plan.name == NULL && outer != NULL)
        plan.name = outer->name;
    if (plan.institution == NULL && outer != NULL)
        plan.institution = outer->institution;
    if (plan.et_al == NULL && outer != NULL)
        plan.et_al = outer->et_al;
    plan.options = plan.name != NULL ? plan.name->names
                                     : (CslNameOptions){ .et_al_min = -1,
                                                         .et_al_first = -1,
                                                         .et_al_last = -1,
                                                         .subsequent_min = -1,
                                                         .subsequent_first = -1,
                                                         .initialize = -1 };
    if (render->key_names != NULL) {
        CslNameOptions own = *render->key_names;

        csl_inherit_names(&own, &plan.options);
        plan.options = own;
    }
    csl_inherit_names(&plan.options, &render->area->names);
    plan.delimiter = e->has_delimiter                        ? e->delimiter
                     : outer != NULL && outer->has_delimiter ? outer->delimiter
                                                             : plan.options.names_delimiter;
    if (plan.options.delimiter.ptr == NULL)
        plan.options.delimiter = STR(", ");
    return plan;
}

/* How many of `count` names are shown. */
static size_t shown_of(const CslRender *render, const NamesPlan *plan, size_t count)
{
    const CslNameOptions *o = &plan->options;
    bool subsequent = render->cite != NULL && render->cite->position != CSL_POSITION_FIRST && !render->bibliography;
    int min = subsequent && o->subsequent_min >= 0 ? o->subsequent_min : o->et_al_min;
    int first = subsequent && o->subsequent_first >= 0 ? o->subsequent_first : o->et_al_first;
    size_t shown = count;

    if (min > 0 && first >= 0 && count >= (size_t)min)
        shown = (size_t)first < count ? (size_t)first : count;
    if (render->block < CSL_BLOCKS && render->disambig->shown[render->block] > shown)
        shown = render->disambig->shown[render->block];
    return shown < count ? shown : count;
}

/* Words of scripts with blanks between words have them around. */
static bool has_blanks(Str word)
{
    size_t at = 0;
    uint32_t cp = 0;

    utf8_next(word, &at, &cp);
    return (script_of(cp) & SCRIPTS_EAST_ASIAN) == 0 && cp != 0x5D5;
}

static Str and_of(const CslRender *render, const NamesPlan *plan)
{
    Str word = { NULL, 0 };

    if (render->sorting)
        return word;
    if (plan->options.and_word == CSL_AND_SYMBOL) {
        word = csl_term(render->locale, STR("and"), CSL_SYMBOL, false);
        if (word.ptr == NULL || str_eq(word, csl_term(render->locale, STR("and"), CSL_LONG, false)))
            word = STR("&");
    } else if (plan->options.and_word == CSL_AND_TEXT) {
        word = csl_term(render->locale, STR("and"), CSL_LONG, false);
    }
    return word;
}

static bool precedes(CslPrecedes rule, size_t before, size_t contextual, bool inverted)
{
    switch (rule) {
    case CSL_ALWAYS:
        return true;
    case CSL_NEVER:
        return false;
    case CSL_AFTER_INVERTED:
        return inverted;
    default:
        return before >= contextual;
    }
}

typedef struct NameList {
    Rich *rich;
    size_t count; /* shown */
    bool last_inverted;
} NameList;

static CslNameStyle style_of(const CslRender *render, const NamesPlan *plan, size_t index)
{
    CslNameStyle style = {
        .options = &plan->options,
        .given_part = plan->name == NULL ? NULL : plan->name->given_part,
        .family_part = plan->name == NULL ? NULL : plan->name->family_part,
        .institution = plan->institution,
        .demote = render->engine->style->demote,
        .with_hyphen = render->engine->style->initialize_with_hyphen,
        .sorting = render->sorting,
    };

    style.inverted = render->sorting || plan->options.sort_order == CSL_SORT_ORDER_ALL ||
                     (plan->options.sort_order == CSL_SORT_ORDER_FIRST && index == 0);
    if (render->block < CSL_BLOCKS && render->disambig->levels[render->block] != NULL && !render->sorting)
        style.level = index < 256 ? render->disambig->levels[render->block][index] : 0;
    return style;
}

static void add_name(CslRender *render, const NamesPlan *plan, const CslNames *names, size_t index, NameList *list)
{
    CslNameStyle style = style_of(render, plan, index);

    rich_add(list->rich, csl_format_name(render, &names->items[index], &style));
    list->last_inverted = csl_name_is_inverted(&names->items[index], &style);
    list->count++;
}

static void add_affix(CslRender *render, NameList *list, Str text)
{
    if (text.len > 0)
        rich_add(list->rich, rich_affix(render->arena, text));
}

static void add_et_al(CslRender *render, const NamesPlan *plan, NameList *list)
{
    Str word = csl_term(render->locale, plan->et_al != NULL ? plan->et_al->value : STR("et-al"), CSL_LONG, false);
    Rich *rich;

    if (word.len == 0 || render->sorting)
        return;
    if (precedes(plan->options.precedes_et_al, list->count, 2, list->last_inverted))
        add_affix(render, list, plan->options.delimiter);
    else if (has_blanks(word))
        add_affix(render, list, STR(" "));
    rich = rich_parse(render->arena, word);
    rich_add(list->rich, plan->et_al != NULL ? csl_decorate(render, plan->et_al, rich) : rich);
}

static void add_last(CslRender *render, const NamesPlan *plan, const CslNames *names, NameList *list)
{
    Str word = and_of(render, plan);
    bool delimiter = precedes(plan->options.precedes_last, list->count, 2, list->last_inverted);

    if (word.len == 0) {
        add_affix(render, list, plan->options.delimiter);
    } else {
        if (delimiter)
            add_affix(render, list, plan->options.delimiter);
        if (has_blanks(word) && (!delimiter || !str_ends(plan->options.delimiter, STR(" "))))
            add_affix(render, list, STR(" "));
        add_affix(render, list, word);
        if (has_blanks(word))
            add_affix(render, list, STR(" "));
    }
    add_name(render, plan, names, names->count - 1, list);
}

static Rich *render_list(CslRender *render, const NamesPlan *plan, const CslNames *names)
{
    size_t shown = shown_of(render, plan, names->count);
    NameList list = { .rich = rich_node(render->arena, RICH_NAME_LIST) };
    bool last = plan->options.et_al_last > 0 && shown > 0 && shown + 1 < names->count;

    if (render->block < CSL_BLOCKS) {
        render->shown[render->block] = (unsigned)shown;
        render->total[render->block] = (unsigned)names->count;
        render->listed[render->block] = names;
    }
    render->truncated = render->truncated || shown < names->count;
    for (size_t i = 0; i < shown && csl_take_steps(render, 1); i++) {
        if (i > 0 && i + 1 == names->count) {
            add_last(render, plan, names, &list);
            break;
        }
        if (i > 0)
            add_affix(render, &list, plan->options.delimiter);
        add_name(render, plan, names, i, &list);
    }
    if (shown == names->count || shown == 0)
        return list.rich;
    if (last) {
        add_affix(render, &list, plan->options.delimiter);
        add_affix(render, &list, STR("\xE2\x80\xA6 "));
        add_name(render, plan, names, names->count - 1, &list);
    } else {
        add_et_al(render, plan, &list);
    }
    return list.rich;
}

static Rich *label_of(CslRender *render, const NamesPlan *plan, Str name, size_t count)
{
    const CslElement *label = plan->label;
    bool plural =
        label != NULL && (label->plural == CSL_PLURAL_ALWAYS || (label->plural == CSL_PLURAL_CONTEXTUAL && count > 1));
    Str term;

    if (label == NULL || render->sorting)
        return NULL;
    term = csl_term(render->locale, name, label->form, plural);
    return term.len == 0 ? NULL : csl_decorate_term(render, label, rich_parse(render->arena, term));
}

static Rich *render_one(CslRender *render, const NamesPlan *plan, const CslNames *names, Str term)
{
    Rich *rich = rich_node(render->arena, RICH_PLAIN), *list = render_list(render, plan, names);
    Rich *label = label_of(render, plan, term, names->count);

    render->block++;
    if (rich_is_empty(list))
        return NULL;
    if (plan->name != NULL)
        list = csl_decorate(render, plan->name, list);
    if (plan->label_first)
        rich_add(rich, label);
    rich_add(rich, list);
    if (!plan->label_first)
        rich_add(rich, label);
    return rich;
}

static bool same_names(const CslNames *a, const CslNames *b)
{
    if (a == NULL || b == NULL || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!str_eq(a->items[i].family, b->items[i].family) || !str_eq(a->items[i].given, b->items[i].given) ||
            !str_eq(a->items[i].literal, b->items[i].literal))
            return false;
    return true;
}

/* Editors who are the translators too are named once, if there is a word for that. */
static bool is_both(const CslRender *render, const CslElement *e, const CslElement *label, Str *term)
{
    CslVariable a, b;

    if (e->variable_count != 2)
        return false;
    a = e->variables[0];
    b = e->variables[1];
    if (!((a == CSL_EDITOR && b == CSL_TRANSLATOR) || (a == CSL_TRANSLATOR && b == CSL_EDITOR)))
        return false;
    if (!same_names(csl_item_names(render->item, a), csl_item_names(render->item, b)))
        return false;
    *term = STR("editortranslator");
    return csl_term(render->locale, *term, label == NULL ? CSL_LONG : label->form, false).len > 0;
}

/* A term that a locale leaves empty on purpose: it is rendered, as nothing. */
static bool is_empty_term(const CslRender *render, const CslElement *e)
{
    Str term = { NULL, 0 };

    if (e->kind == CSL_E_TEXT && e->source == CSL_FROM_TERM)
        term = csl_term(render->locale, e->value, e->form, false);
    return term.ptr != NULL && term.len == 0;
}

static CslOut substitute(CslRender *render, const CslElement *e)
{
    CslOut result = { .called = true };
    bool was = render->in_substitute;
    const CslElement *outer = render->outer_names;

    render->in_substitute = true;
    render->outer_names = e;
    for (size_t i = 0; e->substitute != NULL && i < e->substitute->child_count; i++) {
        CslOut out;

        render->delimiter = STR_EMPTY;
        out = csl_render(render, e->substitute->children[i]);
        if (is_empty_term(render, e->substitute->children[i]))
            break;
        if (!rich_is_empty(out.rich)) {
            result.rich = out.rich;
            result.filled = true;
            break;
        }
    }
    render->in_substitute = was;
    render->outer_names = outer;
    return result;
}

static CslOut count_names(CslRender *render, const NamesPlan *plan)
{
    CslOut result = { .called = true };
    size_t count = 0;

    for (size_t i = 0; i < plan->names->variable_count; i++) {
        CslVariable variable = plan->names->variables[i];
        const CslNames *names = variable == CSL_VARIABLES ? NULL : csl_item_names(render->item, variable);

        count += names == NULL ? 0 : shown_of(render, plan, names->count);
    }
    if (count == 0)
        return plan->names->substitute == NULL ? result : substitute(render, plan->names);
    result.filled = true;
    result.rich =
        csl_decorate(render, plan->names,
                     rich_text(render->arena, arena_format(render->arena, render->sorting ? "%08zu" : "%zu", count)));
    return result;
}

static Rich *wrap(CslRender *render, const CslElement *e, Rich *rich)
{
    Rich *names;

    if (rich == NULL)
        return NULL;
    names = rich_node(render->arena, RICH_NAMES);
    names->number = (int32_t)(e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES);
    rich_add(names, rich);
    return csl_decorate(render, e, names);
}

CslOut csl_render_names(CslRender *render, const CslElement *e)
{
    NamesPlan plan = plan_of(render, e);
    CslOut result = { .called = true };
    Rich *rich = rich_node(render->arena, RICH_PLAIN);
    Str term;
    bool both = is_both(render, e, plan.label, &term), first = render->first_names == CSL_VARIABLES;

    if (plan.options.form == CSL_NAME_COUNT)
        return count_names(render, &plan);
    for (size_t i = 0; i < (both ? 1 : e->variable_count); i++) {
        CslVariable variable = e->variables[i];
        Rich *one;

        if (variable == CSL_VARIABLES || csl_item_names(render->item, variable) == NULL || render->quenched[variable])
            continue;
        one = render_one(render, &plan, csl_item_names(render->item, variable),
                         both ? term : str_of(csl_variable_name(variable)));
        if (one == NULL)
            continue;
        if (rich->first != NULL && plan.delimiter.len > 0)
            rich_add(rich, rich_affix(render->arena, plan.delimiter));
        rich_add(rich, one);
        if (render->in_substitute)
            render->quenched[variable] = true;
        if (render->first_names == CSL_VARIABLES)
            render->first_names = variable;
    }
    if (rich->first == NULL && e->substitute != NULL) {
        result = substitute(render, e);
        rich = result.rich;
    } else {
        result.filled = rich->first != NULL;
    }
    if (!result.filled)
        return result;
    result.rich = wrap(render, e, rich);
    if (first && render->cite != NULL && render->cite->suppress_author && !render->bibliography)
        result.rich = NULL;
    return result;
}
