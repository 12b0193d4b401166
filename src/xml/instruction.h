/* instruction.h - what extension elements that ask the current node share. */
#ifndef XML_INSTRUCTION_H
#define XML_INSTRUCTION_H

#include "base/str.h"

#include <libxslt/xsltInternals.h>

#include <stdbool.h>

/* The value of the instruction's attribute, in the stylesheet; NULL: not said. */
const char *instruction_said(const xmlNode *instruction, const char *name);

/* Stylesheets of users ask anywhere: of the document, an attribute, a namespace there is nothing to tell, and no attribute can be put
 * where no element is. */
bool instruction_refuse(xsltTransformContext *context, xmlNode *instruction, const char *why);
bool instruction_stands(xsltTransformContext *context, const xmlNode *node, xmlNode *instruction);

/* Sets an attribute of the element around the instruction. NULL is refused: the stylesheet did not say which. */
void instruction_set(xsltTransformContext *context, const char *name, Str value);

#endif
