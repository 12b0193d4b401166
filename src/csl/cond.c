/* cs:choose. */
#include "csl/engine.h"

#include "csl/language.h"
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
    case CSL_POSITION_NEAR_NOTE:
        return cite->near_note;
    default:
        return cite->position != CSL_POSITION_FIRST && !cite->near_note;
    }
}

static bool test_variable(const CslRender *render, CslVariable variable)
{
    if (variable == CSL_VARIABLES)
        return false;
    if (csl_item_names(render->item, variable) != NULL || csl_item_date(render->item, variable) != NULL)
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

/* "us" holds for "us:ca", too. */
static bool test_jurisdiction(const CslRender *render, Str word)
{
    Str own = csl_value(render, CSL_JURISDICTION);

    return str_starts(own, word) && (own.len == word.len || own.ptr[word.len] == ':' || own.ptr[word.len] == ';');
}

static bool test_date(const CslDate *date, CslTestKind kind)
{
    if (date == NULL || date->from.year == 0)
        return false;
    if (kind == CSL_TEST_YEAR_ONLY)
        return date->from.month == 0;
    return kind == CSL_TEST_DAY ? date->from.day != 0 : date->from.month != 0 && date->from.day == 0;
}

static bool holds(const CslRender *render, const CslTest *test)
{
    switch (test->kind) {
    case CSL_TEST_VARIABLE:
        return test_variable(render, test->variable);
    case CSL_TEST_TYPE:
        return render->item->type_number == test->number;
    case CSL_TEST_NUMERIC:
        return csl_is_numeric(csl_value(render, test->variable));
    case CSL_TEST_UNCERTAIN:
        return test->variable != CSL_VARIABLES && csl_item_date(render->item, test->variable) != NULL &&
               csl_item_date(render->item, test->variable)->circa;
    case CSL_TEST_LOCATOR:
        return test_locator(render, test->word);
    case CSL_TEST_POSITION:
        return test_position(render, test->number);
    case CSL_TEST_DISAMBIGUATE:
        return render->disambig->condition;
    case CSL_TEST_LOCALE:
        return csl_locale_fits(render->arena, test->word, render->item->tag);
    case CSL_TEST_CONTEXT:
        return str_is(test->word, render->bibliography ? "bibliography" : "citation");
    case CSL_TEST_JURISDICTION:
        return test_jurisdiction(render, test->word);
    case CSL_TEST_YEAR_ONLY:
    case CSL_TEST_TO_MONTH:
    case CSL_TEST_DAY:
        return test->variable != CSL_VARIABLES && test_date(csl_item_date(render->item, test->variable), test->kind);
    case CSL_TEST_PLURAL:
        return test->variable != CSL_VARIABLES && csl_item_names(render->item, test->variable) != NULL &&
               csl_item_names(render->item, test->variable)->count > 1;
    }
    return false;
}

static bool matches(CslMatch match, size_t held, size_t count)
{
    switch (match) {
    case CSL_MATCH_ANY:
        return held > 0;
    case CSL_MATCH_NONE:
        return held == 0;
    case CSL_MATCH_NAND:
        return held < count;
    default:
        return held == count;
    }
}

/* The tests of an element, and, of CSL-M, those in it: cs:conditions and their cs:condition. Three levels deep at most. */
static bool all_hold(const CslRender *render, const CslElement *e)
{
    size_t held = 0, count = e->test_count;

    for (size_t i = 0; i < e->test_count; i++) {
        held += holds(render, &e->tests[i]);
        if (held > 0 && e->match == CSL_MATCH_ANY)
            return true;
        if (held <= i && e->match == CSL_MATCH_ALL)
            return false;
    }
    for (size_t i = 0; e->has_conditions && i < e->child_count; i++) {
        CslKind kind = e->children[i]->kind;

        if (!(e->kind == CSL_E_BRANCH && kind == CSL_E_CONDITIONS) &&
            !(e->kind == CSL_E_CONDITIONS && kind == CSL_E_CONDITION))
            continue;
        count++;
        held += all_hold(render, e->children[i]);
    }
    return matches(e->match, held, count);
}

static bool branch_holds(const CslRender *render, const CslElement *branch)
{
    if (branch->is_else)
        return true;
    if (branch->any_type != 0 && !branch->has_conditions)
        return render->item->type_number < 64 && (branch->any_type >> render->item->type_number & 1) != 0;
    return all_hold(render, branch);
}

CslOut csl_render_choose(CslRender *render, const CslElement *e)
{
    Str delimiter = render->delimiter;

    for (size_t i = 0; i < e->child_count; i++)
        if (e->children[i]->kind == CSL_E_BRANCH && branch_holds(render, e->children[i]))
            return csl_render_children(render, e->children[i], delimiter);
    return (CslOut){ 0 };
}
