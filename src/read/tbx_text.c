/* Text, notes and evidence of TBX; see tbx_parts.h. */
#include "read/tbx_parts.h"

#include "model/maps.h"
#include "xml/xml_id.h"

/* Emphasis; the old DTD's values stand beside those of 2019. */
static const ElementMarkup markup[] = {
    { "hi", "type", "italics", "<i>", "</i>" },       { "hi", "type", "italic", "<i>", "</i>" },
    { "hi", "type", "bold", "<b>", "</b>" },          { "hi", "type", "superscript", "<sup>", "</sup>" },
    { "hi", "type", "subscript", "<sub>", "</sub>" }, { NULL, NULL, NULL, NULL, NULL },
};

Str tbx_category(const Element *element)
{
    static const char *const carriers[] = { "descrip",   "admin",       "termNote",    "ref",
                                            "xref",      "transac",     "transacNote", "item",
                                            "adminNote", "descripNote", "refObjectSec" };

    for (size_t i = 0; i < sizeof carriers / sizeof *carriers; i++)
        if (element_is(element, carriers[i]))
            return element_value(element, "type");
    return element->name;
}

Str tbx_field(const Element *element)
{
    return map_reverse(STR("tbx"), STR("categories"), tbx_category(element), STR_EMPTY);
}

static bool is_kept(void *context, const Element *element)
{
    const Tbx *tbx = context;

    return !tbx->ours || !element_is(element, "foreign");
}

static Str clean(const Tbx *tbx, Str text)
{
    return tbx->ours ? str_trim(text) : xml_collapse(tbx->arena, text);
}

Str tbx_text(Tbx *tbx, const Element *element)
{
    return clean(tbx, element_markup(tbx->arena, element, markup, is_kept, tbx));
}

Str tbx_lang(const Tbx *tbx, const Element *element)
{
    const ElementAttribute *own = element_xml_attribute(element, "lang");

    if (tbx->ours)
        return own != NULL ? own->value : STR_EMPTY;
    return element->lang;
}

Str tbx_id(const Tbx *tbx, Str id)
{
    return tbx->ours && id.len > 2 && id.ptr[1] == '.' ? xml_id_read(tbx->arena, str_from(id, 2)) : id;
}

/* Words of a source are kept without emphasis. */
static bool is_plain(void *context, const Element *element)
{
    if (element_is(element, "hi") && element_value(element, "type").len > 0 &&
        !str_is(element_value(element, "type"), "entailedTerm"))
        tbx_lose(context, element);
    return is_kept(context, element);
}

Str tbx_verbatim(Tbx *tbx, const Element *element)
{
    static const ElementMarkup none[] = { { NULL, NULL, NULL, NULL, NULL } };

    return clean(tbx, element_markup(tbx->arena, element, none, is_plain, tbx));
}

Fact *tbx_add_text(Tbx *tbx, FactList *list, const char *key, const Element *element)
{
    bool verbatim = str_is(str_of(key), "text");
    Str text = verbatim ? tbx_verbatim(tbx, element) : tbx_text(tbx, element);
    Fact *first = NULL;

    if (text.len > 0)
        first = fact_add(tbx->arena, list, str_of(key), tbx_lang(tbx, element), text, element->content);
    for (const Element *other = NULL; tbx->ours && (other = element_child(element, "foreign", other)) != NULL;) {
        Fact *fact =
            fact_add(tbx->arena, list, str_of(key), tbx_lang(tbx, other), tbx_text(tbx, other), other->content);

        fact->more = first != NULL;
        if (first == NULL)
            first = fact;
    }
    return first;
}

void tbx_read_note(Tbx *tbx, const Schema *schema, FactList *list, const Element *note)
{
    Str text = tbx_text(tbx, note);

    if (text.len == 0)
        return;
    if (!tbx->ours || !facts_read_lines(tbx->arena, tbx->source, schema, text, note->content, list))
        tbx_add_text(tbx, list, "note", note);
}

void tbx_keep(Tbx *tbx, FactList *list, Str category, Str term, Str text, const Element *element)
{
    Fact *custom = fact_add(tbx->arena, list, STR("custom"), STR_EMPTY, STR_EMPTY, element->span);
    Str key = arena_format(tbx->arena, "tbx.%.*s", STR_ARG(category.len > 0 ? category : element->name));

    if (term.len > 0)
        text = arena_format(tbx->arena, "%.*s: %.*s", STR_ARG(term), STR_ARG(text));
    custom->has_value = false;
    fact_add(tbx->arena, &custom->below, key, STR_EMPTY, text, element->span);
}

void tbx_lose(Tbx *tbx, const Element *element)
{
    Str category = tbx_category(element);

    diag_add(tbx->diags, DIAG_B709, tbx->source, element->tag, "'%.*s' is not read here",
             STR_ARG(category.len > 0 ? category : element->name));
}

bool tbx_read_source(Tbx *tbx, FactList *list, const Element *element)
{
    bool group = element_is(element, "adminGrp");
    const Element *source = group ? element_child(element, NULL, NULL) : element;
    Str work;
    Fact *fact;

    if (source == NULL || !str_is(tbx_field(source), "sources"))
        return false;
    work = tbx_work(tbx, source);
    if (work.len == 0)
        return true;
    fact = fact_add(tbx->arena, list, STR("sources"), STR_EMPTY, work, source->content);
    if (group)
        tbx_read_evidence(tbx, &schema_source, &fact->below, element, source);
    return true;
}

void tbx_read_evidence(Tbx *tbx, const Schema *schema, FactList *list, const Element *group, const Element *head)
{
    for (const Element *child = NULL; (child = element_child(group, NULL, child)) != NULL;) {
        if (child == head)
            continue;
        if (element_is(child, "note"))
            tbx_read_note(tbx, schema, list, child);
        else if (!tbx_read_source(tbx, list, child))
            tbx_lose(tbx, child);
    }
}
