/* Elements of a layout, over one item. */
#include "csl/engine.h"

#include "base/utf8.h"
#include "csl/text_case.h"

CslRender csl_render_start(CslEngine *engine, Arena *arena, CslItem *item, const CslCite *cite, bool bibliography)
{
    const CslArea *area = bibliography ? &engine->style->bibliography : &engine->style->citation;

    return (CslRender){
        .engine = engine,
        .arena = arena,
        .locale = item->locales[bibliography] != NULL ? item->locales[bibliography] : engine->locale,
        .area = area,
        .layout = item->layouts[bibliography] != NULL ? item->layouts[bibliography] : area->layout,
        .item = item,
        .cite = cite,
        .disambig = &item->disambig,
        .bibliography = bibliography,
        .within = CSL_VARIABLES,
        .first_names = CSL_VARIABLES,
    };
}

/* Titles get capitals in English alone: the item's language, else the style's; terms are in the style's. */
bool csl_is_english(const CslRender *render)
{
    Str language = render->item->language;

    if (language.len == 0 || render->in_term)
        language = render->locale->lang;
    return language.len >= 2 && str_eq_nocase(str_slice(language, 0, 2), STR("en")) &&
           (language.len == 2 || !ascii_is_alpha(language.ptr[2]));
}

static void strip_periods(Arena *arena, Rich *rich)
{
    if (str_find_char(rich->text, '.') != STR_NONE) {
        Buf out = { 0 };

        for (size_t i = 0; i < rich->text.len; i++)
            if (rich->text.ptr[i] != '.')
                buf_char(&out, rich->text.ptr[i]);
        rich->text = buf_keep(arena, &out);
        buf_free(&out);
    }
    for (Rich *child = rich->first; child != NULL; child = child->next)
        strip_periods(arena, child);
}

/* Around what is not empty. */
static Rich *put_affixes(Arena *arena, Rich *content, Str prefix, Str suffix)
{
    Rich *outer;

    if (prefix.len == 0 && suffix.len == 0)
        return content;
    outer = rich_node(arena, RICH_PLAIN);
    if (prefix.len > 0)
        rich_add(outer, rich_affix(arena, prefix));
    rich_add(outer, content);
    if (suffix.len > 0)
        rich_add(outer, rich_affix(arena, suffix));
    return outer;
}

Rich *csl_affix(Arena *arena, Rich *content, Str prefix, Str suffix)
{
    return rich_is_empty(content) ? NULL : put_affixes(arena, content, prefix, suffix);
}

Rich *csl_format(CslRender *render, const CslElement *e, Rich *content)
{
    Rich *shell;
    CslCase text_case = (CslCase)e->text_case;

    if (content == NULL || rich_is_empty(content))
        return NULL;
    if (text_case == CSL_CASE_TITLE && !csl_is_english(render))
        text_case = CSL_CASE_NONE;
    csl_text_case(render->arena, content, text_case);
    if (e->strip_periods)
        strip_periods(render->arena, content);
    if (rich_has_format(&(Rich){ .format = e->format })) {
        shell = rich_node(render->arena, content->role);
        shell->number = content->number;
        content->role = content->role == RICH_AFFIX ? RICH_AFFIX : RICH_PLAIN;
        shell->format = e->format;
        rich_add(shell, content);
        content = shell;
    }
    if (e->quotes) {
        shell = rich_node(render->arena, RICH_PLAIN);
        shell->quotes = true;
        rich_add(shell, content);
        content = shell;
    }
    return content;
}

/* Affixes around what csl_format made, which is empty only where that took its periods, and the element's block. */
static Rich *enclose(CslRender *render, const CslElement *e, Rich *content)
{
    Rich *rich, *shell;

    if (content == NULL || (e->strip_periods && rich_is_empty(content)))
        return NULL;
    rich = put_affixes(render->arena, content, e->prefix, e->suffix);
    if (e->display == 0)
        return rich;
    shell = rich_node(render->arena, RICH_PLAIN);
    shell->display = e->display;
    rich_add(shell, rich);
    return shell;
}

Rich *csl_decorate(CslRender *render, const CslElement *e, Rich *content)
{
    return enclose(render, e, csl_format(render, e, content));
}

