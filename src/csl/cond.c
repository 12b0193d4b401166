/* cs:choose. */
#include "csl/engine.h"

#include "text/tag.h"

static bool test_position(const CslRender *render, unsigned wanted)
{
    const CslCite *cite = render->cite;

    if (cite == NULL)
        return false;
    switch (wanted) {
    case CSL_POSITION_FIRST:
        return cite->position == CSL_POSITION_FIRST;
    case CSL_POSITION_SUBSEQUENT:
        return cite->position != CSL_POSITION_FIRST;
    case CSL_POSITION_IBID:
        return cite->position >= CSL_POSITION_IBID;
    case CSL_POSITION_IBID_LOCATOR:
        return cite->position == CSL_POSITION_IBID_LOCATOR;
    default:
        return cite->near_note;
    }
}

static bool test_variable(const CslRender *render, CslVariable variable)
{
    if (variable == CSL_VARIABLES)
        return false;
    if (render->item->names[variable] != NULL || render->item->dates[variable] != NULL)
        return true;
    return csl_value(render, variable).len > 0;
}

static bool test_locator(const CslRender *render, Str word)
{
    Str label = csl_locator_label(render);

    if (render->cite == NULL || render->cite->locator.len == 0)
        return false;
    if (str_is(word, "sub-verbo") || str_is(word, "sub verbo"))
        return str_is(label, "sub-verbo") || str_is(label, "sub verbo");
    return str_eq(label, word);
}

static bool test_type(const CslItem *item, Str word)
{
    return str_eq(item->type, word);
}

static bool holds(const CslRender *render, const CslTest *test)
{
    switch (test->kind) {
    case CSL_TEST_VARIABLE:
        return test_variable(render, test->variable);
    case CSL_TEST_TYPE:
        return test_type(render->item, test->word);
    case CSL_TEST_NUMERIC:
        return csl_is_numeric(csl_value(render, test->variable));
    case CSL_TEST_UNCERTAIN:
        return test->variable != CSL_VARIABLES && render->item->dates[test->variable] != NULL &&
               render->item->dates[test->variable]->circa;
    case CSL_TEST_LOCATOR:
        return test_locator(render, test->word);
    case CSL_TEST_POSITION:
        return test_position(render, test->number);
    case CSL_TEST_DISAMBIGUATE:
        return render->disambig->condition;
    case CSL_TEST_LOCALE:
        return tag_matches(test->word, render->item->language.len > 0 ? render->item->language : render->locale->lang);
    }
    return false;
}

static bool branch_holds(const CslRender *render, const CslElement *branch)
{
    size_t held = 0;

    if (branch->is_else)
        return true;
    for (size_t i = 0; i < branch->test_count; i++)
        held += holds(render, &branch->tests[i]);
    if (branch->match == CSL_MATCH_ANY)
        return held > 0;
    return branch->match == CSL_MATCH_NONE ? held == 0 : held == branch->test_count;
}

CslOut csl_render_choose(CslRender *render, const CslElement *e)
{
    for (size_t i = 0; i < e->child_count; i++)
        if (e->children[i]->kind == CSL_E_BRANCH && branch_holds(render, e->children[i]))
            return csl_render_children(render, e->children[i], STR_EMPTY);
    return (CslOut){ 0 };
}
