#include "xml/attributes.h"

#include "base/memory.h"
#include "xml/functions.h"
#include "xml/instruction.h"
#include "xml/xml_id.h"
#include "xml/xmlstr.h"

#include <libxslt/extensions.h>

static Str said(const xmlNode *instruction, const char *name)
{
    return str_of(instruction_said(instruction, name));
}

static void run_id(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Str own = STR_EMPTY, prefix = said(instruction, "prefix"), id;
    const char *changed = instruction_said(instruction, "changed");
    xmlNs *ns;
    Buf out = { 0 };

    (void)compiled;
    if (!instruction_stands(context, node, instruction))
        return;
    own = str_of(instruction_said(node, "id"));
    buf_put(&out, prefix);
    xml_id_put(&out, own);
    id = str_from(buf_str(&out), prefix.len);
    ns = xmlSearchNs(context->output, context->insert, xml_chars("xml"));
    if (ns == NULL || xmlNewNsProp(context->insert, ns, xml_chars("id"), xml_chars(out.ptr)) == NULL)
        memory_exhausted();
    if (changed != NULL && !str_eq(id, own))
        instruction_set(context, changed, own);
    buf_free(&out);
}

/* The text of the first `value`; the caller's. */
static xmlChar *text_of_value(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (xml_is(child->name, "value"))
            return xmlNodeGetContent(child);
    return NULL;
}

static void run_ends(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Str separator = said(instruction, "separator"), text, behind;
    xmlChar *content;
    size_t at;

    (void)compiled;
    if (!instruction_stands(context, node, instruction))
        return;
    content = text_of_value(node);
    text = xml_str(content);
    at = str_find(text, separator);
    if (at != STR_NONE && str_find_char(text, ' ') == STR_NONE) {
        behind = str_from(text, at + separator.len);
        if (str_find(behind, separator) == STR_NONE) {
            instruction_set(context, instruction_said(instruction, "from"), str_slice(text, 0, at));
            instruction_set(context, instruction_said(instruction, "to"), behind);
        }
    }
    xmlFree(content);
}

void attributes_register(void)
{
    static const struct {
        const char *name;
        xsltTransformFunction run;
    } elements[] = { { "id", run_id }, { "ends", run_ends } };

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (xsltRegisterExtModuleElement(xml_chars(elements[i].name), xml_chars(FUNCTIONS_NAMESPACE), NULL,
                                         elements[i].run) != 0)
            memory_exhausted();
}