Rich *csl_decorate_term(CslRender *render, const CslElement *e, Rich *content)
{
    Rich *rich;

    render->in_term = true;
    rich = csl_decorate(render, e, content);
    render->in_term = false;
    return rich;
}

/* ---- variables ---- */

Str csl_value(const CslRender *render, CslVariable variable)
{
    Str text = { NULL, 0 };

    switch (variable) {
    case CSL_LOCATOR:
        return render->cite == NULL ? text : render->cite->locator;
    case CSL_CITATION_NUMBER:
        if (render->item->number > 0)
            text = arena_format(render->arena, "%zu", render->item->number);
        return text;
    case CSL_FIRST_REFERENCE_NOTE_NUMBER:
        if (render->cite != NULL && render->cite->first_note > 0)
            text = arena_format(render->arena, "%u", render->cite->first_note);
        return text;
    case CSL_YEAR_SUFFIX:
        if (render->disambig->year_suffix >= 0)
            text = csl_year_suffix(render->arena, render->disambig->year_suffix);
        return text;
    case CSL_CITATION_LABEL:
        return csl_citation_label(render);
    default:
        return csl_item_text(render->item, variable);
    }
}

static CslVariable short_of(CslVariable variable)
{
    switch (variable) {
    case CSL_TITLE:
        return CSL_TITLE_SHORT;
    case CSL_CONTAINER_TITLE:
        return CSL_CONTAINER_TITLE_SHORT;
    case CSL_COLLECTION_TITLE:
        return CSL_COLLECTION_TITLE_SHORT;
    case CSL_VOLUME_TITLE:
        return CSL_VOLUME_TITLE_SHORT;
    default:
        return CSL_VARIABLES;
    }
}

static Rich *year_suffix(CslRender *render, Str text)
{
    Rich *rich = rich_node(render->arena, RICH_YEAR_SUFFIX);

    rich->text = text;
    rich->number = render->disambig->year_suffix;
    render->suffix_done = true;
    return rich;
}

static Rich *value_rich(CslRender *render, CslVariable variable, Str text)
{
    Rich *rich;

    if (variable == CSL_YEAR_SUFFIX)
        return year_suffix(render, text);
    if (variable == CSL_PAGE || variable == CSL_LOCATOR || variable == CSL_PAGE_FIRST) {
        rich = csl_pages(render, text);
        rich->role = variable == CSL_LOCATOR ? RICH_LOCATOR : RICH_PLAIN;
        return rich;
    }
    if (variable == CSL_CITATION_LABEL) {
        rich = rich_node(render->arena, RICH_YEAR);
        rich_add(rich, rich_text(render->arena, text));
        if (render->disambig->year_suffix >= 0 && !render->suffix_done && !render->engine->style->explicit_suffix)
            rich_add(rich, year_suffix(render, csl_year_suffix(render->arena, render->disambig->year_suffix)));
        return rich;
    }
    if (variable == CSL_CITATION_NUMBER) {
        rich = rich_node(render->arena, RICH_CITATION_NUMBER);
        rich->text = text;
        rich->number = (int32_t)render->item->number;
        return rich;
    }
    if (variable == CSL_URL || variable == CSL_DOI || variable == CSL_PMID || variable == CSL_PMCID) {
        rich = rich_text(render->arena, text);
        rich->role = RICH_LINK;
        rich->number = (int32_t)variable;
        return rich;
    }
    return rich_parse(render->arena, text);
}

