#include "xml/pieces.h"

#include "base/memory.h"
#include "xml/functions.h"
#include "xml/xmlstr.h"

#include <libxslt/extensions.h>
#include <libxslt/templates.h>
#include <libxslt/transform.h>

static void run_content(xsltTransformContext *context, xmlNode *node, xmlNode *instruction)
{
    if (instruction->children != NULL)
        xsltApplyOneTemplate(context, node, instruction->children, NULL, NULL);
}

static void run_record(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const FunctionHost *host = context->_private;
    xmlNode *parent = context->insert, *element;

    (void)compiled;
    if (!host->records || parent->type != XML_DOCUMENT_NODE || XSLT_IS_RES_TREE_FRAG(parent)) {
        run_content(context, node, instruction);
        return;
    }
    element = xmlNewDocNode(context->output, NULL, xml_chars("record"), NULL);
    if (element == NULL || xmlAddChild(parent, element) == NULL)
        memory_exhausted();
    context->insert = element;
    run_content(context, node, instruction);
    context->insert = parent;
}

void pieces_register(void)
{
    if (xsltRegisterExtModuleElement(xml_chars("record"), xml_chars(FUNCTIONS_NAMESPACE), NULL, run_record) != 0)
        memory_exhausted();
}
