#include "xml/instruction.h"

#include "base/memory.h"
#include "xml/xmlstr.h"

#include <libxslt/xsltutils.h>

const char *instruction_said(const xmlNode *instruction, const char *name)
{
    for (const xmlAttr *a = instruction->properties; a != NULL; a = a->next)
        if (xml_is(a->name, name) && a->children != NULL)
            return xml_cstr(a->children->content);
    return NULL;
}

bool instruction_refuse(xsltTransformContext *context, xmlNode *instruction, const char *why)
{
    xsltTransformError(context, NULL, instruction, "b:%s: %s\n", xml_cstr(instruction->name), why);
    context->state = XSLT_STATE_ERROR;
    return false;
}

bool instruction_stands(xsltTransformContext *context, const xmlNode *node, xmlNode *instruction)
{
    return (node->type == XML_ELEMENT_NODE ||
            instruction_refuse(context, instruction, "the current node is no element")) &&
           (context->insert->type == XML_ELEMENT_NODE ||
            instruction_refuse(context, instruction, "there is no element around it"));
}

void instruction_set(xsltTransformContext *context, const char *name, Str value)
{
    Buf text = { 0 };

    if (name == NULL) {
        instruction_refuse(context, context->inst, "the name of an attribute is missing");
        return;
    }
    buf_put(&text, value);
    if (xmlSetProp(context->insert, xml_chars(name), xml_chars(text.len > 0 ? text.ptr : "")) == NULL)
        memory_exhausted();
    buf_free(&text);
}