/* Romanised title 原题 [translated]: what stands behind has neither the format nor the quotation marks of the first form. */
static Rich *with_behind(CslRender *render, const CslElement *e, CslVariable variable, Rich *content)
{
    const CslBehind *behind = render->item->behind == NULL ? NULL : &render->item->behind[variable];
    Rich *rich, *rest;

    if (behind != NULL && render->sorting && behind->key.len > 0)
        content = rich_parse(render->arena, behind->key);
    content = csl_format(render, e, content);
    if (behind == NULL || content == NULL || render->sorting || e->form == CSL_SHORT)
        return content;
    rest = rich_node(render->arena, RICH_PLAIN);
    rest->format.style = RICH_STYLE_NORMAL; /* where italics are those of a group around, too */
    if (behind->other.len > 0) {
        rich_add(rest, rich_affix(render->arena, STR(" ")));
        rich_add(rest, rich_parse(render->arena, behind->other));
    }
    if (behind->translated.len > 0) {
        rich_add(rest, rich_affix(render->arena, STR(" [")));
        rich_add(rest, rich_parse(render->arena, behind->translated));
        rich_add(rest, rich_affix(render->arena, STR("]")));
    }
    if (rest->first == NULL)
        return content;
    rich = rich_node(render->arena, RICH_PLAIN);
    rich_add(rich, content);
    rich_add(rich, rest);
    return rich;
}

static CslOut render_variable(CslRender *render, const CslElement *e)
{
    CslOut result = { .called = true };
    CslVariable variable = e->variable_count > 0 ? e->variables[0] : CSL_VARIABLES;
    Str text = { NULL, 0 };

    if (variable == CSL_VARIABLES || render->quenched[variable])
        return result;
    if (variable == render->within) {
        render->within = CSL_VARIABLES;
        return (CslOut){ .called = true, .filled = true };
    }
    if (e->form == CSL_SHORT)
        text = csl_value(render, short_of(variable));
    if (text.len == 0)
        text = csl_value(render, variable);
    if (text.len == 0 || !csl_take_steps(render, text.len / CSL_STEP_BYTES))
        return result;
    if (render->in_substitute)
        render->quenched[variable] = true;
    result.filled = true;
    result.rich = enclose(render, e, with_behind(render, e, variable, value_rich(render, variable, text)));
    return result;
}

static CslOut render_term(CslRender *render, const CslElement *e)
{
    Str name = e->value;
    Str term = csl_term(render->locale, name, e->form, e->plural == CSL_PLURAL_ALWAYS);
    CslOut result = { .called = str_is(name, "no date"), .filled = str_is(name, "no date") };

    if (term.ptr == NULL && str_is(name, "sub verbo"))
        term = csl_term(render->locale, STR("sub-verbo"), e->form, e->plural == CSL_PLURAL_ALWAYS);
    if (term.len > 0) {
        Rich *rich = rich_parse(render->arena, term), *leaf = rich;

        while (leaf->first != NULL)
            leaf = leaf->first;
        leaf->role = RICH_TERM;

        /* "n.d." takes the place of a year */
        if (str_is(name, "no date") && !render->suffix_done && render->disambig->year_suffix >= 0 && !render->sorting &&
            !render->engine->style->explicit_suffix) {
            Rich *shell = rich_node(render->arena, RICH_YEAR), *suffix;

            rich_add(shell, rich);
            suffix = year_suffix(render,
                                 arena_format(render->arena, "-%.*s",
                                              STR_ARG(csl_year_suffix(render->arena, render->disambig->year_suffix))));
            rich_add(shell, suffix);
            rich = shell;
        }
        result.rich = csl_decorate_term(render, e, rich);
    }
    return result;
}

/* A group, or macro, whose variables are all empty vanishes; one that prints something stands for a variable itself. */
static CslOut close_group(CslOut out)
{
    if (out.called && !out.filled)
        out.rich = NULL;
    if (!out.called && out.rich != NULL)
        out.called = out.filled = true;
    return out;
}

static CslOut render_macro(CslRender *render, const CslElement *e)
{
    CslOut result = { 0 };

    if (e->macro == NULL)
        return result;
    result = close_group(csl_render_children(render, e->macro, STR_EMPTY));
    result.rich = csl_decorate(render, e, result.rich);
    return result;
}

static CslOut render_text(CslRender *render, const CslElement *e)
{
    switch (e->source) {
    case CSL_FROM_MACRO:
        return render_macro(render, e);
    case CSL_FROM_TERM:
        return render_term(render, e);
    case CSL_FROM_VALUE:
        return (CslOut){ .rich = csl_decorate(render, e, rich_parse(render->arena, e->value)) };
    case CSL_FROM_VARIABLE:
        return render_variable(render, e);
    default:
        return (CslOut){ 0 };
    }
}

/* ---- groups ---- */

static CslOut render_list(CslRender *render, const CslElement *e, Str delimiter)
{
    CslOut result = { 0 };

    for (size_t i = 0; i < e->child_count; i++) {
        CslOut out;

        render->delimiter = delimiter;
        out = csl_render(render, e->children[i]);
        result.called = result.called || out.called;
        result.filled = result.filled || out.filled;
        if (rich_is_empty(out.rich))
            continue;
        if (result.rich == NULL)
            result.rich = rich_node(render->arena, RICH_PLAIN);
        else if (delimiter.len > 0)
            rich_add(result.rich, rich_affix(render->arena, delimiter));
        rich_add(result.rich, out.rich);
    }
    return result;
}

/* A lone child that is nothing but itself needs no node around it: styles nest deep. */
CslOut csl_render_children(CslRender *render, const CslElement *e, Str delimiter)
{
    CslOut result = render_list(render, e, delimiter);
    Rich *only = result.rich == NULL ? NULL : result.rich->first;

    if (only != NULL && only->next == NULL && only->role == RICH_PLAIN)
        result.rich = only;
    return result;
}

static CslOut render_group(CslRender *render, const CslElement *e)
{
    CslOut result = close_group(csl_render_children(render, e, e->delimiter));

    result.rich = csl_decorate(render, e, result.rich);
    return result;
}

bool csl_take_steps(CslRender *render, size_t count)
{
    unsigned limit = render->engine->steps > CSL_STEPS_IN_ALL ? CSL_STEPS_THEN : CSL_STEPS;

    if (render->steps >= limit)
        return false;
    render->steps += (unsigned)(count < limit ? count : limit);
    render->engine->steps += count;
    return true;
}

CslOut csl_render(CslRender *render, const CslElement *e)
{
    CslOut result = { 0 };

    if (render->depth >= CSL_DEPTH || !csl_take_steps(render, 1))
        return result;
    render->depth++;
    switch (e->kind) {
    case CSL_E_TEXT:
        result = render_text(render, e);
        break;
    case CSL_E_NUMBER:
        result = csl_render_number(render, e);
        break;
    case CSL_E_LABEL:
        result = csl_render_label(render, e);
        break;
    case CSL_E_DATE:
        result = csl_render_date(render, e);
        break;
    case CSL_E_NAMES:
        result = csl_render_names(render, e);
        break;
    case CSL_E_GROUP:
        result = render_group(render, e);
        break;
    case CSL_E_CHOOSE:
        result = csl_render_choose(render, e);
        break;
    default:
        break;
    }
    render->depth--;
    return result;
}

Rich *csl_render_cite(CslRender *render)
{
    Rich *rich = render->layout == NULL ? NULL : render_list(render, render->layout, STR_EMPTY).rich;

    if (rich != NULL && render->locale != render->engine->locale)
        rich->locale = render->locale;
    return rich;
}

/* ---- citation-label ---- */

/* Four letters of a single family name, else two, or one of four authors and more, and the year. */
Str csl_citation_label(const CslRender *render)
{
    const CslNames *names = csl_item_names(render->item, CSL_AUTHOR);
    const CslDate *date = csl_item_date(render->item, CSL_ISSUED);
    Str given = csl_item_text(render->item, CSL_CITATION_LABEL), label;
    Buf out = { 0 };
    size_t count = names == NULL      ? 0
                   : names->count > 4 ? 4
                                      : names->count,
           letters = count == 1  ? 4
                     : count < 4 ? 2
                                 : 1;

    if (given.len > 0)
        return given;
    for (size_t i = 0; i < count; i++) {
        Str name = names->items[i].is_literal ? names->items[i].literal : names->items[i].family;

        buf_put(&out, str_slice(name, 0, utf8_offset(name, letters)));
    }
    if (count == 0)
        buf_puts(&out, "Anon");
    if (date != NULL && date->from.year != 0)
        buf_format(&out, "%02d", (date->from.year < 0 ? -date->from.year : date->from.year) % 100);
    label = buf_keep(render->arena, &out);
    buf_free(&out);
    return label;
}
